"""The rounds side by side: a small map each, in the same classes."""

from __future__ import annotations

import datetime as dt

import pandas as pd

import shell
from cluster_data import store
from cluster_data.store import RegionFigures
from exhibits.catalogue.areas import COLUMNS
from exhibits.catalogue.round_maps import MOST, round_maps
from exhibits.classes import classes_of
from pages.map import areas, places, table, wording
from pages.map.beside import Look
from pages.map.view import View
from shell import charts
from shell.extent import extent
from shell.state import State


def look(state: State, view: View, figures: RegionFigures) -> Look:
    """The measure in each of the latest rounds."""
    exhibit = round_maps(
        _by_round(state, view),
        **wording.described(state, figures, view),
        classing=view.classing,
        frame=extent(state.selection),
        patterns=view.patterns,
    )
    now = areas.built(state, view, areas.areas_of(state, view, figures), figures)
    dark, _width = shell.appearance()
    choose = places.opener(state, view)
    return Look(
        exhibit=exhibit,
        draw=lambda: charts.draw_vector(exhibit, "tela_chart_rounds"),
        listed=lambda: table.draw_measure(now, figures.unit, view.area, dark, choose),
        areas=areas.open_areas(view, now),
        classes=classes_of(exhibit),
    )


def rounds_of(state: State) -> list[tuple[str, dt.date]]:
    """Name and last day of the latest rounds, the oldest first; none after the day looked at."""
    listed = store.round_list()
    days = pd.to_datetime(listed["last_date"]).dt.date
    found = [
        (str(name), day)
        for name, day in zip(listed["round"], days, strict=True)
        if day <= state.day
    ]
    return found[:MOST][::-1]


def _by_round(state: State, view: View) -> pd.DataFrame:
    tables = []
    for name, day in rounds_of(state):
        asked = state.selection.but(round=name, as_of=day)
        figures = shell.cached(
            store.region_figures, asked, state.viewer, view.measure, dt.date.today()
        )
        found = areas.areas_of(state, view, figures)
        tables.append(found.assign(round=name, day=day))
    if not tables:
        return pd.DataFrame(columns=[*COLUMNS, "round", "day"])
    return pd.concat(tables, ignore_index=True)
