"""Exhibit: one product's weekly capacity at each rung of evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.product_measures import figure_text, share_text
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date

COLUMNS = ("rung", "name", "unit", "state", "value", "n")
RUNGS = ("declared", "attested", "certified", "demonstrated")


def product_ladder(
    table: pd.DataFrame,
    *,
    product_label: str,
    has_standard: bool,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "product_ladder",
) -> Exhibit:
    """How much of what is declared is attested, certified and shown by output.

    `table` has `COLUMNS`, a row a rung, lowest first: code, its name, the unit's label, state,
    capacity a week, n. Where no standard applies, the rungs from certified up are left out.
    """
    shown = measures.tidy(table, COLUMNS, ("name", "unit"))
    if not has_standard:
        shown = shown[shown["rung"].isin(RUNGS[:2])].reset_index(drop=True)
    shown["value"] = shown["value"].mask(shown["state"].eq("none"), 0.0)
    title = _("{topic}: {finding}").format(
        topic=product_label, finding=_finding(shown, has_standard)
    )
    heading = _("{product}: capacity a week by evidence").format(product=product_label)
    described = " · ".join((heading, answered.text, date(as_of)))
    own = [] if has_standard else [_("No standard applies, so nothing of it can be certified.")]
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(),
        encoding=Encoding("bars", x="value", y="rung", measure="capacity"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*own, *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _finding(table: pd.DataFrame, has_standard: bool) -> str:
    by_rung = table.set_index("rung")
    if by_rung.empty or "declared" not in by_rung.index:
        return _("no one has answered yet")
    base = by_rung.loc["declared"]
    if base["state"] == "suppressed":
        return _("its capacity is not shown, as fewer than three firms stand behind it")
    if base["state"] != "value" or not base["value"] > 0:
        return _("no capacity stated")
    amount = float(table.loc[table["rung"].eq("declared"), "value"].iloc[0])
    whole = figure_text("capacity", amount, str(base["unit"]))
    rung = "certified" if has_standard else "attested"
    row = by_rung.loc[rung] if rung in by_rung.index else None
    if row is None or row["state"] not in ("value", "none") or pd.isna(row["value"]):
        return _("{value} declared").format(value=whole)
    share = float(table.loc[table["rung"].eq(rung), "value"].iloc[0]) / amount
    said = {
        "certified": _("{value} declared, {share} of it certified"),
        "attested": _("{value} declared, {share} of it attested"),
    }
    nothing = {
        "certified": _("{value} declared, none of it certified"),
        "attested": _("{value} declared, none of it attested"),
    }
    return (said if share > 0 else nothing)[rung].format(value=whole, share=share_text(share))


def _fields() -> tuple[Field, ...]:
    return (
        Field("rung", _("Code"), "code"),
        Field("name", _("Evidence"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("state", _("State"), "state"),
        Field("value", _("Capacity"), "number", _("a week")),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
    )


def example() -> Exhibit:
    """A fictive product's ladder."""
    rows = [
        ("declared", "declared", "pieces", "value", 680_000.0, 9),
        ("attested", "attested", "pieces", "value", 520_000.0, 7),
        ("certified", "certified", "pieces", "value", 410_000.0, 4),
        ("demonstrated", "demonstrated", "pieces", "suppressed", float("nan"), None),
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return product_ladder(
        table.assign(n=table["n"].astype("Int64")),
        product_label="FFP2",
        has_standard=True,
        as_of=dt.date(2026, 11, 1),
        answered=Answered(9, 60),
        source="fictive sample, round 2026-R2",
    )
