"""Exhibits as one workbook: Excel's own charts, the tables behind them, and how to read them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import xlsxwriter

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.readme_file import SOFTWARE, citation, terms_of_data
from exhibits.render.workbook import contents, dictionary, figure, read_me, table
from exhibits.render.workbook.graphs import graphs
from exhibits.render.workbook.looks import Looks
from exhibits.render.workbook.names import planned
from words import _

__all__ = ["xlsx_bytes"]


def xlsx_bytes(exhibits: Exhibit | Sequence[Exhibit], title: str = "") -> bytes:
    """The workbook of one figure or of many, in the language in use.

    A figure has a sheet with its charts beside the very numbers they draw, where Excel has such
    charts, and a sheet with its whole table; *Read me* and *Dictionary* follow. Of many figures, a
    sheet of contents under `title` comes first. The same exhibits give the same bytes.

    Texts are written as texts, so nothing in them is ever a formula or a link. Figures are numbers
    with formats that Excel shows by the reader's own marks; what has no figure is an empty cell.
    ValueError where there is no exhibit.
    """
    given = (exhibits,) if isinstance(exhibits, Exhibit) else tuple(exhibits)
    if not given:
        raise ValueError("a workbook needs an exhibit")
    drawn = [graphs(exhibit) for exhibit in given]
    names = planned(given, [bool(one) for one in drawn])
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        _describe(book, given, title)
        looks = Looks(book)
        if names.contents:
            contents.write(book, looks, given, names, title)
        for place, (exhibit, shown) in enumerate(zip(given, drawn, strict=True)):
            if shown:
                figure.write(book, looks, exhibit, shown, names, place)
            table.write(book, looks, exhibit, names, place)
        read_me.write(book, looks, given, names)
        dictionary.write(book, looks, given, names)
    return out.getvalue()


def _describe(book: xlsxwriter.Workbook, given: Sequence[Exhibit], title: str) -> None:
    """What a file manager and a search see of the workbook."""
    latest = max(exhibit.as_of for exhibit in given)
    book.set_properties(
        {
            "title": visible(title or given[0].title)[:255],
            "author": SOFTWARE,
            "created": dt.datetime.combine(latest, dt.time()),
            "comments": "\n".join(map(citation, given))[:2_000],
        }
    )
    book.set_custom_property(visible(_("Terms of use")), visible(terms_of_data())[:255])
