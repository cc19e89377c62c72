"""From the list of members to one, to the cell a figure came from, and back by the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.watching import query_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("directory")
FIRM = "Hygiène Exemple 1 (fictif)"
SAID = {
    "en": ("Makes 2 products", "Where does this number come from?", "All members"),
    "fr": ("Fabrique 2 produits", "D’où vient ce chiffre", "Tous les membres"),
}


def row(page: Page, text: str) -> object:
    return page.locator("button.row").filter(has_text=text).first


@pytest.mark.parametrize("language", ["en", "fr"])
def test_from_the_list_to_the_cell_and_back_by_the_browser(
    language: str,
    running_app: Callable[..., str],
    visit: Callable[..., Page],
    quiet: Quiet,
) -> None:
    makes, walk, everybody = SAID[language]
    search = "hygiene~exemple~1"
    page = visit(f"{running_app(sample=True)}/directory?q={search}&lang={language}")
    row(page, FIRM).click()
    page.wait_for_url("**member=**")
    quiet(page)
    expect(page.get_by_role("heading", name=FIRM)).to_be_visible()
    expect(page.get_by_text(makes)).to_be_visible()

    row(page, "FFP2").click()
    page.wait_for_url("**line=**")
    quiet(page)
    expect(page.get_by_role("heading", name=walk)).to_be_visible()
    figure = page.locator(".tela-figure")
    expect(figure.locator("th")).to_have_text(re.compile(r"^[A-Z]+\d+$"))
    expect(figure).to_contain_text("400000")
    link = page.url

    page.go_back()
    page.wait_for_url(lambda url: "line=" not in url)
    quiet(page)
    expect(page.get_by_text(makes)).to_be_visible()
    page.go_back()
    page.wait_for_url(lambda url: "member=" not in url)
    quiet(page)
    expect(row(page, FIRM)).to_be_visible()
    assert query_of(page)["q"] == search

    page.goto(link)
    quiet(page)
    expect(page.locator(".tela-figure")).to_contain_text("400000")
    page.get_by_role("button", name=FIRM).click()
    page.wait_for_url(lambda url: "line=" not in url)
    quiet(page)
    page.get_by_role("button", name=everybody).click()
    page.wait_for_url(lambda url: "member=" not in url)


def test_the_list_goes_by_keyboard(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    page = visit(f"{running_app(sample=True)}/directory?q=sfax")
    first = page.locator("button.row").first
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("button.row").nth(1)).to_be_focused()
    second = page.locator("button.row .name").nth(1).evaluate("cell => cell.firstChild.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url("**member=**")
    quiet(page)
    expect(page.get_by_role("heading", name=second, exact=True)).to_be_visible()


def test_what_is_typed_in_arabic_finds_and_stays(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    page = visit(f"{running_app(sample=True)}/directory")
    box = page.locator(".st-key-tela_find_text input")
    box.fill("صفاقس")
    box.press("Enter")
    page.wait_for_url("**q=**")
    quiet(page)
    expect(page.locator("button.row").first).to_contain_text("Sfax")
    page.reload()
    quiet(page)
    expect(box).to_have_value("صفاقس")
    expect(page.locator("button.row").first).to_contain_text("Sfax")


@pytest.mark.parametrize("width", [420, 1440])
def test_nothing_is_wider_than_the_screen(
    width: int, running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    page = visit(f"{running_app(sample=True)}/directory?q=hygiene~exemple~1")
    page.set_viewport_size({"width": width, "height": 900})
    quiet(page)
    for inside in ("**member=**", "**line=**"):
        row(page, FIRM if "member" in inside else "FFP2").click()
        page.wait_for_url(inside)
        quiet(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        scrolls = "rows => rows.every(row => row.scrollWidth <= row.clientWidth)"
        assert page.locator("button.row, .tela-cells, .tela-walk").evaluate_all(scrolls)


def test_a_site_west_of_greenwich_is_found_on_the_map(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    page = visit(f"{running_app(sample=True)}/directory?q=tetouan")
    page.locator("button.row").filter(has_not_text="Name withheld").first.click()
    page.wait_for_url("**member=**")
    quiet(page)
    page.get_by_role("link", name="Show on the map").first.click()
    page.wait_for_url("**near=**")
    quiet(page)
    assert query_of(page)["near"].endswith("W")
    expect(page.get_by_text(re.compile(r"Within 25 km"))).to_be_visible()
