"""The chain builder on the sample: opens on a chain, says what is missing, names by consent."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import pytest

from cluster_data.selection import Selection
from cluster_data.store.supplying import supply_lines
from cluster_data.viewer import Viewer
from pages.builder import exhibits, view
from pages.builder.answer import Solved, solved
from planning.chain_check import validate
from shell.state import State
from tests.pages.opening import open_page
from tests.pages.opening import said_with_html as said
from words import speaking_in

pytestmark = pytest.mark.usefixtures("sample")
opened = partial(open_page, "builder")
MINISTRY, PUBLIC = Viewer("ministry"), Viewer()
TODAY = dt.date.today()
NO_TUNISIA = {"p": "mask_surg_iir", "q": "500000", "c": "TN"}


def state(viewer: Viewer = MINISTRY, selection: Selection | None = None, **own: str) -> State:
    return State("builder", selection or Selection(), "en", viewer, own)


def answer(*products: str, viewer: Viewer = MINISTRY, **own: str) -> Solved:
    with speaking_in("en"):
        return solved(state(viewer, Selection(products=products), **own))


def figure(name: str, asked: State) -> Any:
    with speaking_in("en"):
        return exhibits.exhibits(asked)[name]()


@pytest.fixture
def lines(sample: Any) -> pd.DataFrame:
    return supply_lines(Selection(), MINISTRY, TODAY)


def test_it_opens_on_a_chain_of_a_round_quantity(lines: pd.DataFrame) -> None:
    app = opened()
    found = answer()
    count, quantity = len(found.plan.chains[0].firms), found.quantity
    assert f"these {count} firms together can make {quantity:,.0f} pieces a week" in said(app)
    assert quantity <= (found.plan.greatest or 0) / 2
    assert validate(found.plan.chains[0], found.plan.problem, lines) == ()
    assert [one.value for one in app.header][:2] == ["Partners", "Other chains that would do"]
    assert len(app.get("plotly_chart")) == 2
    assert len(app.get("deck_gl_json_chart")) == 1


def test_it_opens_in_french() -> None:
    text = said(opened(lang="fr"))
    assert "peuvent faire ensemble" in text
    assert "Autres chaînes possibles" in text
    assert "together" not in text


def test_what_is_missing_is_named_with_how_much() -> None:
    found = solved(state(selection=Selection(products=("mask_surg_iir",), countries=("TN",)),
                         q="500000"))  # fmt: skip
    worst = found.plan.missing[0]
    text = said(opened(**NO_TUNISIA))
    assert "missing, for" in text
    assert "of 500,000 pieces a week" in text
    made = figure("stages", state(selection=Selection(products=("mask_surg_iir",),
                                                      countries=("TN",)), q="500000"))  # fmt: skip
    short = made.table[made.table["series"].eq("missing")].set_index("bar")["value"]
    assert short[worst.role.code] == pytest.approx(worst.missing(500_000))
    assert short.gt(0).sum() == len(found.plan.missing)
    drawn = figure("plan", state(selection=Selection(products=("mask_surg_iir",),
                                                     countries=("TN",)), q="500000"))  # fmt: skip
    gone = drawn.table[drawn.table["source"].str.startswith("missing")]
    assert gone["outcome"].eq("missing").all()
    assert gone["value"].sum() == pytest.approx(
        sum(one.missing(500_000) for one in found.plan.missing)
    )


def test_every_stage_of_the_figure_adds_up_to_the_quantity() -> None:
    found = answer()
    table = figure("plan", state()).table
    by_level = table.groupby("source_level")["value"].sum()
    assert len(by_level) == len(found.plan.held)
    assert by_level.to_numpy() == pytest.approx(found.quantity)
    own = table[table["amount_unit"].eq("kg")]
    assert own["amount"].sum() == pytest.approx(sum(
        one.needed or 0.0 for one in found.plan.held if one.role.unit == "kg"
    ))  # fmt: skip


def test_another_chain_is_looked_at_by_the_address() -> None:
    found = answer()
    first, other = found.plan.chains[:2]
    assert first.firms != other.firms
    one, two = (figure("plan", state(**own)).table for own in ({}, {"alt": "1"}))
    assert set(one["source"]) != set(two["source"])
    named = {f"firm-{firm}" for firm in other.firms}
    assert {code for code in two["source"] if code.startswith("firm-")} == named


def test_choices_are_written_into_the_address() -> None:
    app = opened(alt="1")
    app.number_input(key="tela_chain_quantity").set_value(30_000).run()
    assert (app.query_params["q"], "alt" in app.query_params) == ("30000", False)
    app.segmented_control(key="tela_chain_use").set_value("all").run()
    assert app.query_params["use"] == "all"
    app.toggle(key="tela_chain_need").set_value(True).run()
    assert app.query_params["need"] == "all"
    app.multiselect(key="tela_chain_have").set_value(["mat_pouch_sterile"]).run()
    assert app.query_params["have"] == "mat_pouch_sterile"
    app.selectbox(key="tela_chain_product").set_value("mask_surg_iir").run()
    assert app.query_params["p"] == "mask_surg_iir"
    assert not {"q", "have"} & set(app.query_params)


@pytest.mark.parametrize(
    "own",
    [{"q": "-4"}, {"q": "9" * 30}, {"by": "tomorrow"}, {"alt": "7"}, {"have": "..'--"},
     {"use": "x", "need": "y"}],
)  # fmt: skip
def test_junk_in_the_address_is_passed_over(own: dict[str, str]) -> None:
    assert view.read(state(**own)) == view.read(state())


def test_what_no_standard_certifies_is_offered_as_attested() -> None:
    app = opened(p="cotton_wool")
    assert "No standard applies to" in said(app)
    app.button(key="tela_attested_chain").click().run()
    assert "can make" in said(app)


def test_a_product_that_nobody_makes_says_so() -> None:
    text = said(opened(p="oxygenator", g="attested"))
    assert "capacity of makers" in text
    assert "missing" in text


def test_the_public_reads_sums_of_three_and_of_no_firm(
    lines: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELA_VIEWER", "public")
    app = opened(p="mask_surg_iir", q="200000")
    text = said(app)
    found = answer("mask_surg_iir", viewer=PUBLIC, q="200000").plan
    assert (found.chains, found.partial, found.partners) == ((), None, {})
    told = {True: "all firms together have enough for 200,000", None: "can’t be told"}
    assert told[found.suffices] in text
    assert "Which firms could do it together is shown to those who may read" in text
    drawn = "".join(str(chart.proto) for chart in app.get("plotly_chart"))
    names = set(lines["name"].dropna())
    assert not [name for name in names if name in text + drawn]
    asked = state(PUBLIC, Selection(products=("mask_surg_iir",)))
    assert figure("plan", asked) is None
    assert figure("map", asked) is None
    for product in ("steril_wrap", "gauze_compress", "gown_surg_hp", "mask_surg_iir"):
        made = figure("stages", state(PUBLIC, Selection(products=(product,))))
        secret = made.table[made.table["state"].eq("suppressed")]
        assert secret[["value", "share"]].isna().all(axis=None)
        assert secret["n"].isna().all()
        assert secret["said"].eq("").all()
        told = made.table.loc[made.table["state"].eq("value"), "n"]
        assert not told.isin([1, 2]).any()


def test_a_partner_is_named_by_consent_and_else_by_its_place(lines: pd.DataFrame) -> None:
    withheld = set(lines.loc[~lines["named"], "firm"])
    seen = 0
    for product in ("resp_ffp2", "gown_isolation", "wipes_medical", "mask_community"):
        found = answer(product)
        for firm, one in found.plan.partners.items():
            if firm in withheld:
                seen += 1
                assert one.name is None
    assert seen
    asked = state(selection=Selection(products=("resp_ffp2",)))
    names = set(figure("plan", asked).table["source_name"])
    assert any(name.startswith("A firm in ") for name in names)


def test_a_round_quantity_is_at_most_half_of_what_can_be_had() -> None:
    found = {most: view.round_part(most) for most in (4.0, 99.0, 54_026.0, 933_231.0, 2e6)}
    assert found == {4.0: 2, 99.0: 20, 54_026.0: 20_000, 933_231.0: 200_000, 2e6: 1_000_000}
    assert view.round_part(None) == view.round_part(0.0) == view.NOMINAL


def test_the_answer_depends_on_its_question_alone() -> None:
    found = answer()
    again = answer()
    assert replace(found.plan, partners={}) == replace(again.plan, partners={})
