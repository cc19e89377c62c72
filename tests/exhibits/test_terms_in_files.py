"""Wherever a file goes, its source, its terms and how to cite it go along."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import zipfile

import pytest
from PIL import Image

from exhibits.catalogue import CATALOGUE, EXAMPLES
from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.csv_file import csv_bytes, safe
from exhibits.render.files import file_bytes, formats_of
from exhibits.render.picture_words import described
from exhibits.render.readme_file import citation, filters, states, terms, terms_of_data
from words import speaking_in

LINK = "https://tela.example/map?p=resp_ffp2&g=certified"


def made(name: str) -> Exhibit:
    return dataclasses.replace(EXAMPLES[name](), link=LINK, round="2026-R2")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_row_of_a_table_bears_them(name: str, language: str) -> None:
    with speaking_in(language):
        exhibit = made(name)
        _heads, *rows = csv.reader(io.StringIO(csv_bytes(exhibit).decode("utf-8-sig")))
        assert {tuple(row[-3:]) for row in rows} == {
            (safe(exhibit.source), terms_of_data(), citation(exhibit))
        }


@pytest.mark.parametrize("name", ["region_map", "family_mix"])
def test_a_picture_bears_them(name: str) -> None:
    with speaking_in("fr"):
        exhibit = made(name)
        alone = file_bytes(exhibit, "png")
        with Image.open(io.BytesIO(alone)) as picture:
            picture.load()
            told = picture.text  # type: ignore[attr-defined]
        assert told["Title"] == visible(exhibit.title)
        assert told["Comment"] == citation(exhibit)
        assert told["Source"] == exhibit.source
        assert told["Copyright"] == " ".join(terms(exhibit, places=False))
    with pytest.raises(ValueError, match="no PNG"):
        described(b"GIF89a", exhibit)


@pytest.mark.parametrize(
    "name", [name for name in CATALOGUE if "geojson" in formats_of(EXAMPLES[name]())]
)
def test_places_bear_them(name: str) -> None:
    exhibit = made(name)
    whole = json.loads(file_bytes(exhibit, "geojson"))
    assert whole["license"] == " ".join(terms(exhibit, places=True))
    assert whole["citation"] == citation(exhibit)
    assert whole["link"] == LINK


def test_an_archive_explains_itself() -> None:
    exhibit = made("region_map")
    with zipfile.ZipFile(io.BytesIO(file_bytes(exhibit, "zip"))) as archive:
        text = archive.read("README.txt").decode("utf-8-sig")
        told = json.loads(archive.read("metadata.json"))
    for shared in (citation(exhibit), filters(exhibit), exhibit.round, *sum(states(), ())):
        assert shared in text
    assert told["citation"] == citation(exhibit)
    assert told["round"] == "2026-R2"
    assert told["states"] == dict(states())


def test_a_citation_says_who_what_when_and_where() -> None:
    assert citation(made("region_trend")) == (
        "Tela (2026). FFP2, certified share: up in 2 of 3 places, down in 1; the firms that "
        "answered differ. n = 23 firms, of 66 asked · 1 November 2026. Source: fictive sample. "
        + LINK
    )
    assert filters(made("region_trend")) == "p = resp_ffp2 · g = certified"
    assert filters(EXAMPLES["region_trend"]()) == ""


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("Sfax;=cmd|' /C calc'!A0", "Sfax;'=cmd|' /C calc'!A0"),
        ("a\n@SUM(A1)", "a\n'@SUM(A1)"),
        ("a; +cmd", "a;' +cmd"),
        ("＝1+1", "'＝1+1"),
        ("\n=1", "'\n'=1"),
        ("a; -5", "a; -5"),
        ("a;+49 30 123;b", "a;+49 30 123;b"),
        ("p = x; q = y", "p = x; q = y"),
    ],
)
def test_what_other_settings_would_run_is_neutralised_too(text: str, harmless: str) -> None:
    assert safe(text) == harmless
