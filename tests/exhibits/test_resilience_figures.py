"""Outages, points of failure and concentration: titles in each case, and what tables keep back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from exhibits.catalogue import concentration as spread
from exhibits.catalogue import failure_points as weak
from exhibits.catalogue import outage as lost
from exhibits.exhibit import Answered, Exhibit
from words import speaking_in

COMMON: dict[str, Any] = {
    "as_of": dt.date(2026, 11, 1),
    "answered": Answered(41, 96),
    "source": "survey, 2026-R2",
}
SECRET = 0.777


def loss(name: str, value: float | None, state: str = "value", **given: Any) -> dict[str, Any]:
    return {
        "product": name.lower(), "name": name, "rung": "certified", "unit": "pieces",
        "state": state, "value": value, "capacity": 100.0, "whole": 200.0, "n": 3,
    } | given  # fmt: skip


def outage(*rows: dict[str, Any], dimension: Any = "firm", untouched: int = 0) -> Exhibit:
    table = pd.DataFrame(list(rows), columns=list(lost.COLUMNS)).astype({"n": "Int64"})
    return lost.outage(
        table, dimension=dimension, place_label="Alpha", untouched=untouched, **COMMON
    )


@pytest.mark.parametrize(
    ("rows", "dimension", "said"),
    [
        ([loss("FFP2", 0.4), loss("Gown", 0.9)], "firm",
         "If Alpha drops out, 90% of the certified capacity for Gown is gone"),
        ([loss("FFP2", 0.071)], "region",
         "If Alpha drops out, 7.1% of the certified capacity for FFP2 is gone"),
        ([loss("FFP2", 0.5), loss("Gown", 0.5)], "firm",
         "If Alpha drops out, 50% of the capacity for 2 product types is gone"),
        ([loss("Mesh", 1.0, rung="attested"), loss("Gown", 0.5)], "country",
         "If Alpha drops out, no attested capacity for Mesh is left"),
        ([loss("FFP2", 1.0), loss("Gown", 1.0)], "site",
         "If Alpha drops out, no capacity is left for 2 product types"),
        ([loss("FFP2", 1.0), loss("Gown", 1.0), loss("Cap", None, "suppressed")], "border",
         "If the borders of Alpha close, it has no capacity for at least 2 product types"),
        ([loss("FFP2", 0.6)], "border",
         "If the borders of Alpha close, it is cut off from 60% of the certified capacity for "
         "FFP2"),
        ([], "firm", "If Alpha drops out, nothing is lost of what is counted here"),
    ],
)  # fmt: skip
def test_an_outage_is_said_by_its_largest_loss(
    rows: list[dict[str, Any]], dimension: str, said: str
) -> None:
    assert outage(*rows, dimension=dimension).title == said


def test_products_stand_from_the_largest_loss_down() -> None:
    made = outage(loss("FFP2", 0.4), loss("Cap", None, "suppressed"), loss("Gown", 0.9))
    assert made.table["name"].tolist() == ["Gown", "FFP2", "Cap"]
    told = outage(loss("FFP2", 0.4), untouched=35)
    assert "Nothing is lost of 35 other product types." in told.notes


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_kept_back_is_nowhere_in_an_outage(language: str) -> None:
    with speaking_in(language):
        made = outage(
            loss("FFP2", 0.4),
            loss("Gown", SECRET, "suppressed", capacity=777.0, whole=777.0, n=2),
        )
    assert len(made.notes) == 1
    hidden = made.table[made.table["state"].eq("suppressed")]
    assert hidden[["value", "capacity", "whole", "n"]].isna().all(axis=None)
    assert "77" not in " ".join((made.title, made.sentence, *made.notes))


def test_an_outage_of_which_nothing_is_told_says_why() -> None:
    assert "fewer than three firms" in outage(loss("Gown", None, "suppressed")).title


def point(holder: str, value: float | None, state: str = "value", **given: Any) -> dict[str, Any]:
    return {
        "place": holder.lower(), "name": f"{holder} – Gown", "holder": holder, "product": "Gown",
        "rung": "certified", "unit": "pieces", "state": state, "value": value, "capacity": 9.0,
        "products": 3, "sole": 0, "n": 1,
    } | given  # fmt: skip


def points(*rows: dict[str, Any], dimension: Any = "firm", complete: bool = True) -> Exhibit:
    table = pd.DataFrame(list(rows), columns=list(weak.COLUMNS))
    return weak.failure_points(
        table.astype(dict.fromkeys(("products", "sole", "n"), "Int64")),
        dimension=dimension, complete=complete, **COMMON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("dimension", "said"),
    [
        ("site", "2 sites each hold more than half of a product; Alpha has 90% of the certified "
         "capacity for Gown"),
        ("firm", "2 firms each hold more than half of a product; Alpha has 90% of the certified "
         "capacity for Gown"),
        ("region", "2 regions each hold more than half of a product; Alpha has 90% of the "
         "certified capacity for Gown"),
        ("country", "2 countries each hold more than half of a product; Alpha has 90% of the "
         "certified capacity for Gown"),
    ],
)  # fmt: skip
def test_those_with_more_than_half_are_counted(dimension: str, said: str) -> None:
    rows = [point("Alpha", 0.9), point("Beta", 0.51), point("Gamma", 0.5)]
    assert points(*rows, dimension=dimension).title == said


def test_no_point_above_half_is_said() -> None:
    assert points(point("Alpha", 0.5)).title == (
        "None holds more than half of a product; most hangs on Alpha: 50% of the certified "
        "capacity for Gown"
    )


def test_nothing_is_claimed_of_all_where_some_is_kept_back() -> None:
    said = "Of what can be shown, most hangs on Alpha: 90% of the certified capacity for Gown"
    assert points(point("Alpha", 0.9), complete=False).title == said
    assert points(point("Alpha", 0.9), point("Beta", None, "suppressed")).title == said


def test_ten_are_drawn_and_the_others_counted() -> None:
    made = points(*(point(f"Firm {place:02}", 0.9 - place / 100) for place in range(14)))
    assert len(made.table) == 10
    assert made.table["holder"].iloc[0] == "Firm 00"
    assert made.title.startswith("14 firms")
    assert "The worst ten of 14." in made.notes


def test_a_point_kept_back_tells_nothing_but_its_name() -> None:
    secret = point("Beta", SECRET, "suppressed", capacity=777.0, products=77, sole=77, n=2)
    made = points(point("Alpha", 0.9), secret, complete=False)
    hidden = made.table[made.table["state"].eq("suppressed")]
    assert hidden["holder"].tolist() == ["Beta"]
    assert hidden[["value", "capacity", "products", "sole", "n"]].isna().all(axis=None)
    assert hidden[["product", "rung", "unit"]].eq("").all(axis=None)
    assert "77" not in " ".join((made.title, made.sentence, *made.notes))


def share(name: str, value: float | None, state: str = "value", **given: Any) -> dict[str, Any]:
    return {
        "product": name.lower(), "name": name, "rung": "certified", "unit": "equal firms",
        "state": state, "value": value, "holders": 5, "largest": 0.5, "n": 5,
    } | given  # fmt: skip


def concentrated(*rows: dict[str, Any], holders: Any = "firm") -> Exhibit:
    table = pd.DataFrame(list(rows), columns=list(spread.COLUMNS))
    return spread.concentration(
        table.astype(dict.fromkeys(("holders", "n"), "Int64")),
        holders=holders, topic_label="Masks", **COMMON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "holders", "said"),
    [
        ([share("FFP2", 9.4), share("Gown", 1.6), share("Cap", 2.0)], "firm",
         "Masks: 2 of 3 product types hang on two firms’ worth of makers or fewer; most of all "
         "Gown, as if 1.6 equal firms made it"),
        ([share("FFP2", 9.4), share("Gown", 2.5)], "region",
         "Masks: no product type hangs on two regions’ worth of makers; nearest to it is Gown, as "
         "if 2.5 equal regions made it"),
        ([share("FFP2", 1.0), share("Gown", 1.0), share("Cap", 3.0)], "country",
         "Masks: 2 of 3 product types are each made in one country alone"),
        ([share("FFP2", 1.0), share("Cap", 3.0)], "firm",
         "Masks: FFP2 is made by one firm alone"),
        ([share("FFP2", 9.4)], "firm",
         "The certified capacity for FFP2 is as good as that of 9.4 equal firms"),
        ([share("FFP2", 1.6), share("Gown", 9.0), share("Cap", None, "suppressed")], "firm",
         "Masks: at least 1 of 3 product types hangs on two firms’ worth of makers or fewer"),
        ([share("FFP2", 4.0), share("Gown", 9.0), share("Cap", None, "suppressed")], "firm",
         "Masks: of the 2 product types that can be shown none hangs on two firms’ worth of "
         "makers"),
        ([share("Cap", None, "suppressed")], "firm",
         "Masks: how far it is spread can’t be shown, as fewer than three firms stand behind it"),
    ],
)  # fmt: skip
def test_concentration_says_how_few(rows: list[dict[str, Any]], holders: str, said: str) -> None:
    assert concentrated(*rows, holders=holders).title == said


@pytest.mark.parametrize(
    ("value", "said"), [(1.0, "1"), (1.004, "1"), (1.02, "1.02"), (1.26, "1.3")]
)
def test_more_than_one_is_not_called_one(value: float, said: str) -> None:
    assert spread.as_if_text(value) == said


def test_concentration_kept_back_is_in_no_column() -> None:
    secret = share("Cap", SECRET, "suppressed", holders=77, largest=SECRET, n=77)
    made = concentrated(share("FFP2", 4.0), secret)
    assert made.table["name"].tolist() == ["FFP2", "Cap"]
    hidden = made.table[made.table["state"].eq("suppressed")]
    assert hidden[["value", "holders", "largest", "n"]].isna().all(axis=None)
    assert "77" not in " ".join((made.title, made.sentence, *made.notes))
