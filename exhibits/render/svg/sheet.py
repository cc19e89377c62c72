"""What stands above and below every drawing: title, subtitle, notes, source."""

from __future__ import annotations

from exhibits.exhibit import Exhibit
from exhibits.render.frame import foot_texts
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.letters import balanced, wrap

NARROW = 600.0
"""Below this many pixels a figure is set for a telephone or a column of text."""


def narrow(canvas: Canvas) -> bool:
    """Whether the figure is laid out for a small place."""
    return canvas.width < NARROW


def text_size(canvas: Canvas) -> int:
    """The size of running words in pixels: 13, or 12 in a small place."""
    return 12 if narrow(canvas) else 13


def lines(
    canvas: Canvas,
    x: float,
    y: float,
    rows: list[str],
    *,
    size: float = 13,
    bold: bool = False,
    muted: bool = False,
    leading: float = 1.35,
) -> float:
    """Lines of words under one another from the top edge `y`; returns the bottom edge."""
    for row in rows:
        canvas.text(x, y + size, row, size=size, bold=bold, muted=muted)
        y += size * leading
    return y


def head(canvas: Canvas, exhibit: Exhibit) -> float:
    """Title and subtitle from the top; returns the y at which the drawing may begin."""
    size, small = (17 if narrow(canvas) else 20), text_size(canvas)
    title = balanced(exhibit.title, canvas.width, size, bold=True)
    with canvas.group("title"):
        y = lines(canvas, 0, 0, title, size=size, bold=True, leading=1.3)
    under = wrap(exhibit.subtitle, canvas.width, small)
    with canvas.group("subtitle"):
        return lines(canvas, 0, y + 4, under, size=small, muted=True) + 12


def foot(canvas: Canvas, exhibit: Exhibit, y: float, last: str = "") -> float:
    """Notes, source and a last remark from the top edge `y`; returns the bottom edge."""
    if not canvas.footed:
        return y
    size = text_size(canvas) - 1
    with canvas.group("foot"):
        for text in foot_texts(exhibit, last):
            y = lines(canvas, 0, y, wrap(text, canvas.width, size), size=size, muted=True)
    return y
