"""The page's figures, from the comparison of its address."""

from __future__ import annotations

import datetime as dt

import pandas as pd

import shell
from cluster_data import reference
from exhibits.catalogue import benchmark as side_by_side
from exhibits.catalogue import training_needs as needs
from exhibits.exhibit import Exhibit
from pages.benchmark import wording
from pages.benchmark.compared import Wishes, wishes
from pages.benchmark.view import View
from planning.peers import Standing, standings
from planning.training import ALL, OFFERED
from shell import let_stand
from shell import wording as said
from shell.state import State
from words import _, ngettext, number

_UNKNOWN = 6
"""Wishes outside the vocabulary that a note lists."""


def benchmark(state: State, view: View) -> Exhibit | None:
    """All clusters by the chosen indicator, peers first; None where no cluster is known."""
    table = view.found.table
    if table.empty:
        return None
    rows = table[table["indicator"].eq(view.indicator)].rename(columns={"cluster_code": "cluster"})
    reasons = {peer.code: wording.because(peer) for peer in view.peers}
    rows = rows.assign(
        name=[wording.cluster(code) for code in rows["cluster"]],
        reason=[reasons.get(code, "") for code in rows["cluster"]],
    )
    return side_by_side.benchmark(
        rows[list(side_by_side.COLUMNS)],
        indicator=view.indicator,
        own=view.own,
        as_of=state.day,
        answered=view.found.answered,
        source=said.source(),
        notes=let_stand.notes(state),
        id=f"benchmark-{view.indicator}-{view.own or 'all'}",
    )


def apart(view: View) -> list[Standing]:
    """What sets the cluster in question apart from its peers."""
    return standings(view.found.table, view.own, [peer.code for peer in view.peers])


def sought(state: State, view: View) -> Wishes:
    """What firms of the selection would learn, and who teaches."""
    return shell.cached(wishes, state.selection, state.viewer, view.by, dt.date.today())


def training(state: State, view: View) -> Exhibit | None:
    """Skills sought and training offered; None where nobody said anything of either."""
    found = sought(state, view)
    if found.cells.empty:
        return None
    labels = _labels(view)
    cells = found.cells.assign(
        row_label=[_skill(code) for code in found.cells["row"]],
        place_label=[labels.get(code, code) for code in found.cells["place"]],
    )
    return needs.training_needs(
        cells[list(needs.COLUMNS)],
        by=view.by,
        as_of=state.day,
        answered=found.answered,
        source=said.source(),
        notes=(*_offered(), *_as_written(found.unknown), *let_stand.notes(state)),
        id=f"training_needs-{view.by}",
    )


def _labels(view: View) -> dict[str, str]:
    if view.by == "country":
        named = {code: one.label for code, one in reference.countries().items()}
    elif view.by == "region":
        named = {code: one.label for code, one in reference.regions().items()}
    else:
        named = {code: said.short(one.label) for code, one in reference.stages().items()}
    return {**named, ALL: _("All")}


def _skill(code: str) -> str:
    return _("Offered: training") if code == OFFERED else reference.skills()[code].label


def _offered() -> tuple[str, ...]:
    return (
        _("Offered: firms that offer training, or work at the stage of research and training."),
    )


def _as_written(unknown: pd.DataFrame) -> tuple[str, ...]:
    """Wishes that the list of skills does not hold, as they were written."""
    if unknown.empty:
        return ()
    told = [
        f"“{text}” ({number(int(n))})"
        for text, n in unknown.head(_UNKNOWN)[["text", "n"]].itertuples(index=False)
    ]
    return (
        ngettext(
            "Named besides, as written: {texts}.", "Named besides, as written: {texts}.", len(told)
        ).format(texts=", ".join(told)),
    )
