"""What a page does behind the screen: requests, dialogs, refusals; and what its map shows."""

from __future__ import annotations

import io
import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Response

PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit looks for its own root by asking below the page's address first: these 404 there."""
CHART = "document.querySelector('.st-key-tela_page .js-plotly-plot')"


@dataclass
class Watch:
    """What one page has done since it was opened."""

    page: Page
    host: str
    asked: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def nothing_amiss(self) -> None:
        """No request to another host, none that failed, nothing executed, no policy broken."""
        assert self.outside == []
        assert self.dialogs == []
        assert self.refused == []
        assert self.failed == []


def watched(page: Page, host: str) -> Watch:
    """Listen to a page from now on."""
    watch = Watch(page, host)

    def asked(url: str) -> None:
        watch.asked.append(url)
        if url.startswith(("http", "ws")) and urlsplit(url).netloc != host:
            watch.outside.append(url)

    def answered(response: Response) -> None:
        probe = response.status == 404 and urlsplit(response.url).path.endswith(PROBES)
        if response.status >= 400 and not probe:
            watch.failed.append(f"{response.status} {response.url}")

    def said(text: str) -> None:
        if "Content Security Policy" in text:
            watch.refused.append(text)

    def spoke(dialog: object) -> None:
        watch.dialogs.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("request", lambda request: asked(request.url))
    page.on("websocket", lambda socket: asked(socket.url))
    page.on("response", answered)
    page.on("console", lambda message: said(message.text))
    page.on("dialog", spoke)
    return watch


def lead(page: Page, address: str) -> None:
    """Lead to another view of an app at a server's root, such as `map?c=TN`, without a load.

    The page does what it does when the browser's back button is used, at a tenth of the cost.
    """
    before = page.evaluate(
        """address => {
            const before = JSON.stringify(window.telaView);
            history.replaceState(null, "", address);
            window.dispatchEvent(new PopStateEvent("popstate", { state: null }));
            return before;
        }""",
        f"/{address}",
    )
    page.wait_for_function(
        """([slug, before]) =>
            window.telaView.page === slug && JSON.stringify(window.telaView) !== before""",
        arg=[address.partition("?")[0], before],
        timeout=60_000,
    )


def query_of(page: Page) -> dict[str, str]:
    """The query of the page's address, the last value of each key."""
    return {key: values[-1] for key, values in parse_qs(urlsplit(page.url).query).items()}


def map_drawn(page: Page) -> None:
    """Wait until the map has its geometry and stands still."""
    page.wait_for_function(
        f"""() => {{
            const map = {CHART}?._fullLayout?.map?._subplot?.map;
            return Boolean(map && map.loaded() && map.areTilesLoaded() && !map.isMoving());
        }}""",
        timeout=60_000,
    )


def title_of(page: Page) -> str:
    """The figure's title, on one line."""
    text = page.evaluate(f"{CHART}.layout.annotations[0].text")
    return " ".join(str(text).replace("<br>", " ").split())


def sentence(page: Page) -> Locator:
    """Where the figure's plain sentence is printed, below it."""
    return page.locator(".st-key-tela_page [data-testid=stCaptionContainer]").first


def sentence_of(page: Page) -> str:
    """The figure's plain sentence, on one line."""
    return " ".join(sentence(page).inner_text().split())


def class_colour(page: Page, code: str) -> tuple[int, int, int]:
    """The colour that the figure's scale gives an area, from the data sent to the browser."""
    found = page.evaluate(
        f"""code => {{
            for (const trace of {CHART}.data) {{
                const at = [...trace.locations].indexOf(code);
                if (at < 0 || trace.name !== 'value') continue;
                const share = (trace.z[at] - trace.zmin) / (trace.zmax - trace.zmin);
                return trace.colorscale.find(([end]) => end >= share)[1];
            }}
            return null;
        }}""",
        code,
    )
    assert found, f"{code} has no value on the map"
    return tuple(int(found[at : at + 2], 16) for at in (1, 3, 5))  # type: ignore[return-value]


def colour_at(page: Page, lon: float, lat: float) -> tuple[int, int, int]:
    """The colour that the screen has at a place of the map: the median of a few pixels."""
    x, y = page.evaluate(
        f"""place => {{
            const map = {CHART}._fullLayout.map._subplot.map;
            const at = map.project(place), box = map.getCanvas().getBoundingClientRect();
            return [box.x + at.x, box.y + at.y];
        }}""",
        [lon, lat],
    )
    clip = {"x": x - 2, "y": y - 2, "width": 5, "height": 5}
    picture = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    bands = (list(band.get_flattened_data()) for band in picture.split())
    return tuple(round(statistics.median(band)) for band in bands)  # type: ignore[return-value]


def close_to(one: tuple[int, int, int], other: tuple[int, int, int], by: int = 6) -> bool:
    """True where two colours can't be told apart."""
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def taken_away(page: Page, format: str) -> tuple[str, bytes]:
    """The file of that format (`CSV`, `PNG`) of the first figure on the page: name and content."""
    page.locator("[class*=st-key-tela_take_][class*=_files] button").first.click()
    with page.expect_download() as asked:
        page.locator(f"[class*=st-key-tela_file_{format.lower()}_] button").first.click()
    page.keyboard.press("Escape")
    return asked.value.suggested_filename, asked.value.path().read_bytes()
