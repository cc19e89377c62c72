"""What is known of a product beside the survey: standards, codes, stages, recipe, each sourced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import streamlit as st

import shell
from cluster_data import reference, store
from pages.products import recipe, sheet
from pages.products.sheet import Fact
from shell.links import link
from shell.state import State
from words import _, ngettext, number

THIN, FEW = 2, 3
"""A stage is thin in so many countries or fewer, or with fewer firms than that."""


def draw(state: State, product: reference.Product) -> None:
    """Facts of the tables at one side, stages at the other, the recipe beneath."""
    with st.container(key="tela_split_facts"):
        left, right = st.columns(2, gap="large")
        with left:
            st.header(_("Standards and codes"), anchor=False)
            heads = [_("Fact"), _("As written"), _("How sure"), _("Source")]
            sheet.draw([*standards(product), *codes(product)], heads)
            st.caption(_("Source: {source}.").format(source=shell.plain(product.source)))
        with right:
            st.header(_("Stages, in order"), anchor=False)
            heads = [_("Stage"), _("Members who do it"), "", ""]
            sheet.draw(stages(state, product), heads)
            st.caption(_thin(state))
    parts = recipe.parts(product)
    if parts:
        st.header(_("Recipe"), anchor=False)
        st.caption(recipe.about(product))
        sheet.draw(parts, [_("Component"), _("Amount"), _("How sure"), _("Source")])
        _inputs(state, product)


def _thin(state: State) -> str:
    if _everywhere(state):
        return _(
            "Members of any product who do the step; thin with fewer than {firms} firms, or in "
            "{count} countries or fewer."
        ).format(firms=number(FEW), count=number(THIN))
    return _(
        "Members of any product who do the step, in what is selected; thin with fewer than "
        "{firms} firms."
    ).format(firms=number(FEW))


def standards(product: reference.Product) -> list[Fact]:
    """Each standard that certifies it, or that there is none."""
    if not product.standards:
        return [Fact(_("Standard"), _("no standard applies, so nothing can be certified"))]
    known = reference.standards()
    made = []
    for code in sorted(product.standards):
        standard = known.get(code)
        title = standard.label.removeprefix(f"{code} – ") if standard else ""
        made.append(Fact(code, title, _status(standard.status if standard else "")))
    return made


def codes(product: reference.Product) -> list[Fact]:
    """Regulation and class, customs and product codes; what is unverified says so."""
    cells = product.details
    tariff = _cell(cells, "cn8").replace(" (unverified split)", "").replace(" (unverified)", "")
    sure = cells.get("class_status", "")
    found = [
        Fact(_("EU regulation"), _cell(cells, "eu_regulation"),
             _status("v" if sure.startswith("framework") else sure)),
        Fact(_("Class or category"), _cell(cells, "class_or_category"),
             _status("k" if sure.startswith("framework") else sure)),
        Fact(_("HS 2022"), product.hs6, _status(cells.get("hs_status", ""))),
        Fact(_("Combined Nomenclature"), tariff,
             _("unverified") if "unverified" in cells.get("cn8", "") else ""),
        Fact(_("CPA"), _cell(cells, "cpa6"), _status(cells.get("cpa_status", ""))),
        Fact(_("Single use"), _yes(cells.get("single_use", ""))),
        Fact(_("Sterile"), _yes(cells.get("sterile", ""))),
    ]  # fmt: skip
    return [fact for fact in found if fact.text]


def _cell(cells: Mapping[str, str], key: str) -> str:
    text = cells.get(key, "")
    return "" if text in ("n/a", "none") else text


def _status(code: str) -> str:
    """How sure a fact is, in a word or two."""
    if code.startswith("titles abridged"):
        return _("title abridged, unverified")
    known = {
        "v": _("verified"),
        "k": _("unverified: general knowledge"),
        "wco": _("verified: WCO list"),
        "text": _("verified: text of the nomenclature"),
        "unverified": _("unverified"),
    }
    return known.get(code, code)


def _yes(code: str) -> str:
    return {
        "yes": _("yes"), "no": _("no"), "both": _("both kinds"), "optional": _("optional"),
    }.get(code, "")  # fmt: skip


def stages(state: State, product: reference.Product) -> list[Fact]:
    """The steps it passes, each with the members of the selection that do it."""
    known = reference.stages()
    selection = state.selection.but(products=(), families=(), stages=(), certificates=())
    cover = shell.cached(store.stage_cover, selection, state.viewer, dt.date.today())
    found = {row["stage_code"]: row for row in cover.to_dict("records")}
    everywhere = _everywhere(state)
    return [
        _covered(f"{number(place)}. {known[code].label}", found.get(code), everywhere)
        for place, code in enumerate(product.stages, start=1)
    ]


def _everywhere(state: State) -> bool:
    """True where nothing narrows the places: then a stage in few countries is thin."""
    selection = state.selection
    return not (selection.countries or selection.regions or selection.clusters)


def _covered(name: str, row: Mapping[Any, Any] | None, everywhere: bool) -> Fact:
    """How many firms in how many countries do a step, and whether that is thin."""
    if row is None:
        return Fact(name, _("no member who answered"), _("missing"), alarm=True)
    if row["state"] == "suppressed":
        return Fact(name, _("fewer than 3 firms"), _("thin"), alarm=True)
    n, count = int(row["n"]), int(row["countries"])
    firms = ngettext("{n} firm", "{n} firms", n).format(n=number(n))
    where = ngettext("{firms} in {count} country", "{firms} in {count} countries", count)
    thin = n < FEW or (everywhere and count <= THIN)
    text = where.format(firms=firms, count=number(count))
    return Fact(name, text, _("thin") if thin else "", alarm=thin)


def _inputs(state: State, product: reference.Product) -> None:
    """The way to each component that is itself a product of the survey."""
    inputs = recipe.inputs(product)
    if not inputs:
        return
    with st.container(horizontal=True, key="tela_inputs", gap="small"):
        for code in inputs:
            link(
                state,
                "products",
                shell.plain(reference.products()[code].label),
                selection=state.selection.but(products=(code,), families=()),
                icon=":material/arrow_forward:",
            )
