"""Products by place: the same figures as the map's, with the same suppression."""

import itertools

import pandas as pd
import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import By, ProductMeasure
from cluster_data.viewer import Viewer
from tests.store.survey_rows import FFP2, TODAY, keep, row
from words import speaking_in

PUBLIC, MINISTRY = Viewer(), Viewer("ministry")
GOWN, SPUNBOND = "gown_surg_std", "mat_spunbond"
SHARED = ["state", "value", "numerator", "denominator", "capacity", "n"]


def figures(
    viewer: Viewer = MINISTRY,
    measure: ProductMeasure = "capacity",
    by: By = "all",
    **selection: object,
) -> pd.DataFrame:
    wanted = Selection(rung="declared").but(**selection)
    return store.product_figures(wanted, viewer, measure, by, TODAY).table


def of(table: pd.DataFrame, product: str, place: str = "") -> dict[str, object]:
    found = table[table["product_code"].eq(product) & table["place"].eq(place)]
    assert len(found) == 1
    return found.iloc[0].to_dict()


def firms(count: int, region: str, start: int = 0, **said: object) -> list[dict[str, object]]:
    return [
        row(f"{region} {number}", region_code=region, country=region[:2], **said)
        for number in range(start, start + count)
    ]


def gowns(count: int, region: str, **said: object) -> list[dict[str, object]]:
    return firms(count, region, 0, product_code=GOWN, product_stated="gown",
                 standards_met=["EN 13795-1"], **said)  # fmt: skip


def spunbond(count: int, region: str) -> list[dict[str, object]]:
    return firms(count, region, 0, product_code=SPUNBOND, product_stated="spunbond",
                 capacity_unit="kg", standards_met=None)  # fmt: skip


def a_mixed_basin() -> None:
    keep(*firms(4, "TN-52"), *firms(2, "TN-51"), *firms(1, "TN-61", capacity_value=0.0),
         *firms(3, "ES-CT", utilisation_pct=None), *firms(1, "ES-VC"), *gowns(3, "TN-52"),
         *gowns(1, "ES-CT"), *spunbond(3, "TN-61"), *firms(3, "PS-NBS"),
         row("Nowhere", region_code=None))  # fmt: skip


@pytest.mark.parametrize("viewer", [PUBLIC, MINISTRY, Viewer("cluster", "TN-A")], ids=str)
@pytest.mark.parametrize("measure", store.MEASURES)
def test_a_products_figures_are_those_of_the_map(viewer: Viewer, measure: store.Measure) -> None:
    a_mixed_basin()
    for product in (FFP2, GOWN, SPUNBOND):
        alone = Selection(products=(product,), rung="declared")
        map_ = store.region_figures(alone, viewer, measure, TODAY)
        for by, drawn in (("country", map_.countries), ("area", map_.areas)):
            ours = figures(viewer, measure, by, products=(product,)).set_index("place")  # type: ignore[arg-type]
            theirs = drawn[drawn["answered"].fillna(0) > 0].set_index("area")
            pd.testing.assert_frame_equal(
                ours[[*SHARED, "name", "iso2"]].sort_index(),
                theirs[[*SHARED, "name", "iso2"]].sort_index(),
                check_names=False,
                check_index_type=False,
                check_dtype=False,
            )
        whole = of(figures(viewer, measure, products=(product,)), product)
        assert whole["state"] == map_.whole.state
        assert (whole["value"] == map_.whole.value) or pd.isna(whole["value"])


def test_each_product_keeps_its_own_unit_and_is_told_apart_by_place() -> None:
    a_mixed_basin()
    table = figures(by="country")
    assert of(table, FFP2, "TN")["value"] == 7000.0
    assert (of(table, SPUNBOND, "TN")["value"], of(table, SPUNBOND, "TN")["unit"]) == (3000, "kg")
    assert set(table["product_code"]) == {FFP2, GOWN, SPUNBOND}
    assert len(table) == 3 * table["place"].nunique()


def test_none_is_zero_and_what_nobody_can_know_is_not() -> None:
    keep(*firms(3, "TN-52"), *gowns(3, "ES-CT"),
         *firms(3, "FR-ARA", product_code="bed_sheet", product_stated="sheets",
                capacity_unit="kg", in_product_unit=False, standards_met=None))  # fmt: skip
    table = figures(by="country")
    assert (of(table, GOWN, "TN")["state"], of(table, GOWN, "TN")["value"]) == ("none", 0.0)
    unknown = of(table, "bed_sheet", "FR")
    assert unknown["state"] == "not_answered"
    assert pd.isna(unknown["value"])


def test_the_public_never_sees_a_product_of_one_or_two_firms_in_any_place() -> None:
    a_mixed_basin()
    seen = {
        (measure, by): figures(PUBLIC, measure, by)
        for measure, by in itertools.product(store.PRODUCT_MEASURES, ("all", "country", "area"))
    }
    for table in seen.values():
        assert not table["n"].isin([1, 2]).any()
        hidden = table[table["state"].eq("suppressed")]
        assert hidden[["value", "numerator", "denominator", "capacity", "n"]].isna().all(axis=None)
    assert of(seen["capacity", "country"], GOWN, "ES")["state"] == "suppressed"
    assert of(seen["capacity", "all"], GOWN)["state"] == "suppressed"  # else 4 000 − 3 000
    assert of(seen["capacity", "area"], GOWN, "TN-52")["state"] == "value"
    own = figures(Viewer("cluster", "TN-A"), by="country")
    assert of(own, GOWN, "ES")["value"] == 1000.0


