"""The filters, as chips in one line: each shows what it is set to and can be cleared by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from cluster_data import reference
from cluster_data.selection import Selection
from exhibits.plain import plain
from shell import chip_contents as contents
from shell.state import State
from words import N_, _, date, ngettext

DEFAULTS = Selection()
RUNG_LABELS = {
    "declared": N_("Declared"),
    "attested": N_("Attested"),
    "certified": N_("Certified"),
    "demonstrated": N_("Demonstrated"),
}


@dataclass(frozen=True)
class Chip:
    """One filter: the fields of the selection it holds, and how it reads, looks and is set."""

    name: str
    fields: tuple[str, ...]
    empty: str
    icon: str
    read: Callable[[Selection], str]
    draw: Callable[[State], None]
    one: bool = True
    """True where a pick ends it: the chip then closes."""

    def is_set(self, selection: Selection) -> bool:
        """True where this chip narrows the selection, or moves it off its default."""
        return any(getattr(selection, name) != getattr(DEFAULTS, name) for name in self.fields)

    def cleared(self, selection: Selection) -> Selection:
        """The selection without this filter."""
        return selection.but(**{name: getattr(DEFAULTS, name) for name in self.fields})


def filter_chips(
    state: State, names: Sequence[str] = ("product", "country", "rung", "when", "cluster")
) -> None:
    """The chips called `names`, and one to clear them all, in a line that scrolls sideways."""
    shown = [chip for chip in CHIPS if chip.name in names]
    if state.selection.regions and "country" in names:
        shown.insert(2, _REGION)
    with st.container(key="tela_chips", horizontal=True, gap="small", wrap=False):
        for chip in shown:
            _draw(chip, state)
        if sum(chip.is_set(state.selection) for chip in shown) > 1:
            st.button(
                _("Clear all"),
                type="tertiary",
                key="tela_clear_all",
                on_click=_clear,
                args=(state, tuple(shown)),
            )


def _draw(chip: Chip, state: State) -> None:
    value = chip.read(state.selection)
    is_set = chip.is_set(state.selection)
    with st.container(
        key=f"tela_chip_{'set' if is_set else 'free'}_{chip.name}",
        horizontal=True,
        gap=None,
        wrap=False,
        width="content",
    ):
        # a key of its own for each value: picking one draws another, closed, popover
        key = f"tela_popover_{chip.name}_{value}" if chip.one else f"tela_popover_{chip.name}"
        chip_button = st.popover(plain(value) or _(chip.empty), icon=chip.icon, key=key, wrap=False)
        with chip_button, st.container(key=f"tela_opened_{chip.name}"):
            chip.draw(state)
        if is_set:
            st.button(
                _("Clear {filter}").format(filter=plain(value)),
                icon=":material/close:",
                key=f"tela_clear_{chip.name}",
                on_click=_clear,
                args=(state, (chip,)),
            )


def _clear(state: State, chips: tuple[Chip, ...]) -> None:
    selection = state.selection
    for chip in chips:
        selection = chip.cleared(selection)
    state.write(selection)


def _labels(table: Any, codes: Sequence[str]) -> str:
    """The label of one code, or the first and how many more."""
    if not codes:
        return ""
    first = table[codes[0]].label if codes[0] in table else codes[0]
    more = len(codes) - 1
    if not more:
        return str(first)
    return ngettext("{first} and {more} more", "{first} and {more} more", more).format(
        first=first, more=more
    )


def _product(selection: Selection) -> str:
    if selection.products:
        return _labels(reference.products(), selection.products)
    return _labels(reference.families(), selection.families)


def _when(selection: Selection) -> str:
    day = _("as of {day}").format(day=date(selection.as_of)) if selection.as_of else ""
    known = _("as known on {day}").format(day=date(selection.known)) if selection.known else ""
    return " · ".join(part for part in (selection.round, day, known) if part)


CHIPS = (
    Chip(
        "product", ("products", "families"), N_("Any product"), ":material/styler:",
        _product, contents.product,
    ),
    Chip(
        "country", ("countries",), N_("All countries"), ":material/public:",
        lambda selection: _labels(reference.countries(), selection.countries),
        contents.country, one=False,
    ),
    Chip(
        "rung", ("rung",), N_("Attested"), ":material/verified:",
        lambda selection: _(RUNG_LABELS[selection.rung]), contents.rung,
    ),
    Chip(
        "when", ("round", "as_of", "known"), N_("Latest, today"), ":material/event:",
        _when, contents.when, one=False,
    ),
    Chip(
        "cluster", ("clusters",), N_("All clusters"), ":material/hub:",
        lambda selection: _labels(contents.clusters(), selection.clusters),
        contents.cluster, one=False,
    ),
)  # fmt: skip

_REGION = Chip(
    "region", ("regions",), N_("All regions"), ":material/location_on:",
    lambda selection: _labels(reference.regions(), selection.regions),
    contents.region, one=False,
)  # fmt: skip
