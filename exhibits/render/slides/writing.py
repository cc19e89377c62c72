"""Words of our own on a slide, in the theme's colours and marked with their language."""

from __future__ import annotations

from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from exhibits.plain import visible
from exhibits.render.slides.drawing import EMU, Box
from words import speaking

QUIET, MAIN = MSO_THEME_COLOR.TEXT_2, MSO_THEME_COLOR.TEXT_1
"""The theme's colours of what goes with a figure, and of what is read first."""


def words_box(slide: Any, box: Box, text: str, size: float, name: str) -> Any:
    """A text box without margins, its words in the quiet colour; `name` for the selection pane."""
    shape = slide.shapes.add_textbox(*emu(box))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    if text:
        add_run(frame.paragraphs[0], text, size)
    return shape


def add_run(paragraph: Any, text: str, size: float, colour: Any = QUIET) -> Any:
    """Words at the end of a paragraph."""
    run = paragraph.add_run()
    # a space between two runs is a text too
    run.text = visible(text) if text.strip() else text
    run.font.size = Pt(size)
    run.font.color.theme_color = colour
    return spoken(run)


def spoken(run: Any) -> Any:
    """The run, marked with the language in use, or its spelling is checked in another."""
    run._r.get_or_add_rPr().set("lang", speaking())
    return run


def emu(box: Box) -> list[int]:
    """A box as python-pptx takes it: left, top, width, height."""
    return [round(value * EMU) for value in (box.x, box.y, box.w, box.h)]
