"""Drawing exhibits: the map's ground, and charts that fit their place and tell what was clicked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from cluster_data import reference
from cluster_data.geo import BASIN, layer
from exhibits.exhibit import Exhibit
from exhibits.render.frame import PIXELS
from exhibits.render.ground import CHOSEN, Ground
from shell.document import appearance
from shell.downloads import chart_key, plotly_config

STEP = 80
"""Pixels by which a chart's place may outgrow the width it is laid out for."""

# Streamlit takes a changed figure for a new chart, key or no key, and gives the page no say in its
# view. This fits the basin into the map's real size, gives a new map the view that the reader had
# on the one before, outlines the area chosen without a new figure, and tells what was clicked.
_SCRIPT = """
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const views = (window.telaViews ??= {});
  const find = () => document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
  const mapOf = (chart) => chart?._fullLayout?.map?._subplot?.map;
  const move = (map, camera) =>
    map.jumpTo(camera, { originalEvent: new Event("tela"), tela: true });
  const fit = (map) => {
    const [west, south, east, north] = data.basin;
    const kept = views[data.place];
    move(map, kept ?? map.cameraForBounds([[west, south], [east, north]]));
  };
  const adopt = (map, chart) => {
    map.tela = true;
    fit(map);
    map.on("resize", () => { if (!views[data.place]) fit(map); });
    // the end of a turn of the wheel does not say that a person began it
    let moved = false;
    map.on("wheel", () => { moved = true; });
    map.on("moveend", (event) => {
      if (event.tela || !(event.originalEvent || moved)) return;
      views[data.place] = { center: map.getCenter(), zoom: map.getZoom() };
    });
    map.on("dblclick", () => {
      moved = false;
      delete views[data.place];
      setTimeout(() => fit(map), 0);
    });
  };
  const filter = ["in", ["get", "code"], ["literal", data.chosen]];
  const outline = (map) => {
    const wanted = JSON.stringify(filter);
    if (map.telaChosen === wanted || !map.loaded() || !map.getLayer(data.layers[0])) return;
    map.telaChosen = wanted;
    for (const name of data.layers) map.setFilter(name, filter);
  };
  // a picture is drawn anew from the chart's own style, which has to stay as it was before and
  // after: where it changes, Plotly loads the whole map again
  const pictured = (chart, take) => {
    const layers = (chart.layout?.map?.style?.layers ?? []).filter(
      (layer) => data.layers.includes(layer.id)
    );
    const before = layers.map((layer) => layer.filter);
    for (const layer of layers) layer.filter = filter;
    take();
    layers.forEach((layer, place) => { layer.filter = before[place]; });
  };
  let told = data.pixels;
  let settled = 0;
  const measure = (chart) => {
    const width = chart.clientWidth;
    if (!width || (told <= width && width < told + data.step)) { settled = 0; return; }
    // a window being dragged wider passes many widths: wait until it rests
    settled += 1;
    if (settled < 4) return;
    told = Math.floor(width / (data.step / 2)) * (data.step / 2);
    setStateValue("pixels", told);
  };
  const look = () => {
    const chart = find();
    if (!chart) return;
    if (data.clickable && !chart.tela) {
      chart.tela = true;
      chart.on("plotly_click", (event) => {
        const code = event?.points?.[0]?.customdata?.[0];
        if (code) chart.telaClicked?.(code);
      });
    }
    chart.telaPicture = (take) => pictured(chart, take);
    chart.telaClicked = (code) => setTriggerValue("clicked", code);
    const map = mapOf(chart);
    if (map) {
      if (!map.tela) adopt(map, chart);
      outline(map);
    }
    measure(chart);
  };
  clearInterval(parentElement.telaLooking);
  parentElement.telaLooking = setInterval(look, 50);
  look();
  return () => clearInterval(parentElement.telaLooking);
}
"""


def pixels(place: str) -> int:
    """The width to lay out the chart of that place for, as its browser told; else the usual one."""
    return int(st.session_state.get(_told(place)) or PIXELS[appearance()[1]])


def draw(
    figure: go.Figure,
    exhibit: Exhibit,
    place: str,
    *,
    chosen: Sequence[str] = (),
    on_click: Callable[[str], object] | None = None,
) -> None:
    """Show a figure of an exhibit.

    `place` names the chart's place on the page: maps that replace one another there share the
    reader's view. `chosen` are region codes to outline on a map; `on_click` is called before the
    next run with the code of the area clicked.
    """
    with st.container(key=chart_key(exhibit)):
        st.plotly_chart(
            figure,
            theme=None,
            key=place,
            on_select="ignore",
            config=plotly_config(exhibit),
            alt=exhibit.sentence,
        )
    _watch(chart_key(exhibit), place, chosen, on_click)


def backdrop(figure: go.Figure, place: str, alt: str) -> None:
    """Show a map that says nothing but where we are."""
    with st.container(key=f"tela_backdrop_{place}"):
        st.plotly_chart(figure, theme=None, key=place, config={"staticPlot": True}, alt=alt)
    _watch(f"tela_backdrop_{place}", place, (), None)


def _watch(
    chart: str, place: str, chosen: Sequence[str], on_click: Callable[[str], object] | None
) -> None:
    component = st.components.v2.component("tela_chart", js=_SCRIPT)
    key = f"tela_chart_watch_{place}"
    with st.container(key=f"tela_watch_{place}"):
        component(
            key=key,
            data={
                "chart": chart,
                "place": place,
                "basin": list(BASIN),
                "layers": list(CHOSEN),
                "chosen": list(chosen),
                "clickable": on_click is not None,
                "pixels": pixels(place),
                "step": STEP,
            },
            on_pixels_change=partial(_measured, key, place),
            on_clicked_change=partial(_clicked, key, on_click),
        )


def _told(place: str) -> str:
    return f"tela_pixels_{place}"


def _measured(key: str, place: str) -> None:
    told = st.session_state[key].pixels
    if isinstance(told, int | float) and 200 <= told <= 10_000:
        st.session_state[_told(place)] = int(told)


def _clicked(key: str, on_click: Callable[[str], object] | None) -> None:
    code = st.session_state[key].clicked
    if on_click is not None and isinstance(code, str):
        on_click(code)


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
