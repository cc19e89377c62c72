"""Two uploads of one cluster compared, chosen in the history."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cluster_data import store
from cluster_data.errors import ClusterDataError
from exhibits.plain import visible
from pages.upload import differences
from shell.state import State
from words import _, date, number, speaking, speaking_in

_MOST = 1_000


def draw(upload: pd.Series, uploads: pd.DataFrame, state: State) -> None:
    """The choice of another upload of the cluster and kind, then the differences."""
    code = str(upload["upload_id"])
    others = uploads[
        (uploads["cluster_code"] == upload["cluster_code"])
        & (uploads["kind"] == upload["kind"])
        & (uploads["upload_id"] != code)
    ]
    if others.empty:
        return
    names = {
        str(row["upload_id"]): _("{upload}, {day}: {file}").format(
            upload=row["upload_id"], day=date(row["at"].date()), file=visible(row["file_name"])
        )
        for _at, row in others.iterrows()
    }
    chosen = st.selectbox(
        _("Compare with"), list(names), index=None, format_func=names.__getitem__,
        placeholder=_("Another upload of this cluster"), key=f"tela_compare_{code}", width=420,
    )  # fmt: skip
    if chosen:
        _compared(*sorted((str(chosen), code)), state)


def _compared(first: str, second: str, state: State) -> None:
    """The later upload against the earlier one."""
    try:
        with st.spinner(_("Comparing…")):
            found = store.compare_uploads(first, second, state.viewer)
    except ClusterDataError as error:
        st.warning(error.message)
        return
    if found.nothing:
        st.markdown(_("**{second}** says the same as {first}.").format(second=second, first=first))
        return
    st.markdown(
        _("**{second}** against {first}: {counted}.").format(
            second=second, first=first, counted=differences.counted(found)
        )
    )
    lines = found.table
    if lines.empty:
        st.caption(_("Which rows they are is shown to their own cluster and to ministries."))
        return
    st.dataframe(
        differences.table(lines.head(_MOST)), hide_index=True,
        height="content" if len(lines) <= 8 else 360,
        alt=_("Differences from {upload}").format(upload=first),
    )  # fmt: skip
    if len(lines) > _MOST:
        st.caption(
            _("The first {count} are shown; the file has all of them.").format(count=number(_MOST))
        )
    language = speaking()

    def made() -> bytes:
        # asked for after the run, when no language is spoken
        with speaking_in(language):
            return differences.csv_bytes(found)

    st.download_button(
        _("Differences (CSV)"), data=made, file_name=f"tela_{first}_{second}.csv",
        mime="text/csv", icon=":material/download:", on_click="ignore",
        key=f"tela_differences_{first}_{second}",
    )  # fmt: skip
