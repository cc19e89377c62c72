"""A file is marked, mended and dropped again: what changed is listed, nothing is counted twice."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import Actor
from cluster_data.viewer import Viewer
from loaders.committing import commit_reading
from loaders.marking import marked, marked_name
from loaders.marking.again import marked_again
from loaders.reading import Context, Reading
from tests.loaders.survey_files import as_csv, as_xlsx, reading_of
from tests.loaders.test_marking import SOFFICE
from tests.pages.test_review import Review

MINISTRY = Viewer("ministry")
DAY = dt.date(2026, 11, 1)
HEAD = [
    "Raison sociale", "Pays", "Gouvernorat", "Produit", "Capacité", "Unité", "Période",
    "Date d'enquête", "Campagne",
]  # fmt: skip
END = ["pièces", "semaine", "2026-11-01", "2026-R2"]
ROWS = [
    ["Atlas", "Tunisie", "Monastir", "Masque FFP2", "12000", *END],
    ["Bahia", "Tunisie", "Monastirr", "Masque FFP2", "8000", *END],
    ["Cap", "Tunisie", "Sfax", "masque xyz", "3000", *END],
    ["Dar", "Tunisie", "Sfax", "Masque FFP2", "?", *END],
    ["Ennasr", "Tunisie", "Sfax", "Masque FFP2", "5000", *END],
]


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "tela.duckdb"))
    monkeypatch.setenv("TELA_VIEWER", "ministry")
    store.add_cluster("TN-A", "Pôle du Sahel", "TN", Actor())
    return tmp_path


def kept(path: Path) -> tuple[Reading, str]:
    """The file's reading, and the upload that keeping it made."""
    reading = reading_of(path, cluster_code="TN-A", country="TN")
    receipt = commit_reading(reading, "TN-A", "2026-R2", DAY, Actor(), original=path)
    assert receipt.upload_id
    return reading, receipt.upload_id


def handed_back(path: Path, reading: Reading) -> Path:
    back = path.with_name(marked_name(reading))
    back.write_bytes(marked(path, reading))
    return back


def mend(path: Path) -> None:
    """What a manager does: the place's name, the product, the missing capacity, one figure."""
    book = load_workbook(path)
    sheet = book["S"]
    sheet["C3"], sheet["D4"], sheet["E5"], sheet["E6"] = "Monastir", "Masque FFP2", "700", "5500"
    book.save(path)


def declared() -> float | None:
    wanted = Selection(products=("resp_ffp2",), rung="declared")
    return store.region_figures(wanted, MINISTRY, "per_100k", DAY).whole.capacity


def differences(app: AppTest) -> pd.DataFrame:
    (found,) = [table.value for table in app.dataframe if "Row before" in table.value.columns]
    return found


def through_office(path: Path) -> Path:
    """The file as LibreOffice saves it."""
    if SOFFICE is None and os.environ.get("TELA_OFFICE_REQUIRED") != "1":
        pytest.skip("no soffice: install libreoffice-calc-nogui to mend in LibreOffice")
    out = path.with_name("saved")
    done = subprocess.run(
        [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{path.parent}/profile",
         "--convert-to", "xlsx", "--outdir", str(out), str(path)],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-500:]
    return next(out.iterdir())


