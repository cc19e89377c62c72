"""Native tables: cells and lines in the theme's colours, and the first rows beside a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Pt

from exhibits.catalogue.flows import SENT
from exhibits.exhibit import Exhibit, Field
from exhibits.plain import visible
from exhibits.render.html_table import cell_text, shown_rows
from exhibits.render.slides.drawing import EMU, Box
from exhibits.render.slides.inks import fill_xml
from exhibits.render.slides.writing import MAIN, emu, spoken, words_box
from exhibits.render.svg.letters import shorten, wrap
from exhibits.style import palette
from words import _, number

LISTED = ("map", "bivariate", "pies", "sites", "flows")
"""Kinds of map that have room beside them for the first rows of their table."""
_COLUMNS = {
    "map": ("name", "value"), "bivariate": ("name", "value", "need"),
    "pies": ("name", "series_label", "share"), "sites": ("name", "city", "capacity"),
    "flows": ("from_name", "to_name", "value"),
}  # fmt: skip
"""What is listed of each."""
_WIDTHS = {
    "bivariate": (0.44, 0.28, 0.28), "pies": (0.4, 0.38, 0.22), "sites": (0.44, 0.3, 0.26),
    "flows": (0.36, 0.36, 0.28),
}  # fmt: skip
"""Parts of the width that their columns take."""
_MOST = 15
"""Rows beside a map."""
_ROW, _HEAD = 25.0, 15.0
"""Pixels of a row, and of a line of a heading."""
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"


@dataclass(frozen=True)
class Look:
    """How a cell's words look: points, weight, side, and an ink where its fill asks for one.

    `fill` is a colour or a pattern of the canvas; without, the slide shows through and the words
    are in the theme's own colour. `line` underlines the cell; `turned` writes upwards.
    """

    size: float = 11
    bold: bool = False
    side: Any = PP_ALIGN.LEFT
    fill: str = ""
    ink: str = ""
    line: bool = False
    turned: bool = False


def first_rows(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """The rows with the largest figures, as a small table; of an exhibit that `has_rows`."""
    rows, fields = _largest(exhibit)
    shares = _WIDTHS.get(exhibit.encoding.kind, (0.56, 0.44))
    widths = [box.w * share / sum(shares[: len(fields)]) for share in shares[: len(fields)]]
    heads = [_head(field, place) for place, field in enumerate(fields)]
    deep = max(
        len(wrap(text, wide - 10, 12, bold=True)) for text, wide in zip(heads, widths, strict=True)
    )
    top = deep * _HEAD + 8
    most = max(min(int((box.h - top - 18) / _ROW), _MOST), 1)
    shown = rows.head(most)
    label = _("First rows of the table")
    table = grid(slide, [top, *[_ROW] * len(shown)], widths, box, label, label)
    for place, text in enumerate(heads):
        side = PP_ALIGN.RIGHT if _is_figure(fields[place]) else PP_ALIGN.LEFT
        write(table.cell(0, place), text, Look(9, bold=True, side=side, line=True))
    for down, row in enumerate(shown.to_dict("records"), start=1):
        for place, field in enumerate(fields):
            figure = _is_figure(field)
            text = cell_text(row, field) or "–"
            if not figure:
                text = shorten(text, (widths[place] - 10) * 0.94, 11 / 0.75)
            side = PP_ALIGN.RIGHT if figure else PP_ALIGN.LEFT
            write(table.cell(down, place), text, Look(11, side=side))
    if len(shown) < len(rows):
        said = _("The first {count} of {total} with a figure; all are in the table.")
        _beneath(slide, box, top + len(shown) * _ROW + 4, said, len(shown), len(rows))


def has_rows(exhibit: Exhibit) -> bool:
    """Whether there is anything to list beside the exhibit's map."""
    return exhibit.encoding.kind in LISTED and not _largest(exhibit)[0].empty


def _largest(exhibit: Exhibit) -> tuple[pd.DataFrame, list[Field]]:
    """The rows beside a map, the largest first, and which columns of them are shown."""
    kind, rows = exhibit.encoding.kind, shown_rows(exhibit)
    if "state" in rows:
        rows = rows[rows["state"].eq("value")]
    by = {"sites": "capacity", "pies": "value", "flows": "value"}.get(kind, exhibit.encoding.colour)
    columns = _COLUMNS[kind]
    if kind == "sites" and exhibit.encoding.measure == "hexagons":
        columns, by = ("name", "n"), "n"
    elif kind == "sites" and not rows[by].notna().any():
        # of several products there is no one capacity
        columns, by = (*columns[:-1], "lines"), "lines"
    if by in rows:
        rows = rows[rows[by].notna()].sort_values(by, ascending=False, kind="stable")
    if kind == "flows":
        rows = rows[rows["outcome"].eq(SENT)]
    if kind == "pies":
        rows = rows.drop_duplicates("area")
    return rows, [exhibit.field(name) for name in columns if name in rows]


def _head(field: Field, place: int) -> str:
    return field.unit if place and field.unit and field.unit != "%" else field.label


def _is_figure(field: Field) -> bool:
    return field.kind in ("number", "ratio", "count", "year")


def _beneath(slide: Any, box: Box, top: float, said: str, count: int, total: int) -> None:
    text = said.format(count=number(count), total=number(total))
    words_box(slide, Box(box.x + 4, box.y + top, box.w - 4, 16), text, 9, _("Rows not shown"))


def grid(
    slide: Any, rows: Sequence[float], widths: Sequence[float], box: Box, name: str, about: str
) -> Any:
    """A table without a theme's stripes, from the box's corner, with rows and columns in pixels."""
    places = emu(Box(box.x, box.y, sum(widths), sum(rows)))
    frame = slide.shapes.add_table(len(rows), len(widths), *places)
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", about)
    table = frame.table
    # our cells have fills of their own; the first row stays marked as the header, for reading out
    table.horz_banding = False
    for style in frame._element.xpath(".//a:tableStyleId"):
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's “no style, no grid”
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = round(wide * EMU)
    for row, tall in zip(table.rows, rows, strict=True):
        row.height = round(tall * EMU)
    return table


def write(cell: Any, text: str, look: Look) -> None:
    """One line of words in a cell, and the cell's fill."""
    cell.margin_left = cell.margin_right = round(4 * EMU)
    cell.margin_top = cell.margin_bottom = 0
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if look.line and not look.turned else MSO_ANCHOR.MIDDLE
    told = cell._tc.get_or_add_tcPr()
    if look.turned:
        told.set("vert", "vert270")
    if look.line:
        ink = palette(dark=False).country_line.lstrip("#")
        told.append(
            parse_xml(
                f'<a:lnB xmlns:a="{_MAIN}" w="9525"><a:solidFill><a:srgbClr val="{ink}"/>'
                "</a:solidFill></a:lnB>"
            )
        )
    if look.fill:
        told.append(parse_xml(_spaced(fill_xml(look.fill))))
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = look.side
    if not text:
        # an empty line has a height too, of eighteen points unless told
        paragraph.font.size = Pt(look.size)
        return
    run = paragraph.add_run()
    run.text = visible(text)
    run.font.size, run.font.bold = Pt(look.size), look.bold
    spoken(run)
    if look.ink:
        run.font.color.rgb = RGBColor.from_string(look.ink.lstrip("#").upper())
    else:
        run.font.color.theme_color = MAIN


def _spaced(xml: str) -> str:
    end = xml.index(">") if xml[xml.index(">") - 1] != "/" else xml.index("/>")
    return f'{xml[:end]} xmlns:a="{_MAIN}"{xml[end:]}'
