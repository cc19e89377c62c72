"""Cells of one question gathered from several places of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from loaders.values.cells import Cells, Flags, Objects


def headed(cells: Cells, heading: str) -> Cells:
    """The cells with the heading they stand under."""
    said: Objects = np.full(len(cells), heading, dtype=object)
    return replace(cells, headings=said)


def taken(cells: Cells, keep: Flags) -> Cells:
    """The cells of some rows."""
    return Cells(
        cells.rows[keep],
        cells.text[keep].reset_index(drop=True),
        None if cells.number is None else cells.number[keep],
        None if cells.moment is None else cells.moment[keep].reset_index(drop=True),
        None if cells.headings is None else cells.headings[keep],
        None if cells.sheets is None else cells.sheets[keep],
    )


def blank(rows: Any) -> Cells:
    """Cells without any answer."""
    return Cells(rows, pd.Series([None] * len(rows), dtype="str"))


def joined(pieces: Sequence[Cells]) -> Cells:
    """Cells one after the other."""
    rows = np.concatenate([piece.rows for piece in pieces])
    text = pd.concat([piece.text for piece in pieces], ignore_index=True)
    number = moment = None
    if any(piece.number is not None for piece in pieces):
        number = np.concatenate([piece.typed for piece in pieces])
    if any(piece.moment is not None for piece in pieces):
        moment = pd.concat([_moments(piece) for piece in pieces], ignore_index=True)
    headings = _said([piece.headings for piece in pieces], pieces)
    sheets = _said([piece.sheets for piece in pieces], pieces)
    return Cells(rows, text.astype("str"), number, moment, headings, sheets)


def _said(parts: Sequence[Objects | None], pieces: Sequence[Cells]) -> Objects | None:
    if all(part is None for part in parts):
        return None
    return np.concatenate(
        [
            np.full(len(piece), None, dtype=object) if part is None else part
            for part, piece in zip(parts, pieces, strict=True)
        ]
    )


def _moments(cells: Cells) -> pd.Series:
    if cells.moment is not None:
        return cells.moment
    return pd.Series([pd.NaT] * len(cells), dtype="datetime64[us]")


def either(first: Cells, second: Cells) -> Cells:
    """Each of the first cells that is filled, else the second one, as text."""
    said, other = first.written, second.written
    keep = first.filled
    text = said.text.where(keep, other.text)
    headings = None
    if first.headings is not None:
        headings = first.headings.copy()
        headings[~keep] = None
    return Cells(np.where(keep, first.rows, second.rows), text, None, None, headings)
