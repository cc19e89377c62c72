"""Matching on the half of the labelled set that nothing was adjusted to."""

from __future__ import annotations

import pandas as pd
import pytest

from loaders.matching.compare import compare
from loaders.matching.scoring import AUTOMATIC, LOWER
from scripts.labelled_firms import SHARES, labelled


@pytest.fixture(scope="module")
def judged() -> pd.DataFrame:
    """Each uploaded site of the test half with the best known one, and whether it is that one."""
    known, uploaded = labelled(3000, 3000)
    ours = uploaded[uploaded["half"] == "test"].reset_index(drop=True)
    best = compare(ours, known).drop_duplicates("left").set_index("left").reindex(ours.index)
    found = best["right"].fillna(-1).astype(int)
    is_known = ours["truth"] >= 0
    return ours.assign(
        score=best["score"].fillna(0.0), right=is_known & (found == ours["truth"]), known=is_known
    )


def test_what_is_merged_unasked_is_one_and_the_same(judged: pd.DataFrame) -> None:
    automatic = judged[judged["score"] >= AUTOMATIC]
    assert len(automatic) > 400
    assert automatic["right"].mean() >= 0.98


def test_known_sites_are_found_or_asked_about(judged: pd.DataFrame) -> None:
    known = judged[judged["known"]]
    assert (known["right"] & (known["score"] >= LOWER)).mean() >= 0.90
    across = known[known["variant"] == "script"]
    assert len(across) > 100
    assert (across["right"] & (across["score"] >= LOWER)).mean() >= 0.90


def test_neighbours_of_a_like_name_are_not_merged(judged: pd.DataFrame) -> None:
    twins = judged[judged["variant"] == "twin"]
    assert len(twins) > 100
    assert (twins["score"] < AUTOMATIC).mean() >= 0.95


def test_the_set_is_the_same_each_time_and_holds_every_variant() -> None:
    first, again = labelled(60, 400), labelled(60, 400)
    for one, other in zip(first, again, strict=True):
        pd.testing.assert_frame_equal(one, other)
    assert set(first[1]["variant"]) == set(SHARES)
    assert set(first[1]["half"]) == {"train", "test"}
