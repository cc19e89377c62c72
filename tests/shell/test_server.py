"""The server as people start it: headers, health, deep links, and nothing asked of the outside."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Start = Callable[..., str]
Quiet = Callable[["Page"], None]

pytestmark = pytest.mark.xdist_group("browser")


@contextmanager
def looked_at(browser: Browser, url: str, quiet: Quiet, **options: object) -> Iterator[Page]:
    """A page in a context of its own; it must ask nothing of other hosts and break no policy."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
    page = context.new_page()
    page.set_default_timeout(30_000)
    outside: list[str] = []
    refused: list[str] = []
    host = urlsplit(url).netloc
    page.on(
        "request",
        lambda request: (
            outside.append(request.url)
            if request.url.startswith(("http", "ws")) and urlsplit(request.url).netloc != host
            else None
        ),
    )
    page.on(
        "console",
        lambda message: (
            refused.append(message.text) if "Content Security Policy" in message.text else None
        ),
    )
    page.goto(url)
    quiet(page)
    yield page
    context.close()
    assert outside == []
    assert refused == []


def query_of(page: Page) -> dict[str, str]:
    return {key: values[-1] for key, values in parse_qs(urlsplit(page.url).query).items()}


@pytest.mark.parametrize("by", ["run", "uvicorn"])
def test_a_deep_link_as_the_first_request_restores_the_view(
    by: str, running_app: Start, chromium: Browser, quiet: Quiet
) -> None:
    url = running_app(fresh=True, by=by, sample=True)
    link = f"{url}/map?p=resp_ffp2&c=TN&g=declared&lang=fr"
    with looked_at(chromium, link, quiet) as page:
        assert "Page not found" not in page.inner_text("body")
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        expect(page.locator(".st-key-tela_chips")).to_contain_text("FFP2")
        expect(page.locator(".st-key-tela_chips")).to_contain_text("Tunisie")
        assert query_of(page) == {"p": "resp_ffp2", "c": "TN", "g": "declared", "lang": "fr"}
        assert urlsplit(page.url).path == "/map"


@pytest.mark.parametrize("by", ["run", "uvicorn"])
def test_every_answer_has_security_headers(by: str, running_app: Start) -> None:
    url = running_app(by=by)
    for path in ("/", "/map", "/healthz", "/_stcore/health", "/app/static/none.json"):
        try:
            answer = urllib.request.urlopen(url + path, timeout=10)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            headers = answer.headers
            policy = headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "img-src 'self' data: blob:;" in policy
        assert "font-src 'self' data:;" in policy
        assert "frame-ancestors 'self'" in policy
        assert "'unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
        assert "http:" not in policy
        assert "script-src 'self' blob:" in policy


def test_a_forged_host_gets_no_place_in_the_policy() -> None:
    from shell.serving import SecurityHeaders

    sent: list[dict[str, object]] = []

    async def app(_scope: object, _receive: object, send: Callable[..., object]) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": [(b"host", b"evil.example; script-src *")]}
    answering = SecurityHeaders(app)(scope, None, send)  # type: ignore[arg-type]
    with pytest.raises(StopIteration):  # it waits for nothing, so one step is all of it
        answering.send(None)
    headers = dict(sent[0]["headers"])  # type: ignore[call-overload]
    assert b"evil" not in headers[b"content-security-policy"]


def test_health_tells_who_it_is(running_app: Start) -> None:
    with urllib.request.urlopen(f"{running_app()}/healthz", timeout=10) as answer:
        assert json.load(answer)["status"] == "ok"


def test_connections_send_small_messages_at_once() -> None:
    """Where the port was opened without a protocol number, as `streamlit run` does."""
    from shell.serving import _answer_at_once

    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        _answer_at_once()
        with socket.create_connection(listening.getsockname()):
            accepted, _peer = listening.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_the_selection_survives_a_change_of_page_and_of_language(
    running_app: Start, chromium: Browser, quiet: Quiet
) -> None:
    link = f"{running_app(sample=True)}/map?p=resp_ffp2&c=TN&g=declared&m=utilisation"
    with looked_at(chromium, link, quiet) as page:
        kept = {"p": "resp_ffp2", "c": "TN", "g": "declared"}
        page.locator(".st-key-tela_navigation button", has_text="About").click()
        page.get_by_role("link", name="Data dictionary").click()
        page.wait_for_url("**/dictionary?**")
        quiet(page)
        assert query_of(page) == kept
        page.get_by_text("Français").click()
        page.wait_for_url("**lang=fr**")
        quiet(page)
        assert query_of(page) == {**kept, "lang": "fr"}
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        page.get_by_role("link", name="Carte", exact=True).click()
        page.wait_for_url("**/map?**")
        quiet(page)
        assert query_of(page) == {**kept, "lang": "fr"}
        expect(page.locator(".st-key-tela_chips")).to_contain_text("Tunisie")


def test_the_back_button_goes_back_through_views(
    running_app: Start, chromium: Browser, quiet: Quiet
) -> None:
    with looked_at(chromium, f"{running_app(sample=True)}/map?p=resp_ffp2", quiet) as page:
        chips = page.locator(".st-key-tela_chips")
        page.locator(".st-key-tela_clear_product button").click()
        page.wait_for_url("**/map")
        quiet(page)
        expect(chips).not_to_contain_text("FFP2")
        page.locator(".st-key-tela_navigation button", has_text="Cluster").click()
        page.get_by_role("link", name="Upload", exact=True).click()
        page.wait_for_url("**/upload")
        quiet(page)
        page.go_back()
        quiet(page)
        assert (urlsplit(page.url).path, query_of(page)) == ("/map", {})
        page.go_back()
        quiet(page)
        assert query_of(page) == {"p": "resp_ffp2"}
        expect(chips).to_contain_text("FFP2")


def test_the_frame_fits_a_telephone(running_app: Start, chromium: Browser, quiet: Quiet) -> None:
    link = f"{running_app(sample=True)}/map?p=resp_ffp2&c=TN&g=declared&lang=fr"
    narrow = {"width": 420, "height": 800}
    with looked_at(chromium, link, quiet, viewport=narrow) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 420
        chips = page.locator(".st-key-tela_chips")
        one_line = chips.evaluate("e => [e.scrollWidth > e.clientWidth, e.clientHeight]")
        assert one_line[0], "the chips scroll sideways"
        assert one_line[1] < 60, "in one line"


def test_a_narrow_screen_is_known_and_so_is_a_turned_one(
    running_app: Start, chromium: Browser, quiet: Quiet, tmp_path: Path
) -> None:
    script = tmp_path / "wide_or_narrow.py"
    script.write_text(
        """
import streamlit as st
from shell.document import appearance, set_document

set_document("en", {})
st.write(f"drawn {appearance()[1]}")
"""
    )
    url = running_app(script=script)
    context = chromium.new_context(viewport={"width": 420, "height": 800})
    page = context.new_page()
    page.goto(url)
    expect(page.get_by_text("drawn narrow")).to_be_visible()
    page.set_viewport_size({"width": 1200, "height": 800})
    expect(page.get_by_text("drawn wide")).to_be_visible()
    context.close()
