"""`python -m planning records` and `replay`: what was kept is listed and answered again."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from planning import __main__ as command_line
from planning.answer import Question
from planning.asked import recorded
from tests.store.survey_rows import FFP2, TODAY, keep, row


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A question that a ministry kept, after which its firm answered anew."""
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "tela.duckdb"))
    monkeypatch.delenv("TELA_VIEWER", raising=False)
    keep(row("Alpha", capacity_value=900.0))
    question = Question(FFP2, 5000, TODAY + dt.timedelta(60), TODAY, assumed=None)
    lines, revision, now = Selection(as_of=TODAY), store.revision(), dt.datetime.now(dt.UTC)
    table = store.supply_lines_at(lines, Viewer("ministry"), TODAY, revision)
    made = recorded(question, table, lines, asked_at=now, revision=revision, role="ministry")
    number = store.keep_question(
        store.Asked(revision, now, "ministry", made.question_digest, made.digest, made.text)
    )
    keep(row("Alpha", capacity_value=5.0), name="later.csv")
    return number


def test_a_kept_question_is_listed_and_replayed_though_the_ledger_went_on(
    asked: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command_line.main(["records"]) == 0
    assert f"{asked}  " in capsys.readouterr().out
    assert command_line.main(["records", "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert (record["question"], record["inputs"]["quantity"]) == (asked, 5000)
    assert [one["included"] for one in record["verdicts"]] == [True]
    assert command_line.main(["replay", asked.lower()]) == 0
    assert "the same answer" in capsys.readouterr().out
    assert command_line.main(["replay", "Q9"]) == 2
    monkeypatch.setenv("TELA_VIEWER", "public")
    assert command_line.main(["replay", asked]) == 2
    assert command_line.main(["records"]) == 0
    assert asked not in capsys.readouterr().out


def test_another_answer_is_told_with_what_differs(
    asked: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        command_line, "supply_lines_at",
        lambda lines, viewer, today, _revision: store.supply_lines(lines, viewer, today),
    )  # fmt: skip
    assert command_line.main(["replay", asked, "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "another answer" in said
    assert "result.levels.central.gap" in said
