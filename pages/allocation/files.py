"""The reader's own givers and receivers: dropped, checked, kept for the session and no longer."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from exhibits.plain import plain
from pages.allocation.reading import LARGEST, OwnFile, own_file, placed, template
from pages.allocation.view import View
from planning.places import Metric, Role
from shell.choosing import one_of
from shell.state import State, follow
from words import _, ngettext, number

_KEPT, _PRODUCT = "tela_allocation_files", "tela_allocation_file_product"
ROLES: tuple[Role, Role] = ("donor", "receiver")
Tables = tuple[pd.DataFrame, pd.DataFrame]


def kept() -> dict[Role, OwnFile]:
    """The files of this session by what they hold."""
    found: dict[Role, OwnFile] = st.session_state.setdefault(_KEPT, {})
    return found


def chosen(metric: Metric) -> tuple[str, Tables | None]:
    """The product looked at, and both tables; none where a file is missing or not in the form."""
    read_in = {role: placed(own, role, metric)[0] for role, own in kept().items()}
    donors, takers = (read_in.get(role) for role in ROLES)
    if donors is None or takers is None:
        return "", None
    products = list(dict.fromkeys(takers["product"]))
    product = st.session_state.get(_PRODUCT)
    return product if product in products else products[0], (donors, takers)


def draw(state: State, view: View) -> None:
    """Two places to drop files, their templates, and what is wrong with those dropped."""
    label = _("Own files") if view.files else _("Use own files")
    with (
        st.popover(label, icon=":material/upload_file:", key="tela_own_files"),
        st.container(gap="small"),
    ):
        st.markdown(
            _(
                "Two CSV files, one row a place: who gives and who needs how much of what. They "
                "are kept for this session only, in no ledger and in no link."
            )
        )
        for role in ROLES:
            _file(state, view, role)
        _metric(state, view)
        if view.files:
            st.button(
                _("Back to the survey"), icon=":material/arrow_back:", type="tertiary",
                key="tela_own_files_away", on_click=_put_away, args=(state,),
            )  # fmt: skip


def product(state: State, view: View) -> None:
    """Which product of the files is looked at."""
    current, tables = chosen(view.metric)
    if tables is None:
        return
    products = list(dict.fromkeys(tables[1]["product"]))
    st.selectbox(
        _("Product"), products, format_func=plain, key="tela_own_product", width=340,
        on_change=follow("tela_own_product", current, _pick),
    )  # fmt: skip


def _pick(code: str) -> None:
    st.session_state[_PRODUCT] = code


def _labels() -> Mapping[Role, str]:
    return {"donor": _("Who gives (CSV)"), "receiver": _("Who receives (CSV)")}


def _file(state: State, view: View, role: Role) -> None:
    key = f"tela_own_{role}"

    def dropped() -> None:
        file = st.session_state[key]
        if file is None:
            return
        kept()[role] = own_file(file.name, file.getvalue(), role)
        if set(kept()) == set(ROLES):
            state.write(src="files", shut=None, lot=None)

    st.file_uploader(
        _labels()[role], type=["csv", "txt"], key=key, on_change=dropped,
        max_upload_size=LARGEST // 1_000_000,
    )  # fmt: skip
    st.download_button(
        _("Template for who gives") if role == "donor" else _("Template for who receives"),
        data=template(role), file_name=f"tela_{role}s.csv", mime="text/csv",
        key=f"tela_own_template_{role}", icon=":material/download:", type="tertiary",
        on_click="ignore",
    )  # fmt: skip
    own = kept().get(role)
    if own is None:
        return
    table, problems = placed(own, role, view.metric)
    for problem in problems:
        st.markdown(f":material/error: {plain(problem)}")
    if table is not None:
        said = ngettext("{file}: {count} row", "{file}: {count} rows", len(table))
        st.caption(plain(said.format(file=own.name, count=number(len(table)))))


def _metric(state: State, view: View) -> None:
    labels: dict[Metric, str] = {
        "great_circle": _("x and y are degrees"), "plane": _("x and y are plane coordinates"),
    }  # fmt: skip
    one_of(
        "tela_own_metric",
        _("Coordinates"),
        labels,
        view.metric,
        lambda code: state.write(xy="plane" if code == "plane" else None),
    )


def _put_away(state: State) -> None:
    kept().clear()
    state.write(src=None, xy=None, shut=None)
