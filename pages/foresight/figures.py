"""The page's figures, from the answer of its address."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

import shell
from cluster_data import reference, store
from exhibits.catalogue import cover as covering
from exhibits.catalogue import gap_map as mapping
from exhibits.catalogue import gap_weeks as weekly
from exhibits.catalogue import scenarios as comparing
from exhibits.exhibit import Answered, Exhibit
from pages.foresight import wording
from pages.foresight.answering import Answer, everywhere
from pages.foresight.areas import areas
from pages.foresight.asked import MODES
from pages.foresight.view import View
from planning.gap import alert_label
from shell import let_stand
from shell import wording as said
from shell.extent import extent
from shell.state import State
from shell.wording import product_name, product_names
from words import _

_WEEK = 7
_MODES = list(MODES.values())
_LEVELS = ("low", "central", "high")


def weeks(state: State, view: View) -> Exhibit | None:
    """Products by weeks: the share of the need so far that is covered."""
    answer = view.answer
    if answer.weekly.empty:
        return None
    begun = state.day + dt.timedelta(days=1)
    table = answer.weekly.assign(
        product=answer.weekly["product_code"].map(product_names(_codes(answer))),
        day=[begun + dt.timedelta(days=_WEEK * (week - 1)) for week in answer.weekly["week"]],
    )
    return weekly.gap_weeks(
        table[list(weekly.COLUMNS)],
        case_label=wording.case(view.asked.case),
        notes=_notes(state, view),
        **_placed(state, view, "gap-weeks"),
    )


def cover(state: State, view: View) -> Exhibit | None:
    """Days that stock and output of each product last, with their alerts."""
    answer, known = view.answer, view.answer.cover
    if known.empty:
        return None
    # the figure before names those without a known demand; bars of nothing would fill this one
    known = known[known["need"].notna()] if known["need"].notna().any() else known
    table = pd.DataFrame(
        {
            "product_code": known["product_code"],
            "product": known["product_code"].map(product_names(_codes(answer))),
            "state": known["state"],
            "value": known["worst"],
            "low": known["worst"],
            "high": known["best"],
            "first_short": [short_from(state, days) for days in known["worst"]],
            "alert": known["alert"],
            "alert_label": [alert_label(alert) if alert else "" for alert in known["alert"]],
            "n": known["n"],
        }
    )
    return covering.cover(table, notes=_notes(state, view), **_placed(state, view, "cover"))


def short_from(state: State, days: float) -> Any:
    """The day from which so many days of cover are over; NaT where they last."""
    return pd.NaT if pd.isna(days) else state.day + dt.timedelta(days=int(days) + 1)


def place_map(state: State, view: View) -> Exhibit | None:
    """One product by region: the share of its need that is made there; None where none is known."""
    if not view.product:
        return None
    table = by_area(state, view)
    if table["state"].isin(("not_asked", "none")).all():
        return None
    return mapping.gap_map(
        table,
        product_label=product_name(view.product),
        unit_label=said.unit(reference.products()[view.product].unit),
        case_label=wording.case(view.asked.case),
        scenario_label=wording.scenario(view.answer),
        weeks=view.asked.weeks,
        frame=extent(state.selection),
        notes=(
            _("Each region by what is made in it: none is taken to help another."),
            *wording.need_notes(view.answer),
        ),
        **_told(state, view.answer, f"gap-map-{view.product}-{_stem(view.answer)}"),
    )


def by_area(state: State, view: View) -> pd.DataFrame:
    """The product of the view by region."""
    return shell.cached(
        areas, view.asked, state.selection, state.viewer, dt.date.today(), view.product,
        *view.own.figures(view.asked),
    )  # fmt: skip


def compared(state: State, view: View) -> Exhibit | None:
    """What this scenario and the other ask of each product in the week that needs most."""
    if view.other is None:
        return None
    both = sides(view)
    labels = {side: wording.scenario(one) for side, one in both.items()}
    return comparing.scenarios(
        needs(view),
        scenario_labels=labels,
        place_label=wording.place(state.selection),
        notes=wording.need_notes(both["b"]),
        **_told(state, view.answer, f"scenarios-{_stem(both['a'])}-{_stem(both['b'])}"),
    )


def sides(view: View) -> dict[str, Answer]:
    """Both answers, that of fewer cases as `a`, so that the other tells what more is needed."""
    answers = [view.answer] if view.other is None else [view.answer, view.other]
    answers.sort(key=lambda one: (one.cases, _MODES.index(one.asked.mode)))
    return dict(zip(("a", "b"), answers, strict=False))


def needs(view: View) -> pd.DataFrame:
    """The need of each product in both scenarios, in the week that needs most: a row a side."""
    both = sides(view)
    names = product_names(sorted({code for one in both.values() for code in _known(one)}))
    rows = [
        (code, name, side, *_peak(answer, code))
        for code, name in names.items()
        for side, answer in both.items()
    ]
    table = pd.DataFrame(rows, columns=list(comparing.COLUMNS))
    return table.astype(dict.fromkeys(_LEVELS, "float64"))


def _peak(answer: Answer, code: str) -> tuple[Any, ...]:
    own = answer.cover[answer.cover["product_code"].eq(code) & answer.cover["need"].notna()]
    if own.empty:
        return ("no_demand", *[float("nan")] * len(_LEVELS))
    return ("value", *(float(own[f"peak_{level}"].iloc[0]) for level in _LEVELS))


def _known(answer: Answer) -> list[str]:
    return [str(code) for code in answer.cover.loc[answer.cover["need"].notna(), "product_code"]]


def _codes(answer: Answer) -> list[str]:
    return [str(code) for code in answer.cover["product_code"]]


def _notes(state: State, view: View) -> tuple[str, ...]:
    own = wording.notes(state, view.answer, view.own.stock)
    return (*own, *let_stand.notes(state))


def answered(state: State, answer: Answer) -> Answered:
    """The firms behind all of it, of those asked."""
    whole = shell.cached(
        store.region_figures, everywhere(state.selection), state.viewer, "utilisation",
        dt.date.today(),
    ).whole  # fmt: skip
    return Answered(answer.firms, whole.asked)


def _stem(answer: Answer) -> str:
    """A scenario as a file is named by it."""
    asked = answer.asked
    cases = [] if asked.mode == "calm" else ["own" if answer.spoken else str(answer.cases)]
    return "-".join((asked.mode, *cases, asked.case))


def _placed(state: State, view: View, stem: str) -> dict[str, Any]:
    return {
        "place_label": wording.place(state.selection),
        "scenario_label": wording.scenario(view.answer),
        **_told(state, view.answer, f"{stem}-{_stem(view.answer)}"),
    }


def _told(state: State, answer: Answer, stem: str) -> dict[str, Any]:
    """What every figure is told beside its table."""
    codes = "-".join((*state.selection.countries, *state.selection.regions)[:3]) or "all"
    return {
        "as_of": state.day,
        "answered": answered(state, answer),
        "source": said.source(),
        "id": f"{stem}-{codes}",
    }
