"""An area round by round: the measure of the map as a line."""

from __future__ import annotations

import datetime as dt

import pandas as pd

import shell
from cluster_data import store
from cluster_data.store import RegionFigures
from exhibits.catalogue.region_trend import region_trend
from exhibits.exhibit import Answered, Exhibit
from exhibits.render import plotly_lines
from pages.map import wording
from pages.map.rounds import rounds_of
from pages.map.view import View
from shell import charts
from shell.state import State


def trend(state: State, view: View, figures: RegionFigures, area: str) -> Exhibit | None:
    """The area round by round; None where there were fewer than two."""
    row = figures.areas[figures.areas["area"].eq(area)].iloc[0]
    name = str(row["name"])
    table = _by_round(state, view, area, name)
    if table["round"].nunique() < 2:
        return None
    n = None if pd.isna(row["n"]) else int(row["n"])
    asked = None if pd.isna(row["asked"]) else int(row["asked"])
    return region_trend(
        table,
        measure=view.figure_of,
        product_label=f"{wording.product(state.selection)}, {name}",
        unit_label=wording.unit(figures.unit),
        rung_label=wording.rung(state.selection),
        as_of=figures.as_of,
        answered=Answered(n, asked),
        source=wording.source(),
        id=f"trend-{area}-{view.figure_of}",
    )


def draw(state: State, view: View, figures: RegionFigures, area: str) -> None:
    """The line of the area, where there were two rounds at least."""
    exhibit = trend(state, view, figures, area)
    if exhibit is None:
        return
    dark, width = shell.appearance()
    place = "tela_chart_trend"
    figure = plotly_lines.figure(exhibit, dark=dark, width=width, pixels=charts.pixels(place))
    charts.draw(figure, exhibit, place)
    shell.take_away(state, exhibit, "trend")


def _by_round(state: State, view: View, area: str, name: str) -> pd.DataFrame:
    """A row a round in which the area was asked."""
    found = []
    for round_name, day in rounds_of(state):
        asked = state.selection.but(round=round_name, as_of=day)
        figures = shell.cached(
            store.region_figures, asked, state.viewer, view.figure_of, dt.date.today()
        )
        rows = figures.areas[figures.areas["area"].eq(area)].head(1)
        rows = rows[rows["state"].ne("not_asked")]
        found.append(rows.assign(round=round_name, day=day))
    columns = ["area", "round", "day", "state", "value", "n"]
    whole = pd.concat(found, ignore_index=True)[columns] if found else pd.DataFrame(columns=columns)
    return whole.rename(columns={"area": "place"}).assign(name=name)
