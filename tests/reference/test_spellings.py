"""A spelling leads to one product, or openly to several, and every language is served."""

from collections import defaultdict
from collections.abc import Mapping

import pytest

from cluster_data.reference import (
    ambiguous_spellings,
    product_spellings,
    products,
    stage_spellings,
    standard_spellings,
    table,
)
from words import fold


def owners(spellings: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """Codes by folded spelling."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, said in spellings.items():
        for spelling in (code, *said):
            found[fold(spelling)].add(code)
    return found


@pytest.mark.parametrize(
    "spellings", [product_spellings, stage_spellings, standard_spellings], ids=lambda f: f.__name__
)
def test_no_spelling_leads_to_two_codes(spellings) -> None:  # type: ignore[no-untyped-def]
    shared = {said: codes for said, codes in owners(spellings()).items() if len(codes) > 1}
    assert shared == {}


def test_what_is_ambiguous_is_not_also_settled() -> None:
    settled = set(owners(product_spellings()))
    folded = [fold(spelling) for spelling in ambiguous_spellings()]
    assert [said for said in folded if said in settled] == []
    assert len(folded) == len(set(folded))


def test_suggestions_are_two_or_three_products() -> None:
    for spelling, codes in ambiguous_spellings().items():
        assert 2 <= len(codes) <= 3, spelling
        assert set(codes) <= set(products()), spelling


def test_every_product_is_spelled_in_every_language() -> None:
    written = table("product_spellings")
    pairs = set(zip(written["product_code"], written["language"], strict=True))
    missing = [
        (code, language)
        for code in products()
        for language in ("en", "fr", "es", "it", "pt", "ar", "tr", "el")
        if (code, language) not in pairs
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Masques chirurgicaux IIR", "mask_surg_iir"),
        ("Blouses d’isolement", "gown_isolation"),
        ("Gaze hydrophile", "mat_gauze_fabric"),
        ("Meltblown 25 g/m²", "mat_meltblown"),
        ("Stérilisation", "svc_sterilisation"),
        ("TNT spunbond", "mat_spunbond"),
        ("Tuta cat. III", "coverall_cat3"),
        ("كمامة طبية من النوع IIR", "mask_surg_iir"),
        ("ثوب عزل", "gown_isolation"),
        ("كمامة قماشية", "mask_community"),
        ("KN95", "resp_ffp2"),
        ("tek kullanımlık önlük", "gown_isolation"),
        ("χειρουργική μάσκα τύπου IIR", "mask_surg_iir"),
        ("drap de lit", "bed_sheet"),
    ],
)
def test_products_as_people_write_them(said: str, code: str) -> None:
    assert owners(product_spellings())[fold(said)] == {code}


@pytest.mark.parametrize("said", ["Bata quirúrgica", "masque", "gown", "TNT", "gants", "كمامة"])
def test_words_for_several_products_stay_open(said: str) -> None:
    assert fold(said) in {fold(spelling) for spelling in ambiguous_spellings()}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Confection", "cut_sew"),
        ("Tissage", "weaving_knitting"),
        ("Non-tissé (meltblown)", "nonwoven_meltblown"),
        ("Stérilisation OE", "sterilisation"),
        ("Corte y confección", "cut_sew"),
        ("dikim", "cut_sew"),
    ],
)
def test_stages_as_people_write_them(said: str, code: str) -> None:
    assert owners(stage_spellings())[fold(said)] == {code}
