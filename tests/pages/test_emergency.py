"""The emergency page on the sample: a question is asked, answered, pushed, and called about."""

from __future__ import annotations

import csv
import datetime as dt
import io
from functools import partial

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cluster_data import store
from cluster_data.viewer import Viewer
from pages.emergency import asked, calls, kept_files
from pages.emergency.answering import answered
from planning.record import read_record
from shell import figures
from shell.decks import item
from shell.state import State
from tests.pages.opening import open_page
from words import speaking_in

opened = partial(open_page, "emergency")


def said(app: AppTest) -> str:
    blocks = (*app.title, *app.header, *app.markdown, *app.caption, *app.info)
    return "\n".join(str(block.value) for block in blocks).replace("\\", "")


def state_of(app: AppTest) -> State:
    state: State = app.session_state["tela_state"]
    return state


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30M", 30_000_000), ("30 million", 30_000_000), ("30 000 000", 30_000_000),
        ("30\u202f000\u202f000", 30_000_000), ("30,000,000", 30_000_000), ("1.200", 1_200),
        ("2,5 millions", 2_500_000), ("2.5M", 2_500_000), ("250k", 250_000), ("12'000", 12_000),
        ("1", 1), ("", None), ("many", None), ("-5", None), ("0", None), ("9" * 30, None),
        ("12 pallets", None), ("1e9", None),
    ],
)  # fmt: skip
def test_a_quantity_is_read_as_people_type_it(text: str, value: int | None) -> None:
    assert asked.typed(text) == value


@pytest.mark.usefixtures("sample")
def test_thirty_million_masks_in_three_steps() -> None:
    app = opened()
    assert "How much, by when?" in said(app)
    app.selectbox(key="tela_asked_product").set_value("mask_community").run()
    app.text_input(key="tela_asked_quantity").set_value("30 million").run()
    app.date_input(key="tela_asked_by").set_value(dt.date.today() + dt.timedelta(days=90)).run()
    assert app.query_params["q"] in ("30000000", ["30000000"])
    assert "30 million pieces by" in said(app)
    assert "Whom to call" in said(app)
    assert [metric.label for metric in app.metric] == [
        "At least: there by", "Likely: there by", "At most: there by",
    ]  # fmt: skip


@pytest.mark.usefixtures("sample")
def test_a_lever_changes_the_answer_and_is_taken_back() -> None:
    app = opened(p="resp_ffp2", q="900000000", by=str(dt.date.today() + dt.timedelta(days=60)))
    before = said(app)
    pulls = [button for button in app.button if str(button.key).startswith("tela_pull_")]
    assert pulls
    redirect = next(button for button in pulls if "Redirect" in button.label)
    redirect.click().run()
    assert said(app) != before
    assert "rd" in app.query_params
    app.button(key="tela_unpull_rd").click().run()
    assert "rd" not in app.query_params
    assert said(app) == before


@pytest.mark.usefixtures("sample")
def test_inputs_made_there_hold_output_down_and_an_import_frees_it() -> None:
    app = opened(p="resp_ffp2", q="900000000", inp="local")
    with speaking_in("en"):
        local = answered(state_of(app), asked.question(state_of(app)))  # type: ignore[arg-type]
        free = answered(
            state_of(app), asked.question(state_of(app)).but(assumed=None)  # type: ignore[union-attr]
        )  # fmt: skip
    for level, found in local.levels.items():
        pairs = zip(found.cumulative, free.levels[level].cumulative, strict=True)
        assert all(one <= other + 1e-6 for one, other in pairs if None not in (one, other))
    assert "What binds is" in said(app)


@pytest.mark.usefixtures("sample")
def test_what_nothing_certifies_offers_the_attested_capacity() -> None:
    app = opened(p="mat_meltblown", q="1000")
    assert "No standard applies" in said(app)
    app.button(key="tela_attested").click().run()
    assert "1,000 kg by" in said(app)


