"""What tests share: a running Tela on a ledger of its own, and a real browser to look at it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    # what is drawn in software anyway is put together at half the cost without pretending to a GPU
    "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
SECONDS_TO_START = 60

# a busy machine is slow to draw examples and to run them, which tells nothing of the code; where
# what lands is decided, the same examples are drawn each time, and new ones everywhere else
settings.register_profile(
    "tela", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)  # fmt: skip
settings.load_profile("tela")


def free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test in the real browser is tried again: a busy machine may answer later than it waits."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=1))


@pytest.fixture(scope="session")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """Debian's Chromium with a profile on disk, in which scripts once compiled stay compiled.

    That spares a page a third of its load. Without Chromium the tests in it are skipped, or fail
    where it is required.
    """
    if not Path(CHROMIUM).exists():
        reason = f"no {CHROMIUM}: install Debian's chromium to run the browser tests"
        if os.environ.get("TELA_BROWSER_REQUIRED") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        context = play.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"), executable_path=CHROMIUM, args=FLAGS,
            viewport={"width": 1440, "height": 1000}, locale="en-GB",
        )  # fmt: skip
        yield context
        context.close()


@pytest.fixture(scope="session")
def chromium(lasting: BrowserContext) -> Browser:
    """The browser, for contexts that know nothing of each other."""
    assert lasting.browser is not None
    return lasting.browser


@pytest.fixture(scope="session")
def quiet() -> Callable[[Page], None]:
    """Wait until the page has run: the script at rest, and still so a moment later."""

    def wait(page: Page) -> None:
        page.wait_for_function(
            """async () => {
                const rest = () => document.querySelector(
                    '[data-testid="stApp"][data-test-script-state="notRunning"]');
                if (!rest()) return false;
                await new Promise((done) => setTimeout(done, 300));
                return Boolean(rest()) && !document.querySelector('[data-stale="true"]');
            }""",
            timeout=60_000,
        )

    return wait


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A ledger that holds the fictive sample and nothing else; copy it before writing to it.

    Whichever worker of a run needs it first loads it for all of them.
    """
    folder = tmp_path_factory.getbasetemp()
    folder = (folder if worker_id == "master" else folder.parent) / "sample"
    database, whole = folder / "tela.duckdb", folder / "whole"
    with FileLock(f"{folder}.lock"):
        if not whole.exists():
            folder.mkdir(exist_ok=True)
            _load_sample(database)
            whole.touch()
    return database


def _load_sample(database: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "loaders", "sample"],
        cwd=ROOT,
        env={**os.environ, "TELA_DATABASE": str(database)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


@dataclass(frozen=True)
class Server:
    """A Tela that `running_app` started: its process, and the folder of its ledger and log."""

    process: subprocess.Popen[bytes]
    folder: Path

    @property
    def database(self) -> Path:
        """The ledger's file."""
        return self.folder / "tela.duckdb"

    def forget(self) -> None:
        """Put the ledger aside, with its originals: whoever asks next is given an empty one.

        Nothing is deleted, as a new file in its place must not be taken for the old one.
        """
        aside = self.folder / f"aside-{time.monotonic_ns()}"
        aside.mkdir()
        for kept in self.folder.glob("tela*"):
            kept.rename(aside / kept.name)

    @property
    def log(self) -> str:
        """What the server has printed so far."""
        return (self.folder / "log.txt").read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="session")
def servers() -> dict[str, Server]:
    """The servers that `running_app` started, by address."""
    return {}


@pytest.fixture(scope="session")
def running_app(
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
    servers: dict[str, Server],
) -> Iterator[Callable[..., str]]:
    """Start Tela as its README says, on an empty ledger; the answer is its address.

    With `sample=True` the ledger is a copy of the fictive sample's. Called with the same settings
    again, the server of the first call answers; `fresh=True` starts another. Servers end with the
    session.
    """
    running: dict[tuple[tuple[str, str], ...], str] = {}
    started: list[subprocess.Popen[bytes]] = []

    def start(
        env: dict[str, str] | None = None,
        *,
        fresh: bool = False,
        by: str = "run",
        sample: bool = False,
        script: Path = ROOT / "app.py",
    ) -> str:
        settings = env or {}
        key = (("by", by), ("of", f"{script} {sample}"), *sorted(settings.items()))
        if not fresh and key in running:
            return running[key]
        folder = tmp_path_factory.mktemp("tela")
        if sample:
            ledger: Path = request.getfixturevalue("sample_ledger")
            shutil.copy(ledger, folder / "tela.duckdb")
            shutil.copytree(ledger.with_name("tela-originals"), folder / "tela-originals")
        port = free_port()
        process = _start(by, script, port, folder, settings)
        started.append(process)
        base = settings.get("STREAMLIT_SERVER_BASE_URL_PATH", "")
        url = f"http://127.0.0.1:{port}" + (f"/{base}" if base else "")
        _wait_for_health(url, process, folder / "log.txt")
        servers[url] = Server(process, folder)
        if not fresh:
            running[key] = url
        return url

    yield start
    for process in started:
        process.send_signal(signal.SIGTERM)
    for process in started:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _start(
    by: str, script: Path, port: int, folder: Path, settings: dict[str, str]
) -> subprocess.Popen[bytes]:
    commands = {
        "run": ["streamlit", "run", str(script), f"--server.port={port}"],
        "uvicorn": ["uvicorn", "app:app", f"--port={port}", "--log-level=warning"],
    }
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("TELA_")},
        "TELA_DATABASE": str(folder / "tela.duckdb"),
        "PYTHONPATH": str(ROOT),
        "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
        **settings,
    }
    with (folder / "log.txt").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", *commands[by]],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def _wait_for_health(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"Tela did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")
