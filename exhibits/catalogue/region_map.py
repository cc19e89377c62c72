"""Exhibit: regions coloured by a ratio, with absolute capacity as hollow circles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from cluster_data.geo import Bounds
from exhibits.catalogue import areas
from exhibits.catalogue.areas import Measure
from exhibits.catalogue.finding import finding
from exhibits.classing import Classing
from exhibits.exhibit import Answered, Encoding, Exhibit


def region_map(
    table: pd.DataFrame,
    *,
    measure: Measure,
    product_label: str,
    unit_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    place_label: str = "",
    classing: Classing | None = None,
    frame: Bounds | None = None,
    patterns: bool = False,
    link: str = "",
    id: str = "region_map",
) -> Exhibit:
    """The map of a measure by region.

    `table` has the columns `areas.COLUMNS`, one row an area; shares are between 0 and 1,
    capacities per week in `unit_label`. `place_label` names the one place selected, if one is.
    `classing` is how the reader wants values classed, `frame` the extent the map opens on, in
    degrees (west, south, east, north), `patterns` marks classes beside their colours.
    """
    shown = areas.tidy(table, measure)
    title = finding(shown, measure, product_label, unit_label, rung_label, place_label)
    described = areas.subtitle(measure, product_label, unit_label, rung_label, answered, as_of)
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=areas.area_fields(measure, product_label, unit_label, rung_label),
        encoding=Encoding(
            "map",
            region="area",
            colour="value",
            size="capacity",
            measure=measure,
            classing=classing or Classing(),
            frame=frame,
            patterns=patterns,
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*areas.notes(shown, measure), *notes),
        sentence=areas.sentence(title, described, source),
        link=link,
    )


def example_table() -> pd.DataFrame:
    """A small fictive table with every state in it."""
    rows = [
        ("TN-52", "TN", "Monastir", "value", 1240.0, 6_800.0, 4, 9, 6),
        ("TN-51", "TN", "Sousse", "value", 410.0, 2_700.0, 3, 5, 3),
        ("TN-61", "TN", "Sfax", "value", 95.0, 900.0, 3, 8, 4),
        ("TN-11", "TN", "Tunis", "suppressed", None, None, None, 6, 2),
        ("TN-71", "TN", "Gafsa", "none", None, 0.0, 0, 2, 2),
        ("ES-CT", "ES", "Catalunya", "value", 220.0, 17_400.0, 7, 20, 9),
        ("ES-VC", "ES", "Comunitat Valenciana", "value", 36.0, 1_850.0, 5, 12, 5),
        ("PT-13", "PT", "Porto", "not_answered", None, None, None, 4, 0),
        ("IT-25", "IT", "Lombardia", "not_asked", None, None, None, 0, 0),
    ]
    table = pd.DataFrame(
        rows,
        columns=["area", "iso2", "name", "state", "value", "capacity", "n", "asked", "answered"],
    )
    people = table["capacity"] / table["value"] * 100_000
    return table.assign(
        level="region",
        numerator=table["capacity"],
        denominator=people,
        population_year=pd.array([2024] * len(table), dtype="Int64"),
        caveat="",
        value=table["value"].astype(float),
        n=table["n"].astype("Int64"),
        asked=table["asked"].astype("Int64"),
        answered=table["answered"].astype("Int64"),
    )


def example() -> Exhibit:
    """A fictive map."""
    return region_map(
        example_table(),
        measure="per_100k",
        product_label="FFP2",
        unit_label="pieces",
        rung_label="certified",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(22, 66),
        source="fictive sample, round 2026-R2",
    )
