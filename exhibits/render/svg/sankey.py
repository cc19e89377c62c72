"""Streams as vectors; laid out as on the screen."""

from __future__ import annotations

from exhibits.exhibit import Exhibit
from exhibits.render.frame import Width
from exhibits.render.keys import on_canvas
from exhibits.render.nothing import nothing_text
from exhibits.render.sankey_looks import Look
from exhibits.render.sankey_marks import drawn, legend
from exhibits.render.svg.canvas import Canvas, digits
from exhibits.render.svg.letters import wrap
from exhibits.render.svg.sheet import foot, lines, narrow


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Keys, heads, bands, bars and foot from `top` down; returns the bottom edge."""
    width: Width = "narrow" if narrow(canvas) else "wide"
    laid = drawn(exhibit, width, canvas.width, canvas.dark)
    if not laid.bars:
        said = wrap(nothing_text(exhibit), canvas.width, 14)
        return foot(canvas, exhibit, lines(canvas, 0, top + 8, said, size=14, muted=True) + 14)
    strip = legend(exhibit, canvas.dark, canvas.width)
    y = on_canvas(strip, canvas, top) + 12 if strip.words else top
    with canvas.group("links"):
        for band in laid.bands:
            way = "M" + "L".join(f"{digits(x, 1)},{digits(y + down, 1)}" for x, down in band.points)
            canvas.path(
                way + "Z", fill=_fill(canvas, band.look, canvas.colours.pattern),
                line=band.look.line, weight=0.5, title="\n".join(band.hover), name=band.name,
            )  # fmt: skip
    with canvas.group("nodes"):
        for bar in laid.bars:
            canvas.rect(
                bar.x0, y + bar.y0, bar.x1 - bar.x0, bar.y1 - bar.y0,
                fill=_fill(canvas, bar.look, canvas.colours.paper), line=bar.look.line, weight=0.7,
                title="\n".join(bar.hover), name=bar.name,
            )  # fmt: skip
    for word in laid.words:
        canvas.text(
            word.x, y + word.y + word.size * 0.36, word.text, size=word.size, bold=word.bold,
            muted=word.muted, anchor=word.anchor, halo=canvas.colours.paper if word.over else "",
        )  # fmt: skip
    return foot(canvas, exhibit, y + laid.tall + 14)


def _fill(canvas: Canvas, look: Look, ink: str) -> str:
    return canvas.pattern(look.pattern, ink, look.fill) if look.pattern else look.fill
