"""How the time of a filter change grows: with rows, with regions shown, with readers."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import ledgers
from benchmarks.servers import Server, served
from benchmarks.tables import Table
from benchmarks.timing import share, told
from benchmarks.views import views
from benchmarks.wire import close, opened

SIZES = (20_000, 200_000, 2_000_000)
PLACES = {
    "one country (Malta, 2 regions)": "MT",
    "one country (Türkiye, 81 regions)": "TR",
    "six countries (Türkiye, Algeria, Egypt, Tunisia, Italy, Spain; 229)": "TR.DZ.EG.TN.IT.ES",
    "everywhere (507 regions)": "",
}
CHANGES = 15


def measure(quick: bool) -> list[Table]:
    """One table: a lone reader's change of product on the map."""
    table = Table(
        "Growth",
        "A lone reader’s change of product on the map over the websocket; readers at once are in "
        "the table of sessions. Processor time is the server’s, all threads.",
        ("varied", "p50", "p95", "processor", "sent", "memory of the server"),
    )
    for size in SIZES[:1] if quick else SIZES:
        with _server(size) as server:
            taken = asyncio.run(_changes(server, ""))
            table.add(f"{size:,} rows, everywhere", *taken)
            for name, places in PLACES.items() if size == SIZES[1] else ():
                table.add(f"{size:,} rows, {name}", *asyncio.run(_changes(server, places)))
    return [table]


@contextlib.contextmanager
def _server(size: int) -> Iterator[Server]:
    """A server on a ledger of so many rows."""
    settings = {"TELA_DATABASE": str(ledgers.use(size)), "TELA_VIEWER": "ministry"}
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder), env=settings) as server,
    ):
        yield server


async def _changes(server: Server, places: str) -> tuple[str, ...]:
    session = await opened(server.port)
    shown = views(len(places))
    for view in itertools.islice(shown, 3):
        await session.ask(_of(view.query, places))
    busy, answers = server.busy, []
    for view in itertools.islice(shown, CHANGES):
        answers.append(await session.ask(_of(view.query, places)))
    spent = (server.busy - busy) / CHANGES
    await close(session)
    taken = [answer.seconds for answer in answers]
    sent = share([answer.bytes for answer in answers], 0.5)
    return (
        told(share(taken, 0.5)), told(share(taken, 0.95)), told(spent), f"{sent / 1e3:.0f} KB",
        f"{server.megabytes:.0f} MB",
    )  # fmt: skip


def _of(query: dict[str, str], places: str) -> dict[str, str]:
    """The view's product and measure, in the places wanted."""
    kept = {key: query[key] for key in ("p", "m", "g")}
    return kept | ({"c": places} if places else {})
