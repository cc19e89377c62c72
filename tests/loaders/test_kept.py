"""A problem kept in the ledger reads like the one in the report of its file."""

from __future__ import annotations

import json
from pathlib import Path

from loaders.kept import kept_problem
from tests.loaders.survey_files import Table, read_table
from words import speaking_in

SURVEY: Table = [
    ["Company", "Country", "Region", "Product", "Capacity", "Unit", "Period", "Standards met"],
    ["Alpha", "TN", "Sfacks", "FFP2", 100, None, "week", "EN 149"],
    ["Beta", "TN", "Sfax", "Bata quirúrgica", 100, "pieces", "week", None],
    ["Gamma", "TN", "Sfax", "hospital bed sheet", 100, "kg", "week", None],
]


def test_the_same_sentence_in_both_languages(tmp_path: Path) -> None:
    reading = read_table(SURVEY, tmp_path, round="2026-R1")
    slugs = {problem.slug for problem in reading.problems}
    assert {"product-unmapped", "unit-not-convertible", "region-unknown", "unit-assumed"} <= slugs
    for problem in reading.problems:
        kept = kept_problem(
            {
                "slug": problem.slug, "severity": problem.severity, "sheet": problem.sheet,
                "row": problem.row, "column_name": problem.column, "value": problem.value,
                "params": json.dumps(dict(problem.params), default=str),
            }
        )  # fmt: skip
        assert kept is not None
        for language in ("en", "fr"):
            with speaking_in(language):
                assert (kept.message, kept.fix) == (problem.message, problem.fix)


def test_a_slug_of_another_time_is_left_out() -> None:
    row = {"slug": "gone", "severity": "note", "sheet": "", "row": None, "column_name": None}
    assert kept_problem(row | {"value": None, "params": None}) is None
