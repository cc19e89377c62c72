"""Sites in the real browser: our own ground beneath, their colours, a click, no outside request."""

from __future__ import annotations

import io
import math
import statistics
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import expect

from cluster_data.geo import BASIN, Bounds
from exhibits.catalogue.site_finding import Around
from exhibits.catalogue.site_map import example_table, site_map
from exhibits.render.camera import map_height, opening, rise
from exhibits.render.site_marks import bounds
from exhibits.style import DARK, LIGHT, Palette
from tests.browser.watching import close_to, query_of
from tests.exhibits.test_sites import COMMON

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.xdist_group("sites")
Visit = Callable[..., "Page"]
MAP = ".stDeckGlJsonChart"
MASKS = "map?v=sites&p=resp_ffp2"
SLOW = 30_000
DESERT, IONIAN = (3.0, 29.0), (18.5, 35.5)
MOKNINE = Around(35.63, 10.90, 100, "")
"""A town in the sample whose only maker of masks is certified."""


def on_screen(
    place: tuple[float, float], opened: Bounds, box: dict[str, float]
) -> tuple[float, float]:
    """Where the screen shows a place (longitude, latitude) of a map opened on an extent."""
    wide = box["width"]
    told = 920 if 920 <= wide < 1000 else int(wide // 40) * 40
    view = opening(told, map_height(told), opened)
    scale = 512 * 2 ** view["zoom"] / 360
    lng, lat = place
    up = (rise(lat) - rise(view["center"]["lat"])) * 180 / math.pi
    return (
        box["x"] + wide / 2 + (lng - view["center"]["lon"]) * scale,
        box["y"] + box["height"] / 2 - up * scale,
    )


def colour(page: Page, place: tuple[float, float], opened: Bounds = BASIN) -> tuple[int, int, int]:
    """The colour at a place: the median of a few pixels."""
    box = page.locator(MAP).bounding_box()
    assert box
    x, y = on_screen(place, opened, dict(box))
    clip = {"x": x - 1, "y": y - 1, "width": 3, "height": 3}
    picture = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    bands = (list(band.get_flattened_data()) for band in picture.split())
    return tuple(round(statistics.median(band)) for band in bands)  # type: ignore[return-value]


def becomes(page: Page, place: tuple[float, float], wanted: str, opened: Bounds = BASIN) -> None:
    """Wait until a place has a colour: the ground comes after its files, sites with the first."""
    expected = tuple(int(wanted[at : at + 2], 16) for at in (1, 3, 5))
    found = (0, 0, 0)
    for _again in range(60):
        found = colour(page, place, opened)
        if close_to(found, expected):  # type: ignore[arg-type]
            return
        page.wait_for_timeout(1000)
    pytest.fail(f"{found} on the screen at {place}, {expected} expected")


def click_at(
    page: Page, place: tuple[float, float], opened: Bounds, words: str, leads_to: str
) -> None:
    """Rest the pointer on a place until its tooltip says that, and click until it leads there.

    A busy machine sees some clicks as long presses.
    """
    box = page.locator(MAP).bounding_box()
    assert box
    x, y = on_screen(place, opened, dict(box))
    tooltip = page.locator(".deck-tooltip")
    for _again in range(60):
        page.mouse.move(x + 1, y)
        page.mouse.move(x, y)
        page.wait_for_timeout(500)
        if not (tooltip.count() and words in tooltip.first.inner_text()):
            continue
        page.mouse.click(x, y)
        for _moment in range(20):
            page.wait_for_timeout(500)
            if leads_to in page.url:
                return
    pytest.fail(f"a click at {place} does not lead to {leads_to}: {page.url}")


def near(around: Around) -> Bounds:
    """The extent that a map about a place opens on."""
    return bounds(site_map(example_table(), around=around, **COMMON))


@pytest.mark.parametrize(("scheme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_sites_stand_on_our_own_land_and_sea(
    scheme: str, colours: Palette, visit: Visit, running_app: Callable[..., str]
) -> None:
    page = visit(f"{running_app(sample=True)}/{MASKS}", color_scheme=scheme)
    becomes(page, DESERT, colours.land)
    becomes(page, IONIAN, colours.sea)
    expect(page.locator(MAP)).to_have_attribute("aria-label", page_sentence(page))


def page_sentence(page: Page) -> str:
    """The figure's sentence as printed beneath it."""
    said = page.locator(".st-key-tela_page [data-testid=stCaptionContainer]").last.inner_text()
    return " ".join(said.split())


def test_the_ground_is_found_behind_a_base_path(
    visit: Visit, running_app: Callable[..., str]
) -> None:
    url = running_app({"STREAMLIT_SERVER_BASE_URL_PATH": "tela/maps"}, sample=True)
    asked: list[str] = []
    page = visit(url)
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{url}/{MASKS}")
    becomes(page, DESERT, LIGHT.land)
    assert "/tela/maps/app/static/geo/land.json" in asked


def test_a_certified_site_has_its_colour_and_opens_its_member(
    visit: Visit, running_app: Callable[..., str]
) -> None:
    opened = near(MOKNINE)
    page = visit(f"{running_app(sample=True)}/{MASKS}&near=35.63~10.90&km=100")
    becomes(page, (10.90, 35.6333), LIGHT.accent, opened)
    click_at(page, (10.90, 35.6333), opened, "certified today", "/directory?")
    assert len(query_of(page)["member"]) == 12


def test_what_lies_near_is_a_list_for_the_keyboard(
    visit: Visit, running_app: Callable[..., str], quiet: Callable[[Page], None]
) -> None:
    page = visit(f"{running_app(sample=True)}/{MASKS}")
    field = page.locator(".st-key-tela_near_place input")
    field.fill("صفاقس")
    field.press("Enter")
    page.wait_for_url("**near=34.74~10.76*", wait_until="commit")
    quiet(page)
    rows = page.locator(".st-key-tela_aside button.row")
    expect(rows.first).to_contain_text("Sfax", timeout=SLOW)
    rows.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/directory?*", wait_until="commit")


def test_the_public_gets_hexagons_and_a_click_lists_what_may_be_shown(
    visit: Visit, running_app: Callable[..., str], quiet: Callable[[Page], None]
) -> None:
    page = visit(f"{running_app({'TELA_VIEWER': 'public'}, sample=True)}/{MASKS}")
    becomes(page, DESERT, LIGHT.land)
    expect(page.locator(".st-key-tela_page")).to_contain_text(
        "fewer than 3 firms: not shown", timeout=SLOW
    )
    # the hexagon around Monastir holds more than three firms
    click_at(page, (10.84, 35.93), BASIN, "7 firms", "cell=m10~39~100")
    quiet(page)
    expect(page.locator(".st-key-tela_aside")).to_contain_text("Around", timeout=SLOW)
    expect(page.locator(".st-key-tela_aside")).not_to_contain_text("a week")
