"""Briefs, read again by another reader of PDF: one page, its words, its letters, what it cut."""

from __future__ import annotations

import dataclasses
import io
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from exhibits.catalogue import CATALOGUE, EXAMPLES
from exhibits.exhibit import MAPS, Exhibit
from exhibits.plain import visible
from exhibits.render.brief import Brief, Facts, KeyFigure, brief_pdf
from exhibits.render.brief.drawing import drawn, fitted
from exhibits.render.brief.make import _rows, _set
from exhibits.render.brief.page import BOTTOM, SIDE, TALL, WIDE, Page, Picture, Words
from exhibits.render.brief.shorter import drawn_rows, with_rows
from exhibits.render.frame import disclaimer
from exhibits.render.svg.canvas import SPACE
from exhibits.render.svg.letters import text_width
from words import date, language, speaking_in

LINK = "https://tela.example/map?p=resp_ffp2"
GREEK = "Θεσσαλονίκη: η μεγαλύτερη πιστοποιημένη δυναμικότητα μασκών"
ARABIC = "صفاقس تملك أكبر طاقة إنتاج معتمدة من الأقنعة"
HOSTILE = [
    '#eval("1+1") #import "x.typ" *bold* _it_ $x^2$ @ref <label> `raw` ~ -- \\u{41}',
    "= Heading\n- list\n/ term: x // comment /* and */",
    '\\ "quoted" \'; ]) } #pagebreak() [',
    "a\u0000b\u0007c\u202ed\u200bef\ufffe",
    "</text><script>alert(1)</script>&amp;",
    '=HYPERLINK("http://evil.example")',
]


def example(name: str = "region_map") -> Exhibit:
    return dataclasses.replace(EXAMPLES[name](), link=LINK)


def brief(*names: str, **other: Any) -> Brief:
    exhibits = tuple(example(name) for name in names or ("region_map",))
    first = exhibits[0] if exhibits else example()
    given_ = {
        "title": "What Monastir makes, and how much of it is certified",
        "subtitle": "A regional profile",
        "figures": (KeyFigure("pieces a week", "1.2 M", "certified"), KeyFigure("sites", "14")),
        "exhibits": exhibits,
        "lists": (Facts("Who makes it", (("Filature du Sahel", "12,000"), ("Nasij", "900"))),),
        "notes": ("Capacity is that of the sites which answered.",),
        "as_of": first.as_of,
        "n": first.n.text,
        "source": first.source,
        "link": LINK,
        "fictive": True,
    }
    return Brief(**(given_ | other))


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def bare(text: str) -> str:
    """Without spaces: where a line was broken is the page's own affair."""
    return re.sub(r"\s", "", visible(text))


def said(pdf: bytes) -> str:
    (page,) = read(pdf).pages
    return bare(page.extract_text())


def words_in(exhibit: Exhibit, points: float) -> list[str]:
    texts = ET.fromstring(drawn(exhibit, points).svg).iter(f"{{{SPACE}}}text")
    return [text.text or "" for text in texts]


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_figure_can_be_the_main_one_with_its_words_as_words(name: str) -> None:
    with speaking_in("fr"):
        made = brief(name)
        (exhibit,) = made.exhibits
        pdf = brief_pdf(made)
        (page,) = read(pdf).pages
        text = said(pdf)
        for shown in (
            made.title, made.subtitle, made.n, date(made.as_of), made.source, exhibit.title,
            "Filature du Sahel", "12,000", "1.2 M", made.notes[0], "Échantillon fictif",
        ):  # fmt: skip
            assert bare(shown) in text
        inside = [word for word in words_in(exhibit, 515) if word]
        assert len(inside) > 5
        found = [word for word in inside if bare(word) in text]
        # a map's names may be cut at its edge
        assert len(found) >= 0.9 * len(inside)
        assert (bare(disclaimer()) in text) is (exhibit.encoding.kind in MAPS or "Contours" in text)
    assert not page.images, "vectors, no picture"
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
        (595.28, 841.89), abs=0.01
    )


def test_it_is_set_in_the_committed_letters_alone_and_tagged() -> None:
    made = read(brief_pdf(brief("region_map", title=f"{GREEK} {ARABIC}")))
    assert fonts(made.pages[0]) == {
        "IBMPlexSans", "IBMPlexSans-SmBld", "IBMPlexSansArabic", "IBMPlexSansArabic-SmBld",
    }  # fmt: skip
    root: Any = made.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    told = alternatives(root["/StructTreeRoot"])
    assert told == [example().sentence]


