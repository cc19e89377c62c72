"""What changed between rounds: parts that add up, each round as of its own last day."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, FFP2, TODAY, keep, row

PUBLIC, MINISTRY = Viewer(), Viewer("ministry")
SPRING, AUTUMN = dt.date(2026, 3, 1), dt.date(2026, 10, 1)
PARTS = ["before", "same", "entrants", "leavers", "after"]
Rows = list[dict[str, object]]


def first(*rows: dict[str, object], **about: object) -> store.Receipt:
    return keep(*rows, **({"round_": "2026-R1", "date": SPRING} | about))


def second(*rows: dict[str, object], **about: object) -> store.Receipt:
    return keep(*rows, **({"round_": "2026-R2", "date": AUTUMN} | about))


def change(viewer: Viewer = MINISTRY, **selection: object) -> store.RoundChange:
    return store.round_change(Selection(rung="declared").but(**selection), viewer, TODAY)


def parts(found: store.RoundChange, product: str = FFP2) -> list[float]:
    return found.table.set_index("product_code").loc[product, PARTS].tolist()


def amounts(**by_firm: float) -> Rows:
    return [row(name, capacity_value=amount) for name, amount in by_firm.items()]


def test_what_changed_parts_into_same_sites_entrants_and_leavers() -> None:
    first(*amounts(A=100.0, B=200.0, Gone=50.0))
    second(*amounts(A=150.0, B=180.0, New=70.0))
    found = change()
    assert parts(found) == [350.0, 30.0, 70.0, -50.0, 400.0]
    assert found.table[["n_before", "n_after"]].values.tolist() == [[3, 3]]
    assert (found.before, found.after) == ("2026-R1", "2026-R2")
    assert (found.before_date, found.after_date, found.as_of) == (SPRING, AUTUMN, AUTUMN)


def test_a_product_taken_up_by_a_site_that_answered_before_is_no_entrant() -> None:
    first(row("A", product_code="gown_surg_std", product_stated="gown"))
    second(row("A", product_code="gown_surg_std", product_stated="gown"), *amounts(A=70.0))
    assert parts(change()) == [0.0, 70.0, 0.0, 0.0, 70.0]


def test_a_second_site_of_a_firm_enters_though_the_firm_was_there() -> None:
    first(*amounts(A=100.0))
    second(*amounts(A=100.0), row("A", region_code="TN-51", capacity_value=30.0))
    assert parts(change()) == [100.0, 0.0, 30.0, 0.0, 130.0]


def test_nothing_changed_is_nought_and_not_nothing() -> None:
    first(*amounts(A=100.0))
    second(*amounts(A=100.0))
    assert parts(change()) == [100.0, 0.0, 0.0, 0.0, 100.0]


def test_one_round_has_nothing_to_be_compared_with() -> None:
    assert (change().before, change().after) == (None, None)
    first(*amounts(A=100.0))
    found = change()
    assert (found.before, found.after, len(found.table)) == (None, "2026-R1", 0)
    assert change(round="2031-R1").after is None


def test_rounds_are_bounded_by_the_day_and_chosen_by_name() -> None:
    first(*amounts(A=100.0))
    second(*amounts(A=150.0))
    keep(*amounts(A=170.0), round_="2026-R3", date=dt.date(2026, 11, 1))
    assert parts(change()) == [150.0, 20.0, 0.0, 0.0, 170.0]
    assert parts(change(round="2026-R2")) == [100.0, 50.0, 0.0, 0.0, 150.0]
    assert parts(change(as_of=dt.date(2026, 10, 31))) == [100.0, 50.0, 0.0, 0.0, 150.0]
    assert change(as_of=dt.date(2026, 9, 30)).before is None


def test_a_cluster_that_missed_a_round_is_compared_with_its_own_last() -> None:
    first(*amounts(A=100.0))
    second(row("B", country="ES", region_code="ES-CT"), cluster="ES-A")
    keep(*amounts(A=130.0), round_="2026-R3", date=dt.date(2026, 11, 1))
    assert change().before == "2026-R2"
    own = change(clusters=("TN-A",))
    assert (own.before, parts(own)) == ("2026-R1", [100.0, 30.0, 0.0, 0.0, 130.0])


def test_each_round_counts_what_was_valid_on_its_own_last_day() -> None:
    lapsed = dt.date(2026, 6, 30)
    first(row("A", certificate_expiry=lapsed), row("B"))
    second(row("A", certificate_expiry=lapsed), row("B"))
    assert parts(change(rung="certified")) == [2000.0, -1000.0, 0.0, 0.0, 1000.0]


def test_a_withdrawn_upload_changed_nothing() -> None:
    first(*amounts(A=100.0))
    second(*amounts(A=150.0))
    wrong = second(*amounts(A=900.0, Odd=10.0), name="wrong.csv").upload_id
    store.withdraw(str(wrong), "wrong file", ACTOR)
    assert parts(change()) == [100.0, 50.0, 0.0, 0.0, 150.0]


def test_the_public_sees_no_total_and_no_part_of_one_or_two_firms() -> None:
    three = {"A": 100.0, "B": 100.0, "C": 100.0}
    first(*amounts(**three))
    second(*amounts(**three, New=70.0))
    hidden = change(PUBLIC).table.iloc[0]
    assert (hidden["state"], hidden["before"], hidden["after"]) == ("value", 300.0, 370.0)
    assert hidden[["same", "entrants", "leavers"]].isna().all()
    assert parts(change(Viewer("cluster", "TN-A"))) == [300.0, 0.0, 70.0, 0.0, 370.0]
    second(*amounts(New2=1.0, New3=1.0), name="more.csv")
    assert parts(change(PUBLIC)) == [300.0, 0.0, 72.0, 0.0, 372.0]


def test_the_public_sees_nothing_where_a_round_rests_on_two_firms() -> None:
    first(*amounts(A=100.0, B=100.0))
    second(*amounts(A=100.0, B=100.0, C=100.0))
    hidden = change(PUBLIC).table.iloc[0]
    assert hidden["state"] == "suppressed"
    assert hidden[[*PARTS, "n_before", "n_after"]].isna().all()


def test_a_round_agrees_with_the_map_of_that_round() -> None:
    first(*amounts(A=100.0, B=200.0), row("C", country="ES", region_code="ES-CT"))
    second(*amounts(A=150.0, D=20.0), row("C", country="ES", region_code="ES-CT"))
    for viewer in (PUBLIC, MINISTRY):
        told = change(viewer).table.iloc[0]
        for column, name, day in (("before", "2026-R1", SPRING), ("after", "2026-R2", AUTUMN)):
            of_round = Selection(products=(FFP2,), rung="declared", round=name, as_of=day)
            whole = store.region_figures(of_round, viewer, "per_100k", TODAY).whole
            assert told[column] == whole.capacity or (pd.isna(told[column]) and not whole.capacity)


firm = st.fixed_dictionaries(
    {
        "company": st.sampled_from("ABCDEF"),
        "region_code": st.sampled_from(["TN-52", "TN-51"]),
        "product_code": st.sampled_from([FFP2, "gown_surg_std"]),
        "product_detail": st.sampled_from(["", "blue"]),
        "capacity_value": st.one_of(st.just(0.0), st.floats(0.001, 1e7)),
        "standards_met": st.sampled_from([None, ["EN 149"]]),
    }
)


def surveyed(said: Rows) -> Rows:
    by_key = {tuple(str(answer[key]) for key in list(answer)[:4]): answer for answer in said}
    return [row(str(answer.pop("company")), **answer) for answer in map(dict, by_key.values())]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(firm, min_size=1, max_size=8), st.lists(firm, min_size=1, max_size=8))
def test_the_parts_always_add_up(
    tmp_path_factory: pytest.TempPathFactory, spring: Rows, autumn: Rows
) -> None:
    with pytest.MonkeyPatch.context() as environment:
        place = tmp_path_factory.mktemp("rounds") / "tela.duckdb"
        environment.setenv("TELA_DATABASE", str(place))
        first(*surveyed(spring))
        second(*surveyed(autumn))
        for rung in ("declared", "certified"):
            table = change(rung=rung).table
            added = table[["before", "same", "entrants", "leavers"]].sum(axis=1)
            assert added.tolist() == pytest.approx(table["after"].tolist(), rel=1e-9, abs=1e-6)
            assert (table["entrants"] >= 0).all()
            assert (table["leavers"] <= 0).all()
        public = change(PUBLIC).table
        assert not public[["n_before", "n_after"]].isin([1, 2]).any(axis=None)
