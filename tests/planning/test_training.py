"""Skills sought and training offered: each firm once a place, and no cell of one or two firms."""

from __future__ import annotations

import pandas as pd

from planning.training import ALL, OFFERED, demand, unknown

KNOWN = {"welding": "welding", "soudure": "welding", "sewing": "sewing"}


def told(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = [part.strip() for part in text.split(";")]
    return (
        tuple(dict.fromkeys(KNOWN[part] for part in parts if part in KNOWN)),
        tuple(part for part in parts if part not in KNOWN),
    )


def answers(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        rows, columns=["firm", "open", "country", "area_code", "stages", "kind", "answer"]
    )


def cells(found: pd.DataFrame) -> dict[tuple[str, str], object]:
    return {
        (row["row"], row["place"]): row["n"] if row["state"] == "value" else row["state"]
        for row in found.to_dict("records")
    }


BASIN = answers(
    *((n, False, "TN", "TN-51", ["cut_sew"], "sought", "soudure") for n in (1, 2, 3)),
    (1, False, "TN", "TN-52", ["mask_line"], "sought", "welding; bookkeeping"),
    (4, False, "ES", "ES-CT", ["cut_sew"], "sought", "welding; sewing"),
    (5, False, "ES", "ES-CT", ["cut_sew"], "offered", None),
)


def test_a_firm_counts_once_in_whatever_words_and_places() -> None:
    found = cells(demand(BASIN.assign(open=True), told, "country"))
    assert found[("welding", "TN")] == 3
    assert found[("welding", "ES")] == 1
    assert found[("welding", ALL)] == 4
    assert found[(OFFERED, "ES")] == 1


def test_by_region_a_firm_counts_in_each_and_where_none_is_known_in_all() -> None:
    nowhere = answers((9, True, "TN", None, [], "sought", "welding"))
    found = cells(demand(pd.concat([BASIN.assign(open=True), nowhere]), told, "region"))
    assert (found[("welding", "TN-51")], found[("welding", "TN-52")]) == (3, 1)
    assert found[("welding", ALL)] == 5
    assert len([place for row, place in found if row == "welding"]) == 4


def test_by_stage_a_firm_counts_at_each_of_its_stages() -> None:
    found = cells(demand(BASIN.assign(open=True), told, "stage"))
    assert (found[("welding", "cut_sew")], found[("welding", "mask_line")]) == (4, 1)
    assert found[("welding", ALL)] == 4


def test_one_or_two_firms_are_not_told_nor_found_by_taking_away() -> None:
    found = cells(demand(BASIN, told, "country"))
    assert found[("welding", "TN")] == 3
    assert found[("welding", "ES")] == "suppressed"
    assert found[("welding", ALL)] == "suppressed", "4 less 3 would tell of the one in Spain"
    assert found[("sewing", ALL)] == "suppressed"
    assert found[(OFFERED, "ES")] == "suppressed"


def test_stages_overlap_so_that_a_whole_is_told_beside_a_part_kept_back() -> None:
    found = cells(demand(BASIN, told, "stage"))
    assert found[("welding", "mask_line")] == "suppressed"
    assert found[("welding", ALL)] == 4


def test_what_nobody_knows_is_listed_as_written_where_that_tells_of_nobody() -> None:
    assert unknown(BASIN, told).empty
    opened = unknown(BASIN.assign(open=True), told)
    assert opened.to_dict("records") == [{"text": "bookkeeping", "n": 1}]


def test_nothing_said_is_an_empty_table() -> None:
    assert demand(answers(), told, "country").empty
    assert unknown(answers(), told).empty
