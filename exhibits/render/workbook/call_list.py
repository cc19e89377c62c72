"""Whom to call as a workbook: the suppliers in order, with room to note what each one said."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from exhibits.exhibit import SUPPRESSED
from exhibits.plain import visible
from exhibits.render.readme_file import SOFTWARE
from exhibits.render.workbook.looks import Looks, laid_out, tall_enough
from words import _, date, direction

_HEADS_AT = 4
"""Row of the heads, from 0: title, what it is of, and who may see contacts stand above."""
_LISTED = (7, 40, 32, 16, 19, 28, 34, 20, 14, 40)
_GIVES = 4
_PLACES = (44, 16)
"""Widths of the columns of both sheets, in letters."""
_TOP: dict[str, Any] = {"valign": "top"}


@dataclass(frozen=True)
class Called:
    """A supplier to call. `gives` is None where it may not be told; the last three are empty where
    its contact may not be seen."""

    name: str
    region: str
    country: str
    gives: float | None
    person: str = ""
    email: str = ""
    telephone: str = ""
    language: str = ""
    """In which to write to it; told where no contributions are."""


@dataclass(frozen=True)
class LeftOut:
    """Who is not in the list, by name where it may be told, and why."""

    who: str
    why: str


@dataclass(frozen=True)
class Elsewhere:
    """Firms of a place that may not be named; `firms` None for one or two."""

    place: str
    firms: int | None


def call_list_bytes(
    called: Sequence[Called],
    elsewhere: Sequence[Elsewhere],
    *,
    title: str,
    unit: str | None,
    as_of: dt.date,
    source: str,
    left_out: Sequence[LeftOut] = (),
) -> bytes:
    """The workbook in the language in use; `called` in the order in which to call.

    Where `unit` is None the list is of firms that contribute to nothing yet: the language in which
    to write to each stands in the place of its contribution.
    Texts are written as texts, so nothing in them is ever a formula or a link, also when a cell is
    edited. The same list gives the same bytes.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties(
            {
                "title": visible(title)[:255],
                "author": SOFTWARE,
                "created": dt.datetime.combine(as_of, dt.time()),
            }
        )
        looks = Looks(book)
        _suppliers(book, looks, called, title, unit, _foot(as_of, source))
        if elsewhere:
            _unnamed(book, looks, elsewhere, title, _foot(as_of, source))
        if left_out:
            _omitted(book, looks, left_out, title, _foot(as_of, source))
    return out.getvalue()


def _foot(as_of: dt.date, source: str) -> str:
    return _("As of {day}. Source: {source}.").format(day=date(as_of), source=source.rstrip("."))


def _suppliers(
    book: Any, looks: Looks, called: Sequence[Called], title: str, unit: str | None, foot: str
) -> None:
    """A row a supplier, and two empty columns to note when it was called and what it said."""
    sheet = book.add_worksheet(_("To call"))
    heads = (
        _("Order"), _("Firm"), _("Region"), _("Country"),
        _("Write in") if unit is None else _("Contribution by the day ({unit})").format(unit=unit),
        _("Contact"), _("E-mail"), _("Telephone"), _("Called on"), _("Remark"),
    )  # fmt: skip
    told = _("Contacts are there only where the firm’s consent lets you see them.")
    if unit is not None and all(one.gives is None for one in called):
        told = _("What single firms contribute may not be shown to you: the order means nothing.")
    _head(sheet, looks, (title, foot, told), heads, _LISTED)
    words = _literal(book)
    figures = book.add_format(_TOP | {"num_format": "#,##0", "align": "right", "indent": 1})
    for row, one in enumerate(called, start=_HEADS_AT + 1):
        sheet.write_number(row, 0, row - _HEADS_AT, looks.place)
        for across, text in enumerate((one.name, one.region, one.country), start=1):
            _text(sheet, row, across, text, words)
        if unit is None:
            _text(sheet, row, _GIVES, one.language, words)
        elif one.gives is None:
            sheet.write_string(row, _GIVES, _("not shown"), figures)
        else:
            sheet.write_number(row, _GIVES, round(one.gives), figures)
        for across, text in enumerate((one.person, one.email, one.telephone), start=_GIVES + 1):
            _text(sheet, row, across, text, words)
        sheet.write_blank(row, len(heads) - 2, None, looks.day)
        long = (one.name, one.region, one.person, one.email)
        tall_enough(sheet, row, zip(long, (40, 32, 28, 34), strict=True))
    sheet.autofilter(_HEADS_AT, 0, _HEADS_AT + max(len(called), 1), len(heads) - 1)
    sheet.freeze_panes(_HEADS_AT + 1, 2)
    laid_out(sheet, title, foot, heads=_HEADS_AT)


def _unnamed(
    book: Any, looks: Looks, elsewhere: Sequence[Elsewhere], title: str, foot: str
) -> None:
    """How many firms of each place contribute that may not be named, to ask their cluster for."""
    sheet = book.add_worksheet(_("Not named"))
    told = _("Firms that contribute but may not be named here: ask through their cluster.")
    _head(sheet, looks, (title, foot, told), (_("Place"), _("Firms")), _PLACES)
    words = _literal(book)
    for row, one in enumerate(elsewhere, start=_HEADS_AT + 1):
        _text(sheet, row, 0, one.place, words)
        if one.firms is None:
            sheet.write_string(row, 1, SUPPRESSED, looks.right)
        else:
            sheet.write_number(row, 1, one.firms)
    sheet.freeze_panes(_HEADS_AT + 1, 1)
    laid_out(sheet, title, foot, heads=_HEADS_AT)


def _omitted(book: Any, looks: Looks, left_out: Sequence[LeftOut], title: str, foot: str) -> None:
    """Who is not in the list, and why."""
    sheet = book.add_worksheet(_("Left out"))
    told = _("Chosen, but without a contact that may be given to you.")
    _head(sheet, looks, (title, foot, told), (_("Firm"), _("Why")), (44, 70))
    words = _literal(book)
    for row, one in enumerate(left_out, start=_HEADS_AT + 1):
        _text(sheet, row, 0, one.who, words)
        _text(sheet, row, 1, one.why, words)
        tall_enough(sheet, row, ((one.who, 44), (one.why, 70)))
    sheet.freeze_panes(_HEADS_AT + 1, 1)
    laid_out(sheet, title, foot, heads=_HEADS_AT)


def _head(
    sheet: Any, looks: Looks, lines: Sequence[str], heads: Sequence[str], widths: Sequence[int]
) -> None:
    """Title, the two lines below it, and the row of heads."""
    sheet.hide_gridlines(2)
    for row, (line, look) in enumerate(
        zip(lines, (looks.title, looks.muted, looks.muted), strict=True)
    ):
        sheet.write_string(row, 0, visible(line), look)
    for across, (head, width) in enumerate(zip(heads, widths, strict=True)):
        look = looks.figures_head if across == _GIVES else looks.text_head
        sheet.write_string(_HEADS_AT, across, visible(head), look)
        sheet.set_column(across, across, width)
    tall_enough(sheet, _HEADS_AT, zip(heads, widths, strict=True))


def _literal(book: Any) -> Any:
    """Cells that stay text also when somebody edits them."""
    rtl = direction() == "rtl"
    looks = _TOP | {"text_wrap": True, "quote_prefix": True, "indent": 1}
    looks |= {"align": "right", "reading_order": 2} if rtl else {"align": "left"}
    return book.add_format(looks)


def _text(sheet: Any, row: int, across: int, text: str, look: Any) -> None:
    if shown := visible(text):
        sheet.write_string(row, across, shown, look)
