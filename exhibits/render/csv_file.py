"""The table of an exhibit as a CSV file: exactly what is shown."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pandas as pd

from exhibits.exhibit import SUPPRESSED, Exhibit, Field, state_label
from words import _, speaking

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMERIC = re.compile(r"[+-]?[\d(][\d\s\u00a0\u202f.,()/-]*$")


def csv_bytes(exhibit: Exhibit) -> bytes:
    """UTF-8 with a byte-order mark, comma-separated, labels as header, full precision.

    Each row also carries as-of, n and asked of the whole exhibit, unit and source. Numbers have a
    point and no grouping, whatever the language, so that any program reads them.
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
    ]
    for row in exhibit.table.to_dict("records"):
        writer.writerow([*(_cell(row, field) for field in exhibit.fields), *tail])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def safe(text: str) -> str:
    """Text that no spreadsheet runs: a formula gets a leading apostrophe; `-5`, `+49 30` stay."""
    if text.lstrip(" ").startswith(_FORMULA) and not _NUMERIC.match(text):
        return f"'{text}"
    return text


def _cell(row: dict[Any, Any], field: Field) -> str:
    value = row[field.name]
    if field.kind == "state":
        return safe(state_label(str(value)))
    if pd.isna(value):
        hidden = row.get("state") == "suppressed" and field.name == "n"
        return SUPPRESSED if hidden else ""
    if field.kind in ("count", "year"):
        return str(int(value))
    if field.kind in ("number", "ratio"):
        shown = 100 * float(value) if field.kind == "ratio" and field.unit == "%" else float(value)
        return f"{shown:.12g}"
    if field.name == "level":
        return safe(_("country") if value == "country" else _("region"))
    return safe(str(value))


def file_name(exhibit: Exhibit, extension: str) -> str:
    """Such as `tela_ffp2-per-100k_2026-11-01_fr.csv`; letters, digits and hyphens only."""
    stem = re.sub(r"[^a-z0-9]+", "-", exhibit.id.lower()).strip("-") or "figure"
    ending = re.sub(r"[^a-z0-9]", "", extension.lower())
    return f"tela_{stem[:80]}_{exhibit.as_of.isoformat()}_{speaking()}.{ending}"
