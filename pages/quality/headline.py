"""The answer the page opens on: who has not answered, and the list to call."""

from __future__ import annotations

import io

import pandas as pd
import streamlit as st

from cluster_data import store
from exhibits.plain import plain
from exhibits.render.files import MIME
from loaders.calling import Call
from loaders.chaser import file_name, write_chaser
from pages.quality.facts import Facts
from shell import basket, data, presets
from shell.decks import pack
from shell.links import link
from shell.state import State
from shell.wording import source
from words import _, date, ngettext, number, speaking, speaking_in


def draw(state: State, known: Facts) -> None:
    """The sentence, what it rests on, and the list to take along."""
    with st.container(key="tela_headline"):
        st.title(sentence(known), anchor=False)
        st.caption(" · ".join(map(plain, (*_rests_on(known.own), date(known.as_of), source()))))
        with st.container(
            horizontal=True, key="tela_ways", gap="small", vertical_alignment="center"
        ):
            if known.calls:
                _download(state, known)
            link(state, "upload", _("Upload survey files"))
            _report(state)
            if state.viewer.role == "public":
                st.caption(
                    _("Which members they are is shown to their own cluster and to ministries.")
                )


def _report(state: State) -> None:
    """The way to the round report of the one cluster looked at."""
    cluster = state.viewer.cluster or ""
    if len(state.selection.clusters) == 1:
        cluster = state.selection.clusters[0]
    if cluster not in data.clusters():
        return
    code = f"{cluster}~{state.selection.round}" if state.selection.round else cluster
    link(state, basket.PAGE, _("Round report to take away"), icon=":material/co_present:",
         deck=pack(presets.preset("round", code)))  # fmt: skip


def sentence(known: Facts) -> str:
    """Who is silent and who answered in part, in markdown with the figures marked."""
    rounds = known.own
    if rounds.empty:
        return _("Nobody was asked here. Clear a filter to see more.")
    partly = int(rounds["partly"].sum())
    asking = rounds[rounds["asked"].notna()]
    if asking.empty:
        said = _unasked(int((rounds["answered"] + rounds["partly"]).sum()))
    else:
        said = _silent(int(asking["silent"].sum()), int(asking["asked"].sum()))
    if partly:
        part = ngettext(
            "{count} answered in part", "{count} answered in part", partly
        ).format(count=_figure(partly))  # fmt: skip
        said = _("{silent}, and {partly}").format(silent=said, partly=part)
    if known.calls:
        return _("{finding}; here is the list to call.").format(finding=said)
    return f"{said}."


def _unasked(answered: int) -> str:
    return ngettext(
        "{count} member has answered; how many were asked is unknown",
        "{count} members have answered; how many were asked is unknown",
        answered,
    ).format(count=_figure(answered))


def _silent(silent: int, asked: int) -> str:
    if not silent:
        return ngettext(
            "The {asked} member asked has answered",
            "All {asked} members asked have answered",
            asked,
        ).format(asked=_figure(asked))
    return ngettext(
        "{silent} of {asked} members has not answered",
        "{silent} of {asked} members have not answered",
        silent,
    ).format(silent=_figure(silent), asked=_figure(asked))


def _rests_on(rounds: pd.DataFrame) -> tuple[str, ...]:
    """How many answered of those asked, and apart from them those whom no roster names."""
    answered = rounds["answered"] + rounds["partly"]
    listed = rounds["asked"].notna()
    said = []
    if listed.any():
        said.append(
            ngettext(
                "{answered} of {asked} asked answered in {count} cluster",
                "{answered} of {asked} asked answered in {count} clusters",
                int(listed.sum()),
            ).format(
                answered=number(int(answered[listed].sum())),
                asked=number(int(rounds.loc[listed, "asked"].sum())),
                count=number(int(listed.sum())),
            )
        )
    if not listed.all():
        said.append(
            ngettext(
                "{answered} answered in {count} cluster without a list of members",
                "{answered} answered in {count} clusters without a list of members",
                int((~listed).sum()),
            ).format(
                answered=number(int(answered[~listed].sum())), count=number(int((~listed).sum()))
            )
        )
    return tuple(said)


def _figure(count: int) -> str:
    return f":primary[{plain(number(count))}]"


def _download(state: State, known: Facts) -> None:
    language, told = speaking(), source()

    def made() -> bytes:
        # made when asked for, which is after the run, when no language is spoken
        with speaking_in(language):
            return _workbook(state, known, told)

    clusters = [call.cluster_code for call in known.calls]
    st.download_button(
        _("Download the list to call (XLSX)"), data=made, mime=MIME["xlsx"], type="primary",
        file_name=file_name(clusters, known.as_of, language), icon=":material/download:",
        key="tela_chaser", on_click="ignore",
    )  # fmt: skip


def _workbook(state: State, known: Facts, told: str) -> bytes:
    firms = store.chase_list(state.selection, state.viewer, known.as_of)
    out = io.BytesIO()
    write_chaser(
        out, known.calls, _of_the_called(known.calls, store.contacts(firms)), as_of=known.as_of,
        source=told,
    )  # fmt: skip
    return out.getvalue()


def _of_the_called(called: tuple[Call, ...], contacts: pd.DataFrame) -> pd.DataFrame:
    wanted = {call.firm for call in called}
    return contacts[contacts["firm"].isin(wanted)]
