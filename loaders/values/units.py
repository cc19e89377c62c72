"""Units, periods and multipliers as people write them beside a number.

The spellings are the survey's own code lists; only the words for thousand and million live here.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cluster_data.survey
from cluster_data.survey import survey
from words import fold

UNIT_LISTS = ("capacity_unit", "stated_units")
PERIOD_LIST = "capacity_period"
HOLDING = ("box", "pack")

_THOUSAND = (
    "k mille mil miles mila migliaia migliaio millier milliers thousand thousands bin milhar "
    "milhares millar millares χιλ χιλιαδες χιλιάδες χίλια ألف آلاف الاف الف tsd"
)
_MILLION = (
    "mio mios mill million millions millon millón millones milione milioni mln milhao milhão "
    "milhões milyon mn mm εκατ εκατομμύρια εκατομμύριο مليون ملايين"
)
_JOINTS = frozenset(
    fold(word)
    for word in [
        "per",
        "par",
        "por",
        "al",
        "alla",
        "a",
        "à",
        "la",
        "le",
        "les",
        "el",
        "il",
        "lo",
        "the",
        "each",
        "every",
        "pro",
        "au",
        "aux",
        "ao",
        "pela",
        "pelo",
        "cada",
        "ogni",
        "chaque",
        "de",
        "du",
        "des",
        "di",
        "d",
        "of",
        "da",
        "do",
        "dos",
        "em",
        "en",
        "in",
        "of",
        "x",
        "ανά",
        "το",
        "την",
        "τη",
        "σε",
        "لكل",
        "في",
        "كل",
        "بال",
        "del",
        "della",
        "each",
        "una",
        "un",
        "une",
        "uno",
        "one",
        "um",
        "uma",
        "başına",
        "başı",
        "each",
    ]
)
_WORD = re.compile(r"[^\W\d_]+[23²³]?|[/%‰]|\d+", re.UNICODE)
_LONGEST = 4


@dataclass(frozen=True)
class Tail:
    """What stands beside a number: multiplier, unit, pieces a unit holds, and period.

    `rest` is what was not understood.
    """

    multiplier: float = 1.0
    unit: str | None = None
    holds: float | None = None
    period: str | None = None
    percent: bool = False
    rest: str = ""


NO_TAIL = Tail()


@lru_cache(maxsize=1)
def multipliers() -> Mapping[str, float]:
    """Folded words for a thousand and a million."""
    words = {fold(word): 1e3 for word in _THOUSAND.split()}
    return words | {fold(word): 1e6 for word in _MILLION.split()}


@lru_cache(maxsize=1)
def unit_words() -> Mapping[str, str]:
    """Folded spelling to unit code."""
    return {word: code for name in UNIT_LISTS for word, code in _spellings(name).items()}


@lru_cache(maxsize=1)
def period_words() -> Mapping[str, str]:
    """Folded spelling to period code."""
    return _spellings(PERIOD_LIST)


def _spellings(name: str) -> dict[str, str]:
    code_list = survey().code_lists.get(name)
    found: dict[str, str] = {}
    for code in code_list.codes if code_list else ():
        for text in (code.code, *code.labels.values(), *code.spellings):
            found.setdefault(_key(text), code.code)
    found.pop("", None)
    return found


def _key(text: str) -> str:
    return fold(text.replace("²", "2").replace("³", "3"))


@dataclass(frozen=True)
class Unit:
    """What a stated unit is in another: one holds `factor` of `base`.

    `condition`: `always`, `product_unit` (only where the product is counted in the base), or
    `count_stated` (a box or pack, whose number must be stated).
    """

    code: str
    base: str
    factor: float | None
    condition: str


@lru_cache(maxsize=1)
def conversions() -> tuple[Unit, ...]:
    """The rules of units.csv."""
    path = Path(cluster_data.survey.__file__).parent / "units.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Unit(
                row["code"],
                row["base_unit"],
                float(row["factor"]) if row["factor"] else None,
                row["condition"],
            )
            for row in csv.DictReader(lines)
        )


@lru_cache(maxsize=4096)
def convert(unit: str, holds: float | None, product_unit: str | None) -> tuple[str, float]:
    """The base unit a stated unit is kept in, and the factor; unchanged where no rule applies."""
    for rule in conversions():
        if rule.code != unit:
            continue
        if rule.condition == "count_stated":
            if not holds:
                continue
            onward = convert(rule.base, None, product_unit)
            return onward[0], holds * onward[1]
        if rule.factor is None or (rule.condition == "product_unit" and rule.base != product_unit):
            continue
        return rule.base, rule.factor
    return unit, 1.0


@lru_cache(maxsize=20_000)
def tail(text: str) -> Tail:
    """Read what stands beside a number, such as `k pcs/semaine` or `M uds./año`."""
    words = _WORD.findall(text)
    if not words:
        return NO_TAIL
    found = _Walk(words)
    while found.at < len(words):
        found.step()
    return Tail(
        found.multiplier, found.unit, found.holds, found.period, found.percent, " ".join(found.rest)
    )


class _Walk:
    """One pass over the words beside a number, longest known phrase first."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.folded = [_key(word) for word in words]
        self.at = 0
        self.after_slash = False
        self.multiplier, self.percent = 1.0, False
        self.unit: str | None = None
        self.period: str | None = None
        self.holds: float | None = None
        self.rest: list[str] = []

    def step(self) -> None:
        """Take the next word or phrase."""
        word = self.words[self.at]
        if word in "/%‰":
            self.percent |= word != "/"
            self.after_slash = word == "/" or self.after_slash
            self.at += 1
            return
        if not (self._phrase() or self._multiplier() or self._glued() or self._holds()):
            if self.folded[self.at] not in _JOINTS:
                self.rest.append(word)
            self.at += 1

    def _phrase(self) -> bool:
        for length in range(min(_LONGEST, len(self.words) - self.at), 0, -1):
            phrase = " ".join(self.folded[self.at : self.at + length])
            if self._known(phrase, length):
                self.at += length
                return True
        return False

    def _known(self, phrase: str, length: int) -> bool:
        if length == 1 and self.words[self.at] == "M":  # a million; the metre is a small m
            return False
        unit, period = unit_words().get(phrase), period_words().get(phrase)
        if unit and self.unit is None and not (period and self.after_slash):
            self.unit = unit
            return True
        if period and self.period is None:
            self.period = period
            return True
        # The same thing said twice ("mensuel, par mois") is no news.
        return bool((unit and unit == self.unit) or (period and period == self.period))

    def _multiplier(self) -> bool:
        word = self.words[self.at]
        factor = 1e6 if word == "M" else multipliers().get(self.folded[self.at])
        if factor is None or self.unit is not None:
            return False
        self.multiplier *= factor
        self.at += 1
        return True

    def _glued(self) -> bool:
        """`kpcs`, `Mpcs`: a multiplier stuck to its unit."""
        word = self.words[self.at]
        unit = unit_words().get(_key(word[1:])) if len(word) > 2 else None
        if unit is None or self.unit is not None or word[0] not in "kKM":
            return False
        self.multiplier *= 1e6 if word[0] == "M" else 1e3
        self.unit = unit
        self.at += 1
        return True

    def _holds(self) -> bool:
        """`boxes of 50`: how many pieces one holds."""
        if self.unit not in HOLDING or self.holds or not self.words[self.at].isdecimal():
            return False
        self.holds = float(self.words[self.at])
        self.at += 1
        if self.at < len(self.folded) and unit_words().get(self.folded[self.at]) == "piece":
            self.at += 1
        return True
