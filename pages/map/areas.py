"""One measure by area: the map and the ranking."""

from __future__ import annotations

from typing import Any

import pandas as pd

import shell
from cluster_data.store import RegionFigures
from exhibits.catalogue.region_map import region_map
from exhibits.catalogue.region_ranking import region_ranking
from exhibits.classes import classes_of
from exhibits.exhibit import Exhibit
from exhibits.render import plotly_bars, plotly_map
from exhibits.render.plotly_areas import area_codes
from pages.map import places, table, wording
from pages.map.beside import Look
from pages.map.view import View
from shell import charts
from shell.extent import extent
from shell.state import State


def look(state: State, view: View, figures: RegionFigures) -> Look:
    """The measure as a map or as bars."""
    exhibit = built(state, view, areas_of(state, view, figures), figures)
    chosen = places.opener(state, view)
    dark, _width = shell.appearance()
    return Look(
        exhibit=exhibit,
        draw=lambda: _draw(state, view, exhibit),
        listed=lambda: table.draw_measure(exhibit, figures.unit, view.area, dark, chosen),
        areas=open_areas(view, exhibit),
        classes=classes_of(exhibit),
    )


def areas_of(state: State, view: View, figures: RegionFigures) -> pd.DataFrame:
    """The areas of the level and selection, a row each."""
    whole = places.all_countries(figures.countries) if view.level == "country" else figures.areas
    return places.within(whole, state.selection)


def open_areas(view: View, exhibit: Exhibit) -> frozenset[str]:
    """The areas that a panel can open for: by country, a click goes on to the regions."""
    return frozenset() if view.level == "country" else frozenset(exhibit.table["area"])


def built(state: State, view: View, areas: pd.DataFrame, figures: RegionFigures) -> Exhibit:
    """The exhibit of the view."""
    described: dict[str, Any] = wording.described(state, figures, view)
    if view.shown == "ranking":
        return region_ranking(areas, **described, classing=view.classing)
    return region_map(
        areas,
        **described,
        classing=view.classing,
        frame=extent(state.selection),
        patterns=view.patterns,
    )


def _draw(state: State, view: View, exhibit: Exhibit) -> None:
    dark, width = shell.appearance()
    place = f"tela_chart_{view.shown}"
    pixels = charts.pixels(place)
    choose = places.opener(state, view)
    if view.shown == "ranking":
        figure = plotly_bars.figure(exhibit, dark=dark, width=width, pixels=pixels)
        charts.draw(figure, exhibit, place, on_click=choose)
        return
    ground = charts.marked_ground() if view.patterns else charts.ground()
    figure = plotly_map.figure(exhibit, ground, dark=dark, width=width, pixels=pixels)
    outlined = area_codes(view.area, ground) if view.area in open_areas(view, exhibit) else ()
    charts.draw(figure, exhibit, place, chosen=outlined, on_click=choose)
