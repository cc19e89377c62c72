"""Every exhibit, and the titles of areas in each edge case."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pandas as pd
import pytest

from exhibits.catalogue import CATALOGUE, EXAMPLES
from exhibits.catalogue.region_map import region_map
from exhibits.catalogue.region_products import example_table, region_products
from exhibits.catalogue.region_ranking import region_ranking
from exhibits.exhibit import Answered
from tests.exhibits.tables import COMMON, area, table
from words import date, speaking_in

PEOPLE = "per_100k"


def title(*rows: dict[str, object], measure: str = PEOPLE, **given: object) -> str:
    return region_map(table(*rows), measure=measure, **(COMMON | given)).title


def test_every_exhibit_has_an_example() -> None:
    assert set(CATALOGUE) == set(EXAMPLES)


@pytest.mark.parametrize("name", CATALOGUE)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_exhibit_is_whole(name: str, language: str) -> None:
    with speaking_in(language):
        made = EXAMPLES[name]()
        assert made.title
        assert made.source
        assert made.n.text in made.sentence
        assert date(made.as_of) in made.sentence
        assert made.title in made.sentence
        assert made.source in made.sentence
    assert [field.name for field in made.fields] == list(made.table.columns)
    with pytest.raises(FrozenInstanceError):
        made.title = "other"  # type: ignore[misc]


@pytest.mark.parametrize("build", [region_map, region_ranking])
def test_builders_leave_their_table_alone(build: object) -> None:
    given = table(area("TN-52", value=10.0, name=" Mo\u202enastir "), area("TN-51", "suppressed"))
    before = given.copy(deep=True)
    build(given, measure=PEOPLE, **COMMON)  # type: ignore[operator]
    pd.testing.assert_frame_equal(given, before)


def test_products_leave_their_table_alone() -> None:
    given = example_table()
    before = given.copy(deep=True)
    region_products(given, area_label="Monastir", as_of=COMMON["as_of"], source="s",
                    answered=Answered(6, 9))
    pd.testing.assert_frame_equal(given, before)


def test_the_leader_is_named_with_its_value() -> None:
    said = title(area("TN-52", value=1240.0, name="Monastir"), area("TN-51", value=1100.0))
    assert said == ("Monastir has the most certified FFP2 capacity for its people: "
                    "1,240 pieces a week per 100,000")


def test_concentration_counts_the_fewest_regions() -> None:
    rows = [area(f"TN-{code}", value=5.0, capacity=capacity)
            for code, capacity in enumerate((400.0, 310.0, 100.0, 100.0, 50.0, 40.0))]
    rows[0]["value"] = 9.0
    said = title(*rows, place_label="Tunisia")
    assert said == "Tunisia: Two regions hold 71% of the certified FFP2 capacity"


def test_no_concentration_is_claimed_of_a_total_with_hidden_parts() -> None:
    rows = [area(f"TN-{code}", value=1.0 + code, capacity=10.0 ** code) for code in range(6)]
    assert "hold" in title(*rows)
    assert "hold" not in title(*rows, area("TN-99", "suppressed"))


def test_all_equal_names_no_leader() -> None:
    said = title(*(area(f"TN-{code}", value=7.0) for code in range(3)))
    assert said == "All 3 regions with a figure stand at 7 pieces a week per 100,000"


def test_equal_as_printed_is_equal() -> None:
    said = title(area("TN-1", value=0.5), area("TN-2", value=0.5 + 1e-9), measure="certified_share")
    assert said == "All 2 regions with a figure stand at 50% of FFP2 capacity certified"


def test_ties_for_the_first_place_are_all_named() -> None:
    said = title(area("TN-1", value=9.0, name="A"), area("TN-2", value=9.0, name="B"),
                 area("TN-3", value=1.0))
    assert said.startswith("A and B have the most")


def test_one_region() -> None:
    said = title(area("TN-1", value=0.25, name="Sfax"), area("TN-2", "suppressed"),
                 measure="certified_share")
    assert said == ("Sfax is the only region that can show a figure: "
                    "25% of FFP2 capacity certified")


@pytest.mark.parametrize(("rows", "said"), [
    ((), "No one has answered yet"),
    ((area("TN-1", "not_asked"), area("TN-2", "not_answered")), "No one has answered yet"),
    ((area("TN-1", "suppressed"), area("TN-2", "not_asked")),
     "No region can show a figure: every one has fewer than three firms"),
    ((area("TN-1", "suppressed"), area("TN-2", "none")),
     "No region can show a figure: where there is capacity, "
     "fewer than three firms stand behind it"),
    ((area("TN-1", "none"), area("TN-2", "not_asked")),
     "No region that answered states certified FFP2 capacity"),
])
def test_nothing_to_show_says_why(rows: tuple[dict[str, object], ...], said: str) -> None:
    assert title(*rows) == said


def test_null_beside_zero_stays_apart() -> None:
    made = region_map(
        table(area("TN-1", value=0.0), area("TN-2", value=0.8), area("TN-3", "not_answered")),
        measure="certified_share", **COMMON,
    )
    assert made.table["value"].tolist()[:2] == [0.0, 0.8]
    assert pd.isna(made.table["value"].iloc[2])


def test_zero_everywhere_is_said() -> None:
    said = title(area("TN-1", value=0.0), area("TN-2", value=0.0), measure="certified_share")
    assert said == "None of the FFP2 capacity is certified in the 2 regions with a figure"


def test_a_suppressed_row_keeps_no_figure_even_if_given_one() -> None:
    leak = area("TN-1", "suppressed", value=123.0, capacity=456.0, n=2)
    made = region_map(table(leak), measure=PEOPLE, **COMMON)
    kept = made.table[["value", "numerator", "denominator", "capacity", "n"]]
    assert bool(kept.isna().to_numpy().all())


def test_names_lose_hidden_marks_and_stay_apart() -> None:
    made = region_ranking(
        table(area("TN-1", value=2.0, name="Sfax\u202e"), area("TN-2", value=1.0, name="SFAX ")),
        measure=PEOPLE, **COMMON,
    )
    assert made.table["name"].tolist() == ["Sfax", "SFAX"]
    assert "\u202e" not in made.title + made.sentence


def test_the_ranking_says_what_it_leaves_out() -> None:
    rows = [area(f"TN-{code}", value=float(code)) for code in range(23)]
    made = region_ranking(table(*rows, area("ES-CT", "suppressed")), measure=PEOPLE, **COMMON)
    assert made.notes[0] == "3 more in the table."
    assert "(1)" in made.notes[1]
    assert made.table["value"].iloc[0] == 22.0
    assert len(made.table) == 24


@pytest.mark.parametrize(("answered", "text"), [
    (Answered(12, 240), "n = 12 firms, of 240 asked"),
    (Answered(1, 240), "n = 1 firm, of 240 asked"),
    (Answered(12, None), "12 answered; number asked unknown"),
    (Answered(None, 240), "n < 3 firms, of 240 asked"),
    (Answered(None, None), "<3 answered; number asked unknown"),
])
def test_answered(answered: Answered, text: str) -> None:
    assert answered.text == text
