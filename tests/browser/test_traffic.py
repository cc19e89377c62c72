"""What goes over the wire: the map's ground once, figures in few bytes, and behind a base path."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.browser.watching import (
    CHART,
    class_colour,
    close_to,
    colour_at,
    map_drawn,
    watched,
)  # fmt: skip

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("traffic")
MOST_BYTES = 120_000
"""What one change of a filter on the map may send."""


@pytest.fixture
def sockets(chromium: Browser) -> tuple[Page, list[int]]:
    """A page, and the sizes of the messages that its websocket receives."""
    page = chromium.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB").new_page()
    page.set_default_timeout(30_000)
    sizes: list[int] = []

    def listen(socket: object) -> None:
        socket.on(  # type: ignore[attr-defined]
            "framereceived",
            lambda frame: sizes.append(len(frame if isinstance(frame, bytes) else frame.encode())),
        )

    page.on("websocket", listen)
    return page, sizes


def geometry_fetched(page: Page) -> list[str]:
    """Files of geometry that come over the network from now on; the browser's cache is none."""
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    coming: dict[str, str] = {}
    fetched: list[str] = []

    def answered(event: dict[str, Any]) -> None:
        response = event["response"]
        if "/static/geo/" in response["url"] and not response.get("fromDiskCache"):
            coming[event["requestId"]] = response["url"]

    def finished(event: dict[str, Any]) -> None:
        if event["requestId"] in coming and event["encodedDataLength"] > 0:
            fetched.append(coming[event["requestId"]])

    client.on("Network.responseReceived", answered)
    client.on("Network.requestServedFromCache", lambda e: coming.pop(e["requestId"], None))
    client.on("Network.loadingFinished", finished)
    return fetched


def pick_product(page: Page, quiet: Quiet, name: str) -> None:
    """Choose another product in its chip."""
    page.locator("[class*=st-key-tela_chip_][class*=_product] button").first.click()
    page.locator("[class*=st-key-tela_pick_product] input").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(name)
    page.get_by_role("option", name=name).first.click()
    page.wait_for_function(
        f"name => {CHART}?.layout?.annotations?.some(shown => shown.text.includes(name))", arg=name
    )
    quiet(page)
    map_drawn(page)
    page.wait_for_timeout(1000)  # for whatever a second run of the page might still send


def extent(page: Page) -> tuple[float, ...]:
    found = page.evaluate(
        f"""() => {{
            const map = {CHART}._fullLayout.map._subplot.map;
            return [map.getCenter().lng, map.getCenter().lat, map.getZoom()];
        }}"""
    )
    return tuple(found)


def test_three_changes_fetch_no_geometry_and_send_little(
    running_app: Callable[..., str], sockets: tuple[Page, list[int]], quiet: Quiet
) -> None:
    page, sizes = sockets
    url = running_app(sample=True)
    watch = watched(page, urlsplit(url).netloc)
    fetched = geometry_fetched(page)
    page.goto(f"{url}/map?p=resp_ffp2&m=per_100k")
    quiet(page)
    map_drawn(page)
    assert any("regions.json" in file for file in fetched)

    opened = extent(page)
    box = page.locator(".maplibregl-canvas").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, -400)
    page.wait_for_function(
        f"zoom => {CHART}._fullLayout.map._subplot.map.getZoom() > zoom + 0.3", arg=opened[2]
    )
    map_drawn(page)
    page.wait_for_timeout(500)
    quiet(page)
    before = extent(page)

    spent = []
    for product in ("FFP3", "Type IIR", "FFP2"):
        sizes.clear()
        pick_product(page, quiet, product)
        spent.append(sum(sizes))
    assert max(spent) <= MOST_BYTES, spent
    assert extent(page) == pytest.approx(before, abs=1e-3), "the reader's extent is kept"
    assert len(fetched) == len(set(fetched)), "each file came over the network once"
    page.context.close()
    watch.nothing_amiss()


def test_the_map_is_drawn_behind_a_base_path(
    running_app: Callable[..., str], sockets: tuple[Page, list[int]], quiet: Quiet
) -> None:
    page, _sizes = sockets
    url = running_app(sample=True, env={"STREAMLIT_SERVER_BASE_URL_PATH": "tela"})
    watch = watched(page, urlsplit(url).netloc)
    page.goto(f"{url}/map?p=resp_ffp2&m=per_100k")
    quiet(page)
    map_drawn(page)
    page.wait_for_timeout(500)
    fetched = [urlsplit(asked).path for asked in watch.asked if "/static/geo/" in asked]
    assert fetched
    assert all(path.startswith("/tela/app/static/geo/") for path in fetched), fetched
    assert close_to(colour_at(page, 1.5, 41.8), class_colour(page, "ES-CT"))
    page.context.close()
    watch.nothing_amiss()
