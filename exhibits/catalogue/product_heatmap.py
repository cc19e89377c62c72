"""Exhibit: products or families by country or region, a cell a figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.heat_finding import finding
from exhibits.catalogue.product_measures import ProductMeasure
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _

ALL = "all"
"""The place of a row's whole: its own column, never coloured."""
COLUMNS = (
    "row",
    "row_label",
    "unit",
    "place",
    "place_label",
    "state",
    "value",
    "numerator",
    "denominator",
    "capacity",
    "n",
)
TOP_ROWS = 40
TOP_PLACES = 24
"""What a drawing has room for at most; the table holds everything."""
Rows = Literal["products", "families"]
Places = Literal["countries", "regions"]


def product_heatmap(
    cells: pd.DataFrame,
    *,
    measure: ProductMeasure,
    topic_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    rows: Rows = "products",
    places: Places = "countries",
    without_standard: Iterable[str] = (),
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "product_heatmap",
) -> Exhibit:
    """Rows by places, coloured by a measure that is comparable along the row.

    `cells` has `COLUMNS`, a row a cell, and for each row its whole with the place `ALL`. A cell
    left out of a place that answered counts as "none". Shares are between 0 and 1, capacities a
    week in the row's `unit` (its label). `without_standard` names what was left out because no
    standard applies to it.

    Ratios are coloured as they are. Capacities of different products can't be compared, so each
    is coloured by its share of the row's total, and per person by its part of the row's highest.
    """
    known = measures.tidy(cells, COLUMNS, ("row_label", "place_label", "unit"))
    shown = measures.with_zeros(_shaded(_ordered(_whole_grid(known)), measure), measure)
    title = finding(shown, measure, topic_label, rows, places)
    described = measures.subtitle(measure, topic_label, rung_label, answered, as_of)
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(measure, rung_label, rows),
        encoding=Encoding("heatmap", x="place", y="row", colour="shade", measure=measure),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown, measure, places, list(without_standard)), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _whole_grid(table: pd.DataFrame) -> pd.DataFrame:
    """A cell for every row and place: what is missing was answered with nothing."""
    rows = table[["row", "row_label", "unit"]].drop_duplicates("row")
    places = table.loc[table["place"].ne(ALL), ["place", "place_label"]].drop_duplicates("place")
    ends = table[table["place"].eq(ALL)]
    grid = rows.merge(places, how="cross").merge(
        table.drop(columns=["row_label", "unit", "place_label"]), on=["row", "place"], how="left"
    )
    grid["state"] = grid["state"].fillna("none")
    ends = ends.assign(place_label=_("All"))
    return pd.concat([ends, grid], ignore_index=True)[list(COLUMNS)]


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Rows and places with most figures first, so that gaps gather in one corner."""
    placed = table[table["place"].ne(ALL)]
    stands = placed["state"].eq("value")
    heard = placed["state"].isin(["value", "none", "suppressed"])
    by_row = stands.groupby(placed["row"]).sum()
    by_place = stands.groupby(placed["place"]).sum()
    silent = ~heard.groupby(placed["place"]).any()
    ranked = table.assign(
        _row=-table["row"].map(by_row).astype(float).fillna(0),
        _whole=table["place"].ne(ALL),
        _silent=table["place"].isin(set(silent[silent].index)),
        _place=-table["place"].map(by_place).astype(float).fillna(0),
    )
    order = ["_row", "row_label", "row", "_whole", "_silent", "_place", "place_label", "place"]
    return ranked.sort_values(order).reset_index(drop=True)[list(COLUMNS)]


def _shaded(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """What colours a cell: the ratio itself, or its part of the row where units differ."""
    placed = table["place"].ne(ALL)
    known = table["value"].where(placed)
    if measure in measures.RATIOS:
        return table.assign(shade=known)
    groups = known.groupby(table["row"])
    if measure == "per_100k":
        base = groups.transform("max")
    else:
        whole = table[~placed].set_index("row")["value"]
        # the true total where it may be shown, else that of the cells that may
        base = table["row"].map(whole).astype(float).fillna(groups.transform("sum"))
    return table.assign(shade=(known / base.where(base > 0)).clip(upper=1.0))


def _fields(measure: str, rung: str, rows: Rows) -> tuple[Field, ...]:
    shade = {
        "capacity": _("Share of the row’s capacity"),
        "per_100k": _("Part of the row’s highest"),
    }.get(measure, _("Coloured by"))
    return (
        Field("row", _("Code"), "code"),
        Field("row_label", _("Product") if rows == "products" else _("Family"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("place", _("Place’s code"), "code"),
        Field("place_label", _("Place"), "text"),
        Field("state", _("State"), "state"),
        measures.value_field(measure, rung),
        Field("numerator", _("Numerator"), "number"),
        Field("denominator", _("Denominator"), "number"),
        Field("capacity", _("Capacity a week"), "number"),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("shade", shade, "ratio", "%"),
    )


def _notes(
    table: pd.DataFrame, measure: str, places: Places, without: list[str]
) -> tuple[str, ...]:
    found: list[str] = []
    if measure == "capacity":
        found.append(
            _("Colour: a country’s share of its row, as units differ from row to row.")
            if places == "countries"
            else _("Colour: a region’s share of its row, as units differ from row to row.")
        )
    if measure == "per_100k":
        found.append(_("Colour: compared with the highest of the row, as units differ."))
    found += measures.hidden_note(int(table["state"].eq("suppressed").sum()))
    found += measures.no_standard_note(without)
    return tuple(found)


def example_cells() -> pd.DataFrame:
    """A small fictive table with every state in it."""
    names = {
        "resp_ffp2": "FFP2",
        "mask_surg_iir": "Face mask IIR",
        "gown_surg_std": "Surgical gown",
    }
    nothing = float("nan")
    data = [
        ("resp_ffp2", ALL, "All", "value", 0.62, 620.0, 1000.0, 24),
        ("resp_ffp2", "TN", "Tunisia", "value", 0.8, 400.0, 500.0, 9),
        ("resp_ffp2", "ES", "Spain", "value", 0.5, 200.0, 400.0, 8),
        ("resp_ffp2", "PT", "Portugal", "value", 0.2, 20.0, 100.0, 7),
        ("mask_surg_iir", ALL, "All", "value", 0.5, 900.0, 1800.0, 30),
        ("mask_surg_iir", "TN", "Tunisia", "value", 0.55, 880.0, 1600.0, 12),
        ("mask_surg_iir", "ES", "Spain", "suppressed", nothing, nothing, nothing, None),
        ("gown_surg_std", ALL, "All", "value", 0.0, 0.0, 70.0, 3),
        ("gown_surg_std", "ES", "Spain", "value", 0.0, 0.0, 70.0, 3),
        *((code, "IT", "Italy", "not_answered", *[nothing] * 3, None) for code in names),
    ]
    table = pd.DataFrame(
        data,
        columns=["row", "place", "place_label", "state", "value", "numerator",
                 "denominator", "n"],
    )  # fmt: skip
    return table.assign(
        row_label=table["row"].map(names),
        unit="pieces",
        capacity=table["denominator"],
        value=table["value"].astype(float),
        n=table["n"].astype("Int64"),
    )[list(COLUMNS)]


def example() -> Exhibit:
    """A fictive heatmap."""
    return product_heatmap(
        example_cells(),
        measure="certified_share",
        topic_label="Protective textiles",
        rung_label="certified",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(41, 96),
        source="fictive sample, round 2026-R2",
    )
