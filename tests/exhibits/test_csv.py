"""The file is the table, and nothing in it runs."""

from __future__ import annotations

import csv
import io

import pytest

from exhibits.catalogue import EXAMPLES
from exhibits.catalogue.region_map import region_map
from exhibits.exhibit import Answered, Exhibit
from exhibits.render.csv_file import csv_bytes, file_name, safe
from tests.exhibits.tables import COMMON, area, table
from words import speaking_in


def rows(made: Exhibit) -> list[dict[str, str]]:
    content = csv_bytes(made)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_file_equals_the_table(name: str) -> None:
    made = EXAMPLES[name]()
    read = rows(made)
    assert len(read) == len(made.table)
    for field in made.fields:
        if field.kind == "number":
            known = made.table[field.name]
            assert [float(row[field.label]) if row[field.label] else None for row in read] == [
                None if value != value else pytest.approx(value) for value in known
            ]
        if field.kind in ("code", "text") and field.name != "level":
            assert [row[field.label] for row in read] == made.table[field.name].tolist()
    assert {row["As of"] for row in read} == {"2026-11-01"}
    assert {row["Source"] for row in read} == {made.source}
    assert {row["n of the figure"] for row in read} == {str(made.n.n)}


def test_suppressed_rows_say_so_and_hold_no_figure() -> None:
    made = region_map(
        table(area("TN-1", "suppressed")),
        measure="per_100k",
        **(COMMON | {"answered": Answered(None, None)}),
    )
    row = rows(made)[0]
    assert row["Firms behind the figure"] == "<3"
    assert row["n of the figure"] == "<3"
    assert row["Capacity (certified)"] == ""
    assert row["asked for the figure"] == ""
    assert row["State"] == "fewer than 3 firms: not shown"


def test_a_share_is_written_in_its_unit() -> None:
    made = region_map(table(area("TN-1", value=0.256)), measure="certified_share", **COMMON)
    row = rows(made)[0]
    assert row["FFP2: certified share of attested capacity"] == "25.6"
    assert row["Unit of FFP2: certified share of attested capacity"] == "%"


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x")',
        "+cmd",
        "-cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1",
        " =1+1",
        "-2+3+cmd|x",
        "-1-1+A1",
    ],
)
def test_formulas_are_neutralised(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+49 30 123", "-1,200.5", "Sfax", "a=b", "", "+33 (0)1 23"])
def test_numbers_and_telephones_survive(text: str) -> None:
    assert safe(text) == text


def test_a_hostile_name_is_neutralised_in_the_file() -> None:
    made = region_map(
        table(area("TN-1", value=1.0, name="=HYPERLINK(1)\u202e")), measure="per_100k", **COMMON
    )
    assert rows(made)[0]["Area"] == "'=HYPERLINK(1)"


def test_file_names() -> None:
    made = region_map(table(), measure="per_100k", **COMMON, id="FFP2 per_100k/../x")
    with speaking_in("fr"):
        assert file_name(made, "csv") == "tela_ffp2-per-100k-x_2026-11-01_fr.csv"