@pytest.mark.parametrize("by", [lambda path: path, through_office], ids=["openpyxl", "libreoffice"])
def test_marked_mended_and_dropped_again_it_takes_the_place_of_the_first(
    ledger: Path, by: Callable[[Path], Path]
) -> None:
    path = as_xlsx({"S": [HEAD, *ROWS]}, ledger / "members.xlsx")
    reading, first = kept(path)
    assert (len(reading.rows), reading.rejected) == (4, 1)
    assert declared() == 25_000
    back = handed_back(path, reading)
    mend(back)
    mended = by(back)
    again = reading_of(mended, cluster_code="TN-A", country="TN")
    assert (len(again.rows), again.rejected) == (5, 0)

    page = Review().drop(mended)
    assert f"against {first}: 3 rows new, 1 changed, 1 the same, 2 no longer there" in page.said
    table = differences(page.app)
    assert sorted(zip(table["Change"], table["Company"], strict=True)) == [
        ("changed", "Ennasr"), ("new", "Bahia"), ("new", "Cap"), ("new", "Dar"),
        ("no longer there", "Bahia"), ("no longer there", "Cap"),
    ]  # fmt: skip
    changed = table[table["Change"] == "changed"].iloc[0]
    assert changed["Before"].startswith("5000")
    assert changed["After"].startswith("5500")
    (box,) = [box for box in page.app.checkbox if str(box.key).startswith("tela_replaces_")]
    assert box.value, "a file that Tela had marked takes the place of the one it was made of"

    page.press("tela_keep")
    assert f"It takes the place of {first}." in page.said
    assert store.history(MINISTRY)["state"].tolist() == ["standing", "withdrawn"]
    assert declared() == 12_000 + 8_000 + 3_000 + 700 + 5_500, "nothing twice"

    page.drop(mended)
    assert "says the same as" in page.said
    page.press("tela_keep")
    assert "nothing new" in page.said
    assert len(store.history(MINISTRY)) == 2


def test_beside_the_first_where_it_is_not_to_take_its_place(ledger: Path) -> None:
    path = as_xlsx({"S": [HEAD, *ROWS]}, ledger / "members.xlsx")
    reading, _first = kept(path)
    back = handed_back(path, reading)
    mend(back)
    page = Review().drop(back)
    (box,) = [box for box in page.app.checkbox if str(box.key).startswith("tela_replaces_")]
    box.uncheck()
    page.app.run()
    page.press("tela_keep")
    assert store.history(MINISTRY)["state"].tolist() == ["standing", "standing"]


def test_a_mended_text_takes_the_place_of_the_first_and_another_firms_does_not(
    ledger: Path,
) -> None:
    reading, _first = kept(as_csv([HEAD, *ROWS[:2]], ledger / "survey.csv"))
    back = handed_back(ledger / "survey.csv", reading)
    back.write_text(back.read_text("utf-8").replace("Monastirr,", "Monastir,"), "utf-8")
    page = Review().drop(back)
    (box,) = [box for box in page.app.checkbox if str(box.key).startswith("tela_replaces_")]
    assert box.value
    page.press("tela_keep")
    assert declared() == 20_000
    folder = ledger / "other"
    folder.mkdir()
    other = as_csv([HEAD, ROWS[4]], folder / "survey.csv")
    page.drop(other)
    (box,) = [box for box in page.app.checkbox if str(box.key).startswith("tela_replaces_")]
    assert not box.value, "of the same name, and of another firm"


def test_another_members_file_is_not_held_against_the_first(ledger: Path) -> None:
    kept(as_csv([HEAD, ROWS[0]], ledger / "atlas.csv"))
    page = Review().drop(as_csv([HEAD, ROWS[4]], ledger / "ennasr.csv"))
    assert "Against what stands" not in page.said
    page.drop(as_csv([HEAD, [*ROWS[0][:4], "13000", *END]], ledger / "Atlas (2).csv"))
    assert "1 changed" in page.said


def test_the_history_hands_a_kept_file_back_marked_in_the_readers_language(ledger: Path) -> None:
    path = as_xlsx({"S": [HEAD, *ROWS]}, ledger / "members.xlsx")
    reading, first = kept(path)
    about = store.about_upload(first, MINISTRY)
    made = marked_again(about, Context("TN-A", "2026-R2", DAY, "TN"))
    assert made
    name, content = made
    (ledger / "again.xlsx").write_bytes(content)
    then = load_workbook(ledger / "again.xlsx")["S"]
    now = load_workbook(handed_back(path, reading))["S"]
    cells = [(a, b) for x, y in zip(then.iter_rows(), now.iter_rows(), strict=True)
             for a, b in zip(x, y, strict=True)]  # fmt: skip
    assert all(a.fill.fgColor.rgb == b.fill.fgColor.rgb for a, b in cells)
    assert [a.comment and a.comment.text for a, b in cells] == [
        b.comment and b.comment.text for a, b in cells
    ]
    assert name == "members_to-mend.xlsx"
    shutil.rmtree(ledger / "tela-originals")
    assert marked_again(about, Context()) is None


