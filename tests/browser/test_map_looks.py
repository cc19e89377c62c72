"""The map by keyboard: into a country, to a region, out again; patterns without the network."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.watching import map_drawn, query_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("map looks")
_FOCUSED = """() => {
  let found = document.activeElement;
  while (found?.shadowRoot) found = found.shadowRoot.activeElement;
  return found?.dataset?.code ?? "";
}"""
_MAP = """(() => {
  const map = document.querySelector(".js-plotly-plot")?._fullLayout?.map?._subplot?.map;
  return map?.loaded() ? map : null;
})()"""
_ZOOM = f"() => {_MAP}?.getZoom() ?? 0"
_MARKS = f"""() => ({_MAP}?.listImages() ?? [])
  .filter((name) => name.startsWith("class-")).length"""


def test_by_keyboard_into_a_country_to_a_region_and_out_again(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    page = visit(f"{running_app(sample=True)}/map?p=resp_ffp2&m=per_100k&lv=country")
    page.set_default_timeout(60_000)
    map_drawn(page)
    whole = page.evaluate(_ZOOM)
    page.locator(".st-key-tela_aside button[data-code=TN]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**c=TN**")
    quiet(page)
    map_drawn(page)
    assert "lv" not in query_of(page)
    page.wait_for_function(f"() => ({_ZOOM})() > {whole} + 0.5", timeout=60_000)

    page.locator(".st-key-tela_aside button[data-code='TN-52']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**area=TN-52**")
    quiet(page)
    expect(page.locator(".st-key-tela_panel")).to_contain_text("Neighbours", timeout=60_000)
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "area=" not in url)
    quiet(page)
    page.wait_for_function(f"() => ({_FOCUSED})() === 'TN-52'")

    page.get_by_role("button", name="All countries", exact=True).last.click()
    page.wait_for_url(lambda url: "c=TN" not in url)
    quiet(page)
    map_drawn(page)
    assert query_of(page) == {"p": "resp_ffp2", "m": "per_100k"}


def test_patterns_come_from_this_server(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    page = visit(f"{running_app(sample=True)}/map?p=resp_ffp2&m=per_100k")
    map_drawn(page)
    asked: list[str] = []
    page.on("response", lambda answer: asked.append(answer.url) if answer.ok else None)
    page.get_by_role("button", name="Classes").click()
    page.get_by_text("Patterns beside colours").click()
    page.wait_for_url("**pt=1**")
    quiet(page)
    map_drawn(page)
    page.wait_for_function(f"() => ({_MARKS})() === 10", timeout=60_000)
    assert any("/app/static/sprites/classes" in url and ".png" in url for url in asked)


def test_breaks_that_cannot_be_are_told_and_the_map_stays(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    page = visit(f"{running_app(sample=True)}/map?p=resp_ffp2&m=per_100k&cl=100~5000")
    map_drawn(page)
    page.get_by_role("button", name="Classes").click()
    field = page.get_by_label("Breaks between classes")
    expect(field).to_have_value("100; 5,000")
    field.fill("50; 20")
    field.press("Enter")
    expect(page.get_by_text("Each break has to be higher")).to_be_visible()
    assert query_of(page)["cl"] == "100~5000"
    field = page.get_by_label("Breaks between classes")
    field.fill("1,000; 20,000")
    field.press("Enter")
    page.wait_for_url("**cl=1000~20000**")
