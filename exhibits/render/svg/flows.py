"""Shipments in vectors, as on the screen's map: an arc each, named by both of its ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cluster_data import reference
from exhibits.exhibit import Exhibit
from exhibits.render import flow_legend
from exhibits.render.camera import map_height
from exhibits.render.flow_marks import (
    GIVER,
    LOOP,
    RING,
    arc,
    givers,
    largest,
    lines,
    mark_name,
    missing,
    radius,
    sent,
    stays,
    thickness,
)
from exhibits.render.frame import Width, disclaimer
from exhibits.render.site_marks import bounds
from exhibits.render.svg.canvas import Canvas, digits
from exhibits.render.svg.mercator import Frame, borders, clip, ground, names
from exhibits.render.svg.sheet import foot, narrow


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """The map, its legend and the foot from the top edge down; returns the bottom edge."""
    frame = Frame(bounds(exhibit), canvas.width, map_height(round(canvas.width)), 0, top)
    countries = {code: country.label for code, country in reference.countries().items()}
    width: Width = "narrow" if narrow(canvas) else "wide"
    with canvas.group(clip=clip(canvas, frame)):
        ground(canvas, frame)
        borders(canvas, frame)
        names(canvas, frame, countries)
        _missing(canvas, frame, exhibit, width)
        _sent(canvas, frame, exhibit, width)
    bottom = flow_legend.draw(canvas, exhibit, top + frame.height + 8)
    return foot(canvas, exhibit, bottom + 8, disclaimer())


def _sent(canvas: Canvas, frame: Frame, exhibit: Exhibit, width: Width) -> None:
    rows, accent = sent(exhibit), canvas.colours.accent
    most = largest(rows)
    with canvas.group("sent"):
        for row in rows.to_dict("records"):
            weight = thickness(float(row["value"]), most, width)
            told = {"title": "\n".join(lines(row, exhibit)), "name": mark_name(row)}
            if stays(row):
                x, y = frame.xy(row["from_lng"], row["from_lat"])
                canvas.circle(x, y, LOOP[width], fill="none", line=accent, weight=weight, **told)
            else:
                canvas.path(_arc(frame, row), line=accent, weight=weight, **told)
    with canvas.group("senders"):
        for place in givers(exhibit):
            x, y = frame.xy(*place)
            canvas.circle(x, y, GIVER, fill=accent, line=canvas.colours.paper, weight=1)


def _missing(canvas: Canvas, frame: Frame, exhibit: Exhibit, width: Width) -> None:
    rows = missing(exhibit)
    most = largest(rows)
    with canvas.group("not-met"):
        for row in rows.to_dict("records"):
            x, y = frame.xy(row["to_lng"], row["to_lat"])
            canvas.circle(
                x,
                y,
                radius(float(row["value"]), most, width),
                fill="none",
                line=canvas.colours.alarm,
                weight=RING,
                title="\n".join(lines(row, exhibit)),
                name=mark_name(row),
            )


def _arc(frame: Frame, row: Mapping[Any, Any]) -> str:
    start = frame.xy(row["from_lng"], row["from_lat"])
    points = arc(start, frame.xy(row["to_lng"], row["to_lat"]))
    return "M" + "L".join(f"{digits(x, 1)},{digits(y, 1)}" for x, y in points)
