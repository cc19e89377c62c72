"""Every exhibit as every file: opened again, and held against the exhibit's own table."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PIL import Image

from exhibits.catalogue import CATALOGUE, EXAMPLES
from exhibits.catalogue.region_map import region_map
from exhibits.catalogue.region_products import COLUMNS, region_products
from exhibits.catalogue.region_ranking import region_ranking
from exhibits.exhibit import SUPPRESSED, Exhibit
from exhibits.render.csv_file import file_name
from exhibits.render.files import FORMATS, MIME, Format, file_bytes, formats_of
from exhibits.render.picture import SCALE, png
from exhibits.render.places import ground
from exhibits.render.svg import Canvas, svg
from exhibits.render.svg.letters import drawable, drawn_by_us, shorten, text_width, wrap
from exhibits.render.svg.mercator import Frame, region_paths
from tests.exhibits.tables import COMMON, area, table
from words import _, date, speaking_in

SPACE = "{http://www.w3.org/2000/svg}"
WANTED = [(name, format) for name in CATALOGUE for format in formats_of(EXAMPLES[name]())]
HOSTILE = '<script>alert("x")</script> & \u202eevil\u0000 ]]> \'=1+1'


def opened(content: bytes) -> ET.Element:
    """A drawing read strictly, with nothing in it that runs or comes from elsewhere."""
    root = ET.fromstring(content)
    tags = {element.tag.removeprefix(SPACE) for element in root.iter()}
    assert not tags & {"image", "script", "foreignObject", "use", "a", "style"}
    for element in root.iter():
        assert not any(name.startswith("on") or "href" in name for name in element.attrib)
    rest = content.decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "http" not in rest
    assert all(address.startswith("#") for address in re.findall(r"url\(([^)]*)\)", rest))
    assert root.get("role") == "img"
    return root


def said(root: ET.Element) -> str:
    """All words drawn, in order."""
    return " ".join(element.text or "" for element in root.iter(f"{SPACE}text"))


def named(root: ET.Element) -> list[set[str]]:
    """The codes that each shape is named by, with those of the groups it stands in."""
    found: list[set[str]] = []

    def visit(element: ET.Element, above: set[str]) -> None:
        own = set(re.split(r"[|., ]", element.get("data-name") or "")) - {""}
        if own:
            found.append(own | above)
        for inner in element:
            visit(inner, own | above)

    visit(root, set())
    return found


def keys(exhibit: Exhibit, row: dict[Any, Any]) -> set[str]:
    """The codes that tell a row from others; what a row is measured by tells none."""
    encoding, kinds = exhibit.encoding, {field.name: field.kind for field in exhibit.fields}
    columns: list[str] = []
    for column in (encoding.region or encoding.y, encoding.series, encoding.facet, encoding.x):
        if kinds.get(column) in ("code", "text") and (
            not columns or exhibit.table.duplicated(columns).any()
        ):
            columns.append(column)
    return {str(row[column]) for column in columns} - {""}


def drawn(exhibit: Exhibit, row: dict[Any, Any], shapes: list[set[str]]) -> bool:
    """Whether a shape is named by the row's codes, for a country by those of one of its regions.

    The points of a line are named by the line alone: there have to be as many as rows. A pie
    that would cover another is left out, and its area stands for it.
    """
    codes = keys(exhibit, row)
    if row.get("level") == "country":
        area = str(row[exhibit.encoding.region or exhibit.encoding.y])
        regions = ground().regions_of.get(area, ())
        return any({*codes - {area}, region} <= shape for region in regions for shape in shapes)
    if exhibit.encoding.kind == "pies":
        codes = {str(row[exhibit.encoding.region])}
    if exhibit.encoding.kind == "lines":
        line = str(row[exhibit.encoding.series])
        rows = exhibit.table[exhibit.table[exhibit.encoding.series].eq(line)]
        return sum(line in shape for shape in shapes) >= rows["value"].notna().sum()
    return bool(codes) and any(codes <= shape for shape in shapes)


def figured(exhibit: Exhibit, row: dict[Any, Any]) -> bool:
    """Whether a row has a figure to draw: what is nothing has no length."""
    value = row.get(exhibit.encoding.x)
    nothing = isinstance(value, float) and (pd.isna(value) or value == 0)
    return row.get("state", "value") == "value" and not nothing


def check_svg(exhibit: Exhibit, content: bytes) -> None:
    root = opened(content)
    words = said(root)
    assert drawable(exhibit.title) in words
    assert drawable(exhibit.n.text) in words
    assert drawable(exhibit.source) in words
    assert root.find(f"{SPACE}title").text == drawable(exhibit.title)  # type: ignore[union-attr]
    shapes = named(root)
    for row in exhibit.table.to_dict("records"):
        if figured(exhibit, row):
            assert drawn(exhibit, row, shapes), row


def check_png(exhibit: Exhibit, content: bytes) -> None:
    picture = Image.open(io.BytesIO(content))
    assert picture.format == "PNG"
    drawn = ET.fromstring(svg(exhibit))
    assert picture.size == tuple(
        round(SCALE * float(drawn.get(side) or 0)) for side in ("width", "height")
    )
    counts = picture.convert("RGB").getcolors(maxcolors=1 << 24)
    assert counts is not None
    assert len(counts) > 20
    background = max(count for count, _colour in counts)
    assert background < 0.99 * picture.width * picture.height


def check_csv(exhibit: Exhibit, content: bytes) -> None:
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(read) == 1 + len(exhibit.table)
    for place, field in enumerate(exhibit.fields):
        assert read[0][place] == field.label
        if field.kind not in ("number", "ratio", "count", "year"):
            continue
        scale = 100 if field.kind == "ratio" and field.unit == "%" else 1
        for cells, value in zip(read[1:], exhibit.table[field.name], strict=True):
            if pd.isna(value):
                assert cells[place] in ("", SUPPRESSED)
            else:
                assert float(cells[place]) == pytest.approx(scale * float(value))


def check_geojson(exhibit: Exhibit, content: bytes) -> None:
    whole = json.loads(content)
    assert whole["type"] == "FeatureCollection"
    assert whole["source"] == exhibit.source
    assert whole["as_of"] == exhibit.as_of.isoformat()
    rows = exhibit.table.to_dict("records")
    assert len(whole["features"]) == len(rows)
    for feature, row in zip(whole["features"], rows, strict=True):
        assert feature["geometry"]["type"] in ("Point", "LineString", "Polygon", "MultiPolygon")
        found = feature["properties"]
        assert {field.name for field in exhibit.fields} <= set(found)
        for field in exhibit.fields:
            if field.kind in ("code", "text") and field.name != "level":
                assert found[field.name] == row[field.name]
            if row.get("state") == "suppressed" and field.name in ("value", "capacity"):
                assert found[field.name] is None
            if field.kind == "number":
                assert (found[field.name] is None) == bool(pd.isna(row[field.name]))


def check_zip(exhibit: Exhibit, content: bytes) -> None:
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    alone = ("zip", "pptx", "xlsx")
    formats = [format for format in formats_of(exhibit) if format not in alone]
    names = {file_name(exhibit, format): format for format in formats}
    assert set(archive.namelist()) == {"README.txt", "metadata.json", *names}
    for name, format in names.items():
        assert archive.read(name) == file_bytes(exhibit, format)
    told = json.loads(archive.read("metadata.json"))
    text = archive.read("README.txt").decode("utf-8-sig")
    assert told["title"] == exhibit.title
    assert told["as_of"] == exhibit.as_of.isoformat()
    assert told["rows"] == len(exhibit.table)
    assert [field["name"] for field in told["fields"]] == list(exhibit.table.columns)
    assert set(told["files"]) == set(names)
    for shared in (exhibit.title, exhibit.source, date(exhibit.as_of), *names, *told["terms"]):
        assert shared in text
    for field in exhibit.fields:
        assert f"– {field.name}" in text
        assert field.label in text
    assert told["link"] == exhibit.link
    assert exhibit.link in text


def check_office(exhibit: Exhibit, content: bytes) -> None:
    """That it is whole; tests/exhibits/test_office_files.py opens it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert "[Content_Types].xml" in archive.namelist()


