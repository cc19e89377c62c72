"""Weekly supply at three levels, from the lines that stand (design, *Levels* and *Supply*)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from cluster_data.selection import Rung
from planning.lines import Flags, Floats, Rows
from planning.timing import DAYS, HORIZON, made_by

Level = Literal["low", "central", "high"]
LEVELS: tuple[Level, ...] = get_args(Level)
Surge = Literal["none", "stated", "at_once"]
AGE_LIMIT_DAYS = 365
"""The age limit A of the ladder, unless a setting says another."""
UTILISATION_UNSTATED: Mapping[Level, float] = {"low": 1.0, "central": 0.75, "high": 0.0}
"""The booked share taken where none is stated (design, *Supply*)."""


@dataclass(frozen=True)
class Terms:
    """What is assumed of how firms would act.

    `redirect`: r, the share of booked output given up for this (0 to 1). `surge`: `stated` as
    surveyed; `at_once`, all surge capacity from the first week; `none`. `convert` counts converted
    lines at every level instead of high alone. `horizon` is the last week, `age_limit` in days.
    """

    redirect: float = 0.0
    surge: Surge = "stated"
    convert: bool = False
    horizon: int = HORIZON
    age_limit: int = AGE_LIMIT_DAYS

    def __post_init__(self) -> None:
        if not 0 <= self.redirect <= 1:
            raise ValueError(f"a share redirected lies between 0 and 1, not {self.redirect}")
        if self.horizon < 1:
            raise ValueError("a horizon has at least one week")

    def but(self, **changes: Any) -> Terms:
        """The same terms with some of them changed."""
        return replace(self, **changes)


@dataclass(frozen=True, eq=False)
class Supply:
    """Supply of one product.

    `rows` are the lines that make it, and those that could be converted to it last; `output` holds
    by level an array of rows x weeks 0 to the horizon, in the product's unit, week 0 being stock.
    """

    product: str
    rows: Rows
    output: Mapping[Level, Floats]

    @property
    def utilisation_assumed(self) -> Flags:
        """Which rows count with a utilisation that was not stated."""
        return np.isnan(self.rows["utilisation"]) & ~self.rows["conversion"]

    def weekly(self, level: Level) -> Floats:
        """The week's total of all lines, from week 0."""
        return np.asarray(self.output[level].sum(axis=0))

    def contributions(self, level: Level, day: int) -> Floats:
        """What each line will have given by the end of a day."""
        return made_by(self.output[level], day)


def supply(
    lines: pd.DataFrame | Rows, product: str, rung: Rung, terms: Terms | None = None
) -> Supply:
    """Weekly supply of a product, line by line.

    `lines` have the columns of `planning.lines`, or are rows read from such a table.
    low <= central <= high holds for every week's total: see `_in_order`.
    """
    terms = terms or Terms()
    read = lines if isinstance(lines, Rows) else Rows.read(lines)
    rows = read.making((product,))
    output = {level: weekly_output(rows, level, rung, terms) for level in LEVELS}
    return Supply(product, rows, _in_order(output))


def supply_by(
    lines: pd.DataFrame, by: tuple[str, ...], rung: Rung, terms: Terms | None = None
) -> Mapping[Level, pd.DataFrame]:
    """Weekly supply of all products at once, totalled by columns such as product_code, area_code.

    By level a frame whose index is `by` and whose columns are the weeks from 0.
    """
    terms = terms or Terms()
    rows = Rows.read(lines).making()
    keys = pd.DataFrame({name: rows[name] for name in by}).groupby(list(by), dropna=False)
    place = keys.ngroup().to_numpy()
    index = keys.size().index
    found: dict[Level, pd.DataFrame] = {}
    least: Floats | None = None
    for level in LEVELS:
        made = weekly_output(rows, level, rung, terms)
        totals = np.zeros((len(index), made.shape[1]))
        np.add.at(totals, place, made)
        least = totals if least is None else np.maximum(least, totals)
        found[level] = pd.DataFrame(least, index=index)
    return found


