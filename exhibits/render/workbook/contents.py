"""The first sheet of many figures: a line a figure, each a link to its sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.workbook.looks import Looks, laid_out, tall_enough
from exhibits.render.workbook.names import Names
from words import _

_WIDTHS = (5, 64, 28, 13, 32, 30)


def write(book: Any, looks: Looks, exhibits: Sequence[Exhibit], names: Names, title: str) -> None:
    """Number, title, n of N, day, source, and the sheet of the table."""
    sheet = book.add_worksheet(names.contents)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, visible(title or _("Figures")), looks.title)
    heads = (_("Place in the deck"), _("Figure"),
             _("Firms behind the figure"), _("As of"), _("Source"),
             _("Table"))  # fmt: skip
    for across, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.write_string(2, across, visible(head), looks.head)
        sheet.set_column(across, across, width)
    for place, exhibit in enumerate(exhibits):
        row = place + 3
        sheet.write_number(row, 0, place + 1, looks.place)
        link_to(sheet, row, 1, names.opening(place), exhibit.title, looks)
        sheet.write_string(row, 2, visible(exhibit.n.text), looks.wrapped)
        sheet.write_datetime(row, 3, dt.datetime.combine(exhibit.as_of, dt.time()), looks.day)
        sheet.write_string(row, 4, visible(exhibit.source), looks.wrapped)
        link_to(sheet, row, 5, names.tables[place], names.tables[place], looks)
        said = (exhibit.title, exhibit.n.text, exhibit.source, names.tables[place])
        widths = (_WIDTHS[1], _WIDTHS[2], _WIDTHS[4], _WIDTHS[5])
        tall_enough(sheet, row, zip(said, widths, strict=True))
    last = len(exhibits) + 4
    for down, name in enumerate((names.read_me, names.dictionary), start=last):
        link_to(sheet, down, 1, name, name, looks)
    sheet.freeze_panes(3, 0)
    laid_out(sheet, "", visible(title or _("Figures")), heads=2)


def link_to(sheet: Any, row: int, column: int, name: str, text: str, looks: Looks) -> None:
    """A link to another sheet of the workbook."""
    quoted = name.replace("'", "''")
    sheet.write_url(row, column, f"internal:'{quoted}'!A1", looks.link, visible(text))
