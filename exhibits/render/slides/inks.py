"""Colours, patterns and lines as DrawingML; words by the theme where they are its own."""

from __future__ import annotations

import re

from exhibits.style import palette

_HEX = re.compile(r"#([0-9A-Fa-f]{6})$")
_PATTERN = re.compile(
    r"url\(#tela-(?P<kind>hatch|dots|class-\d)-(?P<ink>\w{6})(?:-(?P<under>\w{6}))?\)"
)
_WEAVES = {
    "hatch": "wdUpDiag", "dots": "dotDmnd", "class-0": "ltHorz", "class-1": "narHorz",
    "class-2": "smGrid", "class-3": "smGrid", "class-4": "dkHorz",
}  # fmt: skip
"""PowerPoint's patterns that come nearest to ours."""


def scheme() -> dict[str, str]:
    """Our colours of words that a theme has a name for: a user's own theme then changes them."""
    colours = palette(dark=False)
    return {
        colours.ink.upper(): "tx1", colours.paper.upper(): "bg1", colours.muted.upper(): "tx2",
        colours.accent.upper(): "accent1",
    }  # fmt: skip


def colour_xml(colour: str, *, themed: bool = False) -> str:
    """A colour as it is; `themed`, the theme's where it is one of its own."""
    own = scheme().get(colour.upper()) if themed else None
    if own:
        return f'<a:schemeClr val="{own}"/>'
    return f'<a:srgbClr val="{colour.lstrip("#").upper()}"/>'


def fill_xml(fill: str) -> str:
    """The fill of a shape: none, a colour, or a pattern of the canvas.

    A map's colours stand for classes and states, so no theme changes them.
    """
    if _HEX.match(fill):
        return f"<a:solidFill>{colour_xml(fill)}</a:solidFill>"
    woven = _PATTERN.match(fill)
    if woven is None:
        return "<a:noFill/>"
    under = colour_xml(f"#{woven['under'] or 'ffffff'}")
    return (
        f'<a:pattFill prst="{_WEAVES[woven["kind"]]}"><a:fgClr>{colour_xml("#" + woven["ink"])}'
        f"</a:fgClr><a:bgClr>{under}</a:bgClr></a:pattFill>"
    )


def line_xml(colour: str, weight: float, dash: str = "") -> str:
    """The line of a shape of `weight` pixels; none where it has no colour."""
    if not _HEX.match(colour):
        return "<a:ln><a:noFill/></a:ln>"
    dashed = '<a:prstDash val="dash"/>' if dash else ""
    return (
        f'<a:ln w="{round(weight * 9525)}"><a:solidFill>{colour_xml(colour)}</a:solidFill>'
        f"{dashed}<a:round/></a:ln>"
    )
