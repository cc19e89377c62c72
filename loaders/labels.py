"""Codes in problem texts: kept as codes, shown as labels in the language of the reader.

Several suggestions are one text of codes with bars between.
"""

from __future__ import annotations

from collections.abc import Iterable

from cluster_data.reference import countries, products, regions, stages
from cluster_data.survey import survey
from loaders.checks import wording
from words import speaking


class Label(str):
    """A code that formats as its label; as a value, in JSON or in the ledger, it is the code."""

    __slots__ = ("_list",)
    _list: str

    def __new__(cls, code: str, of: str) -> Label:
        """`of` is `column`, `product`, `region`, `country` or the name of a code list."""
        made = super().__new__(cls, code)
        made._list = of
        return made

    def __format__(self, spec: str) -> str:
        return format(self._shown(), spec)

    def _shown(self) -> str:
        code = str.__str__(self)
        if PARTED in code:
            return ", ".join(_label(part, self._list) for part in code.split(PARTED))
        return _label(code, self._list)


PARTED = "|"


def _label(code: str, of: str) -> str:
    if of in wording.LISTS:
        return wording.told(code, of)
    if of == "column":
        labels = survey().column(code).labels
        return labels.get(speaking(), labels["en"])
    if of == "product" and code in products():
        return products()[code].label
    if of == "country" and code in countries():
        return countries()[code].label
    if of == "region" and code in regions():
        region = regions()[code]
        return f"{region.label} ({countries()[region.iso2].label})"
    if of == "stage" and code in stages():
        return stages()[code].label
    for name in (of, "stated_units"):
        codes = survey().code_lists.get(name)
        if codes is not None and code in codes:
            return codes[code].labels.get(speaking(), code)
    return code


def several(codes: Iterable[str]) -> str:
    """Suggested codes as one parameter, of which `Label` shows the labels; a dash for none."""
    return PARTED.join(codes) or "–"


def shown(value: object, of: str) -> object:
    """A code as a label; anything else as it is, nothing as a dash."""
    if isinstance(value, str):
        return Label(value, of)
    return "–" if value is None else value
