"""Colours that read in grey, and a theme that is the figures' own."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import plotly.graph_objects as go
import pytest

from exhibits.style import (
    DARK,
    LIGHT,
    OKABE_ITO,
    Palette,
    class_colours,
    contrast,
    ink_on,
    palette,
    template,
)


def lightness(colour: str) -> float:
    """CIE L*, by way of the contrast with black."""
    luminance = (contrast(colour, "#000000") * 0.05) - 0.05
    return 116 * luminance ** (1 / 3) - 16


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True])
def test_counts_can_be_read_in_every_class(dark: bool) -> None:
    assert all(contrast(ink_on(shade, dark), shade) > 4.5 for shade in palette(dark).sequential)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_small_grey_words_read_on_every_ground(colours: Palette) -> None:
    for ground in (colours.paper, colours.land):
        assert contrast(colours.muted, ground) > 4.5


def test_light_scale_darkens_in_clear_steps() -> None:
    shades = [lightness(colour) for colour in LIGHT.sequential]
    assert all(first - second > 10 for first, second in pairwise(shades))


def test_dark_scale_lightens_in_clear_steps() -> None:
    shades = [lightness(colour) for colour in DARK.sequential]
    assert all(second - first > 8 for first, second in pairwise(shades))


@pytest.mark.parametrize("count", range(6))
def test_any_number_of_classes_has_its_colours(count: int) -> None:
    shades = class_colours(count)
    assert len(shades) == len(set(shades)) == count


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_text_can_be_read(colours: Palette) -> None:
    assert contrast(colours.ink, colours.paper) > 7
    assert contrast(colours.ink, colours.land) > 7
    for colour in (colours.muted, colours.accent, colours.alarm):
        assert contrast(colour, colours.paper) > 4.5


def test_the_alarm_is_no_category() -> None:
    assert len(set(OKABE_ITO)) == 7
    assert "#D55E00" not in OKABE_ITO


@pytest.mark.parametrize("dark", [False, True])
def test_bars_begin_at_zero_and_the_grid_runs_one_way(dark: bool) -> None:
    layout = go.Figure(layout={"template": template(dark)}).layout.template.layout
    assert layout.xaxis.rangemode == "tozero"
    assert layout.xaxis.showgrid
    assert not layout.yaxis.showgrid
    assert layout.paper_bgcolor == palette(dark).paper


def test_the_theme_is_the_figures_own() -> None:
    root = Path(__file__).resolve().parents[2]
    config = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for name, colours in (("light", LIGHT), ("dark", DARK)):
        theme = config["theme"][name]
        assert theme["primaryColor"] == colours.accent
        assert theme["backgroundColor"] == colours.paper
        assert theme["textColor"] == colours.ink
        assert theme["redColor"] == colours.alarm
    for face in config["theme"]["fontFaces"]:
        assert (root / face["url"].removeprefix("app/")).is_file()
