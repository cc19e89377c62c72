"""The page where something stands: stages by place, what a chain lacks, what would flow."""

from __future__ import annotations

import streamlit as st

import shell
from cluster_data import reference
from exhibits.catalogue.stage_heatmap import finding
from exhibits.plain import plain
from exhibits.render import plotly_heatmap, plotly_sankey, plotly_stack
from pages.chain import figures, lists, wording
from pages.chain.view import View, parted, read
from shell.beside import beside
from shell.choosing import one_of
from shell.links import leave_for, link
from shell.state import State
from shell.wording import product_name
from words import _, date


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state, ("product", "country", "when", "cluster"))
    view = read(state)
    shown = figures.heatmap(state, view)
    st.title(plain(wording.capital(finding(shown.table, figures.kind_of(view.by)))), anchor=False)
    st.markdown(" · ".join(plain(part) for part in (shown.n.text, date(state.day))))
    if shown.table.empty:
        st.markdown(_("Fewer filters, or another day, may show more."))
    else:
        _stages(state, view)
    st.header(_("What is lacking: {product}").format(product=plain(_name(view))), anchor=False)
    _lacks(state, view)
    st.header(_("What would flow: {product}").format(product=plain(_name(view))), anchor=False)
    _flows(state, view)


def _name(view: View) -> str:
    return product_name(view.product)


def _stages(state: State, view: View) -> None:
    labels = {"country": _("By country"), "area": _("By region")}
    first = parted(state.selection)
    one_of(
        "tela_chain_by",
        _("Places"),
        labels,
        view.by,
        lambda name: state.write(by=name if name != first else None),
    )
    exhibit = figures.heatmap(state, view)

    def cell(code: str) -> None:
        """Open a country's regions, or the members of a region at that stage."""
        stage, _bar, place = code.partition("|")
        if place in reference.countries():
            state.write(state.selection.but(countries=(place,), regions=()), by=None)
        elif place in reference.regions():
            at = figures.every_product(state).but(regions=(place,), stages=(stage,))
            leave_for(state, "directory", selection=at)
        else:
            stage_members(stage)

    def stage_members(stage: str) -> None:
        """Open the members at a stage."""
        at = figures.every_product(state).but(stages=(stage,))
        leave_for(state, "directory", selection=at)

    dark, width = shell.appearance()
    beside(
        state,
        exhibit,
        "stages",
        lambda pixels: plotly_heatmap.figure(exhibit, dark=dark, width=width, pixels=pixels),
        on_click=cell,
        listed=lambda: lists.stages(exhibit, stage_members),
    )


def _lacks(state: State, view: View) -> None:
    exhibit = figures.lacks(state, view)
    if exhibit is None:
        st.markdown(_("Nobody here has answered yet."))
        return

    def place(code: str) -> None:
        """Look at one country's regions, or at a region's members on the map."""
        if code in reference.countries():
            state.write(state.selection.but(countries=(code,), regions=()), by=None)
        else:
            leave_for(state, "map", selection=state.selection.but(regions=(code,)))

    dark, width = shell.appearance()
    beside(
        state,
        exhibit,
        "lacks",
        lambda pixels: plotly_stack.figure(exhibit, dark=dark, width=width, pixels=pixels),
        on_click=place,
        listed=lambda: lists.lacks(figures.lack_table(view), place),
    )


def _flows(state: State, view: View) -> None:
    exhibit = figures.flows(state, view)
    if exhibit is None:
        st.markdown(_("The recipe of this product names no input that the survey asks for."))
        return
    chain = view.found.branches[view.component].chain
    codes = chain.codes if chain else (view.component, view.product)

    def country(code: str) -> None:
        """Open a country's makers of the product and of what goes into it."""
        if code in reference.countries():
            at = state.selection.but(countries=(code,), regions=(), products=codes, families=())
            leave_for(state, "directory", selection=at)

    def component(code: str) -> None:
        """Draw another input."""
        state.write(i=code)

    dark, width = shell.appearance()
    beside(
        state,
        exhibit,
        "flows",
        lambda pixels: plotly_sankey.figure(exhibit, dark=dark, width=width, pixels=pixels),
        on_click=country,
        listed=lambda: lists.inputs(view, component),
    )
    with st.container(horizontal=True, key="tela_chain_onward", gap="medium"):
        wanted = state.selection.but(products=codes, families=())
        link(state, "map", _("On the map"), icon=":material/map:", selection=wanted)
        link(
            state, "directory", _("In the directory"), icon=":material/contacts:", selection=wanted
        )  # fmt: skip
