"""The map's ground: addresses of its files, and the MapLibre style under the data.

Every address is relative, so that it works on each page, behind a base path and without a network.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exhibits.plain import visible
from exhibits.render.frame import RING
from exhibits.style import palette

DATA_BELOW = "region-line"
"""The layer that data is drawn under: borders and labels stay readable on it."""
CHOSEN = ("chosen-halo", "chosen")
"""Layers that outline the area chosen."""
LETTERS = "plex"
"""Folder of the glyph files, made by `scripts/build_glyphs.py`, and the name of their font."""
_DRAWN = ((32, 512), (8192, 8448))

LABEL_POINTS: Mapping[str, tuple[float, float, int]] = {
    "PT": (-8.0, 39.7, 1),
    "ES": (-3.7, 40.0, 0),
    "FR": (2.3, 46.6, 0),
    "IT": (12.4, 43.4, 0),
    "SI": (14.8, 46.1, 2),
    "HR": (16.3, 45.4, 2),
    "BA": (17.8, 44.2, 2),
    "RS": (20.8, 44.1, 1),
    "ME": (19.2, 42.8, 2),
    "XK": (20.9, 42.6, 3),
    "MK": (21.7, 41.6, 2),
    "AL": (20.0, 41.1, 2),
    "GR": (22.0, 39.4, 1),
    "TR": (33.5, 39.2, 0),
    "CY": (33.2, 34.95, 2),
    "SY": (38.4, 35.1, 1),
    "LB": (35.85, 34.0, 2),
    "IL": (34.85, 31.0, 2),
    "PS": (35.25, 32.0, 3),
    "JO": (36.5, 31.0, 2),
    "EG": (29.5, 28.3, 0),
    "LY": (17.5, 28.6, 0),
    "TN": (9.3, 34.2, 1),
    "DZ": (2.8, 30.2, 0),
    "MA": (-6.2, 31.9, 1),
    "EH": (-13.0, 24.6, 2),
    "MR": (-10.5, 20.3, 1),
    "MT": (14.4, 35.7, 3),
}
"""Where a country's name stands, as longitude, latitude, and from which step of zoom (0 to 3)."""


Point = tuple[float, float]
"""Longitude and latitude."""
Circle = tuple[float, float, float]
"""Longitude, latitude, radius in pixels."""


@dataclass(frozen=True)
class Ground:
    """Addresses of the map's files, and the geography a drawing needs of each area.

    `points` gives a label point (longitude, latitude) by region or country code, for circles;
    `regions_of` the region codes of a country, for areas drawn by country; `countries` the
    countries' names in the reader's language by ISO code. `sprite_url` is the address of the
    patterns for classes: with its host, since MapLibre takes no relative one; without it there
    are none.
    """

    regions_url: str
    land_url: str
    hatch_url: str = "app/static/geo/hatch.json"
    dots_url: str = "app/static/geo/dots.json"
    fonts_url: str = "app/static/fonts"
    sprite_url: str = ""
    points: Mapping[str, Point] = field(default_factory=dict)
    regions_of: Mapping[str, Sequence[str]] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)


def style(
    ground: Ground,
    dark: bool = False,
    circles: Sequence[Circle] = (),
    chosen: Sequence[str] = (),
    marks: Mapping[str, Sequence[str]] | None = None,
    parted: bool = True,
    beneath: Mapping[str, Point] | None = None,
) -> dict[str, Any]:
    """The MapLibre style: sea, land, borders, disputed lines, country names, hollow circles.

    The circles are here and not in a trace since Plotly's have no outline, and its other symbols
    are fetched from outside. The regions `chosen` are outlined by the layers `CHOSEN`, whose
    filter a page may change without drawing another map. `marks` gives the regions to cover with
    each pattern of the sprite. Without `parted` no lines part the regions of a country. `beneath`
    gives points that the names of some countries stand under rather than at their own.
    """
    colours = palette(dark)
    marked = marks if marks and ground.sprite_url else {}
    return {
        "version": 8,
        **({"sprite": ground.sprite_url} if marked else {}),
        "glyphs": f"{ground.fonts_url}/{{fontstack}}/{{range}}.pbf",
        "sources": {
            "land": {"type": "geojson", "data": ground.land_url},
            "regions": {"type": "geojson", "data": ground.regions_url, "tolerance": 0.2},
            "names": {"type": "geojson", "data": _names(ground.countries, beneath or {})},
            "circles": {"type": "geojson", "data": _points(circles)},
        },
        "layers": [
            {"id": "sea", "type": "background", "paint": {"background-color": colours.sea}},
            _layer("land", "land", "fill", {"fill-color": colours.land}, "land"),
            _layer(
                "region-line",
                "regions",
                "line",
                {
                    "line-color": colours.region_line,
                    "line-width": _by_zoom(0.35, 1.0),
                    "line-opacity": 1 if parted else 0,
                },
            ),
            *_mark_layers(marked),
            _layer(
                "coast",
                "land",
                "line",
                {
                    "line-color": colours.country_line,
                    "line-width": _by_zoom(0.4, 0.9),
                },
                "land",
            ),
            _layer(
                "border",
                "land",
                "line",
                {
                    "line-color": colours.country_line,
                    "line-width": _by_zoom(0.9, 2.0),
                },
                "border",
            ),
            _layer(
                "disputed",
                "land",
                "line",
                {
                    "line-color": colours.country_line,
                    "line-width": _by_zoom(0.9, 2.0),
                    "line-dasharray": [2, 2],
                },
                "disputed",
            ),
            *_chosen_layers(dark, chosen),
            *_circle_layers(dark),
            *(_label_layer(step, dark) for step in range(4)),
        ],
    }


