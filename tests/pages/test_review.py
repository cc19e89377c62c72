"""The review of a dropped file: what was understood, questions answered in place, what follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import Actor
from cluster_data.store.remarks import remarks
from cluster_data.viewer import Viewer
from exhibits.exhibit import Exhibit
from loaders.__main__ import main
from loaders.decisions import Decisions, from_rows, to_rows
from loaders.kept import kept_problem
from pages.upload import letting
from pages.upload.remarks import grouped
from tests.loaders.survey_files import as_csv
from tests.pages.opening import open_page

HEADS = [
    "Raison sociale", "Pays", "Gouvernorat", "Produit", "Capacité", "Unité", "Période", "Obs. div.",
]  # fmt: skip
ROWS = [
    ["Atlas", "Tunisie", "Monastir", "masque chir.", "12000", "pièces", "semaine", ""],
    [
        "Bahia",
        "Tunisie",
        "Monastir",
        "masque chir.",
        "8000",
        "kartons",
        "semaine",
        "neuve,\ncomplète",
    ],
    ["Cap", "Tunisie", "Sfaxx", "FFP2", "3000", "pièces", "semaine", ""],
    ["Dar", "Tunisie", "Sfax", "Masque Chir.", "5000", "pièces", "semaine", ""],
]
IIR = "mask_surg_iir"


class Review:
    """The upload page of the cluster TN-A with one file dropped."""

    def __init__(self) -> None:
        self.app = open_page("upload")
        self.app.selectbox(key="tela_upload_cluster").set_value("TN-A").run()

    def drop(self, path: Path) -> Review:
        self.app.file_uploader[0].set_value([(path.name, path.read_bytes(), "text/csv")])
        self.app.run()
        self.fine()
        return self

    def fine(self) -> None:
        assert not self.app.exception
        assert not self.app.error

    @property
    def said(self) -> str:
        blocks = (
            *self.app.header, *self.app.markdown, *self.app.caption, *self.app.html,
            *self.app.success, *self.app.warning,
        )  # fmt: skip
        told = [
            str(getattr(block, "value", None) or getattr(block, "body", "")) for block in blocks
        ]
        return "\n".join([*told, *(box.label for box in self.app.expander)]).replace("\\", "")

    def field(self, label: str) -> Any:
        """The field in which a question is answered, by the text asked about."""
        return next(box for box in self.app.selectbox if label in str(box.label))

    def answer(self, label: str, code: str) -> None:
        self.field(label).set_value(code)
        self.app.run()
        self.fine()

    def rows(self) -> pd.DataFrame:
        """The accepted rows of the one file."""
        box = self.app.session_state["tela_inbox"]
        ((_context, (one,)),) = box._read.values()
        return one.reading.rows

    def products(self) -> list[str | None]:
        codes = self.rows()["product_code"].astype(object)
        return codes.where(codes.notna(), None).tolist()

    def totals(self) -> set[str]:
        """The products whose totals will change, by the preview's table."""
        (table,) = [box.value for box in self.app.dataframe if "A week after" in box.value.columns]
        return set(table["Product"])

    def warning_key(self, slug: str) -> str:
        """The key of the form in which a warning is let stand."""
        box = self.app.session_state["tela_inbox"]
        ((_context, (one,)),) = box._read.values()
        (group,) = [g for g in grouped(one.reading.problems) if g.slug == slug]
        return letting.key_of(letting.warned(one, group))

    def press(self, key: str) -> None:
        self.app.button(key=key).click()
        self.app.run()
        self.fine()


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Review]:
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "tela.duckdb"))
    monkeypatch.setenv("TELA_VIEWER", "ministry")
    store.add_cluster("TN-A", "Pôle du Sahel", "TN", Actor())
    return Review


@pytest.fixture
def survey_file(tmp_path: Path) -> Path:
    return as_csv([["Enquête d’été"], HEADS, *ROWS, []], tmp_path / "ete.csv")


def test_rows_and_lines_are_accounted_for(review: Callable[[], Review], survey_file: Path) -> None:
    said = review().drop(survey_file).said
    assert "4 rows = 4 accepted + 0 rejected + 0 skipped" in said
    assert "8 lines = 2 down to the headings + 4 rows + 2 empty or within a cell" in said
    assert "7 of 8 used · not used: “Obs. div.”" in said
    assert "headings in row 2" in said


