"""A file on its way into the ledger: what is known under another name is held for one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import Actor
from cluster_data.viewer import Viewer
from loaders.check import understand
from loaders.committing import commit_reading, new_upload
from loaders.matching import arriving
from loaders.reading import Context, Reading

ACTOR, MINISTRY, CLUSTER = Actor("test"), Viewer("ministry"), "TN-A"
HEAD = "Raison sociale;Pays;Région;Ville;Matricule fiscal;Produit;Capacité;Unité;Période\n"
FFP2 = Selection(products=("resp_ffp2",), rung="declared")


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "tela.duckdb"))
    store.add_cluster(CLUSTER, "Balimu", "TN", ACTOR)


def read(folder: Path, name: str, *rows: str) -> Reading:
    path = folder / name
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    (reading,) = understand(path, name, Context(CLUSTER, "2026-R2", dt.date(2026, 11, 1), None))
    assert len(reading.rows) == len(rows)
    return reading


def keep(reading: Reading, round_: str, date: dt.date) -> None:
    assert commit_reading(reading, CLUSTER, round_, date, ACTOR).upload_id


def test_a_second_rounds_other_spelling_is_the_same_firm(tmp_path: Path) -> None:
    first = read(
        tmp_path, "mars.csv",
        "Société Balimu Tissage SARL;Tunisie;Sfax;Sfax;1234567/A/M/000;FFP2;1000;pièce;semaine",
        "Kordan;Tunisie;Sfax;Sfax;;FFP2;10;pièce;semaine",
    )  # fmt: skip
    keep(first, "2026-R1", dt.date(2026, 3, 1))
    second = read(
        tmp_path, "novembre.csv",
        "باليمو للحياكة;تونس;صفاقس;صفاقس;1234567AM000;FFP2;1500;pièce;semaine",
        "Kordan;Tunisie;Sfax;Sfax;;FFP2;20;pièce;semaine",
    )  # fmt: skip
    date = dt.date(2026, 11, 1)
    merges = [match.pair for match in arriving(second.rows, CLUSTER) if match.automatic]
    upload = new_upload(second, CLUSTER, "2026-R2", date)
    (change,) = store.preview([(upload, second.rows)], MINISTRY, date, merges).to_dict("records")
    keep(second, "2026-R2", date)
    figure = store.region_figures(FFP2, MINISTRY, "per_100k", date).whole
    assert (figure.capacity, figure.n) == (1520.0, 2)
    assert (change["before"], change["after"]) == (1010.0, 1520.0), "the preview told the truth"
    (held,) = store.identity_list(MINISTRY).to_dict("records")
    assert "same tax or register number" in held["reason"]
    store.split("member", held["other_key"], held["key"], "two firms", ACTOR)
    figure = store.region_figures(FFP2, MINISTRY, "per_100k", date).whole
    assert (figure.capacity, figure.n) == (2520.0, 3)
