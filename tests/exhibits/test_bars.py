"""Bars and dots as sent to the browser."""

from __future__ import annotations

import pytest

from exhibits.catalogue.region_products import example as products
from exhibits.catalogue.region_ranking import TOP, region_ranking
from exhibits.render.plotly_bars import figure, labels
from tests.exhibits.tables import COMMON, area, table


def test_the_longest_bars_first_and_no_more_than_fit() -> None:
    rows = [area(f"TN-{place:02}", value=float(place)) for place in range(30)]
    made = region_ranking(table(*rows), measure="per_100k", **COMMON)
    bars = figure(made).data[0]
    assert len(bars.x) == TOP
    assert bars.x[0] == 29.0
    assert [data[0] for data in bars.customdata] == list(bars.y)


def test_bars_begin_at_zero() -> None:
    made = region_ranking(
        table(area("TN-1", value=5.0), area("TN-2", value=4.0)), measure="per_100k", **COMMON
    )
    assert figure(made).layout.xaxis.range[0] == 0


def test_names_that_look_alike_carry_their_code() -> None:
    assert labels(["Sfax", "SFAX", "Tunis"], ["TN-61", "X-1", "TN-11"]) == [
        "Sfax (TN-61)",
        "SFAX (X-1)",
        "Tunis",
    ]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_nothing_to_rank_is_said(width: str) -> None:
    made = region_ranking(table(area("TN-1", "suppressed")), measure="per_100k", **COMMON)
    picture = figure(made, width=width)  # type: ignore[arg-type]
    assert not picture.data
    assert any("fewer than 3 firms" in note.text for note in picture.layout.annotations)


def test_units_share_no_axis() -> None:
    picture = figure(products())
    drawn = {found.xaxis: set() for found in picture.data}
    for found in picture.data:
        drawn[found.xaxis] |= set(found.y)
    assert sorted(map(sorted, drawn.values())) == [["mask_ffp2", "mask_iir"], ["mat_meltblown"]]


def test_title_and_source_are_in_the_picture() -> None:
    made = products()
    said = " ".join(note.text for note in figure(made, width="narrow").layout.annotations)
    assert made.title in said.replace("<br>", " ")
    assert made.source in said


def test_hostile_names_are_text() -> None:
    made = region_ranking(
        table(area("TN-1", value=1.0, name="<img src=x onerror=alert(1)>")),
        measure="per_100k",
        **COMMON,
    )
    assert "<img" not in figure(made).to_json()
    assert "\\u003cimg" not in figure(made).to_json()
