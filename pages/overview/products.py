"""The products that matter first: certified weekly capacity, certified share, firms behind it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cluster_data import reference
from cluster_data.selection import Selection
from exhibits.exhibit import state_label
from exhibits.plain import plain
from pages.overview.facts import Facts
from shell import listing
from shell.links import leave_for, link
from shell.listing import Row
from shell.state import State
from shell.wording import short, unit
from words import _, date, ngettext, number, percent

TOP = 12


def draw(state: State, known: Facts) -> None:
    """The list, the least certified first; a row chosen opens its product."""
    table = ranked(known)
    chosen = bool(state.selection.products or state.selection.families)
    st.header(plain(finding(table, chosen)), anchor=False)
    st.caption(
        " · ".join(
            (
                _("Certified capacity a week, and its share of the attested"),
                plain(known.n.text),
                date(known.products.as_of),
            )
        )
    )

    def choose(code: str) -> None:
        leave_for(state, "products", selection=state.selection.but(products=(code,), families=()))

    listing.draw(
        "tela_headline_products",
        [_("Product"), _("Certified a week"), _("Certified share")],
        rows(table.head(TOP)),
        _("Products by certified share"),
        on_choose=choose,
        tall="none",
    )
    with st.container(horizontal=True, gap="small"):
        link(state, "products", _("All products"))
        link(state, "map", _("On the map"), selection=_on_the_map(state, known))


def ranked(known: Facts) -> pd.DataFrame:
    """A row for each headline product: code, label, state, value, capacity, n, has_standard.

    The least certified first, then those that show no figure.
    """
    labels = {code: short(product.label) for code, product in reference.products().items()}
    listed = pd.DataFrame({"product_code": list(known.headline)})
    table = listed.merge(known.products.table, on="product_code", how="left")
    table["state"] = table["state"].fillna("none").astype(object)
    table["label"] = table["product_code"].map(labels)
    table["has_standard"] = [
        bool(reference.products()[code].standards) for code in table["product_code"]
    ]
    table["stands"] = table["state"].eq("value") & table["value"].notna() & table["has_standard"]
    return table.sort_values(
        ["stands", "value", "label"], ascending=[False, True, True]
    ).reset_index(drop=True)


def finding(table: pd.DataFrame, chosen: bool) -> str:
    """What the list shows first."""
    topic = _("Chosen products") if chosen else _("First in an emergency")
    standing = table[table["stands"]]
    if standing.empty:
        said = _("no product can show a certified share")
    elif len(standing) == 1:
        said = _("only {product} can show a certified share, {share}").format(
            product=standing["label"].iloc[0], share=percent(float(standing["value"].iloc[0]))
        )
    elif standing["value"].nunique() == 1:
        said = _("{share} certified in each of {count} products").format(
            share=percent(float(standing["value"].iloc[0])), count=number(len(standing))
        )
    else:
        first = standing.iloc[0]
        said = _("the least certified is {product}, {share}").format(
            product=first["label"], share=percent(float(first["value"]))
        )
    return _("{topic}: {finding}").format(topic=topic, finding=said)


def rows(table: pd.DataFrame) -> list[Row]:
    """Rows for the list."""
    return [_row(row) for row in table.to_dict("records")]


def _row(row: dict[Any, Any]) -> Row:
    code, label = str(row["product_code"]), str(row["label"])
    weekly = _("{unit} a week").format(unit=unit(reference.products()[code].unit))
    if row["stands"]:
        n = int(row["n"])
        firms = ngettext("n = {n} firm", "n = {n} firms", n).format(n=number(n))
        cells = (number(row["capacity"]), percent(row["value"]))
        return Row(code, label, cells, note=f"{weekly} · {firms}")
    silent = state_label(str(row["state"]))
    said = silent if row["has_standard"] else _("no standard applies")
    return Row(code, label, (said, ""), note=weekly, quiet=True)


def _on_the_map(state: State, known: Facts) -> Selection:
    return state.selection.but(products=known.headline, families=())