def test_a_product_without_a_standard_says_so() -> None:
    a_mixed_basin()
    shares = figures(measure="certified_share")
    assert not of(shares, SPUNBOND)["has_standard"]
    assert pd.isna(of(shares, SPUNBOND)["value"])
    assert of(shares, FFP2)["value"] == 1.0


def test_the_whole_is_the_selections() -> None:
    keep(*firms(3, "TN-52"), *firms(2, "TN-51"))
    found = store.product_figures(
        Selection(products=(FFP2,), rung="declared"), MINISTRY, "capacity", "area", TODAY
    )
    assert (found.whole.value, found.whole.capacity, found.whole.n) == (5000.0, 5000.0, 5)
    hidden = store.product_figures(
        Selection(products=(FFP2,), rung="declared"), PUBLIC, "capacity", "area", TODAY
    )
    assert (hidden.whole.state, hidden.whole.value) == ("suppressed", None)


def test_places_are_named_in_the_readers_language() -> None:
    keep(*firms(3, "TN-52"))
    with speaking_in("fr"):
        assert of(figures(by="country"), FFP2, "TN")["name"] == "Tunisie"


def test_an_empty_ledger_has_no_products() -> None:
    found = store.product_figures(Selection(), PUBLIC, "capacity", "country", TODAY)
    assert found.table.empty
    assert found.whole.state == "not_asked"


def mix(viewer: Viewer = MINISTRY, by: By = "country", **selection: object) -> pd.DataFrame:
    return store.family_mix(Selection(rung="declared").but(**selection), viewer, by, TODAY)


def shares(table: pd.DataFrame, place: str) -> dict[str, float]:
    here = table[table["place"].eq(place) & table["state"].eq("value")]
    return dict(zip(here["family_code"], here["share"], strict=True))


def test_a_mix_counts_each_line_once_whatever_its_size() -> None:
    keep(*firms(3, "TN-52", capacity_value=9e6), row("TN-52 0", product_detail="blue"),
         *gowns(3, "TN-52"), *gowns(1, "TN-51", capacity_value=0.0),
         *spunbond(3, "ES-CT"))  # fmt: skip
    table = mix()
    assert shares(table, "TN") == {"ppe": 4 / 7, "or": 3 / 7}
    assert table[table["place"].eq("TN")]["n"].tolist() == [3, 3]
    assert shares(table, "ES") == {"mat": 1.0}
    assert sum(shares(mix(by="all"), "").values()) == pytest.approx(1)
    assert shares(mix(by="area"), "TN-52") == shares(table, "TN")


def test_a_mix_without_a_line_says_none_and_not_nothing() -> None:
    keep(row("Silent", country="ES", region_code="ES-CT"), kind="roster", cluster="ES-A")
    keep(*firms(3, "TN-52", standards_met=None))
    table = mix(rung="certified").set_index("place")
    assert (table.loc["TN", "state"], table.loc["TN", "lines"]) == ("none", 0)
    assert table.loc["ES", "state"] == "not_answered"
    assert table["share"].isna().all()


def test_families_of_one_or_two_firms_are_told_together() -> None:
    keep(*firms(5, "TN-52"), *gowns(2, "TN-52"),
         *firms(1, "TN-52", 9, product_code=SPUNBOND, capacity_unit="kg"))  # fmt: skip
    assert shares(mix(PUBLIC, "area"), "TN-52") == {"ppe": 5 / 8, "other": 3 / 8}
    assert set(shares(mix(by="area"), "TN-52")) == {"ppe", "or", "mat"}


def test_one_small_family_is_never_told_by_what_is_left() -> None:
    keep(*firms(5, "TN-52"), *gowns(4, "TN-52"),
         *firms(1, "TN-52", 9, product_code=SPUNBOND, capacity_unit="kg"))  # fmt: skip
    assert shares(mix(PUBLIC, "area"), "TN-52") == {"ppe": 0.5, "other": 0.5}


def test_the_mix_of_one_or_two_firms_is_one_row_without_numbers() -> None:
    keep(*firms(5, "TN-52"), *firms(2, "TN-51"), *gowns(2, "TN-51"))
    public = mix(PUBLIC, "area").set_index("place")
    hidden = public.loc["TN-51"]
    assert (hidden["state"], hidden["family_code"]) == ("suppressed", "")
    assert public.loc[["TN-51"], ["lines", "share", "n"]].isna().all(axis=None)
    assert mix(PUBLIC)["state"].tolist() == ["suppressed"]  # else TN − TN-52 = TN-51
    assert mix(Viewer("cluster", "TN-A"))["state"].unique().tolist() == ["value"]
