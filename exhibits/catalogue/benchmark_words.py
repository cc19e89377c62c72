"""How clusters' indicators are called, and their values as text."""

from __future__ import annotations

from typing import Literal

from words import _, ngettext, number, percent

Indicator = Literal[
    "per_worker", "breadth", "certified", "utilisation", "response", "age", "abroad", "skills",
]  # fmt: skip
COUNTED = ("breadth", "age")
"""Those that are numbers; the others are shares."""


def name(indicator: str) -> str:
    """An indicator in a word or two, for choices and lists."""
    return {
        "per_worker": _("Capacity per worker"),
        "breadth": _("Product breadth"),
        "certified": _("Certified share"),
        "utilisation": _("Utilisation"),
        "response": _("Response"),
        "age": _("Age of answers"),
        "abroad": _("Links across borders"),
        "skills": _("Training needs"),
    }[indicator]


def measure(indicator: str) -> str:
    """What is counted, as the heading of an axis."""
    return {
        "per_worker": _("Percentile among makers of the same products, mean of firms"),
        "breadth": _("Finished product types with certified capacity"),
        "certified": _("Firms with certified capacity, of those with products a standard covers"),
        "utilisation": _("Share of capacity in use, mean of firms"),
        "response": _("Firms that answered, of those asked"),
        "age": _("Days since a firm’s newest answer, mean of firms"),
        "abroad": _("Firms with markets or raw material abroad, of those that say where"),
        "skills": _("Firms that name a training need, of those that answered"),
    }[indicator]


def method(indicator: str) -> str:
    """How the interval is made, in a sentence."""
    if indicator == "breadth":
        return _("Interval of 95 %: jackknife by firm, never below what two firms make.")
    if indicator in ("certified", "response", "abroad", "skills"):
        return _("Interval of 95 %: Wilson’s, for shares.")
    return _("Interval of 95 %: Student’s t, over firms; each firm counts once.")


def firms_counted(indicator: str, n: int, of: int) -> str:
    """How many firms a figure rests on, of how many that could tell."""
    if indicator == "breadth":
        text = ngettext("{n} maker, of {of} firms", "{n} makers, of {of} firms", n)
    elif indicator == "response":
        text = ngettext("{of} firm asked", "{of} firms asked", of)
    else:
        text = ngettext("{n} of {of} firm", "{n} of {of} firms", of)
    return text.format(n=number(n), of=number(of))


def value_text(indicator: str, value: float) -> str:
    """A value in full."""
    if indicator == "breadth":
        count = round(value)
        return ngettext("{count} product type", "{count} product types", count).format(
            count=number(count)
        )
    if indicator == "age":
        days = round(value)
        return ngettext("{count} day", "{count} days", days).format(count=number(days))
    if indicator == "per_worker":
        return _("percentile {value}").format(value=number(100 * value))
    return percent(value)


def short(indicator: str, value: float) -> str:
    """A value beside its dot."""
    if indicator == "per_worker":
        return number(100 * value)
    return number(round(value)) if indicator in COUNTED else percent(value)


def interval_text(indicator: str, low: float, high: float) -> str:
    """The two ends of an interval."""
    if indicator in COUNTED:
        return _("{low} to {high}").format(low=number(low, 1), high=number(high, 1))
    return _("{low} to {high}").format(low=short(indicator, low), high=short(indicator, high))


def rank_text(best: int, worst: int, of: int) -> str:
    """The places a cluster may have, such as `2–4 of 10`."""
    if best == worst:
        return _("{place} of {total}").format(place=number(best), total=number(of))
    return _("{best}–{worst} of {total}").format(
        best=number(best), worst=number(worst), total=number(of)
    )
