"""Taking a figure away in a real browser: the picture at three times the screen, the table."""

from __future__ import annotations

import csv
import io
import struct
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
    from exhibits.catalogue.region_ranking import example
    from exhibits.render.plotly_bars import figure
    from words import speaking_in

    with speaking_in("fr"):
        exhibit = example()
        with st.container(key=shell.chart_key(exhibit)):
            st.plotly_chart(
                figure(exhibit), config=shell.plotly_config(exhibit), alt=exhibit.sentence
            )
        shell.take_away(exhibit)
"""


def test_picture_and_table_are_what_is_on_screen(
    running_app: Callable[..., str],
    chromium: Browser,
    quiet: Callable[[Page], None],
    tmp_path: Path,
) -> None:
    script = tmp_path / "figure_app.py"
    script.write_text(SCRIPT, encoding="utf-8")
    page = chromium.new_context(viewport={"width": 1000, "height": 900}).new_page()
    page.goto(running_app(script=script))
    quiet(page)
    chart = page.locator(".js-plotly-plot .main-svg").first
    chart.wait_for()
    shown = chart.bounding_box()
    assert shown

    with page.expect_download() as asked:
        page.get_by_role("button", name="PNG", exact=True).click()
    picture = asked.value.path().read_bytes()
    assert asked.value.suggested_filename.endswith("_fr.png")
    width, height = struct.unpack(">II", picture[16:24])
    assert width == pytest.approx(3 * shown["width"], abs=6)
    assert height == pytest.approx(3 * shown["height"], abs=6)

    with page.expect_download() as asked:
        page.get_by_role("button", name="CSV", exact=True).click()
    assert asked.value.suggested_filename.endswith("_fr.csv")
    text = asked.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    from exhibits.catalogue.region_ranking import example
    from exhibits.render.csv_file import csv_bytes
    from words import speaking_in

    with speaking_in("fr"):
        exhibit = example()
        assert text == csv_bytes(exhibit).decode("utf-8-sig")
    assert len(rows) == 1 + len(exhibit.table)
    page.context.close()
