"""From the question to its answer, and to the exhibits that show it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

import planning
import shell
from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from exhibits.catalogue.suppliers import COLUMNS as SUPPLIER_COLUMNS
from exhibits.catalogue.suppliers import suppliers
from exhibits.catalogue.supply_weeks import COLUMNS as WEEK_COLUMNS
from exhibits.catalogue.supply_weeks import Wanted, supply_weeks
from exhibits.exhibit import Answered, Exhibit
from planning import Answer, Question
from planning.inputs import is_local
from shell import let_stand, wording
from shell.state import State
from words import _, ngettext, number

_LEAST_WEEKS, _AFTER = 8, 2
"""Weeks drawn at least, and after the last thing that happens."""


def answered(state: State, asked: Question) -> Answer:
    """The answer, from the lines of the clusters, rounds and day selected, wherever they are."""
    lines = state.selection.but(
        products=(), families=(), countries=(), regions=(), stages=(), certificates=()
    )
    return shell.cached(_answer, asked, lines, state.viewer, dt.date.today())


def _answer(asked: Question, lines: Selection, viewer: Viewer, today: dt.date) -> Answer:
    return planning.answer(asked, store.supply_lines(lines, viewer, today))


def firms(state: State, answer: Answer) -> Answered:
    """Firms that contribute by the day at the central level, of those asked."""
    where = state.selection.but(products=(), families=())
    whole = shell.cached(
        store.region_figures, where, state.viewer, "certified_share", dt.date.today()
    ).whole
    return Answered(answer.levels["central"].firms, whole.asked)


def weeks(state: State, answer: Answer) -> Exhibit:
    """The sum by week at three levels against what is asked."""
    asked, shown = answer.question, _weeks_shown(answer)
    rows: list[tuple[Any, ...]] = []
    for level, found in answer.levels.items():
        for week, total in enumerate(found.cumulative[: shown + 1]):
            day = asked.as_of + dt.timedelta(days=7 * week)
            state_of = "suppressed" if total is None else "value"
            rows.append((level, day, state_of, total, found.firms_by_week[week]))
    table = pd.DataFrame(rows, columns=list(WEEK_COLUMNS)).astype({"n": "Int64"})
    return supply_weeks(
        table,
        **found_of(answer),
        notes=_notes(state, answer),
        id=f"supply-{_stem(asked)}",
        **_told(state, answer),
    )


def found_of(answer: Answer) -> dict[str, Any]:
    """When each level is there, how much is there on the day, and the last day looked at."""
    asked, gap = answer.question, answer.levels["central"].gap
    return {
        "reached": {level: found.date_reached for level, found in answer.levels.items()},
        "there": None if gap is None else gap + asked.quantity,
        "last": asked.as_of + dt.timedelta(days=7 * asked.terms.horizon),
    }


def givers(state: State, answer: Answer) -> Exhibit:
    """Who contributes: sites to those who may know them, else regions."""
    central = answer.levels["central"]
    open_to = [one for one in central.suppliers if one.contribution is not None]
    named = bool(open_to) or not central.unnamed
    rows = _sites(central.suppliers) if named else _regions(central.unnamed)
    table = pd.DataFrame(rows, columns=list(SUPPLIER_COLUMNS)).astype(
        {"value": "float64", "n": "Int64"}
    )
    return suppliers(
        table,
        named=named,
        notes=let_stand.notes(state),
        id=f"suppliers-{_stem(answer.question)}",
        **_told(state, answer),
    )


def _told(state: State, answer: Answer) -> dict[str, Any]:
    asked = answer.question
    return {
        "wanted": Wanted(asked.quantity, asked.by),
        "product_label": wording.product_name(asked.product),
        "unit_label": wording.unit(answer.unit),
        "rung_label": wording.rung(state.selection),
        "as_of": asked.as_of,
        "answered": firms(state, answer),
        "source": wording.source(),
    }


def _stem(asked: Question) -> str:
    return f"{asked.product}-{round(asked.quantity)}-{asked.by.isoformat()}-{asked.rung}"


def _weeks_shown(answer: Answer) -> int:
    """Until the day asked, or until the central level is there, and a little further."""
    asked = answer.question
    days = [asked.day]
    central = answer.levels["central"].date_reached
    if central is not None:
        days.append((central - asked.as_of).days)
    return min(max(_LEAST_WEEKS, -(-max(days) // 7) + _AFTER), asked.terms.horizon)


def _notes(state: State, answer: Answer) -> list[str]:
    said = []
    if answer.utilisation_assumed:
        count = answer.utilisation_assumed
        said.append(
            ngettext(
                "{count} site states no utilisation: counted as fully booked at least, three "
                "quarters booked as likely, free at most.",
                "{count} sites state no utilisation: counted as fully booked at least, three "
                "quarters booked as likely, free at most.",
                count,
            ).format(count=number(count))
        )
    estimated = [code for code in answer.estimated if is_local(answer.question, code)]
    if estimated:
        names = ", ".join(wording.product_name(code) for code in estimated)
        said.append(_("The recipe is an estimate for: {names}.").format(names=names))
    return [*said, *let_stand.notes(state)]


def _sites(listed: tuple[planning.Supplier, ...]) -> list[tuple[Any, ...]]:
    return [
        (
            one.site_id,
            one.name or _("Name withheld, {place}").format(place=place(None, one.region_code)),
            place(one.country, one.region_code),
            "suppressed" if one.contribution is None else "value",
            one.contribution,
            1,
        )
        for one in listed
    ]


def _regions(listed: tuple[planning.Unnamed, ...]) -> list[tuple[Any, ...]]:
    return [
        (
            one.region_code or one.country or "",
            place(one.country, one.region_code),
            "",
            "suppressed",
            None,
            one.firms,
        )
        for one in listed
    ]


def place(country: str | None, region: str | None) -> str:
    """A region with its country, in words."""
    countries, regions = reference.countries(), reference.regions()
    land = countries[country].label if country in countries else country or ""
    part = regions[region].label if region in regions else ""
    return ", ".join(text for text in (part, land) if text)
