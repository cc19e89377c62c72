"""docs/surveys.md explains every problem a file can have, as the code has it."""

from __future__ import annotations

import re
from pathlib import Path

from loaders.problems import rules

DOCUMENT = Path(__file__).parents[2] / "docs" / "surveys.md"
ROW = re.compile(r"^\| `([a-z-]+)` \| (\w+) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def shown(template: str) -> str:
    return re.sub(r"\{(\w+)\}", r"*\1*", template)


def test_every_problem_is_explained_as_it_is_told():
    said = {slug: cells for slug, *cells in ROW.findall(DOCUMENT.read_text(encoding="utf-8"))}
    assert said == {
        slug: [rule.severity, shown(rule.message), shown(rule.fix)]
        for slug, rule in rules().items()
    }


def test_every_kind_of_file_is_named():
    text = DOCUMENT.read_text(encoding="utf-8")
    for ending in ("csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "zip"):
        assert f"`.{ending}`" in text
