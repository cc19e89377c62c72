"""Legend keys described once for screen and vectors: a `Corner` set down on a canvas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from exhibits.plain import unmarked
from exhibits.render.frame import Corner
from exhibits.render.svg.canvas import Canvas

_ANCHOR = {"left": "start", "center": "middle", "right": "end"}
_RISE = {"top": 0.78, "middle": 0.35, "bottom": -0.22}
"""How far beneath its point a line's baseline lies, in parts of its size."""
_STROKE = re.compile(r"M([-\d.]+),([-\d.]+)([HV])([-\d.]+)")
_CLEAR = "rgba(0,0,0,0)"


def set_down(canvas: Canvas, corner: Corner, x: float, y: float) -> None:
    """Draw a corner's shapes and words; its own origin falls on the point given."""
    for shape in corner.shapes:
        _shape(canvas, shape, x, y)
    for note in corner.texts:
        _words(canvas, note, x, y)


def _shape(canvas: Canvas, shape: Mapping[str, Any], x: float, y: float) -> None:
    if shape["type"] == "path":
        _strokes(canvas, shape, x, y)
        return
    x0, x1 = x + shape["x0"], x + shape["x1"]
    # upward on the screen's legend, downward here
    top, bottom = y - max(shape["y0"], shape["y1"]), y - min(shape["y0"], shape["y1"])
    fill = "none" if shape["fillcolor"] == _CLEAR else shape["fillcolor"]
    line, weight = shape["line"]["color"], shape["line"]["width"]
    if shape["type"] == "line":
        canvas.line(x0, y - shape["y0"], x1, y - shape["y1"], colour=line, weight=weight)
    elif shape["type"] == "circle":
        middle = ((x0 + x1) / 2, (top + bottom) / 2)
        canvas.circle(*middle, (x1 - x0) / 2, fill=fill, line=line, weight=weight)
    else:
        canvas.rect(x0, top, x1 - x0, bottom - top, fill=fill, line=line, weight=weight)


def _strokes(canvas: Canvas, shape: Mapping[str, Any], x: float, y: float) -> None:
    """The upright and level lines of a class's pattern."""
    line = {"colour": shape["line"]["color"], "weight": shape["line"]["width"]}
    for across, up, way, end in _STROKE.findall(shape["path"]):
        x0, y0, far = x + float(across), y - float(up), float(end)
        x1, y1 = (x + far, y0) if way == "H" else (x0, y - far)
        canvas.line(x0, y0, x1, y1, **line)


def _words(canvas: Canvas, note: Mapping[str, Any], x: float, y: float) -> None:
    size = note["font"]["size"]
    for place, row in enumerate(unmarked(note["text"]).split("\n")):
        canvas.text(
            x + note["xshift"],
            y - note["yshift"] + size * (_RISE[note["yanchor"]] + 1.3 * place),
            row,
            size=size,
            bold=note["font"]["weight"] > 400,
            colour=note["font"]["color"],
            anchor=_ANCHOR[note["xanchor"]],
        )
