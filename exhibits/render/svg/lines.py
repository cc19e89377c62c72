"""A measure over rounds as vectors; laid out as on the screen."""

from __future__ import annotations

from exhibits.exhibit import Exhibit
from exhibits.render.frame import Width
from exhibits.render.keys import PATTERNS, on_canvas, state_fills
from exhibits.render.lines_layout import MARK, Course, Line, course, legend
from exhibits.render.nothing import nothing_text
from exhibits.render.svg import sheet
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.letters import wrap


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Grid, lines, labels and foot from `top` down; returns the bottom edge."""
    width: Width = "narrow" if sheet.narrow(canvas) else "wide"
    laid = course(exhibit, width, canvas.width, canvas.dark)
    if not laid.lines:
        said = wrap(nothing_text(exhibit), canvas.width, 14)
        bottom = sheet.lines(canvas, 0, top + 8, said, size=14, muted=True)
        return sheet.foot(canvas, exhibit, bottom + 14)
    if laid.band:
        outline = "L".join(f"{x:.1f} {top + y:.1f}" for x, y in laid.band)
        canvas.path(f"M{outline}Z", fill=canvas.colours.grid)
    _axes(canvas, laid, top)
    for line in laid.lines:
        with canvas.group(line.code):
            _line(canvas, line, top)
    _marks(canvas, laid, top)
    bottom = on_canvas(legend(laid, canvas.dark, canvas.width), canvas, top + laid.tall + 2)
    return sheet.foot(canvas, exhibit, bottom + 8)


def _axes(canvas: Canvas, laid: Course, top: float) -> None:
    colours = canvas.colours
    for y, text in laid.ticks:
        colour = colours.muted if y == laid.base else colours.grid
        canvas.line(laid.left, top + y, laid.right, top + y, colour=colour)
        canvas.text(laid.left - 8, top + y + 4.3, text, size=12, anchor="end", muted=True)
    for x, text in laid.rounds:
        canvas.text(x, top + laid.base + 20, text, size=12, anchor="middle")


def _line(canvas: Canvas, line: Line, top: float) -> None:
    for run in line.runs:
        d = "".join(
            f"{'L' if place else 'M'}{point.x:.1f} {top + point.y:.1f}"
            for place, point in enumerate(run)
        )
        if len(run) > 1:
            thin = line.quiet or line.dash
            canvas.path(
                d, line=line.colour, weight=1.4 if thin else 2.4, dash="6 4" if line.dash else ""
            )
        for point in run:
            title = "\n".join(point.hover)
            canvas.circle(
                point.x,
                top + point.y,
                line.mark or 3,
                title=title,
                name=line.code,
                fill=line.colour if line.mark else "none",
            )
            canvas.text(
                point.x, top + point.y + 18, point.n,
                size=11, anchor="middle", muted=True, halo=canvas.colours.paper,
            )  # fmt: skip
    canvas.text(line.runs[-1][-1].x + 10, top + line.label_y + 4.7, line.label, size=13)


def _marks(canvas: Canvas, laid: Course, top: float) -> None:
    fills = state_fills(canvas.colours)
    for mark in laid.marks:
        fill = canvas.pattern(PATTERNS[mark.state], canvas.colours.pattern, fills[mark.state])
        canvas.rect(
            mark.x - MARK / 2, top + laid.base - MARK, MARK, MARK,
            fill=fill, line=canvas.colours.country_line, weight=1,
            title="\n".join(mark.hover), name=mark.code,
        )  # fmt: skip