def test_one_answer_holds_for_all_cells_and_stays_in_sight(
    review: Callable[[], Review], survey_file: Path
) -> None:
    page = review().drop(survey_file)
    assert "Product type · 3 cells" in page.said, "whatever the case they are written in"
    offered = page.field("masque chir").options
    assert offered[:4] == [
        "Medical face mask Type IIR", "Medical face mask Type I / II",
        "FFP2 filtering half mask (N95/KN95 equivalent)", "None of these",
    ]  # fmt: skip
    assert "`product-unmapped`" in page.said
    page.answer("masque chir", IIR)
    assert "`product-unmapped`" not in page.said
    assert page.products() == [IIR, IIR, "resp_ffp2", IIR]
    assert page.field("masque chir").value == IIR
    page.answer("masque chir", None)
    assert page.products() == [None, None, "resp_ffp2", None], "an emptied field takes it back"


def test_the_preview_follows_the_answers(review: Callable[[], Review], survey_file: Path) -> None:
    page = review().drop(survey_file)
    assert page.totals() == {"FFP2 filtering half mask (N95/KN95 equivalent)"}
    page.answer("masque chir", IIR)
    assert "Medical face mask Type IIR" in page.totals()
    page.answer("masque chir", "mask_surg_ii")
    assert "Medical face mask Type I / II" in page.totals()
    assert "Medical face mask Type IIR" not in page.totals()


