"""Capacity per 100,000 people: by area, and by country where an area's population won't bear it."""

import pandas as pd
import pytest

from cluster_data import store
from cluster_data.reference import caveat_label, countries, region_population
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.store.survey_rows import FFP2, TODAY, keep, row
from words import speaking_in

FIRMS = Selection(products=(FFP2,), rung="declared")


def rates() -> store.RegionFigures:
    return store.region_figures(FIRMS, Viewer("ministry"), "per_100k", TODAY)


def test_a_rate_is_capacity_over_the_areas_own_people() -> None:
    keep(row("A", capacity_value=5000.0))
    monastir = rates().areas.set_index("area").loc["TN-52"]
    people = region_population()["TN-52"]
    assert monastir["value"] == pytest.approx(5000.0 / people.people * 100_000)
    assert monastir["population_year"] == people.year


def test_regions_drawn_in_one_polygon_share_its_people() -> None:
    keep(row("A", region_code="TN-12", capacity_value=5000.0))
    both = region_population()["TN-12"].people + region_population()["TN-14"].people
    assert rates().areas.set_index("area").loc["TN-14", "value"] == pytest.approx(
        5000.0 / both * 100_000
    )


def test_a_country_with_weak_regional_figures_is_drawn_as_one() -> None:
    keep(row("A", country="DZ", region_code="DZ-09", capacity_value=5000.0))
    table = rates().areas.set_index("area")
    assert "DZ-09" not in table.index
    people = countries()["DZ"].population
    assert people
    assert table.loc["DZ", "value"] == pytest.approx(5000.0 / people * 100_000)
    assert table.loc["DZ", "level"] == "country"


def test_a_firm_without_a_known_region_counts_in_its_country_only() -> None:
    keep(row("A", region_code=None, capacity_value=5000.0), row("B"))
    found = rates()
    assert found.countries.set_index("area").loc["TN", "n"] == 2
    assert (found.areas["n"].fillna(0) > 0).sum() == 1
    assert found.whole.n == 2


def test_a_population_caveat_is_told_in_the_readers_language() -> None:
    keep(*(row(f"A{n}", country="PS", region_code="PS-NBS") for n in range(3)))
    with speaking_in("fr"):
        told = rates().areas.set_index("area").loc["PS-WB", "caveat"]
    assert told == ("Projection pour 2016 d’après le recensement de 2007 ; avant la guerre à Gaza")


def test_every_caveat_has_its_french() -> None:
    with speaking_in("fr"):
        for people in region_population().values():
            assert not people.caveat or caveat_label(people.caveat) != people.caveat


def test_an_area_that_two_countries_state_is_one_row_and_hides_what_a_part_hides() -> None:
    keep(
        row("A", country="EH", region_code="EH"), row("B", country="MA", region_code="MA-12"),
        row("C", country="MA", region_code="MA-12"), row("D", country="MA", region_code="MA-12"),
    )  # fmt: skip
    asked = Selection(products=(FFP2,), rung="declared")

    def sahara(role: str) -> dict[str, object]:
        areas = store.region_figures(asked, Viewer(role), "certified_share", TODAY).areas
        (found,) = areas[areas["area"].eq("EH")].to_dict("records")
        return found

    seen = sahara("ministry")
    assert (seen["capacity"], seen["answered"]) == (4000.0, 4)
    hidden = sahara("public")
    assert hidden["state"] == "suppressed"
    assert pd.isna(hidden["capacity"])
    assert pd.isna(hidden["n"])