def fonts(thing: Any) -> set[str]:
    """Names of the fonts of a page, also of those of the figures on it."""
    resources = thing["/Resources"].get_object()
    found = {
        str(font.get_object()["/BaseFont"]).split("+")[-1].removesuffix("-Identity-H")
        for font in resources.get("/Font", {}).values()
    }
    for inner in resources.get("/XObject", {}).values():
        form = inner.get_object()
        found |= fonts(form) if "/Resources" in form else set()
    return found


def alternatives(node: Any) -> list[str]:
    """What is read out for figures, in order of reading."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [text for child in node for text in alternatives(child)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (alternatives(node["/K"]) if "/K" in node else [])


def test_greek_and_arabic_can_be_read_again() -> None:
    lists = (Facts(GREEK, ((ARABIC, "12"), ("Αθήνα", "صفاقس"))),)
    text = read(brief_pdf(brief("region_ranking", title=GREEK, subtitle=ARABIC, lists=lists)))
    shown = text.pages[0].extract_text()
    assert bare(GREEK) in bare(shown)
    for word in ("صفاقس", "طاقة", "Αθήνα"):
        assert word in shown
    assert "\x00" not in shown
    assert "\ufffd" not in shown


@pytest.mark.parametrize("hostile", HOSTILE)
def test_names_are_never_markup(hostile: str) -> None:
    exhibit = example("region_ranking")
    table = exhibit.table.assign(name=[hostile, *exhibit.table["name"].iloc[1:]])
    evil = dataclasses.replace(
        exhibit, table=table, title=hostile, subtitle=hostile, source=hostile, notes=(hostile,)
    )
    made = brief(
        title=f"{hostile}\ud800", subtitle=hostile, source=hostile, notes=(hostile,),
        exhibits=(evil, evil),
        figures=(KeyFigure(hostile, hostile, hostile),),
        lists=(Facts(hostile, ((hostile, hostile),)),), n=hostile, kicker=hostile,
    )  # fmt: skip
    pdf = brief_pdf(made)
    shown = re.sub("[\ud800-\udfff\ufffe]", "", visible(hostile))
    assert said(pdf).count(bare(shown)) >= 3
    linked = [note.get_object()["/A"]["/URI"] for note in read(pdf).pages[0]["/Annots"]]
    assert set(linked) == {LINK}


def test_a_link_leads_only_to_the_web() -> None:
    for link in ("javascript:alert(1)", "file:///etc/passwd", ""):
        assert "/Annots" not in read(brief_pdf(brief("region_ranking", link=link))).pages[0]


def test_the_same_brief_is_the_same_bytes_and_knows_no_clock() -> None:
    one = brief_pdf(brief("product_heatmap", "region_ranking"))
    assert one == brief_pdf(brief("product_heatmap", "region_ranking"))
    assert read(one).metadata["/CreationDate"].startswith("D:20261101")


def test_what_is_suppressed_stays_so() -> None:
    exhibit = example("region_map")
    hidden = exhibit.table["state"].eq("suppressed")
    assert hidden.sum() == 1
    # even where a value were left in the table by mistake, its state decides
    table = exhibit.table.assign(value=exhibit.table["value"].mask(hidden, 98765.0))
    pdf = brief_pdf(brief(exhibits=(dataclasses.replace(exhibit, table=table),)))
    assert "98,765" not in said(pdf)
    assert bare("fewer than 3 firms: not shown (1)") in said(pdf)


def test_what_has_no_room_is_counted_in_words() -> None:
    rows = tuple((f"Firm ({place})", "made") for place in range(300))
    figures = tuple(KeyFigure("sites", str(place)) for place in range(7))
    names = ("region_map", "region_ranking", "product_ladder", "product_places", "family_mix")
    text = said(brief_pdf(brief(*names, lists=(Facts("Firms", rows),), figures=figures)))
    shown = sum(bare(f"Firm ({place})") in text for place in range(300))
    assert 3 < shown < 100
    left = re.search(r"Withoutroomonthispage:1figure,2keyfigures,(\d+)rowsoflists", text)
    assert left
    assert f"and{left[1]}more" in text
    assert int(left[1]) == 300 - shown


def test_a_long_ranking_is_cut_to_rows_that_can_be_read() -> None:
    exhibit = example("region_ranking")
    row = exhibit.table[exhibit.table["state"].eq("value")].iloc[[0]]
    table = row.loc[row.index.repeat(20)].reset_index(drop=True)
    table["area"] = table["name"] = [f"Region {place:02}" for place in range(20)]
    long = dataclasses.replace(exhibit, table=table)
    assert len(drawn_rows(long)) == 20
    cut = fitted(long, drawn(long, 160), 160, 90)
    assert cut is not None
    kept = re.findall(r"Region \d\d(?=</text)", cut.svg)
    assert kept == [f"Region {place:02}" for place in range(len(kept))]
    assert 3 <= len(kept) < 20
    assert cut.remark == f"{len(kept)} of 20 rows are drawn here; the live view has them all."
    assert cut.scale(160, 90) * 12 > 4.3
    assert fitted(long, drawn(long, 160), 160, 10) is None


@pytest.mark.parametrize("name", [name for name in CATALOGUE if len(drawn_rows(example(name))) > 2])
def test_fewer_rows_are_some_of_the_rows(name: str) -> None:
    exhibit = example(name)
    rows = drawn_rows(exhibit)
    fewer = drawn_rows(with_rows(exhibit, len(rows) - 1))
    assert len(fewer) == len(rows) - 1
    assert set(fewer) < set(rows)


def test_a_language_from_right_to_left_mirrors_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_word(pdf: bytes) -> float:
        places: list[float] = []

        def note(text: str, outer: Any, own: Any, _font: Any, _size: Any) -> None:
            if "Tela" in text:
                places.append(own[4] * outer[0] + own[5] * outer[2] + outer[4])

        read(pdf).pages[0].extract_text(visitor_text=note)
        return places[0]

    made = brief("region_ranking")
    assert 50 < first_word(brief_pdf(made)) < 100
    monkeypatch.setattr(language, "LANGUAGES", ("en", "ar"))
    with speaking_in("ar"):
        assert first_word(brief_pdf(made)) > 500


def boxes(page: Page) -> list[tuple[float, float, float, float, str]]:
    """Left, top, right, bottom of all words and pictures, with what they say."""
    found = []
    for item in page.items:
        if isinstance(item, Picture):
            box = (item.x, item.y, item.x + item.width, item.y + item.height)
            found.append((*box, "picture"))
        elif isinstance(item, Words):
            wide = max(text_width(line, item.size, item.bold) for line in item.lines)
            left = item.x + item.width - wide if item.at_end else item.x
            bottom = item.y + len(item.lines) * item.leading
            found.append((left, item.y, left + wide, bottom, item.lines[0]))
    return found


TEXTS = st.sampled_from(["", "FFP2", GREEK, ARABIC, GREEK * 6, ARABIC * 9, "w" * 400, HOSTILE[0]])
ROWS = st.lists(st.tuples(TEXTS, TEXTS), max_size=30).map(tuple)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    names=st.lists(st.sampled_from(sorted(EXAMPLES)), max_size=5),
    title=TEXTS,
    subtitle=TEXTS,
    figures=st.lists(st.builds(KeyFigure, TEXTS, TEXTS, TEXTS), max_size=7).map(tuple),
    lists=st.lists(st.builds(Facts, TEXTS, ROWS), max_size=6).map(tuple),
    notes=st.lists(TEXTS, max_size=5).map(tuple),
    source=TEXTS,
    spoken=st.sampled_from(["en", "fr"]),
    tight=st.booleans(),
)
def test_nothing_overlaps_or_leaves_the_page_whatever_it_holds(
    names: list[str],
    title: str,
    subtitle: str,
    figures: tuple[KeyFigure, ...],
    lists: tuple[Facts, ...],
    notes: tuple[str, ...],
    source: str,
    spoken: str,
    tight: bool,
) -> None:
    with speaking_in(spoken):
        made = brief(
            *names, title=title, subtitle=subtitle, figures=figures, lists=lists, notes=notes,
            source=source, kicker=title, exhibits=tuple(example(name) for name in names),
        )  # fmt: skip
        page = _set(made, *_rows(made), tight=tight)
    found = boxes(page)
    for left, top, right, bottom, what in found:
        assert left >= SIDE - 0.5, what
        assert top >= 0, what
        assert right <= WIDE - SIDE + 0.5, what
        assert bottom <= TALL - BOTTOM + 0.5, what
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            apart = (
                one[2] <= other[0] + 0.5
                or other[2] <= one[0] + 0.5
                or one[3] <= other[1] + 0.5
                or other[3] <= one[1] + 0.5
            )
            assert apart, (one, other)


@pytest.mark.parametrize("text", [GREEK * 8, ARABIC * 8, "é" * 5000, "漢字 💉"])
def test_one_page_whatever_it_holds(text: str) -> None:
    many = tuple((text, text) for _row in range(80))
    made = brief(
        "need_map", "round_maps", "product_heatmap", "round_change",
        title=text, subtitle=text, notes=(text,) * 9, source=text, n=text,
        figures=(KeyFigure(text, text, text),) * 6, lists=(Facts(text, many),) * 4,
    )  # fmt: skip
    assert len(read(brief_pdf(made)).pages) == 1
