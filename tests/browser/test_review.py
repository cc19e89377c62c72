"""A manager's afternoon: a file full of trouble, mended in place, explained, kept, taken back."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from playwright.sync_api import expect

from cluster_data import store
from tests.browser import workbooks
from tests.browser.test_upload import downloaded, drop, history, keep, pick_upload

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.conftest import Server

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("review")


def question(page: Page, text: str) -> Locator:
    return page.locator("[class*=st-key-tela_ask_]").filter(has_text=text)


def choose(page: Page, quiet: Quiet, text: str, answer: str) -> None:
    """Answer a question from its list."""
    question(page, text).locator("input").first.click()
    page.keyboard.type(answer)
    page.get_by_role("option", name=answer, exact=True).first.click()
    quiet(page)


@pytest.fixture
def managed(running_app: Callable[..., str], servers: dict[str, Server]) -> tuple[str, Server]:
    """A server with an empty ledger, for the manager of one cluster."""
    url = running_app(env={"TELA_VIEWER": "cluster:MFC-POLE-MONASTIR"})
    servers[url].forget()
    return url, servers[url]


def test_an_afternoon_of_a_manager(
    managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet, tmp_path: Path
) -> None:
    url, server = managed
    page = visit(f"{url}/upload?lang=fr")
    body = page.locator(".st-key-tela_page")
    drop(page, quiet, workbooks.troubled(tmp_path / "enquete.xlsx"))
    expect(body).to_contain_text("liste des membres sollicités, sans capacités")

    question(page, "Cap. nom.").locator("button", has_text="Capacité nominale").click()
    quiet(page)
    expect(body).to_contain_text("Lignes acceptées\xa0: 7 sur 11")
    choose(page, quiet, "Tunisy", "Tunisie")
    expect(body).to_contain_text("Lignes acceptées\xa0: 8 sur 11")
    expect(body).not_to_contain_text("totaux sont nouveaux")
    choose(page, quiet, "masque chir.", "Masque à usage médical type IIR")
    expect(body).to_contain_text("2 totaux sont nouveaux")
    expect(question(page, "masque chir.")).to_contain_text("10 cellules")

    page.get_by_text("avertissements").first.click()
    # while the page runs, the row of the run before may stand beside its successor
    warning = page.locator("[class*=st-key-tela_warning_]").filter(has_text="out-of-bounds").last
    warning.get_by_role("button", name="Admettre…").click()
    reason = page.locator("[class*=st-key-tela_why_] input")
    reason.fill("deux équipes de plus en mai")
    page.get_by_role("button", name="Admettre", exact=True).click()
    expect(warning).to_contain_text("deux équipes de plus en mai")
    quiet(page)

    name, marked = downloaded(page, "Votre fichier annoté")
    sheet = openpyxl.load_workbook(io.BytesIO(marked))["Réponses"]
    noted = [cell for line in sheet.iter_rows() for cell in line if cell.comment]
    assert name.endswith(".xlsx")
    assert any(cell.value == "Monastirr" for cell in noted)
    assert not any(cell.value in ("Tunisy", "masque chir.") for cell in noted), "settled here"
    assert history(server.database) == [], "nothing is kept before somebody says so"

    told = keep(page, quiet)
    assert "8" in told
    expect(body).to_contain_text("3 réponses sont retenues")
    (kept,) = history(server.database)
    assert (kept["rows_in"], kept["rows_accepted"], kept["rows_rejected"]) == (12, 8, 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TELA_DATABASE", str(server.database))
        (reason_kept,) = store.overridden(str(kept["upload_id"])).to_dict("records")
    assert reason_kept["reason"] == "deux équipes de plus en mai"

    pick_upload(page, quiet)
    page.locator("[class*=st-key-tela_reason] input").fill("envoyé par erreur")
    page.get_by_role("button", name="Retirer", exact=True).click()
    expect(body).to_contain_text("est retiré")
    quiet(page)
    assert [entry["state"] for entry in history(server.database)] == ["withdrawn"]
    pick_upload(page, quiet)
    page.get_by_role("button", name="Rétablir").click()
    expect(body).to_contain_text("est rétabli")
    assert [entry["state"] for entry in history(server.database)] == ["standing"]

    drop(page, quiet, workbooks.troubled(tmp_path / "une_autre.xlsx"))
    expect(body).to_contain_text("3 réponses retenues de fichiers antérieurs")
    expect(question(page, "Monastirr")).to_have_count(1)
    for settled in ("Cap. nom.", "Tunisy", "masque chir."):
        expect(question(page, settled)).to_have_count(0)


def test_questions_fit_a_telephone(
    managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet, tmp_path: Path
) -> None:
    url, _server = managed
    page = visit(f"{url}/upload?lang=en", viewport={"width": 400, "height": 800})
    drop(page, quiet, workbooks.troubled(tmp_path / "enquete.xlsx"))
    rows = page.locator("[class*=st-key-tela_ask_]")
    assert rows.count() >= 6
    for row in rows.all():
        box = row.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 400, "nothing is cut off"
    question(page, "Cap. nom.").locator("button", has_text="Nominal capacity").click()
    expect(page.locator(".st-key-tela_page")).to_contain_text("7 of 11 rows accepted")
