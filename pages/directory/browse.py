"""The list of members: searched, sorted, counted, taken along as a file."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

import shell
from cluster_data.store import Members
from exhibits.plain import plain
from pages.directory import export, finding, wording
from shell import listing
from shell.links import link
from shell.listing import Head, Row
from shell.state import State
from words import _, ngettext, number, speaking, speaking_in

STEP = 200
"""Members shown at first, and added by each "more"."""
_ORDERS = ("best", "name", "place", "products", "answered")


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state, ("product", "country", "when", "cluster"))
    asked = finding.sought(state)
    orders = _ORDERS if asked else _ORDERS[1:]
    order = state.param("o", orders, orders[0])
    _controls(state, asked, orders, order)

    found, haystack = finding.members(state)
    at = haystack.find(asked)
    table = _ordered(found.table.iloc[at], order)

    with st.container(
        horizontal=True, key="tela_members_head", vertical_alignment="center",
        horizontal_alignment="distribute",
    ):  # fmt: skip
        _headline(state, found, table, asked)
        if len(table):
            _file(table, found.as_of)
    _others(state, found, len(table))
    if table.empty:
        return
    shown = table.head(_limit(state))
    rows = [_row(member) for member in shown.to_dict("records")]
    heads: list[str | Head] = [
        _("Member"),
        Head(_("Where"), "words", 1),
        Head(_("Makes"), "words", 1.8),
        _("Answered"),
    ]
    listing.draw(
        "tela_members", heads, rows, _("Members"), on_choose=lambda id: state.write(member=id),
        tall="none",
    )  # fmt: skip
    _foot(state, found, table, len(shown))


def _controls(state: State, asked: str, orders: tuple[str, ...], order: str) -> None:
    labels = {
        "best": _("Best match first"), "name": _("By name"), "place": _("By place"),
        "products": _("Most products first"), "answered": _("Latest answer first"),
    }  # fmt: skip
    with st.container(horizontal=True, key="tela_find", vertical_alignment="center"):
        st.text_input(
            _("Search members"),
            placeholder=_("Name, town, country or product, in any language"),
            key="tela_find_text", icon=":material/search:", max_chars=finding.LONGEST, width=460,
            label_visibility="collapsed",
            on_change=shell.follow(
                "tela_find_text", asked,
                lambda text: state.write(q=finding.for_address(text), n=None, o=None),
            ),
        )  # fmt: skip
        st.selectbox(
            _("Order"), orders, format_func=labels.__getitem__, key="tela_find_order", width=230,
            label_visibility="collapsed",
            on_change=shell.follow("tela_find_order", order, lambda o: state.write(o=o)),
        )  # fmt: skip


def _headline(state: State, found: Members, table: pd.DataFrame, asked: str) -> None:
    count, everybody = len(table), len(found.table)
    if asked and not count:
        st.title(_("Nobody here matches “{sought}”").format(sought=plain(asked)), anchor=False)
        return
    said = ngettext("{count} member", "{count} members", count).format(count=number(count))
    if asked:
        said = _("{members} of {all}").format(members=said, all=number(everybody))
    nameless = int(table["name"].isna().sum())
    if nameless:
        said += ", " + ngettext(
            "{count} name withheld by consent", "{count} names withheld by consent", nameless
        ).format(count=number(nameless))
    st.title(said, anchor=False)


def _others(state: State, found: Members, count: int) -> None:
    """What to do where nothing is found; why the public sees only some, and where others count."""
    if not count:
        st.markdown(
            _(
                "Search is by name, town, region, country, cluster or product; fewer words find "
                "more."
            )
        )
    if not found.withheld:
        return
    if state.viewer.role == "public":
        listed = _("Only firms that agreed to be named publicly are listed.")
    else:
        listed = _("Only your cluster’s firms and those named publicly are listed.")
    others = ngettext(
        "{count} other answered; it counts in the totals of its region.",
        "{count} others answered; they count in the totals of their regions.",
        found.withheld,
    ).format(count=number(found.withheld))
    st.markdown(f"{listed} {others}")
    link(state, "map", _("See the regions on the map"), icon=":material/map:")


def _ordered(table: pd.DataFrame, order: str) -> pd.DataFrame:
    if order == "best":
        return table
    keys = {
        "name": table["name"].str.casefold(),
        "place": table["country"] + " " + table["areas"].str.join(" "),
        "products": -table["products"].str.len(),
        "answered": -pd.to_datetime(table["reference_date"]).astype("int64"),
    }
    # members without a name to show stand last among equals
    by = pd.DataFrame({"key": keys[order], "name": table["name"].str.casefold()})
    return table.loc[by.sort_values(["key", "name"], na_position="last", kind="stable").index]


def _limit(state: State) -> int:
    turns = state.param("n", [str(turn) for turn in range(2, 500)], "1")
    return STEP * int(turns)


def _row(member: dict[Any, Any]) -> Row:
    products = [wording.product(code) for code in member["products"]]
    return Row(
        code=str(member["member_id"]),
        name=wording.name(member["name"]),
        note=str(member["cluster_name"]),
        cells=(
            wording.place(member["country"], member["areas"], member["cities"]),
            wording.several(products),
            wording.day_text(member["reference_date"]),
        ),
    )


def _foot(state: State, found: Members, table: pd.DataFrame, shown: int) -> None:
    with st.container(horizontal=True, key="tela_members_foot", vertical_alignment="center"):
        if shown < len(table):
            st.markdown(
                _("The first {shown} of {all} are shown; the file holds all.").format(
                    shown=number(shown), all=number(len(table))
                ),
                width="content",
            )
            st.button(
                _("Show {count} more").format(count=number(min(STEP, len(table) - shown))),
                key="tela_members_more",
                on_click=state.write,
                kwargs={"n": str(shown // STEP + 1)},
            )
    st.caption(_("As of {day}. Choose a member to see what it makes.").format(
        day=wording.day_text(found.as_of)
    ))  # fmt: skip


def _file(table: pd.DataFrame, as_of: dt.date) -> None:
    language = speaking()

    def made() -> bytes:
        # made when asked for, which is after the run, when no language is spoken
        with speaking_in(language):
            return export.csv_bytes(table, as_of)

    st.download_button(
        _("Download the list (CSV)"), data=made, mime="text/csv", icon=":material/download:",
        file_name=f"tela_members_{as_of.isoformat()}_{language}.csv", key="tela_members_csv",
        on_click="ignore",
    )  # fmt: skip
