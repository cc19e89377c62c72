"""From an empty ledger to a figure on the map, and from its link back to the same figure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.watching import map_drawn, query_of, sentence, sentence_of, title_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conftest import Server

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("main path")
VIEW = {"p": "resp_ffp2", "m": "per_100k"}


@pytest.fixture(scope="module")
def begun() -> list[str]:
    """Servers on which somebody has loaded the sample by hand."""
    return []


@pytest.fixture(scope="module")
def first_look(
    begun: list[str], running_app: Callable[..., str], chromium: Browser, quiet: Quiet
) -> tuple[str, str, str]:
    """The link, title and sentence of the figure, reached by hand where the sample was loaded."""
    page = chromium.new_page(viewport={"width": 1440, "height": 1000}, locale="en-GB")
    page.set_default_timeout(60_000)
    page.goto((begun[-1] if begun else running_app(fresh=True)) + "/map")
    quiet(page)
    if not begun:
        page.get_by_role("button", name="Load the fictive sample").click()
    page.locator(".st-key-tela_chips").wait_for(timeout=180_000)
    quiet(page)

    page.locator(".st-key-tela_chip_free_product button").click()  # 1
    page.locator(".st-key-tela_pick_product input").first.click()  # 2
    page.keyboard.type("FFP2")
    page.get_by_role("option", name="FFP2").first.click()  # 3
    page.wait_for_url("**p=resp_ffp2**")
    quiet(page)
    page.get_by_role("radio", name="Capacity per 100,000 people").click()  # 4
    page.wait_for_url("**m=per_100k**")
    quiet(page)
    map_drawn(page)
    # texts of the run before stand until their successors arrive
    told = page.locator(".st-key-tela_page [data-testid=stCaptionContainer]").first
    expect(told).to_contain_text("people", timeout=30_000)
    found = (page.url, title_of(page), sentence_of(page))
    assert query_of(page) == VIEW
    page.close()
    return found


def test_from_the_bare_address_to_the_figure_by_what_the_page_offers(
    begun: list[str], running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    url = running_app(fresh=True)
    page = visit(url)
    answer = page.get_by_role("heading", level=1)
    expect(answer).to_have_text("Nothing is known yet", timeout=60_000)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Empty survey, English").first.click()
    assert waited.value.suggested_filename == "tela_survey_en.xlsx"
    page.get_by_role("button", name="Load the fictive sample").click()
    expect(answer).to_contain_text("firms asked have answered, in 10 clusters", timeout=180_000)
    begun.append(url)
    quiet(page)
    page.evaluate("window.sameSession = true")
    page.locator(".st-key-tela_headline_products").get_by_role("button", name="FFP2").click()
    page.wait_for_url("**/products?**")
    quiet(page)
    assert query_of(page)["p"] == "resp_ffp2"
    page.get_by_role("link", name="Map", exact=True).first.click()
    page.wait_for_url("**/map?**")
    quiet(page)
    map_drawn(page)
    assert query_of(page)["p"] == "resp_ffp2"
    assert "FFP2" in title_of(page)
    assert page.evaluate("window.sameSession") is True


def test_the_figure_is_there_in_four_interactions(first_look: tuple[str, str, str]) -> None:
    _url, title, sentence = first_look
    assert "FFP2" in title
    assert "certified" in sentence
    assert "100,000 people" in sentence
    assert "fictive" in sentence


@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_link_restores_it_as_the_first_request_of_a_fresh_server(
    language: str,
    first_look: tuple[str, str, str],
    running_app: Callable[..., str],
    visit: Callable[..., Page],
) -> None:
    link, title, sentence = first_look
    parts = urlsplit(link)
    pasted = f"{parts.path}?{parts.query}" + ("&lang=fr" if language == "fr" else "")
    page = visit(running_app(fresh=language == "en", sample=True) + pasted)
    map_drawn(page)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator(".st-key-tela_chip_set_product")).to_contain_text("FFP2")
    chosen = page.locator(".st-key-tela_measure [aria-checked=true]")
    expect(chosen).to_have_count(1)
    assert {key: query_of(page)[key] for key in VIEW} == VIEW
    if language == "en":
        expect(chosen).to_contain_text("per 100,000")
        assert (title_of(page), sentence_of(page)) == (title, sentence)
    else:
        assert "Monastir" in title_of(page)
        assert "échantillon fictif" in sentence_of(page)
        assert title_of(page) != title


def test_the_sample_goes_away_in_one_click(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    page = visit(running_app(fresh=True, sample=True) + "/map")
    page.get_by_role("button", name="Remove the sample").click()
    page.get_by_role("button", name="Load the fictive sample").wait_for()
    quiet(page)
    expect(page.locator(".st-key-tela_sample")).to_have_count(0)


def test_two_readers_do_not_share_filters_or_language(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    url = running_app(sample=True)
    one = visit(f"{url}/map?p=resp_ffp2&lang=fr")
    other = visit(f"{url}/map?c=MA")
    expect(one.locator(".st-key-tela_chips")).to_contain_text("FFP2")
    expect(one.locator(".st-key-tela_chips")).not_to_contain_text("Maroc")
    expect(other.locator(".st-key-tela_chips")).to_contain_text("Morocco")
    expect(other.locator(".st-key-tela_chips")).not_to_contain_text("FFP2")
    other.locator(".st-key-tela_clear_country button").click()
    quiet(other)
    one.reload()
    quiet(one)
    assert query_of(one) == {"p": "resp_ffp2", "lang": "fr"}


def test_the_language_switch_keeps_the_selection_and_goes_back(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    view = {"p": "resp_ffp2", "c": "TN", "m": "utilisation", "v": "ranking"}
    query = "&".join(f"{key}={value}" for key, value in view.items())
    page = visit(f"{running_app(sample=True)}/map?{query}")
    page.get_by_text("Français", exact=True).click()
    page.wait_for_url("**lang=fr**")
    quiet(page)
    assert query_of(page) == {**view, "lang": "fr"}
    expect(page.locator(".st-key-tela_chips")).to_contain_text("Tunisie")
    page.go_back()
    page.wait_for_url(lambda url: "lang=fr" not in url)
    quiet(page)
    assert query_of(page) == view
    expect(page.locator(".st-key-tela_chips")).to_contain_text("Tunisia")


def test_what_the_command_line_loads_shows_on_the_next_rerun(
    running_app: Callable[..., str],
    servers: dict[str, Server],
    visit: Callable[..., Page],
    quiet: Quiet,
    masks: Path,
) -> None:
    import os
    import subprocess
    import sys

    url = running_app(env={"TELA_VIEWER": "ministry"})
    servers[url].forget()
    page = visit(f"{url}/map?p=resp_ffp2")
    page.get_by_role("button", name="Load the fictive sample").wait_for()
    command = [sys.executable, "-m", "loaders", "load", str(masks), "--cluster", "TN-SAHEL"]
    done = subprocess.run(
        [*command, "--cluster-name", "Pôle du Sahel", "--round", "2026-R2"],
        env={**os.environ, "TELA_DATABASE": str(servers[url].database)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr  # one row was rejected, five are kept
    page.get_by_text("Français", exact=True).click()  # any rerun will do
    page.locator(".st-key-tela_chips").wait_for()
    expect(sentence(page)).to_contain_text("5 réponses")
    quiet(page)
    map_drawn(page)
    page.locator(".st-key-tela_chip_free_cluster button").click()
    page.locator(".st-key-tela_pick_clusters input").first.click()
    expect(page.get_by_role("option", name="Pôle du Sahel")).to_be_visible()
