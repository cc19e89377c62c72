"""Title, subtitle, source and legend keys, placed in pixels so that a picture holds them too.

Plotly does not wrap text, so lines are broken here for the width the figure is built for.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any, Literal

from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text, visible
from exhibits.style import Palette
from words import _

Width = Literal["wide", "narrow"]
RING = 1.1
"""Line of a circle in pixels, on the map and in its legend."""
Shapes = list[dict[str, Any]]
Notes = list[dict[str, Any]]


PIXELS: dict[Width, int] = {"wide": 920, "narrow": 360}
"""How wide a figure is taken to be where the browser has not told."""
EM = 0.5
"""Width of an average letter of the house's font, as a part of its size."""


@dataclass(frozen=True)
class Measures:
    """Letters a line and text sizes of one width."""

    title_letters: int
    text_letters: int
    title_size: int
    text_size: int


def measures_of(width: Width, pixels: int = 0) -> Measures:
    """What fits a figure of `pixels`; 0 stands for the usual size of that width."""
    across = pixels or PIXELS[width]
    title, text = (20, 13) if width == "wide" else (17, 12)
    return Measures(
        max(int(across / (title * EM)), 20), max(int(across / (text * 0.485)), 30), title, text
    )


def broad(text: str, size: float) -> float:
    """About how many pixels a text takes."""
    return len(text) * size * EM


def wrapped(text: str, letters: int) -> list[str]:
    """Escaped lines of at most `letters` letters; a longer word is broken."""
    return [plotly_text(line) for line in textwrap.wrap(visible(text), letters)] or [""]


def balanced(text: str, letters: int) -> list[str]:
    """Wrapped lines of about the same length, so that no single word is left on the last."""
    count = len(textwrap.wrap(visible(text), letters))
    for shorter in range(letters // 2, letters):
        if len(textwrap.wrap(visible(text), shorter)) == count:
            return wrapped(text, shorter)
    return wrapped(text, letters)


def words_at(
    text: str,
    x: float,
    y: float,
    dx: float,
    dy: float,
    *,
    size: int,
    colour: str,
    bold: bool = False,
    anchor: str = "left",
    rise: str = "top",
) -> dict[str, Any]:
    """A text at a paper position and an offset in pixels, right and up."""
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": y,
        "xshift": dx,
        "yshift": dy,
        "xanchor": anchor,
        "yanchor": rise,
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": colour, "weight": 600 if bold else 400},
    }


def head(exhibit: Exhibit, width: Width, colours: Palette, pixels: int = 0) -> tuple[Notes, int]:
    """Title and subtitle above the drawing, and the height they take in pixels."""
    measures = measures_of(width, pixels)
    title = balanced(exhibit.title, measures.title_letters)
    under = wrapped(exhibit.subtitle, measures.text_letters)
    title_line, text_line = measures.title_size * 1.3, measures.text_size * 1.35
    strip = 8
    height = round(strip + len(title) * title_line + 4 + len(under) * text_line + 14)
    return [
        words_at(
            "<br>".join(title),
            0,
            1,
            0,
            height - strip,
            size=measures.title_size,
            colour=colours.ink,
            bold=True,
        ),
        words_at(
            "<br>".join(under),
            0,
            1,
            0,
            height - strip - 4 - len(title) * title_line,
            size=measures.text_size,
            colour=colours.muted,
        ),
    ], height


def foot(exhibit: Exhibit, width: Width, last: str = "", pixels: int = 0) -> tuple[list[str], int]:
    """The lines of notes, source and a last remark, and the height they take in pixels."""
    measures = measures_of(width, pixels)
    # the foot is set a point smaller than the text
    letters = int(measures.text_letters * measures.text_size / (measures.text_size - 1))
    lines = [line for text in foot_texts(exhibit, last) for line in wrapped(text, letters)]
    return lines, round(len(lines) * (measures.text_size - 1) * 1.4 + 10)


