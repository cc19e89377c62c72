"""Rounds as time: the balanced panel adds up in every slice, and no change is no change."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.store.survey_rows import FFP2, TODAY, keep, row

PUBLIC, MINISTRY = Viewer(), Viewer("ministry")
ROUNDS = {
    "2025-R1": dt.date(2025, 4, 1), "2025-R2": dt.date(2025, 10, 1),
    "2026-R1": dt.date(2026, 4, 1), "2026-R2": dt.date(2026, 10, 1),
}  # fmt: skip
GOWN, MELT = "gown_surg_std", "mat_meltblown"
UNITS = {FFP2: "piece", GOWN: "piece", MELT: "kg"}
REGIONS = {"TN": ["TN-52", "TN-51"], "ES": ["ES-CT", "ES-MD"]}
CLUSTERS = {"TN-A": "TN", "TN-B": "TN", "ES-A": "ES"}


def answered(round_: str, *rows: dict[str, object], **about: object) -> store.Receipt:
    return keep(*rows, **({"round_": round_, "date": ROUNDS[round_]} | about))


def changes(viewer: Viewer = MINISTRY, **selection: object) -> store.RoundChanges:
    wanted = Selection(rung="declared").but(**selection)
    return store.round_changes(wanted, viewer, TODAY)


def amounts(**by_firm: float) -> list[dict[str, object]]:
    return [row(name, capacity_value=amount) for name, amount in by_firm.items()]


def of(table: pd.DataFrame, product: str = FFP2) -> pd.DataFrame:
    return table[table["product_code"].eq(product)]


@pytest.fixture(scope="module")
def random_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Forty firms of three clusters that answer four rounds or not, with what comes to mind."""
    draw = random.Random(20261127)
    with pytest.MonkeyPatch.context() as environment:
        place = tmp_path_factory.mktemp("panel") / "tela.duckdb"
        environment.setenv("TELA_DATABASE", str(place))
        for round_ in ROUNDS:
            for cluster, country in CLUSTERS.items():
                said = [
                    row(
                        f"{cluster} {firm}", country=country, region_code=region,
                        product_code=product, capacity_unit=UNITS[product],
                        product_detail=draw.choice(["", "blue"]),
                        capacity_value=draw.choice([0.0, draw.uniform(1e-3, 1e7)]),
                        standards_met=draw.choice([None, ["EN 149"], ["EN 13795"]]),
                    )
                    for firm in range(10)
                    for region in REGIONS[country]
                    for product in UNITS
                    if draw.random() < 0.45
                ]  # fmt: skip
                answered(round_, *said, cluster=cluster, name=f"{cluster}{round_}.csv")
        yield place


SLICES: list[dict[str, object]] = [
    {"rung": rung, **filters}
    for rung in ("declared", "certified")
    for filters in (
        {}, {"countries": ("TN",)}, {"regions": ("ES-CT",)}, {"clusters": ("TN-B",)},
        {"products": (GOWN,)}, {"countries": ("ES",), "products": (FFP2, MELT)},
        {"round": "2026-R1"},
    )
]  # fmt: skip


