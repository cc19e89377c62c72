"""The table of an exhibit with its places, as GeoJSON: exactly what is shown."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from cluster_data import reference
from cluster_data.geo import layer
from exhibits.exhibit import SUPPRESSED, Exhibit
from exhibits.render.csv_file import value_of
from exhibits.render.readme_file import citation, terms
from exhibits.shapes import hexagon

_ENDS = {"from_lng", "from_lat", "to_lng", "to_lat"}


def has_places(exhibit: Exhibit) -> bool:
    """Whether the rows of the exhibit's table are areas, sites, or ways between places."""
    columns = set(exhibit.table.columns)
    return bool(_area_column(exhibit)) or {"lat", "lng"} <= columns or columns >= _ENDS


def _area_column(exhibit: Exhibit) -> str:
    """The column of region or country codes; empty where there is none."""
    columns = set(exhibit.table.columns)
    if {"lat", "lng"} <= columns or columns >= _ENDS:
        return ""
    if exhibit.encoding.region in columns:
        return exhibit.encoding.region
    return "area" if {"area", "level"} <= columns else ""


def geojson_bytes(exhibit: Exhibit) -> bytes:
    """A FeatureCollection in WGS 84, a feature a row of the table, in its order.

    Properties bear the columns' names; the collection says what they mean, and the figure's
    title, source, terms, day and firms. What is suppressed or unknown is null. ValueError where the
    exhibit has no places.
    """
    if not has_places(exhibit):
        raise ValueError(f"exhibit {exhibit.id!r} has no places")
    n = SUPPRESSED if exhibit.n.n is None else exhibit.n.n
    shared = {"n_of_figure": n, "source": exhibit.source, "as_of": exhibit.as_of.isoformat()}
    features = [
        {
            "type": "Feature",
            "properties": _properties(exhibit, row) | shared,
            "geometry": _geometry(exhibit, row),
        }
        for row in exhibit.table.to_dict("records")
    ]
    whole = {
        "type": "FeatureCollection",
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "n": n,
        "asked": exhibit.n.asked,
        "as_of": exhibit.as_of.isoformat(),
        "source": exhibit.source,
        "license": " ".join(terms(exhibit, places=True)),
        "citation": citation(exhibit),
        "link": exhibit.link,
        "fields": {
            field.name: {"label": field.label, "kind": field.kind, "unit": field.unit}
            for field in exhibit.fields
        },
        "features": features,
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False).encode("utf-8")


def _properties(exhibit: Exhibit, row: Mapping[Any, Any]) -> dict[str, Any]:
    """The row's figures; the state both as the table's code and in words."""
    found: dict[str, Any] = {field.name: value_of(row, field) for field in exhibit.fields}
    if "state" in found:
        found |= {"state": row["state"], "state_label": found["state"]}
    return found


def _geometry(exhibit: Exhibit, row: Mapping[Any, Any]) -> Mapping[str, Any] | None:
    column = _area_column(exhibit)
    if column:
        return _area(str(row[column]))
    if "cell" in row:
        return {"type": "Polygon", "coordinates": [hexagon(str(row["cell"]))]}
    if "to_lng" in row:
        return _way(row)
    return {"type": "Point", "coordinates": [float(row["lng"]), float(row["lat"])]}


def _way(row: Mapping[Any, Any]) -> Mapping[str, Any]:
    """A straight line between the ends of a row; of one without a beginning its end alone."""
    start, end = ([float(row[f"{at}_lng"]), float(row[f"{at}_lat"])] for at in ("from", "to"))
    if any(math.isnan(value) for value in start):
        return {"type": "Point", "coordinates": end}
    return {"type": "LineString", "coordinates": [start, end]}


def _area(code: str) -> Mapping[str, Any] | None:
    """A region's outline, or all those of a country; None where there is none of that code."""
    regions = reference.regions()
    if code in regions:
        return _outlines().get(regions[code].drawn_in)
    parts = [
        _outlines()[own]
        for own, region in regions.items()
        if region.iso2 == code and region.drawn_in == own and own in _outlines()
    ]
    if not parts:
        return None
    rings = [
        polygon
        for part in parts
        for polygon in (
            part["coordinates"] if part["type"] == "MultiPolygon" else [part["coordinates"]]
        )
    ]
    return {"type": "MultiPolygon", "coordinates": rings}


@lru_cache(maxsize=1)
def _outlines() -> Mapping[str, Mapping[str, Any]]:
    features = layer("regions").read()["features"]
    return MappingProxyType({feature["id"]: feature["geometry"] for feature in features})
