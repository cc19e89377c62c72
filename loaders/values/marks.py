"""Which sign marks decimals in a column, and what a run of digits and signs is worth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Sign = Literal[".", ","]

_SPACES = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
NUMERAL = re.compile(rf"\d+(?:[{_SPACES}'’.,،٬٫]\d+)*")
_GAPS = re.compile(rf"[{_SPACES}'’٬]")
_GROUPED = re.compile(r"\d{1,3}(?:'\d{3})+")
_ONE_MARK_THREE = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")

_DECIMAL_POINT = re.compile(
    r"\d,\d{3}\.\d"  # 1,200.5
    r"|,\d{3},\d{3}"  # 1,200,000
    r"|(?<![\d.,])\d+\.(?:\d{1,2}|\d{4,})(?![\d.,])"  # 3.5
    r"|(?<![\d.,])0\.\d"  # 0.125
    r"|(?<![\d.,])\d{4,}\.\d"  # 1234.567
    rf"|\d[{_SPACES}'’]\d{{3}}\.\d"  # 1 200.500
)
_DECIMAL_COMMA = re.compile(
    r"\d\.\d{3},\d"
    r"|\.\d{3}\.\d{3}"
    r"|(?<![\d.,])\d+,(?:\d{1,2}|\d{4,})(?![\d.,])"
    r"|(?<![\d.,])0,\d"
    r"|(?<![\d.,])\d{4,},\d"
    rf"|\d[{_SPACES}'’]\d{{3}},\d"
)
_COMMA_LANGUAGES = frozenset({"fr", "es", "it", "pt", "tr", "el", "de"})
_COMMA_COUNTRIES = frozenset(
    [
        "FR",
        "ES",
        "IT",
        "PT",
        "TR",
        "GR",
        "CY",
        "DE",
        "AT",
        "BE",
        "NL",
        "HR",
        "SI",
        "RS",
        "BA",
        "ME",
        "MK",
        "AL",
        "XK",
        "RO",
        "BG",
        "MA",
        "TN",
        "DZ",
        "MR",
        "MC",
    ]
)
_POINT_COUNTRIES = frozenset(
    ["GB", "IE", "US", "MT", "EG", "JO", "LB", "PS", "LY", "IL", "SA", "AE", "SY", "GI"]
)


@dataclass(frozen=True)
class Marks:
    """The decimal sign of a column; `sure` where other cells of the column prove it.

    None means nothing points either way; `decided` that a person said so; `contested` that the
    column's own cells contradict each other, so that the language alone decides.
    """

    decimal: Sign | None = None
    sure: bool = False
    decided: bool = False
    contested: bool = False


def plain_digits(text: str) -> str:
    """Digits of any script as ASCII digits, the Arabic decimal and thousands signs kept."""
    if text.isascii():
        return text
    return "".join(_ascii_digit(sign) for sign in text)


def _ascii_digit(sign: str) -> str:
    if sign.isascii():
        return sign
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def evidence(texts: Iterable[str]) -> tuple[bool, bool]:
    """Whether some text can only be read with a decimal point, and some only with a comma."""
    written = "\n".join(texts)
    if not written.isascii():
        written = plain_digits(written)
    if "." not in written and "," not in written:
        return False, False
    return bool(_DECIMAL_POINT.search(written)), bool(_DECIMAL_COMMA.search(written))


def decide(
    column: tuple[bool, bool],
    file: tuple[bool, bool],
    language: str | None,
    countries: Iterable[str],
) -> Marks:
    """The decimal sign: by the column's own cells, the file's others, language, then country."""
    for (point, comma), sure in ((column, True), (file, False)):
        if point != comma:
            return Marks("." if point else ",", sure)
    usual = _usual(language, set(countries))
    return Marks(usual, contested=all(column) and usual is not None)


def _usual(language: str | None, countries: set[str]) -> Sign | None:
    """The decimal sign people of a language, or else of some countries, write."""
    if language in _COMMA_LANGUAGES:
        return ","
    if language == "en":
        return "."
    if countries & _COMMA_COUNTRIES and not countries & _POINT_COUNTRIES:
        return ","
    if language == "ar" or (countries & _POINT_COUNTRIES and not countries & _COMMA_COUNTRIES):
        return "."
    return None


@dataclass(frozen=True)
class Numeral:
    """A number, and the other reading where the signs allow two; `settled` if the column decides.

    The other reading is kept even then: a column of pieces has no use for three decimals.
    """

    value: float
    other: float | None = None
    settled: bool = False


def numeral(digits: str, marks: Marks, whole: bool = False) -> Numeral | None:
    """The worth of a run such as `1 200 000`, `12.000,5` or `٥٠٠٬٠٠٠`; None if malformed.

    `whole` says that the column counts whole things, so that three digits after a sign are
    thousands.
    """
    bare = _GAPS.sub("'", digits.replace("،", ","))
    if "٫" in bare:
        bare = bare.replace(".", "'").replace(",", "'").replace("٫", ".")
        return _value(bare, ".")
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        decimal: Sign = "." if bare.rfind(".") > bare.rfind(",") else ","
        grouping = "," if decimal == "." else "."
        return _value(bare.replace(grouping, "'"), decimal)
    if points + commas == 0:
        return _value(bare, ".")
    sign: Sign = "." if points else ","
    if points + commas > 1:
        return _value(bare.replace(sign, "'"), ".")
    if not _ONE_MARK_THREE.fullmatch(bare):
        return _value(bare, sign)
    return _either(bare, sign, marks, whole)


def _either(bare: str, sign: Sign, marks: Marks, whole: bool) -> Numeral:
    thousands, fraction = float(bare.replace(sign, "")), float(bare.replace(sign, "."))
    if whole:
        return Numeral(thousands)
    if marks.decided:
        return Numeral(fraction if marks.decimal == sign else thousands)
    if marks.decimal is None:
        return Numeral(thousands, fraction)
    if marks.decimal != sign:
        return Numeral(thousands, fraction if marks.contested else None)
    return Numeral(fraction, thousands, marks.sure)


def _value(bare: str, decimal: str) -> Numeral | None:
    whole, _, rest = bare.partition(decimal)
    if decimal in rest or "'" in rest:
        return None
    if "'" in whole:
        if not _GROUPED.fullmatch(whole):
            return None
        whole = whole.replace("'", "")
    return Numeral(float(f"{whole}.{rest or '0'}"))
