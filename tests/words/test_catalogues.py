"""The catalogues are complete, whole and compiled: what is marked in the code is said in each."""

from __future__ import annotations

import gettext
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from words import LANGUAGES

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import translations  # noqa: E402 - a script, found by the path above

COMMAND = "run `python scripts/translations.py`, translate what it names in {po}, run it again"
TRANSLATED = [language for language in LANGUAGES if language != "en"]
SAME = {
    "fr": {
        "{count} cluster", "{count} clusters", "{count} note", "{count} notes",
        "CPA", "CSV", "Classes", "Cluster", "Clusters", "Code", "Contact", "Figure", "Note",
        "Notes", "Palestine", "Public",
        "Quantiles", "Question", "Questions", "Sites", "n={n}",
        "Section", "Service", "Source", "Sources", "Central", "Conditions", "Latitude", "Licences",
        "Longitude", "Population", "Type", "site",
        "Distance", "Points", "Site", "km", "{count} site", "{count} sites", "{km} km",
        "date", "kg", "m", "m²", "m³", "{day}, {time} UTC", "Figures", "Latitude, WGS 84.",
        "Longitude, WGS 84.", "PowerPoint", "Zoom", "code", "{count} figure", "{count} figures",
        "{number} million", "{n} figure", "{n} figures", "g", "cluster {code}", "{whole} ÷ HHI",
        "Alliances", "Part (code)", "bronze", "sites",
    }
}  # fmt: skip
"""Texts that read alike in both languages; all others that do are forgotten ones."""

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_MARKUP = re.compile(r":material/\w+:|\*\*|`|\]\([^)]*\)|^#+ |^- |<[^<>]+>", re.MULTILINE)
_PLAIN_SPACE = re.compile(r" [;!?:%»](?:\s|$)|« |\d \d{3}\b")


@pytest.fixture(scope="module", params=TRANSLATED)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def marked() -> Catalog:
    return translations.collected()


@pytest.fixture(scope="module")
def catalogue(language: str) -> Catalog:
    with _path(language, "po").open("rb") as lines:
        return read_po(lines, locale=language, domain="tela")


def _path(language: str, ending: str) -> Path:
    return translations.LOCALE / language / "LC_MESSAGES" / f"tela.{ending}"


def _advice(language: str) -> str:
    return COMMAND.format(po=_path(language, "po").relative_to(ROOT))


def _all(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _said(catalogue: Catalog) -> Iterator[tuple[Message, str, str]]:
    """Each message, and each of its translated forms beside the English form it stands for."""
    for message in catalogue:
        english, forms = _all(message.id), _all(message.string)
        if not message.id:
            continue
        for place, form in enumerate(forms):
            if form:
                yield message, english[min(place, len(english) - 1)], form


def _ends(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def test_every_marked_text_is_translated(
    marked: Catalog, catalogue: Catalog, language: str
) -> None:
    wanted = {_all(message.id) for message in marked if message.id}
    told = {
        _all(message.id)
        for message in catalogue
        if message.id and not message.fuzzy and all(_all(message.string))
    }
    assert len(wanted) > 300, "the texts of the code were not found"
    lacking = sorted(wanted - told)
    assert not lacking, f"{len(lacking)} texts lack a translation ({_advice(language)}): {lacking}"


def test_nothing_is_translated_that_the_code_no_longer_says(
    marked: Catalog, catalogue: Catalog, language: str
) -> None:
    wanted = {_all(message.id) for message in marked if message.id}
    left = sorted({_all(message.id) for message in catalogue if message.id} - wanted)
    assert not left, f"texts that are gone from the code ({_advice(language)}): {left}"


def test_plural_texts_have_every_form_of_the_language(catalogue: Catalog) -> None:
    plurals = [message for message in catalogue if len(_all(message.id)) > 1]
    assert plurals
    for message in plurals:
        assert len(_all(message.string)) == catalogue.num_plurals, message.id


def test_placeholders_agree(catalogue: Catalog) -> None:
    """A count that the English singular leaves out may be left out or told; no other may."""
    wrong = []
    for message, english, form in _said(catalogue):
        known = {name for text in _all(message.id) for name in _placeholders(text)}
        needed, given = _placeholders(english), _placeholders(form)
        if given - known or needed - given:
            wrong.append((english, form))
    assert not wrong, f"placeholders differ: {wrong}"


def test_translations_can_be_filled_in(catalogue: Catalog) -> None:
    for message, _english, form in _said(catalogue):
        names = {
            re.split(r"[!:.\[]", mark[1:-1])[0]
            for text in _all(message.id)
            for mark in _placeholders(text)
        }
        if not names:
            continue
        filled = form.format_map(dict.fromkeys(names, "§"))
        assert not {"{", "}"} & set(filled), form


def test_markdown_and_icon_codes_are_kept(catalogue: Catalog) -> None:
    wrong = [
        (english, form)
        for _message, english, form in _said(catalogue)
        if Counter(_MARKUP.findall(english)) != Counter(_MARKUP.findall(form))
    ]
    assert not wrong, f"markup differs: {wrong}"


def test_ends_of_texts_agree(catalogue: Catalog) -> None:
    """Pieces are put side by side by the code: a lost full stop or space would join two of them.

    Where the English ends with a value, a language may close its sentence behind it.
    """
    wrong = [
        (english, form)
        for _message, english, form in _said(catalogue)
        if _ends(english) != _ends(form)
        or (english.endswith(".") != form.endswith(".") and not english.endswith("}"))
    ]
    assert not wrong, f"ends differ: {wrong}"


def test_no_text_is_left_in_english(catalogue: Catalog, language: str) -> None:
    untranslated = sorted({
        english
        for _message, english, form in _said(catalogue)
        if form == english and re.search(r"[^\W\d_]", _PLACEHOLDER.sub("", english))
        and english not in SAME[language]
    })  # fmt: skip
    assert not untranslated, (
        f"equal to the English; translate them, or add them to SAME here: {untranslated}"
    )


def test_french_signs_have_no_break_before_them(catalogue: Catalog, language: str) -> None:
    if language != "fr":
        pytest.skip("spaces before signs are French")
    wrong = [form for _message, _english, form in _said(catalogue) if _PLAIN_SPACE.search(form)]
    straight = [form for _message, _english, form in _said(catalogue) if "'" in form or '"' in form]
    assert not wrong, f"a plain space beside a sign: {wrong}"
    assert not straight, f"a straight apostrophe or quotation mark: {straight}"


def test_what_is_compiled_is_what_is_written(catalogue: Catalog, language: str) -> None:
    committed = _path(language, "mo")
    written = gettext.GNUTranslations(io.BytesIO(translations.compiled(catalogue)))
    assert committed.exists(), _advice(language)
    with committed.open("rb") as lines:
        shipped = gettext.GNUTranslations(lines)
    for message, _english, _form in _said(catalogue):
        texts = _all(message.id)
        for count in (0, 1, 2, 5):
            said = (
                [known.ngettext(texts[0], texts[1], count) for known in (written, shipped)]
                if len(texts) > 1
                else [known.gettext(texts[0]) for known in (written, shipped)]
            )
            assert said[0] == said[1], f"tela.mo is stale; {_advice(language)}"
    assert committed.read_bytes() == translations.compiled(catalogue), (
        f"tela.mo is stale; {_advice(language)}"
    )
