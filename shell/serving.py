"""The server around Streamlit: security headers, health, and a quick answer to every click."""

from __future__ import annotations

import base64
import contextlib
import gc
import hashlib
import importlib
import re
import socket
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from shell.identity import NAME, VERSION

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_WARM = (
    "shell.charts",
    "shell.frame",
    "shell.filters",
    "shell.downloads",
    "exhibits.catalogue",
    "exhibits.render.plotly_map",
    "exhibits.render.plotly_bars",
    "exhibits.render.plotly_change",
    "exhibits.render.plotly_stack",
)
"""What a first page would wait for, were it not imported while the server starts."""

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FOR_EVER = "public, max-age=31536000, immutable"
# pages read small tables cell by cell, which Arrow's texts make four times slower than Python's own
pd.set_option("mode.string_storage", "python")
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?|\[[0-9A-Fa-f:]+\](:\d+)?")


def routes() -> Sequence[BaseRoute]:
    """Addresses of our own beside Streamlit's."""
    return (Route("/healthz", _health),)


def middleware() -> Sequence[Middleware]:
    """What every answer passes through."""
    return (Middleware(SecurityHeaders),)


@contextlib.asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm up, then keep the collector and the network from delaying reruns."""
    for name in _WARM:
        importlib.import_module(name)
    _answer_at_once()
    # Streamlit collects after each run; what was imported till now is never garbage
    gc.collect()
    gc.freeze()
    yield


def on_script_error(error: Exception) -> bool:
    """Errors outside a page's boundary, such as in a widget's callback."""
    from shell import errors

    return errors.show(error)


def keeps_for_ever(scope: Scope) -> bool:
    """True for files addressed by their content (`?v=…`) and fonts: a browser fetches them once."""
    path = str(scope.get("path", ""))
    return "/app/static/" in path and (
        scope.get("query_string", b"").startswith(b"v=") or "/app/static/fonts/" in path
    )


class SecurityHeaders:
    """Adds to every answer what tells a browser to load nothing from, and send nothing to, others.

    Streamlit sends none of these.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._policy = policy()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers where its answer starts."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        policy = self._policy.replace("{own}", _own_sockets(scope))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in FIXED.items():
                    headers[name] = value
                headers["Content-Security-Policy"] = policy
                if message["status"] == 200 and keeps_for_ever(scope):
                    headers["Cache-Control"] = FOR_EVER
            await send(message)

        await self._app(scope, receive, send_with_headers)


def policy() -> str:
    """The content security policy, with `{own}` where this server's websocket addresses go.

    Scripts come from our server, or are components, which Streamlit runs from `blob:` addresses;
    the one script inside Streamlit's page is allowed by its digest. Styles are written inline by
    Streamlit and Plotly throughout.
    """
    inline = " ".join(_inline_scripts())
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' blob: 'wasm-unsafe-eval' {inline}".rstrip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' data: blob:{own}",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "frame-ancestors": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    return "; ".join(f"{key} {value}" for key, value in rules.items())


def _own_sockets(scope: Scope) -> str:
    """This server's websocket addresses, for browsers whose 'self' means http alone."""
    host = Headers(scope=scope).get("host", "")
    return f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""


def _inline_scripts() -> list[str]:
    page = Path(st.__file__).parent / "static" / "index.html"
    text = page.read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


async def _health(_request: Request) -> JSONResponse:
    return JSONResponse({"name": NAME, "version": VERSION, "status": "ok"})


def _answer_at_once() -> None:
    """Send small messages at once, also where Streamlit opened the port itself.

    `streamlit run` makes its socket without a protocol number, and asyncio sets TCP_NODELAY only
    on those with one: each rerun then waits about 40 ms. Connections inherit it from the socket
    that listens, which is ours to find but not to make.
    """
    for candidate in gc.get_objects():
        if isinstance(candidate, socket.socket) and _listens(candidate):
            candidate.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens(candidate: Any) -> bool:
    try:
        return (
            candidate.type == socket.SOCK_STREAM
            and candidate.family in (socket.AF_INET, socket.AF_INET6)
            and bool(candidate.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
        )
    except OSError:
        return False
