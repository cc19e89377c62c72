"""Rounds as time: capacity round by round, and each change parted into same sites and others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import filters, sight
from cluster_data.store.past import snapshot_for
from cluster_data.store.rounds import rounds_until
from cluster_data.viewer import Viewer

MOST_ROUNDS = 6
"""Rounds looked at together, the newest ones: three years of two a year."""
PARTS = ["same", "entrants", "leavers"]
_SLICE = ["product_code", "unit", "products"]
_CELLS = [*_SLICE, "turn", "part", "amount", "n", "untold"]
_STEPS = [
    "before_round", "before_date", "after_round", "after_date", *_SLICE, "state",
    "before", "after", *PARTS, "n_before", "n_after",
]  # fmt: skip
_POINTS = ["round", "day", *_SLICE, "state", "capacity", "n", "panel", "n_panel"]


@dataclass(frozen=True)
class RoundChanges:
    """Weekly capacity over the rounds, and what parts each change from a round to the next.

    Both tables have a row for each product (`product_code`) and, with an empty code, for all
    products of a unit together (`products` of them), since units are never added.

    `steps`, a row for each two rounds in turn: before_round, before_date, after_round, after_date,
    product_code, unit, products, state, before, after, same, entrants, leavers (a week's, at the
    selection's rung, signed: before + same + entrants + leavers = after), n_before, n_after
    (firms). Suppressed: all NaN; where only the parts may not be told, those three.
    `points`, a row a round: round, day, product_code, unit, products, state, capacity, n, and
    panel, n_panel of the sites that answered every one of the rounds (NaN where suppressed).
    `rounds` are the names and days looked at, the oldest first; `older` how many were left out.
    """

    steps: pd.DataFrame
    points: pd.DataFrame
    rounds: tuple[tuple[str, dt.date], ...]
    older: int
    as_of: dt.date


def round_changes(selection: Selection, viewer: Viewer, today: dt.date) -> RoundChanges:
    """The latest rounds, at most `MOST_ROUNDS`, up to the selection's, each beside the next.

    Rounds and parts are those of `round_change`: a site is the same where it answered both rounds,
    whatever it made, so an industry that does not change shows no change of the same sites however
    many answer.
    """
    current = snapshot_for(selection)
    as_of = selection.day(today)
    every = rounds_until(current, selection, as_of)
    days = every[:MOST_ROUNDS][::-1]
    found = pd.DataFrame(columns=_CELLS)
    if days:
        asked = filters(selection) | sight(viewer) | {"rung": selection.rung, "turns": len(days)}
        found = current.rows("round_changes", asked, rounds=days)
    rounds = tuple((str(day.round), day.as_of) for day in days)
    cells = _grid(found, len(rounds))
    return RoundChanges(
        steps=_steps(cells, rounds),
        points=_points(cells, rounds),
        rounds=rounds,
        older=len(every) - len(days),
        as_of=days[-1].as_of if days else as_of,
    )


def _grid(found: pd.DataFrame, turns: int) -> pd.DataFrame:
    """A row for each slice and round; columns (amount, n, untold) by part, 0 where nobody is."""
    found = found.astype({"amount": "float64", "n": "Float64"}).astype({"n": "float64"})
    slices = found[_SLICE].drop_duplicates()
    grid = slices.merge(pd.DataFrame({"turn": range(turns)}), how="cross")
    keys = pd.MultiIndex.from_frame(grid)
    parts = ["all", "panel", *PARTS]
    wide = found.pivot(index=[*_SLICE, "turn"], columns="part", values=["amount", "n", "untold"])
    columns = pd.MultiIndex.from_product([["amount", "n", "untold"], parts])
    wide = wide.reindex(index=keys, columns=columns)
    shaped = grid.set_axis(pd.MultiIndex.from_product([grid.columns, [""]]), axis=1)
    for part in parts:
        untold = wide["untold", part].eq(True).to_numpy(bool)
        shaped["untold", part] = untold
        for name in ("amount", "n"):
            shaped[name, part] = wide[name, part].astype(float).fillna(0.0).mask(untold).to_numpy()
    return shaped


def _steps(cells: pd.DataFrame, rounds: Sequence[tuple[str, dt.date]]) -> pd.DataFrame:
    """From each round to the next, a row for each slice that had or has something."""
    tables = [pd.DataFrame(columns=_STEPS)]
    for turn in range(len(rounds) - 1):
        # the same slices in the same order in every turn
        first = cells[cells["turn"].eq(turn)].reset_index(drop=True)
        later = cells[cells["turn"].eq(turn + 1)].reset_index(drop=True)
        hidden = first["untold", "all"] | later["untold", "all"]
        secret = hidden | first[[("untold", part) for part in PARTS]].any(axis=1)
        before, after = first["amount", "all"], later["amount", "all"]
        table = pd.DataFrame(
            {
                "before_round": rounds[turn][0], "before_date": rounds[turn][1],
                "after_round": rounds[turn + 1][0], "after_date": rounds[turn + 1][1],
                **{name: first[name] for name in _SLICE},
                "state": hidden.map({True: "suppressed", False: "value"}),
                "before": before.mask(hidden), "after": after.mask(hidden),
                **{part: first["amount", part].mask(secret) for part in PARTS},
                "n_before": first["n", "all"].mask(hidden),
                "n_after": later["n", "all"].mask(hidden),
            }
        )  # fmt: skip
        tables.append(table[hidden | before.gt(0) | after.gt(0)])
    found = pd.concat([table for table in tables if len(table)] or tables[:1], ignore_index=True)
    numbers = dict.fromkeys(["before", "after", *PARTS], "float64")
    return found.astype(numbers | {"n_before": "Int64", "n_after": "Int64"})


def _points(cells: pd.DataFrame, rounds: Sequence[tuple[str, dt.date]]) -> pd.DataFrame:
    """Each round as it is for itself, and those of its sites that answered every round."""
    hidden = cells["untold", "all"]
    panel = cells["untold", "panel"].groupby([cells[name] for name in _SLICE]).transform("any")
    turns = cells["turn"].astype(int)
    found = pd.DataFrame(
        {
            "round": [rounds[turn][0] for turn in turns],
            "day": [rounds[turn][1] for turn in turns],
            **{name: cells[name] for name in _SLICE},
            "state": hidden.map({True: "suppressed", False: "value"}).astype(object),
            "capacity": cells["amount", "all"],
            "n": cells["n", "all"],
            "panel": cells["amount", "panel"].mask(hidden | panel),
            "n_panel": cells["n", "panel"].mask(hidden | panel),
        },
        columns=_POINTS,
    )
    numbers = {"capacity": "float64", "panel": "float64"}
    return found.astype(numbers | {"n": "Int64", "n_panel": "Int64"})
