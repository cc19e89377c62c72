"""The sheet that says what each figure is of, how to cite it, and how to read what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.readme_file import citation, filters, hidden_values, states, terms
from exhibits.render.workbook.contents import link_to
from exhibits.render.workbook.looks import Looks, laid_out, tall_enough
from exhibits.render.workbook.names import Names
from words import _, date

_LONGEST_LINK = 2_000
_KEYS, _TEXTS = 30, 110


def write(book: Any, looks: Looks, exhibits: Sequence[Exhibit], names: Names) -> None:
    """A block a figure, then what all share."""
    sheet = book.add_worksheet(names.read_me)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _KEYS)
    sheet.set_column(1, 1, _TEXTS)
    sheet.write_string(0, 0, visible(_("Read me")), looks.title)
    row = 2
    for place, exhibit in enumerate(exhibits):
        opening = names.opening(place)
        sheet.write_string(row, 1, visible(exhibit.title), looks.section)
        tall_enough(sheet, row, [(exhibit.title, 0.85 * _TEXTS)])
        if names.contents:
            link_to(sheet, row, 0, opening, opening, looks)
        row = _lines(sheet, looks, _facts(exhibit), row + 1)
        row = _address(sheet, looks, exhibit.link, row) + 1
    row = _block(sheet, looks, _("States"), states(), row)
    hidden = (("", text) for text in hidden_values())
    row = _block(sheet, looks, _("Values that are not there"), hidden, row)
    said = dict.fromkeys(text for one in exhibits for text in terms(one, places=False))
    _block(sheet, looks, _("Terms of use"), (("", text) for text in said), row)
    sheet.freeze_panes(1, 0)
    laid_out(sheet, "", visible(exhibits[0].title if len(exhibits) == 1 else names.read_me))


def _facts(exhibit: Exhibit) -> list[tuple[str, str]]:
    return [
        (_("What it shows"), exhibit.subtitle),
        (_("Filters, as codes"), filters(exhibit)),
        (_("Firms behind the figure"), exhibit.n.text),
        (_("Round"), exhibit.round),
        (_("As of"), date(exhibit.as_of)),
        (_("Source"), exhibit.source),
        *((_("Note"), note) for note in exhibit.notes),
        (_("Cite as"), citation(exhibit)),
    ]


def _address(sheet: Any, looks: Looks, link: str, row: int) -> int:
    """A link where it leads to the web and Excel takes one so long; else its words."""
    if not link:
        return row
    sheet.write_string(row, 0, visible(_("The view, with its filters")), looks.key)
    if link.startswith(("https://", "http://")) and len(link) <= _LONGEST_LINK:
        sheet.write_url(row, 1, link, looks.link, visible(link)[:255])
    else:
        sheet.write_string(row, 1, visible(link), looks.wrapped)
    tall_enough(sheet, row, [(link[:255], _TEXTS)])
    return row + 1


def _block(sheet: Any, looks: Looks, title: str, lines: Iterable[tuple[str, str]], row: int) -> int:
    sheet.write_string(row, 0, visible(title), looks.section)
    return _lines(sheet, looks, lines, row + 1) + 1


def _lines(sheet: Any, looks: Looks, lines: Iterable[tuple[str, str]], row: int) -> int:
    before = ""
    for key, text in lines:
        if not text:
            continue
        # several lines of one kind stand under one word
        if key != before:
            sheet.write_string(row, 0, visible(key), looks.key)
        sheet.write_string(row, 1, visible(text), looks.wrapped)
        tall_enough(sheet, row, [(key, _KEYS), (text, _TEXTS)])
        before, row = key, row + 1
    return row