def foot_texts(exhibit: Exhibit, last: str = "") -> list[str]:
    """Paragraphs beneath a drawing, not escaped: its notes, then its source and a last remark."""
    source = _("Source: {source}.").format(source=exhibit.source.rstrip("."))
    notes = " ".join(map(_closed, exhibit.notes))
    return [text for text in (notes, f"{source} {last}".strip()) if text]


def disclaimer() -> str:
    """What stands at the foot of every map."""
    return _("Boundaries and names imply no opinion on the status of any territory.")


def _closed(note: str) -> str:
    return note if note.endswith((".", "…", "!", "?")) else f"{note}."


def foot_note(lines: list[str], width: Width, colours: Palette, drop: float) -> dict[str, Any]:
    """The foot's lines, `drop` pixels beneath the drawing."""
    return words_at(
        "<br>".join(lines),
        0,
        0,
        0,
        -drop,
        size=measures_of(width).text_size - 1,
        colour=colours.muted,
    )


class Corner:
    """A place to put legend keys: shapes and words in pixels from one corner of the drawing."""

    def __init__(self, x: float, y: float, colours: Palette, size: int) -> None:
        self.x, self.y, self.colours, self.size = x, y, colours, size
        self.shapes: Shapes = []
        self.texts: Notes = []

    def _shape(
        self,
        kind: str,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        fill: str | None,
        line: str,
        weight: float,
    ) -> None:
        self.shapes.append(
            {
                "type": kind,
                "xref": "paper",
                "yref": "paper",
                "xsizemode": "pixel",
                "ysizemode": "pixel",
                "xanchor": self.x,
                "yanchor": self.y,
                "x0": x0,
                "x1": x1,
                "y0": y0,
                "y1": y1,
                "fillcolor": fill or "rgba(0,0,0,0)",
                "line": {"color": line, "width": weight},
                "layer": "above",
            }
        )

    def text(
        self,
        text: str,
        dx: float,
        dy: float,
        *,
        bold: bool = False,
        rise: str = "middle",
        muted: bool = False,
        anchor: str = "left",
        colour: str = "",
    ) -> None:
        """Words already escaped; `colour` where they stand on a filled block."""
        self.texts.append(
            words_at(
                text,
                self.x,
                self.y,
                dx,
                dy,
                size=self.size,
                bold=bold,
                rise=rise,
                anchor=anchor,
                colour=colour or (self.colours.muted if muted else self.colours.ink),
            )
        )

    def block(
        self,
        x0: float,
        x1: float,
        top: float,
        tall: float,
        fill: str | None,
        weight: float = 0.6,
    ) -> None:
        """One box of a row of classes."""
        self._shape("rect", x0, top - tall, x1, top, fill, self.colours.country_line, weight)

    def stripe(
        self, x0: float, y0: float, x1: float, y1: float, colour: str, weight: float
    ) -> None:
        """A straight line between two points."""
        self._shape("line", x0, y0, x1, y1, None, colour, weight)

    def swatch(self, dx: float, dy: float, fill: str | None, pattern: str = "") -> None:
        """A key of 22 by 14 pixels, its middle at `dy`; pattern `hatch` or `dots`."""
        self._shape("rect", dx, dy - 7, dx + 22, dy + 7, fill, self.colours.country_line, 0.8)
        if pattern == "hatch":
            for start in (0, 7):
                self._shape(
                    "line",
                    dx + start,
                    dy - 7,
                    dx + start + 14,
                    dy + 7,
                    None,
                    self.colours.pattern,
                    1.1,
                )
        if pattern == "dots":
            for across, up in ((5, 3), (11, -3), (17, 3), (5, -8 + 5), (17, -3), (11, 3)):
                self._shape(
                    "circle",
                    dx + across - 1.1,
                    dy + up - 1.1,
                    dx + across + 1.1,
                    dy + up + 1.1,
                    self.colours.pattern,
                    self.colours.pattern,
                    0,
                )

    def ring(self, dx: float, dy: float, radius: float) -> None:
        """A hollow circle about a point."""
        self._shape(
            "circle",
            dx - radius,
            dy - radius,
            dx + radius,
            dy + radius,
            None,
            self.colours.ring,
            RING,
        )
