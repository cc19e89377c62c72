"""Capacity against need: a map of two measures crossed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

import shell
from cluster_data.store import RegionFigures
from exhibits.catalogue.need_map import need_map, with_need
from exhibits.classes import classes_of
from exhibits.crossing import cell_colours
from exhibits.exhibit import Exhibit, state_label
from exhibits.render import plotly_bivariate
from exhibits.render.plotly_areas import area_codes
from pages.map import places, table, wording
from pages.map.areas import areas_of, open_areas
from pages.map.beside import Look
from pages.map.view import View
from shell import charts
from shell.extent import extent
from shell.state import State
from words import _, number, quantity


def look(state: State, view: View, figures: RegionFigures) -> Look:
    """Certified capacity per person crossed with health workers per person."""
    described = wording.described(state, figures, view)
    del described["measure"]
    exhibit = need_map(
        with_need(areas_of(state, view, figures)),
        **described,
        frame=extent(state.selection),
    )
    return Look(
        exhibit=exhibit,
        draw=lambda: _draw(state, view, exhibit),
        listed=lambda: _list(state, view, exhibit, figures.unit),
        areas=open_areas(view, exhibit),
        classes=classes_of(exhibit),
    )


def _draw(state: State, view: View, exhibit: Exhibit) -> None:
    dark, width = shell.appearance()
    place, ground = "tela_chart_need", charts.ground()
    figure = plotly_bivariate.figure(
        exhibit, ground, dark=dark, width=width, pixels=charts.pixels(place)
    )
    outlined = area_codes(view.area, ground) if view.area in open_areas(view, exhibit) else ()
    charts.draw(figure, exhibit, place, chosen=outlined, on_click=places.opener(state, view))


def _list(state: State, view: View, exhibit: Exhibit, unit: str | None) -> None:
    dark, _width = shell.appearance()

    def cells(row: Mapping[Any, Any]) -> tuple[str, ...]:
        said = row["state"] in ("value", "none") and not pd.isna(row["value"])
        need = _("not known") if pd.isna(row["need"]) else number(row["need"])
        return (quantity(row["value"]) if said else state_label(row["state"]), need)

    table.draw(
        [table.heading("per_100k", unit), _("Health workers")],
        table.area_rows(exhibit.table, cell_colours(exhibit, dark), cells, dark),
        _("Areas by capacity, with health workers per 10,000 people"),
        view.area,
        places.opener(state, view),
    )
