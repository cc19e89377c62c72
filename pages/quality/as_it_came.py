"""The row that a problem is in, as its owner wrote it: read once more from the kept original."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

import shell
from cluster_data.store.decisions import taught
from exhibits.plain import visible
from loaders.decisions import from_rows
from loaders.origin import Cell, Origin, origin
from words import _


def draw(row: Mapping[Any, Any]) -> None:
    """A button that shows the row; nothing where the viewer may not know whose it is."""
    if not row["named"] or pd.isna(row["row"]) or not isinstance(row["sha256"], str):
        return
    if not st.button(
        _("The row as it came"), key=f"tela_came_{row['at']}", type="tertiary",
        icon=":material/table_rows:",
    ):  # fmt: skip
        return
    sheet = row["sheet"] if isinstance(row["sheet"], str) else ""
    decided = from_rows(taught(str(row["upload_id"])))
    found = shell.cached(
        origin, str(row["file_name"]), str(row["sha256"]), sheet, int(row["row"]), decided
    )
    if found.trouble:
        st.caption(_("The original is no longer kept, or can no longer be read."))
    else:
        st.html(_written(found, str(row["column_name"])))


def _written(found: Origin, column: str) -> str:
    cells = "".join(
        _cell(found, cell, cell.heading == column)
        for cell in found.cells
        if cell.text or cell.hidden or cell.heading == column
    )
    return f'<div class="tela-table"><table>{cells}</table></div>'


def _cell(found: Origin, cell: Cell, marked: bool) -> str:
    """One cell: its address, its heading, what stands in it; the problem's own is in bold."""
    said = _("kept back") if cell.hidden else cell.text or _("empty")
    text = f"<strong>{_safe(said)}</strong>" if marked else _safe(said)
    return (
        f'<tr><th scope="row">{found.address(cell)}</th><td dir="auto">{_safe(cell.heading)}</td>'
        f'<td dir="auto">{text}</td></tr>'
    )


def _safe(text: str) -> str:
    return html.escape(visible(text))
