"""The rows below the header: which are records, and which are totals, notes or repeated headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from loaders.read import RawSheet
from loaders.recognise.header import Header
from loaders.values.cells import Cells, Flags, distinct_texts, empty_cells
from loaders.values.folding import fold_all
from words import fold

_TOTALS = frozenset(
    fold(word)
    for word in [
        "total",
        "totaux",
        "totale",
        "totali",
        "totales",
        "totais",
        "toplam",
        "genel toplam",
        "ara toplam",
        "somme",
        "suma",
        "soma",
        "somma",
        "sum",
        "sums",
        "sous total",
        "sous totaux",
        "subtotal",
        "sub total",
        "subtotale",
        "grand total",
        "total general",
        "total général",
        "total generale",
        "totale generale",
        "total geral",
        "overall total",
        "σύνολο",
        "συνολο",
        "γενικό σύνολο",
        "μερικό σύνολο",
        "άθροισμα",
        "Σ",
        "المجموع",
        "مجموع",
        "الإجمالي",
        "إجمالي",
        "المجموع العام",
        "المجموع الكلي",
        "ensemble",
        "moyenne",
        "average",
        "media",
        "promedio",
        "média",
        "ortalama",
        "μέσος όρος",
        "المتوسط",
    ]
)
_TOTAL_START = tuple(
    fold(word) + " "
    for word in [
        "total",
        "sous total",
        "subtotal",
        "sub total",
        "grand total",
        "somme",
        "toplam",
        "genel toplam",
        "totale",
        "σύνολο",
        "المجموع",
        "مجموع",
        "الإجمالي",
        "إجمالي",
    ]
)
_NOTE = re.compile(
    r"^\s*(?:[*†‡•]|\(\*\)|\(?\d\)\s|(?:notes?|nota|notas|n\.?\s?b|remarques?|observations?|source|"
    r"sources|fuente|fonte|fonti|kaynak|πηγή|σημείωση|المصدر|ملاحظة|ملاحظات|legend|légende|"
    r"avertissement|disclaimer|açıklama|not|mise à jour|updated|état au|stand)\b\s*[:.\-–)]?)",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"^\s*(?:example|exemple|ejemplo|esempio|exemplo|örnek|παράδειγμα|مثال)\s*[–—:-]\s*"
    r"(?:delete|supprim|borr|elimin|apag|sil|διαγρ|احذف)",
    re.IGNORECASE,
)
_FILLED_DOWN = frozenset(
    [
        "company_name",
        "company_id",
        "country",
        "region",
        "city",
        "address",
        "site_name",
        "member_type",
        "employees",
        "lat",
        "lng",
        "survey_date",
        "survey_round",
        "consent_publish",
    ]
)
_LONG_NOTE = 60
_OPENINGS = frozenset(
    fold(word)
    for word in (
        *(total.split()[0] for total in _TOTALS),
        *[
            "example",
            "exemple",
            "ejemplo",
            "esempio",
            "exemplo",
            "örnek",
            "παράδειγμα",
            "مثال",
            "note",
            "notes",
            "nota",
            "notas",
            "n",
            "nb",
            "remarque",
            "remarques",
            "observation",
            "observations",
            "source",
            "sources",
            "fuente",
            "fonte",
            "fonti",
            "kaynak",
            "πηγή",
            "σημείωση",
            "المصدر",
            "ملاحظة",
            "ملاحظات",
            "legend",
            "légende",
            "avertissement",
            "disclaimer",
            "açıklama",
            "not",
            "mise",
            "updated",
            "état",
            "stand",
        ],
    )
)


@dataclass(frozen=True)
class Body:
    """Records below the header: the file's row numbers and one `Cells` a survey column present.

    `skipped` pairs a row number with why: total, note, header, units or example.
    """

    rows: np.ndarray[Any, np.dtype[np.int64]]
    columns: Mapping[str, Cells]
    skipped: tuple[tuple[int, str, str], ...]
    filled_down: tuple[str, ...]

    def cells(self, field: str) -> Cells:
        """The cells of a survey column; empty ones where the file lacks it."""
        return self.columns.get(field, self._empty)

    @cached_property
    def _empty(self) -> Cells:
        return empty_cells(self.rows)


def body_of(sheet: RawSheet, header: Header) -> Body:
    """Sort the rows below the header and gather the recognised columns of the records."""
    text = sheet.text
    below = (text.index > header.row) & ~text.index.isin(header.rows)
    text = text.loc[below]
    typed = sheet.number.loc[below].notna().sum(axis=1).to_numpy()
    if sheet.moment.shape[1]:
        typed = typed + sheet.moment.loc[below].notna().sum(axis=1).to_numpy()
    reasons = _reasons(text, np.asarray(typed), header)
    keep = np.array([reason == "" for reason in reasons], dtype=bool)
    numbers = text.index.to_numpy(dtype=np.int64)
    shown = _first_texts(text.loc[~keep]).tolist()
    skipped = tuple(
        (int(row), str(reason), said)
        for row, reason, said in zip(numbers[~keep], reasons[~keep], shown, strict=True)
    )
    kept = numbers[keep]
    columns = {
        match.field: _column(sheet, match.index, below, keep, kept)
        for match in header.columns
        if match.field
    }
    columns, filled = _fill_down(sheet, header, columns, kept)
    return Body(kept, columns, skipped, filled)


def _column(sheet: RawSheet, index: int, below: Any, keep: Flags, rows: Any) -> Cells:
    written = sheet.text[index].loc[below][keep].reset_index(drop=True)
    number = moment = None
    if index in sheet.number.columns:
        number = sheet.number[index].loc[below].to_numpy(dtype=float)[keep]
    if index in sheet.moment.columns:
        moment = sheet.moment[index].loc[below][keep].reset_index(drop=True)
    return Cells(rows, written, number, moment)


def _reasons(text: pd.DataFrame, typed: Any, header: Header) -> Any:
    """Why each row is no record, an empty text where it is one."""
    reasons = np.full(len(text), "", dtype=object)
    if not len(text):
        return reasons
    written = text.notna().sum(axis=1).to_numpy()
    first = _first_texts(text)
    filled = written + typed
    for at in _suspects(text, header, first, filled):
        reasons[at] = _reason(text, header, at, str(first.iat[at]), int(filled[at]))
    if header.units_row is not None:
        reasons[text.index.to_numpy() == header.units_row] = "units"
    return reasons


def _first_texts(text: pd.DataFrame) -> pd.Series:
    """The leftmost text of each row, an empty one where it has none."""
    if not len(text) or not len(text.columns):
        return pd.Series([""] * len(text), index=text.index, dtype="str")
    first = text[text.columns[0]]
    for name in text.columns[1:]:
        if not first.isna().any():
            break
        first = first.fillna(text[name])
    return first.fillna("")


def _suspects(text: pd.DataFrame, header: Header, first: pd.Series, filled: Any) -> list[int]:
    """Rows worth a closer look: nearly empty ones, and those that open with a telling text."""
    company = header.index_of("company_name")
    names = {match.header for match in header.columns} | {
        part for match in header.columns for part in match.header.split("\n")
    }
    folded = {fold(name) for name in names if name}
    found = _telling(first, folded) | (filled <= 2)
    if company is not None and company in text.columns[1:]:
        found |= _telling(text[company], folded)
    return [int(at) for at in np.flatnonzero(found)]


def _telling(texts: pd.Series, headings: set[str]) -> Flags:
    """Texts that may open a total, a note, a repeated header or the example row."""
    codes, said = distinct_texts(texts)
    found = np.zeros(len(said) + 1, dtype=bool)
    for at, folded in enumerate(fold_all(said)):
        start = folded.partition(" ")[0]
        if start in _OPENINGS or folded in headings or not said[at][:1].isalpha():
            text = said[at]
            found[at] = (
                folded in headings
                or _is_total(text, folded)
                or bool(_EXAMPLE.match(text))
                or bool(_NOTE.match(text))
            )
    result: Flags = found[codes]
    return result


def _is_total(text: str, folded: str) -> bool:
    return (
        folded in _TOTALS
        or text.strip() in ("Σ", "∑")
        or (folded.startswith(_TOTAL_START) and len(folded.split()) <= 4)
    )


def _reason(text: pd.DataFrame, header: Header, at: int, first: str, filled: int) -> str:
    row = text.iloc[at]
    known = {match.index: fold(match.header) for match in header.columns}
    cells = {
        int(name): str(cell)
        for name, cell in zip(text.columns, row.tolist(), strict=True)
        if isinstance(cell, str)
    }
    company = header.index_of("company_name")
    name = cells.get(-1 if company is None else company, "")
    if _EXAMPLE.match(name) or _EXAMPLE.match(first):
        return "example"
    same = sum(fold(cell) in (known.get(index, ""), *known.get(index, "").split("  "))
               for index, cell in cells.items())  # fmt: skip
    if same >= 2 and same >= 0.6 * filled:
        return "header"
    product = header.index_of("product_code")
    country = header.index_of("country")
    identified = (product in cells) + (country in cells)
    if _is_total(first, fold(first)) or _is_total(name, fold(name)):
        exact = fold(first) in _TOTALS or first.strip() in ("Σ", "∑") or fold(name) in _TOTALS
        if identified == 0 or (exact and identified < 2):
            return "total"
    return "note" if filled == 1 and _is_note(first, company, cells) else ""


def _is_note(first: str, company: int | None, cells: Mapping[int, str]) -> bool:
    if not cells:
        return False
    if _NOTE.match(first) or len(first) > _LONG_NOTE:
        return True
    return company is not None and company not in cells and min(cells) < company


def _fill_down(
    sheet: RawSheet, header: Header, columns: dict[str, Cells], rows: Any
) -> tuple[dict[str, Cells], tuple[str, ...]]:
    """Give each row of a merged firm or place the name that stands once for all of them."""
    fields = {match.index: match.field for match in header.columns if match.field in _FILLED_DOWN}
    filled: list[str] = []
    for top, left, bottom, right in sheet.merged:
        field = fields.get(left)
        if field is None or top <= header.row or bottom == top or right != left:
            continue
        inside = np.flatnonzero((rows >= top) & (rows <= bottom))
        if len(inside) < 2 or rows[inside[0]] != top:
            continue
        cells = columns[field]
        written = cells.text.to_numpy(dtype=object).copy()
        number = None if cells.number is None else cells.number.copy()
        written[inside] = written[inside[0]]
        if number is not None:
            number[inside] = number[inside[0]]
        columns[field] = Cells(rows, pd.Series(written, dtype="str"), number, cells.moment)
        filled.append(field)
    return columns, tuple(dict.fromkeys(filled))
