"""Names of files: what they say, and that every system takes them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibits.catalogue import CATALOGUE, EXAMPLES
from exhibits.exhibit import Exhibit
from exhibits.render.file_names import MOST, deck_name, file_name
from exhibits.render.files import FORMATS
from words import speaking_in

BASE = EXAMPLES["region_ranking"]()
SAFE = re.compile(r"tela(_[A-Za-z0-9]+(-[A-Za-z0-9]+)*){2,3}\.[a-z0-9]+")
PATHS = st.from_regex(r"[A-Z]{2}-[0-9]{1,2}(/\.\.|\\|:|\0|\.)*", fullmatch=True)
TEXTS = st.text(max_size=300) | PATHS


def exhibit(id: str = "resp_ffp2-map-per_100k-certified", round: str = "", day: int = 1) -> Exhibit:
    return dataclasses.replace(BASE, id=id, round=round, as_of=dt.date(2026, 11, day))


def check(name: str) -> None:
    """On Windows, macOS and Linux alike, in a folder, a mail and an address."""
    assert SAFE.fullmatch(name), name
    assert len(name) <= MOST
    assert PureWindowsPath(name).name == PurePosixPath(name).name == name
    assert not name.startswith((".", "-"))
    assert PureWindowsPath(name).stem.lower() not in ("con", "nul", "aux", "prn", "com1", "lpt1")


@settings(deadline=None)
@given(id=TEXTS, round=TEXTS, extension=st.sampled_from(FORMATS) | TEXTS)
def test_any_exhibit_has_a_name_that_every_system_takes(
    id: str, round: str, extension: str
) -> None:
    made = exhibit(id, round)
    check(file_name(made, extension))
    assert file_name(made, extension) == file_name(made, extension)


@settings(deadline=None)
@given(title=TEXTS, ids=st.lists(TEXTS, max_size=5), extension=TEXTS)
def test_any_deck_has_a_name_that_every_system_takes(
    title: str, ids: list[str], extension: str
) -> None:
    check(deck_name(title, [exhibit(id) for id in ids], extension))


@settings(deadline=None)
@given(st.lists(st.text("abc", min_size=60, max_size=200), min_size=2, max_size=5, unique=True))
def test_names_that_are_cut_stay_apart(ids: list[str]) -> None:
    begin = "a" * 60
    assert len({file_name(exhibit(begin + id), "csv") for id in ids}) == len(ids)


def test_a_name_says_what_the_file_holds() -> None:
    with speaking_in("fr"):
        told = exhibit(round="2026-R2")
        assert file_name(told, "pptx") == "tela_resp-ffp2-map-per-100k-certified_2026-R2_fr.pptx"
        assert file_name(exhibit(), "csv").endswith("_2026-11-01_fr.csv"), "the day without a round"


@pytest.mark.parametrize(
    ("title", "rounds", "name"),
    [
        ("L’Europe à 5 %", ("2026-R2", "2026-R2"), "tela_l-europe-a-5_2026-R2_en.pptx"),
        ("Masks", ("2026-R1", "2026-R2"), "tela_masks_2026-11-02_en.pptx"),
        ("", ("", ""), "tela_a-and-1-more_2026-11-02_en.pptx"),
        ("!?", ("",), "tela_a_2026-11-01_en.pptx"),
        ("", (), "tela_figures_en.pptx"),
    ],
)
def test_a_deck_is_named_by_its_title_else_by_its_figures(
    title: str, rounds: tuple[str, ...], name: str
) -> None:
    figures = [exhibit("abc"[place], round, place + 1) for place, round in enumerate(rounds)]
    assert deck_name(title, figures, "pptx") == name


def test_a_title_of_another_script_is_spelled_in_ours() -> None:
    name = deck_name("صفاقس", [exhibit()], "xlsx")
    check(name)
    assert not name.startswith("tela_resp"), "the title is not lost"


def test_figures_of_the_catalogue_have_names_of_their_own() -> None:
    names = {file_name(EXAMPLES[name](), "csv") for name in CATALOGUE}
    assert len(names) == len(CATALOGUE)
