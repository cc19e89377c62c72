"""The sheet of a figure's whole table: one row of heads, frozen, and Excel's own table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from exhibits.exhibit import SUPPRESSED, Exhibit, Field
from exhibits.plain import visible
from exhibits.render.csv_file import value_of
from exhibits.render.html_table import shown_rows
from exhibits.render.workbook.looks import Looks, foot_of, laid_out, pattern_of, tall_enough
from exhibits.render.workbook.names import Names

_FIGURES = ("number", "ratio", "count", "year", "date")
_LEAST, _MOST = 9, 46
"""Widths of columns, in letters."""
_LONGEST = 255
"""Letters of a head in Excel's own tables."""


def write(book: Any, looks: Looks, exhibit: Exhibit, names: Names, place: int) -> None:
    """Every row and column of the table; those with a figure come first on a map's."""
    sheet = book.add_worksheet(names.tables[place])
    rows, fields = shown_rows(exhibit), exhibit.fields
    titles = heads(fields)
    patterns = {field.name: pattern_of(field, rows[field.name]) for field in fields
                if field.kind in _FIGURES}  # fmt: skip
    if len(rows):
        sheet.add_table(0, 0, len(rows), len(fields) - 1, _own_table(looks, fields, titles, place))
    widths = [_width(field, title, rows) for field, title in zip(fields, titles, strict=True)]
    for across, (field, title) in enumerate(zip(fields, titles, strict=True)):
        sheet.write_string(0, across, title, _head(looks, field))
        sheet.set_column(across, across, widths[across])
    styles = [looks.number(patterns[field.name]) if field.name in patterns else looks.text
              for field in fields]  # fmt: skip
    for down, row in enumerate(rows.to_dict("records"), start=1):
        for across, (field, style) in enumerate(zip(fields, styles, strict=True)):
            _cell(sheet, looks, (down, across), row, field, style)
    # the last line is for the signs that sort and filter
    tall_enough(sheet, 0, zip(titles, (0.92 * wide for wide in widths), strict=True), spare=1)
    sheet.freeze_panes(1, 0)
    laid_out(sheet, exhibit.title, foot_of(exhibit), heads=0)


def heads(fields: Sequence[Field]) -> list[str]:
    """A head a column: its label and unit; those that look alike bear their name in code too."""
    titles = []
    for field in fields:
        unit = f" ({visible(field.unit)})" if field.unit and field.unit != "%" else ""
        titles.append(f"{visible(field.label)}{unit}"[: _LONGEST - 60] or field.name)
    seen = pd.Series([title.casefold() for title in titles]).duplicated(keep=False)
    return [
        f"{title} [{field.name}]" if twice else title
        for title, field, twice in zip(titles, fields, seen, strict=True)
    ]


def _own_table(
    looks: Looks, fields: Sequence[Field], titles: Sequence[str], place: int
) -> dict[str, Any]:
    columns = [
        {"header": title, "header_format": _head(looks, field)}
        for title, field in zip(titles, fields, strict=True)
    ]
    return {
        "name": f"Figure_{place + 1}",
        "style": "Table Style Light 1",
        "banded_rows": False,
        "columns": columns,
    }


def _head(looks: Looks, field: Field) -> Any:
    return looks.figures_head if field.kind in _FIGURES else looks.text_head


def _cell(
    sheet: Any, looks: Looks, place: tuple[int, int], row: dict[Any, Any], field: Field, style: Any
) -> None:
    """One cell: a number, a date or a text; nothing where there is nothing."""
    found = value_of(row, field)
    if found is None:
        return
    if found == SUPPRESSED and field.kind in _FIGURES:
        sheet.write_string(*place, SUPPRESSED, looks.right)
    elif field.kind not in _FIGURES:
        if words := visible(str(found)):
            sheet.write_string(*place, words, style)
    elif field.kind == "date":
        moment = pd.Timestamp(row[field.name]).to_pydatetime()
        sheet.write_datetime(*place, moment, style)
    else:
        sheet.write_number(*place, float(row[field.name]), style)


def _width(field: Field, title: str, rows: pd.DataFrame) -> float:
    """Wide enough for the longest word of the head, and for what is in the column."""
    words = max((len(word) for word in title.split()), default=0) + 4
    lines = -(-len(title) // 3)
    if field.kind in _FIGURES:
        inside = 12
    else:
        sample = [str(value_of(row, field) or "") for row in rows[list(_needed(rows, field))]
                  .drop_duplicates().head(400).to_dict("records")]  # fmt: skip
        inside = max(map(len, sample), default=0) + 2
    return float(min(max(_LEAST, words, lines, inside), _MOST))


def _needed(rows: pd.DataFrame, field: Field) -> tuple[str, ...]:
    return (field.name, "state") if "state" in rows and field.name != "state" else (field.name,)
