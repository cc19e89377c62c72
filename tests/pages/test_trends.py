"""The trends page on the sample: its answer, what it is about, who is told what, past states."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from pages.emergency.keeping import selection_of
from pages.trends import headline, then
from pages.trends.exhibits import exhibits
from pages.trends.view import read
from planning.answer import Question
from shell import figures
from shell.decks import Item
from shell.lookback import OF_TODAY
from shell.pages import PAGES
from shell.state import State
from tests.pages.opening import open_page
from tests.pages.opening import said_with_html as said

pytestmark = pytest.mark.usefixtures("sample")
opened = partial(open_page, "trends")

MINISTRY, PUBLIC = Viewer("ministry"), Viewer()
YESTERDAY = dt.date.today() - dt.timedelta(1)


def state(viewer: Viewer = MINISTRY, selection: Selection | None = None, **own: str) -> State:
    return State("trends", selection or Selection(), "en", viewer, own)


def figure(name: str, asked: State) -> Any:
    return exhibits(asked)[name]()


def title(app: AppTest) -> str:
    return str(app.title[0].value).replace("\\", "")


def test_it_opens_on_the_last_change_and_the_same_sites() -> None:
    app = opened()
    text = said(app)
    assert "FFP2 filtering half mask: certified capacity rose 32% from 2026-R1" in title(app)
    assert "the same sites account for 32% of it" in title(app)
    assert "2026-R2: 230 of 279 firms asked have answered" in text
    assert "All that this ledger holds came in on" in text
    assert len(app.get("plotly_chart")) == 2
    english = title(opened())
    french = title(opened(lang="fr"))
    assert "la capacité certifiée a augmenté de 32" in french
    assert french != english


def test_the_topic_is_a_product_or_all_of_a_unit_and_in_the_address() -> None:
    assert "Gauze compress" in title(opened(of="gauze_compress"))
    whole = title(opened(of="unit.piece"))
    assert "product types in pieces" in whole
    assert title(opened(of="unit.mile")) == title(opened())
    assert "Scrubs" in title(opened(p="scrubs_set"))


def test_the_figures_agree_with_the_rounds_themselves() -> None:
    panel = figure("panel", state(of="resp_ffp2")).table
    for round_, day in read(state()).rounds:
        asked = Selection(products=("resp_ffp2",), round=round_, as_of=day)
        whole = store.region_figures(asked, MINISTRY, "per_100k", dt.date.today()).whole
        row = panel[panel["place"].eq("all") & panel["round"].eq(round_)].iloc[0]
        assert row["value"] == pytest.approx(whole.capacity)
        assert row["n"] == whole.n
    assert figure("steps", state()) is None, "two rounds are one step"
    table = figure("products", state()).table
    parted = table["before"] + table[store.PARTS].sum(axis=1)
    assert parted.tolist() == pytest.approx(table["after"].tolist(), abs=1e-6)


def test_the_public_is_told_of_no_change_by_one_or_two_firms() -> None:
    asked = state(PUBLIC)
    for name in ("panel", "products"):
        table = figure(name, asked).table
        counts = [column for column in table if column.startswith("n")]
        counts = [column for column in counts if pd.api.types.is_integer_dtype(table[column])]
        assert counts
        assert not table[counts].isin([1, 2]).any(axis=None)
    hidden = figure("products", asked).table
    assert hidden["state"].eq("suppressed").any()
    assert headline.said(asked, read(asked))


def test_a_product_without_a_standard_offers_attested_capacity() -> None:
    app = opened(p="bed_sheet_disp")
    assert title(app).startswith("Nothing of this selection")
    next(one for one in app.button if one.label == "Count attested capacity instead").click().run()
    assert app.query_params["g"] == "attested"


def test_before_the_second_round_it_says_what_comes_after() -> None:
    app = opened(w="2026-R1")
    assert title(app).endswith("one round so far, 2026-R1")
    assert "Two rounds make a trend" in said(app)
    assert not app.get("plotly_chart")


def test_before_anything_was_known_the_basin_is_empty_and_says_so() -> None:
    app = opened(kn=YESTERDAY.isoformat())
    text = said(app)
    assert "You see the basin as it was known on" in text
    assert title(app) == "Nothing of this selection stands in any round"
    back = next(one for one in app.button if one.label == "Back to today")
    back.click().run()
    assert "kn" not in app.query_params
    assert "rose 32%" in title(app)


@pytest.mark.parametrize("slug", [one.slug for one in PAGES if one.slug not in OF_TODAY])
def test_every_page_shows_an_empty_past_and_the_way_back(slug: str) -> None:
    app = open_page(slug, kn=YESTERDAY.isoformat())
    assert "You see the basin as it was known on" in said(app)
    assert "Back to today" in [one.label for one in app.button]


def test_what_changes_the_ledger_is_not_offered_in_the_past() -> None:
    app = open_page("quality", kn=YESTERDAY.isoformat(), s="twins")
    assert "go back to today to change anything" in said(app)
    assert not [one for one in app.button if one.key and one.key.startswith("tela_twins")]
    assert "this one is of today" in said(open_page("upload", kn=YESTERDAY.isoformat()))


def test_pages_of_today_are_of_today_and_keep_the_day_for_the_others() -> None:
    asked = Selection(known=YESTERDAY)
    assert State("map", asked, "en", MINISTRY, {}).day == YESTERDAY
    assert State("upload", asked, "en", MINISTRY, {}).day == dt.date.today()
    assert State("upload", asked, "en", MINISTRY, {}).shared_query()["kn"] == YESTERDAY.isoformat()


def test_an_emergency_is_answered_and_kept_from_the_same_past() -> None:
    asked = Question(product="resp_ffp2", quantity=1e6, by=dt.date.today(), as_of=YESTERDAY)
    lines = selection_of(State("emergency", Selection(known=YESTERDAY), "en", MINISTRY, {}), asked)
    assert lines.known == YESTERDAY
    assert store.revision(lines) == 0


def test_a_figure_of_the_past_says_so_in_a_deck_too() -> None:
    told = figures.built(Item("map", "figure", f"p=resp_ffp2&kn={YESTERDAY.isoformat()}"))
    assert told is not None
    assert "as known on" in told.source
    assert "as known on" in told.sentence
    now = figures.built(Item("map", "figure", "p=resp_ffp2"))
    assert now is not None
    assert "as known on" not in now.sentence


def test_what_came_since_is_of_the_clusters_looked_at() -> None:
    uploads = pd.DataFrame(
        {
            "cluster_code": ["A", "B", "A"],
            "at": pd.to_datetime(["2026-05-31 23:59", "2026-06-01 00:00", "2026-06-02 10:00"]),
        }
    )
    day = dt.date(2026, 5, 31)
    assert list(then.since(uploads, Selection(), day).index) == [1, 2]
    assert list(then.since(uploads, Selection(clusters=("A",)), day).index) == [2]
