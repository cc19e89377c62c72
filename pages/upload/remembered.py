"""What a cluster has confirmed before: used for its files, shown, and forgotten when asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cluster_data import store
from cluster_data.store import Actor
from cluster_data.survey import survey
from exhibits.plain import visible
from loaders.decisions import Decisions, from_rows
from loaders.offered import label_of
from shell.state import State
from words import _, date, ngettext, number

_TALL = 8
_TURN = "tela_memory_turn"


def answers(cluster_code: str) -> tuple[pd.DataFrame, Decisions]:
    """What the cluster's earlier files taught: as the ledger keeps it, and as it is obeyed."""
    kept = store.remembered(cluster_code)
    return kept, from_rows(kept)


def draw(kept: pd.DataFrame, cluster_code: str, state: State) -> None:
    """How many answers are remembered; opened, which, and the way to forget them."""
    if kept.empty:
        return
    told = ngettext(
        "{count} answer remembered from earlier files",
        "{count} answers remembered from earlier files",
        len(kept),
    ).format(count=number(len(kept)))
    with st.expander(told, icon=":material/history:"):
        event = st.dataframe(
            _table(kept),
            hide_index=True,
            on_select="rerun",
            selection_mode="multi-row",
            key=f"tela_memory_{st.session_state.get(_TURN, 0)}",
            height="content" if len(kept) <= _TALL else 330,
            alt=_("Answers remembered"),
        )
        chosen = [row for row in event.selection.rows if row < len(kept)]

        def forget() -> None:
            store.forget(cluster_code, kept.iloc[chosen], Actor("page", state.viewer.role))
            st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1

        st.button(
            _("Forget the chosen"), icon=":material/delete:", disabled=not chosen,
            on_click=forget, key="tela_forget",
            help=_("The next file is asked about them again. Figures kept already stay."),
        )  # fmt: skip


def _table(kept: pd.DataFrame) -> pd.DataFrame:
    told = kept.astype(object).where(kept.notna(), None).to_dict("records")
    return pd.DataFrame(
        {
            _("In the file"): [visible(str(row["text"])) for row in told],
            _("Question"): [_question(row["kind"], row["field"]) for row in told],
            _("Understood as"): [_answer(row) for row in told],
            _("Since"): [date(row["at"].date()) for row in told],
        }
    )


def _question(kind: str, field: str | None) -> str:
    if kind == "column":
        return _("a column’s heading")
    known = {column.name: column.label for column in survey().columns}
    return known.get(str(field), str(field))


def _answer(row: Mapping[Any, Any]) -> str:
    known = {column.name: column.label for column in survey().columns}
    field, answer = str(row["field"]), row["answer"]
    if row["kind"] == "column":
        return known.get(str(answer), str(answer)) if answer else _("not used")
    if answer is None:
        return _("none of the codes")
    return label_of(field, str(answer)) if field in known else str(answer)
