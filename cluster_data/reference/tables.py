"""The plain tables beside this module: reading them, as rows or as frames.

A blank cell is an empty string, and `NA` is text: nothing is guessed away.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_HERE = Path(__file__).parent

_FIGURES: dict[str, tuple[str, ...]] = {
    "bom": ("qty_per_unit", "qty_low", "qty_high"),
    "consumption": ("value", "low", "high"),
    "consumption_drivers": ("days_per_week",),
    "consumption_sets": ("year",),
    "esft_parameters": ("value",),
    "countries": (
        "n_regions", "population", "population_year", "physicians", "physicians_year",
        "physicians_per_10k", "nurses_midwives", "nurses_midwives_year",
        "nurses_midwives_per_10k", "physicians_plus_nurses", "beds_per_1000", "beds_year",
        "beds_total_estimated", "icu_pct_of_beds_proxy",
    ),
    "neighbours": ("border_km",),
    "product_stages": ("sequence",),
    "products": ("emergency_priority",),
    "region_population": ("population", "year"),
    "regions": ("lat", "lon"),
    "stages": ("order",),
    "towns": ("lat", "lon", "population"),
}  # fmt: skip
"""Columns read as numbers, by table; all others are text."""


def table_names() -> tuple[str, ...]:
    """The names of all reference tables, in alphabetical order."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.csv")))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table as written, in order; KeyError where there is no such table."""
    with _file(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def table(name: str) -> pd.DataFrame:
    """A table as a frame of its own, numbers as floats (missing: NaN) and text as text."""
    return _frame(name).copy()


@cache
def _frame(name: str) -> pd.DataFrame:
    import pandas as pd

    frame = pd.read_csv(_file(name), dtype=str, keep_default_na=False, encoding="utf-8")
    for column in _FIGURES.get(name, ()):
        if column in frame:
            frame[column] = pd.to_numeric(frame[column].replace("", None)).astype(float)
    return frame


def _file(name: str) -> Path:
    path = _HERE / f"{name}.csv"
    if not name.isidentifier() or not path.is_file():
        raise KeyError(name)
    return path


def names_of(row: dict[str, str], stem: str = "name") -> dict[str, str]:
    """The names a row carries, by language: `name_fr` under `fr`; blank ones are left out."""
    start = f"{stem}_"
    return {key[len(start) :]: cell for key, cell in row.items() if key.startswith(start) and cell}


def number(cell: str) -> float | None:
    """A figure as written in a table; None where the cell is blank."""
    return float(cell) if cell else None


def whole(cell: str) -> int | None:
    """A whole figure; None where the cell is blank."""
    return int(float(cell)) if cell else None


def parts(cell: str, separator: str = "|") -> tuple[str, ...]:
    """The answers of a cell that holds several."""
    return tuple(part.strip() for part in cell.split(separator) if part.strip())
