"""What a figure says, free of how it is drawn.

A slide, a screen and a file made from the same exhibit cannot disagree.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from words import _, ngettext, number

Kind = Literal["text", "code", "state", "number", "ratio", "count", "date", "year"]
State = Literal["not_asked", "not_answered", "none", "suppressed", "value"]
STATES: tuple[State, ...] = ("value", "none", "suppressed", "not_answered", "not_asked")
SUPPRESSED = "<3"
"""Printed for a count of one or two firms; the count itself never reaches an exhibit."""


@dataclass(frozen=True)
class Field:
    """One column of the table: its name in code, its label and unit for the reader."""

    name: str
    label: str
    kind: Kind
    unit: str = ""


@dataclass(frozen=True)
class Answered:
    """How many firms stand behind a figure, of how many asked.

    `n` is None when suppressed; `asked` is None where no roster says who was asked.
    """

    n: int | None
    asked: int | None

    @property
    def text(self) -> str:
        """Such as `n = 12 firms, of 240 asked`; an unknown number asked is said, never guessed."""
        shown = SUPPRESSED if self.n is None else number(self.n)
        plural = 2 if self.n is None else self.n
        if self.asked is None:
            return ngettext(
                "{n} answered; number asked unknown", "{n} answered; number asked unknown", plural
            ).format(n=shown)
        if self.n is None:
            return _("n < 3 firms, of {asked} asked").format(asked=number(self.asked))
        return ngettext(
            "n = {n} firm, of {asked} asked", "n = {n} firms, of {asked} asked", plural
        ).format(n=shown, asked=number(self.asked))


@dataclass(frozen=True)
class Encoding:
    """Which column drives which visual channel; a renderer reads nothing else to choose them."""

    kind: Literal["map", "bars", "dots"]
    x: str = ""
    y: str = ""
    colour: str = ""
    size: str = ""
    region: str = ""
    measure: str = ""


@dataclass(frozen=True)
class Exhibit:
    """One figure: what it says, the tidy table behind it, and how the columns are drawn.

    All texts are in the reader's language when it is made and hold no markup; names inside them
    are data, so each medium escapes them for itself.
    """

    id: str
    title: str
    subtitle: str
    table: pd.DataFrame
    fields: tuple[Field, ...]
    encoding: Encoding
    n: Answered
    as_of: dt.date
    source: str
    notes: tuple[str, ...]
    sentence: str
    link: str = ""

    def field(self, name: str) -> Field:
        """The declaration of a column; KeyError when the exhibit has none of that name."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


def state_label(state: str) -> str:
    """An area's state in words."""
    labels = {
        "not_asked": _("not asked"),
        "not_answered": _("asked, no answer"),
        "none": _("answered: none"),
        "suppressed": _("fewer than 3 firms: not shown"),
        "value": _("figure shown"),
    }
    return labels[state]
