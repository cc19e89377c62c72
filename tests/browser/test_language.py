"""A French page holds no English: what both languages show alike is data, or Streamlit's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from cluster_data import reference
from tests.browser.watching import map_drawn
from tests.shell.streamlit_words import READ_ALOUD, STREAMLIT_OWN
from words import LANGUAGES, language_name

if TYPE_CHECKING:
    from playwright.sync_api import Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("traffic")

SAME_WORD = frozenset(
    {"Tela", "Code", "Question", "Source", "Sources", "Cluster", "Clusters", "Pays", "Stages",
     "CSV", "PNG", "Sections", "Section", "Sites", "Classes", "Date", "Format", "Total",
     "Alliances"}
)  # fmt: skip
"""Words that French and English share."""
VIEWS = {
    "empty": ["overview", "map", "upload", "dictionary"],
    "sample": [
        "overview",
        "map?c=TN.MA&m=utilisation&area=TN-52&g=declared",
        "builder?p=gown_surg_std",
        "upload",
        *(f"dictionary?s={name}" for name in ("questions", "problems")),
    ],
}

TEXTS = """() => {
  const found = new Set();
  const walk = document.createTreeWalker(document.querySelector('.stApp'), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    // grids hold data; icons are drawn from their names
    if (parent.closest('[data-testid=stDataFrame], [data-testid=stIconMaterial], style, script'))
      continue;
    const box = parent.getBoundingClientRect();
    if (box.width && box.height) found.add(node.textContent.trim());
  }
  for (const field of document.querySelectorAll('input[placeholder], [aria-label], [title]'))
    for (const name of ['placeholder', 'aria-label', 'title'])
      if (field.getAttribute(name)
          && !field.closest('[data-testid=stDataFrame], .modebar, .maplibregl-canvas-container'))
        found.add(`@${field.getAttribute(name).trim()}`);
  return [...found];
}"""


def texts_of(page: Page) -> set[str]:
    """Every text on the screen, with what its chips open; what is read aloud begins with @."""
    found = set(page.evaluate(TEXTS))
    for chip in page.locator(".st-key-tela_chips [data-testid=stPopover] button").all():
        chip.click()
        page.wait_for_timeout(150)
        found |= set(page.evaluate(TEXTS))
        page.keyboard.press("Escape")
    return found


def data_labels() -> set[str]:
    """Names that are no words of ours: of places, products, firms and standards."""
    tables = (
        reference.countries(), reference.regions(), reference.products(), reference.families(),
        reference.stages(), reference.clusters(),
    )  # fmt: skip
    return {str(entry.label) for table in tables for entry in table.values()}


def is_word(text: str) -> bool:
    """True for a text with a word in it, not a code, a number, a name of a file or of a cluster."""
    return (
        not text.startswith("Fictive cluster –")
        and bool(re.search(r"[A-Za-z]{3}", text))
        and not re.fullmatch(r"@?[A-Z0-9 _./:-]+", text)
    )


@pytest.mark.parametrize("ledger", ["empty", "sample"])
def test_no_visible_french_equals_the_english(
    ledger: str, running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    url = running_app(sample=ledger == "sample")
    page = visit(url)
    allowed = STREAMLIT_OWN | SAME_WORD | data_labels() | {language_name(c) for c in LANGUAGES}
    allowed |= {f"@{text}" for text in allowed | READ_ALOUD}
    alike: dict[str, list[str]] = {}
    for view in VIEWS[ledger]:
        said = {}
        for language in ("en", "fr"):
            page.goto(f"{url}/{view}{'&' if '?' in view else '?'}lang={language}")
            quiet(page)
            if view.startswith("map") and ledger == "sample" and "ranking" not in view:
                map_drawn(page)
            said[language] = texts_of(page)
        left = sorted(text for text in said["en"] & said["fr"] - allowed if is_word(text))
        if left:
            alike[view] = left
    assert not alike, "\n".join(f"{view}: {texts}" for view, texts in alike.items())
