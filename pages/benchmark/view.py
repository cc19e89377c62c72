"""What the address says: which cluster, held against whom, by which figure; or training."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, cast

import shell
from pages.benchmark.compared import Compared, borders, compared
from planning.benchmark import INDICATORS, Indicator
from planning.peers import REASONS, Peer, Reason, peers
from planning.training import BYS, By
from shell.state import State

Part = Literal["clusters", "training"]
PARTS: tuple[Part, ...] = ("clusters", "training")
FIRST: Indicator = "certified"


@dataclass(frozen=True)
class View:
    """The comparison as the address looks at it; `own` is empty where no cluster is chosen."""

    found: Compared
    part: Part
    own: str
    reason: Reason
    indicator: Indicator
    peers: tuple[Peer, ...]
    by: By


def read(state: State) -> View:
    """The view of an address; what it names wrongly falls back to the default."""
    found = shell.cached(compared, state.selection, state.viewer, dt.date.today())
    codes = set(found.table["cluster_code"])
    own = state.param("of", codes, usual(state, codes))
    reason = cast(Reason, state.param("pr", REASONS, REASONS[0]))
    return View(
        found,
        cast(Part, state.param("o", PARTS, PARTS[0])),
        own,
        reason,
        cast(Indicator, state.param("i", INDICATORS, FIRST)),
        peers(found.profiles, own, reason, borders()),
        cast(By, state.param("tb", BYS, BYS[0])),
    )


def usual(state: State, codes: set[str]) -> str:
    """The cluster looked at unless the reader says: the only one selected, else the viewer's."""
    chosen = state.selection.clusters
    code = chosen[0] if len(chosen) == 1 else state.viewer.cluster or ""
    return code if code in codes else ""
