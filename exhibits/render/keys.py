"""Legends as boxes and words in pixels, laid out once for the screen and for vectors alike.

Positions run right and down from the strip's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exhibits.classes import Classes
from exhibits.exhibit import state_label
from exhibits.plain import plotly_text
from exhibits.render.frame import Corner, Width
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.letters import shorten, text_width, wrap
from exhibits.style import Palette, ink_on
from words import _, number

SIZE = 12
LINE = 22.0
BOX = 18.0
STATES = ("none", "suppressed", "not_answered", "not_asked", "no_demand")
PATTERNS = {"suppressed": "dots", "not_answered": "hatch"}


@dataclass(frozen=True)
class Swatch:
    """A box; `pattern` is `hatch`, `dots` or empty."""

    x: float
    y: float
    wide: float
    tall: float
    fill: str
    pattern: str = ""


@dataclass(frozen=True)
class Word:
    """A text whose middle line is at `y`; `anchor` is `start`, `middle` or `end`."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    bold: bool = False
    muted: bool = False
    colour: str = ""


@dataclass(frozen=True)
class Strip:
    """A legend of `tall` pixels."""

    swatches: tuple[Swatch, ...]
    words: tuple[Word, ...]
    tall: float


def entries(
    keys: Iterable[tuple[str, str, str]], width: float, top: float = 0.0
) -> tuple[list[Swatch], list[Word], float]:
    """Fill, pattern and words of each key, side by side; the line breaks where the width ends."""
    swatches: list[Swatch] = []
    words: list[Word] = []
    across, y = 0.0, top
    for fill, pattern, text in keys:
        need = 30 + text_width(text, SIZE)
        if across and across + need > width:
            across, y = 0.0, y + LINE
        swatches.append(Swatch(across, y + (LINE - 14) / 2, 22, 14, fill, pattern))
        words.append(Word(across + 30, y + LINE / 2, text))
        across += need + 18
    return swatches, words, y + LINE if words else top


def series_strip(keys: Sequence[tuple[str, str, str]], width: float) -> Strip:
    """The keys of parts or lines, in the order in which they are drawn."""
    swatches, words, tall = entries(keys, width)
    return Strip(tuple(swatches), tuple(words), tall)


def class_strip(
    found: Classes,
    held: Sequence[int],
    bounds: Sequence[str],
    heading: str,
    states: Sequence[tuple[str, int]],
    colours: Palette,
    dark: bool,
    width: float,
) -> Strip:
    """Classes as a row of boxes with the number of cells in each, then the states with theirs.

    `bounds` are the texts under the boxes' edges, or under the boxes where each class is one
    value.
    """
    swatches: list[Swatch] = []
    words: list[Word] = []
    y = 0.0
    if len(found):
        y = _heading(words, heading, width)
        box = min(76.0, width / max(len(found), 5))
        for place, colour in enumerate(found.colours(dark)):
            swatches.append(Swatch(place * box, y, box, BOX, colour))
            middle = (place + 0.5) * box
            count = number(held[place])
            words.append(Word(middle, y + BOX / 2, count, "middle", colour=ink_on(colour, dark)))
        shift = 0.5 if found.method == "values" else 0.0
        for place, text in enumerate(bounds):
            x = (place + shift) * box
            anchor = "start" if x == 0 else "middle"
            if x + text_width(text, SIZE) / 2 > width:
                x, anchor = width, "end"
            words.append(Word(x, y + BOX + 10, text, anchor))
        y += BOX + 22
    fills = state_fills(colours)
    keys = [
        (fills[state], PATTERNS.get(state, ""), f"{state_label(state)} ({number(count)})")
        for state, count in states
        if count
    ]
    more, said, y = entries(keys, width, y)
    return Strip((*swatches, *more), (*words, *said), y)


def _heading(words: list[Word], heading: str, width: float) -> float:
    counted = _("in each box: number of cells")
    y = 0.0
    for line in wrap(heading, width, SIZE, bold=True):
        words.append(Word(0, y + 8, line, bold=True))
        y += 17
    end = text_width(line, SIZE, bold=True) + 14
    if end + text_width(counted, SIZE) <= width:
        words.append(Word(end, y - 9, counted, muted=True))
        return y + 3
    words.append(Word(0, y + 8, counted, muted=True))
    return y + 20


def state_fills(colours: Palette) -> dict[str, str]:
    """The ground that each state of nothing is drawn on."""
    return {
        "none": colours.zero,
        "suppressed": colours.blank,
        "not_answered": colours.blank,
        "not_asked": colours.paper,
        "no_demand": colours.paper,
    }


def name_lines(name: str, width: Width, room: float) -> tuple[str, ...]:
    """A name in one line, or in at most two where the place is narrow; never more than `room`."""
    if width == "wide":
        return (shorten(name, room, 13),)
    first, *rest = wrap(name, room, 12)
    return (first, shorten(" ".join(rest), room, 12)) if rest else (first,)


def on_screen(strip: Strip, corner: Corner, dx: float = 0.0, dy: float = 0.0) -> None:
    """Put a strip at a corner of a Plotly figure, `dx` to the right and `dy` up."""
    for box in strip.swatches:
        y = dy - box.y
        if box.wide == 22:
            corner.swatch(dx + box.x, y - box.tall / 2, box.fill, box.pattern)
        else:
            corner.block(dx + box.x, dx + box.x + box.wide, y, box.tall, box.fill)
    anchors = {"start": "left", "middle": "center", "end": "right"}
    for word in strip.words:
        corner.text(
            plotly_text(word.text),
            dx + word.x,
            dy - word.y,
            bold=word.bold,
            muted=word.muted,
            anchor=anchors[word.anchor],
            colour=word.colour,
        )


def on_canvas(strip: Strip, canvas: Canvas, top: float) -> float:
    """Draw a strip from the top edge `top`; returns its bottom edge."""
    colours = canvas.colours
    with canvas.group("legend"):
        for box in strip.swatches:
            fill = box.fill
            if box.pattern:
                fill = canvas.pattern(box.pattern, colours.pattern, box.fill)
            canvas.rect(
                box.x, top + box.y, box.wide, box.tall,
                fill=fill, line=colours.country_line, weight=0.7,
            )  # fmt: skip
        for word in strip.words:
            canvas.text(
                word.x,
                top + word.y + SIZE * 0.36,
                word.text,
                size=SIZE,
                bold=word.bold,
                muted=word.muted,
                anchor=word.anchor,
                colour=word.colour,
            )
    return top + strip.tall
