"""Saved views: what a browser sends back is read as any address is, and no further."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shell import address
from shell.pages import PAGES
from shell.views import target
from shell.vocabulary import vocabulary
from words import LANGUAGES

KNOWN = vocabulary(frozenset({"DEMO-TN"}), frozenset({"2026-R1"}))
SLUGS = {entry.slug for entry in PAGES}
JUNK = st.none() | st.integers() | st.text() | st.lists(st.text()) | st.dictionaries(
    st.text(), st.text()
)  # fmt: skip


def test_a_view_comes_back_as_it_was_saved() -> None:
    saved = {"page": "map", "query": "p=resp_ffp2&c=TN.MA&m=per_100k"}
    assert target(saved, KNOWN, None) == (
        "map", {"p": "resp_ffp2", "c": "MA.TN", "m": "per_100k"}
    )  # fmt: skip


def test_it_opens_in_the_language_spoken_now_unless_its_link_says_another() -> None:
    assert target({"page": "map", "query": "c=TN"}, KNOWN, "fr")[1]["lang"] == "fr"
    assert target({"page": "map", "query": "c=TN&lang=en"}, KNOWN, "fr")[1]["lang"] == "en"
    assert target({"page": "map", "query": "c=TN&lang=xx"}, KNOWN, "fr")[1]["lang"] == "fr"
    assert "lang" not in target({"page": "map", "query": "c=TN"}, KNOWN, None)[1]


@pytest.mark.parametrize(
    "query",
    [
        "p=<img src=x onerror=alert(1)>",
        "p=%3Cscript%3E&m=javascript:alert(1)",
        "c=TN&c=MA",
        "c=XX&k=REAL-CLUSTER&w=2019-R9",
        "tela_next_page=map&_hidden=1&M=x",
        "d=2026-13-45",
    ],
)
def test_junk_in_a_query_is_dropped(query: str) -> None:
    assert target({"page": "map", "query": query}, KNOWN, None) == (
        "map",
        {"tela_next_page": "map"} if "tela_next_page" in query else {},
    )


@pytest.mark.parametrize(
    "told",
    [
        None, "map", 7, [], {}, {"page": "map"}, {"query": ""}, {"page": "map", "query": None},
        {"page": ["map"], "query": ""}, {"page": "admin", "query": ""},
        {"page": "../map", "query": ""}, {"page": "//example.org", "query": ""},
        {"page": "map", "query": "x" * (address.LONGEST + 1)},
        {"page": "map", "query": "&".join(f"k{n}=1" for n in range(400))},
    ],
)  # fmt: skip
def test_what_is_no_view_leads_nowhere(told: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        target(told, KNOWN, None)


@given(JUNK, JUNK)
def test_whatever_is_sent_leads_to_a_page_of_ours_or_nowhere(page: object, query: object) -> None:
    try:
        slug, _query = target({"page": page, "query": query}, KNOWN, None)
    except ValueError:
        return
    assert slug in SLUGS


@given(st.text(max_size=300))
def test_any_query_becomes_one_that_this_app_could_have_written(query: str) -> None:
    try:
        _slug, found = target({"page": "map", "query": query}, KNOWN, LANGUAGES[1])
    except ValueError:
        return
    again = address.read({key: [value] for key, value in found.items()}, KNOWN)
    assert address.write(again) == found
    assert parse_qs("&".join(f"{key}={value}" for key, value in found.items()))
