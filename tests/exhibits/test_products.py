"""Products by place, ranked, mixed: titles in each edge case, and what the tables keep and hide."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pandas as pd
import pytest

from exhibits.catalogue.family_mix import COLUMNS as MIX_COLUMNS
from exhibits.catalogue.family_mix import example_table as mix_table
from exhibits.catalogue.family_mix import family_mix
from exhibits.catalogue.product_heatmap import ALL, product_heatmap
from exhibits.catalogue.product_heatmap import COLUMNS as HEAT_COLUMNS
from exhibits.catalogue.product_ladder import product_ladder
from exhibits.catalogue.product_measures import PRODUCT_MEASURES
from exhibits.catalogue.product_places import COLUMNS as PLACES_COLUMNS
from exhibits.catalogue.product_places import product_places
from exhibits.catalogue.product_ranking import COLUMNS as RANKED_COLUMNS
from exhibits.catalogue.product_ranking import product_ranking
from exhibits.catalogue.region_trend import COLUMNS as TREND_COLUMNS
from exhibits.catalogue.region_trend import region_trend
from exhibits.exhibit import Answered
from words import speaking_in

COMMON: dict[str, Any] = {
    "rung_label": "certified",
    "as_of": dt.date(2026, 11, 1),
    "answered": Answered(41, 96),
    "source": "survey, 2026-R2",
}
NUMBERS = ("value", "numerator", "denominator", "capacity")


def cell(
    row: str, place: str, state: str = "value", value: float | None = None, **given: Any
) -> dict[str, Any]:
    """One cell; whatever a test leaves out is plausible."""
    return {
        "row": row, "row_label": row, "unit": "pieces", "place": place, "place_label": place,
        "state": state, "value": value, "numerator": value, "denominator": 1.0,
        "capacity": value, "n": 4 if state == "value" else None,
    } | given  # fmt: skip


def cells(*rows: dict[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(cell("A", "X")))
    return frame.astype(dict.fromkeys(NUMBERS, "float64") | {"n": "Int64"})


def heatmap(*rows: dict[str, Any], measure: str = "certified_share", **given: Any) -> Any:
    told = COMMON | {"topic_label": "Masks"} | given
    return product_heatmap(cells(*rows), measure=measure, **told)  # type: ignore[arg-type]


def at(exhibit: Any, row: str, place: str) -> pd.Series:
    table = exhibit.table
    return table[table["row"].eq(row) & table["place"].eq(place)].iloc[0]


def test_the_two_ends_are_named_with_their_values() -> None:
    made = heatmap(
        cell("FFP2", ALL, value=0.62), cell("Gown", ALL, value=0.1), cell("IIR", ALL, value=0.4),
        cell("FFP2", "TN", value=0.62),
    )  # fmt: skip
    assert made.title == "Masks: certified share highest for FFP2, 62%; lowest for Gown, 10%"


def test_what_prints_alike_is_alike() -> None:
    made = heatmap(cell("A", ALL, value=0.5), cell("B", ALL, value=0.5 + 1e-9))
    assert made.title == "Masks: all 2 product types with a figure stand at the same 50% certified"


def test_ties_at_either_end_are_counted_and_not_named() -> None:
    made = heatmap(
        cell("A", ALL, value=1.0), cell("B", ALL, value=1.0), cell("C", ALL, value=0.2),
        cell("D", ALL, value=0.2),
    )  # fmt: skip
    assert made.title == (
        "Masks: 2 of 4 product types wholly certified; lowest for 2 product types, 20%"
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "no one has answered yet"),
        ((cell("A", "TN", "not_answered"),), "no one has answered yet"),
        (
            (cell("A", ALL, "suppressed"), cell("A", "TN", "suppressed")),
            "no product type can show a figure, each having fewer than three firms",
        ),
        ((cell("A", ALL, "none"), cell("A", "TN", "none")), "no one who answered states any"),
        ((cell("A", ALL, value=0.0), cell("A", "TN", value=0.0)),
         "nothing that can be shown is certified"),
        ((cell("A", ALL, value=0.3),), "A alone can show a figure, 30% certified"),
    ],
)  # fmt: skip
def test_nothing_one_and_zero_are_said(rows: tuple[dict[str, Any], ...], said: str) -> None:
    assert heatmap(*rows).title == f"Masks: {said}"


def test_a_cell_left_out_was_answered_with_none_and_silence_stays_silence() -> None:
    made = heatmap(
        cell("A", "TN", value=5.0), cell("B", "ES", value=7.0), cell("A", "IT", "not_answered"),
        cell("B", "IT", "not_answered"), measure="capacity",
    )  # fmt: skip
    absent, silent = at(made, "A", "ES"), at(made, "A", "IT")
    assert (absent["state"], absent["value"]) == ("none", 0.0)
    assert silent["state"] == "not_answered"
    assert pd.isna(silent["value"])


def test_null_beside_zero_stays_apart() -> None:
    made = heatmap(cell("A", "TN", value=0.0), cell("A", "ES", value=0.8), cell("A", "PT", "none"))
    zero, none = at(made, "A", "TN"), at(made, "A", "PT")
    assert zero["state"] == "value"
    assert zero["shade"] == 0.0
    assert none["state"] == "none"
    assert pd.isna(none["value"])
    assert pd.isna(none["shade"])


def test_a_suppressed_cell_keeps_no_figure_even_if_given_one() -> None:
    made = heatmap(cell("A", "TN", "suppressed", 0.7, capacity=99.0, n=2), cell("A", "ES", value=1))
    hidden = at(made, "A", "TN")
    assert hidden[[*NUMBERS, "n", "shade"]].isna().all()
    assert "1 figure is not shown" in " ".join(made.notes)


def test_capacities_are_coloured_within_their_row_only() -> None:
    made = heatmap(
        cell("Masks", "TN", value=900_000), cell("Masks", "ES", value=100_000),
        cell("Felt", "TN", value=9, unit="kg"), cell("Felt", "ES", value=1, unit="kg"),
        measure="capacity",
    )  # fmt: skip
    shades = made.table.set_index(["row", "place"])["shade"]
    assert shades["Masks", "TN"] == pytest.approx(0.9)
    assert shades["Felt", "TN"] == pytest.approx(0.9)
    assert "as units differ" in made.notes[0]


def test_a_share_of_a_row_is_of_its_true_whole_where_that_may_be_shown() -> None:
    made = heatmap(
        cell("A", ALL, value=1000), cell("A", "TN", value=250), cell("A", "ES", "suppressed"),
        measure="capacity",
    )  # fmt: skip
    assert at(made, "A", "TN")["shade"] == pytest.approx(0.25)


def test_per_person_is_compared_with_the_highest_of_its_row() -> None:
    made = heatmap(cell("A", "TN", value=40), cell("A", "ES", value=10), measure="per_100k")
    assert at(made, "A", "TN")["shade"] == 1.0
    assert at(made, "A", "ES")["shade"] == 0.25


def test_the_leader_of_most_rows_and_what_one_country_alone_makes() -> None:
    made = heatmap(
        cell("A", "TN", value=9), cell("A", "ES", value=1),
        cell("B", "TN", value=9), cell("B", "ES", value=1),
        cell("C", "ES", value=1),
        measure="capacity",
    )  # fmt: skip
    assert made.title == (
        "Masks: TN has the largest capacity in 2 of 3 product types; 1 is made in one country only"
    )


def test_nothing_is_called_alone_where_another_may_be_hidden() -> None:
    rows = [
        cell("A", "TN", value=9), cell("A", "ES", value=1), cell("B", "TN", value=9),
    ]  # fmt: skip
    assert "one country only" in heatmap(*rows, measure="capacity").title
    hidden = heatmap(*rows, cell("B", "ES", "suppressed"), measure="capacity")
    assert hidden.title == "Masks: 2 of 2 product types can be shown by country"


def test_a_shared_lead_names_nobody() -> None:
    made = heatmap(
        cell("A", "TN", value=5), cell("A", "ES", value=5), cell("B", "TN", value=2),
        cell("B", "ES", value=2), measure="capacity",
    )  # fmt: skip
    assert made.title == "Masks: 2 product types made"


def test_rows_and_places_with_most_figures_come_first_and_silent_places_last() -> None:
    made = heatmap(
        cell("B", "TN", value=1), cell("A", "TN", value=1), cell("A", "ES", value=1),
        cell("A", "IT", "not_answered"), cell("B", "IT", "not_answered"), measure="capacity",
    )  # fmt: skip
    assert list(dict.fromkeys(made.table["row"])) == ["A", "B"]
    assert list(dict.fromkeys(made.table["place"])) == ["TN", "ES", "IT"]


def test_a_heatmap_leaves_its_table_alone_and_names_lose_hidden_marks() -> None:
    given = cells(cell("A", "TN", value=0.5, row_label=" FF\u202eP2 "))
    before = given.copy(deep=True)
    made = product_heatmap(given, measure="certified_share", topic_label="Masks", **COMMON)
    pd.testing.assert_frame_equal(given, before)
    assert made.table["row_label"].tolist() == ["FFP2"]


def test_names_that_differ_by_case_stay_two_rows() -> None:
    made = heatmap(
        cell("x1", "TN", value=0.5, row_label="Mask"), cell("x2", "TN", value=0.5, row_label="MASK")
    )
    assert sorted(made.table["row"]) == ["x1", "x2"]


def test_what_has_no_standard_is_named_in_a_note() -> None:
    made = heatmap(cell("A", ALL, value=0.5), without_standard=["Felt", "Yarn"])
    assert "No standard applies to 2 product types" in " ".join(made.notes)
    assert "Felt, Yarn" in " ".join(made.notes)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("measure", ["certified_share", "capacity", "utilisation", "per_100k"])
def test_every_title_is_a_sentence_in_both_languages(measure: str, language: str) -> None:
    states = ("value", "none", "suppressed", "not_answered")
    with speaking_in(language):
        for mix in itertools.product(states, repeat=3):
            rows = [
                cell("A", place, state, 0.4 if state == "value" else None)
                for place, state in zip((ALL, "TN", "ES"), mix, strict=True)
            ]
            said = heatmap(*rows, measure=measure).title
            assert "{" not in said
            assert "nan" not in said
            assert said.strip(": ") == said


def ranked(*rows: dict[str, Any], measure: str = "capacity", **given: Any) -> Any:
    table = cells(*rows).rename(columns={"row": "product", "row_label": "name"})
    told = COMMON | {"topic_label": "Masks"} | given
    return product_ranking(table, measure=measure, **told)  # type: ignore[arg-type]


def test_a_ranking_of_capacities_never_mixes_units() -> None:
    made = ranked(
        cell("A", ALL, value=10), cell("B", ALL, value=20), cell("C", ALL, value=9e9, unit="kg")
    )
    assert made.encoding.facet == "unit"
    assert made.table["product"].tolist() == ["B", "A", "C"]
    assert made.title == "Masks: the largest capacity is that of B, 20 pieces a week"


def test_a_ranking_of_shares_is_one_panel() -> None:
    made = ranked(
        cell("A", ALL, value=0.1), cell("C", ALL, value=0.9, unit="kg"), measure="certified_share"
    )
    assert made.encoding.facet == ""
    assert made.table["product"].tolist() == ["C", "A"]


def test_equal_capacities_name_no_first() -> None:
    said = ranked(cell("A", ALL, value=5), cell("B", ALL, value=5)).title
    assert said == "Masks: all 2 product types counted in pieces stand at the same 5 pieces a week"


def test_a_ranking_counts_what_it_can_not_show() -> None:
    made = ranked(cell("A", ALL, value=5), cell("B", ALL, "suppressed"), cell("C", ALL, "none"))
    assert made.notes[0] == "answered: none (1) · fewer than 3 firms: not shown (1)"
    assert made.table["product"].tolist() == ["A", "C", "B"]


def mixed(table: pd.DataFrame, **given: Any) -> Any:
    return family_mix(table, **(COMMON | given))


def mix_row(place: str, family: str, lines: float | None, state: str = "value") -> tuple[Any, ...]:
    return (place, place, family, lines, None, 5 if state == "value" else None, state)


def mix_of(*rows: tuple[Any, ...]) -> pd.DataFrame:
    columns = ["place", "name", "family_code", "lines", "share", "n", "state"]
    return pd.DataFrame(list(rows), columns=columns).astype({"n": "Int64", "lines": "float64"})


def test_families_without_a_colour_count_together_and_shares_add_up() -> None:
    table = mixed(mix_table()).table
    spain = table[table["bar"].eq("ES")]
    assert spain["series"].tolist() == ["ppe", "nonimp", "other"]
    assert spain["value"].tolist() == [14.0, 16.0, 5.0]
    assert spain["share"].sum() == pytest.approx(1.0)


def test_a_suppressed_place_has_a_bar_of_its_own_without_figures() -> None:
    made = mixed(mix_table())
    malta = made.table[made.table["bar"].eq("MT")].iloc[0]
    assert malta["state"] == "suppressed"
    assert pd.isna(malta["value"])
    assert pd.isna(malta["n"])
    assert "1 figure is not shown" in " ".join(made.notes)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "no one has answered yet"),
        ((mix_row("TN", "", None, "suppressed"),),
         "no place can show its mix, each having fewer than three firms"),
        ((mix_row("TN", "", None, "none"),), "no one who answered states any"),
        ((mix_row("TN", "ppe", 4),), "TN makes one family only, Protective textiles"),
        ((mix_row("TN", "ppe", 3), mix_row("TN", "or", 1)), "TN, 75% Protective textiles"),
        ((mix_row("TN", "ppe", 3), mix_row("ES", "ppe", 1)),
         "in 2 of 2 countries the largest part is Protective textiles"),
        ((mix_row("TN", "ppe", 3), mix_row("TN", "or", 3)), "TN, 50% Operating-theatre textiles"),
        ((mix_row("TN", "ppe", 3), mix_row("ES", "or", 1)),
         "the largest part of the lines shown is Protective textiles, 75%"),
    ],
)  # fmt: skip
def test_titles_of_mixes(rows: tuple[tuple[Any, ...], ...], said: str) -> None:
    assert mixed(mix_of(*rows)).title == f"Healthcare textiles: {said}"


def ladder(states: dict[str, tuple[str, float | None]], has_standard: bool = True) -> Any:
    table = pd.DataFrame(
        [(rung, rung, "pieces", state, value, 3) for rung, (state, value) in states.items()],
        columns=["rung", "name", "unit", "state", "value", "n"],
    ).astype({"value": "float64", "n": "Int64"})
    told = {key: value for key, value in COMMON.items() if key != "rung_label"}
    return product_ladder(table, product_label="FFP2", has_standard=has_standard, **told)


def test_a_ladder_says_how_much_is_certified() -> None:
    made = ladder({"declared": ("value", 200.0), "certified": ("value", 50.0)})
    assert made.title == "FFP2: 200 pieces a week declared, 25% of it certified"
    none = ladder({"declared": ("value", 200.0), "certified": ("none", None)})
    assert none.title == "FFP2: 200 pieces a week declared, none of it certified"


def test_without_a_standard_a_ladder_ends_at_attested() -> None:
    rungs = {"declared": ("value", 8.0), "attested": ("value", 2.0), "certified": ("none", 0.0)}
    made = ladder(rungs, has_standard=False)  # type: ignore[arg-type]
    assert made.table["rung"].tolist() == ["declared", "attested"]
    assert made.title == "FFP2: 8 pieces a week declared, 25% of it attested"
    assert "No standard applies" in made.notes[0]


def test_a_hidden_ladder_tells_no_figure() -> None:
    said = ladder({"declared": ("suppressed", 7.0), "certified": ("suppressed", 7.0)})
    assert said.title == (
        "FFP2: its capacity is not shown, as fewer than three firms stand behind it"
    )
    assert said.table["value"].isna().all()
    hidden = ladder({"declared": ("value", 9.0), "certified": ("suppressed", 7.0)})
    assert hidden.title == "FFP2: 9 pieces a week declared"


def made_in(*rows: tuple[str, str, float | None], **given: Any) -> Any:
    table = pd.DataFrame(
        [(code, code, "pieces", state, value, 3) for code, state, value in rows],
        columns=["place", "name", "unit", "state", "value", "n"],
    ).astype({"value": "float64", "n": "Int64"})
    return product_places(table, product_label="FFP2", **(COMMON | given))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "no one has answered yet"),
        ((("TN", "none", None),), "no one who answered states certified capacity"),
        ((("TN", "suppressed", None), ("ES", "none", None)),
         "what is made can’t be shown, as fewer than three firms stand behind it"),
        ((("TN", "value", 5.0),), "TN alone can show a figure, 5 pieces a week"),
        ((("TN", "value", 5.0), ("ES", "value", 5.0)),
         "all 2 places with a figure stand at the same 5 pieces a week"),
        ((("TN", "value", 9.0), ("ES", "value", 1.0)),
         "TN holds 90% of the certified capacity"),
        ((("TN", "value", 9.0), ("ES", "value", 1.0), ("PT", "suppressed", None)),
         "the most that can be shown is in TN, 9 pieces a week"),
        (tuple((f"C{place}", "value", 10.0 + place) for place in range(6)),
         "3 of 6 countries hold 56% of the certified capacity"),
    ],
)  # fmt: skip
def test_titles_of_places(rows: tuple[tuple[str, str, float | None], ...], said: str) -> None:
    assert made_in(*rows).title == f"FFP2: {said}"


def test_null_is_no_place_and_zero_is_one() -> None:
    made = made_in(("TN", "value", 0.0), ("ES", "not_answered", 4.0), ("PT", "none", None))
    values = made.table.set_index("place")["value"]
    assert values["TN"] == 0.0
    assert values["PT"] == 0.0
    assert pd.isna(values["ES"])


@pytest.mark.parametrize("text", ["str", "object"])
def test_an_empty_answer_of_any_kind_is_no_accident(text: str) -> None:
    def empty(columns: tuple[str, ...]) -> pd.DataFrame:
        kinds = dict.fromkeys((*NUMBERS, "lines", "share"), "float64") | {"n": "Int64"}
        return pd.DataFrame({name: pd.Series(dtype=kinds.get(name, text)) for name in columns})

    told = COMMON | {"topic_label": "Masks"}
    for measure in PRODUCT_MEASURES:
        made = [
            product_heatmap(empty(HEAT_COLUMNS), measure=measure, **told),
            product_ranking(empty(RANKED_COLUMNS), measure=measure, **told),
            region_trend(empty(TREND_COLUMNS), measure=measure, product_label="Masks",
                         unit_label="pieces", **COMMON),
            product_places(empty(PLACES_COLUMNS), product_label="Masks", **COMMON),
            family_mix(empty(MIX_COLUMNS), **told),
        ]  # fmt: skip
        for exhibit in made:
            assert exhibit.title.endswith("no one has answered yet")
            assert exhibit.table.empty
