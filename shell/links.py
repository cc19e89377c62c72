"""Ways from one page to another that take the view along."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cluster_data.selection import Selection
from shell import address, pages
from shell.address import Address
from shell.state import State, forget_view

_NEXT = "tela_next_page"


def query_to(state: State, selection: Selection | None = None, **own: str | None) -> dict[str, str]:
    """The query of another page with this view's selection and language, and keys of its own."""
    shared = state.query(selection)
    kept = {key: value for key, value in shared.items() if key in address.SHARED}
    own_keys = Address(own={key: value for key, value in own.items() if value})
    return {**kept, **address.write(own_keys)}


def link(
    state: State,
    slug: str,
    label: str,
    *,
    selection: Selection | None = None,
    icon: str | None = None,
    **own: str | None,
) -> None:
    """A link to a page by its slug, called `label` (escaped by the caller where it is data)."""
    st.page_link(
        pages.entry(slug).page(),
        label=label,
        icon=icon,
        query_params=query_to(state, selection, **own),
    )


def leave_for(
    state: State, slug: str, *, selection: Selection | None = None, **own: str | None
) -> None:
    """In a callback: show another page next, where Streamlit itself can't change it."""
    st.session_state[_NEXT] = (slug, query_to(state, selection, **own))


def leave_to(slug: str, query: Mapping[str, str]) -> None:
    """In a callback: show the page of that slug next with just this query, nothing taken along.

    `query` is one that `address.write` made.
    """
    forget_view()
    st.session_state[_NEXT] = (slug, dict(query))


def follow_leave() -> None:
    """At the start of a run: go where a callback wanted to."""
    wanted = st.session_state.pop(_NEXT, None)
    if wanted:
        st.switch_page(pages.entry(wanted[0]).page(), query_params=wanted[1])
