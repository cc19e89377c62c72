"""What the address says: the rounds of its selection, and the product or unit looked at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

import shell
from cluster_data import store
from shell.state import State

UNIT = "unit."
"""Begins the address's word for all products of a unit together."""


@dataclass(frozen=True)
class Topic:
    """A product, or with an empty `product` all `products` of a unit together."""

    product: str
    unit: str
    products: int = 1

    @property
    def code(self) -> str:
        """What the address calls it."""
        return self.product or f"{UNIT}{self.unit}"


@dataclass(frozen=True)
class View:
    """The rounds as the address looks at them; `topic` is None where nothing stands in any."""

    found: store.RoundChanges
    topics: tuple[Topic, ...]
    topic: Topic | None

    @property
    def rounds(self) -> tuple[tuple[str, dt.date], ...]:
        """Names and last days of the rounds, the oldest first."""
        return self.found.rounds

    def of_topic(self, table: pd.DataFrame) -> pd.DataFrame:
        """The rows of the topic, of `found.steps` or `found.points`."""
        if self.topic is None:
            return table.iloc[:0]
        product, unit = self.topic.product, self.topic.unit
        return table[table["product_code"].eq(product) & table["unit"].eq(unit)]

    @property
    def last(self) -> dict[Any, Any] | None:
        """The topic's step between the last two rounds; None where it stands in neither."""
        if len(self.rounds) < 2:
            return None
        steps = self.of_topic(self.found.steps)
        steps = steps[steps["after_round"].eq(self.rounds[-1][0])]
        return next(iter(steps.to_dict("records")), None)


def read(state: State) -> View:
    """The view of an address; a topic that it names wrongly falls back to the first."""
    found = shell.cached(store.round_changes, state.selection, state.viewer, dt.date.today())
    topics = topics_of(found)
    code = state.param("of", [topic.code for topic in topics], first(found, topics))
    named = {topic.code: topic for topic in topics}
    return View(found, topics, named.get(code))


def topics_of(found: store.RoundChanges) -> tuple[Topic, ...]:
    """Products, those that most firms make in the last round first; then units of several."""
    if not found.rounds:
        return ()
    last = found.points[found.points["round"].eq(found.rounds[-1][0])]
    last = last.assign(n=last["n"].fillna(0).astype(int))
    ordered = last.sort_values(["n", "product_code", "unit"], ascending=[False, True, True])
    made = [
        Topic(str(product), str(unit), int(products))
        for product, unit, products in zip(
            ordered["product_code"], ordered["unit"], ordered["products"], strict=True
        )
    ]
    units = [topic for topic in made if not topic.product and topic.products > 1]
    return (*(topic for topic in made if topic.product), *units)


def first(found: store.RoundChanges, topics: tuple[Topic, ...]) -> str:
    """The topic until the reader chooses: the first whose last change can be told in its parts."""
    steps = found.steps
    told = steps[steps["same"].notna() & steps["before"].gt(0)]
    if found.rounds:
        told = told[told["after_round"].eq(found.rounds[-1][0])]
    whole = set(zip(told["product_code"], told["unit"], strict=True))
    for topic in topics:
        if (topic.product, topic.unit) in whole:
            return topic.code
    return topics[0].code if topics else ""
