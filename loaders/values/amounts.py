"""An amount as a person writes it: number or range, hedged or not, with what stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.values.marks import NUMERAL, Marks, Numeral, numeral, plain_digits
from loaders.values.tails import NO_TAIL, Tail, tail
from loaders.values.units import HOLDING
from words import fold

_SAYING_NOTHING = (
    "n/a|na|#n/a|n.d.|nd|n.c.|nc|s/d|s.d.|n.s.|null|nan|nil|tbd|tbc|x|xx|xxx|non communiqué|"
    "non disponible|non renseigné|non connu|inconnu|inconnue|à définir|à préciser|"
    "à confirmer|sans objet|unknown|not available|not known|not stated|no disponible|"
    "desconocido|sin datos|no aplica|sconosciuto|non noto|da definire|não disponível|"
    "desconhecido|yok|bilinmiyor|belirtilmemiş|άγνωστο|δ/υ|δ.υ.|μ/δ|غير متوفر|غير معروف|"
    "لا يوجد|غ م|pending|none|aucun|aucune|ninguno|nessuno|nenhum|néant|ras|non applicable|"
    "not applicable|no procede|non disponibile|non applicabile|não aplicável|sem dados|belirtilmedi"
)
_NOTHING = frozenset(fold(word) for word in _SAYING_NOTHING.split("|"))
_LONGEST_NOTHING = 2 * max(map(len, _NOTHING))
"""Characters beyond which no text says nothing, however it is spaced."""
_HEDGES = (
    "environ|env|approx|approximately|approximativement|circa|ca|about|around|roughly|aprox|"
    "aproximadamente|unos|unas|más de|mas de|plus de|moins de|menos de|more than|less than|over|"
    "under|up to|at least|at most|min|max|minimum|maximum|au moins|au plus|au maximum|jusqu à|"
    "jusqu a|jusqu'à|jusqu’à|jusque|près de|pres de|quelque|hasta|al menos|como máximo|fino a|"
    "più di|piu di|"
    "meno di|almeno|cerca de|até|mais de|pelo menos|yaklaşık|yaklasik|en az|en fazla|kadar|"
    "περίπου|περιπου|έως|εως|τουλάχιστον|πάνω από|κάτω από|حوالي|تقريبا|نحو|أكثر من|أقل من|"
    "على الأقل|حتى|c.|est.|est|estimate|estimated|estimé|estimée|estimation|stimato|stimata|"
    "estimado|estimada|tahmini|εκτίμηση|mínimo|máximo|alrededor de|oltre|civarı|civarinda|"
    "den fazla|dan fazla|capacité|capacity|capacidad|capacità|kapasite|soit|total"
)
_HEDGE_WORDS = "|".join(sorted(map(re.escape, _HEDGES.split("|")), key=len, reverse=True))
_HEDGE = re.compile(
    rf"[~≈≃∼><≥≤±+]+/?-?|\?+\s*$|(?<![/\w])(?<!/\s)(?<!per\s)(?<!par\s)(?<!por\s)"
    rf"(?:{_HEDGE_WORDS})(?!\w)\.?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?:\s*(?:[-–—−~÷]|\.\.\.?|…)|(?<![^\W\d_])(?:à|a|to|bis|et|and|y|e|ile|έως|εως|ως|με|και|"
    r"إلى|الى|و|до|until|jusqu['’]à|hasta|fino a|até))\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"^\s*(?:de|du|from|between|entre|tra|fra|da|dal|από|μεταξύ|من|بين|arası)\s+", re.IGNORECASE
)
_SQUARES = re.compile(r"(?:(?<=\bm)|(?<=\bM)|(?<=μ)|(?<=\bم)|(?<=\bmt))\^?([23])(?!\d)")
_EXPONENT = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d+)?)[eE]([+-]?\d{1,2})(?![\d\w])")
_TRAILING = re.compile(r"(?:[.,]?\s*[-–—]|\+)\s*$|^\s*\+\s*")
_NEGATIVE = re.compile(r"^\s*[-−–]\s*(?=\d)|^\s*\(\s*(?=[\d.,\s]+\)\s*$)")
_QUOTES = re.compile(r"^[\"'=]+|[\"']+$")
_ROUND_THE_CLOCK = re.compile(
    r"(/|\bper|\bpar|\bpor|\bal|\ba)\s*24\s*h(?:rs?|ours|eures|oras|ore)?\b", re.I
)
_TOO_WIDE = 500
"""No range of a capacity has a top so many times its bottom."""
_SIGN = {"2": "²", "3": "³"}


@dataclass(frozen=True)
class Amount:
    """A number or range and what stands beside it.

    `low` is None where the cell says nothing (`blank`) or can't be read. `other` is the second
    reading of a number whose one mark could be either; `settled` where the marks around it leave
    no doubt.
    """

    low: float | None = None
    high: float | None = None
    tail: Tail = NO_TAIL
    hedged: bool = False
    blank: bool = False
    other: float | None = None
    settled: bool = False


BLANK = Amount(blank=True)
UNREADABLE = Amount()


def says_nothing(text: str) -> bool:
    """True for `?`, `-`, `n/a`, `NC` and the like."""
    if len(text) > _LONGEST_NOTHING and any(map(str.isalnum, text)):
        return False
    folded = fold(text)
    return not folded or folded in _NOTHING


def amount(text: str, marks: Marks, whole: bool = False) -> Amount:
    """Read a cell such as `10k/semaine`, `1 000-5 000`, `≈ 80` or `3,5 M uds./año`.

    The tail's multiplier is in the numbers already.
    """
    return _amount(text, marks, whole)


@lru_cache(maxsize=50_000)
def _amount(text: str, marks: Marks, whole: bool) -> Amount:
    written = plain_digits(text)
    if not any(sign.isdecimal() for sign in written):
        return BLANK if says_nothing(written) else UNREADABLE
    written = _QUOTES.sub("", _SQUARES.sub(_raised, written)).strip()
    exponent = _EXPONENT.fullmatch(written)
    if exponent:
        value = _powered(exponent)
        return Amount(value, value)
    written = _EXPONENT.sub(lambda found: f"{_powered(found):.0f}", written)
    negative = bool(_NEGATIVE.match(written))
    written = _NEGATIVE.sub("", written)
    first = NUMERAL.search(written)
    if first is None:
        return UNREADABLE
    before, after = written[: first.start()], _ROUND_THE_CLOCK.sub("/day", written[first.end() :])
    before, between = _BETWEEN.subn("", before + " ")
    ahead = _ahead(_HEDGE.sub("", before).strip(" :.,;-–"))
    hedged = bool(_HEDGE.search(before))
    low = numeral(first[0], marks, whole)
    if low is None or ahead is None:
        return UNREADABLE
    found = _range(low, after, marks, whole) or _single(low, after)
    beside = _joined(ahead, found.tail)
    if found.low is None or beside is None:
        return UNREADABLE
    hedged = hedged or bool(_HEDGE.search(after)) or bool(re.search(r"\+\s*$", after))
    sign = -1.0 if negative else 1.0
    return Amount(
        sign * found.low, sign * (found.high or 0.0), beside, hedged and not between, False,
        found.other, low.settled,
    )  # fmt: skip


def _powered(exponent: re.Match[str]) -> float:
    return float(exponent[1].replace(",", ".")) * 10.0 ** int(exponent[2])


def _ahead(text: str) -> Tail | None:
    """What stands before the number: a period or unit (`günde 5.000`); None for anything else."""
    if any(sign in text for sign in "€$£"):
        return None
    if not any(sign.isalnum() for sign in text):
        return NO_TAIL
    said = tail(text)
    plain = said.multiplier == 1 and not (said.rest or said.unclear or said.percent)
    return said if plain and said.late == 1 and (said.period or said.unit) else None


def _joined(ahead: Tail, beside: Tail) -> Tail | None:
    """What stands around a number taken together; None where the two sides differ."""
    if ahead == NO_TAIL:
        return beside
    for one, other in ((ahead.period, beside.period), (ahead.unit, beside.unit)):
        if one and other and one != other:
            return None
    return replace(beside, period=beside.period or ahead.period, unit=beside.unit or ahead.unit)


def _raised(match: re.Match[str]) -> str:
    return _SIGN[match[1]]


def _range(low: Numeral, after: str, marks: Marks, whole: bool) -> Amount | None:
    """A range whose first number was read; None where no second one follows."""
    second = NUMERAL.search(after)
    if second is None:
        return None
    middle, end = after[: second.start()], after[second.end() :]
    link = re.search(_RANGE.pattern + r"$", middle, re.IGNORECASE)
    if link is None:
        return None
    first_tail = tail(middle[: link.start()])
    last_tail = tail(_HEDGE.sub(" ", end))
    high = numeral(second[0], marks, whole)
    if high is None or first_tail.rest or any(sign.isdecimal() for sign in end):
        return None
    if _unclear(first_tail) or _unclear(last_tail):
        return UNREADABLE
    shared = first_tail if first_tail.multiplier != 1 or first_tail.unit else last_tail
    bottom = low.value * shared.multiplier
    top = high.value * last_tail.multiplier
    if bottom > top >= low.value and shared is last_tail:
        shared, bottom = first_tail, low.value  # 500 000 à 1 M
    if bottom > top:
        return None
    if bottom > 0 and top >= _TOO_WIDE * bottom:
        return UNREADABLE  # "5 à 10 000" may well start at 5 000
    said = Tail(
        shared.multiplier, last_tail.unit or first_tail.unit, last_tail.holds, last_tail.period,
        last_tail.percent or first_tail.percent, last_tail.rest,
    )  # fmt: skip
    other = None
    if low.other is not None or high.other is not None:
        other = (low.value if low.other is None else low.other) * shared.multiplier
    return Amount(bottom, top, said, other=other)


def _single(low: Numeral, after: str) -> Amount:
    beside = tail(_HEDGE.sub(" ", after))
    if _unclear(beside):
        return UNREADABLE
    stray = any(sign.isdecimal() for sign in after)
    if stray and not (beside.unit in HOLDING and beside.holds and not _digits(beside.rest)):
        return UNREADABLE
    value = low.value * beside.multiplier
    other = None if low.other is None else low.other * beside.multiplier
    return Amount(value, value, beside, other=other)


def _unclear(said: Tail) -> bool:
    return said.unclear or said.late != 1


def _digits(text: str) -> bool:
    return any(sign.isdecimal() for sign in text)
