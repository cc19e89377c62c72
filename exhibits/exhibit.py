"""What a figure says, free of how it is drawn.

A slide, a screen and a file made from the same exhibit cannot disagree.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import pandas as pd

from exhibits.classing import Classing
from words import _, ngettext, number

Kind = Literal["text", "code", "state", "number", "ratio", "count", "date", "year"]
State = Literal["not_asked", "not_answered", "none", "suppressed", "value", "no_demand"]
STATES: tuple[State, ...] = ("value", "none", "suppressed", "not_answered", "not_asked")
"""Those that answers can be in; where need is counted too, it may be `no_demand` that is known."""
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


ExhibitKind = Literal[
    "map", "bars", "dots", "heatmap", "stack", "lines", "change", "pies", "bivariate",
    "multiples", "sites", "flows", "sankey",
]  # fmt: skip
"""What an exhibit is drawn as; each has one renderer for the screen and one for vectors."""
MAPS: tuple[ExhibitKind, ...] = ("map", "pies", "bivariate", "multiples", "sites", "flows")
"""Kinds drawn over our own ground: they bear its terms and its disclaimer."""


@dataclass(frozen=True)
class Encoding:
    """Which column drives which visual channel; a renderer reads nothing else to choose them.

    `series` parts a bar, line or pie; `facet` parts a figure into small ones; `classing` is how a
    reader wants values classed; `frame` the extent a map opens on (west, south, east, north in
    degrees; None: the basin); `patterns` marks classes by patterns beside colours; `circle` is one
    to draw around a place (latitude, longitude, kilometres).
    """

    kind: ExhibitKind
    x: str = ""
    y: str = ""
    colour: str = ""
    size: str = ""
    region: str = ""
    measure: str = ""
    series: str = ""
    facet: str = ""
    classing: Classing = field(default_factory=Classing)
    frame: tuple[float, float, float, float] | None = None
    patterns: bool = False
    circle: tuple[float, float, float] | None = None


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
    round: str = ""  # the round the reader chose; files are named by it, else by the day

    @cached_property
    def known(self) -> pd.DataFrame:
        """The rows that show a figure: state `value`, and a value in column `value`."""
        table = self.table
        return table[(table["state"].eq("value") & table["value"].notna()).to_numpy(bool)]

    def field(self, name: str) -> Field:
        """The declaration of a column; KeyError when the exhibit has none of that name."""
        for declared in self.fields:
            if declared.name == name:
                return declared
        raise KeyError(name)


def state_label(state: str) -> str:
    """An area's state in words."""
    labels = {
        "not_asked": _("not asked"),
        "not_answered": _("asked, no answer"),
        "none": _("answered: none"),
        "suppressed": _("fewer than 3 firms: not shown"),
        "value": _("figure shown"),
        "no_demand": _("no demand known"),
    }
    return labels[state]
