"""What the address says: the scenario and its answer, what it is compared with, one product."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import shell
from pages.foresight import asked as asking
from pages.foresight.answering import Answer, answer
from pages.foresight.asked import Asked
from pages.foresight.needing import Own
from pages.foresight.own_file import OwnStock
from pages.foresight.own_patients import OwnPatients
from pages.foresight.patients import Patients
from shell.state import State


@dataclass(frozen=True)
class Held:
    """The reader's own files of this session, as they were understood; None without one."""

    stock: OwnStock | None = None
    patients: OwnPatients | None = None

    def figures(self, asked: Asked) -> tuple[Own, Patients]:
        """What of them a scenario counts with; an ordinary day has no patients."""
        ill = self.patients.figures if self.patients and asked.mode != "calm" else ()
        return (self.stock.figures if self.stock else (), ill)


@dataclass(frozen=True)
class View:
    """A scenario and its answer, as the address looks at them.

    `other` is the answer it is compared with; `product` the one on the map, empty where the need
    of none is known; `own` the reader's own files of this session.
    """

    asked: Asked
    answer: Answer
    other: Answer | None
    product: str
    own: Held


def read(state: State, own: Held | None = None) -> View:
    """The view of an address; all that it names wrongly falls back to the usual."""
    asked, own = asking.read(state), own or Held()
    found = answered(state, asked, own)
    compared = _compared(state, asked, own)
    other = answered(state, compared, own) if compared else None
    offered = options(found)
    return View(asked, found, other, state.param("at", offered, first(found)), own)


def _compared(state: State, asked: Asked, own: Held) -> Asked | None:
    """What it is compared with; own patients fall ill in both, so a number makes no difference."""
    other = asking.compared(state, asked)
    same = other is not None and other.mode == asked.mode
    return None if same and own.figures(asked)[1] else other


def answered(state: State, asked: Asked, own: Held) -> Answer:
    """The answer to a scenario in the selection."""
    return shell.cached(
        answer, asked, state.selection, state.viewer, dt.date.today(), *own.figures(asked)
    )


def options(found: Answer) -> list[str]:
    """The products whose need is known, first short first."""
    return [str(code) for code in found.cover.loc[found.cover["need"].notna(), "product_code"]]


def first(found: Answer) -> str:
    """The product to look at first: of those that run short, the one that most firms make."""
    known = found.cover[found.cover["need"].notna()]
    for table in (found.short, found.told, known):
        made = table[table["made"].astype(bool)]
        if len(made):
            most = made.sort_values(["n", "product_code"], ascending=[False, True])
            return str(most["product_code"].iloc[0])
    return str(known["product_code"].iloc[0]) if len(known) else ""
