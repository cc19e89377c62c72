"""Which regions border on one another."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from cluster_data.reference import neighbours, regions

ROOT = Path(__file__).resolve().parents[2]


def test_the_table_is_what_the_outlines_say() -> None:
    spec = importlib.util.spec_from_file_location(
        "build_neighbours", ROOT / "scripts" / "build_neighbours.py"
    )
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    kept = script.TABLE.read_text(encoding="utf-8")
    assert kept == script.table(), "renew with: python scripts/build_neighbours.py"


def test_neighbours_are_mutual_and_drawn() -> None:
    known, pairs = regions(), neighbours()
    for code, found in pairs.items():
        assert known[code].drawn_in == code
        assert code not in found
        assert len(set(found)) == len(found)
        assert all(code in pairs[other] for other in found)


def test_neighbours_lie_across_borders_too_and_not_across_the_sea() -> None:
    assert neighbours()["TN-52"] == ("TN-51", "TN-53")
    assert "FR-OCC" in neighbours()["ES-CT"]
    assert not any(other.startswith("IT") for other in neighbours()["TN-11"])
    assert "ES-IB" not in neighbours()
