"""The pages, declared once. A new page is one line here and `pages/<slug>/page.py`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from words import N_, _

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Entry:
    """One page: its slug is its address and its folder; titles are translated when shown."""

    slug: str
    title: str
    group: str
    icon: str
    about: str

    @property
    def path(self) -> Path:
        """The page's script."""
        return ROOT / "pages" / self.slug / "page.py"

    def page(self) -> st.Page:
        """The page for Streamlit, with its title in the language in use."""
        return st.Page(
            self.path,
            title=_(self.title),
            icon=self.icon,
            url_path=self.slug,
            help=_(self.about),
        )


PAGES = (
    Entry(
        "map",
        N_("Map"),
        N_("Explore"),
        ":material/map:",
        N_("Who makes what where: regions by certified share, use or capacity."),
    ),
    Entry(
        "upload",
        N_("Upload"),
        N_("Cluster"),
        ":material/upload_file:",
        N_("Survey files in, a report out; commit, approve, withdraw."),
    ),
    Entry(
        "dictionary",
        N_("Data dictionary"),
        N_("About"),
        ":material/menu_book:",
        N_("Every column of the survey: what it means, its unit and its codes."),
    ),
)

_HOME = "home"


def home() -> st.Page:
    """The first page at the bare address; it has its own address too, so both can be linked."""
    first = PAGES[0]
    return st.Page(
        first.path,
        title=_(first.title),
        icon=first.icon,
        url_path=_HOME,
        default=True,
        visibility="hidden",
    )


def slug_of(page: st.Page, default: str = PAGES[0].slug) -> str:
    """The slug of a page that Streamlit chose; the bare address is the first page's."""
    return page.url_path if page.url_path in {entry.slug for entry in PAGES} else default


def groups() -> dict[str, list[Entry]]:
    """Pages by group, both in the order declared."""
    found: dict[str, list[Entry]] = {}
    for entry in PAGES:
        found.setdefault(entry.group, []).append(entry)
    return found
