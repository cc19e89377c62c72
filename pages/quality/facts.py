"""What the page is about: answers round by round, ages, problems, calls; asked once a run."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

import shell
from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import AGE_LIMIT_DAYS
from cluster_data.viewer import Viewer
from exhibits.exhibit import Answered
from loaders.calling import Call, calls
from loaders.kinds import TO_ASK, Part, part_of
from loaders.problems import rules
from shell.state import State


@dataclass(frozen=True)
class Facts:
    """Answers of all rounds and of the one asked of in each cluster, ages, problems, calls.

    `own` are those of `current` that the viewer answers for: a manager's cluster, else all.
    `counts` are problems by cluster and kind with their `part`; the public's have none. `calls`
    are empty for the public.
    """

    rounds: pd.DataFrame
    current: pd.DataFrame
    own: pd.DataFrame
    ageing: pd.DataFrame
    counts: pd.DataFrame
    calls: tuple[Call, ...]
    as_of: dt.date

    @property
    def n(self) -> Answered:
        """Members that answered, in full or in part, of how many asked."""
        whole = self.current
        known = len(whole) > 0 and bool(whole["asked"].notna().all())
        answered = int((whole["answered"] + whole["partly"]).sum())
        return Answered(answered, int(whole["asked"].sum()) if known else None)

    @property
    def to_do(self) -> int:
        """Problems that only a firm can mend, and that nobody has settled; no notes."""
        counts = self.counts
        waiting = counts[counts["status"].ne("settled") & counts["severity"].ne("note")]
        return int(waiting.loc[waiting["part"].isin(TO_ASK), "problems"].sum())


def facts(state: State) -> Facts:
    """All that the page shows, for the view's selection and viewer."""
    selection, viewer, today = state.selection, state.viewer, dt.date.today()
    rounds = shell.cached(store.answers_by_round, selection.but(round=None), viewer, today)
    asked_of = current(rounds, selection.round)
    counts = shell.cached(store.problem_counts, selection, viewer, today)
    return Facts(
        rounds=rounds,
        current=asked_of,
        own=_own(asked_of, viewer),
        ageing=shell.cached(store.ageing, selection, viewer, today),
        counts=counts.assign(part=[part_of(slug) for slug in counts["slug"]]),
        calls=shell.cached(called, selection, viewer, today),
        as_of=selection.day(today),
    )


def current(rounds: pd.DataFrame, round_: str | None) -> pd.DataFrame:
    """The row of each cluster that is asked of: the round wanted, else its newest."""
    if round_ is not None:
        return rounds[rounds["round"].eq(round_)].reset_index(drop=True)
    return rounds.drop_duplicates("cluster_code").reset_index(drop=True)


def _own(rounds: pd.DataFrame, viewer: Viewer) -> pd.DataFrame:
    own = rounds[rounds["cluster_code"].eq(str(viewer.cluster))]
    return own if viewer.role == "cluster" and len(own) else rounds


def called(selection: Selection, viewer: Viewer, today: dt.date) -> tuple[Call, ...]:
    """The members to call, for those who may know them."""
    if viewer.role == "public":
        return ()
    firms = store.chase_list(selection, viewer, today)
    slugs = kinds_of(TO_ASK)
    problems = store.problem_list(selection, viewer, today, slugs)
    return calls(firms, problems, selection.day(today), AGE_LIMIT_DAYS)


def kinds_of(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """The slugs of some parts."""
    return tuple(slug for slug in rules() if part_of(slug) in parts)
