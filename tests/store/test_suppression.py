"""Primary suppression, the one-suppressed-child rule, and the five states of a region."""

import pandas as pd

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import Measure, RegionFigures
from cluster_data.viewer import Viewer
from tests.store.survey_rows import FFP2, TODAY, keep, row

PUBLIC, MINISTRY = Viewer(), Viewer("ministry")
CERTIFIED = Selection(products=(FFP2,))


def figures(
    viewer: Viewer, measure: Measure = "per_100k", selection: Selection = CERTIFIED
) -> RegionFigures:
    return store.region_figures(selection, viewer, measure, TODAY)


def state(found: RegionFigures, area: str) -> str:
    return str(found.areas.set_index("area").loc[area, "state"])


def firms(count: int, region: str, **said: object) -> list[dict[str, object]]:
    country = region[:2]
    return [
        row(f"{region} {number}", region_code=region, country=country, **said)
        for number in range(count)
    ]


def test_one_or_two_firms_are_hidden_from_the_public_only() -> None:
    keep(*firms(2, "TN-51"), *firms(2, "TN-61"), *firms(3, "TN-52"))
    assert state(figures(PUBLIC), "TN-51") == "suppressed"
    assert state(figures(PUBLIC), "TN-52") == "value"
    assert state(figures(MINISTRY), "TN-51") == "value"


def test_a_suppressed_region_carries_no_number_at_all() -> None:
    keep(*firms(2, "TN-51"), *firms(3, "TN-52"))
    for measure in store.MEASURES:
        hidden = figures(PUBLIC, measure).areas.set_index("area").loc["TN-51"]
        assert hidden["state"] == "suppressed"
        assert hidden[["value", "numerator", "denominator", "capacity", "n"]].isna().all()


def test_a_firm_with_two_sites_is_one_firm() -> None:
    keep(*(row("A", site_key=f"a{number}", product_detail=str(number)) for number in range(5)),
         row("B"))  # fmt: skip
    assert state(figures(PUBLIC), "TN-52") == "suppressed"


def test_firms_that_state_zero_do_not_hide_the_one_that_does_not() -> None:
    keep(row("A"), *firms(2, "TN-52", capacity_value=0.0))
    assert state(figures(PUBLIC), "TN-52") == "suppressed"


def test_a_parent_with_exactly_one_suppressed_child_is_suppressed_too() -> None:
    keep(*firms(2, "TN-51"), *firms(4, "TN-52"))
    public = figures(PUBLIC)
    assert public.countries.set_index("area").loc["TN", "state"] == "suppressed"
    assert public.whole.state == "suppressed"
    assert public.whole.capacity is None


def test_a_parent_with_two_suppressed_children_shows_its_figure() -> None:
    keep(*firms(2, "TN-51"), *firms(1, "TN-61"), *firms(4, "TN-52"))
    public = figures(PUBLIC)
    assert public.countries.set_index("area").loc["TN", "state"] == "value"
    assert public.whole.capacity == 7000.0


def test_a_ratio_is_hidden_by_its_numerator_or_its_denominator() -> None:
    keep(*firms(3, "TN-52", standards_met=None), *firms(2, "TN-52x"[:5], product_detail="c"),
         *firms(4, "TN-51", standards_met=None), *firms(2, "TN-61"))  # fmt: skip
    shares = figures(PUBLIC, "certified_share")
    assert state(shares, "TN-61") == "suppressed"
    assert state(shares, "TN-51") == "value"  # nobody is certified: 0 %, and nobody is told on
    assert shares.areas.set_index("area").loc["TN-51", "value"] == 0.0


def test_a_cluster_sees_its_own_firms_and_not_those_of_others() -> None:
    keep(*firms(2, "TN-51"), cluster="TN-A")
    keep(*firms(2, "TN-61"), cluster="TN-B")
    own = figures(Viewer("cluster", "TN-A"))
    assert state(own, "TN-51") == "value"
    assert state(own, "TN-61") == "suppressed"


def test_products_of_a_place_are_hidden_by_product_and_rung() -> None:
    keep(*firms(3, "TN-52"), *firms(1, "TN-52", product_code="gown_isolation",
                                    product_stated="gown", standards_met=None))  # fmt: skip
    listed = store.products_of_place(Selection(), PUBLIC, "TN-52", TODAY).set_index("product_code")
    assert listed.loc[FFP2, "certified"] == 3000.0
    assert listed.loc["gown_isolation", "suppressed"]
    assert pd.isna(listed.loc["gown_isolation", "declared"])


def test_the_five_states_are_told_apart() -> None:
    keep(*(row(f"R{number}", region_code="TN-13") for number in range(2)), kind="roster")
    keep(*firms(3, "TN-52"), *firms(1, "TN-51"),
         *firms(3, "TN-61", product_code="gown_isolation", product_stated="gown"))  # fmt: skip
    public = figures(PUBLIC)
    assert {
        area: state(public, area) for area in ("TN-52", "TN-51", "TN-61", "TN-13", "TN-33")
    } == {
        "TN-52": "value",
        "TN-51": "suppressed",
        "TN-61": "none",
        "TN-13": "not_answered",
        "TN-33": "not_asked",
    }
    assert public.areas.set_index("area").loc["TN-61", "value"] == 0.0
    assert pd.isna(public.areas.set_index("area").loc["TN-13", "value"])


def test_asked_is_unknown_without_a_roster() -> None:
    keep(*firms(3, "TN-52"))
    assert figures(PUBLIC).whole.asked is None
    keep(row("Silent", region_code="TN-52"), kind="roster")
    whole = figures(PUBLIC).whole
    assert (whole.n, whole.answered, whole.asked) == (3, 3, 4)


def test_withdrawing_one_respondent_lowers_n_by_one() -> None:
    keep(*firms(4, "TN-52"))
    last = keep(row("Last one"), name="one.csv").upload_id
    assert figures(PUBLIC).whole.n == 5
    from tests.store.survey_rows import ACTOR

    store.withdraw(str(last), "asked to", ACTOR)
    assert figures(PUBLIC).whole.n == 4


def test_mixed_units_are_counted_by_line_and_never_added() -> None:
    keep(*firms(3, "TN-52"), *firms(3, "TN-52", product_code="mat_spunbond", capacity_unit="kg",
                                    product_stated="spunbond", standards_met=None))  # fmt: skip
    mixed = figures(MINISTRY, "per_100k", Selection(rung="declared"))
    assert mixed.unit is None
    assert mixed.whole.capacity is None
    assert mixed.areas["value"].isna().all()
    used = figures(MINISTRY, "utilisation", Selection(rung="declared"))
    assert used.whole.value == 0.5
