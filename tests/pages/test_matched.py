"""The review of a file whose firms are known under another name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.pages.test_review import Review
from tests.store.survey_rows import keep, row

HEAD = "Raison sociale;Pays;Gouvernorat;Ville;Produit;Capacité;Unité;Période\n"
MINISTRY = Viewer("ministry")


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "tela.duckdb"))
    monkeypatch.setenv("TELA_VIEWER", "ministry")


def test_the_review_says_whom_it_knows_and_the_preview_counts_once(tmp_path: Path) -> None:
    keep(
        row("Société Balimu Tissage", city="Monastir", capacity_value=1000.0),
        row("Kordan Confection", city="Monastir", capacity_value=10.0),
        round_="2026-R1", date=dt.date(2026, 3, 1),
    )  # fmt: skip
    file = tmp_path / "novembre.csv"
    file.write_text(
        HEAD
        + "Balimu Tissage SARL;Tunisie;Monastir;Monastir;FFP2;1500;pièce;semaine\n"
        + "Kordanne Confection;Tunisie;Monastir;Monastir;FFP2;20;pièce;semaine\n",
        encoding="utf-8",
    )
    review = Review().drop(file)
    held, apart = review.said.split("stay apart until decided")
    assert "“Balimu Tissage SARL” and “Société Balimu Tissage”" in held
    assert "“Kordanne Confection” and “Kordan Confection”" in apart
    (table,) = (box.value for box in review.app.dataframe if "A week after" in box.value.columns)
    assert table["A week after"].tolist() == ["1,530"], "1,500 for 1,000, and 10 and 20 apart"
    review.app.button(key="tela_keep").click().run()
    review.fine()
    today = dt.date.today()
    wanted = Selection(products=("resp_ffp2",), rung="declared")
    figure = store.region_figures(wanted, MINISTRY, "per_100k", today).whole
    assert (figure.capacity, figure.n) == (1530.0, 3)
