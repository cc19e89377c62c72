"""One owner of the view: pages and widgets follow the URL, and change it only through the state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from shell.state import State

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "tela.duckdb"))
    monkeypatch.delenv("TELA_VIEWER", raising=False)


def tiny_page() -> None:
    import streamlit as st

    import shell

    state = shell.open(page="map")
    shell.filter_chips(state)
    st.text(f"page={state.page} language={state.language} viewer={state.viewer}")
    st.text(f"products={state.selection.products} countries={state.selection.countries}")
    st.text(f"rung={state.selection.rung} m={state.param('m', ('a', 'b'), 'a')}")
    if st.button("b", key="show_b"):
        state.change(m="b")
    if st.button("all", key="show_all"):
        state.change(state.selection.but(products=()), m=None)
    if st.button("too many", key="too_many"):
        from cluster_data import reference

        regions, products = reference.regions(), reference.products()
        state.change(state.selection.but(regions=tuple(regions), products=tuple(products)))


def page_at(**query: str) -> AppTest:
    app = AppTest.from_function(tiny_page)
    for key, value in query.items():
        app.query_params[key] = value
    return ran(app)


def ran(app: AppTest) -> AppTest:
    app.run(timeout=30)
    assert not app.exception, app.exception[0].message
    return app


def after(app: AppTest, _touched: object) -> AppTest:
    """The app once more, after a widget of it was touched."""
    return ran(app)


def value_of(widgets: Any, key: str) -> Any:
    """The value of the one widget whose key begins so."""
    (found,) = [widget.value for widget in widgets if str(widget.key).startswith(key)]
    return found


def said(app: AppTest) -> str:
    return " ".join(text.value for text in app.text)


def link(app: AppTest) -> dict[str, str]:
    return {key: str(value) for key, value in app.query_params.items()}


def test_a_bare_address_is_the_default_view() -> None:
    app = page_at()
    assert "language=en viewer=public" in said(app)
    assert "products=() countries=()" in said(app)
    assert link(app) == {}


def test_a_link_is_shown_as_it_says() -> None:
    app = page_at(p="resp_ffp2", c="TN.MA", g="declared", lang="fr", m="b")
    assert "products=('resp_ffp2',) countries=('MA', 'TN')" in said(app)
    assert "language=fr" in said(app)
    assert "rung=declared m=b" in said(app)


def test_junk_in_a_link_shows_the_default_view_and_no_error() -> None:
    app = page_at(p="<img src=x onerror=alert(1)>", c="XX", g="gold", lang="zz", m="c", d="soon")
    assert said(app) == said(page_at())
    assert not app.error


def test_a_change_is_written_to_the_link_and_keeps_the_rest() -> None:
    app = page_at(p="resp_ffp2", lang="fr")
    after(app, app.button("show_b").click())
    assert link(app) == {"p": "resp_ffp2", "lang": "fr", "m": "b"}
    assert "m=b" in said(app)
    after(app, app.button("show_all").click())
    assert link(app) == {"lang": "fr"}


def test_what_no_link_can_hold_is_refused_whole() -> None:
    app = page_at(p="resp_ffp2")
    after(app, app.button("too_many").click())
    assert link(app) == {"p": "resp_ffp2"}
    assert app.toast


def test_a_chip_writes_the_link_and_follows_it() -> None:
    app = page_at()
    after(app, app.selectbox("tela_pick_product").select("resp_ffp2"))
    assert link(app) == {"p": "resp_ffp2"}
    after(app, app.multiselect("tela_pick_countries").select("TN"))
    assert link(app) == {"p": "resp_ffp2", "c": "TN"}
    app.query_params.clear()  # as the back button does
    app.query_params["p"] = "mask_surg_iir"
    ran(app)
    # a value that came from elsewhere makes a new widget: the browser may not know the old one's
    assert value_of(app.selectbox, "tela_pick_product") == "mask_surg_iir"
    assert value_of(app.multiselect, "tela_pick_countries") == []


def test_one_chip_is_cleared_by_itself_and_all_at_once() -> None:
    app = page_at(p="resp_ffp2", c="TN", g="declared", m="b")
    after(app, app.button("tela_clear_country").click())
    assert link(app) == {"p": "resp_ffp2", "g": "declared", "m": "b"}
    after(app, app.button("tela_clear_all").click())
    assert link(app) == {"m": "b"}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("slug", ["map", "upload", "dictionary"])
def test_every_page_starts_from_the_app_twice(slug: str, language: str) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.query_params["c"] = "TN"
    ran(app)
    app.switch_page(f"pages/{slug}/page.py")
    ran(ran(app))
    assert not app.error
    assert app.session_state["tela_state"].page == slug
    assert app.session_state["tela_state"].selection.countries == ("TN",)
    assert app.segmented_control("tela_language").value == language


def test_the_language_switch_keeps_the_selection() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["p"] = "resp_ffp2"
    ran(app)
    after(app, app.segmented_control("tela_language").set_value("fr"))
    assert link(app) == {"p": "resp_ffp2", "lang": "fr"}


def test_a_page_cannot_take_a_key_of_the_selection() -> None:
    state = State("map", Selection(), "en", Viewer(), {})
    with pytest.raises(ValueError, match="selection's"):
        state.query(p="x")
