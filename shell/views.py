"""Views saved by name in the reader's own browser: an address, opened again later.

The server keeps nothing of them. What comes back from a browser is read as any address is: codes
that mean something here, the rest dropped. A view carries no language of its own: it opens in the
one its reader speaks by then, unless an imported link says another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st

from exhibits.plain import visible
from shell import address, data, links, pages, wording
from shell.state import State
from shell.vocabulary import Vocabulary
from words import _

MOST = 100
"""Views one browser keeps."""
LONGEST_NAME = 80
LONGEST_FILE = 400_000
"""Bytes of a file of views to import."""
FORMAT = 1
"""Told in an exported file, so that a later release knows how to read it."""

_FIELDS = 40
_TURN = "tela_views_turn"


def draw(state: State) -> None:
    """The menu in the head: save this view, open, rename or delete one, take them along."""
    turn = st.session_state.get(_TURN, 0)
    # another key once a view was opened: that draws another, closed, popover
    with st.popover(_("Views"), type="tertiary", key=f"tela_views_{turn}"):
        component = st.components.v2.component(
            "tela_views", html=_read("html"), css=_read("css"), js=_read("js")
        )
        key = f"tela_views_inside_{turn}"
        component(
            key=key,
            data={
                "pages": {entry.slug: _(entry.title) for entry in pages.PAGES},
                "most": MOST,
                "longestName": LONGEST_NAME,
                "longestQuery": address.LONGEST,
                "longestFile": LONGEST_FILE,
                "format": FORMAT,
                "words": _words(),
            },
            on_open_change=lambda: _open(state, st.session_state[key].open),
        )


def here(state: State) -> dict[str, str]:
    """The view that is open, as the menu would save it: page, query and suggested name.

    Told apart from the menu, which so stays the same from view to view and is sent once.
    """
    return {"page": state.page, "query": query_of(state), "name": suggested(state)}


def query_of(state: State) -> str:
    """The view's query as a browser keeps it, without the language."""
    return urlencode({name: code for name, code in state.query().items() if name != "lang"})


def suggested(state: State) -> str:
    """A name for this view: its page, and what is selected where something is."""
    title = _(pages.entry(state.page).title)
    chosen = state.selection.products or state.selection.families
    parts = (title, visible(wording.product(state.selection)) if chosen else "")
    return " · ".join(part for part in parts if part)[:LONGEST_NAME]


def target(told: object, known: Vocabulary, language: str | None) -> tuple[str, dict[str, str]]:
    """The page and query that a saved view leads to; ValueError for what is no view of Tela.

    `told` is what the browser sent: a mapping with `page` and `query`. Unknown codes, repeated
    keys and markup in the query are dropped; `language` is used where the query names none.
    """
    if not isinstance(told, Mapping):
        raise ValueError("a view is a mapping of page and query")
    slug, query = told.get("page"), told.get("query")
    if not isinstance(slug, str) or slug not in {entry.slug for entry in pages.PAGES}:
        raise ValueError("no page of that name")
    if not isinstance(query, str) or len(query) > address.LONGEST:
        raise ValueError("no query, or one too long for a link")
    found = address.read(parse_qs(query, max_num_fields=_FIELDS), known)
    return slug, address.write(replace(found, language=found.language or language))


def _open(state: State, told: object) -> None:
    try:
        slug, query = target(told, data.known(), state.query().get("lang"))
    except ValueError:
        st.toast(_("This view leads nowhere here. Delete it, or save it again."))
        return
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    links.leave_to(slug, query)


def _words() -> dict[str, Any]:
    """What the menu says; `{…}` is filled in by the browser."""
    return {
        "saveAs": _("Save this view as"),
        "save": _("Save"),
        "list": _("Saved views"),
        "none": _("No view is saved yet."),
        "where": _("Kept in this browser only; nothing is sent."),
        "rename": _("Rename"),
        "renameOf": _("Rename {name}"),
        "newName": _("New name"),
        "keep": _("Keep"),
        "cancel": _("Cancel"),
        "delete": _("Delete"),
        "deleteOf": _("Delete {name}"),
        "undo": _("Undo"),
        "exportAll": _("Export all"),
        "import": _("Import"),
        "saved": _("Saved: {name}"),
        "replaced": _("Saved over the view of the same name: {name}"),
        "renamed": _("Renamed: {name}"),
        "deleted": _("Deleted: {name}"),
        "undone": _("As before."),
        "nameless": _("Give the view a name first."),
        "taken": _("Another view has this name."),
        "full": _("{most} views are the most that fit. Delete one first."),
        "exported": _("The file is being saved."),
        "imported": _("Imported: {added}. Already there or unreadable: {left}."),
        "noViews": _("This file holds no saved views of Tela. Nothing was changed."),
        "tooLarge": _("This file is too large for saved views. Nothing was changed."),
        "blocked": _("This browser lets no page keep anything, so views can’t be saved here."),
    }


@lru_cache
def _read(kind: str) -> str:
    return Path(__file__).with_suffix(f".{kind}").read_text(encoding="utf-8")
