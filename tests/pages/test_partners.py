"""The partners page on the sample: its answer, its question in the address, who is told what."""

from __future__ import annotations

import datetime as dt
import json
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from pages.partners import exhibits, gaps, headline, wording
from pages.partners.view import read
from planning.matching import Need, requirements
from planning.matching_checks import EASE, Candidate, Check
from planning.matching_offers import Offer
from shell.state import State
from tests.pages.opening import open_page
from tests.pages.opening import said_with_html as said

pytestmark = pytest.mark.usefixtures("sample")
opened = partial(open_page, "partners")

MINISTRY, PUBLIC = Viewer("ministry"), Viewer()
LISTS = ("Possible partners, the best first", "Partenaires possibles, les meilleurs d’abord")
GOWN = {"kind": "product", "code": "gown_surg_std", "q": "2000"}


def state(viewer: Viewer = MINISTRY, selection: Selection | None = None, **own: str) -> State:
    return State("partners", selection or Selection(), "en", viewer, own)


def test_it_opens_on_an_input_that_firms_lack_and_who_has_it() -> None:
    app = opened()
    title = app.title[0].value
    assert "possible partners" in title
    view = read(state())
    assert view.need is not None
    assert view.need.kind == "input"
    assert view.shown
    assert [each.code for each in rows(app)] == [
        one.offer.site_id for one in view.shown[: len(rows(app))]
    ]


def rows(app: Any) -> list[Any]:
    """The rows of the list of candidates, as the browser is told them."""
    for one in app.get("bidi_component"):
        data = json.loads(one.proto.json)
        if data.get("label") in LISTS:
            return [SimpleNamespace(**row) for row in data["rows"]]
    return []


def test_a_question_in_the_address_is_asked() -> None:
    """Whatever another page leads here with."""
    selection = Selection(countries=("ES", "TN"), certificates=("iso_13485",))
    view = read(
        state(selection=selection, **GOWN, days="30", moq="500", at="TN-52", km="800", joint="1")
    )
    need = view.need
    assert need is not None
    assert (need.quantity, need.days, need.order, need.km) == (2000.0, 30.0, 500.0, 800.0)
    assert need.joint
    assert need.countries == ("ES", "TN")
    assert requirements(need) == (
        "does", "certificate", "named:iso_13485", "evidence", "quantity", "order", "days",
        "distance", "country",
    )  # fmt: skip
    assert view.must == {"does", "country"}
    assert {one.offer.country for one in view.shown} <= {"ES", "TN"}


@pytest.mark.parametrize(
    "junk",
    [
        {"kind": "gift", "code": "x"}, {"code": "cut_sew"}, {"of": "site", "s": "nobody", "n": "?"},
        {"q": "many", "km": "-1", "days": "1e9", "at": "99~999"}, {"must": "..", "show": "?"},
        {"kind": "cooperation", "code": "joint_bid", "for": "nothing", "m": "b8a514133026"},
    ],
)  # fmt: skip
def test_what_is_wrong_in_an_address_is_dropped(junk: dict[str, str]) -> None:
    assert read(state(**junk)).need is not None


@pytest.mark.parametrize(
    "query",
    [
        GOWN | {"must": "none", "lang": "fr"},
        {"p": "mat_sms", "lang": "fr"},
        {"t": "lamination"},
        {"kind": "service", "code": "svc_sterilisation", "lang": "fr"},
        {"kind": "cooperation", "code": "joint_bid", "for": "resp_ffp2"},
        {"kind": "skill", "lang": "fr"},
        {"kind": "buyer", "code": "mat_meltblown", "q": "100"},
        {"of": "site", "lang": "fr"},
    ],
)
def test_every_kind_of_need_is_answered(query: dict[str, str]) -> None:
    app = opened(**query)
    assert app.title[0].value
    assert len(app.get("plotly_chart")) == len(app.get("deck_gl_json_chart")) == bool(rows(app))


def test_choices_are_written_into_the_address() -> None:
    app = opened(**GOWN)
    app.number_input(key="tela_partners_days").set_value(30).run()
    assert app.query_params["days"] == "30"
    app.text_input(key="tela_partners_at").set_value("sfax").run()
    assert app.query_params["at"] == "34.74~10.76"
    app.number_input(key="tela_partners_km").set_value(700).run()
    assert "within 700 km of Sfax" in said(app) + str(app.get("button_group"))
    app.segmented_control(key="tela_partners_show").set_value("met").run()
    assert app.query_params["show"] == "met"
    app.selectbox(key="tela_partners_kind").set_value("stage").run()
    assert app.query_params["kind"] == "stage"
    assert "code" not in app.query_params
    assert app.query_params["km"] == "700"
    app.segmented_control(key="tela_partners_of").set_value("site").run()
    assert app.query_params["of"] == "site"
    assert "kind" not in app.query_params


