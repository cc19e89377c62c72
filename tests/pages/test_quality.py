"""Data quality: the sentence, the list to call as a file, problems followed up, a round closed."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from loaders import kinds
from loaders.calling import Call, calls
from loaders.chaser import write_chaser
from loaders.check import understand
from loaders.committing import commit_reading
from loaders.problems import rules
from loaders.reading import Context
from pages.quality import problem
from shell import listing
from tests.loaders.survey_files import as_csv
from tests.pages.opening import open_page
from tests.store.survey_rows import ACTOR, frame, row, upload
from words import speaking_in

TODAY = dt.date.today()
RECENT = TODAY - dt.timedelta(days=20)
EVERYTHING = Selection()


def keep(*rows: dict[str, object], problems: tuple[dict, ...] = (), **about: Any) -> str:
    made = upload(count=len(rows), **({"date": RECENT} | about))
    store.add_cluster(made.cluster_code, f"Cluster {made.cluster_code}", "TN", ACTOR)
    return str(store.commit(made, frame(*rows), problems, ACTOR).upload_id)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """The page at an address, as a viewer sees it: of four asked, two answered, one in part."""
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "tela.duckdb"))
    keep(*(row(name) for name in ("Ada", "Bice", "Carla", "Dora")), kind="roster")
    missing = store.problem_row(
        "expiry-missing", "warning", "", 3, "Certificate", "EN 149", {}
    )  # fmt: skip
    keep(row("Ada"), row("Bice", product_code=None, product_stated="masque"), problems=(missing,))

    def open_(viewer: str = "cluster:TN-A", **query: str) -> AppTest:
        monkeypatch.setenv("TELA_VIEWER", viewer)
        return open_page("quality", **query)

    return open_


def checked(app: AppTest) -> AppTest:
    assert not app.exception
    assert not app.error
    return app


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[listing.Row]]:
    """The rows of each list that the page drew last, by the list's key; AppTest can't see them."""
    drawn: dict[str, list[listing.Row]] = {}
    real = listing.draw

    def draw(key: str, heads: Any, rows: Any, *args: Any, **kwargs: Any) -> None:
        drawn[key] = list(rows)
        real(key, heads, rows, *args, **kwargs)

    monkeypatch.setattr(listing, "draw", draw)
    return drawn


def heading(app: AppTest) -> str:
    return str(app.title[0].value).replace(":primary[", "").replace("]", "")


def said(app: AppTest) -> str:
    blocks = (*app.title, *app.header, *app.markdown, *app.caption)
    return "\n".join(str(block.value) for block in blocks).replace("\\", "")


def test_a_manager_reads_who_is_silent_and_whom_to_call(opened: Any, lists: Any) -> None:
    app = opened()
    assert heading(app) == (
        "2 of 4 members have not answered, and 1 answered in part; here is the list to call."
    )
    assert "3 members to call" in said(app)
    assert [(one.name, one.cells[0]) for one in lists["tela_to_call"]] == [
        ("Carla", "has not answered"), ("Dora", "has not answered"),
        ("Bice", "has answered in part"),
    ]  # fmt: skip
    assert "certificate's expiry" in lists["tela_to_call"][2].cells[1]
    assert lists["tela_rounds_answered"][0].cells == ("2", "1", "1", "4")


def test_the_public_reads_counts_and_no_name(opened: Any, lists: Any) -> None:
    for section in ("answers", "ages", "problems"):
        app = opened("public", s=section)
        assert heading(app) == "2 of 4 members have not answered, and 1 answered in part."
        shown = said(app) + repr(lists)
        assert not [name for name in ("Ada", "Bice", "Carla", "Dora", "EN 149") if name in shown]
        assert not app.get("download_button") or section != "problems"
        assert not [b for b in app.button if "ound" in b.label]
    assert lists["tela_problems_counted"][0].cells == ("0", "1", "0")


def test_another_clusters_manager_reads_counts_and_none_of_its_names(
    opened: Any, lists: Any
) -> None:
    keep(row("Zoe"), cluster="TN-B")
    for section in ("answers", "problems"):
        shown = said(opened("cluster:TN-B", s=section)) + repr(lists)
        assert "Cluster TN-A" in shown or section == "problems"
        assert not [name for name in ("Ada", "Bice", "Carla", "Dora") if name in shown]


def test_a_round_is_closed_after_a_question_and_opened_again(opened: Any) -> None:
    app = opened()
    assert "Cluster TN-A, 2026-R2: open." in said(app)
    checked(app.button(key="tela_close_round").click().run())
    assert not store.answers_by_round(EVERYTHING, Viewer(), TODAY)["closed"].any()
    checked(app.button(key="tela_close_round_yes").click().run())
    assert store.answers_by_round(EVERYTHING, Viewer(), TODAY)["closed"].all()
    app = opened()
    assert "2026-R2: closed on" in said(app)
    checked(app.button(key="tela_reopen_round").click().run())
    assert not store.answers_by_round(EVERYTHING, Viewer(), TODAY)["closed"].any()


def test_upload_says_beforehand_that_a_round_is_closed(opened: Any) -> None:
    half = f"{TODAY.year}-R{1 if TODAY.month <= 6 else 2}"
    app = opened()
    checked(app.switch_page("pages/upload/page.py").run())
    assert not app.warning
    store.close_round("TN-A", half, ACTOR)
    checked(app.run())
    (told,) = [str(one.value).replace("\\", "") for one in app.warning]
    assert told.startswith(f"Round {half} of Cluster TN-A is closed and takes no more files.")


def test_a_problem_is_followed_up_where_it_stands(opened: Any, lists: Any) -> None:
    app = opened(s="problems", part="certificates")
    assert [one.name for one in lists["tela_problem_kinds"]] == ["Certificate without an expiry"]
    (line,) = lists["tela_problem_rows"]
    assert (line.name, line.cells) == ("Bice", ("EN 149", "open"))
    app = opened(s="problems", part="certificates", at=line.code)
    assert "without the certificate's expiry" in said(app)
    app.text_input(key=f"tela_note_{line.code}").set_value("called <b>her</b>")
    app.button_group(key=f"tela_status_{line.code}").set_value("asked")
    checked(app.button(key=f"tela_keep_{line.code}").click().run())
    found = store.problem_list(EVERYTHING, Viewer("ministry"), TODAY).iloc[0]
    assert (found["status"], found["note"]) == ("asked", "called <b>her</b>")
    assert lists["tela_problem_kinds"][0].cells == ("–", "1")


def test_answers_past_a_year_are_told_with_whom_to_ask_again(opened: Any, lists: Any) -> None:
    old = TODAY - dt.timedelta(days=400)
    keep(row("Old"), cluster="TN-B", round_="2025-R1", date=old)
    app = opened("ministry", s="ages")
    assert "1 product line is past a year and no longer attested" in said(app)
    told = {one.name: (one.cells, one.note) for one in lists["tela_ageing"]}
    assert told["Cluster TN-B"] == (("1", "1", "0", "all have passed"), "1 member to ask again")
    opened("ministry")
    assert ("Old", "its answers are too old") in [
        (one.name, one.cells[0]) for one in lists["tela_to_call"]
    ]


def test_a_row_refused_is_shown_as_it_came_to_its_own_cluster(opened: Any, tmp_path: Path) -> None:
    headings = ["Company", "Country", "Product", "Capacity", "E-mail"]
    rows = [
        ["Gina", "TN", "FFP2", "1 000 pieces/week", ""],
        ["Gina", "TN", "FFP3", "a lot", "g@g.tn"],
    ]
    path = as_csv([headings, *rows], tmp_path / "gina.csv")
    (reading,) = understand(path, path.name, Context(round="2026-R2", date=RECENT))
    assert reading.rejected == 1
    commit_reading(reading, "TN-A", "2026-R2", RECENT, ACTOR, original=path)
    seen = store.problem_list(
        EVERYTHING, Viewer("cluster", "TN-A"), TODAY, ["capacity-not-a-number"]
    )
    at = problem.address_of(seen.iloc[0].to_dict())
    app = opened(s="problems", part="refused", kind="capacity-not-a-number", at=at)
    assert "Gina" in said(app)
    checked(app.button(key=f"tela_came_{at}").click().run())
    drawn = [str(block.value) for block in app.get("html")]
    (table,) = [text for text in drawn if 'class="tela-table"' in text]
    assert "<strong>a lot</strong>" in table
    assert "FFP3" in table
    assert "g@g.tn" not in table
    assert heading(app).startswith("2 of 5 members have not answered, and 2 answered in part")


def made(language: str = "en", viewer: Viewer | None = None) -> tuple[tuple[Call, ...], Any]:
    """The calls of the ledger and their workbook, read back."""
    who = viewer or Viewer("cluster", "TN-A")
    with speaking_in(language):
        firms = store.chase_list(EVERYTHING, who, TODAY)
        listed = calls(firms, store.problem_list(EVERYTHING, who, TODAY), TODAY, 365)
        out = io.BytesIO()
        write_chaser(out, listed, store.contacts(firms), as_of=TODAY, source="a test")
    return listed, openpyxl.load_workbook(out)


def test_the_list_to_call_is_a_workbook_with_what_to_ask_and_whom(opened: Any) -> None:
    keep(
        row("Ada"), row("=HYPERLINK(1)", respondent_name="Eva", respondent_phone="+216 70"),
        kind="roster", round_="2026-R2", date=TODAY,
    )  # fmt: skip
    listed, book = made()
    assert [call.why for call in listed] == ["silent"] * 3 + ["partly"]
    sheet = book["TN-A"]
    rows = {cells[0].value: cells for cells in sheet.iter_rows(min_row=2)}
    hostile = rows["=HYPERLINK(1)"]
    assert hostile[0].data_type == "s"
    assert [cell.value for cell in hostile[6:9]] == ["Eva", None, "+216 70"]
    assert rows["Carla"][3].value == "Answer round 2026-R2."
    assert "Fill in the expiry date" in rows["Bice"][3].value
    assert rows["Bice"][4].value.date() == RECENT
    total = [cell.value for cell in list(book["To call"].iter_rows())[-1]]
    assert total == ["Cluster TN-A", "2026-R2", 3, 0, 1, 0, 0, 4]


def test_the_list_to_call_speaks_the_readers_language(opened: Any) -> None:
    _listed, book = made("fr")
    assert book.sheetnames == ["À appeler", "TN-A"]
    assert book["TN-A"]["A1"].value == "Membre"
    assert "n’a pas répondu" in [cell.value for cell in book["TN-A"]["C"]]


def test_what_is_settled_or_no_more_than_noted_asks_for_nothing(opened: Any) -> None:
    flawed = keep(
        row("Faust"), cluster="TN-B",
        problems=(store.problem_row("expiry-missing", "warning", "", 2, "E", "EN 149", {}),),
    )  # fmt: skip
    listed, _book = made(viewer=Viewer("cluster", "TN-B"))
    assert [(call.name, call.why) for call in listed] == [("Faust", "flawed")]
    noted = store.problem_row("expiry-year-only", "note", "", 2, "E", "2027", {})
    keep(row("Greta"), cluster="TN-B", problems=(noted,))
    store.follow_up([store.ProblemKey(flawed, "expiry-missing", "E", 2)], "settled", "", ACTOR)
    assert made(viewer=Viewer("cluster", "TN-B"))[0] == ()


def test_sheets_of_clusters_with_like_codes_are_told_apart(tmp_path: Path) -> None:
    listed = [
        Call(code, "A", "R", "1", None, "A", "", "silent", (), None, "")
        for code in ("x" * 40, "x" * 41, "a/b", "A:B")
    ]
    write_chaser(tmp_path / "list.xlsx", listed, pd.DataFrame(), as_of=TODAY, source="")
    assert len(openpyxl.load_workbook(tmp_path / "list.xlsx").sheetnames) == 5


def test_every_kind_of_problem_has_a_part_and_a_name() -> None:
    for slug, rule in rules().items():
        assert kinds.name_of(slug)
        assert (kinds.part_of(slug) == "refused") == (rule.severity == "error" and bool(rule.reads))


def test_the_address_of_a_problem_tells_nothing_of_it() -> None:
    line = {
        "upload_id": "U00001",
        "slug": "a",
        "column_name": None,
        "row": float("nan"),
        "params": "{}",
    }
    assert len(problem.address_of(line)) == 12
    assert problem.address_of(line) != problem.address_of(line | {"row": 3})


def test_one_firm_under_two_names_is_held_for_one_and_split_again(opened: Any, lists: Any) -> None:
    keep(row("Tissages du Sahel SARL", city="Monastir"), cluster="TN-B")
    keep(row("Tissage du Sahel", city="Monastir"), cluster="TN-B", round_="2026-R1")
    app = opened("cluster:TN-B", s="twins")
    assert "1 pair may be one and the same" in said(app)
    (same,) = [button for button in app.button if button.label == "The same"]
    code = str(same.key).rpartition("_")[2]
    app.button(key=f"tela_would_{code}").click()
    checked(app.run())
    assert lists["tela_would_change"][0].cells[2:] == ("3", "2")
    app = opened("cluster:TN-B", s="twins")
    checked(app.button(key=f"tela_same_{code}").click().run())
    assert "No two members look like one" in said(app)
    assert store.identity_list(Viewer("cluster", "TN-B"))["action"].tolist() == ["merge"]
    (back,) = [button for button in app.button if button.label == "Take it back"]
    checked(back.click().run())
    assert store.identity_list(Viewer("cluster", "TN-B"))["action"].tolist() == ["split"]
    assert "Tissage" not in said(opened("public", s="twins"))
    assert "Tissage" not in said(opened("cluster:TN-A", s="twins"))


def test_what_was_told_apart_is_not_offered_again(opened: Any) -> None:
    keep(row("Tissages du Sahel SARL", city="Monastir"), cluster="TN-B")
    keep(row("Tissage du Sahel", city="Monastir"), cluster="TN-B", round_="2026-R1")
    app = opened("cluster:TN-B", s="twins")
    (apart,) = [button for button in app.button if button.label == "Not the same"]
    checked(apart.click().run())
    assert "No two members look like one" in said(opened("cluster:TN-B", s="twins"))
    assert "is not" in said(opened("cluster:TN-B", s="twins"))
