"""The torture set: every row of every file accounted for, every cell what its writer meant."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from cluster_data.survey.declaration import LANGUAGES
from loaders.check import understand
from loaders.reading import Context, Reading
from tests.torture.cases import cases
from tests.torture.layout import Sheet

CASES = {case.name: case for case in cases()}


def test_the_set_is_as_large_and_varied_as_promised():
    assert len(CASES) >= 60
    assert {case.voice.language for case in CASES.values()} == set(LANGUAGES)


@pytest.mark.parametrize("name", CASES)
def test_every_row_is_accounted_for_and_every_cell_understood(tmp_path, name):
    path, sheet, places = CASES[name].make(tmp_path)
    readings = understand(path, path.name, Context())
    assert len(readings) == 1
    reading = readings[0]
    slugs = {problem.slug for problem in reading.problems}
    assert "could-not-be-read" not in slugs
    assert reading.rows_in == len(reading.rows) + reading.rejected + reading.skipped
    assert _accounting(reading) == _wanted(sheet, places)
    assert wrong_cells(reading, sheet, places) == []
    assert ("rows-hidden" in slugs) == CASES[name].form.hidden_rows


def _accounting(reading: Reading) -> dict[str, Any]:
    accepted = reading.rows["row"].tolist() if len(reading.rows) else []
    return {"accepted": accepted, "rejected": reading.rejected, "skipped": reading.skipped}


def _wanted(sheet: Sheet, places: dict[int, int]) -> dict[str, Any]:
    kept = [places[at] for at, wanted in sorted(sheet.truths.items()) if wanted.cells is not None]
    return {
        "accepted": kept,
        "rejected": len(sheet.truths) - len(kept),
        "skipped": sheet.skipped,
    }


def wrong_cells(reading: Reading, sheet: Sheet, places: dict[int, int]) -> list[str]:
    """The cells that were not understood as meant, in words."""
    found = {int(row["row"]): row for row in reading.rows.to_dict("records")}
    wrong = []
    for at, wanted in sheet.truths.items():
        record = found.get(places[at])
        for name, value in (wanted.cells or {}).items():
            got = None if record is None else _plain(record[name])
            if not _same(got, _plain(value)):
                wrong.append(f"row {places[at]} {name}: {got!r}, meant {value!r}")
    return wrong


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return list(value)
    return None if value is None or pd.isna(value) else value


def _same(got: Any, meant: Any) -> bool:
    if isinstance(meant, int | float) and isinstance(got, int | float):
        return math.isclose(got, meant, rel_tol=1e-9, abs_tol=1e-9)
    if isinstance(got, pd.Timestamp):
        return bool(got == pd.Timestamp(meant))
    return bool(got == meant)
