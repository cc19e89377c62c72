"""Exhibit: sites as points, or counted in hexagons where there are many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.catalogue.site_finding import Around, finding
from exhibits.catalogue.site_grouping import Manner
from exhibits.catalogue.site_tables import (
    CELL_COLUMNS,
    fields,
    precision_label,
    tidy_cells,
    tidy_sites,
)
from exhibits.exhibit import Answered, Encoding, Exhibit
from exhibits.shapes import cell_of, centre
from words import _, date, ngettext, number

Frame = tuple[float, float, float, float]


def site_map(
    table: pd.DataFrame,
    *,
    product_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    manner: Manner = "points",
    unit_label: str = "",
    certified: bool = True,
    hidden: int = 0,
    around: Around | None = None,
    frame: Frame | None = None,
    notes: Iterable[str] = (),
    place_label: str = "",
    link: str = "",
    id: str = "site_map",
) -> Exhibit:
    """The map of sites.

    `table` has the columns `SITE_COLUMNS`, one row a site, or for hexagons `CELL_COLUMNS`, one
    row a cell. Capacities are per week in `unit_label`, which is empty where units are mixed:
    sites are then drawn at one size. `certified` where the reader asks for certified capacity,
    `hidden` counts the sites that this reader may not see, `around` is a circle to draw.
    """
    points = manner == "points"
    shown = tidy_sites(table) if points else tidy_cells(table)
    title = finding(
        shown,
        manner,
        product_label,
        place=place_label,
        around=around,
        certified=certified,
        partial=hidden > 0,
    )
    described = " · ".join(
        (_heading(manner, product_label, rung_label, unit_label), answered.text, date(as_of))
    )
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=fields(manner, rung_label, unit_label, around.label if around else ""),
        encoding=Encoding(
            "sites",
            x="lng",
            y="lat",
            colour="standing" if points else "n",
            size="capacity" if points and unit_label and (shown["capacity"] > 0).any() else "",
            region="site_id" if points else "cell",
            measure=manner,
            frame=frame,
            circle=(around.lat, around.lng, around.km) if around else None,
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown, manner, hidden), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _heading(manner: Manner, product: str, rung: str, unit: str) -> str:
    if manner == "hexagons":
        return _("{product}: firms by the place of their sites").format(product=product)
    if unit:
        return _("{product}: sites, by {rung} capacity in {unit} a week").format(
            product=product, rung=rung, unit=unit
        )
    return _("{product}: sites").format(product=product)


def _notes(shown: pd.DataFrame, manner: Manner, hidden: int) -> Iterable[str]:
    if manner == "hexagons":
        count = int(shown["state"].eq("suppressed").sum())
        if count:
            yield ngettext(
                "{count} hexagon is not shown: fewer than three firms stand behind it.",
                "{count} hexagons are not shown: fewer than three firms stand behind each.",
                count,
            ).format(count=number(count))
        return
    if hidden:
        yield ngettext(
            "{count} site is not shown: its firm has not agreed to be named.",
            "{count} sites are not shown: their firms have not agreed to be named.",
            hidden,
        ).format(count=number(hidden))
    vague = int((~shown["precision"].isin(["", precision_label("site")])).sum())
    if vague:
        yield ngettext(
            "{count} site is known by its town or region only and stands at its middle.",
            "{count} sites are known by their town or region only; those of one place stand in a "
            "small spiral about its middle.",
            vague,
        ).format(count=number(vague))


def example_table() -> pd.DataFrame:
    """A few fictive sites: two at one place, one without capacity, one whose name is withheld."""
    rows: list[tuple[object, ...]] = [
        ("a1", "Atelier Exemple", "Monastir", "TN-52", "TN", 35.778, 10.826, 90_000.0, True),
        ("a2", "Hygiène Modèle", "Monastir", "TN-52", "TN", 35.778, 10.826, 12_000.0, True),
        ("a3", None, "Moknine", "TN-52", "TN", 35.633, 10.9, 30_000.0, False),
        ("a4", "Voiles Exemple", "Sousse", "TN-51", "TN", 35.825, 10.641, None, True),
        ("a5", "Teixits Model", "Terrassa", "ES-CT", "ES", 41.561, 2.008, 64_000.0, True),
        ("a6", "Fictício Têxtil", "Guimarães", "PT-03", "PT", 41.444, -8.296, 25_000.0, None),
    ]
    columns = (
        "site_id", "name", "city", "region_code", "country", "lat", "lng", "capacity", "certified",
    )  # fmt: skip
    table = pd.DataFrame(rows, columns=list(columns))
    return table.assign(
        member_id=table["site_id"].str.replace("a", "m"),
        site_name=None,
        families=pd.Series([["ppe"]] * len(table)),
        lines=pd.array([1] * len(table), dtype="Int64"),
        precision="town",
        distance_km=float("nan"),
        capacity=table["capacity"].astype(float),
    )


def example_cells(sites: pd.DataFrame | None = None, km: int = 100) -> pd.DataFrame:
    """Sites of a table counted in hexagons, as the store counts them; each site its own firm."""
    given = example_table() if sites is None else sites
    cells = [cell_of(lat, lng, km) for lat, lng in zip(given["lat"], given["lng"], strict=True)]
    rows = []
    for cell, found in given.assign(cell=cells).groupby("cell"):
        lat, lng = centre(str(cell))
        count = len(found)
        shown = count > 2
        rows.append(
            {
                "cell": cell,
                "lat": lat,
                "lng": lng,
                "sites": count if shown else None,
                "firms": count if shown else None,
                "capacity": float(found["capacity"].sum()) if shown else None,
                "state": "value" if shown else "suppressed",
                "families": ["ppe"] if shown else [],
            }
        )
    table = pd.DataFrame(rows, columns=list(CELL_COLUMNS))
    return table.astype({"sites": "Int64", "firms": "Int64", "capacity": "float64"})


def example() -> Exhibit:
    """A fictive map of points."""
    return site_map(
        example_table(),
        product_label="FFP2",
        rung_label="certified",
        unit_label="pieces",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(22, 66),
        source="fictive sample, round 2026-R2",
    )
