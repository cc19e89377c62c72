"""A page of the whole app opened on an address, and what it says."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]


def open_page(slug: str, **query: str) -> AppTest:
    """The page in English, run on `query`; nothing on it went wrong."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["lang"] = "en"
    app.run()
    app.switch_page(f"pages/{slug}/page.py")
    for key, value in query.items():
        app.query_params[key] = value
    return ran(app)


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
