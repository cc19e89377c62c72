"""What each area makes: pies of families on the map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

import shell
from cluster_data import reference, store
from cluster_data.store import RegionFigures
from exhibits.catalogue.families import family_place
from exhibits.catalogue.mix_map import mix_map
from exhibits.classes import classes
from exhibits.exhibit import Answered, Exhibit, state_label
from exhibits.render import plotly_pies
from exhibits.render.plotly_areas import area_codes
from exhibits.style import category_colours
from pages.map import places, table, wording
from pages.map.areas import areas_of, open_areas
from pages.map.beside import Look
from pages.map.view import View
from shell import charts, let_stand
from shell.extent import extent
from shell.state import State
from words import _, number, percent


def look(state: State, view: View, figures: RegionFigures) -> Look:
    """The families of each area's product lines."""
    exhibit = mix_map(
        _mix(state, view, figures),
        topic_label=wording.topic(state.selection),
        rung_label=wording.rung(state.selection),
        as_of=figures.as_of,
        answered=Answered(figures.whole.answered, figures.whole.asked),
        source=wording.source(),
        frame=extent(state.selection),
        id=f"{wording.stem(state, view)}-mix-{state.selection.rung}",
        notes=let_stand.notes(state),
    )
    return Look(
        exhibit=exhibit,
        draw=lambda: _draw(state, view, exhibit),
        listed=lambda: _list(state, view, exhibit),
        areas=open_areas(view, exhibit),
        classes=classes(()),
    )


def _mix(state: State, view: View, figures: RegionFigures) -> pd.DataFrame:
    """The families of each area, and a row with its state for each other area."""
    by = "country" if view.level == "country" else "area"
    made = shell.cached(store.family_mix, state.selection, state.viewer, by, dt.date.today())
    countries = reference.countries()
    made = made.assign(
        level=["country" if place in countries else "region" for place in made["place"]]
    )
    made = places.within(made.rename(columns={"place": "area"}), state.selection)
    rest = areas_of(state, view, figures)
    rest = rest[~rest["area"].isin(set(made["area"])) & ~rest["iso2"].isin(_whole(made))]
    answered = ~rest["state"].isin(["not_asked", "not_answered"])
    rest = rest.assign(
        state=rest["state"].mask(answered & rest["answered"].fillna(0).gt(0), "none"),
        family_code="",
        lines=np.nan,
        share=np.nan,
    )
    columns = ["area", "iso2", "name", "level", "family_code", "lines", "share", "n", "state"]
    both = pd.concat([made[columns], rest[columns]], ignore_index=True)
    return both.rename(columns={"area": "place"})


def _whole(made: pd.DataFrame) -> set[str]:
    return set(made.loc[made["level"].eq("country"), "iso2"])


def _draw(state: State, view: View, exhibit: Exhibit) -> None:
    dark, width = shell.appearance()
    place, ground = "tela_chart_mix", charts.ground()
    figure = plotly_pies.figure(
        exhibit, ground, dark=dark, width=width, pixels=charts.pixels(place)
    )
    outlined = area_codes(view.area, ground) if view.area in open_areas(view, exhibit) else ()
    charts.draw(figure, exhibit, place, chosen=outlined, on_click=places.opener(state, view))


def _list(state: State, view: View, exhibit: Exhibit) -> None:
    """A row an area: its number of lines, and its largest family with that family's colour."""
    dark, _width = shell.appearance()
    known = exhibit.table
    lines = known.groupby("area")["value"].sum(min_count=1)
    first = known.sort_values("value", ascending=False).drop_duplicates("area")
    first = first.assign(lines=first["area"].map(lines))
    shades = category_colours(dark)
    colours = {
        area: shades[family_place(series)]
        for area, series in zip(first["area"], first["series"], strict=True)
        if series
    }

    def cells(row: Mapping[Any, Any]) -> tuple[str, ...]:
        if row["state"] != "value":
            return (state_label(row["state"]), table.firms(row["state"], row["n"]))
        return (percent(row["share"]), number(row["lines"]))

    def note(row: Mapping[Any, Any]) -> str:
        where = "" if row["area"] == row["iso2"] else table.country(row["iso2"])
        return " · ".join(part for part in (where, row["series_label"]) if part)

    table.draw(
        [_("Largest family"), _("Lines")],
        table.area_rows(first, colours, cells, dark, by="lines", note=note),
        _("Areas by number of product lines, with their largest family"),
        view.area,
        places.opener(state, view),
    )