@pytest.mark.usefixtures("sample")
def test_the_public_reads_no_single_firm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_VIEWER", "public")
    app = opened(p="resp_ffp2", q="30000000")
    state = state_of(app)
    with speaking_in("en"):
        question = asked.question(state)
        assert question is not None
        answer = answered(state, question)
        for found in answer.levels.values():
            assert all(one.contribution is None for one in found.suppliers)
        given = figures.built(item("emergency", "suppliers", state.query()))
        assert given is not None
        assert given.table["value"].isna().all()
        assert given.table["state"].eq("suppressed").all()


@pytest.mark.usefixtures("sample")
def test_the_call_list_is_in_order_and_runs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def contacts(firms: pd.DataFrame) -> pd.DataFrame:
        """The sample has none: real persons are not invented."""
        shown = firms.loc[firms["contact_visible"].astype(bool), ["cluster_code", "firm"]]
        return shown.assign(
            respondent_name="=SUM(A1)", respondent_email="desk@firm.example",
            respondent_phone="+216 73 000 000",
        )  # fmt: skip

    monkeypatch.setattr(store, "contacts", contacts)
    app = opened(p="resp_ffp2", q="30000000")
    state = state_of(app)
    with speaking_in("en"):
        question = asked.question(state)
        assert question is not None
        answer = answered(state, question)
        content = calls.call_list(state, answer, "fictive sample").decode("utf-8-sig")
    heads, *rows = csv.reader(io.StringIO(content))
    assert len(rows) == len(answer.levels["central"].suppliers)
    gives = [float(row[heads.index("Contribution by the day")]) for row in rows]
    assert gives == sorted(gives, reverse=True)
    assert any(row[heads.index("E-mail")] == "desk@firm.example" for row in rows)
    assert any(row[heads.index("Telephone")] == "+216 73 000 000" for row in rows)
    withheld = [row for row in rows if row[heads.index("Firm")] == "name withheld by consent"]
    assert not any(row[heads.index("E-mail")] for row in withheld)
    assert not any(cell[:1] in ("=", "@") for row in rows for cell in row)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "query",
    [{"q": "0"}, {"q": "-3"}, {"q": "9" * 40}, {"by": "2026-99-99"}, {"by": "1999-01-01"},
     {"rd": "400"}, {"inp": "..x"}],
)  # fmt: skip
def test_junk_in_the_address_is_as_if_it_were_not_there(query: dict[str, str]) -> None:
    opened(p="resp_ffp2", **({"q": "1000"} | query))


@pytest.mark.usefixtures("sample")
def test_in_a_crisis_what_is_asked_is_kept_once_and_replayed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    viewer = Viewer("ministry")
    app = opened(p="resp_ffp2", q="30000000", inp="mat_meltblown", cr="1")
    assert "Kept as Q00001" in said(app)
    app.run()
    (one,) = store.questions_kept(viewer)
    held = [item for item in app.toggle if str(item.key).startswith("tela_input_")]
    assert [item.value for item in held].count(False) == 1
    store.withdraw(store.history(viewer)["upload_id"].iloc[0], "a test", store.Actor())
    app.query_params["kq"] = one.question_id
    app.run()
    app.button(key="tela_kept_replay").click().run()
    assert "The same answer" in app.success[0].value
    assert len(store.questions_kept(viewer)) == 2  # the ledger is another now
    record = read_record(one.record)
    with speaking_in("en"):
        content = kept_files.verdicts_csv(one, record, {}).decode("utf-8-sig")
    assert len(content.splitlines()) == len(record.verdicts) + 1
    monkeypatch.setenv("TELA_VIEWER", "public")
    public = opened(p="resp_ffp2", q="31000000", cr="1")
    assert not [item for item in public.toggle if item.key == "tela_crisis"]
    assert "Questions kept" not in said(public)
    assert len(store.questions_kept(viewer)) == 2
