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
    region_products(
        given, area_label="Monastir", as_of=COMMON["as_of"], source="s", answered=Answered(6, 9)
    )
    pd.testing.assert_frame_equal(given, before)


def share(code: str, value: float, of: float = 100.0, **given: object) -> dict[str, object]:
    return area(code, value=value, numerator=value * of, denominator=of, **given)


def test_the_leader_is_named_with_its_value() -> None:
    said = title(area("TN-52", value=1240.0, name="Monastir"), area("TN-51", value=1100.0))
    assert said == (
        "FFP2: Monastir has the most certified capacity per person, 1,240 pieces a week per 100,000"
    )


def test_concentration_counts_the_fewest_regions() -> None:
    rows = [
        area(f"TN-{code}", value=5.0, capacity=capacity)
        for code, capacity in enumerate((400.0, 310.0, 100.0, 100.0, 50.0, 40.0))
    ]
    rows[0] |= {"value": 9.0, "name": "Sfax"}
    said = title(*rows, place_label="Tunisia")
    assert said == (
        "FFP2, Tunisia: two regions hold 71% of the certified capacity; "
        "Sfax has the most per person"
    )


def test_spread_capacity_is_said_as_spread() -> None:
    rows = [area(f"TN-{code}", value=5.0 + code, capacity=100.0) for code in range(20)]
    assert "10 of 20 regions hold half" in title(*rows)


def test_no_concentration_is_claimed_of_a_total_with_hidden_parts() -> None:
    rows = [area(f"TN-{code}", value=1.0 + code, capacity=10.0**code) for code in range(6)]
    assert "hold" in title(*rows)
    assert "hold" not in title(*rows, area("TN-99", "suppressed"))


def test_a_share_of_the_whole_is_weighed_and_not_a_mean() -> None:
    rows = (share("TN-1", 1.0, of=10.0, name="Sfax"), share("TN-2", 0.1, of=90.0, name="Tunis"))
    said = title(*rows, measure="certified_share")
    assert said == "FFP2: 19% of capacity is certified; from 10% in Tunis to 100% in Sfax"


def test_a_whole_with_hidden_parts_says_so() -> None:
    said = title(
        share("TN-1", 1.0),
        share("TN-2", 0.5),
        area("TN-3", "suppressed"),
        measure="certified_share",
    )
    assert "75% of the capacity that can be shown is certified" in said


def test_many_at_the_top_are_counted() -> None:
    rows = [share(f"TN-{place}", 1.0) for place in range(7)] + [share("ES-1", 0.2)]
    assert "all of it in 7 of 8 regions" in title(*rows, measure="certified_share")
    rows = [share(f"TN-{place}", 0.5) for place in range(7)] + [share("ES-1", 0.2)]
    assert "at most 50%, in 7 regions" in title(*rows, measure="certified_share")


def test_use_is_told_by_what_is_idle() -> None:
    said = title(
        share("TN-1", 0.9, name="Sfax"), share("TN-2", 0.5, name="Tunis"), measure="utilisation"
    )
    assert said == "FFP2: 30% of capacity is idle; from 10% in Sfax to 50% in Tunis"


def test_all_equal_names_no_leader() -> None:
    said = title(*(area(f"TN-{code}", value=7.0) for code in range(3)))
    assert said == (
        "FFP2: all 3 regions with a figure stand at the same 7 pieces a week per 100,000"
    )


def test_equal_as_printed_is_equal() -> None:
    said = title(share("TN-1", 0.5), share("TN-2", 0.5 + 1e-9), measure="certified_share")
    assert said == "FFP2: all 2 regions with a figure stand at the same 50% certified"


def test_ties_for_the_first_place_name_nobody() -> None:
    said = title(
        area("TN-1", value=9.0, name="A"),
        area("TN-2", value=9.0, name="B"),
        area("TN-3", value=1.0),
    )
    assert "2 regions share the most per person" in said


def test_one_region() -> None:
    said = title(
        share("TN-1", 0.25, name="Sfax"), area("TN-2", "suppressed"), measure="certified_share"
    )
    assert said == "FFP2: Sfax is the only region that can show a figure, 25% certified"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "FFP2: no one has answered yet"),
        (
            (area("TN-1", "not_asked"), area("TN-2", "not_answered")),
            "FFP2: no one has answered yet",
        ),
        (
            (area("TN-1", "suppressed"), area("TN-2", "not_asked")),
            "FFP2: no region can show a figure, as every one has fewer than three firms",
        ),
        (
            (area("TN-1", "suppressed"), area("TN-2", "none")),
            "FFP2: no region can show a figure: where there is capacity, "
            "fewer than three firms stand behind it",
        ),
        (
            (area("TN-1", "none"), area("TN-2", "not_asked")),
            "FFP2: no region that answered states certified capacity",
        ),
    ],
)
def test_nothing_to_show_says_why(rows: tuple[dict[str, object], ...], said: str) -> None:
    assert title(*rows) == said


@pytest.mark.parametrize(("measure", "value"), [(PEOPLE, 0.0), ("certified_share", None)])
def test_none_is_a_zero_capacity_and_silence_is_not(measure: str, value: float | None) -> None:
    made = region_map(
        table(
            area("TN-1", "none", capacity=None),
            area("TN-2", "not_answered", capacity=0.0),
            area("TN-3", "suppressed", capacity=4.0),
        ),
        measure=measure,
        **COMMON,
    ).table
    assert made["capacity"].tolist()[0] == 0.0
    assert made["capacity"].iloc[1:].isna().all()
    assert made["value"].iloc[1:].isna().all()
    assert (None if pd.isna(made["value"].iloc[0]) else made["value"].iloc[0]) == value


def test_null_beside_zero_stays_apart() -> None:
    made = region_map(
        table(area("TN-1", value=0.0), area("TN-2", value=0.8), area("TN-3", "not_answered")),
        measure="certified_share",
        **COMMON,
    )
    assert made.table["value"].tolist()[:2] == [0.0, 0.8]
    assert pd.isna(made.table["value"].iloc[2])


def test_zero_everywhere_is_said() -> None:
    said = title(area("TN-1", value=0.0), area("TN-2", value=0.0), measure="certified_share")
    assert said == "FFP2: none of the capacity is certified in the 2 regions with a figure"


def test_a_suppressed_row_keeps_no_figure_even_if_given_one() -> None:
    leak = area("TN-1", "suppressed", value=123.0, capacity=456.0, n=2)
    made = region_map(table(leak), measure=PEOPLE, **COMMON)
    kept = made.table[["value", "numerator", "denominator", "capacity", "n"]]
    assert bool(kept.isna().to_numpy().all())


def test_names_lose_hidden_marks_and_stay_apart() -> None:
    made = region_ranking(
        table(area("TN-1", value=2.0, name="Sfax\u202e"), area("TN-2", value=1.0, name="SFAX ")),
        measure=PEOPLE,
        **COMMON,
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


@pytest.mark.parametrize(
    ("answered", "text"),
    [
        (Answered(12, 240), "n = 12 firms, of 240 asked"),
        (Answered(1, 240), "n = 1 firm, of 240 asked"),
        (Answered(12, None), "12 answered; number asked unknown"),
        (Answered(None, 240), "n < 3 firms, of 240 asked"),
        (Answered(None, None), "<3 answered; number asked unknown"),
    ],
)
def test_answered(answered: Answered, text: str) -> None:
    assert answered.text == text
