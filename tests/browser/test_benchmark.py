"""Cluster report: a cluster held against its peers in the browser, on to its round report."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("deck")


def test_cluster_report(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    """From all clusters to one, its peers by another reason, a figure by a click, the report."""
    page = visit(f"{running_app(sample=True)}/benchmark?lang=en")
    expect(page.locator("h1").filter(has_text="no cluster is surely ahead")).to_be_visible(
        timeout=60_000
    )
    quiet(page)
    listed = page.locator(".st-key-tela_benchmark_clusters button.row")
    expect(listed).to_have_count(10)
    listed.filter(has_text="France").click()
    expect(page).to_have_url(re.compile("of=DEMO-FR"))
    body = page.locator(".st-key-tela_page")
    expect(body).to_contain_text("Label of excellence: silver")
    expect(body).to_contain_text("firms answered")
    quiet(page)

    page.get_by_role("radio", name="Nearby").click()
    expect(page).to_have_url(re.compile("pr=near"))
    expect(body).to_contain_text("in Spain, which borders on France")
    quiet(page)

    page.locator(".st-key-tela_benchmark_figures button.row").filter(
        has_text="Age of answers"
    ).click()
    expect(page).to_have_url(re.compile("i=age"))
    expect(page.locator(".js-plotly-plot").filter(has_text="age of answers")).to_be_visible()
    quiet(page)

    page.get_by_role("link", name="Round report as deck and brief").click()
    page.wait_for_url("**/deck**")
    title = page.get_by_placeholder("Cluster round report: Fictive cluster – France")
    expect(title).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name=re.compile("PDF brief"))).to_be_visible()
    expect(page.get_by_text("certified share 91%; no cluster is surely ahead")).to_be_visible()