def weekly_output(rows: Rows, level: Level, rung: Rung, terms: Terms) -> Floats:
    """What each row gives in weeks 0 to the horizon, at one level: rows x weeks.

    Design, *Supply*, with N, u, G, L, r as there: free = N(1 - u(1 - r)); from week ceil(L/7)+1
    max(free, G - N u (1 - r)); a conversion its stated amount from week ceil(days/7)+1; at the rung
    demonstrated no more than the stated current output; a week counts by the share of its days on
    which the certificate is valid; week 0 is the stock of lines that meet the rung on day 0.
    """
    weeks = np.arange(1, terms.horizon + 1)
    capacity = _capacity(rows, level)
    stated = rows["utilisation"]
    used = np.where(np.isnan(stated), UTILISATION_UNSTATED[level], stated)
    booked = (capacity * used * (1 - terms.redirect))[:, None]
    surge, surge_days = _surge(rows, terms)
    surging = _from_week_after(surge_days, weeks) & ~np.isnan(surge)[:, None]
    free = capacity[:, None] - booked
    made = np.where(surging, np.fmax(free, surge[:, None] - booked), free)
    conversion = rows["conversion"]
    if conversion.any():
        converted = np.nan_to_num(rows["converted"])[:, None]
        after = _from_week_after(rows["conversion_days"], weeks)
        made = np.where(conversion[:, None], np.where(after, converted, 0.0), made)
    if rung == "demonstrated":
        made = np.minimum(made, np.nan_to_num(rows["current_output"])[:, None])
    if rung in ("certified", "demonstrated"):
        made = made * certified_share(rows, weeks)
    stock = np.where(meets(rows, rung), np.nan_to_num(rows["stock"]), 0.0)
    whole = np.column_stack([stock, made])
    whole[~stands(rows, level, terms)] = 0.0
    return whole


def stands(rows: Rows, level: Level, terms: Terms) -> Flags:
    """Which rows count at a level (design, *Levels*).

    low: approved and not older than the age limit; central: not older; high: any age. Conversions
    count at high alone, unless the terms count them everywhere.
    """
    if level == "high":
        return np.ones(len(rows), dtype=bool)
    fresh = rows["age_days"] <= terms.age_limit
    allowed: Flags = fresh & (~rows["conversion"] | terms.convert)
    return allowed & rows["approved"] if level == "low" else allowed


def meets(rows: Rows, rung: Rung) -> Flags:
    """Which rows meet the rung on day 0, as far as evidence of the firm goes.

    The certificate is that of the rung certified; demonstrated wants a current output besides.
    Approval and age are the levels' affair.
    """
    if rung in ("declared", "attested"):
        return np.ones(len(rows), dtype=bool)
    valid: Flags = rows["certificate_days"] >= 0
    if rung == "demonstrated":
        valid = valid & (np.nan_to_num(rows["current_output"]) > 0)
    return valid


def certified_share(rows: Rows, weeks: npt.NDArray[np.int64]) -> Floats:
    """The share of each week's days on which a row's certificate is valid: rows x weeks.

    Design, *Supply*: "a certificate counts valid days / 7 of a week".
    """
    last = np.nan_to_num(rows["certificate_days"], nan=-1.0)[:, None]
    return np.asarray(np.clip(last - DAYS * (weeks - 1), 0, DAYS) / DAYS)


def _capacity(rows: Rows, level: Level) -> Floats:
    """N at a level: the low end, the middle or the high end of what was stated."""
    low, high = np.nan_to_num(rows["capacity_low"]), rows["capacity_high"]
    high = np.where(np.isnan(high), low, high)
    return {"low": low, "central": (low + high) / 2, "high": high}[level]


def _surge(rows: Rows, terms: Terms) -> tuple[Floats, Floats]:
    """G and L of each row on these terms; NaN where there is no surge."""
    surge, days = rows["surge"], rows["surge_days"]
    if terms.surge == "none":
        return np.full(len(rows), np.nan), days
    return surge, np.zeros(len(rows)) if terms.surge == "at_once" else days


def _from_week_after(days: Floats, weeks: npt.NDArray[np.int64]) -> Flags:
    """Which weeks come after so many days have passed: from ceil(days/7)+1; none where unstated."""
    first = np.where(np.isnan(days), np.inf, np.ceil(np.nan_to_num(days) / DAYS) + 1)
    return np.asarray(weeks >= first[:, None])


def _in_order(output: Mapping[Level, Floats]) -> Mapping[Level, Floats]:
    """The output with no week's total below that of the level beneath.

    The formulas alone don't promise it: a surge is what is left of G once booked output is served,
    and a high end of N books more than the low end does. In a week where the totals would cross,
    each line gives what it gives at the level beneath.
    """
    ordered = dict(output)
    for lower, upper in pairwise(LEVELS):
        crossed = ordered[upper].sum(axis=0) < ordered[lower].sum(axis=0)
        if crossed.any():
            ordered[upper] = np.where(crossed, ordered[lower], ordered[upper])
    return ordered
