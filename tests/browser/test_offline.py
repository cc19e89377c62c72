"""With every host but loopback out of reach: all pages, views and sections, and the map's colours.

The server runs behind a guard that refuses to look up or to reach any other host, and the browser
is told that no such host exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.watching import (
    class_colour,
    close_to,
    colour_at,
    map_drawn,
    watched,
)  # fmt: skip
from tests.conftest import CHROMIUM, FLAGS, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conftest import Server

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("offline")

GUARD = """
import socket, sys

def _near(host):
    return host in (None, "", "localhost", "0.0.0.0") or str(host).startswith(("127.", "::1"))

def _refuse(event, args):
    if event == "socket.getaddrinfo" and not _near(args[0]):
        print("REACHED OUT", event, args[0], file=sys.stderr, flush=True)
        raise OSError("no such host: " + str(args[0]))
    if event == "socket.connect" and isinstance(args[1], tuple) and not _near(args[1][0]):
        print("REACHED OUT", event, args[1][0], file=sys.stderr, flush=True)
        raise OSError("unreachable: " + str(args[1][0]))

sys.addaudithook(_refuse)
"""
VIEWS = [
    *(
        f"map?m={measure}&v={view}{product}"
        for measure in ("certified_share", "utilisation", "per_100k")
        for view in ("map", "ranking")
        for product in ("&p=resp_ffp2",)
    ),
    "map?p=resp_ffp2&area=TN-52",
    "map?c=TN.ES&g=declared",
    "overview",
    "overview?p=resp_ffp2&g=attested",
    "upload",
    *(f"dictionary?s={s}" for s in ("questions", "codes", "products", "stages", "problems")),
]


@pytest.fixture(scope="module")
def cut_off(running_app: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A server that can reach nothing but this machine."""
    folder = tmp_path_factory.mktemp("guard")
    (folder / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    return running_app(env={"PYTHONPATH": f"{folder}:{ROOT}"}, sample=True)


@pytest.fixture(scope="module")
def alone(chromium: Browser) -> Iterator[Browser]:
    """A browser for which no host exists but this machine."""
    rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    browser = chromium.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, rules])
    yield browser
    browser.close()


def test_the_guard_guards(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=5)"
    done = subprocess.run(
        [sys.executable, "-c", reach], env={"PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "REACHED OUT" in done.stderr
    assert done.returncode == 1


def test_no_page_asks_anything_of_the_outside(
    cut_off: str, alone: Browser, quiet: Quiet, servers: dict[str, Server]
) -> None:
    context = alone.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(30_000)
    watch = watched(page, cut_off.removeprefix("http://"))
    failures: list[str] = []

    def lost(request: Any) -> None:
        # a page that is left cuts off what it was still asking for
        if request.failure != "net::ERR_ABORTED":
            failures.append(f"{request.failure} {request.url}")

    page.on("requestfailed", lost)
    for view in VIEWS:
        page.goto(f"{cut_off}/{view}")
        quiet(page)
        if view.startswith("map") and "ranking" not in view:
            map_drawn(page)
        expect(page.locator(".st-key-tela_page [data-testid=stException]")).to_have_count(0)
        error = page.locator(".st-key-tela_page [data-testid=stAlertContentError]")
        expect(error, view).to_have_count(0)
    context.close()
    watch.nothing_amiss()
    assert failures == []
    assert "REACHED OUT" not in servers[cut_off].log


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_catalonia_has_the_colour_of_its_class(
    scheme: str, cut_off: str, alone: Browser, quiet: Quiet
) -> None:
    context = alone.new_context(
        viewport={"width": 1440, "height": 1000}, locale="en-GB", color_scheme=scheme
    )
    page = context.new_page()
    page.goto(f"{cut_off}/map?p=resp_ffp2&m=per_100k")
    quiet(page)
    map_drawn(page)
    page.wait_for_timeout(500)  # the canvas is painted once more after the map says it has loaded
    expected = class_colour(page, "ES-CT")
    found = colour_at(page, 1.5, 41.8)
    context.close()
    assert close_to(found, expected), f"{found} on the screen, {expected} on the scale"
