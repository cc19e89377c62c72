"""The one owner of what a page shows: the URL is the truth, widgets and pages follow it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from shell import address, data, lookback, viewer
from shell.address import Address
from words import LANGUAGES, _, speak

_REMEMBERED = "tela_address"


@dataclass(frozen=True)
class State:
    """What one run of one page is about.

    Read it freely; change it only through `change` (in a page) or `write` (in a callback), which
    put the new view into the URL.
    """

    page: str
    selection: Selection
    language: str
    viewer: Viewer
    own: Mapping[str, str]

    @property
    def day(self) -> dt.date:
        """The day the view is of: the selection's, or today."""
        of_today = self.page in lookback.OF_TODAY
        asked = self.selection.but(known=None) if of_today else self.selection
        return asked.day(dt.date.today())

    def param(self, key: str, allowed: Collection[str], default: str = "") -> str:
        """The page's own key of the URL, `default` where it is missing or not `allowed`."""
        value = self.own.get(key, default)
        return value if value in allowed else default

    def change(self, selection: Selection | None = None, **own: str | None) -> None:
        """Show another view: write it to the URL and run the page again.

        Keys of `own` given as None or as an empty text leave the URL. Not for callbacks: Streamlit
        runs the page after them anyway, so they call `write`.
        """
        if self.write(selection, **own):
            st.rerun()

    def write(
        self, selection: Selection | None = None, *, language: str | None = None, **own: str | None
    ) -> bool:
        """Write another view to the URL; False where it already says so, or can't hold it."""
        query = self.query(selection, language=language, **own)
        if not address.fits(query):
            st.toast(
                _("Too many filters for one link. Choose whole countries or families instead."),
                icon=":material/link_off:",
            )
            return False
        if query == _plain(_query()):
            return False
        st.query_params.from_dict(query)
        return True

    def query(
        self, selection: Selection | None = None, *, language: str | None = None, **own: str | None
    ) -> dict[str, str]:
        """The URL's query of this view, with some of it changed."""
        taken = sorted(set(own) & set(address.SHARED))
        if taken:
            raise ValueError(f"keys {taken} are the selection's; a page needs others")
        kept = {**self.own, **own}
        return address.write(
            Address(
                selection if selection is not None else self.selection,
                _written(language or self.language),
                {key: value for key, value in kept.items() if value},
            )
        )

    def shared_query(self) -> dict[str, str]:
        """The part of the query that goes along to another page."""
        return {key: value for key, value in self.query().items() if key in address.SHARED}


def read_state(page: str) -> State:
    """The state of `page` as its URL says it, spoken in its language from here on.

    Streamlit drops the query where a script changes the page; the shared part of it is then taken
    from the page before and written again, so that a selection survives.
    """
    query = _query()
    before = st.session_state.get(_REMEMBERED)
    if before and before[0] != page and not set(query) & set(address.SHARED):
        query |= {key: [value] for key, value in before[1].items()}
    found = address.read(query, data.known())
    language = found.language or _browser_language()
    speak(language)
    lookback.look_back(None if page in lookback.OF_TODAY else found.selection.known)
    state = State(page, found.selection, language, viewer.current(), found.own)
    if query != _query():
        state.write()
    st.session_state[_REMEMBERED] = (page, state.shared_query())
    return state


def forget_view() -> None:
    """Let the next page show its own address alone, without what the page before it showed."""
    st.session_state.pop(_REMEMBERED, None)


def follow(
    key: str, value: Any, on_change: Callable[[Any], object], *, typed: bool = False
) -> Callable[[], None]:
    """Let the widget `key` show `value` from the URL, and tell `on_change` what a person picks.

    Call before the widget is drawn; the result is the widget's own `on_change`. A value set here is
    sent to the browser with each run, over what somebody may be typing just then: a field that is
    `typed` into is set only where it differs. Not for fields in a popover: those come up later,
    with what was sent last.
    """
    if not typed or key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value

    def changed() -> None:
        on_change(st.session_state[key])

    return changed


def _query() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _plain(query: Mapping[str, list[str]]) -> dict[str, str]:
    return {key: values[0] if len(values) == 1 else "" for key, values in query.items()}


def _browser_language() -> str:
    """The reader's language where Tela speaks it, otherwise English."""
    wanted = (st.context.locale or "").split("-")[0].lower()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _written(language: str) -> str | None:
    """The language as the URL says it: left out only where everybody would get it anyway."""
    return None if language == LANGUAGES[0] == _browser_language() else language
