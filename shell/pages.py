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
        "overview",
        N_("Overview"),
        N_("Explore"),
        ":material/explore:",
        N_("What is known, how fresh it is, who is silent, what changed."),
    ),
    Entry(
        "map",
        N_("Map"),
        N_("Explore"),
        ":material/map:",
        N_("Who makes what where: regions by certified share, use or capacity."),
    ),
    Entry(
        "products",
        N_("Products"),
        N_("Explore"),
        ":material/styler:",
        N_("Product types by region: capacity, certified share, use; each with its standards."),
    ),
    Entry(
        "chain",
        N_("Value chain"),
        N_("Explore"),
        ":material/account_tree:",
        N_("Stages of the chain by region: who covers what, how much, and what is lacking."),
    ),
    Entry(
        "trends",
        N_("Trends"),
        N_("Explore"),
        ":material/trending_up:",
        N_("Rounds as time: the same sites, newcomers and those who left, and any past state."),
    ),
    Entry(
        "directory",
        N_("Directory"),
        N_("Explore"),
        ":material/contacts:",
        N_("Members and sites, and where each of their figures comes from."),
    ),
    Entry(
        "emergency",
        N_("Emergency"),
        N_("Plan"),
        ":material/emergency:",
        N_("So much of a product by a day: when, who, what binds, and what would help."),
    ),
    Entry(
        "foresight",
        N_("Foresight"),
        N_("Plan"),
        ":material/radar:",
        N_("Which products run short first, where and when: on a calm day or in a crisis."),
    ),
    Entry(
        "resilience",
        N_("Resilience"),
        N_("Plan"),
        ":material/link_off:",
        N_("What is lost if one site, firm, region, country or border drops out."),
    ),
    Entry(
        "allocation",
        N_("Allocation"),
        N_("Plan"),
        ":material/local_shipping:",
        N_("Who sends how much to whom: least unmet need first, then the least distance."),
    ),
    Entry(
        "partners",
        N_("Partners"),
        N_("Alliances"),
        ":material/handshake:",
        N_("Who can do what you lack: ranked, with each gap named."),
    ),
    Entry(
        "needs",
        N_("Needs & offers"),
        N_("Alliances"),
        ":material/swap_horiz:",
        N_("What members seek and offer: capacities, inputs, services, skills."),
    ),
    Entry(
        "builder",
        N_("Chain builder"),
        N_("Alliances"),
        ":material/hub:",
        N_("The fewest partners that make so much of a product a week together."),
    ),
    Entry(
        "deck",
        N_("Deck"),
        N_("Present"),
        ":material/co_present:",
        N_("Figures gathered from any page, as slides, workbook, offline page or brief."),
    ),
    Entry(
        "benchmark",
        N_("Benchmark"),
        N_("Cluster"),
        ":material/leaderboard:",
        N_("Clusters side by side, with peers by reason and ties where ranges overlap."),
    ),
    Entry(
        "upload",
        N_("Upload"),
        N_("Cluster"),
        ":material/upload_file:",
        N_("Survey files in, a report out; commit, approve, withdraw."),
    ),
    Entry(
        "quality",
        N_("Data quality"),
        N_("Cluster"),
        ":material/fact_check:",
        N_("Who has answered, what ages, what is wrong, and whom to call."),
    ),
    Entry(
        "method",
        N_("Method & sources"),
        N_("About"),
        ":material/function:",
        N_("How every figure is made, and where every fact comes from."),
    ),
    Entry(
        "dictionary",
        N_("Data dictionary"),
        N_("About"),
        ":material/menu_book:",
        N_("Every column of the survey: what it means, its unit and its codes."),
    ),
    Entry(
        "activity",
        N_("Activity"),
        N_("About"),
        ":material/history:",
        N_("Who changed what, and when contacts were taken."),
    ),
)

HOME = "home"
"""The address of the first page beside its own."""


def home() -> st.Page:
    """The first page at the bare address; it has its own address too, so both can be linked."""
    first = PAGES[0]
    return st.Page(
        first.path,
        title=_(first.title),
        icon=first.icon,
        url_path=HOME,
        default=True,
        visibility="hidden",
    )


def slug_of(page: st.Page, default: str = PAGES[0].slug) -> str:
    """The slug of a page that Streamlit chose; the bare address is the first page's."""
    return page.url_path if page.url_path in {entry.slug for entry in PAGES} else default


def entry(slug: str) -> Entry:
    """The page of that slug; StopIteration where there is none."""
    return next(entry for entry in PAGES if entry.slug == slug)


def groups() -> dict[str, list[Entry]]:
    """Pages by group, both in the order declared."""
    found: dict[str, list[Entry]] = {}
    for entry in PAGES:
        found.setdefault(entry.group, []).append(entry)
    return found
