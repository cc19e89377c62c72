"""Sites on the map: one by one or counted in hexagons, and those within a distance of a place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

import shell
from cluster_data import reference, store
from cluster_data.geo import BASIN, Bounds
from cluster_data.selection import Selection
from exhibits.catalogue.site_finding import Around
from exhibits.catalogue.site_grouping import MANNERS, Grouping, cell_width, grouping
from exhibits.catalogue.site_map import site_map
from exhibits.exhibit import Answered, Exhibit
from exhibits.render import deck_sites, site_legend
from exhibits.shapes import hexagon
from pages.map import cell_list, near, site_list
from shell import charts, links, wording
from shell.choosing import one_of
from shell.extent import extent
from shell.state import State
from words import _, ngettext, number

PLACE = "tela_chart_sites"
_AUTOMATIC = "auto"
IN_SIGHT = 3
"""Radii of the circle within which sites are drawn around it."""


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    around, cell = near.read(state), chosen_cell(state.own.get("cell", ""))
    _controls(state, around)
    found, drawn, exhibit = built(state)
    _show(state, exhibit, drawn, around, cell, found)


def built(state: State) -> tuple[store.Sites, Grouping, Exhibit]:
    """The sites of the view, how they are drawn, and their map."""
    around, cell = near.read(state), chosen_cell(state.own.get("cell", ""))
    centre = (around.lat, around.lng) if around else None
    found = shell.cached(store.sites, state.selection, state.viewer, dt.date.today(), centre=centre)
    table = reachable(found.table, around)
    drawn = grouping(len(table), 0 if around else found.hidden, state.param("how", MANNERS))
    frame = cell_frame(cell) if cell else extent(state.selection)
    return found, drawn, _exhibit(state, found, table, drawn, around, frame)


def chosen_cell(text: str) -> str:
    """The hexagon an address names, as the exhibit calls it; empty for anything else."""
    code = text.replace("m", "-").replace("_", "~")
    try:
        hexagon(code)
    except ValueError:
        return ""
    return code


def written_cell(cell: str) -> str:
    """A hexagon as an address may hold it: no value may begin with a minus."""
    return cell.replace("-", "m")


def cell_frame(cell: str) -> Bounds:
    """A hexagon with its neighbours around it."""
    lngs, lats = zip(*hexagon(cell), strict=True)
    wide, tall = max(lngs) - min(lngs), max(lats) - min(lats)
    return min(lngs) - wide, min(lats) - tall, max(lngs) + wide, max(lats) + tall


def reachable(table: pd.DataFrame, around: Around | None) -> pd.DataFrame:
    """The sites that a map about a place shows: in sight of it, and the nearest however far."""
    if around is None or table.empty:
        return table
    away = table["distance_km"].astype(float)
    certified = away[table["certified"].fillna(False).astype(bool)]
    reach = max(IN_SIGHT * around.km, *(one.min() for one in (away, certified) if len(one)))
    return table[away <= reach]


def _controls(state: State, around: Around | None) -> None:
    labels = {
        _AUTOMATIC: _("Automatic"),
        "points": _("Points"),
        "hexagons": _("Hexagons"),
    }
    chosen = state.param("how", MANNERS, _AUTOMATIC)

    def change(manner: str) -> None:
        state.write(how=None if manner == _AUTOMATIC else manner, cell=None)

    with st.container(
        horizontal=True, key="tela_sites_controls", vertical_alignment="center", gap="medium"
    ):
        near.draw(state, around)
        offered = {manner: labels[manner] for manner in (_AUTOMATIC, *MANNERS)}
        one_of("tela_sites_how", _("Sites as"), offered, chosen, change)


def _exhibit(
    state: State,
    found: store.Sites,
    table: pd.DataFrame,
    drawn: Grouping,
    around: Around | None,
    frame: Bounds | None,
) -> Exhibit:
    selection = state.selection
    if drawn.manner == "hexagons":
        wide = extent(selection) or BASIN
        table = shell.cached(
            store.site_groups,
            selection,
            state.viewer,
            dt.date.today(),
            cell_km=cell_width(wide[2] - wide[0]),
        )
    place = ""
    if len(selection.countries) == 1:
        place = reference.countries()[selection.countries[0]].label
    return site_map(
        table,
        manner=drawn.manner,
        product_label=wording.product(selection),
        rung_label=wording.rung(selection),
        unit_label=wording.unit(found.unit) if found.unit else "",
        certified=selection.rung in ("certified", "demonstrated"),
        as_of=found.as_of,
        answered=Answered(found.answered.n, found.answered.asked),
        source=wording.source(),
        hidden=found.hidden,
        around=around,
        frame=frame,
        notes=notes(found, drawn),
        place_label=place,
        id=f"{_stem(selection)}-sites-{drawn.manner}",
    )


def notes(found: store.Sites, drawn: Grouping) -> Sequence[str]:
    """Why sites are drawn as they are, and how many have no place."""
    said = [drawn.reason] if drawn.reason else []
    unplaced = int(found.table["lat"].isna().sum())
    if unplaced:
        said.append(
            ngettext(
                "{count} site has no known place and is not on the map.",
                "{count} sites have no known place and are not on the map.",
                unplaced,
            ).format(count=number(unplaced))
        )
    return said


def _stem(selection: Selection) -> str:
    return "-".join((selection.products or selection.families or ("all",))[:3])


def _show(
    state: State,
    exhibit: Exhibit,
    drawn: Grouping,
    around: Around | None,
    cell: str,
    found: store.Sites,
) -> None:
    members = dict(zip(found.table["site_id"], found.table["member_id"], strict=True))

    def open_site(site: str) -> None:
        if members.get(site):
            links.leave_for(state, "directory", member=members[site])

    def open_cell(code: str) -> None:
        state.write(cell=None if code == cell else written_cell(code))

    hexagons = drawn.manner == "hexagons"
    shell.heading(exhibit.title)
    dark, width = shell.appearance()
    with st.container(key="tela_split"):
        beside, aside = st.columns([2.5, 1], gap="medium")
        with beside:
            pixels = charts.pixels(PLACE)
            deck = deck_sites.deck(
                exhibit, charts.ground(), dark=dark, width=width, pixels=pixels, chosen=cell
            )
            charts.draw_deck(
                deck,
                exhibit,
                PLACE,
                open_cell if hexagons else open_site,
                legend=site_legend.on_screen(exhibit, pixels, dark),
            )
            shell.take_away(state, exhibit)
        with aside, st.container(key="tela_aside"):
            if hexagons and not cell and not around:
                cell_list.draw(exhibit, dark, open_cell)
            else:
                partial = state.viewer.role != "ministry"
                site_list.sites(
                    found, around, cell, dark, open_site, partial=partial, held=_held(exhibit, cell)
                )
                if cell:
                    st.button(
                        _("All hexagons"), icon=":material/arrow_back:", type="tertiary",
                        key="tela_cell_close", on_click=lambda: open_cell(cell),
                    )  # fmt: skip


def _held(exhibit: Exhibit, cell: str) -> int:
    """How many sites a hexagon of the exhibit holds; 0 where that may not be told."""
    if "cell" not in exhibit.table:
        return 0
    known = exhibit.table.set_index("cell")["sites"].dropna()
    return int(known.get(cell, 0))
