"""Names short enough for a title, and the list beside the map."""

from __future__ import annotations

import pytest

from exhibits.catalogue.region_map import region_map
from pages.map.table import rows
from pages.map.wording import short
from shell.listing import Row
from tests.exhibits.tables import COMMON, area, table


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("FFP2 filtering half mask (N95/KN95 equivalent)", "FFP2 filtering half mask"),
        ("Spunbond PP nonwoven 15-50 g/m2", "Spunbond PP nonwoven"),
        ("Meltblown PP filter medium 20-40 g/m2 (electret)", "Meltblown PP filter medium"),
        ("Drap hospitalier", "Drap hospitalier"),
        ("(sans nom)", "(sans nom)"),
    ],
)
def test_a_name_for_titles_ends_before_its_aside(label: str, said: str) -> None:
    assert short(label) == said


def listed(*given: dict[str, object]) -> list[Row]:
    return rows(region_map(table(*given), measure="per_100k", **COMMON))


def test_the_list_holds_who_was_asked_the_largest_first() -> None:
    made = listed(
        area("TN-1", value=5.0),
        area("TN-2", value=900.0),
        area("TN-3", "none"),
        area("TN-4", "suppressed"),
        area("TN-5", "not_answered"),
        area("TN-6", "not_asked"),
    )
    assert [row.code for row in made] == ["TN-2", "TN-1", "TN-3", "TN-4", "TN-5"]
    assert [row.cells[0] for row in made][:3] == ["900", "5", "answered: none"]
    assert made[3].cells[1] == "<3"
    assert made[0].note == "Tunisia"
    assert made[0].colour != made[1].colour
    assert [row.quiet for row in made] == [False, False, True, True, True]


def test_the_list_loses_hidden_marks() -> None:
    assert listed(area("TN-1", value=1.0, name="Sfax\u202e"))[0].name == "Sfax"
