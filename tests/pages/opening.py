"""A page of the whole app opened on an address, and what it says."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

ROOT = Path(__file__).resolve().parents[2]


def unopened(slug: str, **query: str) -> AppTest:
    """The app about to open a page on `query`, in English where that says nothing else."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    # `switch_page` would have to draw the first page to know the others
    app._page_hash = calc_hash(slug)
    for key, value in ({"lang": "en"} | query).items():
        app.query_params[key] = value
    return app


def open_page(slug: str, **query: str) -> AppTest:
    """The page in English, run on `query`; nothing on it went wrong."""
    return ran(unopened(slug, **query))


def ran(app: AppTest) -> AppTest:
    """The page once more, with nothing gone wrong."""
    app.run()
    assert not app.exception
    assert not app.error
    return app


def said_with_html(app: AppTest) -> str:
    """All that a page says in texts, those written as HTML too."""
    blocks = (*app.title, *app.header, *app.markdown, *app.caption, *app.info, *app.get("html"))
    shown = (str(getattr(block, "value", "") or block.proto) for block in blocks)
    return "\n".join(shown).replace("\\", "")
