"""Own stock and use: the template handed out and taken back, kept for this session only."""

from __future__ import annotations

import streamlit as st

from exhibits.plain import plain
from pages.foresight import own_file
from pages.foresight.own_file import OwnFile
from pages.foresight.view import HELD, View
from planning.stock import MEANINGS
from shell.state import State
from words import _

_TURN = "tela_foresight_turn"
_SHOWN = 12
"""Problems listed; a file with more has one cause."""
_MOST_REGIONS = 30


def draw(state: State, view: View) -> None:
    """A popover with the template and the field for it; or what was taken from a file."""
    label = _("Own stock") if view.own is None else own_file.short(view.own)
    # another key once a file is taken or let go: that draws another, closed, popover
    turn = st.session_state.get(_TURN, 0)
    with st.popover(label, icon=":material/inventory_2:", key=f"tela_foresight_own_{turn}"):
        if view.own is None:
            _take(state, view, turn)
        else:
            _taken(view.own)


def _take(state: State, view: View, turn: int) -> None:
    st.markdown(
        _(
            "What you have and use tells more than any published rate. Fill in the template, one "
            "row for each product, region and period, and bring it back. It stays in this session "
            "and is not kept: links and decks are made without it."
        )
    )
    regions = state.selection.regions[:_MOST_REGIONS]
    products = list(view.answer.cover["product_code"])
    st.download_button(
        _("Template (CSV)"), data=lambda: own_file.template_bytes(products, regions),
        file_name="tela_own-stock.csv", mime="text/csv", icon=":material/download:",
        key="tela_foresight_template", on_click="ignore",
    )  # fmt: skip
    with st.expander(_("What each column means")):
        st.markdown("\n".join(f"- `{name}`: {_(said)}" for name, said in MEANINGS.items()))
    given = st.file_uploader(
        _("Filled template (CSV)"), type=["csv", "txt"], key=f"tela_foresight_file_{turn}"
    )
    if given is not None:
        st.session_state[HELD] = own_file.read(given.name, given.getvalue())
        st.session_state[_TURN] = turn + 1
        st.rerun()


def _taken(own: OwnFile) -> None:
    st.markdown(_("From {name}").format(name=plain(own.name)))
    st.button(_("Leave it out again"), key="tela_foresight_let_go", on_click=_let_go)


def _let_go() -> None:
    st.session_state.pop(HELD, None)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def problems(view: View) -> None:
    """What is wrong with the rows of the file that were left out, a sentence each."""
    own = view.own
    if own is None or not own.problems:
        return
    head = _("These rows of {name} are left out:") if own.figures else _("{name} can’t be used:")
    listed = [f"- {plain(sentence)}" for sentence in own.problems[:_SHOWN]]
    more = len(own.problems) - _SHOWN
    if more > 0:
        listed.append(f"- {_('and {count} more').format(count=more)}")
    st.warning("\n".join([head.format(name=plain(own.name)), "", *listed]),
               icon=":material/rule:")  # fmt: skip
