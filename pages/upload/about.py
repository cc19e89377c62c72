"""Where dropped files belong: cluster, round, date; and the templates to fill in."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import dataclass

import streamlit as st

from cluster_data import reference, store
from cluster_data.store import Actor
from loaders.sample import sample_zip
from loaders.template import write_template
from shell.state import State
from words import LANGUAGES, _, language_name

_NEW = "+"
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,31}")
_ROUND = re.compile(r"\d{4}-R\d{1,2}")


@dataclass(frozen=True)
class Destination:
    """The cluster, round and date that files are read for; `cluster_code` empty: not chosen."""

    cluster_code: str
    round: str
    date: dt.date

    @property
    def ready(self) -> bool:
        """True once a cluster and a round are chosen."""
        return bool(self.cluster_code and self.round)


def destination(state: State) -> Destination:
    """The three fields above the files; a cluster that is not listed can be added."""
    names = _cluster_names(state)
    with st.container(horizontal=True, vertical_alignment="bottom", key="tela_destination"):
        code = st.selectbox(
            _("Cluster"),
            [*names, _NEW],
            index=None if len(names) != 1 else 0,
            format_func=lambda code: names.get(code, _("Add a cluster…")),
            placeholder=_("Whose members are these?"),
            key="tela_upload_cluster",
            width=340,
        )
        today = dt.date.today()
        this = f"{today.year}-R{1 if today.month <= 6 else 2}"
        rounds = list(dict.fromkeys([this, *store.round_list()["round"]]))
        round_ = st.selectbox(
            _("Round"),
            rounds,
            accept_new_options=True,
            key="tela_upload_round",
            width=160,
            help=_("Used for rows that state none. Written as year and number, such as 2026-R2."),
        )
        date = st.date_input(
            _("Survey date"),
            today,
            max_value=today,
            format="DD/MM/YYYY",
            key="tela_upload_date",
            width=180,
            help=_("Used for rows that state none."),
        )
    if code == _NEW:
        _add_cluster()
        code = None
    if round_ and not _ROUND.fullmatch(round_):
        st.warning(_("A round is written as year and number, such as 2026-R2."))
        round_ = None
    return Destination(code or "", round_ or "", date if isinstance(date, dt.date) else today)


def _cluster_names(state: State) -> dict[str, str]:
    listed = store.cluster_list()
    names = {
        str(code): str(name)
        for code, name in zip(listed["cluster_code"], listed["name"], strict=True)
        if not str(code).startswith(store.SAMPLE_PREFIX) or store.only_sample()
    }
    if state.viewer.role == "cluster" and state.viewer.cluster:
        return {state.viewer.cluster: names.get(state.viewer.cluster, state.viewer.cluster)}
    return names


def _add_cluster() -> None:
    offered = {
        code: cluster.label
        for code, cluster in reference.clusters().items()
        if code not in set(store.cluster_list()["cluster_code"])
    }
    with st.form("tela_add_cluster", border=True):
        known = st.selectbox(
            _("One of these organisations"),
            list(offered),
            index=None,
            format_func=lambda code: offered[code],
            placeholder=_("Or name another below"),
        )
        name = st.text_input(_("Name"), max_chars=120)
        code = st.text_input(_("Short code"), max_chars=32, help=_("Such as TN-MFC"))
        if not st.form_submit_button(_("Add the cluster"), type="primary"):
            return
    code = known or code.strip().upper()
    name = offered.get(known or "", "") or name.strip()
    if not name or not _CODE.fullmatch(code) or code.startswith(store.SAMPLE_PREFIX):
        st.warning(
            _(
                "A cluster needs a name and a short code of capital letters, digits and hyphens; "
                "codes that begin with DEMO- are kept for the sample."
            )
        )
        return
    store.add_cluster(code, name, None, Actor("page", "manager"))
    st.rerun()


def templates(state: State) -> None:
    """The empty survey in each language, and the fictive sample's files, to take along."""
    with st.popover(_("Templates and examples"), icon=":material/download:", type="tertiary"):
        for language in LANGUAGES:
            st.download_button(
                _("Empty survey, {language}").format(language=language_name(language)),
                data=lambda language=language: _template(language),
                file_name=f"tela_survey_{language}.xlsx",
                key=f"tela_template_{language}",
                on_click="ignore",
                width="stretch",
            )
        st.download_button(
            _("The fictive sample’s files"),
            data=sample_zip,
            file_name="tela_fictive-sample.zip",
            key="tela_sample_files",
            on_click="ignore",
            width="stretch",
        )


def _template(language: str) -> bytes:
    book = io.BytesIO()
    write_template(book, language)
    return book.getvalue()


def draft_help() -> str:
    """What a draft is."""
    return _("A draft counts as declared only, until it is approved.")
