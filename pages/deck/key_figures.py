"""The few numbers and the short list that a brief opens with, as a viewer may see them."""

from __future__ import annotations

import datetime as dt

import pandas as pd

import shell
from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from exhibits.exhibit import SUPPRESSED, Answered, state_label
from exhibits.render.brief import Facts, KeyFigure
from shell import presets, wording
from words import _, ngettext, number, percent, quantity

LISTED = 8
"""Rows of a brief's list."""


def answered(selection: Selection, viewer: Viewer) -> Answered:
    """The firms behind the whole, of those asked."""
    whole = _whole(selection, viewer).whole
    return Answered(whole.n, whole.asked)


def key_figures(kind: str, code: str, viewer: Viewer) -> tuple[KeyFigure, ...]:
    """Three to five numbers, the same for every subject of a kind."""
    selection = presets.selection(kind, code)
    if kind == "product":
        return (
            _makers(selection, viewer),
            _capacity(selection, viewer, code),
            _share(selection, viewer),
            _places(selection, viewer),
        )
    return (
        _firms(selection, viewer),
        _share(selection, viewer),
        _products(selection, viewer),
        _fresh(selection, viewer),
    )


def lists(kind: str, code: str, viewer: Viewer) -> tuple[Facts, ...]:
    """What is made most of, or where a product is made, with its standards."""
    selection = presets.selection(kind, code)
    if kind == "product":
        standards = tuple((name, "") for name in sorted(reference.products()[code].standards))
        where = _capacities(selection, viewer, "country")
        rows = tuple(
            (str(row["name"]), _told(row)) for row in where.head(LISTED).to_dict("records")
        )
        return (
            Facts(_("A week, {rung}").format(rung=wording.rung(selection)), rows),
            Facts(_("Certified to"), standards or ((_("no standard applies"), ""),)),
        )
    made = _capacities(selection, viewer, "all")
    names = reference.products()
    rows = tuple(
        (wording.short(names[row["product_code"]].label), _told(row))
        for row in made.head(LISTED).to_dict("records")
    )
    return (Facts(_("Certified, most firms first"), rows),)


def _firms(selection: Selection, viewer: Viewer) -> KeyFigure:
    whole = _whole(selection, viewer).whole
    asked = whole.asked
    note = _("number asked unknown")
    if asked is not None:
        note = ngettext("of {n} asked", "of {n} asked", asked).format(n=number(asked))
    return KeyFigure(_("Firms answered"), number(whole.answered), note)


def _share(selection: Selection, viewer: Viewer) -> KeyFigure:
    found = _whole(selection, viewer)
    whole, label = found.whole, _("Certified share")
    if not found.standard_applies:
        return KeyFigure(label, "–", _("no standard applies"))
    if whole.state != "value" or whole.value is None:
        return KeyFigure(label, "–", state_label(whole.state))
    of = _("of attested product lines") if found.unit is None else _("of attested capacity")
    return KeyFigure(label, percent(whole.value), of)


def _products(selection: Selection, viewer: Viewer) -> KeyFigure:
    declared = _capacities(selection.but(rung="declared"), viewer, "all")
    certified = _capacities(selection, viewer, "all")
    count = len(declared)
    sure = int((certified["state"].eq("suppressed") | certified["value"].gt(0)).sum())
    note = ngettext("{n} with certified capacity", "{n} with certified capacity", sure)
    return KeyFigure(_("Product types made"), number(count), note.format(n=number(sure)))


def _fresh(selection: Selection, viewer: Viewer) -> KeyFigure:
    ages = shell.cached(store.freshness, selection, viewer, dt.date.today())
    total = int(ages["lines"].sum())
    label = _("At most a year old")
    if not total:
        return KeyFigure(label, "–", _("no product line stands yet"))
    old = int(ages.loc[ages["age"].eq("older"), "lines"].sum())
    note = ngettext("of {n} product line", "of {n} product lines", total)
    return KeyFigure(label, percent(1 - old / total), note.format(n=number(total)))


def _makers(selection: Selection, viewer: Viewer) -> KeyFigure:
    made = _capacities(selection.but(rung="declared"), viewer, "all").head(1)
    n = made["n"].iloc[0] if len(made) else 0
    shown = SUPPRESSED if pd.isna(n) else number(int(n))
    return KeyFigure(_("Firms that make it"), shown, _("declared capacity"))


def _capacity(selection: Selection, viewer: Viewer, code: str) -> KeyFigure:
    made = _capacities(selection, viewer, "all").head(1)
    unit = wording.unit(reference.products()[code].unit)
    note = _("{unit} a week").format(unit=unit)
    shown = _told(made.iloc[0].to_dict()) if len(made) else number(0)
    label = _("Capacity, {rung}").format(rung=wording.rung(selection))
    return KeyFigure(label, shown, note)


def _places(selection: Selection, viewer: Viewer) -> KeyFigure:
    made = _capacities(selection, viewer, "country")
    count = int((made["state"].eq("suppressed") | made["value"].gt(0)).sum())
    note = _("with {rung} capacity").format(rung=wording.rung(selection))
    return KeyFigure(_("Countries"), number(count), note)


def _whole(selection: Selection, viewer: Viewer) -> store.RegionFigures:
    return shell.cached(store.region_figures, selection, viewer, "certified_share", dt.date.today())


def _capacities(selection: Selection, viewer: Viewer, by: store.By) -> pd.DataFrame:
    """Products or places with capacity, those of most firms first."""
    found = shell.cached(
        store.product_figures, selection, viewer, "capacity", by, dt.date.today()
    ).table
    made = found[found["state"].eq("suppressed") | found["value"].gt(0)]
    # units of many products share no order
    order = ["n", "value"] if by == "all" else ["value", "n"]
    return made.sort_values(order, ascending=False, na_position="last")


def _told(row: dict[str, object]) -> str:
    if row["state"] != "value":
        return SUPPRESSED if row["state"] == "suppressed" else state_label(str(row["state"]))
    unit = row.get("unit")
    shown = quantity(float(str(row["value"])))
    return f"{shown} {wording.unit(str(unit))}" if unit else shown
