"""The table of an exhibit as a CSV file: exactly what is shown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from exhibits.exhibit import SUPPRESSED, Exhibit, Field, state_label
from exhibits.render.file_names import deck_name, file_name
from exhibits.render.readme_file import citation, terms_of_data
from words import _

__all__ = ["csv_bytes", "deck_name", "file_name", "safe", "value_of"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may read as the begin of a formula, in full width too (East Asian Excel)."""
_LATER = re.compile(r"(?<=[;\n])(\s*[=+\-@＝＋－＠][^;\n]*)")
"""What begins a cell where a spreadsheet parts columns at semicolons, as French Excel does."""
_WORDS = ("text", "code", "state")
_NUMERIC = re.compile(r"[+-]?[\d(][\d\s\u00a0\u202f.,()/-]*$")


def csv_bytes(exhibit: Exhibit) -> bytes:
    """UTF-8 with a byte-order mark, comma-separated, labels as header, full precision.

    Each row also carries as-of, n and asked of the whole exhibit, unit, source, terms of use and
    how to cite it, so that rows copied elsewhere keep them. Numbers have a point and no grouping,
    whatever the language, so that any program reads them.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    units = [field for field in exhibit.fields if field.unit]
    writer.writerow(
        [
            *(safe(field.label) for field in exhibit.fields),
            *(safe(_("Unit of {column}").format(column=field.label)) for field in units),
            _("n of the figure"),
            _("asked for the figure"),
            _("As of"),
            _("Source"),
            _("Terms of use"),
            _("Cite as"),
        ]
    )
    count = SUPPRESSED if exhibit.n.n is None else str(exhibit.n.n)
    asked = "" if exhibit.n.asked is None else str(exhibit.n.asked)
    tail = [
        *(safe(field.unit) for field in units),
        count,
        asked,
        exhibit.as_of.isoformat(),
        safe(exhibit.source),
        safe(terms_of_data()),
        safe(citation(exhibit)),
    ]
    for row in exhibit.table.to_dict("records"):
        writer.writerow([*(_cell(row, field) for field in exhibit.fields), *tail])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def safe(text: str) -> str:
    """Text that no spreadsheet runs: a formula gets a leading apostrophe; `-5`, `+49 30` stay.

    So does what would become one where columns are parted at semicolons or lines.
    """
    later = _LATER.sub(lambda part: _neutral(part[0]), text)
    return _neutral(later)


def _neutral(text: str) -> str:
    if text.lstrip(" ").startswith(_FORMULA) and not _NUMERIC.match(text.strip(" ")):
        return f"'{text}"
    return text


def _cell(row: Mapping[Any, Any], field: Field) -> str:
    value = value_of(row, field)
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.12g}"
    return safe(str(value)) if field.kind in _WORDS else str(value)


def value_of(row: Mapping[Any, Any], field: Field) -> str | int | float | None:
    """A cell as files hold it: states in words, shares in their unit, nothing where nothing is.

    A count that is suppressed is `SUPPRESSED`; a date is ISO 8601.
    """
    value = row[field.name]
    if field.kind == "state":
        return state_label(str(value))
    if pd.isna(value):
        hidden = row.get("state") == "suppressed" and field.name == "n"
        return SUPPRESSED if hidden else None
    if field.kind in ("count", "year"):
        return int(value)
    if field.kind in ("number", "ratio"):
        return 100 * float(value) if field.kind == "ratio" and field.unit == "%" else float(value)
    if field.name == "level":
        return _("country") if value == "country" else _("region")
    if field.kind == "date":
        return str(value.isoformat() if hasattr(value, "isoformat") else value)[:10]
    return str(value)
