"""The method page: the definitions are those of the document, and every table opens."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest

from cluster_data import reference
from cluster_data.store import AGE_LIMIT_DAYS
from pages.method import reference_tables, wording
from pages.method.definitions import chapters
from shell import entries
from tests.pages.opening import open_page
from words import LANGUAGES, number, speaking_in

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import method_document  # noqa: E402 - a script, found by the path above

pytestmark = pytest.mark.usefixtures("empty")
opened = partial(open_page, "method")


def test_the_document_is_made_of_the_definitions() -> None:
    told = method_document.TARGET.read_text(encoding="utf-8")
    assert told == method_document.written(), "run `python scripts/method_document.py`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_age_limit_told_is_the_one_that_counts(language: str) -> None:
    with speaking_in(language):
        ladder = next(
            d for chapter in chapters() for d in chapter.definitions if d.slug == "ladder"
        )
        attested = ladder.formula[1][1]
        assert number(AGE_LIMIT_DAYS) in attested


def test_definitions_are_told_once_and_differ_by_language() -> None:
    told = {}
    for language in LANGUAGES:
        with speaking_in(language):
            slugs = [d.slug for chapter in chapters() for d in chapter.definitions]
            assert len(set(slugs)) == len(slugs)
            told[language] = [d.text for chapter in chapters() for d in chapter.definitions]
    assert not set(told["en"]) & set(told["fr"])


def test_a_search_finds_a_definition_by_its_formula() -> None:
    found = entries.matching(wording.definitions(), "8,076.923")
    assert [entry.name for group in found for entry in group.entries] == ["Weekly capacity"]


def test_every_reference_table_has_a_title_a_purpose_and_its_rows() -> None:
    titles = reference_tables.titles()
    assert [name for name in reference.table_names() if name not in titles] == []
    (group,) = reference_tables.listed()
    assert {entry.code for entry in group.entries} == set(reference.table_names())
    recipes = next(entry for entry in group.entries if entry.code == "bom")
    facts = dict(recipes.facts)
    assert facts["Rows"].startswith(number(len(reference.table("bom"))))
    assert "verified (25)" in facts["Status"]


@pytest.mark.parametrize("name", reference.table_names())
def test_a_link_opens_a_table(name: str) -> None:
    app = opened(s="tables", ref=name)
    (shown,) = app.dataframe
    assert len(shown.value) == len(reference.table(name))


def test_a_table_that_is_none_shows_the_list() -> None:
    app = opened(s="tables", ref="../../etc/passwd")
    assert not len(app.dataframe)
