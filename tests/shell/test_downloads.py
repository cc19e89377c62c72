"""Taking a figure away in a real browser: every file, the table, the figure as vectors."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from exhibits.catalogue.region_map import example
from exhibits.render.files import file_bytes
from words import speaking_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")

SCRIPT = """
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from shell import serving

if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, routes=serving.routes(), middleware=serving.middleware())
else:
    import shell
    from exhibits.catalogue.region_map import example
    from shell import charts
    from words import speaking_in

    state = shell.open(page="map")
    with speaking_in("fr"):
        exhibit = example()
        charts.draw_vector(exhibit, "figure")
        shell.take_away(state, exhibit)
"""


@pytest.fixture
def page(
    running_app: Callable[..., str],
    chromium: Browser,
    quiet: Callable[[Page], None],
    tmp_path: Path,
) -> Page:
    script = tmp_path / "figure_app.py"
    script.write_text(SCRIPT, encoding="utf-8")
    opened = chromium.new_context(viewport={"width": 1000, "height": 900}).new_page()
    opened.goto(f"{running_app(script=script)}/?p=resp_ffp2")
    quiet(opened)
    return opened


def taken(page: Page, format: str) -> tuple[str, bytes]:
    with page.expect_download() as asked:
        page.locator(f"[class*=st-key-tela_file_{format}_] button").click()
    return asked.value.suggested_filename, asked.value.path().read_bytes()


def test_every_file_is_what_is_on_screen(page: Page) -> None:
    page.get_by_role("button", name="Télécharger").click()
    files = {format: taken(page, format) for format in ("csv", "svg", "png", "geojson", "zip")}
    for format, (name, _content) in files.items():
        assert name == f"tela_region-map_2026-11-01_fr.{format}"
    view = page.url.replace("/?", "?")
    with speaking_in("fr"):
        exhibit = dataclasses.replace(example(), link=view)
        for format in ("csv", "svg", "geojson"):
            assert files[format][1] == file_bytes(exhibit, format)  # type: ignore[arg-type]
    rows = list(csv.reader(io.StringIO(files["csv"][1].decode("utf-8-sig"))))
    assert len(rows) == 1 + len(exhibit.table)
    assert Image.open(io.BytesIO(files["png"][1])).width > 1800
    archive = zipfile.ZipFile(io.BytesIO(files["zip"][1]))
    assert json.loads(archive.read("metadata.json"))["link"] == view
    assert view in archive.read("README.txt").decode()
    page.context.close()


def test_the_figure_is_read_as_a_table(page: Page) -> None:
    page.get_by_role("button", name="Tableau", exact=True).click()
    table = page.get_by_role("table", name="FFP2")
    table.wait_for()
    first = table.get_by_role("row").nth(1)
    assert first.get_by_role("rowheader").inner_text() == "Monastir"
    assert "1\u202f240" in first.inner_text(), "numbers as the reader writes them"
    told = table.get_by_role("row").filter(has_text="Tunis").inner_text()
    assert "<3" in told
    assert "masqué" in told, "states in words"
    page.context.close()


def test_vectors_on_the_page_are_those_of_the_file(page: Page) -> None:
    figure = page.get_by_role("img", name="Monastir").first
    figure.wait_for()
    drawn = figure.bounding_box()
    assert drawn
    assert 600 < drawn["width"] <= 1000
    assert page.locator("svg [data-name='TN-52']").count() == 1
    assert "Monastir" in (page.locator("svg [data-name='TN-52'] title").text_content() or "")
    page.context.close()
