"""The table of an exhibit as HTML: the figure for those who read it instead of seeing it."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Mapping
from typing import Any

import pandas as pd

from exhibits.exhibit import STATES, Exhibit, Field
from exhibits.plain import visible
from exhibits.render.csv_file import value_of
from words import date, number, percent, quantity

_FIGURES = ("number", "ratio", "count", "year")
_LARGE = 1000


def table_html(exhibit: Exhibit) -> str:
    """The table in the reader's words and marks; what is empty in the file is empty here.

    Codes are left out where there are names. It scrolls within itself, by keyboard too.
    """
    fields = shown_fields(exhibit)
    heads = "".join(
        f'<th scope="col"{_side(field)}>{_escaped(field.label)}{_unit(field)}</th>'
        for field in fields
    )
    rows = "".join(
        f"<tr>{''.join(_cell(row, field, place == 0) for place, field in enumerate(fields))}</tr>"
        for row in shown_rows(exhibit).to_dict("records")
    )
    title = _escaped(exhibit.title)
    return (
        f'<p class="tela-table-of">{title}<br><span>{_escaped(exhibit.subtitle)}</span></p>'
        f'<div class="tela-table" role="region" tabindex="0" aria-label="{title}">'
        f'<table aria-label="{title}"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>'
        "</table></div>"
    )


def shown_fields(exhibit: Exhibit) -> list[Field]:
    """The columns for a reader: names first, no codes beside them, none that is empty."""
    named = [field for field in exhibit.fields if field.kind != "code"] or exhibit.fields
    table = exhibit.table
    filled = [
        field
        for field in named
        if table.empty or (table[field.name].notna() & table[field.name].ne("")).any()
    ]
    first = next((field for field in filled if field.kind == "text"), filled[0])
    # by what an area is drawn says least
    rest = sorted((field for field in filled if field is not first), key=_least)
    return [first, *rest]


def _least(field: Field) -> bool:
    return field.name == "level"


def shown_rows(exhibit: Exhibit) -> pd.DataFrame:
    """The rows; of a map, whose table has every area there is, those with a figure come first."""
    table = exhibit.table
    if not exhibit.encoding.region or "state" not in table:
        return table
    order = {state: place for place, state in enumerate(STATES)}
    return table.sort_values("state", key=lambda states: states.map(order), kind="stable")


def _cell(row: Mapping[Any, Any], field: Field, first: bool) -> str:
    tag = 'th scope="row"' if first else "td"
    # a row without a name, as where a firm withholds it, still has a head
    text = cell_text(row, field) or ("–" if first else "")
    return f"<{tag}{_side(field)}>{_escaped(text)}</{tag[:2]}>"


def cell_text(row: Mapping[Any, Any], field: Field) -> str:
    """A cell in the reader's language: numbers grouped, shares in per cent, states in words."""
    value = row[field.name]
    found = value_of(row, field)
    if found is None or isinstance(found, str):
        day = isinstance(value, dt.date) and not pd.isna(value)
        return date(value) if day else found or ""
    if field.kind == "ratio":
        share = float(value)
        return percent(share, 0 if abs(100 * share - round(100 * share)) < 1e-9 else 1)
    if field.kind == "year":
        return str(found)
    if field.unit == "°":
        return number(found, 3)
    return number(found) if abs(found) >= _LARGE else quantity(found)


def _side(field: Field) -> str:
    return ' class="tela-number"' if field.kind in _FIGURES else ""


def _unit(field: Field) -> str:
    return f" <span>({_escaped(field.unit)})</span>" if field.unit and field.kind != "ratio" else ""


def _escaped(text: str) -> str:
    return html.escape(visible(text))
