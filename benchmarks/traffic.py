"""Cold start to the first map, and bytes per interaction, in Chromium; served in two ways."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks import ledgers
from benchmarks.servers import Server, served
from benchmarks.tables import Table
from benchmarks.timing import share, told

ROWS = 200_000
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader",
         "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]  # fmt: skip
WAYS = {"run": "`streamlit run app.py`", "uvicorn": "`uvicorn app:app`"}
VIEW = "map?p=resp_ffp2&m=per_100k"
_DRAWN = """() => {
    const map = document.querySelector('.st-key-tela_page .js-plotly-plot')
        ?._fullLayout?.map?._subplot?.map;
    return Boolean(map && map.loaded() && map.areTilesLoaded());
}"""
_AT_REST = """async () => {
    const rest = () => document.querySelector(
        '[data-testid="stApp"][data-test-script-state="notRunning"]');
    if (!rest() || document.querySelector('[data-stale="true"]')) return false;
    await new Promise((done) => setTimeout(done, 300));
    return Boolean(rest());
}"""


class Counted:
    """Bytes that a page has received, over its websocket and by requests."""

    def __init__(self, page: Page) -> None:
        self.socket = self.fetched = 0
        page.on("websocket", lambda socket: socket.on("framereceived", self._frame))
        client = page.context.new_cdp_session(page)
        client.send("Network.enable")
        client.on("Network.loadingFinished", self._finished)

    def _frame(self, frame: str | bytes) -> None:
        self.socket += len(frame if isinstance(frame, bytes) else frame.encode())

    def _finished(self, event: dict[str, float]) -> None:
        self.fetched += int(event["encodedDataLength"])


def measure(quick: bool) -> list[Table]:
    """A table of starts and of interactions; no table without Chromium."""
    if not Path(CHROMIUM).exists():
        print(f"no {CHROMIUM}: traffic is left out")
        return []
    starts = Table(
        "From nothing to the first map",
        f"A new process, a new browser without a cache, {ROWS:,} capacity rows, the address of a "
        "map. *answers* is when the server first answers, *map* when its polygons are drawn.",
        ("served by", "answers after", "map after", "map for the next reader", "fetched",
         "by websocket"),
    )  # fmt: skip
    clicks = Table(
        "Bytes of an interaction",
        "Received by the browser, medians; polygons, land and fonts come once and are kept.",
        ("on the map", "by websocket", "fetched"),
    )
    settings = {"TELA_DATABASE": str(ledgers.use(ROWS)), "TELA_VIEWER": "ministry"}
    with tempfile.TemporaryDirectory() as folder:
        for by in list(WAYS)[-1:] if quick else WAYS:
            with served(Path(folder), by=by, env=settings) as server:
                _start(starts, by, server)
                if by == "uvicorn":
                    _click(clicks, server)
    return [starts, clicks]


@contextmanager
def _browser() -> Iterator[Page]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 1000}, locale="en-GB")
        page.set_default_timeout(120_000)
        yield page
        browser.close()


def _start(table: Table, by: str, server: Server) -> None:
    answered = time.perf_counter() - server.started
    drawn, counts = [], []
    for _ in range(2):
        with _browser() as page:
            counted, begun = Counted(page), time.perf_counter()
            page.goto(f"{server.address}/{VIEW}")
            page.wait_for_function(_DRAWN)
            drawn.append(time.perf_counter() - begun)
            page.wait_for_function(_AT_REST)
            counts.append(counted)
    table.add(
        WAYS[by], told(answered), told(answered + drawn[0]), told(drawn[1]),
        f"{counts[0].fetched / 1e6:.1f} MB", f"{counts[0].socket / 1e3:.0f} KB",
    )  # fmt: skip


def _click(table: Table, server: Server) -> None:
    with _browser() as page:
        counted = Counted(page)

        def spent(act: str, expression: str, arguments: list[str]) -> None:
            found = []
            for argument in arguments:
                counted.socket = counted.fetched = 0
                page.locator(expression.format(argument)).first.click()
                page.wait_for_timeout(300)
                page.wait_for_function(_AT_REST)
                found.append((counted.socket, counted.fetched))
            socket, fetched = (share([one[n] for one in found], 0.5) for n in (0, 1))
            table.add(act, f"{socket / 1e3:.0f} KB", f"{fetched / 1e3:.0f} KB")

        page.goto(f"{server.address}/{VIEW}")
        page.wait_for_function(_DRAWN)
        page.wait_for_function(_AT_REST)
        spent("another measure", ".st-key-tela_measure button >> nth={}", ["0", "1", "2"])
        spent("another area in the list", ".st-key-tela_areas button >> nth={}", ["0", "1", "2"])
        spent("another view: ranking, map", ".st-key-tela_view button >> nth={}", ["1", "0"])
