"""Exhibit: what one region makes, each product at three rungs of trust."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

COLUMNS = ("product", "name", "unit", "state", "declared", "attested", "certified", "n")
RUNGS = ("declared", "attested", "certified")


def region_products(
    table: pd.DataFrame,
    *,
    area_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "region_products",
) -> Exhibit:
    """Products of one region with capacity per week at declared, attested and certified.

    `table` has `COLUMNS`: product code, its label, its unit's label, state, the three capacities
    (float; NaN when suppressed, or for certified where no standard applies), n (Int64).
    """
    shown = table.loc[:, list(COLUMNS)].reset_index(drop=True)
    for column in ("name", "unit"):
        shown[column] = [visible(text) for text in shown[column]]
    hidden = ~shown["state"].eq("value")
    for rung in RUNGS:
        shown[rung] = shown[rung].astype(float).mask(hidden)
    shown["n"] = shown["n"].astype("Int64").mask(shown["state"].eq("suppressed"))
    shown = shown.sort_values(
        ["unit", "declared", "name"],
        ascending=[True, False, True],
        na_position="last",
    ).reset_index(drop=True)
    title = _title(shown, visible(area_label))
    described = " · ".join((_("Capacity per week"), answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(),
        encoding=Encoding("dots", x="declared", y="product", colour="certified"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def rung_label(rung: str) -> str:
    """A rung of the ladder in words."""
    return {
        "declared": _("declared"),
        "attested": _("attested"),
        "certified": _("certified"),
    }[rung]


def _title(table: pd.DataFrame, area: str) -> str:
    shown = table[table["declared"].notna()]
    if shown.empty:
        if table["state"].eq("suppressed").any():
            return _("{area}: no product can be shown, each having fewer than three firms").format(
                area=area
            )
        return _("{area}: no capacity stated").format(area=area)
    certified = int((shown["certified"].fillna(0) > 0).sum())
    made = ngettext(
        "{area}: capacity for {count} product", "{area}: capacity for {count} products", len(shown)
    ).format(area=area, count=number(len(shown)))
    if certified == len(shown):
        return ngettext(
            "{made}, and it is certified", "{made}, and each has certified capacity", len(shown)
        ).format(made=made)
    if not certified:
        return _("{made}, none of it certified").format(made=made)
    return ngettext(
        "{made}, {count} of them with certified capacity",
        "{made}, {count} of them with certified capacity",
        certified,
    ).format(made=made, count=number(certified))


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    hidden = int(table["state"].eq("suppressed").sum())
    if not hidden:
        return ()
    return (
        ngettext(
            "{count} product is not shown: fewer than three firms.",
            "{count} products are not shown: fewer than three firms each.",
            hidden,
        ).format(count=number(hidden)),
    )


def _fields() -> tuple[Field, ...]:
    rungs = tuple(
        Field(rung, rung_label(rung).capitalize(), "number", _("a week")) for rung in RUNGS
    )
    return (
        Field("product", _("Product code"), "code"),
        Field("name", _("Product"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("state", _("State"), "state"),
        *rungs,
        Field("n", _("Firms behind the figure"), "count", _("firms")),
    )


def example_table() -> pd.DataFrame:
    """A small fictive table: two units, one product suppressed, one without certificate."""
    nothing = float("nan")
    rows = [
        ("mask_ffp2", "FFP2", "pieces", "value", 680_000.0, 520_000.0, 410_000.0, 4),
        ("mask_iir", "Mask type IIR", "pieces", "value", 1_900_000.0, 1_250_000.0, 0.0, 6),
        ("gown_iso", "Isolation gown", "pieces", "suppressed", nothing, nothing, nothing, None),
        ("mat_meltblown", "Meltblown fabric", "kg", "value", 8_077.0, 8_077.0, nothing, 3),
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.assign(n=table["n"].astype("Int64"))


def example() -> Exhibit:
    """A fictive region's products."""
    return region_products(
        example_table(),
        area_label="Monastir",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(6, 9),
        source="fictive sample, round 2026-R2",
    )
