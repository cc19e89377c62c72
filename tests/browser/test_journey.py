"""A ministry's afternoon: headline, region, product, member, the cell behind a figure, its link."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.watching import query_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("journey")
MONASTIR, FFP2, FIRM = "TN-52", "resp_ffp2", "Hygiène Exemple 1 (fictif)"
SAID = {
    "en": ("firms asked have answered", "Where it is made", "Makes 2 products",
           "Where does this number come from?"),
    "fr": ("ont répondu", "Où c’est fabriqué", "Fabrique 2 produits", "D’où vient ce chiffre"),
}  # fmt: skip


def row(page: Page, text: str) -> object:
    """A row of a list that holds the text."""
    return page.locator("button.row").filter(has_text=text).first


def at(page: Page, path: str, **wanted: str) -> None:
    """Wait until the address is that of a page with these keys in its query."""
    page.wait_for_function(
        """([path, wanted]) => {
            const query = new URLSearchParams(location.search);
            return location.pathname.endsWith(path)
                && Object.entries(wanted).every(([key, value]) => query.get(key) === value);
        }""",
        arg=[path, wanted],
        timeout=60_000,
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_from_the_headline_to_the_cell_and_back_with_the_browsers_buttons(
    language: str,
    running_app: Callable[..., str],
    visit: Callable[..., Page],
    quiet: Quiet,
) -> None:
    headline, onward, makes, origin = SAID[language]
    url = running_app(sample=True)
    page = visit(f"{url}/overview?p={FFP2}&lang={language}")
    page.set_default_timeout(60_000)
    expect(page.locator("h1")).to_contain_text(headline)

    page.get_by_role("link", name=onward).click()
    at(page, "/map", p=FFP2)
    quiet(page)

    row(page, "Monastir").click()  # the region
    at(page, "/map", p=FFP2, area=MONASTIR)
    quiet(page)
    panel = page.locator(".st-key-tela_panel")
    expect(panel).to_contain_text("FFP2")  # its products

    panel.locator("button.row").filter(has_text=FIRM).first.click()  # a member that makes it
    at(page, "/directory")
    quiet(page)
    expect(page.get_by_role("heading", name=FIRM)).to_be_visible()
    expect(page.get_by_text(makes)).to_be_visible()
    member = query_of(page)["member"]

    row(page, "FFP2").click()  # where the number comes from
    page.wait_for_url("**line=**")
    quiet(page)
    expect(page.get_by_role("heading", name=origin)).to_be_visible()
    expect(page.locator(".tela-figure")).to_contain_text("400000")
    link = page.url

    page.go_back()
    at(page, "/directory", member=member)
    quiet(page)
    expect(page.get_by_text(makes)).to_be_visible()
    page.go_back()
    at(page, "/map", p=FFP2, area=MONASTIR)
    quiet(page)
    expect(panel).to_contain_text("FFP2")
    page.go_back()
    page.wait_for_url(lambda address: "area=" not in address)
    quiet(page)
    expect(panel).to_have_count(0)
    page.go_back()
    at(page, "/overview", p=FFP2)
    quiet(page)
    expect(page.locator("h1")).to_contain_text(headline)

    # the link says all of it, to anybody, anywhere
    other = visit(running_app(sample=True, by="uvicorn") + link.removeprefix(url))
    other.set_default_timeout(60_000)
    expect(other.locator(".tela-figure")).to_contain_text("400000")
    assert urlsplit(other.url).query == urlsplit(link).query


def test_a_product_is_reached_from_the_headline_and_leads_to_its_makers(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    page = visit(f"{running_app(sample=True)}/overview")
    page.set_default_timeout(60_000)
    row(page, "FFP2").click()
    at(page, "/products", p=FFP2)
    quiet(page)
    expect(page.get_by_text("EN 149").first).to_be_visible()
    page.get_by_role("link", name="Who makes it").click()
    at(page, "/directory", p=FFP2)
    quiet(page)
    expect(row(page, "FFP2")).to_be_visible()
