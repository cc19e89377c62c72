"""Thirty million washable masks, asked from the home page in three steps, in both languages."""

from __future__ import annotations

import datetime as dt
import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pptx import Presentation

if TYPE_CHECKING:
    from playwright.sync_api import Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("deck")
WORDS = {
    "en": ("Plan", "Emergency", "Reusable community face covering", "Of 30 million pieces by",
           "Whom to call", "Download"),
    "fr": ("Prévoir", "Urgence", "Masque", "De 30 millions", "Qui appeler", "Télécharger"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
def test_thirty_million_masks_are_answered_and_taken_as_a_slide(
    language: str, running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    group, page_name, product, answer, call, download = WORDS[language]
    page = visit(f"{running_app(sample=True)}/?lang={language}")
    page.locator(".st-key-tela_navigation button").filter(has_text=group).click()
    page.get_by_role("link", name=page_name, exact=True).click()
    page.wait_for_url("**/emergency**")
    quiet(page)
    page.locator(".st-key-tela_asked_product input").click()
    page.get_by_role("option").filter(has_text=product).first.click()
    quiet(page)

    begun = time.monotonic()
    field = page.locator(".st-key-tela_asked_quantity input")
    field.fill("30 million")
    field.press("Enter")
    expect(page.locator("h1").filter(has_text=answer)).to_be_visible()
    quiet(page)
    wanted = dt.date.today() + dt.timedelta(days=45)
    page.goto(f"{page.url}&by={wanted.isoformat()}")
    expect(page.locator("h1").filter(has_text=answer)).to_be_visible()
    quiet(page)
    expect(page.get_by_role("heading", name=call)).to_be_visible()
    assert time.monotonic() - begun < 60

    title = page.locator("h1").filter(has_text=answer).inner_text()
    page.get_by_role("button", name=download).first.click()
    with page.expect_download(timeout=60_000) as asked:
        page.locator("[class*=st-key-tela_file_pptx_] button").first.click()
    content = Path(asked.value.path()).read_bytes()
    (slide,) = Presentation(io.BytesIO(content)).slides
    assert title.rstrip(".")[3:40] in slide.shapes.title.text_frame.text
    assert any(shape.has_chart for shape in slide.shapes)
