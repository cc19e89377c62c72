"""The two tables of the map of sites: a row a site, or a row a hexagon that counts several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from cluster_data import reference
from exhibits.catalogue.site_grouping import Manner
from exhibits.exhibit import Field
from exhibits.plain import visible
from exhibits.shapes import cell_of
from words import _

SITE_COLUMNS = (
    "site_id", "member_id", "name", "site_name", "city", "region_code", "country", "families",
    "lines", "capacity", "certified", "precision", "lat", "lng", "distance_km",
)  # fmt: skip
CELL_COLUMNS = ("cell", "lat", "lng", "sites", "firms", "capacity", "state", "families")
CERTIFIED, NOT_CERTIFIED, UNKNOWN = "certified", "not_certified", "unknown"


def tidy_sites(table: pd.DataFrame) -> pd.DataFrame:
    """A copy with the exhibit's columns; names without hidden marks; sites without a place out.

    `standing` is one of three codes: a standard may not apply, or not be for this reader.
    """
    shown = table.loc[:, list(SITE_COLUMNS)]
    placed = np.isfinite(shown["lat"].astype(float)) & np.isfinite(shown["lng"].astype(float))
    shown = shown.loc[placed].sort_values("site_id").reset_index(drop=True)
    for column in ("site_id", "member_id", "name", "site_name", "city", "precision"):
        shown[column] = [visible(text) if isinstance(text, str) else "" for text in shown[column]]
    for column in ("region_code", "country"):
        shown[column] = [text if isinstance(text, str) else "" for text in shown[column]]
    known = reference.regions()
    regions = [known[code].label if code in known else "" for code in shown["region_code"]]
    shown.insert(list(shown.columns).index("country"), "region", regions)
    shown["families"] = [family_names(codes) for codes in shown["families"]]
    shown["standing"] = [
        UNKNOWN if pd.isna(value) else CERTIFIED if value else NOT_CERTIFIED
        for value in shown["certified"]
    ]
    shown["certified"] = [standing_label(code) for code in shown["standing"]]
    shown["precision"] = [precision_label(code) for code in shown["precision"]]
    for column in ("lat", "lng", "capacity", "distance_km"):
        shown[column] = shown[column].astype(float)
    shown["lines"] = shown["lines"].astype("Int64")
    if shown["distance_km"].notna().any():
        shown = shown.sort_values(["distance_km", "site_id"]).reset_index(drop=True)
    return shown


def standing_label(standing: str) -> str:
    """Whether a site is certified, in words."""
    return {
        CERTIFIED: _("certified today"),
        NOT_CERTIFIED: _("not certified today"),
        UNKNOWN: _("no standard applies, or not shown"),
    }[standing]


def precision_label(precision: str) -> str:
    """By what a site’s place is known, in words; empty where it isn't said."""
    return {
        "site": _("its own coordinates"),
        "town": _("its town"),
        "region": _("its region"),
        "country": _("its country"),
    }.get(precision, "")


def tidy_cells(table: pd.DataFrame) -> pd.DataFrame:
    """A copy with the exhibit's columns, and no figure where a cell is suppressed."""
    shown = table.loc[:, list(CELL_COLUMNS)].rename(columns={"firms": "n"})
    shown = shown.sort_values("cell").reset_index(drop=True)
    hidden = shown["state"].eq("suppressed")
    shown.insert(1, "name", [cell_name(cell) for cell in shown["cell"]])
    shown["families"] = [
        "" if held else family_names(codes)
        for codes, held in zip(shown["families"], hidden, strict=True)
    ]
    for column in ("lat", "lng", "capacity"):
        shown[column] = shown[column].astype(float)
    shown["capacity"] = shown["capacity"].mask(hidden)
    for column in ("sites", "n"):
        shown[column] = shown[column].astype("Int64").mask(hidden)
    return shown


def cell_name(cell: str) -> str:
    """The largest town in a hexagon; none at sea and in the desert."""
    return _largest(int(cell.rpartition("~")[2])).get(cell, "")


@lru_cache(maxsize=8)
def _largest(km: int) -> Mapping[str, str]:
    small_first = sorted(reference.all_towns(), key=lambda town: town.people)
    return {cell_of(town.lat, town.lng, km): town.name for town in small_first}


def family_names(codes: object) -> str:
    """Families by name, commas between; nothing where there are none."""
    if codes is None or isinstance(codes, float | str):
        return ""
    known = reference.families()
    given: Sequence[str] = list(codes)  # type: ignore[call-overload]
    return ", ".join(known[code].label if code in known else visible(code) for code in given)


def fields(manner: Manner, rung: str, unit: str, near: str) -> tuple[Field, ...]:
    """The declaration of the table's columns; `unit` is empty where several are mixed."""
    weekly = _("{unit} a week").format(unit=unit) if unit else ""
    capacity = Field("capacity", _("Capacity ({rung})").format(rung=rung), "number", weekly)
    lat, lng = (
        Field("lat", _("Latitude"), "number", "°"),
        Field("lng", _("Longitude"), "number", "°"),
    )
    if manner == "hexagons":
        return (
            Field("cell", _("Hexagon"), "code"),
            Field("name", _("Largest town in it"), "text"),
            lat,
            lng,
            Field("sites", _("Sites"), "count"),
            Field("n", _("Firms behind the figure"), "count", _("firms")),
            capacity,
            Field("state", _("State"), "state"),
            Field("families", _("Product families"), "text"),
        )
    distance = _("Distance from {place}").format(place=near) if near else _("Distance")
    return (
        Field("site_id", _("Site"), "code"),
        Field("member_id", _("Member"), "code"),
        Field("name", _("Name"), "text"),
        Field("site_name", _("Name of the site"), "text"),
        Field("city", _("Town"), "text"),
        Field("region_code", _("Region’s code"), "code"),
        Field("region", _("Region"), "text"),
        Field("country", _("Country"), "code"),
        Field("families", _("Product families"), "text"),
        Field("lines", _("Product lines"), "count"),
        capacity,
        Field("certified", _("Certified or not"), "text"),
        Field("precision", _("Place known by"), "text"),
        lat,
        lng,
        Field("distance_km", distance, "number", _("km")),
        Field("standing", _("Certified (code)"), "code"),
    )
