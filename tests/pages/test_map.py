"""The map page: its own keys of the URL, its looks, the way into a country and back."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from cluster_data.geo import BASIN
from cluster_data.selection import Selection
from exhibits.classing import Classing
from pages.map import breaks, places
from pages.map.breaks import BadBreaks
from pages.map.view import VIEWS, by_hand, read, read_classing, write_classing
from shell.extent import extent
from tests.pages.opening import ran, unopened
from words import LANGUAGES, speaking_in

RISING = st.lists(
    st.integers(0, 10_000_000).map(lambda whole: whole / 1000), min_size=1, max_size=4, unique=True
)


@pytest.mark.parametrize(
    "classing",
    [Classing(), Classing("quantiles"), Classing("natural", 3), Classing("equal", 2),
     by_hand((0.1, 0.5, 2.0)), by_hand((0.0, 1_234_567.5))],
)  # fmt: skip
def test_a_classing_comes_back_from_the_address(classing: Classing) -> None:
    assert read_classing(write_classing(classing) or "", share=False) == classing


@given(RISING.map(sorted).map(tuple))
def test_breaks_come_back_from_the_address(values: tuple[float, ...]) -> None:
    written = write_classing(by_hand(values)) or ""
    assert written[0].isdigit()
    assert set(written) <= set("0123456789.~")
    assert read_classing(written, share=False).breaks == values


@given(st.text(max_size=40))
def test_junk_in_the_address_is_the_usual_classing_or_a_sound_one(text: str) -> None:
    for share in (False, True):
        found = read_classing(text, share=share)
        assert found == read_classing(write_classing(found) or "", share=share)


@pytest.mark.parametrize(
    "text",
    ["natural~9", "natural~", "manual", "auto", "nan", "inf", "-1", "2~1", "1~1", "1~2~3~4~5"],
)
def test_what_nobody_wrote_is_dropped(text: str) -> None:
    assert read_classing(text, share=False) == Classing()


def test_breaks_beyond_the_whole_are_no_breaks_of_a_share() -> None:
    assert read_classing("0.5~20", share=True) == Classing()
    assert read_classing("0.5~20", share=False).breaks == (0.5, 20.0)


@pytest.mark.parametrize(
    ("language", "text", "share", "found"),
    [
        ("en", "10; 25; 50", False, (10.0, 25.0, 50.0)),
        ("en", "10, 25, 50", False, (10.0, 25.0, 50.0)),
        ("en", "10,25,50", False, (10.0, 25.0, 50.0)),
        ("en", "1,000; 5,000", False, (1000.0, 5000.0)),
        ("en", "20% 40%", True, (0.2, 0.4)),
        ("fr", "0,5 ; 2", False, (0.5, 2.0)),
        ("fr", "0,5", False, (0.5,)),
        ("fr", "1\u202f000; 5\u202f000", False, (1000.0, 5000.0)),
        ("fr", "20\u202f%; 40\u202f%", True, (0.2, 0.4)),
    ],
)
def test_breaks_are_read_as_people_write_them(
    language: str, text: str, share: bool, found: tuple[float, ...]
) -> None:
    with speaking_in(language):
        assert breaks.read(text, share=share) == found
        assert breaks.read(breaks.written(found, share=share), share=share) == found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", "a; b", "5; 3", "1;2;3;4;5", "-3", "1e99", "1..2", "<b>"])
def test_breaks_that_cannot_be_are_told_why(language: str, text: str) -> None:
    with speaking_in(language), pytest.raises(BadBreaks) as told:
        breaks.read(text, share=False)
    assert str(told.value).endswith(".")


def areas(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["area", "iso2", "level"])


def test_a_map_of_a_country_is_of_its_areas_only() -> None:
    table = areas(("TN-52", "TN", "region"), ("ES-CT", "ES", "region"), ("LY", "LY", "country"))
    assert list(places.within(table, Selection(countries=("TN",)))["area"]) == ["TN-52"]
    assert list(places.within(table, Selection(countries=("LY",)))["area"]) == ["LY"]
    assert list(places.within(table, Selection(regions=("ES-CT",)))["area"]) == ["ES-CT"]
    assert list(places.within(table, Selection(regions=("LY-TB",)))["area"]) == ["LY"]
    assert len(places.within(table, Selection())) == 3


def test_a_map_opens_on_what_is_chosen() -> None:
    assert extent(Selection()) is None
    west, south, east, north = extent(Selection(countries=("TN",))) or BASIN
    assert west < 8 < 11 < east
    assert south < 31 < 37 < north
    spain = extent(Selection(countries=("ES",))) or BASIN
    assert spain[0] > -11, "the Canary Islands would make Spain small"
    both = extent(Selection(countries=("ES", "TN"))) or BASIN
    assert both[0] == pytest.approx(spain[0], abs=2)
    assert both[2] > 11


# the page itself


@pytest.fixture
def app(sample: Path) -> AppTest:
    return unopened("map")


def at(app: AppTest, **query: str) -> AppTest:
    """The map page at an address, run twice."""
    for key, value in query.items():
        app.query_params[key] = value
    return ran(ran(app))


def said(app: AppTest) -> str:
    blocks = (*app.markdown, *app.caption, *app.info, *app.header)
    return "\n".join(str(block.value) for block in blocks)


EXPECTED = {
    "map": "regions",
    "ranking": "regions",
    "mix": "the largest part is",
    "need": "much need and little capacity in",
    "rounds": "areas with a figure in",
    "sites": "sites",
}


@pytest.mark.parametrize("viewer", ["public", "ministry", "cluster:TN-SAHEL"])
def test_every_look_is_shown_to_everybody(
    app: AppTest, viewer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELA_VIEWER", viewer)
    for shown in VIEWS:
        for level in ("region", "country"):
            at(app, v=shown, lv=level, p="resp_ffp2", m="per_100k", pt="1")
            text = said(app)
            assert "fictive sample" in text, (shown, level)
            if viewer == "ministry" and level == "region":
                assert EXPECTED[shown] in text


def test_at_country_level_a_country_is_gone_into_and_left_again(app: AppTest) -> None:
    at(app, lv="country", m="per_100k", p="resp_ffp2")
    state = app.session_state["tela_state"]
    assert read(state).level == "country"
    at(app, lv="region", c="TN", area="TN-52")
    assert [block.value for block in app.header] == ["Monastir"]
    trail = [button.label for button in app.button if str(button.key).startswith("tela_trail_")]
    assert trail == ["All countries", "Tunisia"]
    app.button(key="tela_trail_0").click().run()
    assert "c" not in app.query_params
    assert "area" not in app.query_params


def test_a_panel_tells_of_products_rounds_and_who_is_there(app: AppTest) -> None:
    at(app, area="TN-52", p="resp_ffp2", m="per_100k")
    text = said(app)
    assert "Neighbours" in text
    assert "Members making" in text
    assert re.search(r"capacity for \d\d products", text)
    app.button(key="tela_close_panel").click().run()
    assert "area" not in app.query_params
    assert not app.header


def test_the_public_is_told_how_many_members_are_not_named(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELA_VIEWER", "public")
    at(app, area="TN-52")
    assert "to be named to you" in said(app)


@pytest.mark.parametrize("junk", ["<img>", "x~y", "0.1~0.1", "9" * 60, "natural~12"])
def test_a_forged_classing_shows_the_plain_map(app: AppTest, junk: str) -> None:
    plain = said(at(app))
    assert said(at(app, cl=junk, pt="yes", lv="world")) == plain


def test_breaks_by_hand_are_forgotten_with_their_measure(app: AppTest) -> None:
    at(app, p="resp_ffp2", m="per_100k", cl="100~5000")
    control = next(one for one in app.button_group if one.key == "tela_measure")
    control.set_value("utilisation").run()
    assert "cl" not in app.query_params