def _mark_layers(marks: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """A layer a pattern: over the data, which is drawn under `DATA_BELOW`."""
    return [
        _layer(f"mark-{name}", "regions", "fill", {"fill-pattern": name})
        | {"filter": ["in", ["get", "code"], ["literal", list(codes)]]}
        for name, codes in sorted(marks.items())
    ]


def _chosen_layers(dark: bool, chosen: Sequence[str]) -> list[dict[str, Any]]:
    colours = palette(dark)
    looks = ((CHOSEN[0], colours.paper, 5.0), (CHOSEN[1], colours.ink, 2.4))
    return [
        _layer(name, "regions", "line", {"line-color": colour, "line-width": weight})
        | {"filter": ["in", ["get", "code"], ["literal", list(chosen)]]}
        for name, colour, weight in looks
    ]


def _layer(
    name: str, source: str, kind: str, paint: dict[str, Any], only: str = ""
) -> dict[str, Any]:
    layer: dict[str, Any] = {"id": name, "source": source, "type": kind, "paint": paint}
    if only:
        layer["filter"] = ["==", ["get", "kind"], only]
    if kind == "line":
        layer["layout"] = {"line-join": "round"}
    return layer


def _by_zoom(far: float, near: float) -> list[Any]:
    return ["interpolate", ["linear"], ["zoom"], 2, far, 8, near]


def _label_layer(step: int, dark: bool) -> dict[str, Any]:
    colours = palette(dark)
    return {
        "id": f"names-{step}",
        "source": "names",
        "type": "symbol",
        "minzoom": (0, 3.2, 4.3, 5.2)[step],
        # nearer than this a country fills the window and its name says nothing
        "maxzoom": 7,
        "filter": ["==", ["get", "step"], step],
        "layout": {
            "text-field": ["get", "name"],
            "text-font": [LETTERS],
            "text-size": ["interpolate", ["linear"], ["zoom"], 2, 9, 5, 13],
            "text-letter-spacing": 0.06,
            "text-max-width": 7,
            "text-anchor": ["case", ["get", "beneath"], "top", "center"],
            "text-padding": 4,
        },
        "paint": {
            "text-color": colours.ink,
            "text-opacity": 0.82,
            "text-halo-color": colours.land,
            "text-halo-width": 1.4,
            "text-halo-blur": 0.4,
        },
    }


def _circle_layers(dark: bool) -> list[dict[str, Any]]:
    colours = palette(dark)
    return [
        {
            "id": f"circles-{name}",
            "source": "circles",
            "type": "circle",
            "layout": {"circle-sort-key": ["-", ["get", "radius"]]},
            "paint": {
                "circle-radius": ["get", "radius"],
                "circle-color": colours.ink,
                "circle-opacity": 0,
                "circle-stroke-color": colour,
                "circle-stroke-width": weight,
                "circle-stroke-opacity": strength,
            },
        }
        for name, colour, weight, strength in (
            ("halo", colours.paper, 2 * RING, 0.6),
            ("ring", colours.ring, RING, 0.85),
        )
    ]


def _points(circles: Sequence[Circle]) -> dict[str, Any]:
    """Circles of one size are one feature, which sends a third of the text."""
    alike: dict[float, list[list[float]]] = {}
    for longitude, latitude, radius in circles:
        alike.setdefault(radius, []).append([longitude, latitude])
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"radius": radius},
                "geometry": {"type": "MultiPoint", "coordinates": places},
            }
            for radius, places in alike.items()
        ],
    }


def _names(countries: Mapping[str, str], beneath: Mapping[str, Point]) -> dict[str, Any]:
    features = []
    for code, name in sorted(countries.items()):
        shown = visible(name)
        # a letter without a glyph file would make MapLibre drop every label of its tile
        if code in LABEL_POINTS and all(
            any(low <= ord(letter) < high for low, high in _DRAWN) for letter in shown
        ):
            *place, step = LABEL_POINTS[code]
            place = list(beneath.get(code, place))
            features.append(
                {
                    "type": "Feature",
                    "properties": {"name": shown, "step": step, "beneath": code in beneath},
                    "geometry": {"type": "Point", "coordinates": place},
                }
            )
    return {"type": "FeatureCollection", "features": features}


__all__ = ["CHOSEN", "DATA_BELOW", "LABEL_POINTS", "Ground", "style"]
