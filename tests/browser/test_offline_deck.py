"""A deck opened from a disk with the network cut: it asks for nothing and can be worked with."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from exhibits.catalogue import EXAMPLES
from exhibits.render.offline import offline_html
from tests.conftest import CHROMIUM
from words import speaking_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.xdist_group("offline deck")
NAMES = ("region_map", "product_heatmap", "region_ranking")
FORMULA = '=HYPERLINK("http://example.org","<b>x</b>")'
SHOWN = "[...document.querySelectorAll('#figure-1 tbody tr')].filter(row => !row.hidden)"
Opener = Callable[..., "Page"]


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three figures in French, one row's name a formula."""
    folder = tmp_path_factory.mktemp("offline")
    with speaking_in("fr"):
        first, *others = (EXAMPLES[name]() for name in NAMES)
        table = first.table.assign(name=first.table["name"].replace("Sfax", FORMULA))
        hostile = dataclasses.replace(first, table=table)
        (folder / "deck.html").write_bytes(offline_html("Tissus", [hostile, *others]))
    return folder / "deck.html"


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Iterator[Browser]:
    """Chromium as it is: there is no WebGL here, whose software draws paths far more slowly."""
    plain = chromium.browser_type.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield plain
    plain.close()


@pytest.fixture
def opened(browser: Browser, deck: Path) -> Iterator[Opener]:
    """Open the deck; at the end it has asked for nothing and complained of nothing."""
    asked: list[str] = []
    said: list[str] = []
    contexts = []

    def refuse(route: Route) -> None:
        if route.request.url.split("#")[0] == deck.as_uri():
            route.continue_()
            return
        asked.append(route.request.url)
        route.abort()

    def open_page(ending: str = "", **options: object) -> Page:
        usual = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
        context = browser.new_context(**{**usual, "offline": True, **options})
        contexts.append(context)
        context.route("**/*", refuse)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto(deck.as_uri() + ending)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert asked == []
    assert said == []


def focused(page: Page) -> str:
    """The name of the mark, or the place of the row, that has the focus."""
    return str(
        page.evaluate("document.activeElement.dataset.name || document.activeElement.dataset.row")
    )


def first_column(page: Page) -> list[str]:
    return list(page.evaluate(f"{SHOWN}.map(row => row.cells[0].textContent)"))


def test_a_mark_tells_and_lights_its_row_and_the_row_its_mark(opened: Opener) -> None:
    page = opened()
    figure, tip = page.locator("#figure-1"), page.locator("#tip")
    figure.scroll_into_view_if_needed()
    expect(tip).to_be_hidden()
    figure.locator(".wide [data-name='ES-CT']").hover()
    expect(tip).to_be_visible()
    expect(tip.locator("b")).to_have_text("Catalunya")
    expect(figure.locator("tr.on th")).to_have_text("Catalunya")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()

    row = figure.locator("tbody tr", has_text="Catalunya")
    row.hover()
    assert figure.locator(".ring").count() == 2, "paper beneath, ink above"
    assert figure.locator(".ring").first.get_attribute("href") == figure.locator(
        ".wide [data-name='ES-CT']"
    ).get_attribute("href")


