"""The allocation page on the sample: it opens on an answer, for the public and for a ministry."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cluster_data import store
from cluster_data.viewer import Viewer
from pages.allocation import shipments
from pages.allocation.answer import solved
from pages.allocation.view import everywhere
from shell import figures
from shell.decks import item
from tests.pages.opening import open_page, said_with_html

opened = partial(open_page, "allocation")
PLACES = {
    "donor": b"donor,x,y,product,quantity,region,country\nA,10,36,m,50,,TN\nB,2,41,m,30,,ES\n",
    "receiver": b"receiver,x,y,product,quantity\nWard,14,37,m,100\n",
}  # fmt: skip


def own(app: AppTest, key: str) -> Any:
    return next(one for one in app.get("file_uploader") if one.key == key)


@pytest.mark.usefixtures("sample")
def test_the_public_is_told_of_no_region_of_one_or_two_firms(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TELA_VIEWER", "public")
    app = opened(p="mask_surg_iir", g="declared")
    state = app.session_state["tela_state"]
    found = solved(state)
    assert found is not None
    assert found.giving is not None
    assert found.giving.left_out + found.giving.merged > 0
    where = everywhere(state.selection).but(products=("mask_surg_iir",))
    lines = store.supply_lines(where, Viewer("public"), dt.date.today())
    firms = lines.groupby("area_code")["firm"].nunique()
    alone = found.donors.loc[~found.donors["place"].str.endswith(".other"), "place"]
    assert alone.map(firms).ge(3).all()
    assert "Medical face mask Type IIR:" in said_with_html(app)
    assert not [one for one in app.get("button_group") if one.key == "tela_allocated_givers"]


@pytest.mark.usefixtures("sample")
def test_a_ministry_asks_and_then_tries_files_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_VIEWER", "ministry")
    app = opened(c="TN", gv="sites", shut="EG-any.IT-TN", lot="1000")
    assert "Medical face mask Type IIR:" in said_with_html(app)
    state = app.session_state["tela_state"]
    found = solved(state)
    assert found is not None
    assert found.found.flows["quantity"].min() >= 1000
    senders = found.donors.set_index("place")["country"]
    assert not set(found.found.flows["donor"].map(senders)) & {"EG", "IT"}
    assert shipments.file(found).decode("utf-8-sig").count("\r\n") == 1 + found.found.shipments
    named = {
        name: figures.built(item("allocation", name, state.query()))
        for name in figures.of_page(state)
    }
    assert set(named) == {"flows", "fill"}
    for role, content in PLACES.items():
        own(app, f"tela_own_{role}").set_value([(f"{role}.csv", content, "text/csv")])
        app.run()
    assert app.query_params["src"] in ("files", ["files"])
    assert "m: 80% of the 100 units needed can be delivered" in said_with_html(app)
    next(one for one in app.button if one.key == "tela_own_files_away").click().run()
    assert "src" not in app.query_params