def test_of_many_files_answers_are_applied_together(
    review: Callable[[], Review], survey_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.upload.files._ROWS", 2)
    page = review().drop(survey_file)
    page.answer("masque chir", IIR)
    page.answer("kartons", "box")
    assert page.products()[0] is None
    assert not [b for b in page.app.button if b.key == "tela_keep"], "not before it is read again"
    (again,) = [b for b in page.app.button if b.key == "tela_read_again"]
    assert again.label == "Read again with 2 answers"
    page.press("tela_read_again")
    assert page.products()[0] == IIR
    assert [b for b in page.app.button if b.key == "tela_keep"]


def test_what_is_kept_is_remembered_for_the_next_file_until_it_is_forgotten(
    review: Callable[[], Review], survey_file: Path, tmp_path: Path
) -> None:
    page = review().drop(survey_file)
    page.answer("masque chir", IIR)
    page.answer("kartons", "-")
    assert store.remembered("TN-A").empty, "nothing is kept before somebody says so"
    page.press("tela_keep")
    assert "2 answers are remembered" in page.said
    kept = from_rows(store.remembered("TN-A"))
    assert kept.values == {("product_code", "masque chir"): IIR, ("capacity_unit", "kartons"): None}
    assert from_rows(store.remembered("TN-B")).values == {}

    more = [["Ennasr", *ROWS[0][1:]], ["Fajr", *ROWS[1][1:]]]
    page = review().drop(as_csv([HEADS, *more], tmp_path / "automne.csv"))
    assert page.products() == [IIR, IIR]
    assert "2 answers remembered from earlier files" in page.said
    assert not [box for box in page.app.selectbox if "masque chir" in str(box.label)]
    assert not [box for box in page.app.selectbox if "kartons" in str(box.label)]
    rows = store.remembered("TN-A")
    store.forget("TN-A", rows[rows["text"] == "masque chir"], Actor())
    page.app.run()
    assert page.products() == [None, None]
    assert page.field("masque chir").value is None


def test_the_command_line_knows_what_the_cluster_confirmed(
    review: Callable[[], Review], survey_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = to_rows(Decisions({}, {("product_code", "masque chir"): IIR}))
    store.remember("TN-A", answers, Actor())
    arguments = ["load", "--cluster", "TN-A", "--round", "2026-R2", str(survey_file)]
    assert main(arguments) == 0, capsys.readouterr()
    told = store.region_figures(
        Selection(products=(IIR,), rung="declared"), Viewer("ministry"), "per_100k",
        dt.date.today(),
    )  # fmt: skip
    assert told.whole.capacity == 17_000, "of the two rows in pieces"


def test_a_warning_is_let_stand_for_a_reason_only_and_the_reason_is_kept(
    review: Callable[[], Review], survey_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = review().drop(survey_file)
    key = page.warning_key("unit-unknown")
    page.press(f"tela_let_click_{key}")
    assert "Say in a few words why" in page.said
    page.app.text_input(key=f"tela_why_{key}").set_value("boxes of 50, says the firm")
    page.press(f"tela_let_click_{key}")
    assert "Let stand: boxes of 50, says the firm" in page.said
    assert "kinds · 1 let stand" in page.said
    page.press("tela_keep")
    (upload,) = store.history(Viewer("ministry"))["upload_id"]
    (kept,) = store.overridden(upload).to_dict("records")
    assert (kept["slug"], kept["column_name"]) == ("unit-unknown", "Unité")
    (group,) = [
        group
        for group in grouped(
            [
                kept_problem(row)
                for row in store.about_upload(upload, Viewer("ministry")).problems.to_dict(
                    "records"
                )
            ]
        )
        if group.slug == "unit-unknown"
    ]
    assert letting.reasons_kept(upload, group) == [kept["reason"]]
    (told,) = [r for r in remarks(upload, 4).to_dict("records") if r["slug"] == "unit-unknown"]
    assert told["let_stand"] == kept["reason"] == "boxes of 50, says the firm"
    # and said at the foot of the figures that such lines stand in
    seen: list[Exhibit] = []
    monkeypatch.setattr("shell.downloads.take_away", lambda _, exhibit, **__: seen.append(exhibit))
    for place in ("map", "products"):
        page.app.switch_page(f"pages/{place}/page.py").run()
        page.fine()
        notes = seen.pop().notes
        assert any("warning that their cluster let stand" in note for note in notes), place


def test_an_uncertain_column_is_confirmed_with_one_click(
    review: Callable[[], Review], tmp_path: Path
) -> None:
    heads = ["Cap. nom." if head == "Capacité" else head for head in HEADS]
    page = review().drop(as_csv([heads, *ROWS], tmp_path / "ete.csv"))
    assert "a list of members, no capacities" in page.said
    assert "not used so far · 12000; 8000; 3000 · 4 cells" in page.said
    (asked,) = [box for box in page.app.pills if "Cap. nom." in str(box.label).replace("\\", "")]
    assert asked.options[:1] == ["Nominal capacity"]
    assert asked.options[-2:] == ["Not used", "Another…"]
    asked.set_value("capacity_value")
    page.app.run()
    page.fine()
    assert page.rows()["capacity_per_week"].tolist()[0] == 12_000
    page.press("tela_keep")
    assert from_rows(store.remembered("TN-A")).columns == {"cap nom": "capacity_value"}


def test_what_a_file_says_is_text_in_questions(
    review: Callable[[], Review], tmp_path: Path
) -> None:
    harm = "<img src=x onerror=alert(1)> **b**"
    heads = [*HEADS[:-1], f"Obs. {harm}"]
    row = ["Atlas", "Tunisie", "Monastir", harm, "1", "pièces", "semaine", harm]
    page = review().drop(as_csv([heads, row], tmp_path / "a.csv"))
    html = [str(block.proto.body) for block in page.app.html]
    shown = [body for body in html if "tela-asked" in body]
    assert any("&lt;img src=x" in body for body in shown)
    assert not any("<img src=x" in body for body in html)
    (field,) = [box for box in page.app.selectbox if "img src" in str(box.label)]
    assert "\\<img" in field.label, "escaped for markdown"
    assert "\\*\\*b" in field.label


def test_letters_and_marks_are_asked_of_one_file_and_not_remembered(
    review: Callable[[], Review], tmp_path: Path
) -> None:
    heads = ["Company", "Country", "Product", "Capacity (t/week)"]
    table = [heads, ["Peña", "TN", "meltblown", "1.200"]]
    page = review().drop(as_csv(table, tmp_path / "a.csv", ";", "mac-roman"))
    letters = page.field("Letters of the file")
    assert "Peña (mac-roman)" in letters.options
    assert any(option.endswith("(cp1252)") and "Peña" not in option for option in letters.options)
    page.answer("Letters of the file", "cp1252")
    assert page.rows()["company_name"].tolist() != ["Peña"]
    page.answer("Letters of the file", "mac-roman")
    assert page.rows()["company_name"].tolist() == ["Peña"]

    assert "mac-roman · separated by ; · decimals after a point" in page.said
    (mark,) = [box for box in page.app.pills if "Decimals in" in str(box.label)]
    assert sorted(mark.options) == ["the comma: 1.200 is 1,200", "the point: 1.200 is 1.2"]
    for sign, kilograms in ((",", 1_200_000), (".", 1_200)):
        mark.set_value(sign)
        page.app.run()
        page.fine()
        assert page.rows()["capacity_per_week"].tolist() == [kilograms]
        (mark,) = [box for box in page.app.pills if "Decimals in" in str(box.label)]
    page.press("tela_keep")
    assert store.remembered("TN-A").empty


def test_a_column_can_be_read_as_another_question(
    review: Callable[[], Review], survey_file: Path
) -> None:
    page = review().drop(survey_file)
    (form,) = [b for b in page.app.selectbox if str(b.key).startswith("tela_correct_heading")]
    form.set_value("Obs. div.")
    (other,) = [b for b in page.app.selectbox if str(b.key).startswith("tela_correct_as")]
    other.set_value("product_detail")
    (click,) = [b for b in page.app.button if str(b.key).startswith("tela_correct_click")]
    page.press(str(click.key))
    assert "8 of 8 used" in page.said
    assert page.rows()["product_detail"].tolist()[1] == "neuve, complète"
