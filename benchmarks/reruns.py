"""One rerun of each page after a change of its filter, in this process, parted by what it does."""

from __future__ import annotations

import contextlib
import itertools
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

from benchmarks import ledgers
from benchmarks.servers import ROOT
from benchmarks.tables import Table
from benchmarks.timing import share, told
from benchmarks.views import views

ROWS = 200_000
PAGES: dict[str, tuple[dict[str, str], ...]] = {
    "overview": ({},),
    "map": (
        {"v": "map"}, {"v": "ranking"}, {"v": "mix"}, {"v": "need"}, {"v": "rounds"},
        {"v": "sites"}, {"v": "map", "area": "TN-52"},
    ),
    "products": ({"o": "heatmap"}, {"o": "ranking"}, {"o": "mix"}),
    "directory": ({},),
    "upload": ({},),
    "method": ({},),
    "dictionary": ({},),
}  # fmt: skip
"""Pages and the views of each that are measured."""


class Clock:
    """Seconds spent inside some functions, by name."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    @contextlib.contextmanager
    def on(self, name: str, owner: object, function: str) -> Iterator[None]:
        """Count the time that `owner.function` takes under `name` while the block lasts."""
        real: Callable[..., Any] = getattr(owner, function)

        def timed(*args: Any, **kwargs: Any) -> Any:
            begun = time.perf_counter()
            try:
                return real(*args, **kwargs)
            finally:
                self.spent[name] += time.perf_counter() - begun

        with patch.object(owner, function, timed):
            yield


def measure(quick: bool) -> list[Table]:
    """The table of pages; each run shows another product, so that no answer is in a cache."""
    table = Table(
        f"One rerun of a page, {ROWS:,} capacity rows",
        "In one process without a browser, as a ministry sees it; another product each time. "
        "*queries* is the store’s part, *figure* Plotly’s own serialising, the rest is building "
        "the exhibit and drawing the page.",
        ("page", "rerun", "queries", "figure", "rest"),
    )
    os.environ["TELA_VIEWER"] = "ministry"
    ledgers.use(ROWS)
    for page, choices in PAGES.items():
        for own in choices:
            _one(table, page, own, 3 if quick else 7)
    return [table]


def _one(table: Table, page: str, own: dict[str, str], runs: int) -> None:
    import plotly.io
    from streamlit.testing.v1 import AppTest

    from cluster_data.store.snapshot import Snapshot

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300)
    app.run()
    app.switch_page(f"pages/{page}/page.py").run()
    taken = []
    for view in itertools.islice(views(len(table.rows)), runs):
        app.query_params.clear()
        for key, value in ({"p": view.query["p"]} | own).items():
            app.query_params[key] = value
        clock = Clock()
        with (
            clock.on("queries", Snapshot, "rows"),
            clock.on("figure", plotly.io, "to_json"),
            clock.on("whole", app, "run"),
        ):
            app.run()
        assert not app.exception, app.exception[0].message
        taken.append(clock.spent)
    middle = [
        share([spent[name] for spent in taken], 0.5) for name in ("whole", "queries", "figure")
    ]
    name = " ".join([page, *(f"{key}={value}" for key, value in own.items())])
    table.add(name, *map(told, middle), told(max(0.0, middle[0] - middle[1] - middle[2])))
