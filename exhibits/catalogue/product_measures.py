"""What every exhibit of products shares: its measures in words, its columns, its values as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import numpy as np
import pandas as pd

from exhibits.catalogue.areas import bound_text, value_text
from exhibits.exhibit import STATES, Answered, Field, state_label
from exhibits.plain import visible
from words import _, compact, date, ngettext, number, percent, quantity

ProductMeasure = Literal["certified_share", "capacity", "utilisation", "per_100k"]
PRODUCT_MEASURES: tuple[ProductMeasure, ...] = (
    "certified_share",
    "capacity",
    "utilisation",
    "per_100k",
)
RATIOS = ("certified_share", "utilisation", "covered")
"""Shares, alike in every unit; the others compare within one unit only."""
EQUAL_MAKERS = "equal_makers"
"""As how many equal makers there are; `unit` says what kind: equal firms, equal regions."""
FIGURES = ("value", "numerator", "denominator", "capacity")


def tidy(table: pd.DataFrame, columns: Iterable[str], names: Iterable[str]) -> pd.DataFrame:
    """A copy with exactly `columns`, names without hidden marks, and no stray figure.

    A figure stands only where the state is `value`. A suppressed row keeps not even its n.
    """
    shown = table.loc[:, list(columns)].reset_index(drop=True)
    for column in names:
        shown[column] = [visible(text) if isinstance(text, str) else "" for text in shown[column]]
    stands = shown["state"].eq("value")
    for column in FIGURES:
        if column in shown:
            shown[column] = shown[column].astype(float).where(stands)
    lost = stands & ~np.isfinite(shown["value"])
    shown["state"] = shown["state"].astype(object).mask(lost, "none")
    shown["n"] = shown["n"].astype("Int64").mask(shown["state"].eq("suppressed"))
    return shown


def with_zeros(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Amounts of 0 where the answer was "none"; a share has none, being of nothing."""
    nothing = table["state"].eq("none")
    columns = ["capacity"] if measure in RATIOS else ["capacity", "value"]
    return table.assign(**{name: table[name].mask(nothing, 0.0) for name in columns})


def label(measure: str, topic: str, rung: str) -> str:
    """What colour or bar length stands for, as a heading."""
    labels = {
        "certified_share": _("{product}: certified share of attested capacity"),
        "utilisation": _("{product}: share of {rung} capacity in use"),
        "per_100k": _("{product}: {rung} capacity a week per 100,000 people"),
        "capacity": _("{product}: {rung} capacity a week"),
    }
    return labels[measure].format(product=topic, rung=rung)


def column_label(measure: str, rung: str) -> str:
    """The measure as the heading of a column."""
    labels = {
        "certified_share": _("Certified share"),
        "utilisation": _("Utilisation"),
        "covered": _("Share of the need covered"),
        "per_100k": _("Capacity per 100,000 people ({rung})"),
        "capacity": _("Capacity ({rung})"),
        "firms": _("Part of the highest count"),
    }
    return labels[measure].format(rung=rung)


def subtitle(measure: str, topic: str, rung: str, n: Answered, as_of: dt.date) -> str:
    """Measure, n of N, and the day the figure stands for."""
    return " · ".join((label(measure, topic, rung), n.text, date(as_of)))


def figure_text(measure: str, value: float, unit: str = "") -> str:
    """A value in full, with its unit, for titles and hover."""
    if measure in ("amount", "firms"):
        return _("{value} {unit}").format(value=number(value), unit=unit)
    if measure == "capacity":
        return _("{value} {unit} a week").format(value=number(value), unit=unit)
    if measure == EQUAL_MAKERS:
        return _("as if {value} {unit} made it").format(value=short_text(measure, value), unit=unit)
    return value_text(measure, value, unit)  # type: ignore[arg-type]


def short_text(measure: str, value: float) -> str:
    """A value as short as a cell or the end of a bar has room for."""
    if measure in RATIOS:
        return value_text(measure, value, "")  # type: ignore[arg-type]
    if measure == EQUAL_MAKERS:  # never one where there are more
        return number(value, 2 if 1 < value < 1.05 else 1)
    return quantity(value) if measure == "per_100k" and value < 10_000 else compact(value)


def balance_text(balance: float, unit: str) -> str:
    """What is missing or to spare, in full."""
    said = _("{value} {unit} missing") if balance < 0 else _("{value} {unit} to spare")
    return said.format(value=number(abs(balance)), unit=unit)


def share_bound(value: float) -> str:
    """A class bound of shares, for a legend."""
    return bound_text("certified_share", value)


def value_field(measure: str, rung: str) -> Field:
    """The declaration of the column that holds the measure."""
    ratio = measure in RATIOS
    unit = {"per_100k": _("a week per 100,000 people"), "capacity": _("a week")}.get(measure, "%")
    return Field("value", column_label(measure, rung), "ratio" if ratio else "number", unit)


def hidden_note(count: int) -> tuple[str, ...]:
    """How many figures are left out for having too few firms."""
    if not count:
        return ()
    return (
        ngettext(
            "{count} figure is not shown: fewer than three firms stand behind it, or it would "
            "reveal another.",
            "{count} figures are not shown: fewer than three firms stand behind each, or it "
            "would reveal another.",
            count,
        ).format(count=number(count)),
    )


def more_note(left_out: int) -> tuple[str, ...]:
    """How many rows are in the table and not drawn; nothing where none or fewer are."""
    if left_out <= 0:
        return ()
    return (
        ngettext("{count} more in the table.", "{count} more in the table.", left_out).format(
            count=number(left_out)
        ),
    )


def silent_note(table: pd.DataFrame) -> tuple[str, ...]:
    """How many rows are in each state but a value; where nothing is drawn, the figure says so."""
    states = table["state"].value_counts()
    silent = [
        f"{state_label(state)} ({number(int(states[state]))})"
        for state in STATES[1:]
        if states.get(state, 0)
    ]
    return (" · ".join(silent),) if silent and states.get("value", 0) else ()


def no_standard_note(names: list[str]) -> tuple[str, ...]:
    """Products that nothing can certify, named as far as there is room."""
    if not names:
        return ()
    listed = ", ".join(names[:4]) + ("…" if len(names) > 4 else "")
    return (
        ngettext(
            "No standard applies to {count} product type, so nothing of it can be certified: "
            "{names}.",
            "No standard applies to {count} product types, so nothing of them can be certified: "
            "{names}.",
            len(names),
        ).format(count=number(len(names)), names=listed),
    )


def share_text(share: float) -> str:
    """A share of a row's whole; what is there is never called nothing."""
    return percent(share, 1 if 0 < share < 0.01 else 0)
