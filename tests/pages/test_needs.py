"""Needs and offers, and the activity list, on the sample: answers, addresses, who may what."""

from __future__ import annotations

import csv
import datetime as dt
import io
from functools import partial

import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import NewPost
from cluster_data.viewer import Viewer
from pages.activity import browse as activity
from pages.needs import figures, one, survey
from pages.needs.view import read
from shell.state import State
from tests.pages.opening import open_page
from tests.pages.opening import said_with_html as said
from words import speaking_in

pytestmark = pytest.mark.usefixtures("sample")
opened = partial(open_page, "needs")

MINISTRY, OWN, OTHER, PUBLIC = (
    Viewer("ministry"), Viewer("cluster", "DEMO-TN"), Viewer("cluster", "DEMO-FR"), Viewer(),
)  # fmt: skip
TODAY = dt.date.today()
ONE = NewPost(
    "need", "input", "mat_sms", "SMS fabric for gowns every week", TODAY + dt.timedelta(30),
    quantity=3000.0, unit="kg", country="TN", region_code="TN-52",
)  # fmt: skip


def state(viewer: Viewer = MINISTRY, selection: Selection | None = None, **own: str) -> State:
    return State("needs", selection or Selection(), "en", viewer, own)


def test_it_opens_on_what_is_sought_and_the_figure_says_the_same() -> None:
    app = opened()
    with speaking_in("en"):
        exhibit = figures.needs_offers(state())
    assert exhibit is not None
    text = said(app)
    assert exhibit.title in text
    assert "offer it" in exhibit.title
    assert exhibit.n.text in text
    assert "Post a need or an offer" in [button.label for button in app.button]


def test_its_sides_are_those_of_the_ledger() -> None:
    counts = store.cooperation_counts(Selection(), MINISTRY, TODAY)
    table = figures.kinds(counts).set_index("code")
    for kind, side in (("cooperation_sought", "sought"), ("cooperation_offered", "offered")):
        own = counts[counts["kind"].eq(kind) & counts["answer"].notna()]
        assert len(own) == 8
        for answer, n in zip(own["answer"], own["n"], strict=True):
            assert table.loc[answer, side] == n


@pytest.mark.parametrize(
    ("own", "narrowed"),
    [
        ({"side": "need"}, {"side": "need"}),
        ({"side": "offer", "kind": "cooperation"}, {"side": "offer", "kind": "cooperation"}),
        ({"code": "training"}, {"code": "training"}),
    ],
)
def test_the_address_narrows_the_survey(own: dict[str, str], narrowed: dict[str, str]) -> None:
    with speaking_in("en"):
        asked = state(**own)
        every = survey.answers(state(), read(state()))
        found = survey.answers(asked, read(asked))
    for column, value in narrowed.items():
        every = every[every[column].eq(value)]
    assert len(found)
    assert set(found["at"]) == set(every["at"])


@pytest.mark.parametrize(
    "junk", [{"b": "?"}, {"at": "../x"}, {"n": "99999"}, {"code": "a;b"}, {"is": "x", "kind": "y"}]
)
def test_junk_in_the_address_is_dropped(junk: dict[str, str]) -> None:
    assert "offer it" in said(opened(**junk))


def test_the_public_reads_no_name_withheld_and_no_post_that_is_not_for_all() -> None:
    with speaking_in("en"):
        found = survey.answers(state(PUBLIC), read(state(PUBLIC)))
        consented = store.members(Selection(), PUBLIC, TODAY).table
    assert set(found["name"].dropna()) <= set(consented["name"].dropna())
    assert set(found["member_id"]) <= set(consented["member_id"])


