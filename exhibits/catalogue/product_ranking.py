"""Exhibit: products in order, as horizontal bars; capacities in a panel for each unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.heat_finding import nothing, of_rows
from exhibits.catalogue.product_measures import RATIOS, ProductMeasure, figure_text
from exhibits.exhibit import STATES, Answered, Encoding, Exhibit, Field
from words import _, ngettext, number

COLUMNS = (
    "product",
    "name",
    "unit",
    "state",
    "value",
    "numerator",
    "denominator",
    "capacity",
    "n",
)
TOP = 20
"""Bars drawn in a panel at most; the table holds every product."""


def product_ranking(
    table: pd.DataFrame,
    *,
    measure: ProductMeasure,
    topic_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    without_standard: Iterable[str] = (),
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "product_ranking",
) -> Exhibit:
    """Products from the largest value down.

    `table` has `COLUMNS`, a row a product: code, name, its unit's label, state, shares between 0
    and 1 or capacity a week in that unit, n. Capacities are parted by unit: pieces and kilograms
    share no axis. `without_standard` names what was left out because no standard applies.
    """
    shown = _ordered(
        measures.with_zeros(measures.tidy(table, COLUMNS, ("name", "unit")), measure), measure
    )
    title = _("{topic}: {finding}").format(topic=topic_label, finding=_finding(shown, measure))
    described = measures.subtitle(measure, topic_label, rung_label, answered, as_of)
    facet = "" if measure in RATIOS else "unit"
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(measure, rung_label),
        encoding=Encoding("bars", x="value", y="product", facet=facet, measure=measure),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown, facet, list(without_standard)), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _ordered(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Those with a figure first, the largest before the smaller, units with most products first."""
    stands = table["state"].eq("value")
    held = stands.groupby(table["unit"]).sum()
    order = {state: place for place, state in enumerate(STATES)}
    by_unit = -table["unit"].map(held).astype(float).fillna(0) if measure not in RATIOS else 0
    ranked = table.assign(
        _unit=by_unit,
        _name=table["unit"] if measure not in RATIOS else "",
        _state=table["state"].map(order),
        _value=-table["value"].fillna(0.0),
    )
    keys = ["_unit", "_name", "_state", "_value", "name", "product"]
    return ranked.sort_values(keys).reset_index(drop=True)[list(COLUMNS)]


def _finding(table: pd.DataFrame, measure: str) -> str:
    known = table[table["state"].eq("value") & table["value"].notna()]
    if known.empty:
        return nothing(table["state"])
    if measure in RATIOS:
        named = known.rename(columns={"product": "row", "name": "row_label"})
        return of_rows(named, measure)
    return _largest(known, measure)


def _largest(known: pd.DataFrame, measure: str) -> str:
    """The first of the unit in which most products are counted; a tie is counted, not named."""
    if known["value"].eq(0).all():
        return _("no capacity where a figure can be shown")
    first_unit = known["unit"].iloc[0]
    rows = known[known["unit"].eq(first_unit)]
    top = rows[rows["value"].eq(rows["value"].max())]
    shown = figure_text(measure, float(top["value"].iloc[0]), str(first_unit))
    if len(rows) == 1:
        return _("{name}, {value}").format(name=rows["name"].iloc[0], value=shown)
    if len(top) == len(rows):
        return ngettext(
            "all {count} product types counted in {unit} stand at the same {value}",
            "all {count} product types counted in {unit} stand at the same {value}",
            len(rows),
        ).format(count=number(len(rows)), unit=first_unit, value=shown)
    if len(top) > 1:
        return ngettext(
            "{count} product type has the largest capacity, {value}",
            "{count} product types share the largest capacity, {value}",
            len(top),
        ).format(count=number(len(top)), value=shown)
    return _("the largest capacity is that of {name}, {value}").format(
        name=top["name"].iloc[0], value=shown
    )


def _notes(table: pd.DataFrame, facet: str, without: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    known = table[table["state"].eq("value")]
    counts = known["unit"].value_counts() if facet else pd.Series([len(known)])
    found += measures.more_note(int((counts - TOP).clip(lower=0).sum()))
    found += measures.silent_note(table)
    found += measures.no_standard_note(without)
    return tuple(found)


def _fields(measure: str, rung: str) -> tuple[Field, ...]:
    return (
        Field("product", _("Product code"), "code"),
        Field("name", _("Product"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("state", _("State"), "state"),
        measures.value_field(measure, rung),
        Field("numerator", _("Numerator"), "number", _("a week")),
        Field("denominator", _("Denominator"), "number", _("a week")),
        Field("capacity", _("Capacity ({rung})").format(rung=rung), "number", _("a week")),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
    )


def example_table() -> pd.DataFrame:
    """A small fictive table: two units, one product suppressed, one not made."""
    nothing_said = float("nan")
    rows = [
        ("mask_surg_iir", "Face mask IIR", "pieces", "value", 1_900_000.0, 6),
        ("resp_ffp2", "FFP2", "pieces", "value", 680_000.0, 4),
        ("gown_isolation", "Isolation gown", "pieces", "suppressed", nothing_said, None),
        ("gown_surg_std", "Surgical gown", "pieces", "none", nothing_said, 2),
        ("mat_meltblown", "Meltblown fabric", "kg", "value", 8_077.0, 3),
    ]
    table = pd.DataFrame(rows, columns=["product", "name", "unit", "state", "value", "n"])
    return table.assign(
        numerator=table["value"],
        denominator=nothing_said,
        capacity=table["value"],
        n=table["n"].astype("Int64"),
    )[list(COLUMNS)]


def example() -> Exhibit:
    """A fictive ranking of products."""
    return product_ranking(
        example_table(),
        measure="capacity",
        topic_label="Healthcare textiles",
        rung_label="attested",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(21, 60),
        source="fictive sample, round 2026-R2",
    )
