"""Products, stages, recipes and standards refer to one another without a gap."""

import subprocess
import sys
from pathlib import Path

import pytest

import cluster_data.reference as reference
from cluster_data.reference import (
    families,
    products,
    stages,
    standards,
    standards_of,
    table,
    table_names,
)
from words import speaking_in

NOT_PRODUCTS = {"(any)", "(ppe_set)"}


def codes(name: str, column: str) -> set[str]:
    return set(table(name)[column])


def test_every_product_code_referred_to_exists() -> None:
    for name in ("bom", "product_stages", "product_standards", "product_spellings"):
        assert codes(name, "product_code") <= set(products()), name
    assert codes("consumption", "product_code") <= set(products()) | NOT_PRODUCTS


def test_every_stage_and_standard_referred_to_exists() -> None:
    assert codes("product_stages", "stage_code") <= set(stages())
    assert codes("stage_spellings", "stage_code") <= set(stages())
    assert codes("product_standards", "standard_code") == set(standards())
    assert codes("standard_spellings", "standard_code") <= set(standards())


def test_components_marked_as_products_are_products_and_no_others() -> None:
    bom = table("bom")
    is_product = bom["component_kind"] == "product"
    assert set(bom.loc[is_product, "component_code"]) <= set(products())
    assert not set(bom.loc[~is_product, "component_code"]) & set(products())
    assert set(bom["component_kind"]) == {"product", "area_twin", "basis_weight", "not_tracked"}


def test_every_product_passes_at_least_one_stage() -> None:
    assert [code for code, product in products().items() if not product.stages] == []
    iir = products()["mask_surg_iir"]
    assert iir.stages[0] == "polymer"
    assert iir.stages[-1] == "packaging"


def test_standards_of_a_product() -> None:
    assert standards_of("gown_isolation") == {"EN 14126", "EN 13034", "EN 13795-1"}
    assert products()["resp_ffp2"].standards == {"EN 149"}
    assert standards_of("body_bag") == frozenset()


def test_families_hold_every_product_once() -> None:
    held = [code for family in families().values() for code in family.products]
    assert sorted(held) == sorted(products())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_shown_has_a_label(language: str) -> None:
    for shown in (products(), families(), stages()):
        for code, item in shown.items():
            assert item.names.get(language), code
    for code, standard in standards().items():
        assert standard.names.get(language), code


def test_labels_follow_the_language() -> None:
    product = products()["mask_surg_iir"]
    with speaking_in("fr"):
        assert product.label == "Masque à usage médical type IIR"
    assert product.label == "Medical face mask Type IIR"


SOURCED = (
    "ambiguous_spellings", "bom", "clusters", "consumption", "countries", "product_spellings",
    "product_stages", "product_standards", "products", "region_population", "regions",
    "stage_spellings", "stages", "standard_spellings", "standards",
)  # fmt: skip


@pytest.mark.parametrize("name", SOURCED)
def test_every_fact_names_its_source(name: str) -> None:
    assert name in table_names()
    frame = table(name)
    if name == "bom":  # a component without a quantity states no fact yet
        frame = frame[frame["qty_per_unit"].notna()]
    assert len(frame) > 0
    assert (frame["source"] != "").all()


def test_frames_are_numbers_and_text_and_their_own() -> None:
    recipe = table("bom")
    assert recipe["qty_per_unit"].dtype == float
    recipe.loc[:, "product_code"] = "changed"
    assert "changed" not in codes("bom", "product_code")
    with pytest.raises(KeyError):
        table("no_such_table")


def test_importing_reference_loads_no_pandas() -> None:
    seen = "import sys, cluster_data.reference; print('pandas' in sys.modules)"
    root = Path(reference.__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", seen], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"