CHECKS = {
    "pptx": check_office,
    "xlsx": check_office,
    "csv": check_csv,
    "svg": check_svg,
    "png": check_png,
    "geojson": check_geojson,
    "zip": check_zip,
}


@pytest.mark.parametrize(("name", "format"), WANTED)
def test_every_exhibit_as_every_file(name: str, format: Format) -> None:
    with speaking_in("fr"):
        made = dataclasses.replace(EXAMPLES[name](), link="https://tela.example/map?product=ffp2")
        content = file_bytes(made, format)
        CHECKS[format](made, content)
        # what a zip holds is made again by its check, so one zip tells for all
        if format != "zip" or name == next(iter(CATALOGUE)):
            assert file_bytes(made, format) == content, "the same bytes from the same exhibit"


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_exhibit_fits_a_small_and_a_dark_place(name: str) -> None:
    with speaking_in("en"):
        made = EXAMPLES[name]()
        light, dark = (said(opened(svg(made, dark=dark))) for dark in (False, True))
        assert light == dark
        small = svg(made, width="narrow", inline=True)
        root = opened(small)
        assert root.get("aria-label") == drawable(made.sentence)
        assert root.find(f"{SPACE}title") is None, "browsers show it wherever the pointer rests"
        assert drawable(made.title) in said(root)
        for word in root.iter(f"{SPACE}text"):
            if word.get("text-anchor") or word.get("transform"):
                continue
            bold = word.get("font-weight") == "600"
            end = float(word.get("x") or 0) + text_width(
                word.text or "", float(word.get("font-size") or 0), bold
            )
            assert end <= 360 + 6, f"cut at the right edge: {word.text}"


