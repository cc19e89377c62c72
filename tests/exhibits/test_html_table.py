"""A figure read as a table: in words, in order, harmless."""

from __future__ import annotations

import html
import re

import pytest

from exhibits.catalogue import CATALOGUE, EXAMPLES
from exhibits.catalogue.region_map import region_map
from exhibits.render.html_table import table_html
from tests.exhibits.tables import COMMON, area, table
from words import speaking_in


def cells(made: str) -> list[list[str]]:
    """The text of each cell, row by row, the heads first."""
    return [
        [
            html.unescape(re.sub(r"<[^>]+>", "", cell))
            for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", row)
        ]
        for row in re.findall(r"<tr>.*?</tr>", made)
    ]


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_figure_is_a_table_of_its_rows(name: str) -> None:
    exhibit = EXAMPLES[name]()
    read = cells(table_html(exhibit))
    assert len(read) == 1 + len(exhibit.table)
    assert len({len(row) for row in read}) == 1
    assert all(row[0] for row in read[1:]), "each row is called something"
    codes = {field.label for field in exhibit.fields if field.kind == "code"}
    assert not codes & set(read[0]), "names, no codes"


def test_numbers_and_states_are_in_the_readers_language() -> None:
    rows = [area("TN-51", "suppressed", name="Sousse", n=2), area("TN-52", value=1234.5, name="M")]
    with speaking_in("fr"):
        made = region_map(table(*rows), measure="per_100k", **COMMON)
        head, first, second = cells(table_html(made))
    assert first[0] == "M", "figures come first"
    assert "1\u202f234" in first
    place = head.index(next(label for label in head if label.startswith("Entreprises derrière")))
    assert second[place] == "<3"
    assert "masqué" in second[1]
    assert "2" not in second


def test_a_share_is_in_per_cent() -> None:
    made = region_map(table(area("TN-52", value=0.256)), measure="certified_share", **COMMON)
    assert "25.6%" in cells(table_html(made))[1]


def test_a_hostile_name_is_text() -> None:
    rows = table(area("TN-52", value=1.0, name='<img src=x onerror="alert(1)">\u202e'))
    made = table_html(region_map(rows, measure="per_100k", **COMMON))
    assert "<img" not in made
    assert "&lt;img" in made
    assert "\u202e" not in made
