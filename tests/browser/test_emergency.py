"""Thirty million washable masks: asked from the home page, answered at once, taken as a slide."""

from __future__ import annotations

import datetime as dt
import io
import re
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
    "fr": ("Prévoir", "Urgence", "Masque grand public réutilisable", "De 30 millions de pièces",
           "Qui appeler", "Télécharger"),
}  # fmt: skip
INTERACTIONS = 3
SECONDS = 60
DAY = dt.date.today() + dt.timedelta(days=45)
"""Too soon for all of it, so that the answer says how much and when the rest comes."""


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
    page.get_by_role("option", name=product, exact=True).click()
    quiet(page)

    begun = time.monotonic()
    steps = ((say_how_much, "q=30000000"), (say_by_when, f"by={DAY.isoformat()}"))
    assert len(steps) <= INTERACTIONS
    for step, written in steps:
        step(page)
        expect(page).to_have_url(re.compile(written))
        at_rest(page)
    expect(page.locator("h1").filter(has_text=answer)).to_be_visible()
    expect(page.get_by_role("heading", name=call)).to_be_visible()
    assert time.monotonic() - begun <= SECONDS

    title = page.locator("h1").filter(has_text=answer).inner_text()
    page.get_by_role("button", name=download).first.click()
    with page.expect_download(timeout=60_000) as asked:
        page.locator("[class*=st-key-tela_file_pptx_] button").first.click()
    content = Path(asked.value.path()).read_bytes()
    (slide,) = Presentation(io.BytesIO(content)).slides
    assert title.rstrip(".")[3:40] in slide.shapes.title.text_frame.text
    assert any(shape.has_chart for shape in slide.shapes)


def say_how_much(page: Page) -> None:
    field = page.locator(".st-key-tela_asked_quantity input")
    field.fill("30 million")
    field.press("Enter")


def say_by_when(page: Page) -> None:
    """Typed as fast as a person does: the field takes a moment to make a day of the figures."""
    page.locator(".st-key-tela_asked_by [role=spinbutton]").first.click()
    page.keyboard.type(f"{DAY:%d%m%Y}", delay=100)
    page.wait_for_timeout(1_000)
    page.keyboard.press("Escape")  # a calendar that opened may lie over the title
    page.locator("h1").first.click()


def at_rest(page: Page) -> None:
    """Three seconds without a run: a new figure says how wide it is, which runs the page again."""
    page.wait_for_function(
        """async () => {
            for (let at = 0; at < 30; at += 1) {
                if (!document.querySelector(
                    '[data-testid="stApp"][data-test-script-state="notRunning"]')) return false;
                await new Promise((done) => setTimeout(done, 100));
            }
            return true;
        }""",
        timeout=60_000,
    )