def test_same_entrants_and_leavers_make_the_change_in_every_slice(
    random_ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELA_DATABASE", str(random_ledger))
    seen = 0
    for asked in SLICES:
        found = changes(**asked)
        steps, points = found.steps, found.points
        seen += len(steps)
        parted = steps["before"] + steps[store.PARTS].sum(axis=1)
        assert parted.tolist() == pytest.approx(steps["after"].tolist(), rel=1e-12, abs=1e-6)
        assert (steps["entrants"] >= 0).all()
        assert (steps["leavers"] <= 0).all()
        # the whole of a unit is the sum of its products, part by part
        is_whole, added = steps["product_code"].eq(""), ["before", *store.PARTS, "after"]
        whole, each = (
            steps[chosen].groupby(["unit", "before_round"])[added].sum()
            for chosen in (is_whole, ~is_whole)
        )
        pd.testing.assert_frame_equal(whole, each, rtol=1e-12, atol=1e-6)
        # each round says the same, seen from the one before and from the one after
        at = points.set_index(["product_code", "unit", "round"])["capacity"]
        for end in ("before", "after"):
            keys = steps.set_index(["product_code", "unit", f"{end}_round"]).index
            assert at.reindex(keys).tolist() == steps[end].tolist()
        assert (points["panel"] <= points["capacity"] + 1e-6).all()
    assert seen > 100


def test_the_last_step_is_what_the_change_of_two_rounds_says(
    random_ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELA_DATABASE", str(random_ledger))
    columns = ["state", "before", "after", *store.PARTS, "n_before", "n_after"]
    selection = Selection(rung="certified", countries=("TN",))
    for viewer in (MINISTRY, PUBLIC, Viewer("cluster", "TN-A")):
        two = store.round_change(selection, viewer, TODAY).table.set_index("product_code")
        many = store.round_changes(selection, viewer, TODAY).steps
        last = many[many["after_round"].eq("2026-R2")].set_index("product_code")
        pd.testing.assert_frame_equal(last.loc[two.index, columns], two[columns])


def test_an_industry_that_stays_the_same_shows_no_change_whoever_answers() -> None:
    draw = random.Random(7)
    makes = {f"F{number}": draw.uniform(10, 1e6) for number in range(30)}
    for number, round_ in enumerate(ROUNDS):
        share = (0.9, 0.4, 0.7, 0.55)[number]
        here = {name: amount for name, amount in makes.items() if draw.random() < share}
        answered(round_, *amounts(F0=makes["F0"], **{k: v for k, v in here.items() if k != "F0"}))
    found = changes()
    steps = of(found.steps)
    assert len(steps) == 3
    assert (steps["same"] == 0).all()
    moved = steps["after"] - steps["before"]
    assert moved.tolist() == pytest.approx((steps["entrants"] + steps["leavers"]).tolist())
    assert (moved.abs() > 1000).all()
    assert of(found.points)["panel"].round(6).nunique() == 1


def test_no_part_and_no_panel_tells_of_one_or_two_firms() -> None:
    three = {"A": 100.0, "B": 100.0, "C": 100.0}
    answered("2025-R1", *amounts(**three))
    answered("2025-R2", *amounts(**three, New=70.0))
    answered("2026-R1", *amounts(**three, N1=1.0, N2=1.0, N3=1.0, New=70.0))
    told = changes(PUBLIC)
    first, second = of(told.steps).to_dict("records")
    assert (first["before"], first["after"], second["after"]) == (300.0, 370.0, 373.0)
    assert all(pd.isna(first[part]) for part in store.PARTS)
    # of the second step each part is of three firms or none, but New would follow from the panel
    assert [second[part] for part in store.PARTS] == [0.0, 3.0, 0.0]
    assert of(told.points)["panel"].isna().all()
    assert of(changes().points)["panel"].tolist() == [300.0, 300.0, 300.0]
    own = of(changes(Viewer("cluster", "TN-A")).points)
    assert own["panel"].tolist() == [300.0, 300.0, 300.0]


def test_the_one_hidden_product_of_a_unit_hides_the_sum_of_all() -> None:
    for round_ in ("2025-R1", "2025-R2"):
        gowns = [row(name, product_code=GOWN, capacity_value=5.0) for name in "ABC"]
        answered(round_, *amounts(A=10.0), *gowns)
    told = changes(PUBLIC).steps.set_index("product_code")
    assert told["state"].to_dict() == {"": "suppressed", FFP2: "suppressed", GOWN: "value"}


def test_units_are_never_added() -> None:
    for round_ in ("2025-R1", "2025-R2"):
        answered(
            round_, *amounts(A=10.0),
            row("A", product_code=GOWN, capacity_value=5.0),
            row("A", product_code=MELT, capacity_unit="kg", capacity_value=900.0),
        )  # fmt: skip
    whole = of(changes().steps, "").set_index("unit")
    assert whole["after"].to_dict() == {"kg": 900.0, "piece": 15.0}
    assert whole["products"].to_dict() == {"kg": 1, "piece": 2}


def test_with_one_round_there_are_points_and_no_steps() -> None:
    assert changes().rounds == ()
    answered("2026-R1", *amounts(A=10.0))
    found = changes()
    assert found.rounds == (("2026-R1", ROUNDS["2026-R1"]),)
    assert found.steps.empty
    assert of(found.points)[["capacity", "panel"]].values.tolist() == [[10.0, 10.0]]


def test_more_rounds_than_are_looked_at_are_counted() -> None:
    for month in range(1, store.MOST_ROUNDS + 2):
        keep(*amounts(A=float(month)), round_=f"R{month}", date=dt.date(2026, month, 1))
    found = changes()
    assert (len(found.rounds), found.older) == (store.MOST_ROUNDS, 1)
    assert of(found.points)["capacity"].tolist() == [2.0, 3.0, 4.0, 5.0, 6.0, 7.0]
    assert found.as_of == dt.date(2026, 7, 1)
