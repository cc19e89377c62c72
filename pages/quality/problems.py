"""Open problems by part and kind; the rows of a kind; one of them to be followed up."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

import shell
from cluster_data import store
from exhibits.plain import plain
from loaders import kinds
from loaders.kinds import PARTS, Part
from pages.quality import problem
from pages.quality.facts import Facts
from shell import listing
from shell.choosing import one_of
from shell.listing import Head, Row
from shell.state import State
from words import _, ngettext, number

SHOWN = 200
"""Rows listed of one kind; the list to call and the marked workbooks hold the rest."""


_WAITING = ("open", "asked")
_WEIGHTS = ("error", "warning", "note")


def draw(state: State, known: Facts) -> None:
    """The parts, the kinds of one, the rows of a kind."""
    if state.viewer.role == "public":
        _counted(known.counts)
        return
    counts = known.counts
    if counts.empty:
        st.header(_("Nothing is wrong in what stands"), anchor=False)
        return
    part = _part(state, counts)
    shown = _kinds(counts[counts["part"].eq(part)])
    kind = state.param("kind", set(shown["slug"]), str(shown["slug"].iloc[0]))
    beside, aside = st.columns([1, 1.5], gap="large")
    with beside:
        _list_kinds(state, part, shown, kind)
    with aside:
        _list_rows(state, kind)


def _counted(counts: pd.DataFrame) -> None:
    """What everybody may know: how many problems wait in each cluster."""
    st.header(_("Problems by cluster"), anchor=False)
    st.caption(_("Which rows they are in is shown to their own cluster and to ministries."))
    waiting = counts[counts["status"].ne("settled")]
    table = waiting.pivot_table(
        index=["name", "cluster_code"], columns="severity", values="problems", aggfunc="sum",
        fill_value=0,
    ).reindex(columns=list(_WEIGHTS), fill_value=0)  # fmt: skip
    rows = [
        Row(
            str(row["cluster_code"]), str(row["name"]),
            tuple(number(int(row[weight])) for weight in _WEIGHTS),
        )
        for row in table.reset_index().to_dict("records")
    ]  # fmt: skip
    heads = [_("Cluster"), _("Rows refused"), _("Warnings"), _("Notes")]
    listing.draw("tela_problems_counted", heads, rows, _("Problems by cluster"), tall="none")


def _part(state: State, counts: pd.DataFrame) -> Part:
    """The part looked at, below the control that chooses it."""
    waiting = counts[counts["status"].ne("settled")].groupby("part")["problems"].sum().to_dict()
    present = [part for part in PARTS if counts["part"].eq(part).any()]
    part = state.param("part", present, present[0])
    labels = {
        name: f"{kinds.title(name)} · {number(int(waiting.get(name, 0)))}" for name in present
    }
    with st.container(key="tela_sections_parts"):
        one_of(
            "tela_quality_part",
            _("Part"),
            labels,
            part,
            lambda name: state.write(part=name, kind=None, at=None),
        )
    return next(name for name in PARTS if name == part)


def _kinds(counts: pd.DataFrame) -> pd.DataFrame:
    """A row a kind: slug, and how many problems are open, asked and settled; most to do first."""
    table = counts.pivot_table(
        index="slug", columns="status", values="problems", aggfunc="sum", fill_value=0
    ).reindex(columns=list(store.STATUSES), fill_value=0)
    return table.sort_values(["open", "asked"], ascending=False, kind="stable").reset_index()


def _list_kinds(state: State, part: Part, table: pd.DataFrame, kind: str) -> None:
    rows = [_kind(row) for row in table.to_dict("records")]
    listing.draw(
        "tela_problem_kinds", [kinds.title(part), _("Open"), _("Asked")], rows, kinds.title(part),
        chosen=kind, on_choose=lambda slug: state.write(kind=slug, part=part, at=None), tall="none",
    )  # fmt: skip


def _kind(row: dict[Any, Any]) -> Row:
    settled = int(row["settled"])
    note = ngettext("{count} settled", "{count} settled", settled).format(count=number(settled))
    return Row(
        code=str(row["slug"]),
        name=kinds.name_of(str(row["slug"])),
        note=note if settled else "",
        cells=tuple(number(int(row[status])) if row[status] else "–" for status in _WAITING),
    )


def _list_rows(state: State, kind: str) -> None:
    found = shell.cached(
        store.problem_list, state.selection, state.viewer, dt.date.today(), (kind,)
    )
    st.header(plain(_("{kind}: {count}").format(
        kind=kinds.name_of(kind), count=number(len(found))
    )), anchor=False)  # fmt: skip
    if found.empty:
        return
    shown = found.assign(at=[problem.address_of(row) for row in found.to_dict("records")])
    order = shown["status"].map({status: place for place, status in enumerate(store.STATUSES)})
    shown = shown.loc[order.sort_values(kind="stable").index].drop_duplicates("at")
    at = state.param("at", set(shown["at"]))
    if at:
        problem.draw(state, shown[shown["at"].eq(at)].iloc[0].to_dict(), shown)
    else:
        st.caption(_("Choose a row to see what is the matter, and to note what became of it."))
    listed = [_row(row) for row in shown.head(SHOWN).to_dict("records")]
    # of what concerns whole files there is a sentence, not a cell
    wide = 1.6 if shown["row"].isna().all() else 0.7
    heads: list[str | Head] = [
        _("Where"), Head(_("As written"), "words", wide), Head(_("State"), "words", 0.5),
    ]  # fmt: skip
    listing.draw(
        "tela_problem_rows", heads, listed, kinds.name_of(kind), chosen=at,
        on_choose=lambda code: state.write(at=code), tall="none" if len(listed) <= 12 else "30rem",
    )  # fmt: skip
    if len(shown) > SHOWN:
        more = len(shown) - SHOWN
        st.caption(
            ngettext("And {count} more.", "And {count} more.", more).format(count=number(more))
        )


def _row(row: dict[Any, Any]) -> Row:
    states = problem.states()
    note = f"{states[row['status']]}: {row['note']}" if row["note"] else states[row["status"]]
    return Row(
        code=str(row["at"]),
        name=problem.whose(row),
        note=problem.where(row),
        cells=(problem.said(row), note),
    )