def test_marks_and_rows_are_walked_by_keys(opened: Opener) -> None:
    page = opened()
    page.locator("#figure-1 .wide [tabindex='0']").focus()
    assert focused(page) == "TN-52"
    expect(page.locator("#tip b")).to_have_text("Monastir")
    page.keyboard.press("ArrowRight")
    assert focused(page) == "TN-51"
    expect(page.locator("#tip b")).to_have_text("Sousse")
    assert page.locator("#figure-1 .wide [tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    assert focused(page) == "1", "the row of Sousse"
    page.keyboard.press("ArrowDown")
    expect(page.locator("#figure-1 tr:focus th")).to_have_text(FORMULA)
    page.keyboard.press("Enter")
    assert focused(page) == "TN-61"


def test_the_table_is_sorted_and_searched(opened: Opener) -> None:
    page = opened()
    before = first_column(page)
    head = page.locator("#figure-1 thead th.number").first
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert first_column(page)[:3] == ["Monastir", "Sousse", "Catalunya"]
    head.get_by_role("button").click()
    # 0 of those who make none is a figure, and stands before the others; what is not known is last
    assert first_column(page)[:3] == ["Gafsa", "Comunitat Valenciana", FORMULA]
    head.get_by_role("button").click()
    assert first_column(page) == before

    page.locator("#figure-1-filter").fill("VALÉNCIANA  comunitat")
    assert first_column(page) == ["Comunitat Valenciana"]
    expect(page.locator("#said")).to_contain_text("9")


def test_what_is_shown_is_taken_away(opened: Opener) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.locator("#figure-1-filter").fill("hyperlink")
    with page.expect_download() as saving:
        page.locator("#figure-1 [data-do=save]").click()
    assert saving.value.suggested_filename == "tela_region-map_2026-11-01_fr.csv"
    text = Path(saving.value.path()).read_text(encoding="utf-8-sig")
    head, row = csv.reader(io.StringIO(text))
    assert len(head) == len(row)
    assert row[0] == f"'{FORMULA}", "no spreadsheet runs it"
    assert "95" in row

    page.locator("#figure-2-filter").fill("tunis")
    page.locator("#figure-2 [data-do=copy]").click()
    expect(page.locator("#said")).not_to_be_empty()
    copied = [
        line.split("\t") for line in page.evaluate("navigator.clipboard.readText()").split("\n")
    ]
    assert {len(line) for line in copied} == {len(copied[0])}
    assert [line for line in copied[1:] if "80" in line], "80 % as a number"


def test_slides_are_turned_by_keys(opened: Opener) -> None:
    page = opened()
    page.locator(".cover [data-do=present]").click()
    current, position = page.locator(".figure.current"), page.locator("#position")
    expect(position).to_have_text("1 / 3")
    expect(current.locator("h2")).to_be_focused()
    for key, at in [
        ("ArrowRight", 2), ("End", 3), ("ArrowRight", 3), ("PageUp", 2), ("Home", 1), (" ", 2),
    ]:  # fmt: skip
        page.keyboard.press(key)
        expect(position).to_have_text(f"{at} / 3")
        expect(current).to_have_id(f"figure-{at}")
    assert page.locator(".figure:visible").count() == 1
    whole = "document.documentElement"
    assert page.evaluate(
        f"{whole}.scrollHeight <= innerHeight && {whole}.scrollWidth <= innerWidth"
    )
    page.evaluate("document.exitFullscreen()")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator("#figure-2")).to_be_in_viewport()
    assert page.url.endswith("#figure-2")


def test_slides_are_turned_by_a_swipe_and_fit_a_telephone(opened: Opener) -> None:
    page = opened("#present-2", viewport={"width": 420, "height": 850}, has_touch=True)
    expect(page.locator("#position")).to_have_text("2 / 3")
    client = page.context.new_cdp_session(page)
    for kind, x in (("touchStart", 350), ("touchMove", 200), ("touchEnd", None)):
        points = [] if x is None else [{"x": x, "y": 700}]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(page.locator("#position")).to_have_text("3 / 3")
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    page.keyboard.press("Escape")
    expect(page.locator("#figure-3 .narrow")).to_be_visible()
    expect(page.locator("#figure-3 .wide")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 420


def test_a_map_is_looked_at_closely(opened: Opener) -> None:
    page = opened()
    figure, pan = page.locator("#figure-1"), page.locator("#figure-1 .wide .pan")
    figure.scroll_into_view_if_needed()
    area = pan.locator("[data-name='ES-CT']")
    small = area.bounding_box()
    figure.locator("[data-zoom=in]").click()
    large = area.bounding_box()
    assert small
    assert large
    assert large["width"] == pytest.approx(1.6 * small["width"], rel=0.05)
    figure.locator("[data-zoom=whole]").click()
    expect(pan).not_to_have_attribute("transform", "")
    assert area.bounding_box() == pytest.approx(small)
    area.hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_function("document.querySelector('#figure-1 .wide .pan[transform]')")
    page.locator("#figure-1 .wide").dblclick(position={"x": 400, "y": 300})
    page.wait_for_function("!document.querySelector('#figure-1 .wide .pan[transform]')")


def test_light_and_dark(opened: Opener) -> None:
    page = opened(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    land = "getComputedStyle(document.querySelector('#f1w .pan > rect')).fill"
    dark = page.evaluate(f"[{ground}, {land}]")
    page.locator(".cover [data-do=shade]").click()
    light = page.evaluate(f"[{ground}, {land}]")
    assert dark == ["rgb(16, 24, 28)", "rgb(21, 36, 44)"]
    assert light == ["rgb(255, 255, 255)", "rgb(217, 229, 234)"]


def test_without_script_it_is_read(opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    expect(page.locator("#figure-2 h2")).to_be_visible()
    expect(page.locator("#figure-2 table")).to_be_visible()
    expect(page.locator("[data-do=present]")).to_be_hidden()
