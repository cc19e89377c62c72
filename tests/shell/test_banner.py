"""Who looks, and the banner over the fictive sample."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cluster_data import store

ROOT = Path(__file__).resolve().parents[2]
DEMO = pd.DataFrame(
    {
        "cluster_code": ["DEMO-TN", "DEMO-ES"],
        "name": ["Sahel (fictive)", "![x](http://example.org/x.png) <b>Llobregat</b>"],
        "country": ["TN", "ES"],
        "standing": [2, 1],
    }
)


@pytest.fixture(autouse=True)
def _own_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "tela.duckdb"))
    monkeypatch.delenv("TELA_VIEWER", raising=False)


@pytest.fixture
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the fictive sample, and nothing else, stood in the ledger."""
    monkeypatch.setattr(store, "only_sample", lambda: True)
    monkeypatch.setattr(store, "cluster_list", lambda: DEMO)


def started() -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    return app


def viewer_of(app: AppTest) -> str:
    return str(app.session_state["tela_state"].viewer)


def widgets(app: AppTest) -> set[str | None]:
    return {box.key for box in app.selectbox} | {button.key for button in app.button}


def test_an_empty_ledger_has_no_banner_and_a_public_viewer() -> None:
    app = started()
    assert viewer_of(app) == "public"
    assert not widgets(app) & {"tela_look_as", "tela_remove_sample"}


@pytest.mark.usefixtures("_sample")
def test_over_the_sample_one_looks_as_a_ministry_and_may_choose() -> None:
    app = started()
    assert viewer_of(app) == "ministry"
    for choice in ("public", "cluster:DEMO-TN", "ministry"):
        app.selectbox("tela_look_as").select(choice).run()
        assert viewer_of(app) == choice
    assert "tela_remove_sample" in widgets(app)


@pytest.mark.usefixtures("_sample")
def test_a_fixed_viewer_cannot_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_VIEWER", "public")
    app = started()
    assert viewer_of(app) == "public"
    assert "tela_look_as" not in widgets(app)


def test_a_choice_made_over_the_sample_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    only = [True]
    monkeypatch.setattr(store, "only_sample", lambda: only[0])
    app = started()
    app.selectbox("tela_look_as").select("ministry").run()
    only[0] = False
    app.run()
    assert viewer_of(app) == "public"


def test_a_viewer_nobody_knows_sees_what_the_public_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_VIEWER", "root")
    assert viewer_of(started()) == "public"


@pytest.mark.usefixtures("_sample")
def test_one_click_removes_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    removed: list[store.Actor] = []
    monkeypatch.setattr(store, "remove_sample", lambda actor: removed.append(actor) or 1)
    app = started()
    app.button("tela_remove_sample").click().run()
    assert len(removed) == 1
    assert not app.exception
