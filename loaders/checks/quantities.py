"""Amounts of one row that contradict each other: emergency, output, use, stock, least order."""

from __future__ import annotations

import numpy as np

from loaders.checks.answers import Answers
from loaders.checks.check import Check, Found
from loaders.values.cells import Flags
from words import N_

_ROUNDED = 0.02
"""Two figures that differ by less are the same, rounded by two people."""
_POINTS = 10.0
"""Points of utilisation that people round away."""
_MANY = 10.0
_WEEKS = 52.0
_STATED = 60


def of_quantities() -> dict[str, Check]:
    """Slugs of amounts that don’t fit together."""
    return {
        "surge-below-capacity": Check(
            "warning",
            N_(
                "{value} in column {column} is less than the ordinary capacity, {capacity}. The "
                "emergency capacity is all that could be made, not what comes on top."
            ),
            N_("State the whole output of an emergency, or correct the ordinary capacity."),
            ("surge_capacity_value", "capacity_value", "capacity_unit", "capacity_period"),
            N_("A forecast would lose the firm’s emergency capacity without anybody noticing."),
            points_to=("surge_capacity_value",),
            find=_surge_below,
        ),
        "surge-many-times": Check(
            "warning",
            N_(
                "{value} in column {column} is {times} times the ordinary capacity, {capacity}; "
                "extra shifts rarely give more than four times as much."
            ),
            N_("Check unit and period of both figures, or say what makes it possible."),
            ("surge_capacity_value", "capacity_value", "capacity_unit", "capacity_period"),
            N_("One emergency figure in another unit would outweigh a whole region’s."),
            points_to=("surge_capacity_value",),
            find=_surge_many,
        ),
        "output-above-capacity": Check(
            "warning",
            N_(
                "{value} in column {column} is more than the capacity, {capacity}; a site can’t "
                "make more than it can make."
            ),
            N_("Check unit and period of both figures, or raise the capacity."),
            ("current_output", "capacity_value", "capacity_unit", "capacity_period"),
            N_("Demonstrated capacity is the output, so it has to be one of the same line."),
            points_to=("current_output",),
            find=_output_above,
        ),
        "utilisation-differs": Check(
            "warning",
            N_(
                "{value} in column {column} does not fit the other answers: output ÷ capacity is "
                "{share} %."
            ),
            N_("Correct the utilisation, the output or the capacity."),
            ("utilisation_pct", "current_output", "capacity_value"),
            N_("What is free in an emergency is reckoned from the utilisation."),
            points_to=("utilisation_pct",),
            find=_utilisation_differs,
        ),
        "range-wide": Check(
            "note",
            N_(
                "{value} in column {column} is a range whose top is {times} times its bottom; "
                "totals count the bottom."
            ),
            N_("Give a narrower range, or one figure, if you know it."),
            ("capacity_value", "employees"),
            N_("The low end of a very wide range says little of the firm."),
            points_to=("capacity_value", "employees"),
            find=_range_wide,
        ),
        "least-order-beyond": Check(
            "warning",
            N_(
                "{value} in column {column} is {weeks} weeks of the whole capacity; nobody could "
                "place so large a smallest order."
            ),
            N_("Check the unit of the smallest order; a value in money does not belong here."),
            ("min_order_qty", "capacity_value", "capacity_unit", "capacity_period"),
            N_("A firm would look out of reach of every hospital."),
            points_to=("min_order_qty",),
            find=lambda a: _weeks_of(a, "min_order_qty"),
        ),
        "stock-beyond": Check(
            "warning",
            N_("{value} in column {column} is {weeks} weeks of the whole capacity, ready to go."),
            N_("Check the unit of the stock; a value in money does not belong here."),
            ("stock_finished", "capacity_value", "capacity_unit", "capacity_period"),
            N_("Stock counts as available on the first day of an emergency."),
            points_to=("stock_finished",),
            find=lambda a: _weeks_of(a, "stock_finished"),
        ),
    }  # fmt: skip


def _capacity(a: Answers) -> dict[str, object]:
    """The capacity as stated, for the sentence."""
    stated = a.frame["capacity_stated"].to_numpy(dtype=object)
    return {"capacity": np.array([str(text)[:_STATED] for text in stated], dtype=object)}


def _where(where: Flags, a: Answers, **params: object) -> Found:
    return Found(where, (_capacity(a) | params) if where.any() else {})


def _surge_below(a: Answers) -> Found:
    return _where(a["surge_capacity_value"] < a["capacity_value"] * (1 - _ROUNDED), a)


def _surge_many(a: Answers) -> Found:
    most = a["capacity_value_high"]
    times = np.divide(a["surge_capacity_value"], most, where=most > 0, out=np.zeros(len(a)))
    return _where(times >= _MANY, a, times=np.round(times))


def _output_above(a: Answers) -> Found:
    return _where(a["current_output"] > a["capacity_value_high"] * (1 + _ROUNDED), a)


def _utilisation_differs(a: Answers) -> Found:
    """Against both ends of a range of capacities; an output above it has its own rule."""
    low, high, output = a["capacity_value"], a["capacity_value_high"], a["current_output"]
    sound = (low > 0) & (output <= high * (1 + _ROUNDED))
    with np.errstate(divide="ignore", invalid="ignore"):
        least, most = 100 * output / high, 100 * output / low
        stated = a["utilisation_pct"]
        slack = _POINTS + 50 / low  # of 4 pallets a day, 3.4 is written 3
        off = sound & ((stated < least - slack) | (stated > most + slack))
    return Found(off, {"share": np.round(least)})


def _range_wide(a: Answers) -> tuple[Found, ...]:
    found = []
    for name in ("capacity_value", "employees"):
        low, high = a[name], a[f"{name}_high"]
        times = np.divide(high, low, where=low > 0, out=np.zeros(len(a)))
        found.append(Found(times >= _MANY, {"times": np.round(times)}, column=name))
    return tuple(found)


def _weeks_of(a: Answers, name: str) -> Found:
    """An amount of goods as weeks of the capacity; both are in the capacity’s unit."""
    weekly = a["capacity_per_week_high"]
    weeks = np.divide(a[name], weekly, where=weekly > 0, out=np.zeros(len(a)))
    return Found(weeks > _WEEKS, {"weeks": np.round(weeks)})
