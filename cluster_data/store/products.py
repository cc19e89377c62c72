"""Products: those made in a place, each with its figures, and the mix of families."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np
import pandas as pd

from cluster_data.reference import products, regions
from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters, sight
from cluster_data.store.figures import Figure, Measure, country_names, figure_rows, whole_figure
from cluster_data.store.past import snapshot_for
from cluster_data.viewer import Viewer

ProductMeasure = Literal["certified_share", "utilisation", "per_100k", "capacity"]
PRODUCT_MEASURES: tuple[ProductMeasure, ...] = get_args(ProductMeasure)
By = Literal["all", "country", "area"]
OTHER_FAMILIES = "other"
"""Stands for families that may not be told apart, in the place of a family's code."""


@dataclass(frozen=True)
class ProductFigures:
    """A measure of each product, whole or by place.

    `table`: product_code, family_code, unit, place, iso2, name, state, value, numerator,
    denominator, capacity, n, has_standard; `place`, `iso2`, `name` are empty for the whole. Every
    product that anybody in the selection makes, in every place that answered.
    """

    table: pd.DataFrame
    as_of: dt.date
    revision: int
    whole: Figure


def products_of_place(
    selection: Selection, viewer: Viewer, place: str | None, today: dt.date
) -> pd.DataFrame:
    """The products made in an area (`TN-52`), a country (`TN`) or everywhere (None).

    Columns: product_code, unit, has_standard, declared, attested, certified (per week, NaN where
    suppressed or where no standard applies), n, suppressed.
    """
    is_area = place is not None and place in regions()
    bounds = {"area": place if is_area else None, "country": None if is_area else place}
    return snapshot_for(selection).rows(
        "products_of_place",
        filters(selection, ("clusters", "countries", "families", "stages", "certificates"))
        | sight(viewer)
        | bounds,
        day_of(selection, today),
    )


def product_figures(
    selection: Selection, viewer: Viewer, measure: ProductMeasure, by: By, today: dt.date
) -> ProductFigures:
    """A measure of each product for the whole selection, by country or by drawn area.

    The figures are those of `region_figures` for one product; `capacity` is weekly capacity at
    the selection's rung, in the product's unit. `per_100k` has no value for the whole, which has
    no people of its own; by area, a country where an area's people are unknown or too old for a
    rate stands as one. A product without a standard has no certified share: ask `has_standard`.
    """
    current = snapshot_for(selection)
    asked: Measure = "per_100k" if measure == "capacity" else measure
    # an area that can't bear a rate stands as its country, so these two are asked together
    level = None if by == "area" and measure == "per_100k" else by
    found = figure_rows(current, selection, viewer, asked, today, by_product=True, level=level)
    whole = whole_figure(figure_rows(current, selection, viewer, asked, today, level="all"))
    if measure == "capacity":
        found = found.assign(value=found["numerator"].astype(float))
        whole = replace(whole, value=whole.capacity)
    if by == "area":
        found = _drawn(found, measure)
    return ProductFigures(_named(found), day_of(selection, today).as_of, current.revision, whole)


def _drawn(found: pd.DataFrame, measure: ProductMeasure) -> pd.DataFrame:
    """The rows of drawn areas; of countries where an area can't bear a rate, the country's."""
    areas = found[found["level"].eq("area") & found["area_code"].isin(list(regions()))]
    if measure != "per_100k":
        return areas
    unsound = areas["state"].eq("value") & ~areas["sound"].astype("boolean").fillna(False)
    whole = areas.loc[unsound, "country"].unique()
    national = found["level"].eq("country") & found["country"].isin(whole)
    return pd.concat([areas[~areas["country"].isin(whole)], found[national]])


def _named(found: pd.DataFrame) -> pd.DataFrame:
    known = products()
    numbers = ["value", "numerator", "denominator", "capacity"]
    code = found["item"].astype("category")  # a name a product, not a row
    named = _placed(found).assign(
        product_code=found["item"],
        family_code=_told(code, lambda item: known[item].family_code),
        unit=_told(code, lambda item: known[item].unit),
        has_standard=_told(code, lambda item: bool(known[item].standards)).astype(bool),
    )
    named = named.astype({"n": "Int64"} | dict.fromkeys(numbers, "float64"))
    columns = ["product_code", "family_code", "unit", "place", "iso2", "name", "state", *numbers,
               "n", "has_standard"]  # fmt: skip
    return named[columns].reset_index(drop=True)


def _placed(found: pd.DataFrame) -> pd.DataFrame:
    """The rows with their place: its code, its country's, its name; all empty for the whole."""
    names, areas = country_names(), regions()
    place = found["area_code"].fillna(found["country"]).fillna("").astype("category")
    return found.assign(
        place=place.astype(object),
        iso2=_told(place, lambda code: areas[code].iso2 if code in areas else code),
        name=_told(place, lambda code: areas[code].label if code in areas else names.get(code, "")),
    )


def _told(codes: pd.Series, what: Callable[[str], object]) -> pd.Series:
    """What is known of each code of a categorical column, looked up once a code."""
    known = np.array([what(code) for code in codes.cat.categories], dtype=object)
    return pd.Series(known[codes.cat.codes], index=codes.index, dtype=object)


def family_mix(selection: Selection, viewer: Viewer, by: By, today: dt.date) -> pd.DataFrame:
    """How a place's product lines part into families: lines that reach the rung, each once.

    Columns: place, iso2, name, family_code, lines, share (0..1 of the place's lines), n (firms of
    the place), state. A place without a figure has one row, its family_code "". Families that may
    not be told apart are together under `OTHER_FAMILIES`; by area, firms of unknown region lack.
    """
    level = {"level": by, "rung": selection.rung}
    found = snapshot_for(selection).rows(
        "family_mix", filters(selection) | sight(viewer) | level, day_of(selection, today)
    )
    if by == "area":
        found = found[found["area_code"].isin(list(regions()))]
    columns = ["place", "iso2", "name", "family_code", "lines", "share", "n", "state"]
    shaped = _placed(found).astype({"lines": "Int64", "n": "Int64", "share": "float64"})
    return shaped[columns].reset_index(drop=True)
