"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.map import browse, panel, panel_trend
from pages.map.view import View, read
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """The map, and what the panel of its area shows."""
    view = read(state)
    if view.shown == "sites":
        return {"figure": lambda: _sites(state)}
    found: dict[str, Callable[[], Exhibit | None]] = {"figure": lambda: _figure(state, view)}
    if view.area and view.level == "region":
        found["products"] = lambda: _of_area(state, view, "products")
        found["trend"] = lambda: _of_area(state, view, "trend")
    return found


def _figure(state: State, view: View) -> Exhibit | None:
    look = browse.look_of(state, view, browse.figures_of(state, view))
    return look.exhibit if look else None


def _of_area(state: State, view: View, name: str) -> Exhibit | None:
    figures = browse.figures_of(state, view)
    if view.area not in set(figures.areas["area"]):
        return None
    if name == "products":
        return panel.products(state, figures, view.area)
    return panel_trend.trend(state, view, figures, view.area)


def _sites(state: State) -> Exhibit:
    # a module with deck.gl, which no other view needs
    _found, _drawn, exhibit = importlib.import_module("pages.map.sites").built(state)
    return exhibit
