"""One member: what it makes and how well that is proven, where, with whom, and since when."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

import shell
from cluster_data import store
from cluster_data.store import Member
from exhibits.plain import plain
from pages.directory import evidence, records, walk, wording
from shell import listing
from shell.listing import Head, Row
from shell.state import State
from words import _, ngettext, number


def draw(state: State, member_id: str) -> None:
    """The member of that id, or one of its lines walked back to its cell."""
    member = shell.cached(store.member, member_id, state.viewer, state.day, state.selection.known)
    if member is None:
        _unknown(state)
        return
    lines = member.lines
    line = state.param("line", list(lines["line_id"].dropna()))
    if line:
        walk.draw(state, member, lines.set_index("line_id").loc[line].to_dict())
        return
    _back(state)
    _head(state, member)
    _makes(state, member)
    records.certificates(member, state.day)
    records.cooperation(member)
    records.sites(state, member)
    records.history(member)


def _unknown(state: State) -> None:
    _back(state)
    st.title(_("No such member here"), anchor=False)
    st.markdown(
        _(
            "Either the ledger has no member of this address, or you may not see it: single firms "
            "are shown to ministries, to their own cluster, and to everybody where they agreed."
        )
    )


def _back(state: State) -> None:
    st.button(
        _("All members"), icon=":material/arrow_back:", type="tertiary", key="tela_all_members",
        on_click=state.write, kwargs={"member": None, "line": None},
    )  # fmt: skip


def _head(state: State, member: Member) -> None:
    st.title(plain(wording.name(member.name)), anchor=False)
    facts = [member.cluster_name, wording.member_type(member.member_type), where(member)]
    if len(member.lines):
        last = member.lines["reference_date"].max()
        facts.append(_("answered on {day}").format(day=wording.day_text(last)))
    st.markdown(plain(" · ".join(fact for fact in facts if fact)))
    st.caption(wording.consent(member.consent))


def where(member: Member) -> str:
    """Towns or regions of the member's sites, then the country."""
    sites = member.sites
    if sites.empty:
        return ""
    cities = [city for city in dict.fromkeys(sites["city"]) if isinstance(city, str)]
    areas = [code for code in dict.fromkeys(sites["region_code"]) if isinstance(code, str)]
    return wording.place(sites["country"].iloc[0], areas, cities)


def _makes(state: State, member: Member) -> None:
    lines = member.lines
    st.header(_finding(member, state.day), anchor=False)
    if not member.figures_visible:
        st.markdown(
            _(
                "A single firm’s figures are shown to ministries and to its own cluster only; they "
                "count in the totals of its region."
            )
        )
    if lines.empty:
        return
    if not member.figures_visible:
        made = dict.fromkeys(wording.product(code) for code in lines["product_code"])
        st.markdown("\n".join(f"- {plain(label)}" for label in made))
        return
    listing.draw(
        "tela_lines",
        [
            _("Product"), Head(_("In the firm’s words"), "words"), _("A week"),
            Head(_("How well proven"), "words"), _("In use"),
        ],
        [_row(line, state.day) for line in lines.to_dict("records")],
        _("What the member makes"),
        on_choose=lambda line: state.write(line=line),
        tall="none",
    )  # fmt: skip
    st.caption(_("Choose a line to see where its number comes from."))


def _finding(member: Member, today: dt.date) -> str:
    lines = member.lines
    made = lines["product_code"].dropna().nunique()
    if not made:
        return _("What it makes is not known")
    said = ngettext("Makes {count} product", "Makes {count} products", made).format(
        count=number(made)
    )
    if not member.figures_visible:
        return said
    certified = lines.loc[lines["certified"].notna(), "product_code"].nunique()
    none = _("none of them certified on this day")
    proven = ngettext(
        "{count} of them certified on this day", "{count} of them certified on this day", certified
    ).format(count=number(certified))
    return f"{said}, {proven if certified else none}"


def _row(line: dict[Any, Any], today: dt.date) -> Row:
    proven = evidence.reached(line, today)
    stated, detail = line["product_stated"], line.get("product_detail")
    note = [str(text) for text in (stated, detail) if isinstance(text, str)]
    written = [str(line["capacity_stated"] or ""), evidence.assumed(line)]
    return Row(
        code=str(line["line_id"]),
        name=wording.product(line["product_code"], str(stated or "")),
        note=" · ".join(dict.fromkeys(note)),
        cells=(
            "; ".join(text for text in written if text),
            evidence.weekly(line) if pd.notna(line["capacity_per_week"]) else "",
            proven.text,
            evidence.utilisation(line),
        ),
        alarm=(2,) if proven.expired else (),
    )
