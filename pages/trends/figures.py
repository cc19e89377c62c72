"""The page's figures, from the rounds of its address."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

import shell
from cluster_data import store
from exhibits.catalogue import panel_trend as trend
from exhibits.catalogue import round_change as changed
from exhibits.catalogue import round_steps as stepped
from exhibits.exhibit import Answered, Exhibit
from pages.trends import wording
from pages.trends.view import View
from shell import let_stand
from shell import wording as said
from shell.state import State
from words import ngettext, number


def panel(state: State, view: View) -> Exhibit | None:
    """All that answered beside the same sites; None before the second round."""
    if view.topic is None or len(view.rounds) < 2:
        return None
    points = view.of_topic(view.found.points)
    told = pd.DataFrame(responses(state, view), columns=["asked", "answered"], dtype="Int64")
    answers = told.assign(round=[name for name, _day in view.rounds])
    whole = points.assign(place="all", value=points["capacity"]).merge(answers, on="round")
    same = points.assign(place="panel", value=points["panel"], n=points["n_panel"])
    same = same.assign(state=same["state"].mask(same["value"].isna(), "suppressed"))
    table = pd.concat([whole, same], ignore_index=True).reindex(columns=list(trend.COLUMNS))
    counts = dict.fromkeys(("n", "asked", "answered"), "Int64")
    return trend.panel_trend(
        table.astype(counts),
        topic_label=wording.topic(view.topic),
        unit_label=said.unit(view.topic.unit),
        rung_label=said.rung(state.selection),
        notes=_notes(state, view),
        **_told(state, view, f"panel-{view.topic.code}"),
    )


def steps(state: State, view: View) -> Exhibit | None:
    """The topic from each round to the next; None where there is one step at most."""
    if view.topic is None or len(view.rounds) < 3:
        return None
    own = view.of_topic(view.found.steps)
    names = zip(own["before_round"], own["after_round"], strict=True)
    table = own.assign(
        product=own["after_round"],
        name=[stepped.step_name(*pair) for pair in names],
        day=own["after_date"],
        unit=said.unit(view.topic.unit),
    )
    return stepped.round_steps(
        table[list(stepped.COLUMNS)],
        topic_label=wording.topic(view.topic),
        rung_label=said.rung(state.selection),
        notes=_notes(state, view),
        **_told(state, view, f"steps-{view.topic.code}"),
    )


def products(state: State, view: View) -> Exhibit | None:
    """Every product between the last two rounds; None where there are not two.

    Nor where the only product's step stands among its others.
    """
    if len(view.rounds) < 2:
        return None
    steps_ = view.found.steps
    own = steps_[steps_["product_code"].ne("") & steps_["after_round"].eq(view.rounds[-1][0])]
    if own.empty or (len(own) == 1 and len(view.rounds) > 2):
        return None
    names = said.product_names(own["product_code"])
    table = own.assign(
        product=own["product_code"],
        name=[names[code] for code in own["product_code"]],
        unit=[said.unit(code) for code in own["unit"]],
    )
    told = _told(state, view, "trends-products")
    asked, answered = responses(state, view)[-1]
    return changed.round_change(
        table[list(changed.COLUMNS)],
        before=view.rounds[-2][0],
        after=view.rounds[-1][0],
        rung_label=said.rung(state.selection),
        notes=let_stand.notes(state),
        **told | {"answered": Answered(answered, asked)},
    )


def responses(state: State, view: View) -> tuple[tuple[int | None, int], ...]:
    """Of each round, how many firms were asked (None: unknown) and how many answered."""
    everything = state.selection.but(products=(), families=(), stages=(), certificates=())
    found: list[tuple[int | None, int]] = []
    for name, day in view.rounds:
        asked = everything.but(round=name, as_of=day)
        whole = shell.cached(
            store.region_figures, asked, state.viewer, "per_100k", dt.date.today()
        ).whole
        found.append((whole.asked, whole.answered))
    return tuple(found)


def _notes(state: State, view: View) -> tuple[str, ...]:
    found = list(let_stand.notes(state))
    if view.found.older:
        found.append(
            ngettext(
                "{count} older round is left out.", "{count} older rounds are left out.",
                view.found.older,
            ).format(count=number(view.found.older))
        )  # fmt: skip
    return tuple(found)


def _told(state: State, view: View, stem: str) -> dict[str, Any]:
    """What every figure is told beside its table."""
    points = view.of_topic(view.found.points)
    last = points[points["round"].eq(view.rounds[-1][0])]
    n = None if last.empty or pd.isna(last["n"].iloc[0]) else int(last["n"].iloc[0])
    asked, _answered = responses(state, view)[-1]
    return {
        "as_of": view.found.as_of,
        "answered": Answered(n, asked),
        "source": said.source(),
        "id": stem.replace(".", "-"),
    }
