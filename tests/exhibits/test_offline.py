"""The file that opens anywhere: whole, harmless, fetching nothing, saying what the screen says."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from exhibits.catalogue import EXAMPLES
from exhibits.catalogue.region_map import region_map
from exhibits.exhibit import Exhibit
from exhibits.render.html_table import cell_text, shown_fields, shown_rows
from exhibits.render.offline import offline_html
from exhibits.render.offline.drawing import LOOKS, drawing, drawings
from exhibits.render.offline.fonts import FACES, font_faces
from exhibits.render.offline.inks import Inks
from exhibits.render.offline.linked import Links
from exhibits.render.svg import DRAWERS, Canvas
from exhibits.style import contrast, palette
from tests.conftest import ROOT
from tests.exhibits.tables import COMMON, area, table
from words import speaking_in

CHANNELS = ("fill", "stroke")
SHAPES = ("path", "rect", "circle", "line", "text")
VOID = ("meta", "link", "input", "br", "img")
HOSTILE = '<img src=x onerror="alert(1)"></script><script>alert(2)</script>\u202e$title\uffff {x}'


class Page(HTMLParser):
    """Elements of a page in order, with attributes and the words within; nesting is checked."""

    def __init__(self, made: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[tuple[tuple[str, ...], str]] = []
        self.open: list[str] = []
        self.feed(made.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((tuple(self.open), data))

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag in tags]

    def within(self, tag: str) -> list[str]:
        """The words of each element of that name that stand directly in it."""
        return [data for path, data in self.words if path and path[-1] == tag]

    @property
    def text(self) -> str:
        return " ".join(data for path, data in self.words if not {"script", "style"} & set(path))


def deck(*exhibits: Exhibit, title: str = "A deck") -> Page:
    page = Page(offline_html(title, exhibits))
    assert page.open == []
    return page


@pytest.fixture(scope="module")
def file() -> bytes:
    """All examples, one of them twice."""
    made = [make() for make in EXAMPLES.values()]
    return offline_html("A deck", [*made, made[0]])


@pytest.fixture(scope="module")
def whole(file: bytes) -> Page:
    return Page(file)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_exhibit_opens_with_all_that_stands_behind_it(name: str) -> None:
    exhibit = dataclasses.replace(EXAMPLES[name](), link="https://tela.example/map?p=ffp2")
    page = deck(exhibit)
    assert exhibit.title in page.within("h2")
    for said in (
        exhibit.subtitle,
        exhibit.sentence,
        exhibit.n.text,
        exhibit.source,
        *exhibit.notes,
    ):
        assert said.rstrip(".") in page.text
    assert {"href": exhibit.link, "rel": "noopener noreferrer"} in page.all("a")
    rows = [row for row in page.all("tr") if "data-row" in row]
    assert [row["data-row"] for row in rows] == [str(at) for at in range(len(exhibit.table))]
    shown = shown_rows(exhibit).to_dict("records")
    cells = [words for path, words in page.words if "tbody" in path]
    told = [cell_text(row, field) for row in shown for field in shown_fields(exhibit)]
    assert [text for text in cells if text != "–"] == [text for text in told if text]


@pytest.mark.parametrize("name", EXAMPLES)
def test_marks_and_rows_find_each_other(name: str) -> None:
    exhibit = EXAMPLES[name]()
    rows = shown_rows(exhibit).to_dict("records")
    label = next(field.name for field in shown_fields(exhibit) if field.kind == "text")
    for one in drawings(exhibit, 1, Inks(), "says").values():
        linked: set[int] = set()
        marked = {mark.get("data-name") for mark in one.element.iter()}
        for mark in one.element.iter():
            told = mark.find("title")
            if told is None:
                continue
            own = [int(row) for row in mark.get("data-rows", "").split()]
            assert own, f"{mark.get('data-name')} is in the table"
            for row in own:
                # a mark tells of its row's place by the same name
                assert str(rows[row][label]) in str(told.text)
            linked.update(own)
        for at, row in enumerate(rows):
            whole = exhibit.encoding.kind == "heatmap" and row["place"] == "all"
            # such as what was asked for: a line without points
            bare = exhibit.encoding.kind == "lines" and row["place"] not in marked
            absent = row.get("value", 0) == 0 or whole or bare or one.key.endswith("n")
            if row.get("state") == "value" and not absent:
                assert at in linked, row


def test_rounds_of_one_place_are_parted() -> None:
    exhibit = EXAMPLES["round_maps"]()
    made = drawing(exhibit, "wide", "k", Inks(), "says").element
    rows = shown_rows(exhibit).to_dict("records")
    monastir = [one for one in made.iter() if one.get("data-name") == "TN-52"]
    found = [rows[int(one.get("data-rows", ""))]["round"] for one in monastir]
    assert found == ["2026-R1", "2026-R2"]


def test_a_day_is_not_found_within_another() -> None:
    exhibit = EXAMPLES["region_trend"]()
    days = exhibit.table["round"].map(
        {"2025-R2": "1 May", "2026-R1": "11 May", "2026-R2": "21 May"}
    )
    links = Links(dataclasses.replace(exhibit, table=exhibit.table.assign(round=days)))
    assert [len(links.rows("TN", f"Tunisia · {day}")) for day in ("1 May", "11 May")] == [1, 1]


def test_ids_are_unique_and_all_that_is_referred_to_is_there(whole: Page) -> None:
    ids = [attributes["id"] for _tag, attributes in whole.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = {"figures"}
    for _tag, attributes in whole.elements:
        for value in attributes.values():
            wanted.update(re.findall(r"url\(#([^)]+)\)", value))
        href = attributes.get("href", "")
        wanted.update([href[1:]] if href.startswith("#") else [])
        wanted.update(attributes.get(name, "") for name in ("aria-labelledby", "for"))
    assert wanted - {""} <= set(ids)


def test_nothing_is_fetched(whole: Page) -> None:
    for tag, attributes in whole.elements:
        assert not {"src", "srcset", "action", "background", "poster", "data"} & set(attributes)
        assert tag not in ("iframe", "object", "embed", "base", "form", "img", "image")
        assert not [name for name in attributes if name.startswith("on")]
        href = attributes.get("href", attributes.get("xlink:href", ""))
        assert tag == "a" or href.startswith(("#", "data:")) or not href
    style = "".join(whole.within("style"))
    assert "@import" not in style
    assert set(re.findall(r"url\((\w*:?)", style)) == {"data:"}


def test_the_policy_lets_the_files_own_script_run_and_no_other(whole: Page) -> None:
    policy = next(
        one["content"]
        for one in whole.all("meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    )
    _words, script = whole.within("script")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["script-src"] == f"'sha256-{digest}'"
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == rules["font-src"] == "data:"


def test_hostile_names_are_text() -> None:
    rows = table(area("TN-52", value=1.0, name=HOSTILE), area("TN-51", value=2.0, name="Sousse"))
    made = region_map(rows, measure="per_100k", **COMMON)
    hostile = dataclasses.replace(
        made, title=HOSTILE, subtitle=HOSTILE, source=HOSTILE, notes=(HOSTILE,), sentence=HOSTILE,
        link="javascript:alert(1)",
    )  # fmt: skip
    page = deck(hostile, title=f"{HOSTILE}\ud800")
    assert len(page.all("script")) == 2
    assert not page.all("img")
    assert not [one for one in page.all("a") if not one["href"].startswith("#")]
    assert '<img src=x onerror="alert(1)">' in page.text
    assert "$title" in page.text, "what looks like a place of the template stays as it is"
    assert "\u202e" not in page.text


def test_the_words_of_the_script_cannot_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exhibits.render.offline.page._told", lambda: {"sort": "</script><b>&"})
    page = deck(EXAMPLES["product_places"]())
    assert not page.all("b")
    assert '"\\u003c/script' in page.within("script")[0]


def test_the_same_exhibits_give_the_same_bytes_and_are_left_as_they_were() -> None:
    exhibits = [EXAMPLES[name]() for name in ("region_map", "family_mix")]
    before = [exhibit.table.copy(deep=True) for exhibit in exhibits]
    again = [EXAMPLES[name]() for name in ("region_map", "family_mix")]
    assert offline_html("A", exhibits) == offline_html("A", again)
    for exhibit, kept in zip(exhibits, before, strict=True):
        assert exhibit.table.equals(kept)


@pytest.mark.parametrize("name", EXAMPLES)
def test_in_the_dark_it_is_the_dark_drawing(name: str) -> None:
    exhibit, inks = EXAMPLES[name](), Inks()
    ours = drawing(exhibit, "wide", "k", inks, "says").element
    # the last rule for the dark holds every ink
    dark = dict(re.findall(r"(--i\d+):(#\w+)", inks.css().rsplit("@media", 1)[1]))
    canvas = Canvas(LOOKS["wide"], True, footed=False)
    bottom = DRAWERS[exhibit.encoding.kind](canvas, exhibit, 0.0)
    theirs = ET.fromstring(canvas.to_bytes(bottom, margin=0))

    def colours(one: ET.Element, handed: tuple[str, ...] = ("", "")) -> list[tuple[str, ...]]:
        own = tuple(one.get(name) or got for name, got in zip(CHANNELS, handed, strict=True))
        inked = tuple(re.sub(r"var\((.*)\)", lambda ink: dark[ink[1]], value) for value in own)
        shown = tuple(value if value.startswith("#") else "" for value in inked)
        inner = [colour for child in one for colour in colours(child, own)]
        drawn = one.tag.rpartition("}")[2] in SHAPES
        return [shown, *inner] if drawn else inner

    assert colours(ours) == colours(theirs)
    assert dark


def test_the_page_reads_in_both_appearances() -> None:
    for dark in (False, True):
        colours = palette(dark)
        pairs = [
            (colours.ink, colours.paper),
            (colours.ink, colours.sea),
            (colours.muted, colours.paper),
            (colours.accent, colours.paper),
            (colours.ink, colours.sea),
        ]
        assert all(contrast(*pair) >= 4.5 for pair in pairs)


def test_it_speaks_the_readers_language_and_its_figures_are_exact() -> None:
    rows = table(area("TN-52", value=1234.5, name="Monastir"))
    with speaking_in("fr"):
        page = deck(region_map(rows, measure="per_100k", **COMMON))
    assert page.all("html") == [{"lang": "fr", "dir": "ltr"}]
    values = [one.get("data-v") for one in page.all("td")]
    assert "1234.5" in values
    assert "1\u202f234" in page.text or "1\u202f235" in page.text


def test_from_right_to_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exhibits.render.offline.page.direction", lambda: "rtl")
    assert deck(EXAMPLES["product_places"]()).all("html")[0]["dir"] == "rtl"


def test_outlines_are_written_once(file: bytes) -> None:
    made = EXAMPLES["region_map"]()
    one, two = len(offline_html("", [made])), len(offline_html("", [made, made]))
    assert two < 1.2 * one
    assert len(file) < 45_000 * len(EXAMPLES), "outlines and letters once, little a figure"


def test_letters_are_embedded_as_they_are_needed() -> None:
    assert font_faces("Monastir").count("@font-face") == 2
    assert font_faces("Eskişehir").count("@font-face") == 4
    assert font_faces("صفاقس").count("Plex Sans Arabic") == 2
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    for _family, stem, span in FACES:
        assert stem in config
        assert span in config


def test_a_deck_without_figures_or_title_says_so() -> None:
    page = deck(title=" ")
    assert "Figures from Tela" in page.within("h1")
    assert "There is no figure in this file." in page.text
    assert not page.all("article")
