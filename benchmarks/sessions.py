"""Many readers at once: real sessions over the websocket, of Tela and of the usual idiom."""

from __future__ import annotations

import asyncio
import itertools
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import frames, ledgers
from benchmarks.servers import IDIOM, TELA, Server, served
from benchmarks.tables import Table
from benchmarks.timing import share, told
from benchmarks.views import View, views
from benchmarks.wire import Answer, Session, close, opened

ROWS = 200_000
THINK = (2.0, 6.0)
"""Seconds a reader looks at a figure before the next change: uniform, 4 on average."""
TARGET = 1.0
"""Seconds that 95 of 100 changes may take with 20 readers."""


@dataclass(frozen=True)
class Crowd:
    """How many readers, how long each thinks, and how many changes each makes."""

    readers: int
    think: tuple[float, float]
    changes: int


@dataclass
class Seen:
    """What a crowd saw: the answer to each change, its view, and the first page of each reader."""

    changes: list[tuple[View, Answer]] = field(default_factory=list)
    first: list[Answer] = field(default_factory=list)
    seconds: float = 0.0
    busy: float = 0.0
    """Processor time of the server, in seconds."""
    megabytes: float = 0.0
    """The server's growth with these readers, a reader."""

    @property
    def errors(self) -> int:
        """Answers in which something failed."""
        return sum(bool(answer.errors) for answer in (*self.first, *(a for _, a in self.changes)))

    @property
    def foreign(self) -> int:
        """Answers that don't name what their own reader has chosen."""
        return sum(not all(map(answer.says, view.names)) for view, answer in self.changes)


def measure(quick: bool) -> list[Table]:
    """The table of crowds, for Tela and for the idiom, each on a fresh server."""
    crowds = [Crowd(1, (0, 0), 30), Crowd(5, THINK, 8), Crowd(20, THINK, 8), Crowd(20, (0, 0), 5)]
    if quick:
        crowds = [Crowd(20, THINK, 3)]
    table = Table(
        f"Readers at once, map page, {ROWS:,} capacity rows",
        f"Real sessions over the websocket against `uvicorn`; each change is another product, "
        f"measure, rung or country, drawn at random, so that nearly none is answered from a cache. "
        f"A reader thinks {THINK[0]:.0f} to {THINK[1]:.0f} s (uniform) between changes, or not at "
        f"all. The readers run on the same two cores as the server.",
        ("app, readers, think time", "changes", "a second", "p50", "p95", "processor a change",
         "errors", "others’ view", "MB a reader"),
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "TELA_DATABASE": str(ledgers.use(ROWS)),
            "TELA_VIEWER": "ministry",
            "TELA_BENCHMARK_FRAME": str(frames.standing_file(ROWS)),
        }
        for name, module in (("Tela", TELA), ("idiom", IDIOM)):
            with served(Path(folder), module, env=settings) as server:
                asyncio.run(_warm_up(server))
                for crowd in crowds:
                    seen = asyncio.run(_watch(server, crowd))
                    table.add(*_row(name, crowd, seen))
                    if (name, crowd.readers, crowd.think) == ("Tela", 20, THINK):
                        compared = seen
                if server.mishaps:
                    table.remarks.append(f"{name} logged {server.mishaps} tracebacks.")
        with served(Path(folder), env=settings) as server:
            table.remarks.append(asyncio.run(_alone(server, compared, 10 if quick else 60)))
    return [table]


def _row(name: str, crowd: Crowd, seen: Seen) -> tuple[object, ...]:
    taken = [answer.seconds for _, answer in seen.changes]
    return (
        f"{name}, {crowd.readers}, {'4 s' if crowd.think[1] else 'none'}",
        len(taken),
        f"{len(taken) / seen.seconds:.1f}",
        told(share(taken, 0.5)),
        told(share(taken, 0.95)),
        told(seen.busy / len(taken)),
        seen.errors,
        seen.foreign,
        f"{max(seen.megabytes, 0.0):.1f}",
    )


async def _warm_up(server: Server) -> None:
    """What only the first reader of a server pays for: imports, the copy of the ledger."""
    session = await opened(server.port)
    for view in itertools.islice(views(0), 6):
        await session.ask(view.query)
    await close(session)


async def _watch(server: Server, crowd: Crowd) -> Seen:
    """Let each reader of a crowd make its changes; they start at different moments."""
    seen, before = Seen(), server.megabytes
    sessions = [await opened(server.port) for _ in range(crowd.readers)]
    shown = [views(crowd.readers * 1_000 + number) for number in range(crowd.readers)]
    for session, own in zip(sessions, shown, strict=True):
        seen.first.append(await session.ask(next(own).query))
    begun, busy = time.perf_counter(), server.busy
    await asyncio.gather(
        *(
            _reader(session, crowd, own, random.Random(number), seen)
            for number, (session, own) in enumerate(zip(sessions, shown, strict=True))
        )
    )
    seen.seconds, seen.busy = time.perf_counter() - begun, server.busy - busy
    seen.megabytes = (server.megabytes - before) / crowd.readers
    for session in sessions:
        await close(session)
    return seen


async def _reader(
    session: Session, crowd: Crowd, shown: Iterator[View], chance: random.Random, seen: Seen
) -> None:
    await asyncio.sleep(chance.uniform(0, crowd.think[1]))
    for view in itertools.islice(shown, crowd.changes):
        seen.changes.append((view, await session.ask(view.query)))
        await asyncio.sleep(chance.uniform(*crowd.think))


async def _alone(server: Server, seen: Seen, most: int) -> str:
    """Whether a lone reader on a fresh server reads the same as each reader of the crowd did."""
    chosen = random.Random(3).sample(seen.changes, min(most, len(seen.changes)))
    session = await opened(server.port)
    same = 0
    for view, answer in chosen:
        same += (await session.ask(view.query)).alt == answer.alt != ""
    await close(session)
    return (
        f"Of {len(chosen)} answers to the 20 readers, {same} say word for word what a lone reader "
        f"of a fresh server is told of the same view."
    )
