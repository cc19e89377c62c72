"""How a person of each language writes what an answer means: words, numbers and dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from cluster_data.reference import (
    ambiguous_spellings,
    countries,
    products,
    regions,
    stages,
    table,
)
from cluster_data.survey import survey
from words.folding import fold

Cell = str | int | float | dt.date | None

_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_MARKS = {
    "fr": ("\u202f", ","), "es": (".", ","), "it": (".", ","), "pt": (" ", ","), "el": (".", ","),
    "tr": (".", ","), "en": (",", "."), "ar": ("٬", "٫"),
}  # fmt: skip
_DATES = {
    "fr": "%d/%m/%Y", "es": "%d/%m/%Y", "it": "%d/%m/%Y", "pt": "%d/%m/%Y", "el": "%d/%m/%Y",
    "tr": "%d.%m.%Y", "en": "%Y-%m-%d", "ar": "%d/%m/%Y",
}  # fmt: skip
_NATIONAL = {
    "fr": "NF ", "es": "UNE-", "it": "UNI ", "pt": "NP ", "tr": "TS ", "en": "", "ar": "", "el": "",
}  # fmt: skip
_TO = {
    "fr": " à ", "es": " a ", "it": "-", "pt": " a ", "en": "-", "ar": "-", "tr": "-", "el": "-",
}  # fmt: skip


@dataclass(frozen=True)
class Hand:
    """How a file's author writes: language, typed or text, percentages as 75, 75 % or 0.75."""

    language: str
    typed: bool = False
    percent: str = "number"

    def label(self, field: str) -> str:
        """The heading of a survey column."""
        return survey().column(field).labels[self.language]

    def code(self, code_list: str, code: str) -> str:
        """An answer of a code list, in words."""
        return survey().code_lists[code_list][code].labels[self.language]

    def unit(self, unit: str) -> str:
        """The word for a unit."""
        base = unit in survey().code_lists["capacity_unit"]
        return self.code("capacity_unit" if base else "stated_units", unit)

    def product(self, code: str, turn: int) -> str:
        """One of the names of a product, its official one every second `turn`."""
        said = product_names(code, self.language)
        return said[0] if turn % 2 == 0 else said[turn // 2 % len(said)]

    def region(self, code: str) -> str:
        """A region's name in the language, else the local one."""
        names = regions()[code].names
        return names.get(self.language) or names["local"]

    def stage(self, code: str) -> str:
        """A stage of the value chain, in words."""
        return stages()[code].names[self.language]

    def country(self, iso2: str) -> str:
        """A country's name in the language, else the English one."""
        names = countries()[iso2].names
        return names.get(self.language) or names["en"]

    def number(self, value: float | None) -> Cell:
        """A number as typed, or as text with the marks of the language."""
        if value is None:
            return None
        if self.typed:
            return int(value) if value == int(value) else value
        return self.written(value)

    def written(self, value: float) -> str:
        """A number as text with the marks of the language."""
        group, decimal = _MARKS[self.language]
        text = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
        text = text.replace(",", "\0").replace(".", decimal).replace("\0", group)
        return text.translate(_EASTERN) if self.language == "ar" else text

    def range(self, low: float, high: float) -> str:
        """A range, always as text."""
        return f"{self.written(low)}{_TO[self.language]}{self.written(high)}"

    def share(self, percent: int | None) -> Cell:
        """A percentage: 75, `75 %` or 0.75."""
        if percent is None or self.percent == "number":
            return self.number(percent)
        return f"{percent} %" if self.percent == "sign" else percent / 100

    def date(self, day: dt.date | None) -> Cell:
        """A date as typed or as the language writes it."""
        if day is None or self.typed:
            return day
        text = day.strftime(_DATES[self.language])
        return text.translate(_EASTERN) if self.language == "ar" else text

    def standards(self, codes: tuple[str, ...]) -> str:
        """Standards, European ones with the prefix of the national body that adopts them."""
        prefix = _NATIONAL[self.language]
        return "; ".join(prefix + code if code[3:4].isdigit() else code for code in codes)


def product_names(code: str, language: str) -> tuple[str, ...]:
    """The official name of a product in a language, then two others people use."""
    others = _spellings().get((code, language), ())
    return tuple(dict.fromkeys((products()[code].names[language], *others[:2])))


@lru_cache(maxsize=1)
def _spellings() -> dict[tuple[str, str], list[str]]:
    """Spellings by product and language, without those that could mean several products."""
    shared = {fold(text) for text in ambiguous_spellings()}
    listed = table("product_spellings")
    found: dict[tuple[str, str], list[str]] = {}
    for code, language, text in zip(
        listed["product_code"], listed["language"], listed["spelling"], strict=True
    ):
        if len(text) > 4 and fold(text) not in shared:
            found.setdefault((code, language), []).append(text)
    return found
