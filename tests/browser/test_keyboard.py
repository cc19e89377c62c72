"""The map by keyboard alone: everything is reached in the order it is read, nothing holds on."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.watching import map_drawn, query_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("keyboard")
MOST_STOPS = 160
PLACES = {
    "chips": "tela_chips",
    "measure": "tela_measure",
    "chart": "tela_chart_map",
    "downloads": "tela_take",
    "list": "tela_areas",
}
"""Places of the map page by the beginning of a key that their elements are in."""
FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body) return null;
    const keys = [];
    for (let node = at; node; node = node.parentElement ?? node.getRootNode()?.host)
        for (const name of node.classList ?? [])
            if (name.startsWith("st-key-")) keys.push(name.slice(7));
    const style = getComputedStyle(at);
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return { tag: at.tagName, text: (at.ariaLabel || at.innerText || "").slice(0, 60), keys,
             marked: ring || style.boxShadow !== "none" };
}"""
UNMARKED = ("MAIN", "INPUT", "TEXTAREA")
"""Streamlit's page as a whole, which scrolls by arrows; of fields it marks the frame around."""


@pytest.fixture(scope="module")
def page(running_app: Callable[..., str], chromium: Browser, quiet: Quiet) -> Iterator[Page]:
    """The map of the sample, opened."""
    page = chromium.new_page(viewport={"width": 1440, "height": 1000}, locale="en-GB")
    page.set_default_timeout(30_000)
    page.goto(f"{running_app(sample=True)}/map?p=resp_ffp2&c=TN")
    quiet(page)
    map_drawn(page)
    page.wait_for_timeout(500)
    yield page
    page.close()


@pytest.fixture(scope="module")
def stops(page: Page) -> list[dict[str, Any]]:
    """Where the tabulator stops, from the beginning of the page until it leaves it."""
    found = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        page.wait_for_timeout(40)
        stop = page.evaluate(FOCUSED)
        if stop is None or (found and stop == found[0]):
            break
        found.append(stop)
    return found


def reached(stops: list[dict[str, Any]], key: str) -> list[int]:
    """The stops inside elements whose key begins so, in order."""
    return [n for n, stop in enumerate(stops) if any(name.startswith(key) for name in stop["keys"])]


def test_the_tabulator_goes_through_the_page_as_it_is_read(stops: list[dict[str, Any]]) -> None:
    first = {name: reached(stops, key)[:1] for name, key in PLACES.items()}
    assert all(first.values()), first
    order = [first[name][0] for name in PLACES]
    assert order == sorted(order), first


def test_nothing_holds_the_tabulator(stops: list[dict[str, Any]]) -> None:
    assert len(stops) < MOST_STOPS, stops[-3:]
    pairs = itertools.pairwise(stops)
    assert not [a for a, b in pairs if a == b and a["tag"] != "CANVAS"], "a stop repeated"


def test_what_is_in_focus_can_be_seen(stops: list[dict[str, Any]]) -> None:
    assert not [
        f"{stop['tag']} {stop['text']}"
        for stop in stops
        if not stop["marked"] and stop["tag"] not in UNMARKED
    ]


def test_every_stop_has_a_name(stops: list[dict[str, Any]]) -> None:
    nameless = [s for s in stops if not s["text"].strip() and s["tag"] not in UNMARKED]
    assert not nameless


def test_a_chip_opens_and_closes_and_keeps_its_place(page: Page, quiet: Quiet) -> None:
    chip = page.locator(".st-key-tela_chips [data-testid=stPopover] button").first
    chip.focus()
    page.keyboard.press("Enter")
    body = page.locator("[data-testid=stPopoverBody]")
    expect(body).to_be_visible()
    page.keyboard.press("Escape")
    expect(body).to_have_count(0)
    quiet(page)
    assert "tela_chips" in page.evaluate(FOCUSED)["keys"]


def test_an_area_opens_from_the_list_and_the_focus_stays(page: Page, quiet: Quiet) -> None:
    rows = page.locator(".st-key-tela_areas button")
    rows.first.focus()
    code = rows.first.get_attribute("data-code")
    page.keyboard.press("Enter")
    page.wait_for_url("**area=**")
    quiet(page)
    assert query_of(page)["area"] == code
    focused = page.evaluate(FOCUSED)
    assert focused
    assert "tela_areas" in focused["keys"]
