"""A thing is found by any of its names, in any language and script."""

from __future__ import annotations

import pytest

from cluster_data.reference import called
from cluster_data.search import Haystack, haystack

FIRMS = (
    ("مصنع النسيج", "TN", "TN-61", "صفاقس", "mask_surg_iir"),
    ("Société Générale de Tissage", "TN", "TN-61", "Sfax", "sheet_bed"),
    ("Υφάσματα Πρότυπο", "GR", "GR-B", "Θεσσαλονίκη", "gown_isolation"),
    ("Sfax Export", "FR", "FR-ARA", "Lyon", "mat_meltblown"),
    ("Çağlayan İplik", "TR", "TR-34", "İstanbul", "mat_meltblown"),
)
ARAB, SOCIETE, GREEK, EXPORT, TURK = range(len(FIRMS))


@pytest.fixture(scope="module")
def firms() -> Haystack:
    towns = called.towns_called((iso2, town) for _n, iso2, _r, town, _p in FIRMS)
    places = {
        **called.countries_called(),
        **called.areas_called(),
        **{f"{iso2}|{town}": names for (iso2, town), names in towns.items()},
    }
    return haystack(
        [[name] for name, *_rest in FIRMS],
        ([[iso2, area, f"{iso2}|{town}"] for _n, iso2, area, town, _p in FIRMS], places),
        ([[product] for *_rest, product in FIRMS], called.products_called()),
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("صفاقس", {ARAB, SOCIETE, EXPORT}),
        ("Sfax", {ARAB, SOCIETE, EXPORT}),
        ("  SFAQES ", {ARAB, SOCIETE}),
        ("Safaqis", {ARAB, SOCIETE}),
        ("Thessaloniki", {GREEK}),
        ("Θεσσαλονίκη", {GREEK}),
        ("θεσσαλονικη", {GREEK}),
        ("Salonica", {GREEK}),
        ("yfasmata protypo", {GREEK}),
        ("masnaa nassij", {ARAB}),
        ("societe generale", {SOCIETE}),
        ("SOCIÉTÉ tissage", {SOCIETE}),
        ("caglayan", {TURK}),
        ("ISTANBUL", {TURK}),
        ("Tunisie", {ARAB, SOCIETE}),
        ("تونس", {ARAB, SOCIETE}),
        ("mascarilla quirúrgica", {ARAB}),
        ("meltblown", {EXPORT, TURK}),
        ("meltblown turkey", {TURK}),
        ("sfax lyon", {EXPORT}),
        ("sfax nowhere", set()),
        ("", set(range(len(FIRMS)))),
        ("'; DROP TABLE", set()),
    ],
)
def test_by_any_of_its_names(firms: Haystack, query: str, found: set[int]) -> None:
    assert set(firms.find(query)) == found


def test_a_name_before_a_place(firms: Haystack) -> None:
    assert firms.find("sfax")[0] == EXPORT


def test_a_whole_word_before_its_beginning() -> None:
    assert haystack([["Texmedica"], ["Tex"], ["Tex Med"]]).find("tex") == [1, 2, 0]


def test_latin_words_are_not_found_by_consonants_alone() -> None:
    assert haystack([["Mesk"]]).find("masaka") == []
