"""Find a partner: what a site lacks, asked in the browser, down to the firm and its figure."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("deck")


def test_find_a_partner(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    """From an address: terms typed, one chosen, its gaps read, the figure taken, the firm seen."""
    address = "partners?kind=product&code=gown_surg_std&at=TN-52&lang=en"
    page = visit(f"{running_app(sample=True)}/{address}")
    title = page.locator("h1").filter(has_text="possible partners")
    expect(title).to_be_visible(timeout=60_000)
    quiet(page)
    before = title.inner_text()

    field = page.locator(".st-key-tela_partners_q input")
    field.fill("9000")
    field.press("Enter")
    expect(page).to_have_url(re.compile("q=9000"))
    expect(page.locator("h1").filter(has_text=before)).to_have_count(0)
    short = page.locator(".st-key-tela_partners button.row").filter(has_text="a week short").first
    expect(short).to_be_visible()
    quiet(page)

    name = short.locator(".name").inner_text().splitlines()[0].strip()
    short.click()
    expect(page).to_have_url(re.compile(r"[?&]m=[0-9a-f]{12}"))
    chosen = page.locator(".st-key-tela_partner_chosen")
    expect(chosen.locator("h2")).to_have_text(name)
    expect(chosen).to_contain_text(re.compile(r"9,000 pieces a week: [\d,]+ pieces a week short"))
    quiet(page)

    taken = page.locator("[class*='st-key-tela_take_tela_exhibit_partners-gaps']").first
    taken.get_by_role("button", name="Download").click()
    with page.expect_download(timeout=60_000) as asked:
        page.locator("[class*=st-key-tela_file_csv_] button").first.click()
    rows = Path(asked.value.path()).read_text(encoding="utf-8-sig")
    assert name in rows

    chosen.get_by_role("link", name="In the directory").click()
    page.wait_for_url("**/directory**")
    expect(page.get_by_text(name).first).to_be_visible(timeout=30_000)
