"""A place to measure from: a town by any of its names, or coordinates, and kilometres about it.

The address holds it as `near=34.74~10.76` (`33.57~7.59W` west of Greenwich) and `km=100`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import streamlit as st

import shell
from cluster_data import reference
from cluster_data.reference import Town
from exhibits.catalogue.site_finding import Around
from exhibits.plain import plain
from shell.state import State
from words import _, number

USUAL, LEAST, MOST = 100, 5, 1000
"""Kilometres: where the reader says none, and the ends."""
_WRITTEN = re.compile(r"(\d{1,2}(?:\.\d{1,4})?)([NS]?)~(\d{1,3}(?:\.\d{1,4})?)([EW]?)", re.ASCII)
_TYPED = re.compile(
    r"\s*([+-]?\d{1,2}(?:[.,]\d+)?)\s*°?\s*([NS]?)\s*[,;\s]\s*"
    r"([+-]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([EWO]?)\s*",
    re.ASCII | re.IGNORECASE,
)
_SOUGHT = "tela_near_sought"


def read(state: State) -> Around | None:
    """The place and radius of the address; none where it holds no place."""
    found = unpack(state.own.get("near", ""))
    if found is None:
        return None
    town = reference.town_at(*found)
    lat, lng = (town.lat, town.lng) if town else found
    return Around(lat, lng, radius(state.own.get("km", "")), town.name if town else spoken(*found))


def unpack(text: str) -> tuple[float, float] | None:
    """Latitude and longitude as the address writes them; None for anything else."""
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    lat = float(found[1]) * (-1 if found[2] == "S" else 1)
    lng = float(found[3]) * (-1 if found[4] == "W" else 1)
    return (lat, lng) if abs(lat) <= 85 and abs(lng) <= 180 else None


def pack(lat: float, lng: float) -> str:
    """A place as the address writes it, to about a kilometre; no sign, which may not begin one."""
    south, west = ("S" if lat < 0 else ""), ("W" if lng < 0 else "")
    return f"{abs(lat):.2f}{south}~{abs(lng):.2f}{west}"


def radius(text: str) -> int:
    """Kilometres of the address; the usual ones for anything that is no such number."""
    known = re.fullmatch(r"\d{1,4}", text, re.ASCII) and LEAST <= int(text) <= MOST
    return int(text) if known else USUAL


def typed(text: str) -> tuple[float, float] | None:
    """Coordinates as people type them: `34.74, 10.76`, `33,57 -7,59`, `33.57 N 7.59 W`."""
    found = _TYPED.fullmatch(text)
    if not found:
        return None
    lat, lng = (float(found[group].replace(",", ".")) for group in (1, 3))
    lat = -abs(lat) if found[2].upper() == "S" else lat
    lng = -abs(lng) if found[4].upper() in ("W", "O") else lng
    return (lat, lng) if abs(lat) <= 85 and abs(lng) <= 180 else None


def spoken(lat: float, lng: float) -> str:
    """Coordinates for the reader."""
    north, east = ("N" if lat >= 0 else "S"), ("E" if lng >= 0 else _("W"))
    return f"{number(abs(lat), 2)}° {north}, {number(abs(lng), 2)}° {east}"


def draw(state: State, around: Around | None) -> None:
    """The field for the place, and beside it, once there is one, the kilometres."""

    def seek(text: str) -> None:
        sought = text.strip()
        st.session_state.pop(_SOUGHT, None)
        found = typed(sought)
        towns = reference.find_towns(sought) if found is None else ()
        if found is None and towns:
            found = towns[0].lat, towns[0].lng
        if sought and (found is None or len(towns) > 1):
            st.session_state[_SOUGHT] = sought
        state.write(near=pack(*found) if found else None, km=state.own.get("km"))

    def clear() -> None:
        st.session_state.pop(_SOUGHT, None)
        state.write(near=None, km=None)

    with st.container(horizontal=True, key="tela_near", vertical_alignment="center", gap="small"):
        st.text_input(
            _("Near a town, or coordinates"),
            key="tela_near_place",
            on_change=shell.follow("tela_near_place", around.label if around else "", seek),
            placeholder=_("Near a town, or 34.74, 10.76"),
            label_visibility="collapsed",
            width=260,
        )
        if around:
            st.number_input(
                _("Within kilometres"),
                min_value=LEAST,
                max_value=MOST,
                step=25,
                key="tela_near_km",
                on_change=shell.follow(
                    "tela_near_km",
                    int(around.km),
                    lambda km: state.write(km=str(km) if km != USUAL else None),
                ),
                label_visibility="collapsed",
                width=130,
            )
            st.markdown(_("km"), width="content")
            st.button(
                _("Whole map"), icon=":material/close:", type="tertiary", key="tela_near_clear",
                on_click=clear,
            )  # fmt: skip
    _sought(state, around)


def _sought(state: State, around: Around | None) -> None:
    """What was not found, or the other towns of that name."""
    sought = st.session_state.get(_SOUGHT, "")
    if not sought:
        return
    others = [town for town in reference.find_towns(sought, 5) if not _is(town, around)]
    if around is None:
        st.caption(
            _(
                "No town is called “{name}” among the {count} we know. Coordinates such as "
                "34.74, 10.76 work anywhere."
            ).format(name=plain(sought[:60]), count=number(len(reference.all_towns())))
        )
        return
    if not others:
        return
    with st.container(horizontal=True, key="tela_near_others", vertical_alignment="center"):
        st.caption(_("Or:"), width="content")
        for place, town in enumerate(others[:4]):
            st.button(
                plain(_named(town)), type="tertiary", key=f"tela_near_other_{place}",
                on_click=_chooser(state, town),
            )  # fmt: skip


def _chooser(state: State, town: Town) -> Callable[[], None]:
    def choose() -> None:
        state.write(near=pack(town.lat, town.lng))

    return choose


def _is(town: Town, around: Around | None) -> bool:
    return around is not None and pack(town.lat, town.lng) == pack(around.lat, around.lng)


def _named(town: Town) -> str:
    known = reference.countries()
    country = known[town.iso2].label if town.iso2 in known else town.iso2
    return f"{town.name} ({country})"