def test_formats_are_known_by_kind_and_name() -> None:
    assert set(MIME) == set(FORMATS) == set(CHECKS)
    assert "geojson" in formats_of(EXAMPLES["region_map"]())
    assert "geojson" not in formats_of(EXAMPLES["region_products"]())
    with pytest.raises(ValueError, match="no places"):
        file_bytes(EXAMPLES["region_products"](), "geojson")


@pytest.mark.parametrize("build", [region_map, region_ranking])
@pytest.mark.parametrize("format", FORMATS)
def test_hostile_names_stay_words(build: Any, format: Format) -> None:
    rows = table(area("TN-52", value=2.0, name=HOSTILE), area("TN-51", "suppressed", name=HOSTILE))
    made = build(rows, measure="per_100k", **COMMON | {"source": HOSTILE, "place_label": HOSTILE})
    content = file_bytes(made, format)
    if format == "svg":
        root = opened(content)
        assert "<script>" in said(root)
        assert not re.search("[\u0000\u202e]", said(root))
    if format == "png":
        assert Image.open(io.BytesIO(content)).width > 0
    if format == "geojson":
        assert "<script>" in json.loads(content)["features"][0]["properties"]["name"]


def test_a_drawing_is_strict_whatever_it_is_told() -> None:
    canvas = Canvas(200)
    canvas.rect(0, 0, 9, 9, fill="#000000", name="a\ud800\u0001b", title="one\n\uffff two")
    canvas.rect(0, 0, 9, 9, fill="#000000", name="ab")
    canvas.text(0, 9, "\u0000\u200f<&>\ud800")
    root = opened(canvas.to_bytes(20, title="\u0007<"))
    assert said(root) == "<&>"
    assert [shape.get("id") for shape in root.iter() if shape.get("data-name")] == ["ab", None]


def nothing() -> Iterable[tuple[str, Exhibit]]:
    hidden = table(area("TN-52", "suppressed"), area("TN-51", "suppressed"))
    for build in (region_map, region_ranking):
        yield f"{build.__name__}-empty", build(table(), measure="per_100k", **COMMON)
        yield f"{build.__name__}-hidden", build(hidden, measure="certified_share", **COMMON)
    yield (
        "products-empty",
        region_products(
            pd.DataFrame(columns=list(COLUMNS)),
            area_label="Sfax",
            **{key: COMMON[key] for key in ("as_of", "answered", "source")},
        ),
    )


@pytest.mark.parametrize("name", [name for name, _made in nothing()])
def test_nothing_to_draw_is_still_a_whole_figure(name: str) -> None:
    made = dict(nothing())[name]
    for format in formats_of(made):
        CHECKS[format](made, file_bytes(made, format))


def test_suppressed_areas_are_dotted_and_named_and_give_nothing_away() -> None:
    made = region_map(
        table(area("TN-52", "suppressed", name="Monastir", n=2, value=7.77, capacity=7.77)),
        measure="per_100k",
        **COMMON,
    )
    shape = next(
        element
        for element in ET.fromstring(svg(made)).iter()
        if element.get("data-name") == "TN-52"
    )
    assert "dots" in (shape.get("fill") or "")
    assert "fewer than 3" in (shape.findtext(f"{SPACE}title") or "")
    assert "<3" in csv_row(made)
    for format in ("svg", "csv", "geojson"):
        assert b"7.77" not in file_bytes(made, format)  # type: ignore[arg-type]


