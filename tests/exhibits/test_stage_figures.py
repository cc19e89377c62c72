"""What figures of the value chain say in each case."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from exhibits.catalogue import stage_flows, stage_heatmap, stage_lacks
from exhibits.catalogue.stage_flows import Dependence
from exhibits.exhibit import Answered
from words import speaking_in

COMMON: dict[str, Any] = {
    "as_of": dt.date(2026, 11, 1), "answered": Answered(9, 12), "source": "survey",
}  # fmt: skip


def lacks(**places: str) -> str:
    """The finding where each place's parts A, B, C are c(overed), d(eclared), f(ew), l(acking)."""
    states = {"c": "covered", "d": "declared", "f": "few", "l": "lacking"}
    rows = [
        (place, place, part, f"part {part}", states[letter])
        for place, letters in places.items()
        for part, letter in zip("ABC", letters, strict=True)
    ]
    table = pd.DataFrame(rows, columns=list(stage_lacks.GIVEN))
    with speaking_in("en"):
        made = stage_lacks.stage_lacks(table, product_label="Gown", **COMMON)
    return made.title.removeprefix("Gown: ")


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ({"X": "ccl", "Y": "cll"}, "X lacks only part C"),
        ({"X": "ccl", "Y": "dcl"}, "X and Y lack only part C"),
        ({"X": "ccl", "Y": "ccl", "Z": "cfl"}, "3 places lack only part C"),
        ({"X": "ccl", "Y": "clc", "Z": "lll"}, "2 places lack only one part"),
        ({"X": "ccc", "Y": "lcc"}, "1 of 2 countries lacks nothing of the chain; Y lacks only"),
        ({"X": "cll", "Y": "lll"}, "no place covers the whole chain; X lacks least, 2 of 3 parts"),
        ({"X": "cll", "Y": "lcl"}, "no place covers the whole chain; 2 lack least, 2 of 3 parts"),
    ],
)
def test_who_lacks_least_is_named_with_what(places: dict[str, str], said: str) -> None:
    assert lacks(**places).startswith(said)


def test_the_parts_of_a_bar_add_up_to_the_chain_and_few_are_never_told_apart() -> None:
    table = stage_lacks.example().table
    assert table.groupby("bar")["value"].sum().eq(4).all()
    assert not table["series_label"].str.contains("few$").any()
    assert set(table["series"]) == {"answered", "partly", "silent"}


def test_the_stage_in_the_fewest_places_leads_and_hidden_shares_have_no_colour() -> None:
    cells = stage_heatmap.example_cells()
    with speaking_in("en"):
        made = stage_heatmap.stage_heatmap(cells, topic_label="T", **COMMON)
    assert made.title == (
        "T: of the stages named, Sterilisation is done in the fewest countries: 1 of 3"
    )
    told = cells["place"].eq("TN") & cells["row"].eq("cut_sew")
    hidden = stage_heatmap.stage_heatmap(
        cells.assign(value=cells["value"].mask(told)), topic_label="T", **COMMON
    ).table
    row = hidden[hidden["place"].eq("TN") & hidden["row"].eq("cut_sew")].iloc[0]
    assert row["state"] == "suppressed"
    assert pd.isna(row["n"])
    assert pd.isna(row["stage_sites"])


@pytest.mark.parametrize(
    ("dependence", "said"),
    [
        (Dependence(1, 0, 0), "every maker’s own country has enough fabric"),
        (Dependence(0, 0, 1), "all fabric would have to come from elsewhere"),
        (Dependence(0.5, 0.5, 0), "50% of the fabric would come from other countries, none from"),
        (Dependence(0.5, 0, 0.5), "50% of the fabric would have to come from elsewhere"),
        (Dependence(0.4, 0.3, 0.3), "30% of the fabric would come from other countries, 30% from"),
        (Dependence(None, None, None), "what would pass between countries can’t be shown"),
    ],
)
def test_dependence_on_others_is_said(dependence: Dependence, said: str) -> None:
    with speaking_in("en"):
        made = stage_flows.stage_flows(
            stage_flows.example_table(), product_label="Gown", unit_label="pieces",
            input_label="fabric", dependence=dependence, **COMMON,
        )  # fmt: skip
    assert said in made.title
    assert "not recorded trade" in made.subtitle
    assert any("Polypropylene resin: 26%" in note for note in made.notes)
