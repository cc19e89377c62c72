"""What to do first, shown where the ledger is still empty: the sample, or three steps."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cluster_data.store import Actor
from exhibits.render.plotly_map import blank
from loaders.sample import load_sample
from shell import charts, templates
from shell.document import appearance
from shell.links import link
from shell.state import State
from words import _, speaking

_LOADING = "tela_loading_sample"


def is_loading() -> bool:
    """True from the click on the sample until all of it is in, over any number of runs."""
    return bool(st.session_state.get(_LOADING))


def offer(state: State) -> None:
    """The ground without a figure, and two ways to begin: the fictive sample, or one's own files.

    The sample is one click; one's own files are three steps, told in words below.
    """
    with st.container(key="tela_empty"):
        with st.container(key="tela_welcome"):
            _welcome(state)
            progress = st.empty()
        dark, _width = appearance()
        place = "tela_ground"
        figure = blank(charts.ground(), dark=dark, pixels=charts.pixels(place))
        charts.backdrop(figure, place, _("A map of the Mediterranean, still without figures"))
    _steps(state)
    if is_loading():
        _load(progress)


def _welcome(state: State) -> None:
    st.title(_("Nothing is known yet"), anchor=False)
    st.markdown(
        _(
            "Tela draws who makes which healthcare textile where, from the survey files of "
            "textile clusters on both shores of the Mediterranean."
        )
    )
    with st.container(horizontal=True, key="tela_start", vertical_alignment="center"):
        st.button(
            _("Load the fictive sample"), type="primary", icon=":material/science:",
            key="tela_load_sample", on_click=_begin, disabled=is_loading(),
        )  # fmt: skip
        link(state, "upload", _("Upload survey files"), icon=":material/upload_file:")
    st.caption(
        _(
            "The sample is ten invented clusters with about 280 invented members. It says so on "
            "every page, and one click removes it."
        )
    )


def _steps(state: State) -> None:
    """From no survey to the first figure, in three steps; each ends in what it needs."""
    st.header(_("With your own cluster, in three steps"), anchor=False)
    with st.container(key="tela_steps"):
        take, collect, upload = st.columns(3, gap="medium")
    with take:
        _step(1, _("Get the survey"), _("A workbook with one row for each product of a site; the "
              "lists to choose from are in it."))  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="center"):
            templates.empty_survey(speaking(), "tela_first_template", "content")
            templates.draw()
    with collect:
        _step(2, _("Collect the answers"), _("Send it to your members. Files of their own do as "
              "well: Excel, CSV or ODS, in eight languages, as people keep them."))  # fmt: skip
        link(state, "dictionary", _("What each column means"))
    with upload:
        _step(3, _("Upload them"), _("You see what was understood, and what is wrong where, before "
              "anything is kept."))  # fmt: skip
        link(state, "upload", _("To the upload"))


def _step(number: int, title: str, text: str) -> None:
    st.markdown(f"**{number} · {title}**  \n{text}")


def _begin() -> None:
    # kept in the session: a browser that tells its size just then would lose a mere click
    st.session_state[_LOADING] = True


def _load(place: DeltaGenerator) -> None:
    bar = place.progress(0.0, _("Writing the sample’s files"))

    def tell(share: float, name: str) -> None:
        bar.progress(min(1.0, share), _("Reading {file}").format(file=name))

    load_sample(Actor("page", "manager"), tell)
    st.session_state[_LOADING] = False
    st.rerun()