def opened(code: str) -> None:
    """The part of the history's page that a chosen row opens."""
    import streamlit as st

    from cluster_data import store
    from cluster_data.selection import Selection
    from cluster_data.viewer import Viewer
    from pages.upload import past
    from shell.state import State

    viewer = Viewer.parse(st.session_state["looks"])
    state = State("upload", Selection(), "en", viewer, {})
    uploads = store.history(viewer)
    past._chosen(uploads[uploads["upload_id"] == code].iloc[0], uploads, state)


def chosen(code: str, viewer: str) -> AppTest:
    app = AppTest.from_function(opened, args=(code,), default_timeout=60)
    app.session_state["looks"] = viewer
    app.run()
    assert not app.exception
    return app


def test_an_upload_says_how_it_was_read_and_is_compared_with_another(ledger: Path) -> None:
    _reading, first = kept(as_csv([HEAD, *ROWS], ledger / "members.csv", ";", "cp1252"))
    changed = [[*ROWS[0][:4], "13000", *END], *ROWS[2:]]
    _reading, second = kept(as_csv([HEAD, *changed], ledger / "again.csv"))
    app = chosen(first, "ministry")
    said = "\n".join([*(html.body for html in app.html), *(text.value for text in app.markdown)])
    said = said.replace("\\", "")
    for words in ("5 rows = 4 accepted + 1 rejected + 0 skipped", "headings in row 1", "cp1252",
                  "`product-unmapped`", "`capacity-missing`", "masque xyz"):  # fmt: skip
        assert words in said, words
    assert any("marked" in button.label for button in app.button)
    app.selectbox(key=f"tela_compare_{first}").set_value(second).run()
    assert not app.exception
    wanted = f"**{second}** against {first}: 0 rows new, 1 changed"
    assert any(wanted in text.value.replace("\\", "") for text in app.markdown)
    table = differences(app)
    assert table["Company"].tolist() == ["Atlas", "Bahia"]
    assert table["Change"].tolist() == ["changed", "no longer there"]


def test_the_public_sees_counts_and_kinds_and_no_firms_answer(ledger: Path) -> None:
    _reading, first = kept(as_csv([HEAD, *ROWS], ledger / "members.csv"))
    kept(as_csv([HEAD, [*ROWS[0][:4], "13000", *END]], ledger / "again.csv"))
    app = chosen(first, "public")
    assert not any("marked" in button.label for button in app.button)
    app.selectbox(key=f"tela_compare_{first}").set_value("U00003").run()
    assert not [table for table in app.dataframe if "Row before" in table.value.columns]
    said = "\n".join([*(text.value for text in app.markdown), *(c.value for c in app.caption)])
    assert "masque xyz" not in said
    assert "12000" not in said
    assert "13000" not in said
    assert "`product-unmapped`" in said


def test_a_large_file_is_made_ready_first_and_then_handed_over(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = as_xlsx({"S": [HEAD, *ROWS]}, ledger / "members.xlsx")
    monkeypatch.setattr("pages.upload.marked._AT_ONCE", 3)
    page = Review().drop(path)
    (button,) = [b for b in page.app.button if str(b.key).startswith("tela_prepare_")]
    page.press(str(button.key))
    (offered,) = [
        block
        for block in page.app.get("download_button")
        if "members_to-mend" in block.proto.label.replace("\\", "")
    ]
    assert "tela_marked_" in offered.proto.id
    assert str(button.key) not in {str(b.key) for b in page.app.button}
    held = page.app.session_state[
        str(button.key).replace("tela_prepare_", "tela_marked_file_") + "_en"
    ]
    (ledger / "back.xlsx").write_bytes(held[1])
    assert load_workbook(ledger / "back.xlsx").sheetnames == ["Tela", "S"]
