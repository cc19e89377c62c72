"""Problems as the ledger keeps them, made sentences again in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cluster_data.reference import countries, products, regions
from cluster_data.survey import survey
from loaders.checks.wording import LISTS
from loaders.labels import PARTED, Label
from loaders.problems import Problem, rules

_CODED = frozenset(
    (
        "nearest", "country", "default", "first", "second", "unit", "wanted", "name", "product",
        "region", "period", "other", "no",
    )
)  # fmt: skip
"""Parameters that may be codes; the ledger keeps them without the list they are of."""


def kept_problem(row: Mapping[Any, Any]) -> Problem | None:
    """The problem of a row of the table `problems`; None where its slug is no longer known."""
    slug = str(row["slug"])
    if slug not in rules():
        return None
    params = json.loads(_text(row["params"]) or "{}")
    return Problem(
        slug,
        row["severity"],
        sheet=_text(row["sheet"]) or "",
        row=None if pd.isna(row["row"]) else int(row["row"]),
        column=_text(row["column_name"]),
        value=_text(row["value"]),
        params={key: _read(key, value) for key, value in params.items()},
    )


def _read(name: str, value: Any) -> Any:
    """A parameter as it was before it was kept."""
    if name in LISTS and isinstance(value, str):
        return Label(value, name)
    return _labelled(value) if name in _CODED else value


def _text(cell: Any) -> str | None:
    """A cell of a frame, whose empty ones are None or NaN."""
    return cell if isinstance(cell, str) else None


def _labelled(value: Any) -> Any:
    """A code, or several with bars between, as its label; anything else as it is."""
    if not isinstance(value, str):
        return value
    first = value.partition(PARTED)[0]
    tables: tuple[tuple[str, Any], ...] = (
        ("product", products()), ("country", countries()), ("region", regions()),
        *survey().code_lists.items(),
    )  # fmt: skip
    of = next((name for name, table in tables if first in table), None)
    if of is None and first in {column.name for column in survey().columns}:
        of = "column"
    return value if of is None else Label(value, of)
