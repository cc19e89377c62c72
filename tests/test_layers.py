"""Imports run downward, and each third party stays in its room, whatever is imported at run time.

import-linter reads the sources; these start a fresh Python and look at what was really loaded.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PURE = ("words", "cluster_data", "loaders", "exhibits", "planning")


def _modules(room: str) -> list[str]:
    files = (ROOT / room).rglob("*.py")
    names = (path.relative_to(ROOT).with_suffix("").parts for path in files)
    return sorted(
        ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        for parts in names
        if parts[-1] != "__main__"
    )


def _loaded(modules: list[str]) -> set[str]:
    """The packages loaded after importing `modules` in a Python of their own."""
    program = (
        "import importlib, json, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("room", [room for room in PURE if (ROOT / room).is_dir()])
def test_pure_rooms_load_no_streamlit(room: str) -> None:
    modules = _modules(room)
    assert modules, f"{room} has no modules"
    assert "streamlit" not in _loaded(modules)


def test_words_load_nothing_of_ours() -> None:
    assert not _loaded(_modules("words")) & {"cluster_data", "loaders", "exhibits", "shell"}


def test_duckdb_stays_in_the_store() -> None:
    outside = [
        name for name in _modules("cluster_data") if not name.startswith("cluster_data.store")
    ]
    assert "duckdb" not in _loaded(outside + _modules("words") + _modules("exhibits"))


def test_the_way_to_the_first_page_loads_no_geometry() -> None:
    """GeoPandas takes a second to import; the polygons are files by now."""
    loaded = _loaded(_modules("shell") + _modules("exhibits"))
    assert "streamlit" in loaded
    assert not loaded & {"geopandas", "shapely", "fiona", "pyogrio"}


def test_pages_never_import_each_other() -> None:
    for script in (ROOT / "pages").rglob("*.py"):
        own = script.relative_to(ROOT / "pages").parts[0]
        tree = ast.parse(script.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            for name in names:
                room, _dot, rest = name.partition(".")
                assert room != "pages" or rest.partition(".")[0] == own, f"{script} imports {name}"


def test_no_script_lies_directly_in_pages() -> None:
    """Streamlit would run it without `app.py`, as a page of its own."""
    assert not list((ROOT / "pages").glob("*.py"))
