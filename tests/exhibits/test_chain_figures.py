"""A chain's figures: what they say first, and that every stage adds up to the quantity."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from exhibits.catalogue.chain_map import chain_map, example_links
from exhibits.catalogue.chain_missing import chain_missing, example_roles
from exhibits.catalogue.chain_plan import chain_plan, example_parts
from exhibits.catalogue.chain_words import Lacking, Sought, Together, example_found, finding
from exhibits.exhibit import Answered
from words import speaking_in

SOUGHT = Sought("Gown", "pieces", "certified", 200_000.0)
TOLD: dict[str, Any] = {
    "as_of": dt.date(2026, 11, 1), "answered": Answered(4, 40), "source": "fictive",
}  # fmt: skip
FULL = Together(SOUGHT, True, 3, 2, greatest=300_000.0)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (FULL, "Gown: these 3 firms together can make 200,000 pieces a week, certified"),
        (replace(FULL, firms=1), "Gown: 1 firm alone can make 200,000 pieces a week, certified"),
        (replace(FULL, firms=None),
         "Gown: all firms together have enough for 200,000 pieces a week, certified"),
        (replace(FULL, firms=None, suffices=None), "can’t be told"),
        (example_found(), "Surgical gown: only Sterilisation is missing, for 40,000 of 200,000 "
                          "pieces a week"),
        (Together(SOUGHT, False, missing=(Lacking("Sterilisation", 200_000.0),)),
         "Gown: only Sterilisation is missing, for all of 200,000 pieces a week"),
        (Together(SOUGHT, False, missing=(Lacking("SMS", 9e4), Lacking("Tests", 5e4))),
         "Gown: SMS, Tests are missing, for up to 90,000 of 200,000 pieces a week"),
        (Together(SOUGHT, False, missing=tuple(Lacking(one, 9e4) for one in "ABCD")),
         "Gown: A, B and 2 more are missing, for up to 90,000 of 200,000 pieces a week"),
    ],
)  # fmt: skip
def test_the_answer_is_one_sentence(found: Together, said: str) -> None:
    with speaking_in("en"):
        assert said in finding(found)


def test_every_stage_adds_up_and_what_lacks_is_missing() -> None:
    parts = example_parts()
    before = parts.copy()
    table = chain_plan(parts, found=example_found(), **TOLD).table
    pd.testing.assert_frame_equal(parts, before)
    levels = table.groupby("source_level")["value"].sum()
    assert levels.to_dict() == pytest.approx(dict.fromkeys("012", 200_000.0))
    arriving = table.groupby("target_level")["value"].sum()
    assert arriving.to_dict() == pytest.approx(dict.fromkeys("123", 200_000.0))
    gone = table[table["outcome"].eq("missing")]
    assert gone[["source", "target", "value"]].to_numpy().tolist() == [
        ["missing:2", "product", 40_000.0]
    ]


def test_a_stage_that_nobody_holds_is_missing_whole() -> None:
    nobody = pd.DataFrame(
        [(3, "Testing", "", "", 0.0, float("nan"), "")], columns=example_parts().columns
    )
    parts = pd.concat([example_parts(), nobody], ignore_index=True)
    table = chain_plan(parts, found=example_found(), **TOLD).table
    last = table[table["source_level"].eq("3")]
    assert last[["source", "value"]].to_numpy().tolist() == [["missing:3", 200_000.0]]


def test_more_than_is_needed_is_not_drawn() -> None:
    parts = example_parts()
    parts.loc[0, "value"] = 500_000.0
    table = chain_plan(parts, found=example_found(), **TOLD).table
    assert table.groupby("source_level")["value"].sum()["0"] == pytest.approx(200_000)


def test_what_falls_short_comes_first_and_what_is_to_spare_is_cut() -> None:
    table = chain_missing(example_roles(), found=example_found(), **TOLD).table
    wide = table.pivot(index="bar", columns="series", values="value")
    assert table["bar"].iloc[0] == "svc"
    assert wide.loc["svc"].to_dict() == {"held": 160_000, "missing": 40_000, "spare": 0}
    assert wide.loc["mat_sms", "spare"] == 200_000
    assert wide.loc["testing_lab"].to_dict() == {"held": 200_000, "missing": 0, "spare": 0}


def test_a_stage_that_may_not_be_told_of_has_no_figure() -> None:
    roles = example_roles().astype({"firms": "Int64"})
    roles.loc[0, ["most", "products", "firms"]] = None
    roles.loc[3, "firms"] = None
    with speaking_in("en"):
        table = chain_missing(roles, found=replace(FULL, suffices=None), **TOLD).table
    hidden = table[table["bar"].eq("mat_sms")]
    assert hidden["state"].tolist() == ["suppressed"]
    assert hidden[["value", "share", "n"]].isna().all(axis=None)
    assert table["bar"].iloc[-1] == "mat_sms"
    assert set(table.loc[table["bar"].eq("testing_lab"), "said"]) == {"somebody states it"}


def test_the_map_says_how_far_apart_partners_are() -> None:
    with speaking_in("en"):
        made = chain_map(example_links(), found=FULL, **TOLD)
    assert (
        made.title == "Gown: the partners are in 2 countries, at most 980 km from one to the next"
    )
    assert made.table["name"].iloc[0] == "Teixits Vallès → Confection Sahel"
