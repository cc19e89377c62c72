"""Regions: a measure for every area of the map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from cluster_data.reference import caveat_label, regions
from cluster_data.selection import Selection
from cluster_data.store.asking import day_of
from cluster_data.store.figures import (
    Figure,
    Measure,
    country_names,
    figure_rows,
    value_of,
    whole_figure,
)
from cluster_data.store.past import snapshot_for
from cluster_data.viewer import Viewer

_NUMBERS = ("value", "numerator", "denominator", "capacity")


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
    current = snapshot_for(selection)
    found = figure_rows(current, selection, viewer, measure, today)
    by_country = found[found["level"] == "country"]
    return RegionFigures(
        areas=_areas(found[found["level"] == "area"], by_country, measure),
        countries=_countries(by_country),
        whole=whole_figure(found[found["level"] == "all"]),
        unit=None if found.empty or bool(found["mixed"].any()) else _first(found["unit"]),
        standard_applies=bool(found["standard_applies"].any()) if len(found) else False,
        as_of=day_of(selection, today).as_of,
        revision=current.revision,
    )


def _areas(found: pd.DataFrame, by_country: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """A row per drawn area, where asked or not; a country in one where a rate would be unsound."""
    drawn = [region for region in regions().values() if region.drawn_in == region.code]
    codes = [region.code for region in drawn]
    if found["area_code"].duplicated().any():
        found = _once(found, measure)
    table = found.set_index("area_code").reindex(codes)
    shaped = _shaped(
        table,
        codes,
        [region.iso2 for region in drawn],
        [region.label for region in drawn],
        "region",
    )
    if measure != "per_100k":
        return shaped
    unsound = shaped["state"].eq("value") & ~_true(table["sound"])
    whole = set(shaped.loc[unsound, "iso2"])
    if not whole:
        return shaped
    national = _countries(by_country[by_country["country"].isin(whole)])
    return pd.concat([shaped[~shaped["iso2"].isin(whole)], national], ignore_index=True)


def _once(found: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """A row an area: firms of one area may state two countries, as those of Western Sahara do.

    Where a part is hidden the whole is, or subtracting would tell.
    """
    order = ("suppressed", "value", "none", "not_answered", "not_asked")
    groups = found.assign(state=found["state"].map(order.index)).groupby("area_code")
    summed = groups[["numerator", "denominator", "capacity", "n", "asked", "answered"]].sum(
        min_count=1
    )
    joined = groups.first().assign(**summed, roster_known=groups["roster_known"].all())
    joined["state"] = joined["state"].astype(int).map(dict(enumerate(order)))
    joined = joined.reset_index()
    hidden = joined["state"].eq("suppressed")
    for name in ("numerator", "denominator", "capacity", "n"):
        joined[name] = joined[name].mask(hidden)
    return joined.assign(value=value_of(joined, measure))


def _countries(found: pd.DataFrame) -> pd.DataFrame:
    codes, names, listed = found["country"].tolist(), country_names(), regions()
    # a territory that is no country of the list bears its region's name
    called = [names.get(code) or (listed[code].label if code in listed else code) for code in codes]
    return _shaped(found, codes, codes, called, "country")


def _shaped(
    table: pd.DataFrame, codes: list[str], iso2: list[str], names: Sequence[str | None], level: str
) -> pd.DataFrame:
    """The columns of `RegionFigures.areas`: made from lists, since a page waits for them."""
    asked, answered = table["asked"].astype("Int64"), table["answered"].astype("Int64")
    known = _true(table["roster_known"]) | answered.eq(0).fillna(False)
    columns = {
        "area": codes, "iso2": iso2, "name": names, "level": [level] * len(codes),
        "state": [text if isinstance(text, str) else "not_asked" for text in table["state"]],
        **{name: table[name].to_numpy(float, na_value=np.nan) for name in _NUMBERS},
        "n": table["n"].astype("Int64").array,
        "asked": asked.where(known).array,
        "answered": answered.array,
        "population_year": table["population_year"].astype("Int64").array,
        "caveat": [caveat_label(text) if isinstance(text, str) else "" for text in table["caveat"]],
    }  # fmt: skip
    return pd.DataFrame(columns)


def _true(answers: pd.Series) -> npt.NDArray[np.bool_]:
    """True where the answer is yes, False where it is no or unknown."""
    return answers.astype("boolean").fillna(False).to_numpy(bool)


def _first(values: pd.Series) -> str | None:
    present = values.dropna()
    return str(present.iloc[0]) if len(present) else None
