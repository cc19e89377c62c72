"""Drawing exhibits: the map's ground, and charts that fit their place and tell what was clicked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import plotly.graph_objects as go
import streamlit as st

from cluster_data.geo import BASIN, Bounds
from exhibits.exhibit import Exhibit
from exhibits.render.around import foot_html, head_html
from exhibits.render.camera import map_height
from exhibits.render.frame import PIXELS
from exhibits.render.ground import CHOSEN, Ground
from exhibits.render.places import ground
from exhibits.render.svg import svg
from shell.document import appearance
from shell.downloads import chart_key
from words import _

if TYPE_CHECKING:
    import pydeck

__all__ = ["backdrop", "draw", "draw_deck", "draw_vector", "ground", "marked_ground", "pixels"]

SPRITES = Path(__file__).resolve().parents[1] / "static" / "sprites"
CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": True}
"""Plotly's settings: files are made on the server, so it needs no buttons of its own."""
STEP = 80
"""Pixels by which a chart's place may outgrow the width it is laid out for."""

# Streamlit takes a changed figure for a new chart, key or no key, and gives the page no say in its
# view. This fits the basin into the map's real size, gives a new map the view that the reader had
# on the one before, outlines the area chosen without a new figure, and tells what was clicked.
_SCRIPT = """
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const views = (window.telaViews ??= {});
  // another extent is another map to look at: it opens on its own
  const spot = `${data.place} ${data.extent}`;
  const kinds = [".js-plotly-plot", ".stDeckGlJsonChart", ".stBidiComponent"];
  const find = () => document.querySelector(
    kinds.map((kind) => `.st-key-${data.chart} ${kind}`).join(", ")
  );
  const mapOf = (chart) => chart?._fullLayout?.map?._subplot?.map;
  const move = (map, camera) =>
    map.jumpTo(camera, { originalEvent: new Event("tela"), tela: true });
  const fit = (map) => {
    const [west, south, east, north] = data.extent;
    const kept = views[spot];
    move(map, kept ?? map.cameraForBounds([[west, south], [east, north]]));
  };
  const adopt = (map, chart) => {
    map.tela = true;
    fit(map);
    map.on("resize", () => { if (!views[spot]) fit(map); });
    // the end of a turn of the wheel does not say that a person began it
    let moved = false;
    map.on("wheel", () => { moved = true; });
    map.on("moveend", (event) => {
      if (event.tela || !(event.originalEvent || moved)) return;
      views[spot] = { center: map.getCenter(), zoom: map.getZoom() };
    });
    map.on("dblclick", () => {
      moved = false;
      delete views[spot];
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
  let told = data.pixels;
  let settled = 0;
  const measure = (chart) => {
    const width = chart.clientWidth;
    if (!width || (told <= width && width < told + data.step)) { settled = 0; return; }
    // a window being dragged wider passes many widths: wait until it rests
    settled += 1;
    // what is told while a click is on its way would go with the address from before it
    const app = document.querySelector('[data-testid="stApp"]');
    if (settled < 4 || app?.dataset.testScriptState !== "notRunning") return;
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

_DRAWING = """
export default function ({ data, parentElement }) {
  parentElement.querySelector("div").innerHTML = data.svg;
}
"""


def pixels(place: str, usual: int = 0) -> int:
    """The width to lay out the chart of that place for, as its browser told.

    Before it has told, `usual`, by default that of a chart as wide as the page.
    """
    if usual:
        st.session_state.setdefault(_told(place), usual)
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
    reader's view as long as they open on the same extent. `chosen` are region codes to outline on
    a map; `on_click` is called before the next run with the code of the area clicked.
    """
    with st.container(key=chart_key(exhibit)):
        st.plotly_chart(
            figure,
            theme=None,
            key=place,
            on_select="ignore",
            config=CONFIG,
            alt=exhibit.sentence,
        )
    _watch(chart_key(exhibit), place, chosen, on_click, exhibit.encoding.frame)


def draw_deck(
    deck: pydeck.Deck,
    exhibit: Exhibit,
    place: str,
    on_click: Callable[[str], object] | None = None,
    *,
    legend: str = "",
) -> None:
    """Show a deck of an exhibit between its title and its legend and foot.

    `legend` is an SVG element; `on_click` is called before the next run with the `id` of what was
    clicked. The reader's view stays while `place` does, whatever changes in the deck.
    """
    dark, width = appearance()
    disclaimer = _("Boundaries and names imply no opinion on the status of any territory.")
    with st.container(key=chart_key(exhibit), gap="xsmall"):
        st.html(head_html(exhibit, dark=dark, width=width))
        st.pydeck_chart(
            deck,
            height=map_height(pixels(place)),
            # a map without a callback is a new one at each change, and opens anew
            on_select=partial(_picked, place, on_click),
            key=place,
            alt=exhibit.sentence,
        )
        _drawing(legend, f"tela_legend_{place}")
        st.html(foot_html(exhibit, disclaimer, dark=dark, width=width))
    _watch(chart_key(exhibit), place, (), None)


def draw_vector(exhibit: Exhibit, place: str) -> None:
    """Show an exhibit as the very vectors that are saved, laid out for its place's width."""
    dark, width = appearance()
    drawn = svg(exhibit, dark=dark, width=width, pixels=pixels(place), inline=True)
    with st.container(key=chart_key(exhibit)):
        _drawing(drawn.decode("utf-8").split("?>", 1)[1], place)
    _watch(chart_key(exhibit), place, (), None)


def marked_ground() -> Ground:
    """The ground with the address of the patterns for classes, where the browser has told ours.

    MapLibre takes no relative address for them.
    """
    here = st.context.url
    if not here:
        return ground()
    version = sha256((SPRITES / "classes.json").read_bytes()).hexdigest()[:8]
    address = urljoin(here.split("?")[0], f"app/static/sprites/classes?v={version}")
    return replace(ground(), sprite_url=address)


def _drawing(svg: str, key: str) -> None:
    """Show an SVG element of our own making: Streamlit's HTML would leave it out."""
    component = st.components.v2.component("tela_drawing", html="<div></div>", js=_DRAWING)
    component(key=key, data={"svg": svg})


def backdrop(figure: go.Figure, place: str, alt: str) -> None:
    """Show a map that says nothing but where we are."""
    with st.container(key=f"tela_backdrop_{place}"):
        st.plotly_chart(figure, theme=None, key=place, config={"staticPlot": True}, alt=alt)
    _watch(f"tela_backdrop_{place}", place, (), None)


def _watch(
    chart: str,
    place: str,
    chosen: Sequence[str],
    on_click: Callable[[str], object] | None,
    extent: Bounds | None = None,
) -> None:
    component = st.components.v2.component("tela_chart", js=_SCRIPT)
    key = f"tela_chart_watch_{place}"
    with st.container(key=f"tela_watch_{place}"):
        component(
            key=key,
            data={
                "chart": chart,
                "place": place,
                "extent": list(extent or BASIN),
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


def _picked(place: str, on_click: Callable[[str], object] | None) -> None:
    for found in st.session_state[place].selection.objects.values():
        code = found[0].get("id") if found and isinstance(found[0], dict) else None
        if on_click is not None and isinstance(code, str):
            on_click(code)
