"""The ladder: declared, attested, certified, demonstrated; it never rises with the rung."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_data import store
from cluster_data.selection import RUNGS, Selection
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, FFP2, TODAY, keep, row

MINISTRY = Viewer("ministry")


def at(rung: str, **selection: object) -> float:
    wanted = Selection(products=(FFP2,), rung=rung).but(**selection)
    return store.region_figures(wanted, MINISTRY, "per_100k", TODAY).whole.capacity or 0.0


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, {"declared": 1000, "attested": 1000, "certified": 1000, "demonstrated": 0}),
        ({"current_output_per_week": 400.0}, {"certified": 1000, "demonstrated": 400}),
        ({"current_output_per_week": 4000.0}, {"certified": 1000, "demonstrated": 1000}),
        ({"certificate_expiry": None}, {"attested": 1000, "certified": 0}),
        ({"certificate_expiry": TODAY}, {"certified": 1000}),
        ({"certificate_expiry": TODAY - dt.timedelta(1)}, {"attested": 1000, "certified": 0}),
        ({"standards_met": None}, {"attested": 1000, "certified": 0}),
        ({"standards_met": ["EN 14683"]}, {"attested": 1000, "certified": 0}),
        ({"survey_date": dt.date(2025, 11, 23)}, {"declared": 1000, "attested": 1000}),
        ({"survey_date": dt.date(2025, 11, 22)}, {"declared": 1000, "attested": 0, "certified": 0}),
        ({"capacity_value": 1000.0, "capacity_value_high": 5000.0}, {"declared": 1000}),
    ],
)
def test_each_rung(said: dict[str, object], expected: dict[str, float]) -> None:
    keep(row("A", **said))
    assert {rung: at(rung) for rung in expected} == expected


def test_a_certificate_lapses_on_its_day() -> None:
    keep(row("A", certificate_expiry=dt.date(2026, 11, 10)))
    assert at("certified", as_of=dt.date(2026, 11, 10)) == 1000
    assert at("certified", as_of=dt.date(2026, 11, 11)) == 0


def test_a_draft_is_declared_only_until_approved() -> None:
    kept = keep(row("A"), draft=True).upload_id
    assert kept
    assert (at("declared"), at("attested")) == (1000, 0)
    store.approve(kept, ACTOR)
    assert at("attested") == 1000


def test_loading_a_draft_again_without_the_mark_approves_it() -> None:
    keep(row("A"), draft=True)
    assert keep(row("A")).upload_id is not None
    assert at("attested") == 1000


def test_a_rows_certificate_serves_its_own_product_only() -> None:
    keep(row("A"), row("A", product_code="mask_surg_iir", product_stated="IIR",
                       standards_met=["EN 149"]))  # fmt: skip
    masks = Selection(products=("mask_surg_iir",), rung="certified")
    assert store.region_figures(masks, MINISTRY, "per_100k", TODAY).whole.capacity in (None, 0.0)


def test_a_product_without_a_standard_says_that_none_applies() -> None:
    keep(row("A", product_code="mat_meltblown", product_stated="meltblown", capacity_unit="kg",
             standards_met=None))  # fmt: skip
    figures = store.region_figures(
        Selection(products=("mat_meltblown",)), MINISTRY, "certified_share", TODAY
    )
    assert not figures.standard_applies
    listed = store.products_of_place(Selection(), MINISTRY, "TN-52", TODAY)
    assert listed["certified"].isna().all()


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "capacity_value": st.floats(0, 1e6),
                "current_output_per_week": st.none() | st.floats(0, 1e6),
                "standards_met": st.sampled_from([None, ["EN 149"], ["EN 14683"]]),
                "certificate_expiry": st.none()
                | st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
                "survey_date": st.dates(dt.date(2025, 1, 1), dt.date(2026, 11, 23)),
            }
        ),
        min_size=1,
        max_size=5,
    )
)
def test_no_figure_rises_with_the_rung(
    tmp_path_factory: pytest.TempPathFactory, said: list[dict[str, object]]
) -> None:
    with pytest.MonkeyPatch.context() as environment:
        place = tmp_path_factory.mktemp("ladder") / "tela.duckdb"
        environment.setenv("TELA_DATABASE", str(place))
        keep(*(row(f"Firm {number}", **answer) for number, answer in enumerate(said)))
        climbed = [at(rung) for rung in RUNGS]
        assert climbed == sorted(climbed, reverse=True)