def csv_row(made: Exhibit) -> list[str]:
    return list(csv.reader(io.StringIO(file_bytes(made, "csv").decode("utf-8-sig"))))[1]


def test_a_country_is_drawn_and_given_as_all_its_regions() -> None:
    made = region_map(table(area("LY", value=3.0, level="country")), measure="per_100k", **COMMON)
    root = ET.fromstring(svg(made))
    fills = {
        element.get("data-name"): element.get("fill")
        for element in root.iter(f"{SPACE}path")
        if (element.get("data-name") or "").startswith(("LY-", "TN-"))
    }
    libya = {fill for name, fill in fills.items() if name and name.startswith("LY-")}
    assert len(libya) == 1
    assert libya.isdisjoint(fill for name, fill in fills.items() if name and name[:2] == "TN")
    shape = json.loads(file_bytes(made, "geojson"))["features"][0]["geometry"]
    assert len(shape["coordinates"]) >= len(ground().regions_of["LY"])


def test_a_region_is_drawn_about_its_own_place() -> None:
    frame = Frame(width=920, height=470, left=0, top=30)
    for code in ("TN-52", "ES-CT", "TR-42", "EG-C"):
        numbers = re.match(r"M([-\d.]+)[ ]?([-\d.]+)", region_paths(frame)[code])
        assert numbers
        x, y = frame.xy(*ground().points[code])
        assert abs(float(numbers[1]) - x) < 60
        assert abs(float(numbers[2]) - y) < 60


def test_a_frame_leaves_out_what_lies_beyond_it() -> None:
    tunisia = (7.4, 30.2, 11.7, 37.5)
    near = region_map(table(area("TN-52", value=1.0)), measure="per_100k", **COMMON)
    near = dataclasses.replace(near, encoding=dataclasses.replace(near.encoding, frame=tunisia))
    codes = {element.get("data-name") for element in ET.fromstring(svg(near)).iter()}
    assert "TN-52" in codes
    assert "PT-13" not in codes


def test_a_map_of_all_regions_is_small_enough_to_send() -> None:
    rows = [
        area(code, value=float(place % 40), name=f"A region called {code}")
        for place, code in enumerate(region_paths(Frame()))
    ]
    content = svg(region_map(table(*rows), measure="per_100k", **COMMON))
    assert len(content) < 520_000
    assert sum("regions" in shape for shape in named(opened(content))) > 400


@pytest.mark.parametrize(
    ("one", "other"), [("صفاقس", "تونسي"), ("Ελλάδα", "Αθηναι"), ("łódź", "șțęğ")]
)
def test_letters_of_every_shore_are_drawn_and_not_boxes(one: str, other: str) -> None:
    assert all(map(drawn_by_us, one + other))
    pictures = []
    for word in (one, other):
        canvas = Canvas(300)
        canvas.text(0, 20, word)
        pictures.append(png(canvas.to_bytes(30)))
    assert pictures[0] != pictures[1], "words of as many letters look alike only as boxes"
    assert not drawn_by_us("\U0010fffe")


def test_all_letters_of_the_translations_are_ours() -> None:
    root = Path(__file__).resolve().parents[2] / "words" / "locale"
    letters = set("".join(path.read_text(encoding="utf-8") for path in root.rglob("*.po")))
    assert {letter for letter in letters if letter.isalpha() and not drawn_by_us(letter)} == set()


def test_lines_break_where_letters_end() -> None:
    text = "Four governorates hold 71 % of Tunisia’s certified FFP2 capacity " * 3
    lines = wrap(text, 300, 20, bold=True)
    assert " ".join(lines) == text.strip()
    assert all(text_width(line, 20, bold=True) <= 300 for line in lines)
    for line, following in pairwise(lines):
        assert text_width(f"{line} {following.split(' ')[0]}", 20, bold=True) > 300
    assert all(text_width(line, 13) <= 50 for line in wrap("x" * 200, 50, 13))
    assert wrap("", 100, 13) == [""]
    cut = shorten("Comunitat Valenciana", 80, 13)
    assert cut.endswith("…")
    assert text_width(cut, 13) <= 80
    assert shorten("Sfax", 80, 13) == "Sfax"


def test_the_readme_speaks_the_readers_language() -> None:
    made = EXAMPLES["region_map"]()
    with speaking_in("fr"):
        french = zipfile.ZipFile(io.BytesIO(file_bytes(made, "zip"))).read("README.txt").decode()
        assert _("Terms of use") in french
    assert "Terms of use" not in french
