"""The pages' questions, each asked of the store, of pandas and of SQLite, answered in one shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from benchmarks import in_pandas
from benchmarks.frames import Frames, Lite
from benchmarks.surveys import TODAY
from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer

MINISTRY = Viewer("ministry")
"""Who asks: pandas and SQLite know nothing of suppression, so the answers have to be those of a
viewer from whom nothing is kept."""
PRODUCT, COUNTRY = "resp_ffp2", "TR"
_ONE = Selection(products=(PRODUCT,))
_THERE = Selection(products=(PRODUCT,), countries=(COUNTRY,))


@dataclass(frozen=True)
class Question:
    """One question of a page; `keys` and `values` are the columns that all three answer alike."""

    page: str
    text: str
    keys: tuple[str, ...]
    values: tuple[str, ...]
    of_the_store: Callable[[], pd.DataFrame]
    of_pandas: Callable[[Frames], pd.DataFrame]
    of_sqlite: Callable[[Lite], pd.DataFrame]
    summed: Callable[[pd.DataFrame], pd.DataFrame] = lambda table: table
    """What is compared of an answer, where it is too long or its names differ."""

    def alike(self, answers: list[pd.DataFrame]) -> None:
        """AssertionError unless the answers agree to six digits."""
        first, *others = [self._shaped(self.summed(answer)) for answer in answers]
        assert len(first), f"nothing to compare: {self.text}"
        for other in others:
            pd.testing.assert_frame_equal(first, other, rtol=1e-6, obj=self.text)

    def _shaped(self, answer: pd.DataFrame) -> pd.DataFrame:
        plain = answer[[*self.keys, *self.values]].astype(
            dict.fromkeys(self.keys, "object") | dict.fromkeys(self.values, "float64")
        )
        return plain.sort_values(list(self.keys)).reset_index(drop=True)


def _figure(table: pd.DataFrame) -> pd.DataFrame:
    """Rows of places where somebody was asked; a place that makes none has no figure elsewhere."""
    asked = table[table["state"].ne("not_asked")]
    return asked.assign(value=asked["value"].where(asked["state"].eq("value")))


QUESTIONS = (
    Question(
        "map", "a product’s certified share by region, of everywhere",
        ("area",), ("value", "n", "answered"),
        lambda: _figure(store.region_figures(_ONE, MINISTRY, "certified_share", TODAY).areas),
        lambda held: in_pandas.certified_share(held, PRODUCT),
        lambda lite: lite.answer("certified_share", product=PRODUCT),
    ),
    Question(
        "map", "its utilisation by region of one country",
        ("area",), ("value", "n", "answered"),
        lambda: _figure(store.region_figures(_THERE, MINISTRY, "utilisation", TODAY).areas),
        lambda held: in_pandas.utilisation(held, PRODUCT, COUNTRY),
        lambda lite: lite.answer("utilisation", product=PRODUCT, country=COUNTRY),
    ),
    Question(
        "map", "the products of a country chosen",
        ("product_code",), ("declared", "attested", "certified", "n"),
        lambda: store.products_of_place(Selection(), MINISTRY, COUNTRY, TODAY),
        lambda held: in_pandas.products_of_place(held, COUNTRY),
        lambda lite: lite.answer("products_of_place", country=COUNTRY),
    ),
    Question(
        "products", "the certified share of every product in every country",
        ("product_code", "place"), ("value", "n"),
        lambda: _shares(),
        in_pandas.product_shares,
        lambda lite: lite.answer("product_shares"),
    ),
    Question(
        "products", "the mix of families by country",
        ("place", "family_code"), ("lines", "share", "n"),
        lambda: _mixed(),
        in_pandas.family_mix,
        lambda lite: lite.answer("family_mix"),
    ),
    Question(
        "overview", "sites and lines of every cluster",
        ("cluster_code",), ("sites", "lines"),
        lambda: store.response(Selection(), MINISTRY, TODAY),
        in_pandas.response,
        lambda lite: lite.answer("response"),
    ),
    Question(
        "overview", "how old every cluster’s lines are",
        ("cluster_code", "age"), ("lines", "firms"),
        lambda: store.freshness(Selection(), MINISTRY, TODAY),
        lambda held: in_pandas.freshness(held, TODAY),
        lambda lite: lite.answer("freshness", today=TODAY.isoformat()),
    ),
    Question(
        "overview", "what changed between two rounds, every product",
        ("product_code",), ("before", "after", "same", "entrants", "leavers"),
        lambda: store.round_change(Selection(), MINISTRY, TODAY).table,
        in_pandas.round_change,
        lambda lite: lite.answer("round_change"),
    ),
    Question(
        "directory", "the members, with sites and products",
        ("cluster_code",), ("members", "sites", "products", "certified"),
        lambda: store.members(Selection(), MINISTRY, TODAY).table,
        in_pandas.members,
        lambda lite: lite.answer("members"),
        lambda table: _counted(table),
    ),
)  # fmt: skip


def _shares() -> pd.DataFrame:
    table = store.product_figures(Selection(), MINISTRY, "certified_share", "country", TODAY).table
    return table[table["state"].eq("value") & table["has_standard"]]


def _mixed() -> pd.DataFrame:
    table = store.family_mix(Selection(), MINISTRY, "country", TODAY)
    return table[table["state"].eq("value")]


def _counted(table: pd.DataFrame) -> pd.DataFrame:
    """Members by cluster, and the sums of what each has."""
    counts = table.assign(
        members=1, **{name: table[name].map(_count) for name in ("products", "certified")}
    )
    return counts.groupby("cluster_code", as_index=False)[
        ["members", "sites", "products", "certified"]
    ].sum()


def _count(listed: Any) -> int:
    """How many there are of a list, or a number as it stands; a missing one is none."""
    if hasattr(listed, "__len__"):
        return len(listed)
    return 0 if pd.isna(listed) else int(listed)
