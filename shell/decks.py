"""A deck as an address: figures by page, name and query, their titles, their order.

Nothing of a figure is kept, only where it comes from: whoever opens a deck sees what they may see,
as it stands by then.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from exhibits.plain import visible

MOST = 24
"""Figures in a deck: more are no talk."""
LONGEST_TITLE = 160
_VERSION = "1"
_FIGURE = re.compile(r"[a-z][a-z_]{0,23}")
_LONGEST_QUERY = 600
_UNPACKED = 60_000
"""Characters of an unpacked deck: a short text may unpack to gigabytes."""
_COMMON = (
    b"directorycountryregionlv=countryv=rankingv=roundsv=sitesv=mixv=needo=rungso=roundso=mix"
    b"o=rankingby=aream=capacitym=per_100km=utilisationm=certified_shareg=attestedg=declaredarea="
    b"&c=TNESPTFRITGREGJOPSMA&r=&k=&w=2026-R2&d=2026-f=p=text_mat_scrub_gown_surg_mask_IIRresp_ffp2"
    b'","response","freshness","change","trend","products","figure","quality","overview","products"'
    b',"figure","p=","map","figure",""],["'
)
"""What decks often say, so that they pack short. Part of the format: a change needs a version."""


@dataclass(frozen=True)
class Item:
    """One figure of a deck: a page, the figure's name there, the page's query without language.

    `title` is what the reader calls it; empty for the finding that the figure states itself.
    """

    page: str
    figure: str
    query: str = ""
    title: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        """What makes it the same figure, whatever it is called."""
        return self.page, self.figure, self.query


@dataclass(frozen=True)
class Deck:
    """Figures in order under a title; `brief` is the preset they come from: its kind and code."""

    items: tuple[Item, ...] = ()
    title: str = ""
    brief: tuple[str, str] | None = None

    def toggled(self, item: Item) -> Deck:
        """With the figure at its end, or without it where it was there."""
        kept = tuple(one for one in self.items if one.place != item.place)
        return replace(self, items=kept if len(kept) < len(self.items) else (*kept, item))

    def holds(self, item: Item) -> bool:
        """True where the figure is in it."""
        return any(one.place == item.place for one in self.items)

    def moved(self, at: int, by: int) -> Deck:
        """With one figure so many places further on; as it was where that is off its ends."""
        to = at + by
        if not (0 <= at < len(self.items) and 0 <= to < len(self.items)):
            return self
        items = list(self.items)
        items.insert(to, items.pop(at))
        return replace(self, items=tuple(items))

    def without(self, at: int) -> Deck:
        """Without the figure at that place."""
        return replace(self, items=self.items[:at] + self.items[at + 1 :])

    def retitled(self, at: int, title: str) -> Deck:
        """With another title for one figure; an empty one gives it its finding back."""
        items = list(self.items)
        items[at] = replace(items[at], title=_title(title))
        return replace(self, items=tuple(items))

    def called(self, title: str) -> Deck:
        """With another title."""
        return replace(self, title=_title(title))


def item(page: str, figure: str, query: Mapping[str, str]) -> Item:
    """A figure of the page whose address says `query`; the language is the deck's."""
    told = {key: value for key, value in query.items() if key not in ("lang", "deck", "room")}
    return Item(page, figure, urlencode(told, safe="~"))


def pack(deck: Deck) -> str:
    """A deck in letters, digits, `-` and `_`; empty for an empty one without a title."""
    if not deck.items and not deck.title:
        return ""
    told = [
        deck.title,
        list(deck.brief or ()),
        [[one.page, one.figure, one.query, one.title] for one in deck.items],
    ]
    raw = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    press = zlib.compressobj(9, wbits=-15, zdict=_COMMON)
    pressed = press.compress(raw) + press.flush()
    return _VERSION + base64.urlsafe_b64encode(pressed).decode("ascii").rstrip("=")


def unpack(text: str, pages: frozenset[str]) -> Deck:
    """The deck that `pack` wrote; whatever else comes is dropped, at worst all of it.

    Figures of a page that is not among `pages` are left out.
    """
    try:
        title, brief, items = json.loads(_raw(text))
        kept = [one for one in map(_item, items) if one is not None and one.page in pages]
        named = _brief(brief)
        return Deck(tuple(dict.fromkeys(kept))[:MOST], _title(str(title)), named)
    except (ValueError, TypeError, zlib.error, binascii.Error, RecursionError):
        return Deck()


def _raw(text: str) -> str:
    if not text.startswith(_VERSION):
        raise ValueError("no deck of a version known here")
    body = text[1:]
    pressed = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    opened = zlib.decompressobj(wbits=-15, zdict=_COMMON)
    raw = opened.decompress(pressed, _UNPACKED)
    if not opened.eof:
        raise ValueError("unfinished, or too long for a deck")
    return raw.decode("utf-8")


def _item(told: Any) -> Item | None:
    page, figure, query, title = map(str, told)
    if not _FIGURE.fullmatch(figure) or len(query) > _LONGEST_QUERY:
        return None
    return Item(page, figure, query, _title(title))


def _brief(told: Any) -> tuple[str, str] | None:
    if not isinstance(told, list) or len(told) != 2:
        return None
    kind, code = map(str, told)
    return (kind[:20], code[:64])


def _title(text: str) -> str:
    return " ".join(visible(text).split())[:LONGEST_TITLE]
