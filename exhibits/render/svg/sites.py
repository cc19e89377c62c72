"""Sites and hexagons in vectors, as on the screen's map."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_data import reference
from exhibits.exhibit import Exhibit
from exhibits.render import site_legend
from exhibits.render.camera import map_height
from exhibits.render.frame import Width
from exhibits.render.site_marks import (
    RIM,
    STANDINGS,
    bounds,
    cell_classes,
    cell_lines,
    looks,
    places,
    radii,
    site_lines,
)
from exhibits.render.svg.canvas import Canvas, digits
from exhibits.render.svg.mercator import Frame, borders, clip, ground, names
from exhibits.render.svg.sheet import foot, narrow
from exhibits.shapes import circle, hexagon
from exhibits.style import class_colours
from words import _


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """The map, its legend and the foot from the top edge down; returns the bottom edge."""
    frame = Frame(bounds(exhibit), canvas.width, map_height(round(canvas.width)), 0, top)
    countries = {code: country.label for code, country in reference.countries().items()}
    with canvas.group(clip=clip(canvas, frame)):
        ground(canvas, frame)
        borders(canvas, frame)
        names(canvas, frame, countries)
        _circle(canvas, frame, exhibit)
        if exhibit.encoding.measure == "hexagons":
            _cells(canvas, frame, exhibit)
        else:
            _sites(canvas, frame, exhibit)
    bottom = site_legend.draw(canvas, exhibit, top + frame.height + 8)
    disclaimer = _("Boundaries and names imply no opinion on the status of any territory.")
    return foot(canvas, exhibit, bottom + 8, disclaimer)


def _sites(canvas: Canvas, frame: Frame, exhibit: Exhibit) -> None:
    width: Width = "narrow" if narrow(canvas) else "wide"
    look, sizes, drawn = looks(canvas.colours), radii(exhibit, width), places(exhibit)
    rows = exhibit.table.to_dict("records")
    for standing in STANDINGS:
        own = [at for at, row in enumerate(rows) if row["standing"] == standing]
        with canvas.group(standing):
            for at in sorted(own, key=lambda at: (-sizes[at], at)):
                x, y = frame.xy(*drawn[at])
                canvas.circle(
                    x,
                    y,
                    sizes[at],
                    fill=look[standing].fill,
                    line=look[standing].rim,
                    weight=RIM,
                    title="\n".join(site_lines(rows[at], exhibit)),
                    name=rows[at]["site_id"],
                )


def _cells(canvas: Canvas, frame: Frame, exhibit: Exhibit) -> None:
    colours, found = canvas.colours, cell_classes(exhibit)
    shades = class_colours(len(found), canvas.dark)
    for row in exhibit.table.to_dict("records"):
        rim = colours.paper
        if row["state"] == "value":
            fill = shades[int(found.index([float(row["n"])])[0])]
        else:
            fill, rim = canvas.pattern("dots", colours.pattern, colours.blank), colours.pattern
        canvas.path(
            _outline(frame, hexagon(row["cell"])),
            fill=fill,
            line=rim,
            weight=0.8,
            title="\n".join(cell_lines(row, exhibit)),
            name=row["cell"],
        )


def _circle(canvas: Canvas, frame: Frame, exhibit: Exhibit) -> None:
    if exhibit.encoding.circle is None:
        return
    lat, lng, _km = exhibit.encoding.circle
    ring = circle(*exhibit.encoding.circle)
    canvas.path(_outline(frame, ring), line=canvas.colours.ring, weight=1.6, dash="5 3")
    x, y = frame.xy(lng, lat)
    canvas.circle(x, y, 2.6, fill=canvas.colours.ink, line=canvas.colours.paper, weight=1)


def _outline(frame: Frame, ring: Iterable[tuple[float, float]]) -> str:
    points = [frame.xy(lng, lat) for lng, lat in ring]
    return "M" + "L".join(f"{digits(x, 1)},{digits(y, 1)}" for x, y in points) + "Z"
