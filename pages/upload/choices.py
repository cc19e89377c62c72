"""The answers that a question offers, and how each is called."""

from __future__ import annotations

import re

from cluster_data.reference import regions
from cluster_data.survey import survey
from loaders.decisions import Doubt
from loaders.offered import codes_offered, label_of
from words import _, number

NONE = "-"
"""No code is right, or the column says nothing to us."""
ANOTHER = "+"
"""A column of the survey that is not among the likely ones."""
_NEAR = 3
_FIGURE = re.compile(r"\d[\d.,]*")


def codes(doubt: Doubt) -> list[str]:
    """Codes for a value: the likely ones, then none of them, then all the others."""
    near = doubt.suggestions[:_NEAR]
    home = {regions()[code].iso2 for code in near if code in regions()}
    offered = codes_offered(doubt.field, near, home)
    first = [code for code in near if code in offered]
    return [*first, NONE, *offered[len(first) :]]


def column(code: str) -> str:
    """A column of the survey, or what stands for another one or none."""
    own = {NONE: _("Not used"), ANOTHER: _("Another…")}
    return own.get(code) or survey().column(code).label


def called(doubt: Doubt, code: str) -> str:
    """An answer in the language in use."""
    if doubt.kind == "column":
        return column(code)
    if doubt.kind == "decimal":
        return _with_mark(doubt, code)
    if doubt.kind == "encoding":
        return code
    return _("None of these") if code == NONE else label_of(doubt.field, code)


def _with_mark(doubt: Doubt, mark: str) -> str:
    """A decimal mark by what it makes of one of the figures: 1.200 is 1,200 or 1.2."""
    named = {",": _("the comma"), ".": _("the point")}[mark]
    found = _FIGURE.search(doubt.examples[0]) if doubt.examples else None
    if found is None:
        return named
    digits = found[0].strip(".,").replace("." if mark == "," else ",", "").replace(mark, ".")
    try:
        read = number(float(digits), 3)
    except ValueError:  # several marks of one kind, which only part thousands
        return named
    return _("{mark}: {written} is {read}").format(mark=named, written=found[0], read=read)
