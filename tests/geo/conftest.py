"""What the geography's tests share: the drawn polygons, the ground, the tables."""

import sys
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from cluster_data.geo import layer
from cluster_data.reference.tables import rows

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))


@pytest.fixture(scope="session")
def areas() -> dict[str, BaseGeometry]:
    """Drawn regions by code."""
    return {f["id"]: shape(f["geometry"]) for f in layer("regions").read()["features"]}


@pytest.fixture(scope="session")
def ground() -> list[dict[str, Any]]:
    """The features of the ground layer."""
    features: list[dict[str, Any]] = layer("land").read()["features"]
    return features


@pytest.fixture(scope="session")
def land(ground: list[dict[str, Any]]) -> BaseGeometry:
    """All land as one geometry."""
    (only,) = (f for f in ground if f["properties"]["kind"] == "land")
    return shape(only["geometry"])


@pytest.fixture(scope="session")
def region_rows() -> list[dict[str, str]]:
    """Rows of the region table."""
    return rows("regions")
