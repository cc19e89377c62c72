"""The value chain page on the sample: its answer, its choices in the address, who is told what."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from pages.chain import exhibits
from pages.chain.view import product_of, read
from planning.chain_discretion import TOGETHER
from planning.chain_flows import ELSEWHERE
from shell.state import State
from tests.pages.opening import open_page
from tests.pages.opening import said_with_html as said

pytestmark = pytest.mark.usefixtures("sample")
opened = partial(open_page, "chain")

MINISTRY, PUBLIC = Viewer("ministry"), Viewer()
MASK = "mask_surg_iir"


def state(viewer: Viewer = MINISTRY, selection: Selection | None = None, **own: str) -> State:
    return State("chain", selection or Selection(), "en", viewer, own)


def figure(name: str, asked: State) -> Any:
    return exhibits.exhibits(asked)[name]()


def test_it_opens_on_the_stage_in_the_fewest_countries() -> None:
    app = opened()
    text = said(app)
    assert "is done in the fewest countries: 2 of 11" in text
    assert "n = 247 firms, of 279 asked" in text
    assert "Portugal and Tunisia lack only Polymers & fibres" in text
    assert "Possible flows, worked out from the recipe, not recorded trade" in text
    assert len(app.get("plotly_chart")) == 3


@pytest.mark.parametrize(
    ("query", "said_there"),
    [
        ({"p": "gown_surg_std"}, "all sterile barrier pouch would have to come from elsewhere"),
        ({"p": "gown_surg_std", "i": "mat_sms"}, "of the SMS"),
        ({"c": "TN"}, "regions"),
        ({"p": "goggles"}, "names no input that the survey asks for"),
        ({"lang": "fr"}, "Ce qui manque"),
    ],
)
def test_the_address_says_what_is_looked_at(query: dict[str, str], said_there: str) -> None:
    assert said_there in said(opened(**query))


def test_the_product_is_the_one_selected_that_has_a_recipe() -> None:
    assert product_of(Selection().but(products=("goggles", "resp_ffp2"))) == "resp_ffp2"
    assert product_of(Selection().but(products=("goggles",))) == "goggles"
    assert read(state(selection=Selection().but(products=(MASK,)))).product == MASK


def test_flows_balance_with_what_the_makers_need() -> None:
    view = read(state(selection=Selection().but(products=(MASK,))))
    totals = {
        code: branch.chain.last["value"].sum() for code, branch in view.found.branches.items()
    }
    # every input is enough for the same output: that of all certified makers
    assert len(totals) == 4
    assert max(totals.values()) == pytest.approx(min(totals.values()))
    for branch in view.found.branches.values():
        parts = branch.shares
        assert parts.own + parts.others + parts.elsewhere == pytest.approx(1.0)


def test_a_country_alone_changes_no_flow() -> None:
    whole = figure("flows", state(selection=Selection().but(products=(MASK,))))
    one = figure("flows", state(selection=Selection().but(products=(MASK,), countries=("TN",))))
    assert one.table["value"].sum() == pytest.approx(whole.table["value"].sum())


def test_the_public_is_told_of_no_single_firm() -> None:
    asked = state(PUBLIC, Selection().but(products=(MASK,)))
    view = read(asked)
    exact = read(state(selection=Selection().but(products=(MASK,))))
    for code, branch in view.found.branches.items():
        if branch.chain is None:
            continue
        sources = set(branch.chain.links["source"]) - {TOGETHER, ELSEWHERE}
        whole = set(exact.found.branches[code].chain.links["source"])
        assert sources < whole, "some countries are told of together"
    cells = figure("stages", asked).table
    assert not cells["n"].isin([1, 2]).any()
    assert cells.loc[cells["state"].eq("suppressed"), ["value", "capacity", "n"]].isna().all(None)
    lacks = figure("lacks", asked).table
    assert "declared only, or by fewer than three firms" in set(lacks["series_label"])


def test_flows_of_few_firms_say_so_and_draw_nothing() -> None:
    made = figure("flows", state(PUBLIC, Selection().but(products=("bed_sheet",))))
    assert made.table["state"].tolist() == ["suppressed"]
    assert made.table["value"].isna().all()
    assert "nobody makes it" not in made.title
