"""The deck in a real browser: gathered on three pages, ordered, in French, taken and opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from playwright.sync_api import expect
from pptx import Presentation

from exhibits.plain import visible
from tests.browser.watching import query_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("deck")


def gather(page: Page, quiet: Quiet, at: int = 0) -> None:
    page.get_by_role("button", name="Add to deck").nth(at).click()
    expect(page.get_by_role("button", name="In the deck").first).to_be_visible()
    quiet(page)


def titles(page: Page) -> list[str]:
    return [
        field.input_value() for field in page.locator("[class*=st-key-tela_card_] textarea").all()
    ]


def taken(page: Page, kind: str) -> tuple[str, bytes]:
    with page.expect_download(timeout=60_000) as asked:
        page.locator(f".st-key-tela_deck_file_{kind} button").click()
    return asked.value.suggested_filename, Path(asked.value.path()).read_bytes()


def test_three_figures_of_three_pages_become_a_french_deck(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    server = running_app(sample=True)
    page = visit(f"{server}/overview")
    gather(page, quiet)
    page.get_by_role("link", name="Map", exact=True).click()
    page.wait_for_url("**/map**")
    quiet(page)
    gather(page, quiet)
    page.get_by_role("link", name="Products", exact=True).click()
    page.wait_for_url("**/products**")
    quiet(page)
    gather(page, quiet)

    page.get_by_role("link", name="Deck (3)").click()
    page.wait_for_url("**/deck?**")
    quiet(page)
    expect(page.locator("[class*=st-key-tela_card_] textarea")).to_have_count(3)
    first, second, third = titles(page)
    assert first.startswith("Answers")

    page.get_by_role("button", name="Move figure 3 up").click()
    expect(page.locator("[class*=st-key-tela_card_] textarea").nth(1)).to_have_value(third)
    quiet(page)
    assert titles(page) == [first, third, second]

    field = page.locator("[class*=st-key-tela_card_] textarea").first
    field.fill("Who has answered by today")
    # typed and at once the language clicked: neither undoes the other
    page.locator(".st-key-tela_deck_room").get_by_text("Français").click()
    expect(page.locator("[class*=st-key-tela_card_] textarea").nth(2)).not_to_have_value(second)
    quiet(page)
    kept, in_french, of_map = titles(page)
    assert kept == "Who has answered by today"
    assert "part certifiée" in in_french

    name, content = taken(page, "pptx")
    assert name.endswith("_fr.pptx")
    opened = Presentation(io.BytesIO(content))
    said = [slide.shapes.title.text_frame.text for slide in opened.slides]
    assert said[-3:] == [kept, visible(in_french), visible(of_map)]
    notes = [slide.notes_slide.notes_text_frame.text for slide in list(opened.slides)[-3:]]
    for slug, note in zip(("overview", "products", "map"), notes, strict=True):
        assert f"{server}/{slug}?" in note, "the way back, in the language of the room"
        assert "lang=fr" in note
    charts = [shape for slide in opened.slides for shape in slide.shapes if shape.has_chart]
    assert charts

    name, content = taken(page, "xlsx")
    assert name.endswith("_fr.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert any(kept in str(cell) for row in book.worksheets[0].values for cell in row if cell)
    name, content = taken(page, "html")
    assert name.endswith("_fr.html")
    assert kept.encode() in content

    # the link is the deck, for somebody else too
    shared = visit(page.url)
    expect(shared.locator("[class*=st-key-tela_card_] textarea")).to_have_count(3)
    assert titles(shared) == [kept, in_french, of_map]
    assert query_of(shared)["deck"] == query_of(page)["deck"]


def test_what_is_gathered_outlives_the_session_and_yields_to_a_link(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    server = running_app(sample=True)
    page = visit(f"{server}/products?p=resp_ffp2")
    gather(page, quiet)
    page.get_by_role("link", name="Profile to take away").click()
    page.wait_for_url("**/deck?**")
    quiet(page)
    expect(page.get_by_text("Your deck of 1 figure is kept aside.")).to_be_visible()
    expect(page.locator("[class*=st-key-tela_card_] textarea").nth(3)).to_be_visible()
    quiet(page)
    name, content = taken(page, "pdf")
    assert name.endswith("_en.pdf")
    assert content.startswith(b"%PDF-")
    page.get_by_role("button", name="Back to it").click()
    expect(page.locator("[class*=st-key-tela_card_]")).to_have_count(1)
    quiet(page)

    page.goto(f"{server}/map")
    quiet(page)
    expect(page.get_by_role("link", name="Deck (1)")).to_be_visible()


def test_a_template_that_is_none_is_refused_and_ours_stays(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet, tmp_path: Path
) -> None:
    page = visit(f"{running_app(sample=True)}/products?p=resp_ffp2")
    gather(page, quiet)
    page.get_by_role("link", name="Deck (1)").click()
    page.wait_for_url("**/deck?**")
    quiet(page)
    junk = tmp_path / "house.pptx"
    with zipfile.ZipFile(junk, "w") as archive:
        archive.writestr("nothing.txt", "no presentation")
    page.get_by_role("button", name="Your own template").click()
    page.locator("input[type=file]").set_input_files(str(junk))
    expect(page.get_by_text("house.pptx:")).to_be_visible()
    quiet(page)
    page.keyboard.press("Escape")
    theirs = tmp_path / "ours.pptx"
    made = Presentation()
    made.save(str(theirs))
    page.get_by_role("button", name="Your own template").click()
    page.locator("input[type=file]").set_input_files(str(theirs))
    expect(page.get_by_text("Template: ours.pptx")).to_be_visible()
    quiet(page)
    _name, content = taken(page, "pptx")
    assert Presentation(io.BytesIO(content)).slide_width == made.slide_width
