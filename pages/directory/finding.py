"""Who is found: the members this viewer may see, by whatever a reader calls them."""

from __future__ import annotations

import datetime as dt
import os
import re
from functools import lru_cache

from cluster_data import store
from cluster_data.reference import called
from cluster_data.search import Haystack, haystack
from cluster_data.selection import Selection
from cluster_data.store import Members
from cluster_data.viewer import Viewer
from shell.state import State

LONGEST = 60
_NOT_LETTERS = re.compile(r"[^\w.-]+")
_CODED = "xn--"


def members(state: State) -> tuple[Members, Haystack]:
    """The members of the view and all they are called; not to be changed, others read them too.

    Kept by the ledger's edition. A name that is withheld is in neither.
    """
    database = os.environ.get("TELA_DATABASE", "")
    day = dt.date.today()
    return _members(store.edition(), database, state.selection, state.viewer, day)


@lru_cache(maxsize=4)
def _members(
    _edition: str, _database: str, selection: Selection, viewer: Viewer, today: dt.date
) -> tuple[Members, Haystack]:
    found = store.members(selection, viewer, today)
    table = found.table
    towns = [
        [(iso2, town) for town in named]
        for iso2, named in zip(table["country"], table["cities"], strict=True)
    ]
    named = called.towns_called(pair for pairs in towns for pair in pairs)
    places = {
        **called.countries_called(),
        **called.areas_called(),
        **{f"{iso2} {town}": names for (iso2, town), names in named.items()},
    }
    where = [
        [iso2, *areas, *(f"{iso2} {town}" for _iso2, town in pairs)]
        for iso2, areas, pairs in zip(table["country"], table["areas"], towns, strict=True)
    ]
    names = [
        [name, *sites] if isinstance(name, str) else []
        for name, sites in zip(table["name"], table["site_names"], strict=True)
    ]
    clusters = [[name] for name in table["cluster_name"]]
    made = (table["products"].tolist(), called.products_called())
    return found, haystack(names, (where, places), (clusters, {}), made)


def sought(state: State) -> str:
    """What the reader searches for, as the address says it."""
    text = state.own.get("q", "")
    if text.startswith(_CODED):
        try:
            text = text.removeprefix(_CODED).encode("ascii").decode("punycode")
        except UnicodeError:
            return ""
    return text.replace("~", " ").strip()[:LONGEST]


def for_address(text: str) -> str:
    """A search as an address may hold it: ASCII, as internet names are written where it is not."""
    said = "~".join(_NOT_LETTERS.sub(" ", text).split())[:LONGEST].strip("~.-_")
    if said.isascii():
        return said
    coded = _CODED + said.encode("punycode").decode("ascii")
    return coded if len(coded) <= 64 else for_address(said[: len(said) * 2 // 3])
