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
    from playwright.sync_api import Browser, Page


@pytest.fixture
def visit(chromium: Browser, quiet: Callable[[Page], None]) -> Iterator[Callable[..., Page]]:
    """Open an address in a context of its own; what it must never do is asserted at the end."""
    from playwright.sync_api import expect

    # a busy machine answers late, which is no failure
    expect.set_options(timeout=30_000)
    watches: list[Watch] = []

    def open_page(url: str, **options: object) -> Page:
        context = chromium.new_context(
            **{"viewport": {"width": 1440, "height": 1000}, "locale": "en-GB", **options}
        )
        page = context.new_page()
        page.set_default_timeout(30_000)
        watches.append(watched(page, urlsplit(url).netloc))
        page.goto(url)
        quiet(page)
        return page

    yield open_page
    for watch in watches:
        watch.page.context.close()
        watch.nothing_amiss()


@pytest.fixture
def masks(tmp_path: Path) -> Path:
    """A French workbook of five certified FFP2 makers in Monastir, and one row to reject."""
    return certified_masks(tmp_path / "enquete_sahel.xlsx")
