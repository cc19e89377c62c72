"""Days as people write them: ISO, day first, serial numbers, month names in eight languages."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from loaders.values.amounts import says_nothing
from words import fold

EPOCH = dt.date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 25569, 73050  # 1970 to 2099: anything else is no survey's date

_MONTHS = (
    "january janvier enero gennaio janeiro ocak ιανουάριος ιανουαρίου يناير جانفي كانون_الثاني "
    "jan janv ene gen oca ιαν",
    "february février febrero febbraio fevereiro şubat φεβρουάριος φεβρουαρίου فبراير فيفري شباط "
    "feb févr fév fev şub φεβ",
    "march mars marzo março mart μάρτιος μαρτίου مارس آذار mar μαρ",
    "april avril abril aprile nisan απρίλιος απριλίου أبريل أفريل نيسان apr avr abr nis απρ",
    "may mai mayo maggio maio mayıs μάιος μαΐου مايو ماي أيار mag μαϊ",
    "june juin junio giugno junho haziran ιούνιος ιουνίου يونيو جوان حزيران jun giu haz ιουν",
    "july juillet julio luglio julho temmuz ιούλιος ιουλίου يوليو جويلية تموز jul juil lug tem "
    "ιουλ",
    "august août agosto ağustos αύγουστος αυγούστου أغسطس أوت آب aug aou ago ağu αυγ",
    "september septembre septiembre setiembre settembre setembro eylül σεπτέμβριος σεπτεμβρίου "
    "سبتمبر أيلول sep sept set eyl σεπ σεπτ",
    "october octobre octubre ottobre outubro ekim οκτώβριος οκτωβρίου أكتوبر تشرين_الأول "
    "oct ott out eki οκτ",
    "november novembre noviembre novembro kasım νοέμβριος νοεμβρίου نوفمبر "
    "تشرين_الثاني nov kas νοε",
    "december décembre diciembre dicembre dezembro aralık δεκέμβριος δεκεμβρίου ديسمبر كانون_الأول "
    "dec déc dic dez ara δεκ",
)
_YEAR_FIRST = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?:[T\s].*)?")
_THREE = re.compile(
    r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})(?:\s+\d{1,2}:.*)?"
)
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})")
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})")


@dataclass(frozen=True)
class Day:
    """A day, and how it was reached: `exact`, `month` (its last day) or `year` (31 December)."""

    date: dt.date | None = None
    grain: str = "exact"
    blank: bool = False


@lru_cache(maxsize=1)
def _month_names() -> dict[str, int]:
    return {
        fold(name): number
        for number, names in enumerate(_MONTHS, start=1)
        for name in names.split()
    }


def month_first(texts: Iterable[str]) -> bool:
    """True where some date of the column can only be month/day/year and none day/month/year."""
    american = european = False
    for text in texts:
        found = _THREE.fullmatch(_digits(text))
        if found:
            first, second = int(found[1]), int(found[2])
            american |= second > 12 >= first
            european |= first > 12 >= second
    return american and not european


def serial(value: float) -> dt.date | None:
    """The day of a spreadsheet's serial number (46084 is 3 March 2026)."""
    if not FIRST_SERIAL <= value < LAST_SERIAL:
        return None
    return EPOCH + dt.timedelta(days=int(value))


def day(text: str, american: bool = False, ends: bool = False) -> Day:
    """Read a date; `ends` allows a bare month or year, which means its last day."""
    written = _digits(text)
    if says_nothing(written):
        return Day(blank=True)
    return _numeric(written, american, ends) or _named(written, ends) or Day()


def _digits(text: str) -> str:
    from loaders.values.marks import plain_digits

    return plain_digits(text).strip()


def _numeric(text: str, american: bool, ends: bool) -> Day | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _THREE.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        month, number = (first, second) if american and first <= 12 else (second, first)
        return _day(_year(found[3]), month, number)
    if found := _COMPACT.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        reached = serial(float(text))
        return Day(reached) if reached else None
    if not ends:
        return None
    if found := _MONTH_YEAR.fullmatch(text):
        return _last_of(int(found[2]), int(found[1]))
    if found := _YEAR_MONTH.fullmatch(text):
        return _last_of(int(found[1]), int(found[2]))
    if re.fullmatch(r"(?:19|20)\d{2}", text):
        return Day(dt.date(int(text), 12, 31), "year")
    return None


def _named(text: str, ends: bool) -> Day | None:
    words = fold(re.sub(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)", " ", text))
    for two in ("كانون الثاني", "كانون الاول", "تشرين الاول", "تشرين الثاني"):
        words = words.replace(fold(two), fold(two.replace(" ", "_")).replace(" ", "_"))
    months = {name.replace(" ", "_"): number for name, number in _month_names().items()}
    month = next((months[word] for word in words.split() if word in months), None)
    numbers = [word for word in words.split() if word.isdecimal()]
    if month is None:
        return None
    if len(numbers) >= 2:
        first, second = numbers[0], numbers[1]
        if len(first) == 4:
            first, second = second, first
        return _day(_year(second), month, int(first)) if len(first) <= 2 else None
    if ends and len(numbers) == 1 and len(numbers[0]) == 4:
        return _last_of(int(numbers[0]), month)
    return None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _day(year: int, month: int, number: int) -> Day | None:
    try:
        return Day(dt.date(year, month, number))
    except ValueError:
        return None


def _last_of(year: int, month: int) -> Day | None:
    if not (1 <= month <= 12 and 1900 <= year <= 2100):
        return None
    return Day(dt.date(year, month, calendar.monthrange(year, month)[1]), "month")
