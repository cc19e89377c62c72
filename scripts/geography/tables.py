"""The reference tables that go with the layers: regions, their population, country labels."""

from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

BASIN = (-10.0, 27.0, 42.0, 48.0)

REGION_COLUMNS = [
    "region_code", "iso2", "name_local", "name_en", "name_fr", "name_es", "name_it", "name_ar",
    "type", "nuts", "lat", "lon", "drawn_in", "status", "source",
]  # fmt: skip


def read(path: Path) -> pd.DataFrame:
    """Return a committed source table as text, blanks as empty strings."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def regions(crosswalk: pd.DataFrame, areas: dict[str, BaseGeometry]) -> pd.DataFrame:
    """Return the regions with a label point inside the area they are drawn in.

    A stated point is kept where it lies in that area, or lies off it by less than 0.1 degree for
    a region drawn within another; otherwise the visual centre of the area takes its place.
    """
    table = crosswalk.copy()
    for index, row in table.iterrows():
        area, own = areas[row["drawn_in"]], row["drawn_in"] == row["region_code"]
        stated = Point(float(row["lon"]), float(row["lat"])) if row["lat"] else None
        if stated is None or area.distance(stated) > (0.0 if own else 0.1):
            centre = visual_centre(area)
            table.loc[index, ["lat", "lon"]] = [f"{centre.y:.4f}", f"{centre.x:.4f}"]
    return table[REGION_COLUMNS].sort_values(["iso2", "region_code"])


def country_labels(table: pd.DataFrame, areas: dict[str, BaseGeometry]) -> pd.DataFrame:
    """Return iso2, lat, lon: the visual centre of each country's part within the basin frame.

    A country with next to nothing in the frame (5 % of its area) is labelled at its own centre.
    """
    frame, rows = box(*BASIN), []
    own = table[table["drawn_in"] == table["region_code"]]
    for iso2, group in own.groupby("iso2"):
        whole = shapely.coverage_union_all(np.array([areas[code] for code in group["region_code"]]))
        shown = whole.intersection(frame)
        centre = visual_centre(shown if shown.area > 0.05 * whole.area else whole)
        rows.append({"iso2": iso2, "lat": f"{centre.y:.3f}", "lon": f"{centre.x:.3f}"})
    return pd.DataFrame(rows)


def visual_centre(area: BaseGeometry) -> Point:
    """Return the centre of the largest circle within the area's largest part."""
    parts = [part for part in shapely.get_parts(area) if part.area > 0]
    largest = max(parts, key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.005)
    return Point(circle.coords[0])


def write(table: pd.DataFrame, path: Path) -> None:
    """Write a table as UTF-8 CSV with Unix line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table.to_csv(path, index=False, lineterminator="\n")
