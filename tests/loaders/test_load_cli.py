"""`load` and its fellows at the command line: sentences and exit codes, never a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cluster_data.store import place
from loaders.__main__ import main
from tests.loaders.survey_files import as_csv

HEAD = ["Company", "Country", "Product", "Capacity", "Unit", "Period"]
GOOD = ["A (fictive)", "MT", "FFP2 mask", "100", "pcs", "week"]
PLACE = ["--cluster", "C1", "--cluster-name", "Cluster", "--round", "2026-R2"]
HOLDING = (
    "import duckdb, sys; c = duckdb.connect(sys.argv[1]); c.execute('CREATE TABLE IF NOT EXISTS "
    "held (x INT)'); print('held', flush=True); sys.stdin.readline()"
)


@pytest.fixture(autouse=True)
def _own_ledger(tmp_path, monkeypatch):
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "ledger.duckdb"))


@pytest.fixture
def survey(tmp_path: Path) -> str:
    return str(as_csv([HEAD, GOOD], tmp_path / "a.csv"))


def test_a_file_is_kept_approved_and_withdrawn(survey, capsys):
    assert main(["load", survey, *PLACE, "--draft"]) == 0
    told = capsys.readouterr().out
    upload = re.search(r"Kept as (\w+)", told)
    assert upload is not None, told
    assert re.search(r"at most \d+ MB", told)
    assert main(["approve", upload[1]]) == 0
    assert main(["withdraw", upload[1], "--reason", "test"]) == 0
    assert main(["load", survey, *PLACE]) == 0
    assert "1 new" in capsys.readouterr().out


def test_rejected_rows_and_unreadable_files_have_their_codes(tmp_path, survey, capsys):
    bad = as_csv([HEAD, GOOD, ["B", "MT", "", "5", "pcs", "week"]], tmp_path / "b.csv")
    folder = tmp_path / "folder"
    folder.mkdir()
    empty = tmp_path / "empty.csv"
    empty.touch()
    assert main(["load", str(bad), *PLACE]) == 1
    for path in (tmp_path / "absent.csv", folder, empty):
        assert main(["load", str(path), *PLACE]) == 2
        said = capsys.readouterr().err
        assert path.name in said
        assert "Traceback" not in said


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may open anything")
def test_a_file_that_may_not_be_opened_is_a_sentence(survey, capsys):
    Path(survey).chmod(0)
    assert main(["load", survey, *PLACE]) == 2
    assert "may not be opened" in capsys.readouterr().err


def test_an_unknown_cluster_or_country_is_a_sentence(survey, capsys):
    assert main(["load", survey, "--cluster", "NOPE", "--round", "2026-R2"]) == 2
    assert "NOPE" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["load", survey, *PLACE, "--country", "Narnia"])
    assert ended.value.code == 2
    assert "Narnia is no country" in capsys.readouterr().err


def test_a_ledger_held_by_another_process_is_code_three(tmp_path, survey, monkeypatch, capsys):
    assert main(["load", survey, *PLACE]) == 0
    minutes = iter(range(0, 10_000, 60)).__next__
    hurried = SimpleNamespace(monotonic=minutes, sleep=lambda _seconds: None)
    monkeypatch.setattr(place, "time", hurried)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path / "ledger.duckdb")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        other = as_csv([HEAD, [*GOOD[:3], "7", "pcs", "week"]], tmp_path / "other.csv")
        assert main(["load", str(other), *PLACE]) == 3
        assert "busy" in capsys.readouterr().err
        holder.communicate("\n")


def test_check_without_json_is_short(tmp_path, capsys):
    rows = [[f"F{at}", "MT", "unheard of", "5", "", "week"] for at in range(60)]
    path = as_csv([HEAD, *rows], tmp_path / "many.csv")
    assert main(["check", str(path)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("many.csv: 60 rows, 60 accepted")
    assert any("Capacity → Nominal capacity" in line for line in told)
    assert len(told) < 25
    assert any("60 rows: 2, 3, 4, 5, 6, …" in line for line in told)


def test_help_explains_every_command(capsys):
    for command in ("check", "template", "load", "approve", "withdraw", "sample", "backup",
                    "restore"):  # fmt: skip
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0
        assert command in capsys.readouterr().out
