"""What figures say of warnings behind them that a cluster let stand."""

from __future__ import annotations

import datetime as dt

from cluster_data.store.decisions import lines_let_stand
from shell.data import cached
from shell.state import State
from words import _


def notes(state: State) -> tuple[str, ...]:
    """A note for the foot of a figure; nothing where no such line stands in the selection.

    Without a number, which could tell of one firm.
    """
    if not cached(lines_let_stand, state.selection, dt.date.today()):
        return ()
    return (
        _(
            "Some lines bear a warning that their cluster let stand, for a reason kept with each "
            "line in the directory."
        ),
    )
