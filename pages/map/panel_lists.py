"""Beside an area's products: its measures, the regions around it, the members in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

import shell
from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.store import Measure, RegionFigures
from exhibits.exhibit import state_label
from exhibits.plain import plain
from pages.map import table, wording
from pages.map.view import View
from shell import links, listing
from shell.listing import Head, Row
from shell.state import State
from words import _, ngettext, number

_NAMED = 3
"""Products named of a member; more are counted."""


def measures(state: State, area: str) -> None:
    """Every measure of the area, one beside the other."""
    rows = []
    for measure in store.MEASURES:
        figures = _figures(state, state.selection, measure)
        row, unit = _row(figures, area), figures.unit
        if row is None or (measure == "per_100k" and unit is None):
            continue
        value = _value(row, measure)
        rows.append(
            Row(
                code=measure,
                name=wording.measure(measure),
                note=_("{unit} a week").format(unit=wording.unit(unit))
                if measure == "per_100k"
                else "",
                cells=(value, table.firms(str(row["state"]), row["n"])),
                quiet=row["state"] != "value",
            )
        )
    if rows:
        listing.draw(
            "tela_panel_measures",
            [_("Measure"), "", _("Firms")],
            rows,
            _("Measures of the area"),
            tall="none",
        )


def neighbours(state: State, view: View, area: str) -> None:
    """The regions that border on the area, wherever they lie, with their figure."""
    measure = view.figure_of
    everywhere = state.selection.but(countries=(), regions=())
    figures = _figures(state, everywhere, measure)
    rows: list[Row] = []
    for code in reference.neighbours().get(area, ()):
        row = _row(figures, code)
        if row is None or any(row["area"] == known.code for known in rows):
            continue
        rows.append(
            Row(
                code=str(row["area"]),
                name=str(row["name"]),
                note=table.country(str(row["iso2"])),
                cells=(_value(row, measure),),
                quiet=row["state"] != "value",
            )
        )
    if not rows:
        return

    def go(code: str) -> None:
        regions = reference.regions()
        inside = regions[code].iso2 if code in regions else code
        selection = state.selection
        if selection.countries and inside not in selection.countries:
            selection = everywhere
        elif selection.regions and code not in selection.regions:
            selection = selection.but(regions=())
        state.write(selection, area=code)

    st.markdown(f"**{_('Neighbours')}**")
    listing.draw(
        "tela_panel_neighbours",
        [_("Region"), wording.measure(measure)],
        rows,
        _("Neighbouring regions"),
        on_choose=go,
        tall="20rem",
    )


def members(state: State, area: str) -> None:
    """The members in the area whose names the viewer may know, and how many others there are."""
    where = {"regions": (area,)} if area in reference.regions() else {"countries": (area,)}
    asked = state.selection.but(**({"countries": (), "regions": ()} | where))
    found = shell.cached(store.members, asked, state.viewer, dt.date.today())
    named = found.table[found.table["name"].notna()]
    others = len(found.table) - len(named) + found.withheld
    if not len(named) and not others:
        return
    st.markdown(f"**{_members_heading(state.selection)}**")
    head, cell = _told_of_members(state.selection)
    rows = [
        Row(code=row["member_id"], name=row["name"], note=row["cluster_name"], cells=(cell(row),))
        for row in named.to_dict("records")
    ]
    if rows:
        listing.draw(
            "tela_panel_members",
            [_("Member"), head],
            rows,
            _("Members in the area; choosing one opens the directory"),
            on_choose=lambda code: links.leave_for(
                state, "directory", selection=asked, member=code
            ),
            tall="24rem",
        )
    if others:
        st.caption(_others(len(named), others))


def _told_of_members(selection: Selection) -> tuple[Head, Callable[[Mapping[Any, Any]], str]]:
    """What is said of each member: its products, or of one product whether it is certified."""
    if len(selection.products) == 1:
        code = selection.products[0]

        def certified(row: Mapping[Any, Any]) -> str:
            if not row["figures_visible"]:
                return ""
            return _("valid today") if code in row["certified"] else _("none valid")

        return Head(_("Certificate")), certified
    products = reference.products()

    def some(row: Mapping[Any, Any]) -> str:
        names = [wording.short(products[one].label) for one in row["products"] if one in products]
        more = len(names) - _NAMED
        return ", ".join(names[:_NAMED]) + (f" +{number(more)}" if more > 0 else "")

    return Head(_("Products"), "words"), some


def _members_heading(selection: Selection) -> str:
    if selection.products or selection.families:
        return plain(_("Members making {product}").format(product=wording.product(selection)))
    return _("Members")


def _others(named: int, others: int) -> str:
    if not named:
        return ngettext(
            "{count} member, which did not agree to be named to you.",
            "{count} members, which did not agree to be named to you.",
            others,
        ).format(count=number(others))
    return ngettext(
        "{count} more did not agree to be named to you.",
        "{count} more did not agree to be named to you.",
        others,
    ).format(count=number(others))


def _figures(state: State, selection: Selection, measure: Measure) -> RegionFigures:
    return shell.cached(store.region_figures, selection, state.viewer, measure, dt.date.today())


def _row(figures: RegionFigures, area: str) -> pd.Series | None:
    """The area's row, or that of its country where it is drawn as one."""
    regions = reference.regions()
    for code in (area, regions[area].iso2 if area in regions else area):
        rows = figures.areas[figures.areas["area"].eq(code)]
        if len(rows):
            return rows.iloc[0]
    return None


def _value(row: pd.Series, measure: Measure) -> str:
    if row["state"] != "value" or pd.isna(row["value"]):
        return state_label(str(row["state"]))
    return table.value(float(row["value"]), measure)