def test_a_post_is_made_answered_and_closed_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_VIEWER", str(OWN))
    app = opened(new="1", b="posts")
    app.selectbox(key="tela_post_kind").set_value("input").run()
    app.selectbox(key="tela_post_code_input").set_value("mat_sms")
    app.text_area(key="tela_post_text").set_value("Write to desk@firm.example")
    app.button(key="tela_post_keep").click().run()
    assert "Leave out e" in app.warning[0].value
    app.text_area(key="tela_post_text").set_value("SMS fabric, white, from March")
    app.number_input(key="tela_post_quantity").set_value(3000.0)
    app.button(key="tela_post_keep").click().run()
    assert not app.exception
    (kept,) = store.posts(OWN, TODAY)
    assert (kept.code, kept.quantity, kept.unit) == ("mat_sms", 3000.0, "kg")
    assert app.query_params["at"] in (kept.post_id, [kept.post_id])
    assert "SMS fabric, white, from March" in said(app)

    monkeypatch.setenv("TELA_VIEWER", str(OTHER))
    app = opened(b="posts", at=kept.post_id)
    assert not [one for one in app.button if one.label == "Close it"], "not its own"
    app.text_input(key=f"tela_needs_note_{kept.post_id}").set_value("2,000 kg from April")
    app.button(key=f"tela_needs_answer_{kept.post_id}").click().run()
    assert "answered on" in said(app)
    assert store.posts(OWN, TODAY)[0].state == "answered"

    monkeypatch.setenv("TELA_VIEWER", str(OWN))
    app = opened(b="posts", at=kept.post_id)
    app.button(key=f"tela_needs_close_{kept.post_id}").click().run()
    assert store.posts(OWN, TODAY)[0].state == "closed"
    assert "Nothing is posted that fits" in said(app), "closed ones are not among the open"
    store.reopen_post(kept.post_id, TODAY, OWN, TODAY)

    monkeypatch.setenv("TELA_VIEWER", "public")
    text = said(opened(b="posts", new="1"))
    assert "SMS fabric, white" not in text
    assert "Clusters and ministries post here" in text


def test_a_need_leads_to_partners() -> None:
    post = store.Post(**vars(ONE))
    assert one.partner_query(post) == {
        "kind": "input", "code": "mat_sms", "q": "3000", "at": "TN-52",
    }  # fmt: skip
    with speaking_in("en"):
        asked = state(side="need", kind="cooperation")
        row = survey.answers(asked, read(asked)).iloc[0].to_dict()
    assert survey.partner_query(row) == {
        "of": "site", "s": row["site_id"], "n": f"cooperation-{row['code']}",
    }  # fmt: skip


def test_activity_tells_a_ministry_all_and_a_cluster_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = store.members(Selection(clusters=("DEMO-TN",)), MINISTRY, TODAY).table
    named = table[table["name"].notna()].iloc[0]
    store.use_contacts({named["member_id"]: "DEMO-TN"}, "500 gowns", "workbook", OTHER)
    store.add_post(ONE, OTHER, TODAY)
    app = open_page("activity", kind="contacts")
    assert "contacts were taken 1 time" in said(app)
    with speaking_in("en"):
        names = dict(zip(table["member_id"], table["name"], strict=True))
        found = store.activity(MINISTRY)
        content = activity.table_csv(found, {named["member_id"]: named["name"]})
    heads, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert len(rows) == len(found)
    assert names[named["member_id"]] in rows[1][heads.index("What happened")]
    assert "Fictive cluster – France took the contacts of 1 firm" in rows[1][2]
    assert "for: 500 gowns" in rows[1][2]
    assert not any(cell[:1] in ("=", "+", "@") for row in rows for cell in row)

    monkeypatch.setenv("TELA_VIEWER", str(OWN))
    text = said(open_page("activity"))
    assert "What your cluster did" in text
    assert "contacts were taken 1 time" in text
    with speaking_in("fr"):
        whole = [activity.telling.sentence(row, {}) for row in found.to_dict("records")]
    assert all("{" not in line for line in whole)
    assert any("a pris les contacts de 1 entreprise" in line for line in whole)

    monkeypatch.setenv("TELA_VIEWER", "public")
    app = open_page("activity")
    assert "shown to ministries" in said(app)
    assert not app.get("download_button")
    assert not any("tela_activity" in str(one.key) for one in app.get("bidi_component"))


def test_activity_is_paged_and_narrowed_by_its_address() -> None:
    app = open_page("activity", span="all")
    assert "Page 1 of" in said(app)
    app.button(key="tela_activity_older").click().run()
    assert app.query_params["n"] in ("2", ["2"])
    app.selectbox(key="tela_activity_kind").set_value("rounds").run()
    assert "n" not in app.query_params
    assert "Nothing happened that fits" in said(app)
    assert "Page 1 of" in said(open_page("activity", span="all", kind="x", n="0"))
