"""The view in the URL: comes back whole, stays short, and junk in it does nothing."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_data import reference
from cluster_data.selection import RUNGS, Selection
from shell import address
from shell.address import LISTS, SHARED, Address
from shell.vocabulary import vocabulary
from words import LANGUAGES

KNOWN = vocabulary(frozenset({"DEMO-TN", "DEMO-ES", "A_B-C"}), frozenset({"2026-R1", "2026-R2"}))


def some(name: str, most: int = 8) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(KNOWN[name])), max_size=most, unique=True).map(tuple)


SELECTIONS = st.builds(
    Selection,
    **{name: some(name) for name in LISTS.values()},
    rung=st.sampled_from(RUNGS),
    round=st.none() | st.sampled_from(sorted(KNOWN["rounds"])),
    as_of=st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31)),
    known=st.none() | st.dates(dt.date(2000, 1, 1), dt.date.today()),
)
OWN = st.dictionaries(
    st.sampled_from(["m", "area", "view"]),
    st.from_regex(r"[0-9A-Za-z][0-9A-Za-z_.~-]{0,20}", fullmatch=True),
)
ADDRESSES = st.builds(Address, SELECTIONS, st.none() | st.sampled_from(LANGUAGES), OWN)


def as_pasted(query: dict[str, str]) -> dict[str, list[str]]:
    """The query after a trip through a URL, as a browser would send it."""
    return parse_qs(urlencode(query), keep_blank_values=True)


@given(ADDRESSES)
def test_every_view_comes_back_whole(view: Address) -> None:
    assert address.read(as_pasted(address.write(view)), KNOWN) == view


@given(ADDRESSES)
def test_writing_is_stable(view: Address) -> None:
    once = address.write(view)
    again = address.write(address.read(as_pasted(once), KNOWN))
    assert list(again.items()) == list(once.items())


@given(st.lists(st.sampled_from(sorted(KNOWN["regions"] | KNOWN["products"])), unique=True))
def test_packed_codes_come_back_sorted(codes: list[str]) -> None:
    assert address.unpack(address.pack(codes)) == tuple(sorted(codes))


def test_an_empty_view_has_an_empty_query() -> None:
    assert address.write(Address()) == {}


def test_order_of_picking_makes_no_other_link() -> None:
    one = Selection(products=("resp_ffp3", "resp_ffp2"), countries=("TN", "MA"))
    other = Selection(products=("resp_ffp2", "resp_ffp3", "resp_ffp2"), countries=("MA", "TN"))
    assert one == other
    assert address.write(Address(one)) == address.write(Address(other))


def test_the_link_is_short_and_readable() -> None:
    view = Address(
        Selection(products=("resp_ffp2",), regions=("TN-52", "TN-51"), rung="declared"),
        "fr",
        {"m": "per_100k"},
    )
    query = urlencode(address.write(view))
    assert query == "p=resp_ffp2&r=TN-51.-52&g=declared&lang=fr&m=per_100k"


def test_many_filters_stay_below_two_thousand_characters() -> None:
    regions = sorted(reference.regions())
    view = Address(
        Selection(
            products=tuple(reference.products()),
            countries=tuple(reference.countries()),
            regions=tuple(regions[::9]),
            stages=tuple(list(reference.stages())[:10]),
            clusters=("DEMO-TN", "DEMO-ES"),
            rung="declared",
            as_of=dt.date(2026, 11, 1),
        ),
        "fr",
        {"m": "utilisation", "area": "TN-52"},
    )
    query = address.write(view)
    assert address.fits(query)
    assert address.read(as_pasted(query), KNOWN) == view


def test_what_does_not_fit_is_refused_not_cut() -> None:
    everything = Selection(**{name: tuple(KNOWN[name]) for name in LISTS.values()})
    assert not address.fits(address.write(Address(everything)))


@pytest.mark.parametrize(
    "query",
    [
        {"p": ["no_such_product"]},
        {"p": ["RESP_FFP2"]},
        {"p": ["resp_ffp2", "resp_ffp3"]},
        {"p": ["resp_ffp2." * 400]},
        {"p": ["<img src=x onerror=alert(1)>"]},
        {"p": ["_ffp2"]},
        {"p": ["....."]},
        {"c": ["tn"]},
        {"c": ["XX"]},
        {"r": ["TN-999"]},
        {"k": ["DEMO-XX"]},
        {"g": ["gold"]},
        {"g": [""]},
        {"w": ["2031-R9"]},
        {"w": ["'; DROP TABLE uploads; --"]},
        {"d": ["2026-02-30"]},
        {"d": ["20261101"]},
        {"d": ["2026-W01-1"]},
        {"d": ["9999-12-31"]},
        {"d": ["٢٠٢٦-١١-٠١"]},
        {"kn": ["2026-02-30"]},
        {"kn": ["2099-12-31"]},
        {"kn": ["yesterday"]},
        {"lang": ["de"]},
        {"lang": ["../../etc"]},
        {"m": ["<script>"]},
        {"m": ["a" * 65]},
        {"m": ["per_100k", "utilisation"]},
        {"M": ["per_100k"]},
        {"javascript:alert(1)": ["x"]},
        {"area": ["\u202etxt"]},
        {"": [""]},
    ],
)
def test_junk_is_dropped_without_a_word(query: dict[str, list[str]]) -> None:
    assert address.read(query, KNOWN) == Address()


@settings(max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from([*SHARED, "m", "area"]) | st.text(max_size=12),
        st.lists(st.text(max_size=60), max_size=3),
    )
)
def test_no_query_raises_or_smuggles_anything(query: dict[str, list[str]]) -> None:
    found = address.read(query, KNOWN)
    for name in LISTS.values():
        assert set(getattr(found.selection, name)) <= KNOWN[name]
    assert found.language in (None, *LANGUAGES)
    assert all(value.isascii() and "<" not in value for value in found.own.values())


def test_good_codes_survive_beside_bad_ones() -> None:
    found = address.read({"c": ["TN.XX.MA"], "p": ["resp_ffp2"], "d": ["soon"]}, KNOWN)
    assert found.selection == Selection(countries=("MA", "TN"), products=("resp_ffp2",))
