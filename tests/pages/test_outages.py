"""Losses by hand, against `planning.resilience`, and what nobody may work out from them."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store.supplying import supply_lines
from cluster_data.viewer import Viewer
from pages.resilience import points
from pages.resilience.discreet import hidden
from pages.resilience.outages import Outages, outages
from pages.resilience.standing import standing
from planning.discretion import FEW
from planning.resilience import (
    COLUMN_OF,
    close_border,
    concentration,
    each_in_turn,
    single_points,
)

TODAY = dt.date.today()
MINISTRY, PUBLIC = Viewer("ministry"), Viewer()


def lines_of(*rows: tuple[int, str, float], is_open: bool = False) -> pd.DataFrame:
    """Lines of one product: firm, region, amount; a firm has one site in a region."""
    return pd.DataFrame(
        {
            "site_id": [f"s{firm}-{region}" for firm, region, _amount in rows],
            "member_id": [f"f{firm}" for firm, _region, _amount in rows],
            "region_code": [region for _firm, region, _amount in rows],
            "country_code": [region[:2] for _firm, region, _amount in rows],
            "product_code": "resp_ffp2",
            "certified_per_week": [amount for _firm, _region, amount in rows],
            "firm": [firm for firm, _region, _amount in rows],
            "open": is_open,
        }
    )


def kept(lines: pd.DataFrame, dimension: str) -> set[str]:
    return {code for code, _product in hidden(lines)[dimension]}


def three(region: str, first: int, amount: float = 10.0) -> list[tuple[int, str, float]]:
    return [(first + place, region, amount) for place in range(3)]


def test_three_firms_are_told_and_two_are_not() -> None:
    lines = lines_of(*three("TN-1", 1), *three("ES-1", 11), (21, "FR-1", 5.0), (22, "FR-1", 5.0))
    # the third country goes with the second, which alone would be the rest of the sum
    assert kept(lines, "country") == {"FR", "ES"}
    assert kept(lines, "region") == {"FR-1", "ES-1"}
    assert "f1" in kept(lines, "firm")


def test_the_smallest_of_the_others_goes_with_one_kept_back() -> None:
    lines = lines_of(*three("TN-1", 1, 50.0), *three("TN-2", 11, 9.0), (21, "TN-3", 900.0))
    assert kept(lines, "region") == {"TN-3", "TN-2"}
    assert kept(lines, "country") == set()


def test_a_rest_of_two_firms_is_not_told_by_its_other_side() -> None:
    lines = lines_of(*three("TN-1", 1), (11, "ES-1", 5.0), (12, "ES-1", 5.0))
    assert kept(lines, "country") == {"TN", "ES"}


def test_the_regions_of_a_country_kept_back_go_with_it() -> None:
    lines = lines_of(
        *three("TN-1", 1, 50.0), *three("TN-2", 11, 50.0), *three("ES-1", 21), *three("ES-2", 31),
        (41, "FR-1", 900.0),
    )  # fmt: skip
    assert kept(lines, "country") == {"FR", "ES"}
    assert kept(lines, "region") == {"FR-1", "ES-1", "ES-2"}


def test_who_may_read_all_is_told_all() -> None:
    lines = lines_of((1, "TN-1", 5.0), (2, "ES-1", 5.0), is_open=True)
    assert not any(hidden(lines).values())


AMOUNTS = st.integers(1, 1000).map(float)
ROWS = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from(["TN-1", "TN-2", "TN-3", "ES-1", "ES-2", "FR-1"]),
              AMOUNTS),
    min_size=1, max_size=24, unique_by=lambda row: row[:2],
)  # fmt: skip


@settings(deadline=None)
@given(ROWS)
def test_no_cell_kept_back_can_be_worked_out(rows: list[tuple[int, str, float]]) -> None:
    """Told shares are equations on the regions' amounts: none of them fixes a hidden one, nor what
    one or two firms make together in a country or in all."""
    lines = lines_of(*rows)
    secret = {dimension: kept(lines, dimension) for dimension in COLUMN_OF}
    regions = sorted(set(lines["region_code"]))

    def equation(codes: set[str]) -> np.ndarray:
        return np.array([float(code in codes) for code in regions])

    def within(dimension: str, code: str) -> set[str]:
        return set(lines.loc[lines[COLUMN_OF[dimension]].eq(code), "region_code"])

    cells = [(name, code) for name in ("region", "country")
             for code in sorted(set(lines[COLUMN_OF[name]]))]  # fmt: skip
    told = [equation(set(regions))]
    told += [equation(within(*cell)) for cell in cells if cell[1] not in secret[cell[0]]]
    known = np.linalg.matrix_rank(np.array(told))
    for dimension, code in cells:
        mine = equation(within(dimension, code))
        part = lines[lines[COLUMN_OF[dimension]].eq(code)]
        fixed = np.linalg.matrix_rank(np.array([*told, mine])) == known
        whole = len(part) == len(lines)
        if code in secret[dimension]:
            assert not fixed or whole
        else:
            rest = lines[lines[COLUMN_OF[dimension]].ne(code)]
            assert part["firm"].nunique() > FEW
            assert rest.empty or rest["firm"].nunique() > FEW
    for among in [lines, *(own for _code, own in lines.groupby("country_code"))]:
        away = among[among["region_code"].isin(secret["region"])]
        if len(away) < len(among):
            assert away.empty or away["firm"].nunique() > FEW


def found(viewer: Viewer, selection: Selection | None = None) -> Outages:
    return outages(selection or Selection(), viewer, TODAY)


def losses(answer: Outages, dimension: str) -> pd.Series:
    own = answer.losses[answer.losses["dimension"].eq(dimension)]
    return own.set_index(["code", "product_code"])["share"].sort_index()


@pytest.mark.usefixtures("sample")
def test_a_ministry_is_told_what_planning_counts() -> None:
    lines = standing(supply_lines(Selection(), MINISTRY, TODAY))
    answer = found(MINISTRY)
    assert answer.losses["state"].eq("value").all()
    for dimension in COLUMN_OF:
        turns = each_in_turn(lines, (dimension,))  # type: ignore[arg-type]
        expected = turns.set_index(["code", "product_code"])["share"].sort_index()
        pd.testing.assert_series_equal(losses(answer, dimension), expected, check_names=False)
        ranked = points.ranked(answer.losses, dimension).head(10)
        worst = single_points(lines, dimension)  # type: ignore[arg-type]
        assert ranked["code"].tolist() == worst["code"].tolist()
        assert ranked["product_code"].tolist() == worst["worst_product"].tolist()
        assert ranked["sole"].tolist() == worst["sole"].tolist()
        assert ranked["products"].tolist() == worst["products"].tolist()
    spread = answer.spread.set_index(["product_code", "dimension"]).sort_index()
    expected = concentration(lines).set_index(["product_code", "dimension"]).sort_index()
    for column in ("as_if", "holders", "largest_share"):
        left, right = spread[column].astype(float), expected[column].astype(float)
        pd.testing.assert_series_equal(left, right)


@pytest.mark.usefixtures("sample")
def test_a_border_cuts_off_what_all_others_make() -> None:
    lines = standing(supply_lines(Selection(), MINISTRY, TODAY))
    own = lines.assign(
        country_code=lines["country_code"].where(lines["country_code"].eq("TN"), "x")
    )
    sides = close_border(own, "TN", "x")
    expected = sides[sides["seen_from"].eq("TN") & sides["lost"].gt(0)].set_index("product_code")
    answer = found(MINISTRY).losses
    seen = answer[answer["dimension"].eq("border") & answer["code"].eq("TN")]
    seen = seen.set_index("product_code")
    assert set(seen.index) == set(expected.index)
    assert seen["share"].to_dict() == pytest.approx(expected["share"].to_dict())
    abroad = lines[lines["country_code"].ne("TN") & lines["product_code"].eq("resp_ffp2")]
    assert seen.loc["resp_ffp2", "n"] == abroad["firm"].nunique()


@pytest.mark.usefixtures("sample")
def test_what_counts_is_the_certified_capacity_of_the_other_pages() -> None:
    answer = found(MINISTRY)
    wholes = answer.losses.groupby("product_code")["before"].first()
    for rung, has_standard in (("certified", True), ("attested", False)):
        figures = store.product_figures(
            Selection(rung=rung), MINISTRY, "capacity", "all", TODAY  # type: ignore[arg-type]
        ).table  # fmt: skip
        known = figures[figures["value"].gt(0) & figures["has_standard"].eq(has_standard)]
        mine = {code for code, has in answer.standards.items() if has == has_standard}
        assert set(known["product_code"]) == mine
        expected = known.set_index("product_code")["value"].to_dict()
        assert {code: wholes[code] for code in mine} == pytest.approx(expected)


@pytest.mark.usefixtures("sample")
def test_the_public_is_told_of_no_firm_and_of_no_two() -> None:
    answer = found(PUBLIC)
    single = answer.losses[answer.losses["dimension"].isin(["site", "firm"])]
    assert len(single)
    assert single["state"].eq("suppressed").all()
    secret = answer.losses[answer.losses["state"].eq("suppressed")]
    assert secret[["before", "lost", "share", "n"]].isna().all(axis=None)
    told = answer.losses[answer.losses["state"].eq("value")]
    assert len(told)
    assert told["n"].gt(FEW).all()
    assert answer.makers.empty
    assert not answer.any_open
    shown = answer.spread[answer.spread["state"].eq("value")]
    assert shown["n"].gt(FEW).all()
    assert shown.loc[shown["dimension"].isin(["site", "firm"]), "largest_share"].isna().all()


@pytest.mark.usefixtures("sample")
def test_a_cluster_is_told_of_its_own_firms_alone() -> None:
    answer = found(Viewer("cluster", "DEMO-TN"))
    own = answer.losses[answer.losses["dimension"].eq("firm")]
    told = set(own.loc[own["state"].eq("value"), "code"])
    assert told
    assert told <= set(answer.makers.loc[answer.makers["dimension"].eq("firm"), "code"])
    assert answer.makers["country"].eq("TN").all()


@pytest.mark.usefixtures("sample")
def test_nothing_standing_is_nothing_lost() -> None:
    for viewer in (MINISTRY, PUBLIC):
        answer = found(viewer, Selection(products=("oxygenator",)))
        assert answer.losses.empty
        assert answer.spread.empty
        assert points.ranked(answer.losses, "firm").empty
