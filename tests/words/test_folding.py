"""What people type differently and mean alike folds to the same text."""

import pytest

from words import fold, territory_names


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Société  B. (fictive) ", "societe b fictive"),
        ("Raison\u00a0sociale", "raison sociale"),
        ("Taux d’utilisation (%)", "taux d utilisation"),
        ("12 m²", "12 m2"),
        ("İZMİR", "izmir"),
        ("ısı", "isi"),
        ("Weiß", "weiss"),
        ("Œuvre", "oeuvre"),
        ("ΜΆΣΚΑΣ", "μασκασ"),
        ("المؤسسة", "الموسسه"),
        ("أُكسيد", "اكسيد"),
        ("كمـــامة", "كمامه"),
        ("٥٠٠ قطعة", "500 قطعه"),
        ("\u200fالدولة\u200e", "الدوله"),
        ("ppe_product_types", "ppe product types"),
        ("—", ""),
    ],
)
def test_folds(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_folding_twice_changes_nothing() -> None:
    for text in ("İstanbul ÇŞĞ", "Größe №5", "ﻻ ٱلطاقة", "ǅ ﬁ ½"):
        assert fold(fold(text)) == fold(text)


def test_territories_are_named_in_the_survey_languages() -> None:
    assert {"Tunisia", "Tunisie", "Túnez", "تونس", "Tunus", "Τυνησία"} <= territory_names("TN")
    assert territory_names("??") == frozenset()
