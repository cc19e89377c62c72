"""Which areas a look at the map is of, and the way into a country and back out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from cluster_data import reference
from cluster_data.selection import Selection
from exhibits.plain import plain
from pages.map.view import View
from shell.state import State
from words import _


def within(areas: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The areas that the selection is of: others were not looked at, whatever they answered."""
    kept = areas
    regions = reference.regions()
    if selection.countries:
        kept = kept[kept["iso2"].isin(selection.countries)]
    if selection.regions:
        drawn = {regions[code].drawn_in for code in selection.regions}
        whole = {regions[code].iso2 for code in selection.regions}
        as_country = kept["level"].eq("country") & kept["iso2"].isin(whole)
        kept = kept[kept["area"].isin(drawn) | as_country]
    return kept.reset_index(drop=True)


def all_countries(countries: pd.DataFrame) -> pd.DataFrame:
    """The countries' table with those that nobody of was asked, so that the map is whole."""
    drawn = {region.iso2 for region in reference.regions().values()}
    missing = [
        (code, code, country.label, "country", "not_asked", "")
        for code, country in reference.countries().items()
        if code in drawn and code not in set(countries["area"])
    ]
    rest = pd.DataFrame(missing, columns=["area", "iso2", "name", "level", "state", "caveat"])
    whole = pd.concat([countries, rest.reindex(columns=countries.columns)], ignore_index=True)
    return whole.astype(countries.dtypes.to_dict())


def opener(state: State, view: View) -> Callable[[str], None]:
    """What a click on an area does: a country opens its regions, a region its panel.

    The panel that is open is closed by a second click.
    """

    def choose(code: str) -> None:
        if view.level == "country" and code in reference.countries():
            chosen = state.selection.but(countries=(code,), regions=())
            state.write(chosen, lv=None, area=None)
            return
        state.write(area=None if code == view.area else code)

    return choose


def trail(state: State, view: View) -> None:
    """All countries › Tunisia › Monastir, each but the last a way back."""
    steps = _steps(state, view)
    if len(steps) < 2:
        return
    with st.container(
        key="tela_trail", horizontal=True, gap="xsmall", wrap=False, vertical_alignment="center"
    ):
        for place, (label, selection, own) in enumerate(steps):
            if place:
                st.markdown("›", width="content")
            if place == len(steps) - 1:
                st.markdown(f"**{plain(label)}**", width="content")
            else:
                # a link to the page one is on would not open another view of it
                st.button(
                    plain(label),
                    type="tertiary",
                    key=f"tela_trail_{place}",
                    on_click=partial(state.write, selection, **own),
                )


def _steps(state: State, view: View) -> list[tuple[str, Selection, dict[str, str | None]]]:
    """Label, selection and own keys of each step."""
    countries, regions = reference.countries(), reference.regions()
    selection, area = state.selection, view.area
    everything = selection.but(countries=(), regions=())
    steps: list[tuple[str, Selection, dict[str, str | None]]] = [
        (_("All countries"), everything, {"area": None})
    ]
    inside = regions[area].iso2 if area in regions else area if area in countries else ""
    chosen = selection.countries or ((inside,) if inside else ())
    if len(chosen) == 1 and chosen[0] in countries:
        one = selection.but(countries=chosen, regions=())
        steps.append((countries[chosen[0]].label, one, {"area": None, "lv": None}))
    elif chosen:
        label = _("{count} countries").format(count=len(chosen))
        steps.append((label, selection.but(regions=()), {"area": None}))
    if selection.regions and area not in regions:
        labels = [regions[code].label for code in selection.regions]
        more = f" +{len(labels) - 1}" if len(labels) > 1 else ""
        steps.append((f"{labels[0]}{more}", selection, {}))
    if area in regions:
        steps.append((regions[area].label, selection, {}))
    return steps
