"""The table beneath a drawing: sorted, searched and taken away by the reader."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from exhibits.exhibit import Exhibit, Field
from exhibits.render.csv_file import file_name, value_of
from exhibits.render.html_table import cell_text, shown_fields, shown_rows
from exhibits.render.svg.letters import drawable
from words import _, number

_FIGURES = ("number", "ratio", "count", "year")


def escaped(text: str) -> str:
    """Data as text of a page: nothing in it is markup, hidden, or unfit for a file."""
    return html.escape(drawable(text))


def table_part(exhibit: Exhibit, place: int) -> str:
    """The table with its tools; columns, rows and words are those of the table on the screen.

    A row says its place as `data-row`, a cell its exact value as `data-v` where it is shown in
    other words: figures with a point and no grouping, days as ISO 8601.
    """
    fields, rows = shown_fields(exhibit), shown_rows(exhibit).to_dict("records")
    heads = "".join(_head(field) for field in fields)
    body = "".join(
        f'<tr data-row="{at}">'
        f"{''.join(_cell(row, field, first=not column) for column, field in enumerate(fields))}"
        "</tr>"
        for at, row in enumerate(rows)
    )
    name = _("Table: {title}").format(title=exhibit.title)
    filtered = f"figure-{place}-filter"
    return (
        '<details class="table" open>'
        f"<summary>{escaped(_('Table'))} <span>{escaped(number(len(rows)))}</span></summary>"
        '<div class="tools needs-script">'
        f'<label for="{filtered}">{escaped(_("Filter"))}</label>'
        f'<input id="{filtered}" type="search" autocomplete="off" spellcheck="false">'
        f'<button type="button" data-do="copy">{escaped(_("Copy"))}</button>'
        f'<button type="button" data-do="save" data-file="{escaped(file_name(exhibit, "csv"))}">'
        f"{escaped(_('Save as CSV'))}</button></div>"
        f'<div class="rows" role="group" tabindex="0" aria-label="{escaped(name)}">'
        f'<table aria-label="{escaped(name)}"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></details>"
    )


def _head(field: Field) -> str:
    figures = ' class="number"' if field.kind in _FIGURES else ""
    unit = field.unit if field.kind != "ratio" else ""
    shown = f" <span>({escaped(unit)})</span>" if unit else ""
    return f'<th scope="col"{figures}>{escaped(field.label)}{shown}</th>'


def _cell(row: Mapping[Any, Any], field: Field, *, first: bool) -> str:
    tag = 'th scope="row"' if first else "td"
    # a row without a name, as where a firm withholds it, still has a head
    text = drawable(cell_text(row, field)) or ("–" if first else "")
    figures = ' class="number"' if field.kind in _FIGURES else ""
    exact = _exact(row, field)
    value = f' data-v="{html.escape(exact)}"' if exact and exact != text else ""
    return f"<{tag}{figures}{value}>{html.escape(text)}</{tag[:2]}>"


def _exact(row: Mapping[Any, Any], field: Field) -> str:
    found = value_of(row, field)
    if isinstance(found, int | float):
        return f"{found:.12g}"
    return drawable(found) if found and field.kind == "date" else ""
