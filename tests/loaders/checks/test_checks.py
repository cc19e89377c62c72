"""Every check finds what it is for, leaves alone what nearly is, and says what to do."""

from __future__ import annotations

import string

import pytest

from cluster_data.survey import survey
from loaders.rules.listed import checks, rooms, rules
from tests.loaders.checks.accepted_rows import found_in, row, slugs_of
from tests.loaders.checks.examples import examples
from words import LANGUAGES, _, speaking_in


@pytest.mark.parametrize("slug", sorted(checks()))
def test_it_finds_what_it_is_for_and_leaves_what_nearly_is(slug):
    trips, passes = examples()[slug]
    assert slug in slugs_of(trips)
    assert slug not in slugs_of(passes)


def test_a_clean_row_has_nothing_the_matter():
    assert slugs_of([row()]) == set()


@pytest.mark.parametrize("slug", sorted(checks()))
def test_it_is_declared_in_full(slug):
    check = checks()[slug]
    known = {column.name for column in survey().columns}
    assert check.severity in ("warning", "note")  # a second look never rejects a row
    assert check.message
    assert check.fix
    assert check.why
    assert set(check.reads) <= known
    assert set(check.points_to) <= set(check.reads)


@pytest.mark.parametrize("slug", sorted(checks()))
def test_its_sentence_has_no_blank_left(slug):
    """Every blank of the message is a place in the file or told by the check."""
    (told, *_rest) = [found for name, found in found_in(examples()[slug][0]) if name == slug]
    blanks = {name for _t, name, _s, _c in string.Formatter().parse(checks()[slug].message) if name}
    assert blanks <= {"value", "column", "row"} | set(told.params)
    assert set(told.labels) <= set(told.params)


def test_a_slug_is_declared_once_and_translated():
    slugs = [slug for room in rooms() for slug in room.rules]
    assert len(slugs) == len(set(slugs)) == len(rules())
    for language in LANGUAGES:
        with speaking_in(language):
            for room in rooms():
                assert language == "en" or _(room.why) != room.why


def test_every_rule_tells_what_it_protects():
    for room in rooms():
        assert room.title
        assert room.why
        assert all(rule.message and rule.fix for rule in room.rules.values()), room.title
