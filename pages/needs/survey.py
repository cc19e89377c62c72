"""What the survey's answers seek and offer, firm by firm, of those a reader may know of."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

import shell
from cluster_data import reference, store
from exhibits.plain import plain, visible
from pages.needs import wording
from pages.needs.board import paged, pager
from pages.needs.view import View
from shell import data, listing
from shell.links import link
from shell.listing import Head, Row
from shell.state import State
from words import _

COLUMNS = (
    "at", "side", "kind", "code", "thing", "site_id", "member_id", "name", "cluster_code", "place",
)  # fmt: skip


def answers(state: State, view: View) -> pd.DataFrame:
    """A row for each thing a site seeks or offers, narrowed as the view says.

    Columns `COLUMNS`: `side` need or offer, `kind` cooperation or skill; of a skill nobody knows
    the code is empty and `thing` the words as written.
    """
    found = shell.cached(store.cooperation, state.selection, state.viewer, dt.date.today())
    rows = [row for given in found.to_dict("records") for row in _rows(given)]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    if view.side != "all":
        table = table[table["side"].eq(view.side)]
    if view.kind:
        table = table[table["kind"].eq(view.kind)]
    if view.code:
        table = table[table["code"].eq(view.code)]
    by = ["thing", "side", "name", "site_id"]
    return table.sort_values(by, na_position="last").reset_index(drop=True)


def _rows(given: dict[Any, Any]) -> list[tuple[Any, ...]]:
    """The answer as rows: a text on skills holds several."""
    if given["kind"] == "skills_needs":
        known, unknown = reference.skills_in(str(given["answer"]))
        skills = reference.skills()
        told = [(code, skills[code].label) for code in known]
        told += [("", visible(text)) for text in unknown]
        side, kind = "need", "skill"
    else:
        told = [(given["answer"], wording.thing("cooperation", given["answer"]))]
        side = "need" if given["kind"] == "cooperation_sought" else "offer"
        kind = "cooperation"
    return [
        (
            f"{given['site_id']}-{side}_{code or f'text_{place}'}", side, kind, code, thing,
            given["site_id"], given["member_id"], given["name"], given["cluster_code"],
            wording.place(given["country"], given["region_code"]),
        )
        for place, (code, thing) in enumerate(told)
    ]  # fmt: skip


def draw(state: State, view: View, listed: pd.DataFrame) -> None:
    """The row looked at with its ways on, and the rows of the page."""
    if state.viewer.role != "ministry":
        st.caption(_("Listed are firms that agreed to be shown to you; the figure counts all."))
    if listed.empty:
        st.markdown(_("No firm that may be shown says so. Fewer filters may show more."))
        return
    chosen = listed[listed["at"].eq(view.at)]
    if len(chosen):
        _one(state, chosen.iloc[0].to_dict())
    rows, page = paged(listed, view.page)
    heads: list[str | Head] = [
        _("Firm"), Head(_("Seeks or offers"), "words", 0.6), Head(_("About what"), "words", 1.0),
        Head(_("Where"), "words", 1.0),
    ]  # fmt: skip
    listing.draw(
        "tela_needs_survey", heads, [_row(row) for row in rows.to_dict("records")],
        _("From the survey"), view.at,
        on_choose=lambda code: state.write(at=None if code == view.at else code), tall="none",
        toggles=True,
    )  # fmt: skip
    pager(state, len(listed), page)


def _one(state: State, row: dict[Any, Any]) -> None:
    with st.container(border=True, key="tela_needs_post"):
        st.markdown(f"**{plain(_named(row))}** · {plain(_side(row['side']))} {plain(row['thing'])}")
        st.caption(plain(" · ".join(part for part in (row["place"], _cluster(row)) if part)))
        with st.container(horizontal=True, gap="medium", key="tela_needs_ways"):
            if row["side"] == "need":
                link(
                    state, "partners", _("Find partners"), icon=":material/handshake:",
                    selection=state.selection.but(products=(), families=(), countries=()),
                    **partner_query(row),
                )  # fmt: skip
            link(
                state, "directory", _("In the directory"), icon=":material/contacts:",
                member=row["member_id"],
            )  # fmt: skip


def partner_query(row: dict[Any, Any]) -> dict[str, str]:
    """The keys with which the Partners page looks for what a site seeks."""
    if row["kind"] == "cooperation":
        return {"of": "site", "s": row["site_id"], "n": f"cooperation-{row['code']}"}
    return {"kind": "skill", "code": row["code"]}


def _row(row: dict[Any, Any]) -> Row:
    return Row(
        code=row["at"],
        name=_named(row),
        note=_cluster(row),
        cells=(_side(row["side"]), row["thing"], row["place"]),
    )


def _side(side: str) -> str:
    return _("seeks") if side == "need" else _("offers")


def _named(row: dict[Any, Any]) -> str:
    return str(row["name"]) if isinstance(row["name"], str) else _("name withheld by consent")


def _cluster(row: dict[Any, Any]) -> str:
    code = row["cluster_code"]
    return str(data.clusters().get(code, code)) if isinstance(code, str) else ""
