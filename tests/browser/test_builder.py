"""Build a chain: product and quantity, the chain, fewer countries, what is missing, the link."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("deck")


def test_a_chain_is_built_and_what_is_missing_named(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    page = visit(f"{running_app(sample=True)}/builder?lang=en")
    quiet(page)
    heading = page.locator("h1")
    expect(heading.filter(has_text="firms together can make")).to_be_attached()

    page.locator(".st-key-tela_chain_product input").click()
    page.get_by_role("option", name="Medical face mask Type IIR", exact=True).click()
    expect(page).to_have_url(re.compile("p=mask_surg_iir"))
    expect(heading.filter(has_text="Medical face mask Type IIR")).to_be_attached()
    quiet(page)
    field = page.locator(".st-key-tela_chain_quantity input")
    field.fill("120000")
    field.press("Enter")
    expect(page).to_have_url(re.compile("q=120000"))
    expect(
        heading.filter(has_text="firms together can make 120,000 pieces a week")
    ).to_be_attached()
    chain = page.locator(".st-key-tela_chart_chain .js-plotly-plot")
    expect(chain.filter(has_text="Meltblown").first).to_be_visible()
    expect(page.locator(".st-key-tela_chart_chain_map canvas").first).to_be_visible()
    expect(page.get_by_role("heading", name="Other chains that would do")).to_be_visible()

    page.locator(".st-key-tela_chip_free_country button").click()
    page.locator(".st-key-tela_pick_countries input").first.click()
    page.keyboard.type("Tunisia")
    page.get_by_role("option", name="Tunisia", exact=True).click()
    expect(page).to_have_url(re.compile("c=TN"))
    page.keyboard.press("Escape")
    quiet(page)
    expect(heading.filter(has_text="missing, for")).to_be_attached()
    # the figure of the run before may stand beside the new one for a moment
    expect(chain.filter(has_text="Missing").first).to_be_visible()
    said = heading.filter(has_text="missing, for").text_content()

    again = visit(page.url)
    quiet(again)
    expect(again.locator("h1").filter(has_text="missing, for")).to_have_text(str(said))
    expect(again.locator(".st-key-tela_chain_quantity input")).to_have_value("120000")
