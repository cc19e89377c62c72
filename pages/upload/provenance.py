"""One upload of the history: its file and how it was read, what was wrong, the file marked."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cluster_data import store
from cluster_data.errors import ClusterDataError
from cluster_data.store import UploadAbout
from exhibits.plain import plain, visible
from loaders.kept import kept_problem
from loaders.reading import accounted
from pages.upload import facts, letting, marked, remarks
from shell.state import State
from words import _, date, language_name, ngettext, number

_ICONS = {
    "error": ":red[:material/error:]",
    "warning": ":material/warning:",
    "note": ":material/info:",
}
_MOST = 40


def draw(upload: pd.Series, state: State) -> None:
    """Facts, problems by kind, and the marked file for those who may read it."""
    try:
        about = store.about_upload(str(upload["upload_id"]), state.viewer)
    except ClusterDataError as error:
        st.warning(error.message)
        return
    _facts(about)
    own = state.viewer.cluster == about.cluster_code
    _problems(about, with_reasons=own or state.viewer.role == "ministry")
    if state.viewer.role != "public":
        listed = store.cluster_list().set_index("cluster_code")["country"]
        country = listed.get(about.cluster_code)
        marked.draw_kept(about, country if isinstance(country, str) else None)


def _facts(about: UploadAbout) -> None:
    kept = _("{day}, {time} UTC").format(day=date(about.at.date()), time=f"{about.at:%H:%M}")
    facts.draw([
        (_("Kept"), kept),
        (_("Rows"), accounted(
            about.rows_in, about.rows_accepted, about.rows_rejected, about.rows_skipped,
        )),
        (_("Table"), _table(about)),
        (_("Written"), _written(about)),
        (_("Digest"), about.sha256[:12]),
    ])  # fmt: skip


def _table(about: UploadAbout) -> str:
    parts = []
    if about.sheet:
        parts.append(_("sheet “{sheet}”").format(sheet=visible(about.sheet)))
    if about.header_row:
        parts.append(_("headings in row {row}").format(row=about.header_row))
    return " · ".join(parts)


def _written(about: UploadAbout) -> str:
    language = language_name(about.language) if about.language else ""
    return " · ".join(part for part in (language, about.encoding or "") if part)


def _problems(about: UploadAbout, *, with_reasons: bool) -> None:
    """What was found in it, by kind, as its report told, and why a warning was let stand."""
    told = [kept_problem(row) for row in about.problems.to_dict("records")]
    groups = remarks.grouped([problem for problem in told if problem is not None])
    if not groups:
        return
    count = sum(group.count for group in groups)
    label = ngettext("{count} remark", "{count} remarks", count).format(count=number(count))
    with st.expander(label, key=f"tela_remarks_{about.upload_id}"):
        for group in groups[:_MOST]:
            st.markdown(f"{_ICONS[group.severity]} {group.text} `{group.slug}`")
            reasons = letting.reasons_kept(about.upload_id, group) if with_reasons else []
            for reason in reasons:
                st.caption(_("Let stand: {reason}").format(reason=plain(reason)))
