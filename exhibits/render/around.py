"""Title, subtitle, legend and foot as HTML, for drawings that can't hold them themselves.

They look as in the figures that do.
"""

from __future__ import annotations

import html
from collections.abc import Callable

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.frame import Width, foot_texts, measures_of
from exhibits.render.svg.canvas import Canvas
from exhibits.style import palette


def head_html(exhibit: Exhibit, *, dark: bool = False, width: Width = "wide") -> str:
    """Title and subtitle; hidden from screen readers, to whom the page's heading says them."""
    colours, sizes = palette(dark), measures_of(width)
    return (
        f'<div aria-hidden="true" style="padding:8px 0 2px">'
        f'<div style="font-size:{sizes.title_size}px;line-height:1.3;font-weight:600;'
        f'text-wrap:balance;color:{colours.ink}">{_text(exhibit.title)}</div>'
        f'<div style="font-size:{sizes.text_size}px;line-height:1.35;margin-top:4px;'
        f'color:{colours.muted}">{_text(exhibit.subtitle)}</div></div>'
    )


def foot_html(
    exhibit: Exhibit, last: str = "", *, dark: bool = False, width: Width = "wide"
) -> str:
    """Notes, source and a last remark."""
    size = measures_of(width).text_size - 1
    lines = "".join(f"<div>{_text(text)}</div>" for text in foot_texts(exhibit, last))
    return (
        f'<div style="font-size:{size}px;line-height:1.4;color:{palette(dark).muted}">{lines}</div>'
    )


def legend_element(
    draw: Callable[[Canvas, Exhibit, float], float], exhibit: Exhibit, pixels: float, dark: bool
) -> str:
    """A legend that `draw` puts on a canvas, as an SVG element to stand in a page."""
    canvas = Canvas(pixels, dark)
    bottom = draw(canvas, exhibit, 0)
    drawn = canvas.to_bytes(bottom, label=exhibit.subtitle, margin=0).decode("utf-8")
    # a narrower place shrinks it rather than cutting it
    return drawn[drawn.index("<svg") :].replace("<svg", '<svg style="max-width:100%"', 1)


def _text(text: str) -> str:
    return html.escape(visible(text))
