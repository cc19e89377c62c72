"""What happened, the newest first: filters, rows by page, and all of it as a table."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pandas as pd
import streamlit as st

import shell
from cluster_data import store
from cluster_data.selection import Selection
from exhibits.plain import plain
from exhibits.render.csv_file import safe
from pages.activity import telling
from pages.activity.view import SPANS, View, read
from shell import listing
from shell.choosing import one_of
from shell.listing import Head, Row
from shell.state import State, follow
from words import _, date, ngettext, number, speaking, speaking_in

PAGE = 25


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state, ("cluster",))
    view = read(state)
    found = _found(state, view)
    headline(state, view, found)
    _controls(state, view)
    if found.empty:
        st.markdown(_("Nothing happened that fits. Another kind or a longer time may show more."))
        return
    names = _names(state)
    page = min(view.page, (len(found) - 1) // PAGE + 1)
    rows = found.iloc[(page - 1) * PAGE : page * PAGE]
    heads: list[str | Head] = [_("What happened"), Head(_("When (UTC)"), "words", 0.35)]
    listing.draw(
        "tela_activity", heads,
        [_row(str(place), row, names) for place, row in enumerate(rows.to_dict("records"))],
        _("Activity"), tall="none",
    )  # fmt: skip
    _pager(state, len(found), page)
    _download(found, names)


def headline(state: State, view: View, found: pd.DataFrame) -> None:
    """How much happened, and how often contacts were taken."""
    st.title(plain(said(view, found)), anchor=False)
    whose = (
        _("What your cluster did, what is about it, and who took contacts of its members")
        if state.viewer.role == "cluster"
        else _("All clusters and ministries")
    )
    parts = [whose]
    if len(found):
        latest = found["at"].iloc[0]
        parts.append(_("the last on {day}").format(day=date(latest.date())))
    st.markdown(" · ".join(plain(part) for part in parts))


def said(view: View, found: pd.DataFrame) -> str:
    """The page's answer in a sentence."""
    total = len(found)
    taken = int(found["kind"].eq("contacts").sum())
    text = ngettext("{count} entry", "{count} entries", total).format(count=number(total))
    if view.since is not None:
        days = SPANS[view.span]
        text = ngettext(
            "{entries} in the last {days} day", "{entries} in the last {days} days", days
        ).format(entries=text, days=number(days))
    if not taken:
        return _("{entries}; no contacts were taken").format(entries=text)
    times = ngettext(
        "{entries}; contacts were taken {count} time",
        "{entries}; contacts were taken {count} times",
        taken,
    )
    return times.format(entries=text, count=number(taken))


def table_csv(found: pd.DataFrame, names: dict[str, str]) -> bytes:
    """UTF-8 with a byte-order mark; a row each, with its sentence and codes; no contacts."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [_("When (UTC)"), _("Kind"), _("What happened"), _("Who"), _("Cluster"), _("Code"),
         _("Reason"), _("Firms’ codes")]
    )  # fmt: skip
    kinds = telling.kinds()
    for row in found.to_dict("records"):
        code = row["subject"] if isinstance(row["subject"], str) else ""
        cells = [
            row["at"].isoformat(sep=" ", timespec="seconds"), kinds[row["kind"]],
            telling.sentence(row, names), telling.who(row), telling.cluster(row["cluster_code"]),
            code, telling.note(row), " ".join(row["members"]),
        ]  # fmt: skip
        writer.writerow([safe(cell) for cell in cells])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _found(state: State, view: View) -> pd.DataFrame:
    kinds = (view.kind,) if view.kind else ()
    return store.activity(state.viewer, kinds, state.selection.clusters, since=view.since)


def _names(state: State) -> dict[str, str]:
    """Names of members that the viewer may read today, by identifier."""
    table = shell.cached(store.members, Selection(), state.viewer, dt.date.today()).table
    named = table[table["name"].notna()]
    return dict(zip(named["member_id"].map(str), named["name"].map(str), strict=True))


def _controls(state: State, view: View) -> None:
    kinds = {"": _("Any kind")} | telling.kinds()
    spans = {
        "7": _("7 days"), "30": _("30 days"), "365": _("A year"), "all": _("From the beginning"),
    }  # fmt: skip
    with st.container(horizontal=True, key="tela_activity_filters", vertical_alignment="center"):
        one_of(
            "tela_activity_span", _("How far back"), spans, view.span,
            lambda code: state.write(span=code if code != "30" else None, n=None),
        )  # fmt: skip
        st.selectbox(
            _("Kind"), list(kinds), format_func=kinds.__getitem__, key="tela_activity_kind",
            on_change=follow(
                "tela_activity_kind", view.kind,
                lambda code: state.write(kind=code or None, n=None),
            ),
            label_visibility="collapsed", width=240,
        )  # fmt: skip


def _row(code: str, row: telling.Row, names: dict[str, str]) -> Row:
    at: dt.datetime = row["at"]
    return Row(
        code=code,
        name=telling.sentence(row, names),
        note=telling.note(row),
        cells=(f"{date(at.date())}, {at:%H:%M}",),
    )


def _pager(state: State, total: int, page: int) -> None:
    pages = (total - 1) // PAGE + 1
    if pages == 1:
        return
    with st.container(horizontal=True, key="tela_activity_pager", vertical_alignment="center"):
        st.button(
            _("Newer"), icon=":material/chevron_left:", key="tela_activity_newer",
            disabled=page == 1, on_click=lambda: state.write(n=str(page - 1)),
        )  # fmt: skip
        text = ngettext("Page {page} of {pages} · {total} row", "Page {page} of {pages} · "
                        "{total} rows", total)  # fmt: skip
        told = text.format(page=number(page), pages=number(pages), total=number(total))
        st.caption(told, width="content")
        st.button(
            _("Older"), icon=":material/chevron_right:", key="tela_activity_older",
            disabled=page == pages, on_click=lambda: state.write(n=str(page + 1)),
        )  # fmt: skip


def _download(found: pd.DataFrame, names: dict[str, str]) -> None:
    language = speaking()

    def table() -> bytes:
        # made after the run, when no language is spoken
        with speaking_in(language):
            return table_csv(found, names)

    st.download_button(
        _("Download the list (CSV)"), data=table, mime="text/csv",
        file_name=f"tela_activity_{dt.date.today().isoformat()}_{language}.csv",
        icon=":material/download:", key="tela_activity_csv", on_click="ignore",
    )  # fmt: skip
