"""Slides as a designer and a user with a template of their own would look at them."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Emu, Inches

from exhibits.catalogue import EXAMPLES
from exhibits.catalogue.product_heatmap import ALL
from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.slides import WHY, UnusableTemplate, deck, drawing, template
from exhibits.render.slides.outlines import outline, steps
from exhibits.render.slides.plots import Plot, Series, plots
from exhibits.style import palette
from words import date, speaking_in

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LINK = "https://tela.example/map?p=resp_ffp2"
POTX = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
PPTM = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def example(name: str) -> Exhibit:
    return dataclasses.replace(EXAMPLES[name](), link=LINK)


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def shapes_in(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from shapes_in(shape.shapes)


def words_on(slide: Any) -> str:
    return "\n".join(one.text_frame.text for one in shapes_in(slide.shapes) if one.has_text_frame)


def parts(content: bytes, match: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if re.search(match, name)
        }


def saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rewritten(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A file with its parts changed; None leaves one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            part = change(name, given.read(name))
            if part is not None:
                made.writestr(name, part)
    return out.getvalue()


# --- prepared geometry -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["region_map", "mix_map", "site_map", "round_maps"])
def test_a_map_of_prepared_outlines_is_the_map_drawn_afresh(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit = example(name)
    deck([exhibit])  # prepares them
    prepared = deck([exhibit])
    monkeypatch.setattr(drawing, "outline", outline.__wrapped__)
    assert deck([exhibit]) == prepared


def test_a_map_of_other_colours_keeps_nothing_of_the_one_before() -> None:
    exhibit = example("region_map")
    other = dataclasses.replace(
        exhibit, table=exhibit.table.assign(value=exhibit.table["value"].to_numpy()[::-1])
    )
    deck([exhibit])
    recoloured = deck([other])
    outline.cache_clear()
    assert recoloured == deck([other])
    assert recoloured != deck([exhibit])


def test_each_region_is_one_freeform_by_its_code() -> None:
    slide = opened(deck([example("region_map")])).slides[0]
    found = [one for one in shapes_in(slide.shapes) if one._element.xpath(".//a:custGeom")]
    regions = [one.name for one in found if re.fullmatch(r"[A-Z]{2}[A-Z0-9-]*", one.name)]
    assert len(regions) == len(set(regions)) > 400


def test_an_outlines_points_are_those_of_its_path() -> None:
    made = outline("M10 20l5 0 0 5zM30 40L35 40 35 45z", None, True)
    assert made is not None
    assert (made.left, made.top, made.wide, made.tall) == (10, 20, 25, 25)
    assert made.geometry.count("<a:close/>") == 2
    assert '<a:pt x="2500" y="2500"/>' in made.geometry
    assert list(steps("M0 0h4v3z")) == [([(0, 0), (4, 0), (4, 3)], True)]
    assert outline("M10 20l5 0 0 5z", (100, 100, 200, 200), True) is None


def test_sites_beyond_a_maps_window_are_not_drawn() -> None:
    exhibit = example("site_map")
    near = dataclasses.replace(exhibit.encoding, frame=(10.0, 35.4, 11.2, 36.2))
    made = opened(deck([dataclasses.replace(exhibit, encoding=near)]))
    shapes = list(shapes_in(made.slides[0].shapes))
    whole = list(shapes_in(opened(deck([exhibit])).slides[0].shapes))
    circles = [sum("ellipse" in one._element.xml for one in found) for found in (shapes, whole)]
    assert circles[0] < circles[1]
    for shape in shapes:
        assert shape.left >= 0, shape.name
        assert shape.left + shape.width <= made.slide_width, shape.name


# --- what a designer looks at ------------------------------------------------------------------


def many_cells(rows: int, columns: int) -> Exhibit:
    exhibit = example("product_heatmap")
    first, random = exhibit.table.iloc[0].to_dict(), np.random.default_rng(1)
    table = pd.DataFrame(
        first
        | {
            "row": f"r{row}", "row_label": f"كمامات جراحية {row}" if row % 2 else f"Μάσκα {row}",
            "place": ALL if place < 0 else f"p{place}", "place_label": f"محافظة {place}",
            "state": "value", "value": (share := float(random.random())), "shade": share,
        }
        for row in range(rows)
        for place in range(-1, columns)
    )  # fmt: skip
    return dataclasses.replace(exhibit, table=table)


def many_bars(count: int) -> Exhibit:
    exhibit = example("region_ranking")
    first = exhibit.table.iloc[0].to_dict()
    table = pd.DataFrame(
        first | {"area": f"A{place}", "name": f"Une très longue région {place} " * 3, "value": 1e6}
        for place in range(max(count, 1))
    )
    return dataclasses.replace(exhibit, table=table.head(count))


def all_suppressed(name: str) -> Exhibit:
    exhibit = example(name)
    table = exhibit.table.assign(state="suppressed")
    for column in ("value", "shade"):
        if column in table:
            table[column] = np.nan
    return dataclasses.replace(exhibit, table=table)


def long_worded() -> Exhibit:
    told = "Masque de protection respiratoire à usage unique avec soupape d’expiration"
    exhibit = example("region_map")
    title, subtitle = " ".join([told] * 4), " · ".join([told, told, exhibit.subtitle])
    return dataclasses.replace(exhibit, title=title, subtitle=subtitle, notes=(told,) * 20)


CASES: dict[str, Callable[[], Exhibit]] = {
    **{name: (lambda name=name: example(name)) for name in EXAMPLES},
    "many cells": lambda: many_cells(27, 20),
    "many bars": lambda: many_bars(40),
    "no bar": lambda: many_bars(0),
    "suppressed map": lambda: all_suppressed("region_map"),
    "suppressed cells": lambda: all_suppressed("product_heatmap"),
    "suppressed lines": lambda: all_suppressed("region_trend"),
    "long words": long_worded,
}


def standing(slide: Any) -> list[tuple[str, int, int, int, int]]:
    return [
        (one.name, one.left, one.top, one.left + one.width, one.top + one.height)
        for one in slide.shapes
    ]


@pytest.mark.parametrize("name", CASES)
def test_nothing_on_a_slide_is_tiny_or_over_another_or_outside(name: str) -> None:
    content = deck([CASES[name]()])
    made = opened(content)
    (slide,) = made.slides
    placed = standing(slide)
    for shape, left, top, right, bottom in placed:
        assert left >= 0, shape
        assert top >= 0, shape
        assert right <= made.slide_width + 20_000, shape
        assert bottom <= made.slide_height, shape
    for place, (one, left, top, right, bottom) in enumerate(placed):
        for other, x0, y0, x1, y1 in placed[place + 1 :]:
            apart = left >= x1 or x0 >= right or top >= y1 or y0 >= bottom
            # names written upwards stand in the first row of their table
            assert apart or "columns" in other, (one, other)
    sizes = [
        int(size)
        for text in parts(content, r"slides/slide|charts/chart\d").values()
        for size in re.findall(r' sz="(\d+)"', text)
    ]
    assert min(sizes) >= 900


def test_a_heatmap_too_long_for_a_slide_says_how_many_rows_it_shows() -> None:
    slide = opened(deck([many_cells(27, 20)])).slides[0]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    shown = len(table.rows) - 1
    assert 5 <= shown < 27
    assert f"{shown} of 27 rows drawn" in words_on(slide)


def test_states_are_patterns_in_a_heatmap_and_keyed_beneath() -> None:
    slide = opened(deck([all_suppressed("product_heatmap")])).slides[0]
    (table,) = [shape for shape in slide.shapes if shape.has_table]
    assert len(table._element.xpath(".//a:pattFill")) == 12
    assert "fewer than 3 firms: not shown (12)" in words_on(slide)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_slide_says_its_notes_on_its_foot_and_to_the_speaker(name: str) -> None:
    exhibit = example(name)
    slide = opened(deck([exhibit])).slides[0]
    told = slide.notes_slide.notes_text_frame.text
    for note in exhibit.notes:
        assert visible(note) in told
    assert not exhibit.notes or visible(exhibit.notes[0]) in words_on(slide)
    links = [
        run.hyperlink.address
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert LINK in links


def test_of_many_rounds_the_latest_are_drawn_and_the_slide_says_so() -> None:
    exhibit = example("round_maps")
    once = exhibit.table[exhibit.table["round"].eq(exhibit.table["round"].iloc[0])]
    days = [exhibit.as_of.replace(year=2018 + place) for place in range(6)]
    table = pd.concat(
        once.assign(round=f"{day.year}-R1", day=day, state=once["state"]) for day in days
    )
    said = words_on(opened(deck([dataclasses.replace(exhibit, table=table)])).slides[0])
    assert "The latest 4 of 6 rounds" in said
    assert "2023-R1" in said
    assert "2019-R1" not in said


# --- native charts -----------------------------------------------------------------------------


def test_dots_are_a_native_scatter_whose_workbook_is_the_table() -> None:
    exhibit = example("region_products")
    charts = [one.chart for one in opened(deck([exhibit])).slides[0].shapes if one.has_chart]
    for chart, plot in zip(charts, plots(exhibit), strict=True):
        space = chart._chartSpace
        assert space.xpath(".//c:scatterChart")
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        sheet = book.active
        assert [row[0].value for row in sheet.iter_rows(min_row=2)] == list(plot.categories)
        *drawn, names = space.xpath(".//c:ser")
        shown = [one for one in plot.series if any(value is not None for value in one.values)]
        assert len(drawn) == len(shown)
        for element, series in zip(drawn, shown, strict=True):
            cells = [value for value in series.values if value is not None]
            points = [float(one.text) for one in element.xpath("./c:xVal//c:v")]
            assert points == cells
            # each address leads to the very numbers drawn
            for tag in ("xVal", "yVal"):
                (address,) = element.xpath(f"./c:{tag}//c:f")
                told = [
                    float(row[0].value)
                    for run in address.text.strip("()").split(",")
                    for row in sheet[run.removeprefix("Sheet1!").replace("$", "")]
                ]
                assert told == [float(one.text) for one in element.xpath(f"./c:{tag}//c:v")]
        said = "".join(one.text for one in names.xpath(".//c:dLbl//a:t"))
        for category in plot.categories:
            assert category in said


def test_a_product_without_a_figure_has_no_dot() -> None:
    exhibit = example("region_products")
    (plot,) = [one for one in plots(exhibit) if any(None in each.values for each in one.series)][:1]
    chart = next(
        one.chart
        for one in opened(deck([exhibit])).slides[0].shapes
        if one.has_chart and one.chart.has_title
        and one.chart.chart_title.text_frame.text == plot.heading
    )  # fmt: skip
    known = sum(value is not None for one in plot.series for value in one.values)
    drawn = chart._chartSpace.xpath(".//c:ser")[:-1]
    assert sum(len(one.xpath("./c:xVal//c:pt")) for one in drawn) == known


def test_a_change_is_cut_where_the_screen_cuts_it_and_says_its_net() -> None:
    exhibit = example("round_change")
    (plot,) = plots(exhibit)
    assert plot.ends is not None
    assert plot.ends[1] == 2.0
    assert any(name.endswith("(+500%)") for name in plot.categories)
    (chart,) = [one.chart for one in opened(deck([exhibit])).slides[0].shapes if one.has_chart]
    assert chart.value_axis.maximum_scale == 2.0


def test_lines_look_as_their_exhibit_says() -> None:
    told = example("supply_weeks")
    (chart,) = [one.chart for one in opened(deck([told])).slides[0].shapes if one.has_chart]
    bound, main, _bound, asked = chart._chartSpace.xpath(".//c:ser")
    assert main.xpath("./c:marker/c:symbol/@val") == ["circle"]
    assert bound.xpath("./c:marker/c:symbol/@val") == asked.xpath("./c:marker/c:symbol/@val")
    assert asked.xpath("./c:spPr/a:ln/a:prstDash/@val") == ["dash"]
    assert not bound.xpath("./c:spPr/a:ln/a:prstDash")


@given(
    st.lists(st.floats(1e-6, 1e12), min_size=1, max_size=8),
    st.sampled_from(["clustered", "stacked", "lines"]),
)
def test_an_axis_holds_every_value_in_few_round_steps(values: list[float], kind: Any) -> None:
    plot = Plot(kind, "", ("one",), tuple(Series("s", (one,), "#000000") for one in values), False)
    low, high, step = plot.axis
    reach = sum(values) if kind == "stacked" else max(values)
    assert low == 0
    assert high >= reach * (1 - 1e-9)
    assert 1 <= round((high - low) / step) <= 6
    assert high <= 2.01 * reach


# --- cover and theme ---------------------------------------------------------------------------


def test_a_cover_says_title_day_number_and_source_only_where_there_is_a_title() -> None:
    exhibits = [example("region_map"), example("region_ranking")]
    with speaking_in("en"):
        made = opened(deck(exhibits, title="Masks in the basin", subtitle="Second round"))
        assert len(made.slides) == 3
        said = words_on(made.slides[0])
        for text in ("Masks in the basin", "Second round", date(exhibits[0].as_of), "2 figures"):
            assert text in said
        assert said.count(exhibits[0].source) == 1
        assert "fictive" in said
        assert made.core_properties.title == "Masks in the basin"
    assert len(opened(deck(exhibits)).slides) == 2


def test_what_the_subtitle_says_is_not_said_again() -> None:
    exhibit = example("region_map")
    under = f"As of {date(exhibit.as_of)} · {exhibit.source}"
    said = words_on(opened(deck([exhibit], title="T", subtitle=under)).slides[0])
    assert said.count(exhibit.source) == 1
    assert said.count("As of") == 1


def test_a_deck_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="no exhibit"):
        deck([], title="Masks")


def test_every_figures_slide_has_its_number_and_our_logos_place_is_on_the_master() -> None:
    made = opened(deck([example("region_map"), example("region_ranking")], title="T"))
    for slide in list(made.slides)[1:]:
        assert slide._element.xpath(".//a:fld[@type='slidenum']")
    assert "Logo" in [shape.name for shape in made.slide_master.shapes]
    assert len(made.slide_layouts) == 2


def test_a_users_theme_recolours_text_and_accent_but_no_class_of_a_map() -> None:
    ranking = parts(deck([example("region_ranking")]), r"charts/chart\d")
    (chart,) = ranking.values()
    assert '<a:schemeClr val="accent1"/>' in chart
    assert palette(dark=False).accent.lstrip("#") not in chart
    (slide,) = parts(deck([example("region_map")]), r"slides/slide\d").values()
    for colour in palette(dark=False).sequential:
        assert f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/>' in slide
    # words on our own land keep their ink, those on the slide take the theme's
    shapes = re.findall(r"<p:sp>.*?</p:sp>", slide, flags=re.DOTALL)
    country = next(one for one in shapes if "<a:t>Spain</a:t>" in one)
    key = next(one for one in shapes if "answered: none (1)</a:t>" in one)
    assert palette(dark=False).ink.lstrip("#") in country
    assert "schemeClr" not in country.split("</a:rPr>")[0].split("<a:rPr")[1]
    assert '<a:schemeClr val="tx1"/>' in key


# --- a user's own template ---------------------------------------------------------------------


def typed(kind: str, content: bytes | None = None) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(PPTX.encode(), kind.encode()) if name.startswith("[C") else part

    return rewritten(content or saved(Presentation()), change)


def with_macros() -> bytes:
    made = Presentation()
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    macros = Part(
        PackURI("/ppt/vbaProject.bin"), "application/vnd.ms-office.vbaProject",
        made.part.package, b"Sub Evil()",
    )  # fmt: skip
    made.part.relate_to(macros, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")
    return typed(PPTM, saved(made))


def huge_title() -> bytes:
    made = Presentation()
    for page in (made.slide_master, *made.slide_layouts):
        for shape in page.placeholders:
            if shape.placeholder_format.type in (1, 3):
                shape.left = shape.top = Emu(0)
                shape.width, shape.height = made.slide_width, Emu(round(made.slide_height * 0.9))
    return saved(made)


def sized(wide: float, tall: float) -> bytes:
    made = Presentation()
    made.slide_width, made.slide_height = Inches(wide), Inches(tall)
    return saved(made)


@pytest.mark.parametrize(
    "made",
    [
        lambda: saved(Presentation()),
        lambda: typed(POTX),
        with_macros,
        huge_title,
        lambda: sized(10, 5.625),
        lambda: sized(7.5, 10),
        lambda: sized(20, 11.25),
    ],
    ids=["4:3", "potx", "macros", "huge title", "small 16:9", "portrait", "large"],
)
def test_a_template_of_any_shape_holds_title_figure_and_foot_apart(made: Any) -> None:
    exhibits = [example("need_map"), example("region_products"), example("product_heatmap")]
    content = deck(exhibits, made(), title="Capacity", subtitle="Second round")
    result = opened(content)
    assert len(result.slides) == 4
    types = parts(content, r"Content_Types")["[Content_Types].xml"]
    assert PPTX in types
    assert "macro" not in types.lower()
    assert not parts_named(content, "vbaProject")
    for slide in list(result.slides)[1:]:
        ours = [one for one in standing(slide) if "Slide Number" not in one[0]]
        (title,) = [one for one in ours if one[0].startswith("Title")]
        (foot,) = [one for one in ours if one[0] == "Source"]
        assert title[4] <= result.slide_height * 0.45
        for name, left, top, right, bottom in ours:
            assert left >= 0, name
            assert right <= result.slide_width + 20_000, name
            assert bottom <= result.slide_height, name
            if name not in (title[0], foot[0]):
                assert top >= title[4] - 20_000, name
                assert bottom <= foot[2] + 20_000, name


def parts_named(content: bytes, word: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [name for name in archive.namelist() if word in name]


def test_a_templates_slides_leave_nothing_behind() -> None:
    theirs = Presentation()
    slide = theirs.slides.add_slide(theirs.slide_layouts[5])
    slide.shapes.title.text = "Confidential"
    theirs.core_properties.last_modified_by = "Somebody"
    theirs.core_properties.comments = "Confidential"
    number = theirs.slides._sldIdLst[0]

    def change(name: str, part: bytes) -> bytes:
        if name == "docProps/app.xml":
            return part.replace(b"</Properties>", b"<Manager>Confidential</Manager></Properties>")
        if name != "ppt/presentation.xml":
            return part
        told = (
            f'<p:custShowLst><p:custShow name="Confidential" id="0"><p:sldLst><p:sld r:id="'
            f'{number.rId}"/></p:sldLst></p:custShow></p:custShowLst><p:extLst>'
        ).encode()
        return part.replace(b"<p:extLst>", told, 1)

    given = rewritten(saved(theirs), change)
    assert "Confidential" in "".join(parts(given, r"docProps/app|presentation\.xml$").values())
    content = deck([example("region_ranking")], given)
    assert not parts_named(content, "thumbnail")
    assert "Confidential" not in "".join(parts(content, r"\.(xml|rels)$").values())
    assert "Somebody" not in "".join(parts(content, r"\.xml$").values())
    assert len(parts(content, r"ppt/slides/slide")) == 1


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("ppt/slideMasters/slideMaster1.xml", b" " * (template.TEXTS + 1))
    return out.getvalue()


def strict() -> bytes:
    return rewritten(
        saved(Presentation()),
        lambda name, part: (
            part.replace(b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/")
            if name == "ppt/presentation.xml"
            else part
        ),
    )


def open_document() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
    return out.getvalue()


def other_office() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "locked": (lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "of 1997": (lambda: OLE + b"\0" * 600, "old or other"),
    "of another program": (open_document, "old or other"),
    "a workbook": (other_office, "no presentation"),
    "strict": (strict, "strict"),
    "a bomb": (bomb, "too much inside"),
    "a stamp": (lambda: sized(3, 2), "no room"),
    "a ruler": (lambda: sized(20, 2), "no room"),
    "half a file": (lambda: saved(Presentation())[:9000], "no presentation"),
    "empty": (lambda: b"", "no presentation"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_can_be_no_template_is_refused_in_a_sentence(name: str) -> None:
    content, reason = REFUSED[name]
    with pytest.raises(UnusableTemplate) as refused:
        template.opened(content())
    assert refused.value.reason == reason
    assert reason in WHY


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.pptx"
    with path.open("wb") as out:
        out.truncate(200_000_000)  # sparse: no room on the disk
    with pytest.raises(UnusableTemplate) as refused:
        template.opened(path)
    assert refused.value.reason == "too large"


def test_every_refusal_says_what_to_do_and_what_serves_meanwhile() -> None:
    assert {reason for _make, reason in REFUSED.values()} <= set(WHY)
    for sentence in WHY.values():
        assert sentence.startswith(("This ", "The "))
        assert "give it here" in sentence
        assert sentence.endswith("Until then the slides have our own look.")


def test_the_same_exhibits_make_the_same_bytes() -> None:
    exhibits = [example("region_products"), example("product_heatmap")]
    assert deck(exhibits, title="T") == deck(exhibits, title="T")
