"""The way in and back: the list of rows beside a figure, what a click opens, where one stands."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from cluster_data import reference
from cluster_data.selection import Selection
from cluster_data.store import By
from exhibits.catalogue.product_heatmap import ALL
from exhibits.catalogue.product_measures import short_text
from exhibits.exhibit import Exhibit, state_label
from exhibits.plain import plain
from pages.products import wording
from shell import listing
from shell.listing import Row
from shell.state import State
from shell.wording import product_names
from words import _, ngettext, number

PLACES: tuple[By, ...] = ("country", "area")


def parted(selection: Selection) -> By:
    """By regions where a single country or some regions are selected, else by country."""
    return "area" if len(selection.countries) == 1 or selection.regions else "country"


def by_family(selection: Selection) -> bool:
    """True where rows are families: neither a product nor a single family is chosen."""
    return not selection.products and len(selection.families) != 1


def trail(state: State) -> None:
    """Where one stands between all families and one product, each step a way back."""
    selection = state.selection
    family = _family_of(selection)
    if not family:
        return
    with st.container(horizontal=True, key="tela_trail", vertical_alignment="center", gap="small"):
        _back(_("All families"), "tela_trail_all", state, selection.but(products=(), families=()))
        if len(selection.products) == 1:
            st.caption("›", width="content")
            upper = selection.but(products=(), families=(family,))
            _back(wording.family(family), "tela_trail_family", state, upper)
            product = product_names(selection.products)[selection.products[0]]
            st.caption(f"› {plain(product)}", width="content")
        else:
            st.caption(f"› {plain(wording.family(family))}", width="content")


def _back(label: str, key: str, state: State, selection: Selection) -> None:
    st.button(
        plain(label),
        key=key,
        type="tertiary",
        on_click=_write,
        args=(state, selection),
    )


def _write(state: State, selection: Selection) -> None:
    state.write(selection, o=None)


def _family_of(selection: Selection) -> str:
    if len(selection.products) == 1:
        return reference.products()[selection.products[0]].family_code
    if not selection.products and len(selection.families) == 1:
        return selection.families[0]
    return ""


def choose(state: State, view: str, code: str, by: By) -> None:
    """In a callback: open the family, the product, or the product in a place."""
    selection = state.selection
    if view == "mix":
        state.write(placed(selection, code, by), o="heatmap")
        return
    row, _bar, place = code.partition("|")
    if row in reference.families():
        state.write(selection.but(families=(row,), products=()))
    elif row in reference.products():
        chosen = selection.but(products=(row,), families=())
        state.write(placed(chosen, place, by), o=None, by=None)


def placed(selection: Selection, place: str, by: By) -> Selection:
    """The selection in that country or region; as it was for a row's whole."""
    if place in ("", ALL):
        return selection
    if by == "area" and place in reference.regions():
        return selection.but(regions=(place,))
    if place in reference.countries():
        return selection.but(countries=(place,), regions=())
    return selection


def draw(
    state: State,
    exhibit: Exhibit,
    measure: str,
    families: bool,
    on_choose: Callable[[str], object],
) -> None:
    """The rows of a figure as a list, for the keyboard and where the figure is small."""
    listed = (
        _of_cells(exhibit, measure) if exhibit.encoding.kind == "heatmap" else _of_bars(exhibit)
    )
    heads = [_("Family") if families else _("Product"), wording.measure(measure, families)]
    if exhibit.encoding.kind == "heatmap":
        heads.append(_("Places"))
    listing.draw("tela_rows", heads, listed, _("Rows of the figure"), on_choose=on_choose)


def _of_cells(exhibit: Exhibit, measure: str) -> list[Row]:
    table = exhibit.table
    cells = table[table["place"].ne(ALL)]
    # what is suppressed is made all the same
    made = (cells["value"].gt(0) | cells["state"].eq("suppressed")).groupby(cells["row"]).sum()
    wholes = table[table["place"].eq(ALL)].set_index("row")
    rows = table.drop_duplicates("row")
    return [
        Row(
            code=row["row"],
            name=row["row_label"],
            note=_note(row["row"], row["unit"], measure),
            cells=(_whole(wholes, row["row"], measure), number(int(made.get(row["row"], 0)))),
        )
        for row in rows.to_dict("records")
    ]


def _note(code: str, unit: str, measure: str) -> str:
    families = reference.families()
    if code in families:
        count = len(families[code].products)
        return ngettext("{count} product type", "{count} product types", count).format(
            count=number(count)
        )
    return _("{unit} a week").format(unit=unit) if measure == "capacity" else ""


def _whole(wholes: pd.DataFrame, code: str, measure: str) -> str:
    if code not in wholes.index:
        return ""
    state, value = wholes.loc[[code], ["state", "value"]].iloc[0]
    if state == "value" and pd.notna(value):
        return short_text(measure, float(value))
    return state_label(str(state))


def _of_bars(exhibit: Exhibit) -> list[Row]:
    measure = exhibit.encoding.measure
    return [
        Row(
            code=row["product"],
            name=row["name"],
            note=_note("", row["unit"], measure),
            cells=(
                short_text(measure, float(row["value"]))
                if row["state"] == "value"
                else state_label(row["state"]),
            ),
            quiet=row["state"] != "value",
        )
        for row in exhibit.table.to_dict("records")
    ]
