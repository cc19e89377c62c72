"""Exhibit: who contributes how much to a quantity asked, in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.product_ranking import TOP
from exhibits.catalogue.supply_weeks import Wanted, amount
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, ngettext, number, percent

COLUMNS = ("place", "name", "where", "state", "value", "n")


def suppliers(
    table: pd.DataFrame,
    *,
    wanted: Wanted,
    named: bool,
    product_label: str,
    unit_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "suppliers",
) -> Exhibit:
    """What each site, or each region, will have given by the day asked, the most first.

    `table` has `COLUMNS`: code of the site or region, its name, the country, state, contribution in
    the product's unit, n of firms (Int64). `named` where rows are sites of firms that the viewer
    may know, else they are regions.
    """
    shown = measures.tidy(table, COLUMNS, ("name", "where"))
    shown = shown.sort_values(
        ["value", "name"], ascending=[False, True], na_position="last"
    ).reset_index(drop=True)
    shown.insert(3, "unit", unit_label)
    title = _("{topic}: {finding}").format(
        topic=product_label, finding=_finding(shown, wanted, unit_label, named=named)
    )
    described = " · ".join(
        (
            _("{product}: likely contribution by {day}, {rung}").format(
                product=product_label, day=date(wanted.by), rung=rung_label
            ),
            answered.text,
            date(as_of),
        )
    )
    more = measures.more_note(int(shown["state"].eq("value").sum()) - TOP)
    hidden = measures.hidden_note(int(shown["state"].eq("suppressed").sum()))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(unit_label, named=named),
        encoding=Encoding("bars", x="value", y="place", measure="amount"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*more, *hidden, *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _finding(table: pd.DataFrame, wanted: Wanted, unit: str, *, named: bool) -> str:
    known = table[table["state"].eq("value") & table["value"].gt(0)]
    if known.empty:
        if table["state"].eq("suppressed").any():
            return _("who contributes can’t be shown here")
        return _("no one contributes by {day}").format(day=date(wanted.by))
    total = float(known["value"].sum())
    if len(known) == 1:
        return _("{name} alone, {amount}").format(
            name=known["name"].iloc[0], amount=amount(total, unit)
        )
    shares = (known["value"].cumsum() / total).reset_index(drop=True)
    few = int((shares < 0.5 - 1e-9).sum()) + 1
    share = percent(float(shares[few - 1]))
    if named:
        said = ngettext(
            "{few} of {count} site gives {share} of {amount}",
            "{few} of {count} sites give {share} of {amount}",
            len(known),
        )
    else:
        said = ngettext(
            "{few} of {count} region gives {share} of {amount}",
            "{few} of {count} regions give {share} of {amount}",
            len(known),
        )
    return said.format(
        few=number(few), count=number(len(known)), share=share, amount=amount(total, unit)
    )


def _fields(unit: str, *, named: bool) -> tuple[Field, ...]:
    return (
        Field("place", _("Site’s code") if named else _("Region’s code"), "code"),
        Field("name", _("Firm") if named else _("Region"), "text"),
        Field("where", _("Where"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("state", _("State"), "state"),
        Field("value", _("Contribution by the day"), "number", unit),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
    )


def example() -> Exhibit:
    """Fictive suppliers of a quantity."""
    rows = [
        ("s-1", "Confection Exemple (fictif)", "Monastir, Tunisia", "value", 900_000.0, 1),
        ("s-2", "Tissages Modèle (fictif)", "Sousse, Tunisia", "value", 600_000.0, 1),
        ("s-3", "Tèxtils Exemple (fictici)", "Barcelona, Spain", "value", 350_000.0, 1),
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype({"n": "Int64"})
    return suppliers(
        table,
        wanted=Wanted(2_000_000, dt.date(2026, 12, 6)),
        named=True,
        product_label="Washable masks",
        unit_label="pieces",
        rung_label="certified",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(3, 40),
        source="fictive sample",
    )
