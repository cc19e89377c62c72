"""Countries, regions, populations and clusters."""

import pytest

from cluster_data.reference import clusters, countries, region_population, regions, towns
from words import fold, territory_names


def test_countries_are_labelled_and_name_their_regions() -> None:
    for country in countries().values():
        assert {"en", "fr"} <= set(country.names), country.iso2
        assert {"en", "fr"} == set(country.region_level), country.iso2
    assert countries()["TN"].region_level["fr"] == "gouvernorat"


def test_no_country_spelling_leads_to_two_countries() -> None:
    seen: dict[str, str] = {}
    for code, country in countries().items():
        names = (code, country.iso3, *country.names.values(), *country.aliases)
        for name in (*names, *territory_names(code)):
            assert seen.setdefault(fold(name), code) == code, name


@pytest.mark.parametrize(
    ("said", "code"),
    [("EL", "GR"), ("Türkiye", "TR"), ("Turquie", "TR"), ("Territoires palestiniens", "PS"),
     ("المغرب", "MA"), ("فلسطين", "PS"), ("ESPAÑA", "ES"), ("Fas", "MA")],
)  # fmt: skip
def test_countries_as_people_write_them(said: str, code: str) -> None:
    country = countries()[code]
    known = {*country.names.values(), *country.aliases, *territory_names(code)}
    assert fold(said) in {fold(name) for name in known}


def test_clusters_stand_in_known_countries_and_carry_no_invented_address() -> None:
    assert "AEI-TEXTILS" in clusters()
    for cluster in clusters().values():
        assert cluster.name
        assert cluster.country == "" or cluster.country in countries()
        assert cluster.url == ""


def test_regions_belong_to_countries_and_populations_to_regions() -> None:
    # Western Sahara is drawn apart and belongs to no country of the table.
    assert {region.iso2 for region in regions().values()} - {"EH"} <= set(countries())
    assert set(region_population()) <= set(regions())
    assert all(item.people > 0 and item.year for item in region_population().values())
    assert regions()["TN-52"].label == "Monastir"


def test_towns_are_read() -> None:
    assert len(towns()) > 100
