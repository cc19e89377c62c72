"""Drawing exhibits: the map's ground, and charts that stay put when their figure changes."""

from __future__ import annotations

from functools import partial
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from streamlit.elements import plotly_chart as streamlit_plotly

from cluster_data import reference
from cluster_data.geo import layer
from exhibits.exhibit import Exhibit
from exhibits.render.ground import Ground
from shell.downloads import chart_key, plotly_config

# Streamlit takes a changed figure for a new chart even where it has a key: the map would be torn
# down at every filter, fetch its geometry again and forget where the reader has moved to. Every
# other keyed element is known by its key; this gives charts the same.
if not isinstance(streamlit_plotly.compute_and_register_element_id, partial):
    _known_by_key: Any = partial(streamlit_plotly.compute_and_register_element_id)

    def _identity(kind: str, **about: Any) -> str:
        return str(_known_by_key(kind, **about | {"key_as_main_identity": True}))

    streamlit_plotly.compute_and_register_element_id = partial(_identity)  # type: ignore[assignment]


def draw(figure: go.Figure, exhibit: Exhibit, key: str, *, selectable: bool = False) -> Any:
    """Show a figure of an exhibit; where it is `selectable`, what was clicked.

    `key` names the chart's place on the page: figures that replace one another there share it.
    """
    with st.container(key=chart_key(exhibit)):
        return st.plotly_chart(
            figure,
            theme=None,
            key=key,
            on_select="rerun" if selectable else "ignore",
            selection_mode="points",
            config=plotly_config(exhibit),
            alt=exhibit.sentence,
        )


def ground() -> Ground:
    """The map's ground: addresses of its files, label points, names in the reader's language."""
    points = {
        code: (region.lon, region.lat)
        for code, region in reference.regions().items()
        if region.lon is not None and region.lat is not None
    }
    regions_of: dict[str, list[str]] = {}
    for code, region in reference.regions().items():
        if region.drawn_in == code:
            regions_of.setdefault(region.iso2, []).append(code)
    labels = reference.table("country_labels")
    for iso2, lat, lon in zip(labels["iso2"], labels["lat"], labels["lon"], strict=True):
        points[iso2] = (float(lon), float(lat))
    return Ground(
        regions_url=layer("regions").url,
        land_url=layer("land").url,
        hatch_url=layer("hatch").url,
        dots_url=layer("dots").url,
        points=points,
        regions_of=regions_of,
        countries={code: country.label for code, country in reference.countries().items()},
    )
