"""The view as an address: selection, language and a page's own keys <-> the URL's query.

Codes only, sorted, defaults left out. Whatever an address holds that nobody wrote there (unknown
codes, repeated keys, markup, dates that are none) is dropped without a word: a link that once
worked should open something, and a forged one nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlencode

from cluster_data.selection import RUNGS, Rung, Selection
from shell.vocabulary import Vocabulary
from words import LANGUAGES

LISTS = {
    "p": "products",
    "f": "families",
    "t": "stages",
    "c": "countries",
    "r": "regions",
    "k": "clusters",
    "x": "certificates",
}
"""Keys of the address that hold lists of codes, and the selection's field of each."""
SHARED = (*LISTS, "g", "w", "d", "kn", "lang")
"""Keys that go along to the next page; a page's own stay behind."""
LONGEST = 1_900
"""Characters a query may have: some mail programs and proxies cut links at 2,000."""

_ROUND = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,23}")
_OWN_KEY = re.compile(r"[a-z][a-z_]{0,15}")
_OWN_VALUE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.~-]{0,63}")
_OWN_LONG = {"deck": re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*")}
"""Own keys that hold more than a word, and what may be in them."""
_LAST_PART = re.compile(r"[-_][^-_]*$")


@dataclass(frozen=True)
class Address:
    """What an address says; `language` None where it says nothing of it."""

    selection: Selection = field(default_factory=Selection)
    language: str | None = None
    own: Mapping[str, str] = field(default_factory=dict)


def read(query: Mapping[str, Sequence[str]], known: Vocabulary) -> Address:
    """The address in `query` (every value of each key), with all junk dropped."""
    once = {
        key: values[0]
        for key, values in query.items()
        if len(values) == 1 and len(values[0]) <= LONGEST
    }
    lists = {
        name: tuple(code for code in unpack(once.get(key, "")) if code in known[name])
        for key, name in LISTS.items()
    }
    rung = once.get("g", "")
    language = once.get("lang")
    selection = Selection(
        **lists,
        rung=cast(Rung, rung) if rung in RUNGS else Selection().rung,
        round=_round(once.get("w", ""), known.get("rounds", frozenset())),
        as_of=_day(once.get("d", "")),
        known=_past(once.get("kn", "")),
    )
    own = {
        key: value
        for key, value in once.items()
        if key not in SHARED
        and _OWN_KEY.fullmatch(key)
        and _OWN_LONG.get(key, _OWN_VALUE).fullmatch(value)
    }
    return Address(selection, language if language in LANGUAGES else None, own)


def write(address: Address) -> dict[str, str]:
    """The query of `address`, keys in a fixed order and defaults left out."""
    selection = address.selection
    query = {key: pack(getattr(selection, name)) for key, name in LISTS.items()}
    query["g"] = "" if selection.rung == Selection().rung else selection.rung
    query["w"] = selection.round or ""
    query["d"] = selection.as_of.isoformat() if selection.as_of else ""
    query["kn"] = selection.known.isoformat() if selection.known else ""
    query["lang"] = address.language or ""
    query |= {key: address.own[key] for key in sorted(address.own)}
    return {key: value for key, value in query.items() if value}


def fits(query: Mapping[str, str]) -> bool:
    """True where a link with `query` is short enough to be pasted anywhere."""
    return len(urlencode(query)) <= LONGEST


def pack(codes: Iterable[str]) -> str:
    """Codes in one short string: `TN-11.-12.ES-CT` for TN-11, TN-12 and ES-CT.

    A part that begins with a separator takes the place of the last part of the code before it.
    """
    parts: list[str] = []
    before = ""
    for code in sorted(set(codes)):
        cut = _LAST_PART.search(code)
        same = cut and before and code[: cut.start()] == _stem(before)
        parts.append(code[cut.start() :] if cut and same else code)
        before = code
    return ".".join(parts)


def unpack(text: str) -> tuple[str, ...]:
    """The codes that `pack` wrote; whatever it did not write comes out as unknown codes."""
    codes: list[str] = []
    before = ""
    for part in text.split(".") if text else []:
        before = _stem(before) + part if part[:1] in ("-", "_") else part
        codes.append(before)
    return tuple(codes)


def _stem(code: str) -> str:
    cut = _LAST_PART.search(code)
    return code[: cut.start()] if cut else code


def _round(text: str, known: frozenset[str]) -> str | None:
    return text if _ROUND.fullmatch(text) and text in known else None


def _day(text: str) -> dt.date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None


def _past(text: str) -> dt.date | None:
    """A day that can be looked back to: what will be known later nobody knows."""
    day = _day(text)
    return day if day and day <= dt.date.today() else None
