"""Own figures: templates handed out and taken back filled, kept for this session only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from exhibits.plain import plain
from pages.foresight import needing, own_file, own_patients
from pages.foresight.own_rows import OwnFile
from pages.foresight.view import Held, View
from planning.stock import MEANINGS
from shell.state import State
from words import _, ngettext, number

_SHOWN = 12
"""Problems listed; a file with more has one cause."""
_MOST_REGIONS = 30
Template = tuple[str, str, Callable[[], bytes]]
"""The words of a button, the name of the file that it hands out, and what makes it."""


@dataclass(frozen=True)
class _Offered:
    """One kind of own file: how its popover speaks, and how a file of it is read."""

    kind: str
    icon: str
    label: str
    said: str
    templates: Sequence[Template]
    meanings: Mapping[str, str]
    read: Callable[[str, bytes], OwnFile[Any]]


def held() -> Held:
    """The reader's own files of this session."""
    return Held(_kept("stock"), _kept("patients"))


def stock(state: State, view: View) -> None:
    """A popover for own stock and use."""
    own, regions = view.own.stock, state.selection.regions[:_MOST_REGIONS]
    products = list(view.answer.cover["product_code"])
    _draw(own, _Offered(
        "stock", ":material/inventory_2:",
        own_file.short(own) if own and own.figures else _("Own stock"),
        _(
            "What you have and use tells more than any published rate. Fill in the template, one "
            "row for each product, region and period, and bring it back. It stays in this session "
            "and is not kept: links and decks are made without it."
        ),
        [(_("Template (CSV)"), "tela_own-stock.csv",
          lambda: own_file.template_bytes(products, regions))],
        MEANINGS, own_file.read,
    ))  # fmt: skip


def patients(state: State, view: View) -> None:
    """A popover for own patients: new cases or bed-days by week and region."""
    own, weeks = view.own.patients, view.asked.weeks
    codes = needing.regions_of(state.selection, view.answer.countries)
    # of more regions than these, a file with a row for each week is no longer filled in by hand
    listed = codes if len(codes) <= _MOST_REGIONS else ()
    _draw(own, _Offered(
        "patients", ":material/personal_injury:",
        own_patients.short(own) if own and own.figures else _("Own patients"),
        _(
            "New cases or bed-days by week and region, as you have them, instead of a number at "
            "the peak. Of a region that the file leaves out, no patients are known; a week left "
            "out of a region that is in it counts as 0. It stays in this session and is not kept: "
            "links and decks are made without it."
        ),
        [(_("New cases (CSV)"), "tela_own-cases.csv",
          lambda: own_patients.cases_template(listed, weeks)),
         (_("Bed-days (CSV)"), "tela_own-bed-days.csv",
          lambda: own_patients.beds_template(listed, weeks))],
        own_patients.MEANINGS, lambda name, content: own_patients.read(name, content, weeks),
    ))  # fmt: skip


def _draw(own: OwnFile[Any] | None, offered: _Offered) -> None:
    """The templates and the field for one filled; or what was taken from a file."""
    # another key once a file is taken or let go: that draws another, closed, popover
    kind, turn = offered.kind, st.session_state.get(_turn(offered.kind), 0)
    with st.popover(offered.label, icon=offered.icon, key=f"tela_foresight_{kind}_{turn}"):
        if own is None or not own.figures:
            _take(offered, turn)
        if own is not None:
            st.markdown(_("From {name}").format(name=plain(own.name)))
            st.button(_("Leave it out again"), key=f"tela_foresight_{kind}_let_go",
                      on_click=_keep, args=(kind, None))  # fmt: skip


def _take(offered: _Offered, turn: int) -> None:
    st.markdown(offered.said)
    with st.container(horizontal=True, gap="small"):
        for at, (label, file_name, made) in enumerate(offered.templates):
            st.download_button(
                label, data=made, file_name=file_name, mime="text/csv", icon=":material/download:",
                key=f"tela_foresight_{offered.kind}_template_{at}", on_click="ignore",
            )  # fmt: skip
    with st.expander(_("What each column means")):
        meanings = offered.meanings.items()
        st.markdown("\n".join(f"- `{name}`: {_(meaning)}" for name, meaning in meanings))
    given = st.file_uploader(
        _("Filled template (CSV)"), type=["csv", "txt"],
        key=f"tela_foresight_{offered.kind}_file_{turn}", max_upload_size=1,
    )  # fmt: skip
    if given is not None:
        _keep(offered.kind, offered.read(given.name, given.getvalue()))
        st.rerun()


def _key(kind: str) -> str:
    """Where the session keeps a file."""
    return f"tela_foresight_own_{kind}"


def _turn(kind: str) -> str:
    return f"tela_foresight_turn_{kind}"


def _kept(kind: str) -> OwnFile[Any] | None:
    found = st.session_state.get(_key(kind))
    return found if isinstance(found, OwnFile) else None


def _keep(kind: str, own: OwnFile[Any] | None) -> None:
    st.session_state[_key(kind)] = own
    st.session_state[_turn(kind)] = st.session_state.get(_turn(kind), 0) + 1


def said(view: View) -> None:
    """What stands in place of the number at the peak; and what is wrong with files, by row."""
    heard = view.answer.spoken
    if heard is not None:
        text = ngettext(
            "New patients are those of your file, of {count} of {total} region. Leave it out "
            "again to say a number.",
            "New patients are those of your file, of {count} of {total} regions. Leave it out "
            "again to say a number.",
            heard.total,
        )
        st.caption(text.format(count=number(heard.regions), total=number(heard.total)))
    _problems(view.own.stock)
    if view.asked.mode != "calm":
        _problems(view.own.patients)


def _problems(own: OwnFile[Any] | None) -> None:
    """What is wrong with the rows of a file that were not taken, a sentence each."""
    if own is None or not own.problems:
        return
    head = _("These rows of {name} are left out:") if own.figures else _("{name} can’t be used:")
    listed = [f"- {plain(sentence)}" for sentence in own.problems[:_SHOWN]]
    more = len(own.problems) - _SHOWN
    if more > 0:
        listed.append(f"- {_('and {count} more').format(count=more)}")
    st.warning("\n".join([head.format(name=plain(own.name)), "", *listed]),
               icon=":material/rule:")  # fmt: skip
