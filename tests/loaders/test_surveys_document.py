"""docs/surveys.md explains every problem a file can have, as the code has it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import surveys_document

TARGET = surveys_document.TARGET
RENEW = "docs/surveys.md is not as the rules are: run `python scripts/surveys_document.py`"


def test_every_problem_is_explained_as_it_is_told():
    assert TARGET.read_text(encoding="utf-8") == surveys_document.written(), RENEW


def test_every_kind_of_file_is_named():
    text = TARGET.read_text(encoding="utf-8")
    for ending in ("csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "zip"):
        assert f"`.{ending}`" in text
