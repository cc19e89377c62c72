"""The head of the page: word mark, title, what it is about, and the numbers to remember."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from exhibits.render.brief.description import Brief, KeyFigure
from exhibits.render.brief.page import ACROSS, GUTTER, SIDE, TOP, Page, broken, depth, one_line
from exhibits.render.readme_file import SOFTWARE
from exhibits.render.svg.letters import text_width
from exhibits.style import LIGHT
from words import _, date

MOST_FIGURES = 5
_LOGO = Path(__file__).resolve().parents[3] / "static" / "logo.svg"
_TITLES = ((21.0, 2), (17.5, 3), (15.0, 3), (12.5, 4))
"""Sizes of the title with the lines each may take, tried in turn."""
_ABOUT, _LABEL, _NOTE = 9.5, 7.8, 6.6
_CAPITAL = 0.86
"""From the top of a line to its baseline, in parts of the size."""


@lru_cache(maxsize=1)
def _mark() -> str:
    """The word mark's weave in its own two colours, without the style sheet for screens."""
    drawn = _LOGO.read_text("utf-8")
    start, end = drawn.index("<style>"), drawn.index("</style>") + len("</style>")
    bare = drawn[:start] + drawn[end:]
    return bare.replace('class="warp"', f'fill="{LIGHT.accent}"').replace(
        'class="weft"', f'fill="{LIGHT.sequential[2]}"'
    )


def head(page: Page, brief: Brief, *, tight: bool) -> float:
    """Word mark, kind of brief, title, subtitle, n of N and day; returns the bottom edge."""
    y = _masthead(page, brief) + (9 if tight else 13)
    for size, most in _TITLES[int(tight) :]:
        if len(broken(brief.title, ACROSS, size, bold=True, most=most + 1)) <= most:
            break
    lines = broken(brief.title, ACROSS, size, bold=True, most=most, even=True)
    y = page.words(SIDE, y, ACROSS, lines, size, leading=1.18, bold=True, role="title") + 4
    about = broken(brief.subtitle, ACROSS, _ABOUT, most=2)
    y = page.words(SIDE, y, ACROSS, about, _ABOUT, colour=LIGHT.muted)
    said, day = " ".join(about), date(brief.as_of)
    more = [
        text
        for text, inside in ((brief.n, brief.n), (_("as of {date}").format(date=day), day))
        if text and inside not in said
    ]
    line = one_line(" · ".join(more), ACROSS, _ABOUT)
    return page.words(SIDE, y, ACROSS, (line,) if line else (), _ABOUT, colour=LIGHT.muted)


def _masthead(page: Page, brief: Brief) -> float:
    page.picture(SIDE, TOP, 15, 15, _mark(), "")
    page.words(SIDE + 21, TOP, 60, (SOFTWARE,), 12, leading=1.25, bold=True, colour=LIGHT.accent)
    if brief.kicker:
        page.box(SIDE + 58, TOP + 2, 0.5, 11, LIGHT.country_line)
        kind = (one_line(brief.kicker, ACROSS - 220, 8.5),)
        page.words(SIDE + 66, TOP + 2.2, ACROSS - 220, kind, 8.5, colour=LIGHT.muted)
    if brief.fictive:
        mark = (_("Fictive sample.").rstrip(".").upper(),)
        page.words(SIDE, TOP + 2.4, ACROSS, mark, 8, bold=True, at_end=True)
    page.box(SIDE, TOP + 21, ACROSS, 1.1, LIGHT.accent)
    return TOP + 22


def key_figures(page: Page, figures: tuple[KeyFigure, ...], y: float, *, tight: bool) -> float:
    """A row of numbers to remember on a pale ground; returns the bottom edge."""
    shown = figures[:MOST_FIGURES]
    page.left_out["key figures"] += len(figures) - len(shown)
    if not shown:
        return y
    pad, largest = (5.0, 16) if tight else (8.0, 20)
    wide = (ACROSS - GUTTER) / max(len(shown), 2)
    inner = wide - 14
    labels = [broken(figure.label, inner, _LABEL, most=2) for figure in shown]
    notes = [broken(figure.note, inner, _NOTE, most=2) for figure in shown]
    value = depth(1, largest, 1.2)
    tall = value + max(
        depth(len(label), _LABEL) + depth(len(note), _NOTE)
        for label, note in zip(labels, notes, strict=True)
    )
    page.box(SIDE, y, ACROSS, tall + 2 * pad, LIGHT.land)
    for place, (figure, label, note) in enumerate(zip(shown, labels, notes, strict=True)):
        x = SIDE + GUTTER / 2 + place * wide
        if place:
            page.box(x - 8, y + pad + 1, 0.5, tall - 2, LIGHT.region_line)
        size = _value_size(figure.value, inner, largest)
        line = (one_line(figure.value, inner, size, bold=True),)
        # numbers of different size stand on one line
        drop = (largest - size) * _CAPITAL
        page.words(
            x, y + pad + drop, inner, line, size, leading=1.2, bold=True, colour=LIGHT.accent
        )
        below = page.words(x, y + pad + value, inner, label, _LABEL)
        page.words(x, below, inner, note, _NOTE, colour=LIGHT.muted)
    return y + tall + 2 * pad


def _value_size(value: str, width: float, largest: int) -> int:
    """The largest size at which a number fits its column; 11, where it is then shortened."""
    sizes = (size for size in (20, 18, 16, 14, 12) if size <= largest)
    return next((size for size in sizes if text_width(value, size, True) <= width * 0.98), 11)
