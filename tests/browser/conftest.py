"""A watched browser: pages that ask nothing of the outside, run nothing and break no policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.watching import Watch, watched
from tests.browser.workbooks import certified_masks

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture
def visit(
    lasting: BrowserContext, chromium: Browser, quiet: Callable[[Page], None]
) -> Iterator[Callable[..., Page]]:
    """Open an address as somebody who was never here; what it must never do is asserted at the end.

    A test's first visitor is given the lasting profile, swept; others, and those with habits of
    their own (`options` of a context beside `viewport`), a context for themselves.
    """
    from playwright.sync_api import expect

    # a busy machine answers late, which is no failure
    expect.set_options(timeout=30_000)
    watches: list[Watch] = []

    def open_page(url: str, **options: object) -> Page:
        usual = {"viewport": {"width": 1440, "height": 1000}, "locale": "en-GB"}
        if watches or options.keys() - {"viewport"}:
            page = chromium.new_context(**{**usual, **options}).new_page()
        else:
            page = _swept(lasting, url)
            page.set_viewport_size({**usual, **options}["viewport"])
        page.set_default_timeout(30_000)
        watches.append(watched(page, urlsplit(url).netloc))
        page.goto(url)
        quiet(page)
        return page

    yield open_page
    for watch in watches:
        if watch.page.context == lasting:
            for page in lasting.pages[1:]:
                page.close()
        else:
            watch.page.context.close()
        watch.nothing_amiss()


def _swept(lasting: BrowserContext, url: str) -> Page:
    """A new page in the lasting profile, which remembers nothing that a site has kept in it."""
    lasting.clear_cookies()
    page = lasting.new_page()
    at = urlsplit(url)
    client = lasting.new_cdp_session(page)
    kept = {"origin": f"{at.scheme}://{at.netloc}", "storageTypes": "local_storage,indexeddb"}
    client.send("Storage.clearDataForOrigin", kept)
    client.detach()
    return page


@pytest.fixture
def masks(tmp_path: Path) -> Path:
    """A French workbook of five certified FFP2 makers in Monastir, and one row to reject."""
    return certified_masks(tmp_path / "enquete_sahel.xlsx")
