"""Which regions border on one another: `cluster_data/reference/neighbours.csv` from the polygons.

Run: `python scripts/build_neighbours.py` after `static/geo/regions.json` changes. Two regions are
neighbours where their outlines share a stretch, not a corner alone; a border at sea is none. Each
pair stands once, the code that sorts first in the first column.
"""

from __future__ import annotations

import csv
import json
import math
from io import StringIO
from pathlib import Path

import shapely
from shapely import affinity
from shapely.geometry import shape

ROOT = Path(__file__).resolve().parents[1]
REGIONS = ROOT / "static" / "geo" / "regions.json"
TABLE = ROOT / "cluster_data" / "reference" / "neighbours.csv"
SOURCE = "outlines in static/geo/regions.json"
HEAD = ("region_code", "neighbour_code", "border_km", "status", "source")
KM_PER_DEGREE = 111.2
"""Of latitude; a degree of longitude is shortened by the cosine of its latitude."""


def pairs() -> list[tuple[str, str, int]]:
    """Codes of every two neighbours, and about how long their border is, in kilometres."""
    features = json.loads(REGIONS.read_text(encoding="utf-8"))["features"]
    codes = [feature["id"] for feature in features]
    outlines = shapely.boundary([shape(feature["geometry"]) for feature in features])
    tree = shapely.STRtree(outlines)
    found = []
    for one, other in zip(*tree.query(outlines, predicate="intersects"), strict=True):
        if codes[one] < codes[other]:
            shared = shapely.intersection(outlines[one], outlines[other])
            if shared.length > 0:
                found.append((codes[one], codes[other], max(round(kilometres(shared)), 1)))
    return sorted(found)


def kilometres(line: shapely.Geometry) -> float:
    """About how long a line in degrees is."""
    shorter = math.cos(math.radians(line.centroid.y))
    return float(affinity.scale(line, shorter, 1, origin=(0, 0)).length) * KM_PER_DEGREE


def table() -> str:
    """The table as text."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for one, other, length in pairs():
        writer.writerow((one, other, length, "derived", SOURCE))
    return out.getvalue()


def main() -> None:
    """Write the table."""
    TABLE.write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    main()
