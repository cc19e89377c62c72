"""The overview's one sentence and its figures, where little or nothing is known."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cluster_data import store
from tests.pages.opening import open_page
from tests.store.survey_rows import ACTOR, frame, row, upload

TODAY = dt.date.today()
RECENT = TODAY - dt.timedelta(days=20)


@pytest.fixture(autouse=True)
def _ministry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "tela.duckdb"))
    monkeypatch.setenv("TELA_VIEWER", "ministry")


def keep(*rows: dict[str, object], kind: str = "capacities", **about: Any) -> str:
    made = upload(kind, count=len(rows), **({"date": RECENT} | about))
    store.add_cluster(made.cluster_code, f"Cluster {made.cluster_code}", "TN", ACTOR)
    return str(store.commit(made, frame(*rows), [], ACTOR).upload_id)


def firm(name: str, **said: object) -> dict[str, object]:
    return row(name, **({"certificate_expiry": TODAY + dt.timedelta(days=200)} | said))


def shown(**query: str) -> tuple[str, str]:
    """The page's heading, and all that it says in texts."""
    app = open_page("overview", **query)
    blocks = (*app.title, *app.header, *app.markdown, *app.caption)
    # figures are marked, and data is escaped
    plain = [str(block.value).replace(":primary[", "").replace("]", "") for block in blocks]
    said = "\n".join(plain).replace("\\", "")
    return said.split("\n", 1)[0], said


def test_the_sentence_counts_firms_clusters_countries_certified_and_fresh() -> None:
    keep(*(firm(name) for name in ("A", "B")), firm("C", standards_met=[]))
    keep(firm("D", country="MA", region_code="MA-06"), cluster="MA-A",
         date=TODAY - dt.timedelta(days=400))  # fmt: skip
    keep(*(row(name) for name in "ABCE"), kind="roster")
    keep(row("D", country="MA", region_code="MA-06"), kind="roster", cluster="MA-A")
    heading, said = shown()
    assert heading == (
        "4 of 5 firms asked have answered, in 2 clusters and 2 countries; "
        "67% of the attested capacity is certified, and 75% of all lines are at most a year old."
    )
    assert "n = 4 firms, of 5 asked" in said
    assert "Answers: 1 of 5 firms asked is silent; the most in Cluster TN-A, 1 of 4" in said
    assert "Freshness: 75% of 4 product lines" in said
    assert "in Cluster MA-A nothing is attested any more" in said


def test_without_a_roster_the_number_asked_is_said_to_be_unknown() -> None:
    keep(*(firm(name) for name in "ABC"))
    heading, said = shown()
    assert heading.startswith("3 firms have answered, in 1 cluster and 1 country;")
    assert "3 answered; number asked unknown" in said
    assert "3 of 3" not in said
    assert "Answers: 3 firms answered; no cluster says how many it asked" in said


def test_all_silent_is_told_with_how_many_were_asked() -> None:
    keep(*(row(name) for name in "ABC"), kind="roster")
    heading, said = shown()
    assert heading == "None of the 3 firms asked has answered yet."
    assert "Recent uploads" in said
    assert "Freshness" not in said


def test_one_round_alone_has_nothing_to_compare() -> None:
    keep(*(firm(name) for name in "ABC"))
    _heading, said = shown()
    assert "Since the last round: nothing to compare yet" in said


def test_growth_through_a_newcomer_is_told_since_the_round_before() -> None:
    then = RECENT - dt.timedelta(days=180)
    keep(*(firm(name) for name in "ABC"), round_="2026-R1", date=then)
    keep(*(firm(name) for name in "ABC"), firm("D", capacity_value=5_000.0))
    _heading, said = shown()
    assert "Since 2026-R1: 1 product grew, 0 shrank" in said
    assert "newcomers added more than the sites already there" in said


def test_everything_withdrawn_is_nothing_known() -> None:
    kept = keep(*(firm(name) for name in "ABC"))
    store.withdraw(kept, "a test", ACTOR)
    heading, said = shown()
    assert heading == "Nothing is known yet"
    assert "With your own cluster, in three steps" in said


def test_the_public_sees_no_figure_of_one_or_two_firms(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(firm("A", capacity_value=4_321.0), firm("B", standards_met=[]))
    monkeypatch.setenv("TELA_VIEWER", "public")
    heading, said = shown()
    assert "the certified share is not shown, as it would reveal single firms" in heading
    assert "First in an emergency: no product can show a certified share" in said
    assert "4,321" not in said
    assert "50%" not in said


def test_a_filter_that_nobody_was_asked_under_says_so() -> None:
    keep(*(firm(name) for name in "ABC"))
    heading, _said = shown(c="MA")
    assert heading == "Nobody was asked here. Clear a filter to see more."


def test_a_product_narrows_neither_answers_nor_freshness_and_the_page_says_so() -> None:
    keep(*(firm(name) for name in "ABC"), firm("D", product_code="gown_isolation"))
    note = "All products are counted here, whatever product is chosen above."
    _heading, said = shown()
    assert note not in said
    app = open_page("overview", p="resp_ffp2")
    drawn = [str(chart.spec) for chart in app.get("plotly_chart")]
    assert sum("whatever product is" in chart for chart in drawn) == 2


def test_the_headline_products_are_those_chosen_where_some_are() -> None:
    from cluster_data import reference
    from cluster_data.selection import Selection
    from pages.overview.facts import headline_products

    first = headline_products(Selection())
    assert "resp_ffp2" in first
    assert {reference.products()[code].emergency_priority for code in first} == {1}
    assert headline_products(Selection(products=("gown_surg_std",))) == ("gown_surg_std",)
    linen = headline_products(Selection(families=("linen",)))
    assert {reference.products()[code].family_code for code in linen} == {"linen"}


def test_products_are_ranked_from_the_least_certified_and_the_rest_stands_last() -> None:
    from pages.overview.products import finding

    table = pd.DataFrame(
        {
            "label": ["FFP2", "FFP3", "Gown"], "value": [0.4, 0.9, float("nan")],
            "stands": [True, True, False],
        }
    )  # fmt: skip
    assert finding(table, False) == "First in an emergency: the least certified is FFP2, 40%"
    assert finding(table.head(1), True) == (
        "Chosen products: only FFP2 can show a certified share, 40%"
    )
