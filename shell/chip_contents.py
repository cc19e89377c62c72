"""What opens under each chip: the widgets that set one filter. All follow the URL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from cluster_data import reference
from cluster_data.selection import RUNGS
from exhibits.plain import visible
from shell import data
from shell.state import State, follow
from words import N_, _, date, fold, speaking

_MOST = 60
"""Values one filter may hold, so that the link stays short."""

_RUNG_CHOICES = {
    "declared": (N_("Declared"), N_("All that firms have stated")),
    "attested": (N_("Attested"), N_("Stated within a year, in an upload that was approved")),
    "certified": (
        N_("Certified"),
        N_("Attested, and certified to the product's standard, valid on the day"),
    ),
    "demonstrated": (
        N_("Demonstrated"),
        N_("Certified, and no more than what the firm makes today"),
    ),
}


def bound(key: str, value: Any, on_change: Callable[[Any], object]) -> dict[str, Any]:
    """Arguments that let a widget show `value` from the URL and tell `on_change` of a pick.

    A chip's widgets are not in the browser while it is closed: it never hears of a value that came
    from elsewhere (another filter, the back button, another language), and would go on reporting
    its old one as if somebody had picked it. So each such value makes a widget of its own.
    """
    heard, language = f"{key}_heard", speaking()
    turn, known = st.session_state.get(heard, (0, (value, language)))
    if known != (value, language):
        turn += 1
    st.session_state[heard] = (turn, (value, language))

    def picked(new: Any) -> None:
        st.session_state[heard] = (turn, (new, language))
        on_change(new)

    name = f"{key}_{turn}" if turn else key
    return {"key": name, "on_change": follow(name, value, picked)}


@dataclass(frozen=True)
class _Named:
    label: str


def _labels(table: Mapping[str, Any], codes: Iterable[str]) -> dict[str, str]:
    """Labels by code in the language in use now.

    Not looked up when Streamlit asks: it also asks outside the run, where no language is spoken.
    """
    return {code: str(table[code].label) for code in codes}


def clusters() -> Mapping[str, _Named]:
    """The ledger's clusters by code, with a label each."""
    return {code: _Named(name) for code, name in data.clusters().items()}


def product(state: State) -> None:
    """A family, and one of its products; a family alone is a filter too."""
    families, products = reference.families(), reference.products()
    picked = next(iter(state.selection.products), None)
    family = products[picked].family_code if picked else next(iter(state.selection.families), None)
    offered = _labels(
        products,
        (code for code, found in products.items() if family in (None, found.family_code)),
    )
    named = _labels(families, families)
    st.selectbox(
        _("Product"),
        list(offered),
        format_func=offered.__getitem__,
        placeholder=_("Type or choose"),
        index=None,
        **bound(
            "tela_pick_product",
            picked,
            lambda code: state.write(
                state.selection.but(products=(code,) if code else (), families=())
            ),
        ),
    )
    st.selectbox(
        _("Family"),
        list(named),
        format_func=named.__getitem__,
        placeholder=_("All families"),
        index=None,
        **bound(
            "tela_pick_family",
            family,
            lambda code: state.write(
                state.selection.but(products=(), families=(code,) if code else ())
            ),
        ),
    )


def country(state: State) -> None:
    """Any number of countries."""
    countries = reference.countries()
    named = _labels(countries, countries)
    st.multiselect(
        _("Countries"),
        sorted(named, key=lambda code: fold(named[code])),
        format_func=named.__getitem__,
        placeholder=_("All countries"),
        **bound(
            "tela_pick_countries",
            list(state.selection.countries),
            lambda codes: state.write(state.selection.but(countries=tuple(codes), regions=())),
        ),
    )


def region(state: State) -> None:
    """The regions chosen so far, to drop some; others are chosen on the map."""
    regions, selection = reference.regions(), state.selection
    offered = _labels(
        regions,
        (
            code
            for code, found in regions.items()
            if code in selection.regions or found.iso2 in selection.countries
        ),
    )
    st.multiselect(
        _("Regions"),
        list(offered),
        format_func=offered.__getitem__,
        placeholder=_("All regions"),
        max_selections=_MOST,
        **bound(
            "tela_pick_regions",
            list(state.selection.regions),
            lambda codes: state.write(state.selection.but(regions=tuple(codes))),
        ),
    )


def rung(state: State) -> None:
    """One step of the ladder of evidence."""
    named = {name: _(_RUNG_CHOICES[name][0]) for name in RUNGS}
    st.radio(
        _("How sure a capacity must be"),
        list(RUNGS),
        format_func=lambda name: named[name],
        captions=[_(_RUNG_CHOICES[name][1]) for name in RUNGS],
        **bound(
            "tela_pick_rung",
            state.selection.rung,
            lambda name: state.write(state.selection.but(rung=name)),
        ),
    )


def when(state: State) -> None:
    """A round, or the latest; a day, or today; the ledger of now, or as it was known on a day."""
    rounds = data.rounds()
    st.selectbox(
        _("Round"),
        rounds,
        placeholder=_("The latest of each site"),
        index=None,
        **bound(
            "tela_pick_round",
            state.selection.round,
            lambda name: state.write(state.selection.but(round=name)),
        ),
    )
    st.date_input(
        _("As of"),
        value=None,
        min_value=dt.date(2000, 1, 1),
        max_value=dt.date(2100, 12, 31),
        format="DD/MM/YYYY",
        help=_(
            "Certificates and the age of answers are judged on this day. Empty: today, {day}."
        ).format(day=date(dt.date.today())),
        **bound(
            "tela_pick_day",
            state.selection.as_of,
            lambda day: state.write(state.selection.but(as_of=day)),
        ),
    )
    st.date_input(
        _("As known on"),
        value=None,
        min_value=dt.date(2000, 1, 1),
        max_value=dt.date.today(),
        format="DD/MM/YYYY",
        help=_(
            "Shows what had come in by the end of that day (UTC), and nothing that came in, was "
            "mended or was taken back since. Empty: all that is known now."
        ),
        **bound(
            "tela_pick_known",
            state.selection.known,
            lambda day: state.write(state.selection.but(known=day)),
        ),
    )


def cluster(state: State) -> None:
    """Any number of the ledger's clusters."""
    names = {code: visible(name) for code, name in data.clusters().items()}
    st.multiselect(
        _("Clusters"),
        list(names),
        format_func=names.__getitem__,
        placeholder=_("All clusters") if names else _("No cluster has answered yet"),
        max_selections=_MOST,
        **bound(
            "tela_pick_clusters",
            [code for code in state.selection.clusters if code in names],
            lambda codes: state.write(state.selection.but(clusters=tuple(codes))),
        ),
    )
