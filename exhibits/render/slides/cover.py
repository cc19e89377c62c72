"""The first slide of a deck: what it is about, as of when, and where its figures come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Pt

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.slides.drawing import EMU
from exhibits.render.slides.room import lines
from exhibits.render.slides.template import cover_of
from exhibits.render.slides.writing import MAIN, QUIET, add_run, spoken
from words import _, date, ngettext, number

_TITLES = (1, 3)
_SIZES = (40, 36, 32, 28, 24, 20)
_FACTS = 14
_SOURCES = 4
"""Sources named on a cover; each figure names its own."""


def cover(
    made: Any, exhibits: Sequence[Exhibit], title: str, subtitle: str, *, theirs: bool
) -> None:
    """Put the cover first, on the template's own title layout where it has one."""
    slide = made.slides.add_slide(cover_of(made))
    wide, tall = made.slide_width, made.slide_height
    under = None
    for shape in list(slide.placeholders):
        kind = shape.placeholder_format.type
        if kind in (2, 4) and under is None:
            under = shape
        elif kind not in _TITLES:
            shape._element.getparent().remove(shape._element)
    head = slide.shapes.title
    if head is None:
        head = slide.shapes.add_textbox(
            round(wide * 0.08), round(tall * 0.3), round(wide * 0.84), round(tall * 0.2)
        )
    for shape in (head, under):
        # a layout may be of another size than its slides
        if shape is not None and shape.left + shape.width > wide:
            places = round(wide * 0.08), shape.top, round(wide * 0.84), shape.height
            shape.left, shape.top, shape.width, shape.height = places
    _title(head, visible(title), theirs=theirs)
    if under is None:
        top = max(head.top + head.height, round(tall * 0.5))
        under = slide.shapes.add_textbox(head.left, top, head.width, round(tall * 0.3))
    _facts(under, exhibits, visible(subtitle))
    # what stands in a small place must not run over its edge
    need = round((len(under.text_frame.paragraphs) * 1.6 + 1) * _FACTS / 0.75 * EMU)
    if under.height < need:
        # a place that is the layout's has to be told whole
        left, top, across = under.left, under.top, under.width
        under.left, under.top, under.width = left, top, across
        under.height = min(need, tall - top)


def _title(shape: Any, text: str, *, theirs: bool) -> None:
    frame = shape.text_frame
    frame.text = text
    frame.word_wrap = True
    run = frame.paragraphs[0].runs[0]
    spoken(run)
    wide, tall = shape.width / EMU, shape.height / EMU
    # a user's fonts may be broader than ours
    room = (wide - 20) * (0.87 if theirs else 1.0)
    fits = (one for one in _SIZES if lines(text, room, one) * one * 1.6 <= max(tall, 60))
    size = next(fits, _SIZES[-1])
    if not theirs or size < _SIZES[0]:
        run.font.size = Pt(size)


def _facts(shape: Any, exhibits: Sequence[Exhibit], subtitle: str) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    days = _days([one.as_of for one in exhibits])
    sources = list(dict.fromkeys(visible(one.source).rstrip(".") for one in exhibits))
    # what the subtitle says already is not said twice
    told = [
        " · ".join(part for part in (days, _figures(len(exhibits))) if part not in subtitle),
        *(
            _("Source: {source}.").format(source=source)
            for source in sources[:_SOURCES]
            if source not in subtitle
        ),
    ]
    first = True
    for text in ([subtitle] if subtitle else []) + told:
        line = frame.paragraphs[0] if first else frame.add_paragraph()
        leads = bool(subtitle) and first
        add_run(line, text, 20 if leads else _FACTS, MAIN if leads else QUIET)
        line.space_after = Pt(14 if leads else 3)
        first = False


def _days(days: Sequence[dt.date]) -> str:
    low, high = min(days), max(days)
    if low == high:
        return _("As of {day}").format(day=date(high))
    return _("As of {first} to {last}").format(first=date(low), last=date(high))


def _figures(count: int) -> str:
    return ngettext("{n} figure", "{n} figures", count).format(n=number(count))
