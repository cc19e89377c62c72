"""Two names: as alike as a person would say."""

from __future__ import annotations

import pandas as pd
import pytest

from loaders.matching import AUTOMATIC, LOWER, compare

SAME = [
    ("TN", "Société Tunisienne Exemple (STE)", "Sté Tunisienne Exemple SARL"),
    ("TN", "Les Ateliers Exemple", "Ateliers Exemple S.A.R.L."),
    ("TN", "Ben Exemple Frères", "Ets Ben Exemple & Frères"),
    ("TN", "Manufacture Exemplaire de Non-Tissés", "MANUFACTURE EXEMPLAIRE DES NON TISSES S.A."),
    ("TR", "Örnekoğlu Tekstil San. ve Tic. A.Ş.",
     "Ornekoglu Tekstil Sanayi ve Ticaret Anonim Şirketi"),
    ("ES", "Textiles Hermanos Ejemplo S.L.", "Hnos. Ejemplo Textil SL"),
    ("IT", "Tessitura F.lli Esempi snc", "Fratelli Esempi Tessitura"),
]  # fmt: skip
LIKELY = [
    ("GR", "Παραδόπουλος Ιατρικά ΕΠΕ", "Paradopoulos Medical Ltd"),
    ("GR", "Αφοί Παραδείγου ΟΕ", "Paradigou Bros"),
    ("EG", "شركة مثالكو للغزل والنسيج", "Mithalko Spinning and Weaving"),
    ("EG", "شركة مثالكو للملابس الجاهزة", "Al Mithalko Ready Made Garments"),
    ("TN", "Société Tunisienne de Confection Médicale", "STCM SARL"),
    ("TN", "Mohamed Ben Exemple Confection", "M. Ben Exemple Confection"),
    ("ES", "Textil Ejemplar S.A.", "Ejemplar Textiles, S.L."),
    ("TN", "Textile Industrie SARL", "SARL Industrie Textile"),
]
OTHERS = [
    ("TN", "Ateliers Exemple du Sahel", "Ateliers Exemple du Nord"),
    ("TN", "Exemple Filature", "Exemple Confection"),
    ("MA", "Exemplex Maroc SARL", "Exemplex Maroc II"),
    ("IT", "Cotonificio 3", "Cotonificio 4"),
]


def score(country: str, one: str, other: str) -> float:
    """The score of two sites of one town that say nothing but their names."""
    place = {"country": country, "region_code": f"{country}-1", "city": "Xanadu"}
    first, second = (pd.DataFrame([{"company_name": name} | place]) for name in (one, other))
    found = compare(first, second)
    return float(found["score"].max()) if len(found) else 0.0


@pytest.mark.parametrize("pair", SAME)
def test_one_name_written_twice_is_merged_unasked(pair: tuple[str, str, str]) -> None:
    assert score(*pair) >= AUTOMATIC


@pytest.mark.parametrize("pair", LIKELY)
def test_a_likely_name_is_asked_about(pair: tuple[str, str, str]) -> None:
    assert LOWER <= score(*pair) < AUTOMATIC


@pytest.mark.parametrize("pair", OTHERS)
def test_another_name_is_another_firm(pair: tuple[str, str, str]) -> None:
    assert score(*pair) < LOWER


@pytest.mark.parametrize("pair", [*SAME, *LIKELY, *OTHERS])
def test_likeness_has_no_direction(pair: tuple[str, str, str]) -> None:
    country, one, other = pair
    assert score(country, one, other) == pytest.approx(score(country, other, one))
