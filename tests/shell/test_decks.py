"""A deck as an address: what is packed comes back, and what nobody packed does no harm."""

from __future__ import annotations

import base64
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_data import reference
from exhibits.plain import visible
from shell import address, decks
from shell.decks import Deck, Item, item, pack, unpack

PAGES = frozenset({"map", "products", "overview", "quality"})
titles = st.text(max_size=40).map(lambda text: " ".join(visible(text).split()))
items = st.builds(
    Item,
    page=st.sampled_from(sorted(PAGES)),
    figure=st.sampled_from(["figure", "products", "trend", "response"]),
    query=st.dictionaries(
        st.sampled_from(["p", "c", "o", "m", "area"]),
        st.from_regex(r"[A-Za-z0-9-]{1,9}", fullmatch=True),
    ).map(lambda query: item("map", "figure", query).query),
    title=titles,
)
gathered = st.builds(
    Deck,
    items=st.lists(items, max_size=12, unique_by=lambda one: one.place).map(tuple),
    title=titles,
    brief=st.none() | st.tuples(st.sampled_from(["region", "product"]), st.just("TN-52")),
)


@given(gathered)
def test_what_is_packed_comes_back(deck: Deck) -> None:
    packed = pack(deck)
    if not packed:
        assert not deck.items
        assert not deck.title
        return
    assert unpack(packed, PAGES) == deck
    kept = address.read({"deck": [packed]}, {}).own
    assert kept == {"deck": packed}, "an address holds it as it is"


@given(st.text(max_size=200))
def test_junk_is_an_empty_deck(text: str) -> None:
    assert unpack(text, PAGES).items == ()


def _pressed(raw: bytes) -> str:
    press = zlib.compressobj(9, wbits=-15, zdict=decks._COMMON)
    body = base64.urlsafe_b64encode(press.compress(raw) + press.flush())
    return "1" + body.decode().rstrip("=")


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 5_000,
        b'["' + b"x" * 5_000_000 + b'",[],[]]',
        json.dumps(["", [], [["map", "figure"]]]).encode(),
        json.dumps({"a": 1}).encode(),
        json.dumps(["", [], 5]).encode(),
        b"\xff\xfe",
    ],
    ids=["deep", "a bomb", "short of a part", "another thing", "no list", "no text"],
)
def test_a_forged_deck_is_an_empty_one(raw: bytes) -> None:
    assert unpack(_pressed(raw), PAGES) == Deck()


def test_what_leads_nowhere_is_left_out() -> None:
    told = [
        "A <b>title</b>",
        [],
        [
            ["map", "figure", "p=resp_ffp2", ""],
            ["../secret", "figure", "", ""],
            ["map", "__class__", "", ""],
            ["map", "figure", "p=" + "x" * 5_000, ""],
        ],
    ]
    deck = unpack(_pressed(json.dumps(told).encode()), PAGES)
    assert [one.place for one in deck.items] == [("map", "figure", "p=resp_ffp2")]


def test_a_full_deck_of_long_views_fits_a_link() -> None:
    codes = sorted(reference.products())
    long = [
        item("products", "figure", {"p": code, "c": "TN", "o": "rounds", "m": "certified_share"})
        for code in codes[: decks.MOST]
    ]
    assert address.fits({"deck": pack(Deck(tuple(long), "Masques certifiés au Maghreb"))})


def test_figures_move_leave_and_are_called_otherwise() -> None:
    first, second, third = (Item("map", "figure", f"p={n}") for n in "abc")
    deck = Deck((first, second, third))
    assert deck.moved(0, 1).items == (second, first, third)
    assert deck.moved(2, -1).items == (first, third, second)
    assert deck.moved(0, -1) == deck
    assert deck.moved(2, 1) == deck
    assert deck.without(1).items == (first, third)
    assert deck.retitled(1, "  Our\n title ").items[1].title == "Our title"
    assert deck.toggled(second).items == (first, third)
    assert deck.toggled(Item("map", "trend")).items[-1].figure == "trend"
    assert deck.retitled(1, "x").holds(second), "a title makes no other figure"
