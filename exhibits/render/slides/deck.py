"""A deck: a slide an exhibit, made of the exhibit that drew the screen, and a cover on request."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from exhibits.exhibit import MAPS, Exhibit
from exhibits.plain import visible
from exhibits.render.frame import disclaimer, foot_texts
from exhibits.render.readme_file import citation, terms
from exhibits.render.slides.cover import cover
from exhibits.render.slides.drawing import Box, is_named
from exhibits.render.slides.figure import figure, shown_of
from exhibits.render.slides.house import own
from exhibits.render.slides.room import POINT, Room, own_room, their_room
from exhibits.render.slides.settled import settled
from exhibits.render.slides.template import layout_of, opened
from exhibits.render.slides.writing import add_run, emu, spoken, words_box
from exhibits.render.svg.letters import shorten, wrap
from words import _, speaking

_UNDER, _FOOT = (14, 13, 12), 9
"""Points of the subtitle, the first that holds it on a line, and of the foot."""
_LONGEST = 255
"""Letters that a file's own title may have."""
_LINES = 3
"""Lines that notes take on a slide; all of them are in the speaker's notes."""


def deck(
    exhibits: Sequence[Exhibit],
    template: bytes | Path | None = None,
    *,
    title: str = "",
    subtitle: str = "",
) -> bytes:
    """A PowerPoint file with a slide an exhibit, in the language in use.

    With a `title` it begins with a cover that says what the deck is about, as of when and from
    where. `template` is a user's own `.pptx` or `.potx`, whose slides are left out. Raises
    `UnusableTemplate`; ValueError where there is no exhibit.
    """
    if not exhibits:
        raise ValueError("a deck of no exhibit")
    made = own() if template is None else opened(template)
    if title:
        cover(made, exhibits, title, subtitle, theirs=template is not None)
    for exhibit in exhibits:
        _slide(made, exhibit, theirs=template is not None)
    single = visible(exhibits[0].title) if len(exhibits) == 1 else _("Figures from Tela")
    made.core_properties.title = (visible(title) or single)[:_LONGEST]
    made.core_properties.author = "Tela"
    made.core_properties.language = speaking()
    out = io.BytesIO()
    made.save(out)
    return settled(out.getvalue(), max(one.as_of for one in exhibits))


def _slide(made: Any, exhibit: Exhibit, *, theirs: bool) -> None:
    exhibit, layout = shown_of(exhibit), layout_of(made)
    text = visible(exhibit.title)
    room = their_room(made, layout, text) if theirs else own_room(text)
    slide = made.slides.add_slide(layout)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in (1, 3):
            shape._element.getparent().remove(shape._element)
    # before the figure, whose shapes are many to count
    _number(slide, layout)
    _title(slide, text, room)
    wide = room.across * room.filled
    said = {points: wrap(exhibit.subtitle, wide, points * room.unit * POINT) for points in _UNDER}
    # on one line, if a little smaller
    points = next((points for points, rows in said.items() if len(rows) == 1), _UNDER[0])
    size, rows = points * room.unit, said[points]
    top = room.title.y + room.title.h
    under = Box(room.left, top + 2, room.across, len(rows) * size * POINT * 1.2 + 2)
    shape = words_box(slide, under, exhibit.subtitle, size, _("Unit, n of N and day"))
    if room.centred:
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    foot = _foot(slide, room, exhibit)
    start = under.y + under.h + 10
    figure(slide, exhibit, Box(room.left, start, room.across, foot - start - 10), room.unit)
    slide.notes_slide.notes_text_frame.text = _notes(exhibit)


def _title(slide: Any, text: str, room: Room) -> None:
    """The finding, in the master's own look, smaller where it would not fit."""
    shape = slide.shapes.title
    if shape is None:
        shape = slide.shapes.add_textbox(*emu(room.title))
        shape.name = _("Title")
        shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    shape.left, shape.top, shape.width, shape.height = emu(room.title)
    frame = shape.text_frame
    frame.text = text
    frame.word_wrap = True
    run = frame.paragraphs[0].runs[0]
    spoken(run)
    if room.size:
        run.font.size = Pt(room.size)


def _foot(slide: Any, room: Room, exhibit: Exhibit) -> float:
    """Notes, source, disclaimer and the way back, down to the slide's end; returns their top."""
    last = disclaimer() if exhibit.encoding.kind in MAPS else ""
    points = _FOOT * room.unit
    size, wide = points * POINT, room.foot * room.filled
    *notes, source = foot_texts(exhibit, last)
    rows = [row for note in notes for row in wrap(note, wide, size)]
    if len(rows) > _LINES:
        rows = [*rows[: _LINES - 1], shorten(" ".join(rows[_LINES - 1 :]), wide, size)]
    way = _("Open this view") if exhibit.link else ""
    below = wrap(f"{source} {way}".strip(), wide, size)
    tall = (len(rows) + len(below)) * size * 1.22 + 2
    box = Box(room.left, room.bottom - tall, room.foot, tall)
    shape = words_box(slide, box, " ".join(rows), points, _("Source"))
    frame = shape.text_frame
    line = frame.add_paragraph() if rows else frame.paragraphs[0]
    add_run(line, source, points)
    if exhibit.link:
        add_run(line, " ", points)
        run = add_run(line, way, points)
        run.hyperlink.address = exhibit.link
    return box.y


def _number(slide: Any, layout: Any) -> None:
    """The slide's number where its layout has a place for one; python-pptx leaves it out."""
    for shape in layout.placeholders:
        if shape.placeholder_format.type == 13:
            number = copy.deepcopy(shape._element)
            slide.shapes._spTree.append(number)
            taken = [int(one.get("id")) for one in slide.shapes._spTree.iter() if is_named(one)]
            number.xpath(".//p:cNvPr")[0].set("id", str(max(taken) + 1))
            return


def _notes(exhibit: Exhibit) -> str:
    """What the speaker may say: the plain sentence, how it was found, the way back."""
    cited = _("Cite as: {citation}").format(citation=citation(replace(exhibit, link="")))
    parts = [exhibit.sentence, *exhibit.notes, *terms(exhibit, places=False), cited]
    if exhibit.encoding.kind in MAPS:
        parts.append(disclaimer())
    if exhibit.link:
        parts.append(_("The live view: {link}").format(link=exhibit.link))
    return "\n\n".join(map(visible, parts))
