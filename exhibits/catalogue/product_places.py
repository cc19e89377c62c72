"""Exhibit: where one product is made, by weekly capacity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.heat_finding import nothing
from exhibits.catalogue.product_heatmap import Places
from exhibits.catalogue.product_measures import figure_text, share_text
from exhibits.catalogue.product_ranking import TOP
from exhibits.exhibit import STATES, Answered, Encoding, Exhibit, Field
from words import _, ngettext, number, percent

COLUMNS = ("place", "name", "unit", "state", "value", "n")
HELD = 0.6


def product_places(
    table: pd.DataFrame,
    *,
    product_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    places: Places = "countries",
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "product_places",
) -> Exhibit:
    """Countries or regions from the largest capacity down.

    `table` has `COLUMNS`, a row a place that answered: code, name, the unit's label, state,
    capacity a week at the rung, n.
    """
    shown = measures.tidy(table, COLUMNS, ("name", "unit"))
    shown["value"] = shown["value"].mask(shown["state"].eq("none"), 0.0)
    order = {state: place for place, state in enumerate(STATES)}
    shown = shown.assign(_state=shown["state"].map(order), _value=-shown["value"].fillna(0.0))
    shown = shown.sort_values(["_state", "_value", "name", "place"]).reset_index(drop=True)
    shown = shown[list(COLUMNS)]
    title = _("{topic}: {finding}").format(
        topic=product_label, finding=_finding(shown, rung_label, places)
    )
    described = measures.subtitle("capacity", product_label, rung_label, answered, as_of)
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(rung_label),
        encoding=Encoding("bars", x="value", y="place", measure="capacity"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _finding(table: pd.DataFrame, rung: str, places: Places) -> str:
    known = table[table["state"].eq("value") & table["value"].gt(0)]
    if known.empty:
        if table["state"].eq("value").any() or table["state"].eq("none").any():
            hidden = table["state"].eq("suppressed").any()
            return (
                _("what is made can’t be shown, as fewer than three firms stand behind it")
                if hidden
                else _("no one who answered states {rung} capacity").format(rung=rung)
            )
        return nothing(table["state"])
    first = known.iloc[0]
    shown = figure_text("capacity", float(first["value"]), str(first["unit"]))
    if len(known) == 1:
        return _("{place} alone can show a figure, {value}").format(
            place=first["name"], value=shown
        )
    if known["value"].nunique() == 1:
        return ngettext(
            "{count} place with a figure, {value}",
            "all {count} places with a figure stand at the same {value}",
            len(known),
        ).format(count=number(len(known)), value=shown)
    if table["state"].eq("suppressed").any():
        # a share of a total that leaves some out would overstate it
        return _("the most that can be shown is in {place}, {value}").format(
            place=first["name"], value=shown
        )
    return _held(known, rung, places)


def _held(known: pd.DataFrame, rung: str, places: Places) -> str:
    """The fewest places that hold most of it, or how many hold half where it is spread."""
    shares = (known["value"].cumsum() / known["value"].sum()).reset_index(drop=True)
    if shares[0] >= HELD or len(known) == 2:
        return _("{place} holds {share} of the {rung} capacity").format(
            place=known["name"].iloc[0], share=share_text(float(shares[0])), rung=rung
        )
    few = int((shares < HELD).sum()) + 1
    half = int((shares < 0.5 - 1e-9).sum()) + 1
    few = half if few > len(known) / 2 else few
    share = percent(float(shares[few - 1]))
    said = {
        "countries": ngettext(
            "{count} of {total} countries holds {share} of the {rung} capacity",
            "{count} of {total} countries hold {share} of the {rung} capacity",
            few,
        ),
        "regions": ngettext(
            "{count} of {total} regions holds {share} of the {rung} capacity",
            "{count} of {total} regions hold {share} of the {rung} capacity",
            few,
        ),
    }
    return said[places].format(count=number(few), total=number(len(known)), share=share, rung=rung)


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    found: list[str] = []
    found += measures.more_note(int(table["state"].eq("value").sum()) - TOP)
    found += measures.silent_note(table)
    return tuple(found)


def _fields(rung: str) -> tuple[Field, ...]:
    return (
        Field("place", _("Place’s code"), "code"),
        Field("name", _("Place"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("state", _("State"), "state"),
        Field("value", _("Capacity ({rung})").format(rung=rung), "number", _("a week")),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
    )


def example() -> Exhibit:
    """A fictive product's places."""
    rows = [
        ("TN", "Tunisia", "pieces", "value", 410_000.0, 9),
        ("ES", "Spain", "pieces", "value", 120_000.0, 4),
        ("PT", "Portugal", "pieces", "value", 60_000.0, 3),
        ("MA", "Morocco", "pieces", "none", float("nan"), 5),
        ("IT", "Italy", "pieces", "not_answered", float("nan"), None),
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return product_places(
        table.assign(n=table["n"].astype("Int64")),
        product_label="FFP2",
        rung_label="certified",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(21, 60),
        source="fictive sample, round 2026-R2",
    )
