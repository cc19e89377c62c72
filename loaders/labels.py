"""Codes in problem texts: kept as codes, shown as labels in the language of the reader."""

from __future__ import annotations

from cluster_data.reference import products
from cluster_data.survey import survey
from words import speaking


class Label(str):
    """A code that formats as its label; as a value, in JSON or in the ledger, it is the code."""

    __slots__ = ("_list",)
    _list: str

    def __new__(cls, code: str, of: str) -> Label:
        """`of` is `column`, `product` or the name of a code list."""
        made = super().__new__(cls, code)
        made._list = of
        return made

    def __format__(self, spec: str) -> str:
        return format(self._shown(), spec)

    def _shown(self) -> str:
        code = str.__str__(self)
        if self._list == "column":
            labels = survey().column(code).labels
            return labels.get(speaking(), labels["en"])
        if self._list == "product":
            return products()[code].label if code in products() else code
        for name in (self._list, "stated_units"):
            codes = survey().code_lists.get(name)
            if codes is not None and code in codes:
                return codes[code].labels.get(speaking(), code)
        return code


def shown(value: object, of: str) -> object:
    """A code as a label; anything else as it is, nothing as a dash."""
    if isinstance(value, str):
        return Label(value, of)
    return "–" if value is None else value
