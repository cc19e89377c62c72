"""The map's ground in vectors: where a place falls, and the outlines of regions, land, borders."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from cluster_data.geo import BASIN, Bounds, layer
from exhibits.render.ground import LABEL_POINTS, Point
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.clipping import clipped
from exhibits.render.svg.letters import text_width, wrap

SNAP = 0.1
"""Pixels that an outline's points are set to: neighbours meet, and points too close fall away."""
BEND = 0.18
"""Square pixels: a corner that spans less with the points beside it is not seen, so left out."""
SPILL = 8.0
"""Pixels beyond the frame that outlines are kept for, so that no cut edge is seen."""
LABEL_FROM = (0.0, 3.2, 4.3, 5.2)
"""Zoom from which a country of each step is named, as on the screen's map."""

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Frame:
    """A window of `width` by `height` pixels that holds `bounds` (degrees: W, S, E, N) whole.

    `left` and `top` are where it stands on the canvas. Web Mercator, as on the screen.
    """

    bounds: Bounds = BASIN
    width: float = 920.0
    height: float = 470.0
    left: float = 0.0
    top: float = 0.0

    def at(self, left: float, top: float) -> Frame:
        """The same window elsewhere on the canvas."""
        return Frame(self.bounds, self.width, self.height, left, top)

    @cached_property
    def scale(self) -> float:
        """Pixels per radian of longitude."""
        west, south, east, north = self.bounds
        across = math.radians(max(east - west, 1e-6))
        up = max(_rise(north) - _rise(south), 1e-6)
        return min(self.width / across, self.height / up)

    @property
    def zoom(self) -> float:
        """The zoom at which the screen's map has this scale."""
        return math.log2(self.scale * 2 * math.pi / 512)

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place falls on the canvas, in pixels; also beyond the frame."""
        x, y = self.inner(lon, lat)
        return self.left + x, self.top + y

    @cached_property
    def middle(self) -> tuple[float, float]:
        """The middle of the bounds in radians as drawn."""
        west, south, east, north = self.bounds
        return math.radians((west + east) / 2), (_rise(north) + _rise(south)) / 2

    def drawn(self, x: float, y: float) -> tuple[float, float]:
        """Where a point falls on the canvas, told in radians as drawn (Web Mercator)."""
        across, up = self.middle
        return (
            self.left + self.width / 2 + (x - across) * self.scale,
            self.top + self.height / 2 + (up - y) * self.scale,
        )

    def inner(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place falls in the window itself."""
        across, up = self.middle
        return (
            self.width / 2 + (math.radians(lon) - across) * self.scale,
            self.height / 2 + (up - _rise(lat)) * self.scale,
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the canvas lies in the window."""
        return 0 <= x - self.left <= self.width and 0 <= y - self.top <= self.height


def _rise(lat: float) -> float:
    return math.asinh(math.tan(math.radians(max(min(lat, 85.0), -85.0))))


def height_of(width: float, bounds: Bounds = BASIN, least: float = 120, most: float = 640) -> float:
    """The height at which a window of that width shows the bounds and little else."""
    west, south, east, north = bounds
    tall = width * (_rise(north) - _rise(south)) / math.radians(east - west)
    return float(round(min(max(tall, least), most)))


def region_path(frame: Frame, code: str) -> str:
    """The outline of a drawn region as a path; empty where none of it lies in the window."""
    return region_paths(frame).get(code, "")


def region_paths(frame: Frame) -> Mapping[str, str]:
    """The outlines of all regions that reach into the window, by code."""
    return _regions(frame)


def ground(canvas: Canvas, frame: Frame) -> None:
    """Sea and land, under the data. Draw it inside `clip(canvas, frame)`."""
    colours = canvas.colours
    canvas.rect(frame.left, frame.top, frame.width, frame.height, fill=colours.sea)
    canvas.path(_lines(frame)["land"], fill=colours.land)


def borders(canvas: Canvas, frame: Frame, regions: bool = True) -> None:
    """Coasts, borders, disputed lines dashed; on request lines between regions. Over the data."""
    colours, lines = canvas.colours, _lines(frame)
    near = min(max((frame.zoom - 2) / 6, 0.0), 1.0)
    if regions:
        with canvas.group("region-lines"):
            for outline in region_paths(frame).values():
                canvas.path(outline, line=colours.region_line, weight=0.35 + 0.65 * near)
    quiet = colours.country_line
    canvas.path(lines["land"], line=quiet, weight=0.4 + 0.5 * near)
    canvas.path(lines["border"], line=quiet, weight=0.9 + 1.1 * near)
    canvas.path(lines["disputed"], line=quiet, weight=0.9 + 1.1 * near, dash="2.6 2.6")


def clip(canvas: Canvas, frame: Frame) -> str:
    """The window as something to cut to: `with canvas.group(clip=clip(canvas, frame))`."""
    return canvas.clip_rect(frame.left, frame.top, frame.width, frame.height)


def names(
    canvas: Canvas,
    frame: Frame,
    countries: Mapping[str, str],
    beneath: Mapping[str, Point] | None = None,
) -> None:
    """Countries' names by ISO code, the larger first, none over another or beyond the window.

    `beneath` gives points that some names stand under, rather than about their own.
    """
    moved = beneath or {}
    size = min(max(9 + 4 * (frame.zoom - 2) / 3, 8), 13)
    taken: list[tuple[float, float, float, float]] = []
    for code, (lon, lat, step) in sorted(LABEL_POINTS.items(), key=lambda item: item[1][2]):
        if code not in countries or not LABEL_FROM[step] <= frame.zoom < 7:
            continue
        x, y = frame.xy(*moved.get(code, (lon, lat)))
        rows = wrap(countries[code], 7 * size, size)
        if code in moved:
            y += len(rows) * size * 0.6
        half = max(text_width(row, size) for row in rows) / 2 + 3
        box = (x - half, y - len(rows) * size * 0.6, x + half, y + len(rows) * size * 0.6)
        inside = frame.holds(box[0], box[1]) and frame.holds(box[2], box[3])
        if not inside or any(_meet(box, other) for other in taken):
            continue
        taken.append(box)
        for place, row in enumerate(rows):
            down = y + size * (0.35 + 1.15 * (place - (len(rows) - 1) / 2))
            canvas.text(x, down, row, size=size, anchor="middle", halo=canvas.colours.land)


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


@lru_cache(maxsize=1)
def _layers() -> Mapping[str, list[dict[str, Any]]]:
    return MappingProxyType({name: layer(name).read()["features"] for name in ("regions", "land")})


@lru_cache(maxsize=12)
def _regions(frame: Frame) -> Mapping[str, str]:
    found = {feature["id"]: outline(frame, feature["geometry"]) for feature in _layers()["regions"]}
    return MappingProxyType({code: path for code, path in found.items() if path})


@lru_cache(maxsize=12)
def _lines(frame: Frame) -> Mapping[str, str]:
    found = {"land": "", "border": "", "disputed": ""}
    for feature in _layers()["land"]:
        found[feature["properties"]["kind"]] += outline(frame, feature["geometry"])
    return MappingProxyType(found)


def outline(frame: Frame, geometry: Mapping[str, Any]) -> str:
    """A GeoJSON polygon or line as a path, cut to the window, its points snapped."""
    parts = geometry["coordinates"]
    closed = geometry["type"].endswith("Polygon")
    if not geometry["type"].startswith("Multi"):
        parts = [parts]
    rings: Iterable[Ring] = (ring for part in parts for ring in part) if closed else parts
    return "".join(_path(frame, ring, closed) for ring in rings)


def _path(frame: Frame, ring: Ring, closed: bool) -> str:
    points = [frame.inner(lon, lat) for lon, lat, *_height in ring]
    window = (-SPILL, -SPILL, frame.width + SPILL, frame.height + SPILL)
    pieces = clipped(points, window, closed)
    return "".join(_written(frame, piece, closed) for piece in pieces)


def _written(frame: Frame, points: Sequence[tuple[float, float]], closed: bool) -> str:
    """Steps between snapped points, in whole snaps, so that they are short to write."""
    left, top = frame.left / SNAP, frame.top / SNAP
    snapped = [(round(x / SNAP + left), round(y / SNAP + top)) for x, y in points]
    kept = _bends(snapped)
    if closed and len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    if len(kept) < (3 if closed else 2):
        return ""
    steps = [f"{_short(x1 - x0)}{_after(y1 - y0)}" for (x0, y0), (x1, y1) in pairwise(kept)]
    body = "".join(
        step if place == 0 or step[0] == "-" else f" {step}" for place, step in enumerate(steps)
    )
    return f"M{_short(kept[0][0])}{_after(kept[0][1])}l{body}{'z' if closed else ''}"


def _bends(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    if not points:  # a ring about the window, none of it inside
        return []
    kept = [points[0]]
    least = 2 * BEND / SNAP**2
    for (x1, y1), (x2, y2) in pairwise(points[1:]):
        x0, y0 = kept[-1]
        if abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) >= least:
            kept.append((x1, y1))
    return [*kept, points[-1]]


def _short(snaps: int) -> str:
    shown = f"{snaps * SNAP:.1f}".removesuffix(".0")
    return shown.replace("0.", ".", 1) if shown.startswith(("0.", "-0.")) else shown


def _after(snaps: int) -> str:
    shown = _short(snaps)
    return shown if shown.startswith("-") else f" {shown}"