def test_a_site_asks_for_what_it_would_look_for() -> None:
    asked = state(of="site")
    view = read(asked)
    assert view.asker is not None
    assert view.need is not None
    assert view.wants[0].key == view.want
    assert all(one.offer.member_id != view.asker.member_id for one in view.known.ranked)
    other = view.wants[-1].key
    again = read(state(of="site", s=view.asker.site_id, n=other))
    assert again.want == other
    names = wording.asker_names(view.askers)
    assert len(set(names.values())) == len(names)


def test_a_cluster_asks_for_its_own_sites() -> None:
    cluster = store.sites(Selection(), MINISTRY, dt.date.today()).table["cluster_code"].iloc[0]
    view = read(state(Viewer("cluster", cluster), of="site"))
    assert {one.cluster for one in view.askers} == {cluster}


def test_the_one_chosen_is_told_requirement_by_requirement() -> None:
    view = read(state(**GOWN))
    code = view.shown[-1].offer.site_id
    app = opened(**GOWN, m=code)
    text = said(app)
    assert view.need is not None
    for name in requirements(view.need):
        assert wording.requirement(name, view.need) in text
    assert wording.names(view.shown)[code] in text


def test_figures_agree_with_the_list_and_with_one_another() -> None:
    asked = state(**GOWN, at="TN-52", km="900")
    view = read(asked)
    made = {name: build() for name, build in exhibits.exhibits(asked).items()}
    bars, drawn = made["gaps"], made["map"]
    assert bars is not None
    assert drawn is not None
    sums = bars.table.groupby("bar")["value"].sum()
    assert view.need is not None
    assert set(sums) == {float(len(requirements(view.need)))}
    first = view.shown[0].offer.site_id
    assert bars.table["bar"].iloc[0] == first
    said_there = dict(zip(drawn.table["site_id"], drawn.table["said"], strict=True))
    assert said_there[first] == gaps.outcome(view.shown[0], view.need)
    assert bars.table["said"].iloc[0] == gaps.brief(view.shown[0], view.need)
    assert headline.said(view).partition(":")[0] == bars.title.partition(":")[0]


def test_the_public_reads_names_by_consent_and_no_figure_of_a_firm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor does what is told to it hang on any: only what it may know is met or missed."""
    named = set(store.members(Selection(), PUBLIC, dt.date.today()).table["name"])
    view = read(state(PUBLIC, **GOWN))
    assert view.shown
    for one in view.shown:
        assert not one.offer.open
        assert one.offer.name in named
        assert one.offer.lines == ()
        assert {check.requirement for check in one.checks if check.state != "untold"} <= {
            "does", "country", "distance",
        }  # fmt: skip
    for build in exhibits.exhibits(state(PUBLIC, **GOWN)).values():
        made = build()
        assert made is not None
        if "capacity" in made.table:
            assert made.table["capacity"].isna().all()
            assert made.table["certified"].eq("no standard applies, or not shown").all()
    monkeypatch.setenv("TELA_VIEWER", "public")
    app = opened(**GOWN)
    assert "what they can deliver is not shown here" in app.title[0].value
    opened(**GOWN, m=view.shown[0].offer.site_id)


def test_nobody_left_says_what_to_do() -> None:
    app = opened(**GOWN | {"q": "999999999"}, must="does.quantity")
    assert "nobody" in app.title[0].value


def test_an_empty_selection_draws_no_figure() -> None:
    asked = state(kind="product", code="oxygenator", must="does")
    assert [build() for build in exhibits.exhibits(asked).values()] == [None, None]


SIZED = {"order", "days", "short", "far", "lapsed", "old", "convert"}
OF = {
    "lapsed": "certificate", "none": "certificate", "order": "order", "days": "days",
    "short": "quantity", "far": "distance", "draft": "evidence", "old": "evidence",
    "named": "named:iso_13485", "no_output": "output", "abroad": "country", "other": "makes",
    "convert": "does", "offered": "does", "stage": "does", "unstated": "days",
}  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(EASE), st.floats(0.001, 1e6))
def test_every_gap_has_words_that_round_nothing_away(reason: str, size: float) -> None:
    """A gap is never said to be of size 0."""
    offer = Offer("s", "m", None, None, None, "EG", None, 0.0, 0.0, True, "line", ())
    check = Check(OF[reason], "gap", reason, size if reason in SIZED else None)
    one = Candidate(offer, (check,), 0.0, False, 0.0)
    need = Need("product", "resp_ffp2", product="resp_ffp2", rung="certified")
    text = gaps.gap(check, need, one)
    assert text
    assert " 0 " not in f" {text} "
    assert text in gaps.outcome(one, need)
    assert text in gaps.brief(one, need)


def test_every_reason_of_a_gap_has_an_example_here() -> None:
    assert set(OF) == set(EASE)
