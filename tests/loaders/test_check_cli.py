"""`check`: JSON by the contract, exit codes, and no file that raises."""

from __future__ import annotations

import json
import random

import pytest

from cluster_data.survey import survey
from loaders.__main__ import main
from loaders.check import understand
from loaders.reading import Context
from tests.loaders.survey_files import accounted, as_csv, as_xlsx, read_table, slugs

HEAD = ["Company", "Country", "Product", "Capacity", "Unit", "Period", "E-mail"]
GOOD = ["A (fictive)", "MT", "FFP2 mask", "100", "pcs", "week", "a@example.com"]
BAD = ["B (fictive)", "MT", "", "100", "pcs", "week", ""]


def _json(capsys, *arguments):
    code = main(["check", "--json", *map(str, arguments)])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_one_object_a_file_with_exactly_the_agreed_keys(tmp_path, capsys):
    path = as_csv([HEAD, GOOD], tmp_path / "a.csv")
    code, (told,) = _json(capsys, path)
    assert code == 0
    assert list(told) == [
        "file", "sheet", "header_row", "encoding", "delimiter", "language", "rows_in", "accepted",
        "rejected", "skipped", "columns", "rows", "problems",
    ]  # fmt: skip
    assert set(told["columns"][0]) == {"index", "header", "field"}
    assert set(told["problems"][0]) == {
        "slug", "severity", "sheet", "row", "column", "value", "message", "fix",
    }  # fmt: skip
    row = told["rows"][0]
    assert (row["row"], row["capacity_per_week"], row["survey_date"]) == (2, 100, None)
    assert not any(column.name in row for column in survey().columns if column.personal)
    assert "a@example.com" not in json.dumps(told)


def test_exit_codes_are_the_worst_of_all_files(tmp_path, capsys):
    good = as_csv([HEAD, GOOD], tmp_path / "a.csv")
    bad = as_csv([HEAD, GOOD, BAD], tmp_path / "b.csv")
    nothing = as_csv([["x", "y"], ["1", "2"]], tmp_path / "c.csv")
    assert _json(capsys, good)[0] == 0
    assert _json(capsys, good, bad)[0] == 1
    assert _json(capsys, bad, nothing, good)[0] == 2
    assert _json(capsys, tmp_path / "absent.csv")[0] == 2


def test_problems_speak_the_language_asked_for_and_have_no_gaps(tmp_path, capsys):
    path = as_csv([HEAD, GOOD, BAD, [*GOOD[:3], "?", "", "", ""]], tmp_path / "a.csv")
    for language in ("en", "fr"):
        _code, (told,) = _json(capsys, "--lang", language, path)
        for problem in told["problems"]:
            assert problem["message"]
            assert problem["fix"]
            assert "…" not in problem["message"], problem
            assert "{" not in problem["message"], problem


def test_what_the_uploader_says_stands_in_for_what_the_file_leaves_out(tmp_path, capsys):
    head = ["Company", "Product", "Capacity", "Unit", "Period", "City"]
    row = ["A (fictive)", "FFP2 mask", "1", "pcs", "week", "Sfax"]
    path = as_csv([head, row], tmp_path / "a.csv")
    _code, (told,) = _json(
        capsys, path, "--country", "TN", "--round", "2026-R2", "--date", "2026-11-01"
    )
    row = told["rows"][0]
    assert (row["country"], row["region_code"], row["place_precision"]) == ("TN", "TN-61", "town")
    assert (row["survey_round"], row["survey_date"]) == ("2026-R2", "2026-11-01")
    assert (row["consent_publish"], row["stage_code"]) == ("authorities_only", ["mask_line"])


def test_hostile_names_stay_data(tmp_path):
    names = [
        '=HYPERLINK("http://x","y")',
        "<img src=x onerror=alert(1)>",
        "abc\u202egnp.exe",
        "x" * 5000,
    ]
    rows = [[name, "MT", "FFP2 mask", str(at), "pcs", "week", ""] for at, name in enumerate(names)]
    reading = read_table([HEAD, *rows], tmp_path)
    kept = reading.rows["company_name"].tolist()
    assert kept == [names[0], names[1], "abcgnp.exe", "x" * 300]
    assert {"text-cleaned", "text-cut"} <= slugs(reading)


def test_a_zip_gives_a_reading_a_file(tmp_path):
    import zipfile

    as_csv([HEAD, GOOD], tmp_path / "a.csv")
    as_csv([["x", "y"], ["1", "2"]], tmp_path / "b.csv")
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.write(tmp_path / "a.csv", "a.csv")
        archive.write(tmp_path / "b.csv", "b.csv")
    readings = understand(tmp_path / "z.zip", "z.zip", Context())
    assert [r.kind for r in readings] == ["capacities", "nothing"]
    assert len({r.sha256 for r in readings}) == 2


@pytest.mark.parametrize("seed", range(12))
def test_tables_of_anything_never_raise_and_account_for_every_row(tmp_path, seed):
    dice = random.Random(seed)
    cells = [
        None, "", "?", "-", "TOTAL", "12 000", "1.200", "-5", "1e9", "∞", "NaN", "TN", "Narnia",
        "=1+1", "masque", "FFP2 mask", "pcs", "mois", "50-99", "75 %", "31/02/2026", "٣٤٥", "²",
        "x" * 400, "\u202e", 0, -1, 1.5, 10**13, True, "ISO 13485 ; zzz", "EN 14683", "½", "1/2",
        "boîtes de 50", "//",
    ]  # fmt: skip
    head = [dice.choice(column.headings or (column.name,)) for column in survey().columns]
    head[[c.name for c in survey().columns].index("company_name")] = "Company"
    table = [head, *([dice.choice(cells) for _ in head] for _ in range(40))]
    path = as_xlsx({"S": table}, tmp_path / "s.xlsx")
    for reading in understand(path, path.name, Context(country="TN")):
        assert accounted(reading)
        assert "could-not-be-read" not in slugs(reading)
        for problem in reading.problems:
            assert problem.message
            assert problem.fix
