"""One typed function per question, each with the viewer it is answered for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from cluster_data.reference import caveat_label, countries, regions
from cluster_data.selection import Selection
from cluster_data.store.snapshot import Day, snapshot
from cluster_data.viewer import Viewer

Measure = Literal["certified_share", "utilisation", "per_100k"]
MEASURES: tuple[Measure, ...] = ("certified_share", "utilisation", "per_100k")
PER = 100_000
"""People that a capacity per 100,000 is counted by."""


@dataclass(frozen=True)
class Figure:
    """One figure of the whole selection: its state, value, and how many it rests on.

    `n` is None where it is suppressed, `asked` is None where a cluster keeps no roster.
    """

    state: str
    value: float | None
    capacity: float | None
    n: int | None
    answered: int
    asked: int | None


@dataclass(frozen=True)
class RegionFigures:
    """A measure by area, by country and whole.

    `areas` has a row per drawn area: area, iso2, name, level, state, value, numerator,
    denominator, capacity, n, asked, answered, population_year, caveat. `countries` has the same
    columns, a row per country. `unit` is None where the selection mixes units.
    """

    areas: pd.DataFrame
    countries: pd.DataFrame
    whole: Figure
    unit: str | None
    standard_applies: bool
    as_of: dt.date
    revision: int


def region_figures(
    selection: Selection, viewer: Viewer, measure: Measure, today: dt.date
) -> RegionFigures:
    """A measure for every area of the map, with primary suppression for who may not see all.

    `certified_share` is certified over attested weekly capacity of products that have a standard,
    `utilisation` the mean weighted by weekly capacity, `per_100k` weekly capacity at the
    selection's rung per 100,000 people. Where a selection mixes units, lines are counted instead.
    Where an area's population is unknown or too old for a rate, its country is drawn as one.
    """
    current = snapshot()
    day = _day(selection, today)
    found = current.rows(
        "region_figures",
        _filters(selection) | _sight(viewer) | {"measure": measure, "rung": selection.rung},
        day,
    )
    found = _valued(found, measure)
    by_country = found[found["level"] == "country"]
    return RegionFigures(
        areas=_areas(found[found["level"] == "area"], by_country, measure),
        countries=_shaped(by_country, "country"),
        whole=_whole(found[found["level"] == "all"]),
        unit=None if found.empty or bool(found["mixed"].any()) else _first(found["unit"]),
        standard_applies=bool(found["standard_applies"].any()) if len(found) else False,
        as_of=day.as_of,
        revision=current.revision,
    )


def products_of_place(
    selection: Selection, viewer: Viewer, place: str | None, today: dt.date
) -> pd.DataFrame:
    """The products made in an area (`TN-52`), a country (`TN`) or everywhere (None).

    Columns: product_code, unit, has_standard, declared, attested, certified (per week, NaN where
    suppressed or where no standard applies), n, suppressed.
    """
    is_area = place is not None and place in regions()
    bounds = {"area": place if is_area else None, "country": None if is_area else place}
    return snapshot().rows(
        "products_of_place",
        _lists(selection, ("clusters", "countries", "families", "stages", "certificates"))
        | _sight(viewer)
        | bounds,
        _day(selection, today),
    )


def _day(selection: Selection, today: dt.date) -> Day:
    return Day(selection.as_of or today, selection.round)


def _filters(selection: Selection) -> dict[str, Any]:
    names = (
        "products", "families", "stages", "countries", "regions", "clusters", "certificates"
    )  # fmt: skip
    return _lists(selection, names)


def _lists(selection: Selection, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: list(getattr(selection, name)) or None for name in names}


def _sight(viewer: Viewer) -> dict[str, Any]:
    return {"sees_all": viewer.role == "ministry", "own_cluster": viewer.cluster}


def _valued(rows: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    base = rows["population"] / PER if measure == "per_100k" else rows["denominator"]
    value = rows["numerator"].astype(float) / base.astype(float).where(base > 0)
    shown = rows["state"].isin(["value", "none"])
    nothing = rows["state"].eq("none")
    return rows.assign(value=value.where(shown & ~nothing).mask(nothing, 0.0))


def _areas(found: pd.DataFrame, by_country: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    listed = pd.DataFrame(
        [(r.code, r.iso2, r.label) for r in regions().values() if r.drawn_in == r.code],
        columns=["area", "iso2", "name"],
    )
    known = found.rename(columns={"area_code": "area"}).drop(columns=["level"])
    table = listed.merge(known, on="area", how="left").assign(level="region")
    table["state"] = table["state"].fillna("not_asked").astype(object)
    shaped = _shaped(table, "region")
    if measure != "per_100k":
        return shaped
    unsound = table["state"].eq("value") & ~table["sound"].astype("boolean").fillna(False)
    whole = set(table.loc[unsound, "iso2"])
    national = _shaped(by_country[by_country["country"].isin(whole)], "country")
    kept = shaped[~shaped["iso2"].isin(whole)]
    return pd.concat([kept, national], ignore_index=True) if whole else shaped


def _shaped(table: pd.DataFrame, level: str) -> pd.DataFrame:
    if level == "country":
        names = {code: country.label for code, country in countries().items()}
        table = table.assign(
            area=table["country"], iso2=table["country"], level="country",
            name=table["country"].map(names),
        )  # fmt: skip
    whole = {"n": "Int64", "asked": "Int64", "answered": "Int64", "population_year": "Int64"}
    numbers = ["value", "numerator", "denominator", "capacity"]
    known = table["roster_known"].astype("boolean").fillna(False) | table["answered"].eq(0)
    shaped = table.assign(
        asked=table["asked"].astype("Int64").where(known),
        caveat=[caveat_label(text) if isinstance(text, str) else "" for text in table["caveat"]],
    ).astype(whole | dict.fromkeys(numbers, "float64"))
    columns = ["area", "iso2", "name", "level", "state", *numbers, "n", "asked", "answered",
               "population_year", "caveat"]  # fmt: skip
    return shaped[columns].reset_index(drop=True)


def _whole(rows: pd.DataFrame) -> Figure:
    if rows.empty:
        return Figure("not_asked", None, None, 0, 0, 0)
    row = rows.iloc[0]
    return Figure(
        state=str(row["state"]),
        value=_known(row["value"]),
        capacity=_known(row["capacity"]),
        n=None if pd.isna(row["n"]) else int(row["n"]),
        answered=int(row["answered"]),
        asked=int(row["asked"]) if bool(row["roster_known"]) else None,
    )


def _known(value: Any) -> float | None:
    return None if value is None or np.isnan(value) else float(value)


def _first(values: pd.Series) -> str | None:
    present = values.dropna()
    return str(present.iloc[0]) if len(present) else None
