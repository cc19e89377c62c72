"""The trends page on small ledgers of one and of several rounds."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path

import pandas as pd
import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from pages.trends import headline
from pages.trends.exhibits import exhibits
from pages.trends.view import Topic, View, read
from shell.state import State
from tests.pages.opening import open_page
from tests.pages.opening import said_with_html as said
from tests.store.survey_rows import FFP2, keep, row

ASKED = State("trends", Selection(rung="declared"), "en", Viewer("ministry"), {})


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "tela.duckdb"))
    monkeypatch.setenv("TELA_VIEWER", "ministry")


def answered(month: int, **by_firm: float) -> None:
    rows = [row(name, capacity_value=amount) for name, amount in by_firm.items()]
    keep(*rows, round_=f"2026-R{month}", date=dt.date(2026, month, 1), name=f"{month}.csv")


def headline_of() -> str:
    return headline.said(ASKED, read(ASKED))


def test_three_rounds_are_two_steps_in_time() -> None:
    answered(1, A=100.0, B=100.0, C=100.0)
    answered(2, A=110.0, B=100.0, C=100.0, D=90.0)
    answered(3, A=110.0, B=100.0, E=50.0)
    steps = exhibits(ASKED)["steps"]()
    assert steps is not None
    assert steps.table["product"].tolist() == ["2026-R2", "2026-R3"]
    assert steps.table["net_share"].round(3).tolist() == [0.333, -0.35]
    assert "who answered changed more than the same sites did" in steps.title
    app = open_page("trends", g="declared")
    assert len(app.get("plotly_chart")) == 2, "the only product needs no list of products"
    assert "Step by step" in said(app)


def view(before: float, same: float, entrants: float, leavers: float) -> View:
    """Two rounds of one product, as the store tells them."""
    rounds = (("2026-R1", dt.date(2026, 1, 1)), ("2026-R2", dt.date(2026, 2, 1)))
    step = {
        "product_code": FFP2, "unit": "piece", "after_round": "2026-R2", "state": "value",
        "before": before, "after": before + same + entrants + leavers,
        "same": same, "entrants": entrants, "leavers": leavers,
    }  # fmt: skip
    found = store.RoundChanges(pd.DataFrame([step]), pd.DataFrame(), rounds, 0, rounds[1][1])
    topic = Topic(FFP2, "piece")
    return View(found, (topic,), topic)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((100, 30, 0, 0), "rose 30% from 2026-R1 to 2026-R2"),
        ((100, 0, 0, 0), "was the same in 2026-R1 and 2026-R2"),
        ((100, 0, 20, 0), "rose 20% from 2026-R1 to 2026-R2; none of it at the same sites"),
        ((100, 10, 30, 0), "; the same sites account for 25% of it"),
        ((100, -20, 30, 0), "rose 10% from 2026-R1 to 2026-R2; at the same sites it fell 20%"),
        ((200, 50, 0, -100), "fell 25% from 2026-R1 to 2026-R2; at the same sites it rose 50%"),
        ((0, 150, 0, 0), "all its declared capacity is new since 2026-R1"),
        ((100, 0, 100, -100), "was the same in 2026-R1 and 2026-R2"),
        ((100, math.nan, 20, 0), "rose 20% from 2026-R1 to 2026-R2; through whom can’t be shown"),
    ],
)
def test_the_headline_says_what_the_same_sites_have_of_it(
    parts: tuple[float, float, float, float], told: str
) -> None:
    looked_at = view(*parts)
    if math.isnan(parts[1]):
        looked_at.found.steps["after"] = 120.0
    assert headline.said(ASKED, looked_at).endswith(told)


def test_nothing_and_one_round_say_so() -> None:
    assert headline_of() == "Nothing of this selection stands in any round"
    answered(1, A=100.0)
    assert headline_of().endswith("one round so far, 2026-R1")
    assert exhibits(ASKED)["panel"]() is None
