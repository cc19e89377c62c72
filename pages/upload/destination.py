"""Where dropped files belong: cluster, round and date. A cluster that is not known can be added."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

import streamlit as st

from cluster_data import reference, store
from cluster_data.errors import RoundClosed
from cluster_data.store import Actor
from exhibits.plain import plain, visible
from shell.state import State
from words import _, fold

_NEW = "+"
_CLUSTER = "tela_upload_cluster"
_REFUSED = "tela_cluster_refused"
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,31}")
_YEARS = 3
"""Years of rounds that are offered, two a year; a round in the ledger is offered too."""


@dataclass(frozen=True)
class Destination:
    """The cluster, round and date that files are read for; `cluster_code` empty: not chosen.

    `country` is the cluster's, taken for rows that state none.
    """

    cluster_code: str
    cluster_name: str
    country: str | None
    round: str
    date: dt.date

    @property
    def ready(self) -> bool:
        """True once a cluster is chosen."""
        return bool(self.cluster_code)

    def make_cluster(self, actor: Actor) -> None:
        """Add the cluster where the ledger doesn't know it yet: with its first file."""
        if self.cluster_code not in set(store.cluster_list()["cluster_code"]):
            store.add_cluster(self.cluster_code, self.cluster_name, self.country, actor)


@dataclass(frozen=True)
class _Known:
    name: str
    country: str | None


def destination(state: State) -> Destination:
    """The three fields above the files."""
    known = _clusters(state)
    names = {code: visible(cluster.name) for code, cluster in known.items()}
    if not _bound(state):
        names[_NEW] = _("Another cluster…")
    if st.session_state.get(_CLUSTER) not in names:
        st.session_state.pop(_CLUSTER, None)  # it has left the list, with the sample
    today = dt.date.today()
    with st.container(horizontal=True, vertical_alignment="bottom", key="tela_destination"):
        code = st.selectbox(
            _("Cluster"),
            list(names),
            index=0 if _bound(state) else None,
            format_func=names.__getitem__,
            placeholder=_("Whose members are these?"),
            key=_CLUSTER,
            width=340,
            disabled=_bound(state),
        )
        round_ = st.selectbox(
            _("Round"),
            _rounds(today),
            index=0,
            key="tela_upload_round",
            width=150,
            help=_("Used for rows that state none: year and half-year."),
        )
        date = st.date_input(
            _("Survey date"),
            today,
            max_value=today,
            format="DD/MM/YYYY",
            key="tela_upload_date",
            width=180,
            help=_("The day the answers are of. Used for rows that state none."),
        )
    if code == _NEW:
        _add_cluster()
        code = None
    chosen = known[code] if code else _Known("", None)
    if code and store.round_closed(code, str(round_)):
        told = RoundClosed(chosen.name, str(round_)).message
        st.warning(plain(told), icon=":material/lock:")
    day = date if isinstance(date, dt.date) else today
    return Destination(code or "", chosen.name, chosen.country, str(round_), day)


def _bound(state: State) -> bool:
    """True for the manager of one cluster, who uploads for no other."""
    return state.viewer.role == "cluster"


def _clusters(state: State) -> dict[str, _Known]:
    """The ledger's clusters by name, then organisations that have sent nothing yet."""
    listed = store.cluster_list()
    columns = (listed["cluster_code"], listed["name"], listed["country"])
    known = {
        str(code): _Known(str(name), country if isinstance(country, str) else None)
        for code, name, country in zip(*columns, strict=True)
    }
    offered = {
        code: _Known(cluster.label, cluster.country or None)
        for code, cluster in reference.clusters().items()
        if code not in known
    }
    if _bound(state):
        own = str(state.viewer.cluster)
        return {own: (known | offered).get(own, _Known(own, None))}
    if not store.only_sample():
        known = {
            code: cluster
            for code, cluster in known.items()
            if not code.startswith(store.SAMPLE_PREFIX)
        }
    return _by_name(known) | _by_name(offered)


def _by_name(clusters: dict[str, _Known]) -> dict[str, _Known]:
    return dict(sorted(clusters.items(), key=lambda item: fold(item[1].name)))


def _rounds(today: dt.date) -> list[str]:
    """This half-year first, then the ones before it; rounds that the ledger knows beside them."""
    half = 2 * today.year + (today.month > 6)
    recent = [f"{place // 2}-R{place % 2 + 1}" for place in range(half, half - 2 * _YEARS, -1)]
    return list(dict.fromkeys([*recent, *store.round_list()["round"]]))


def _add_cluster() -> None:
    countries = reference.countries()
    labels = {code: country.label for code, country in countries.items()}
    with (
        st.form("tela_add_cluster", border=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(_("Name"), max_chars=120, key="tela_cluster_name", width=340)
        st.text_input(
            _("Short code"), max_chars=32, key="tela_cluster_code", width=150,
            placeholder="TN-MFC",
        )  # fmt: skip
        st.selectbox(
            _("Country"), sorted(labels, key=lambda code: fold(labels[code])), index=None,
            format_func=labels.__getitem__, key="tela_cluster_country", width=180,
            placeholder=_("If it has one"),
        )  # fmt: skip
        st.form_submit_button(_("Add the cluster"), type="primary", on_click=_added)
    if st.session_state.pop(_REFUSED, False):
        st.warning(
            _(
                "A cluster needs a name and a short code of capital letters, digits and hyphens; "
                "codes that begin with DEMO- are kept for the sample."
            )
        )


def _added() -> None:
    """Keep the cluster that was written, and choose it."""
    name = visible(st.session_state["tela_cluster_name"])
    code = str(st.session_state["tela_cluster_code"]).strip().upper()
    if not name or not _CODE.fullmatch(code) or code.startswith(store.SAMPLE_PREFIX):
        st.session_state[_REFUSED] = True
        return
    if code not in set(store.cluster_list()["cluster_code"]):
        country = st.session_state["tela_cluster_country"]
        store.add_cluster(code, name, country, Actor("page", "manager"))
    st.session_state[_CLUSTER] = code
