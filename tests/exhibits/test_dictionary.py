"""The dictionary's entries: all of the survey, in full, and nothing that runs."""

from __future__ import annotations

import pytest

from cluster_data import reference
from cluster_data.survey import Column, survey
from loaders.rules.listed import rules
from pages.dictionary import rules as told
from pages.dictionary import tables
from shell import entries
from shell.entries import Entry, Group
from words import speaking_in


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_declared_is_explained_once(language: str) -> None:
    with speaking_in(language):
        questions = [entry for group in tables.questions() for entry in group.entries]
        problems = [entry for group in told.problems() for entry in group.entries]
        products = [entry for group in tables.product_types() for entry in group.entries]
    assert sorted(entry.code for entry in questions) == sorted(c.name for c in survey().columns)
    assert sorted(entry.code for entry in problems) == sorted(rules())
    assert {entry.code for entry in products} == set(reference.products())
    assert all(entry.text for entry in questions)


@pytest.mark.parametrize("column", survey().columns, ids=lambda column: column.name)
def test_a_question_finds_the_rules_that_read_it(column: Column) -> None:
    found = {entry.code for group in told.problems(column.name) for entry in group.entries}
    assert found == {slug for slug, rule in rules().items() if column.name in rule.reads}
    assert set(told.about(column.name).split(", ")) - {""} <= found
    assert (column.name in told.read_questions()) == bool(found)


def test_a_rule_is_found_by_the_words_of_a_question_it_reads() -> None:
    with speaking_in("fr"):
        label = survey().column("utilisation_pct").label
        named = {e.code for g in entries.matching(told.problems(), label) for e in g.entries}
    assert "utilisation-differs" in named
    assert "company-missing" not in named


def test_headings_are_written_in_full() -> None:
    column = survey().column("survey_round")
    shown = "".join(map(entries.written, tables.questions()))
    assert all(heading in shown.replace("&#x27;", "'") for heading in column.headings)


def test_a_search_needs_all_its_words_in_any_case_and_accent() -> None:
    groups = (
        Group("A", (Entry("Été", "summer"), Entry("Hiver", "winter"))),
        Group("B", (Entry("Autre", "other"),)),
    )
    assert entries.count(entries.matching(groups, "ETE")) == 1
    assert entries.matching(groups, "ete winter") == ()
    assert entries.count(entries.matching(groups, "")) == 3


def test_hostile_words_are_text() -> None:
    shown = entries.written(Group("", (Entry("<img src=x onerror=1>", "a", "<b>\u202e"),)))
    assert "<img" not in shown
    assert "<b>" not in shown
    assert "\u202e" not in shown
