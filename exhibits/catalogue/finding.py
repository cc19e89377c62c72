"""The finding of a table of areas, in one sentence: the title of its map and ranking."""

from __future__ import annotations

import pandas as pd

from exhibits.catalogue.areas import Measure, standing, value_text
from words import _, ngettext, number, percent

FEW = 4
HELD = 0.6


def count_word(count: int) -> str:
    """A small count as a word, to open a title with; larger ones as a number."""
    words = {2: _("Two"), 3: _("Three"), 4: _("Four"), 5: _("Five"), 6: _("Six")}
    return words.get(count, number(count))


def finding(
    table: pd.DataFrame, measure: Measure, product: str, unit: str, rung: str, place: str = ""
) -> str:
    """What the table shows first: concentration, the leader, or why nothing can be shown."""
    ranked = standing(table)
    if ranked.empty:
        return _nothing(table, product, rung)
    if ranked["value"].eq(0).all():
        return _all_zero(measure, product, rung, len(ranked))
    if len(ranked) == 1:
        return _("{area} is the only region that can show a figure: {value}").format(
            area=ranked["name"].iloc[0],
            value=_said(measure, ranked["value"].iloc[0], unit, product),
        )
    low, high = ranked["value"].iloc[-1], ranked["value"].iloc[0]
    if value_text(measure, low, unit) == value_text(measure, high, unit):
        return ngettext(
            "All {count} region with a figure stands at {value}",
            "All {count} regions with a figure stand at {value}",
            len(ranked),
        ).format(count=number(len(ranked)), value=_said(measure, high, unit, product))
    return (
        _concentration(table, ranked, measure, product, rung, place)
        or _leader(ranked, measure, product, unit, rung)
    )


def _said(measure: Measure, value: float, unit: str, product: str) -> str:
    shown = value_text(measure, value, unit)
    said = {
        "certified_share": _("{value} of {product} capacity certified"),
        "utilisation": _("{value} of {product} capacity in use"),
        "per_100k": "{value}",
    }
    return said[measure].format(value=shown, product=product)


def _nothing(table: pd.DataFrame, product: str, rung: str) -> str:
    states = table["state"]
    if not len(table) or states.isin(["not_asked", "not_answered"]).all():
        return _("No one has answered yet")
    if states.eq("suppressed").any():
        answered = states[~states.isin(["not_asked", "not_answered"])]
        if answered.eq("suppressed").all():
            return _("No region can show a figure: every one has fewer than three firms")
        return _("No region can show a figure: where there is capacity, "
                 "fewer than three firms stand behind it")
    return _("No region that answered states {rung} {product} capacity").format(
        product=product, rung=rung
    )


def _all_zero(measure: Measure, product: str, rung: str, count: int) -> str:
    if measure == "certified_share":
        return ngettext(
            "None of the {product} capacity is certified in the {count} region with a figure",
            "None of the {product} capacity is certified in the {count} regions with a figure",
            count,
        ).format(product=product, count=number(count))
    if measure == "utilisation":
        return _("No {product} capacity is in use where a figure can be shown").format(
            product=product
        )
    return _("No {rung} {product} capacity where a figure can be shown").format(
        product=product, rung=rung
    )


def _concentration(
    table: pd.DataFrame, ranked: pd.DataFrame, measure: Measure, product: str, rung: str,
    place: str,
) -> str:
    # a share of a total that leaves suppressed areas out would overstate the concentration
    if measure != "per_100k" or table["state"].eq("suppressed").any() or len(ranked) < 4:
        return ""
    held = ranked["capacity"].fillna(0).sort_values(ascending=False).cumsum()
    total = held.iloc[-1]
    if total <= 0:
        return ""
    shares = (held / total).reset_index(drop=True)
    few = int((shares < HELD).sum()) + 1
    if few > FEW or few > len(ranked) / 2:
        return ""
    if few == 1:
        name = table.loc[held.index[0], "name"]
        said = _("{area} holds {share} of the {rung} {product} capacity")
        said = said.format(area=name, share=percent(shares[0]), product=product, rung=rung)
    else:
        said = ngettext(
            "{count} region holds {share} of the {rung} {product} capacity",
            "{count} regions hold {share} of the {rung} {product} capacity",
            few,
        ).format(count=count_word(few), share=percent(shares[few - 1]), product=product, rung=rung)
    return _("{place}: {finding}").format(place=place, finding=said) if place else said


def _leader(
    ranked: pd.DataFrame, measure: Measure, product: str, unit: str, rung: str
) -> str:
    best = ranked["value"].iloc[0]
    shown = value_text(measure, best, unit)
    first = ranked[[value_text(measure, value, unit) == shown for value in ranked["value"]]]
    if len(first) > 1:
        names = _names(list(first["name"]))
        tied = {
            "certified_share": _("{areas} share the largest certified share of {product} "
                                 "capacity: {value}"),
            "utilisation": _("{areas} use their {product} capacity most: {value}"),
            "per_100k": _("{areas} have the most {rung} {product} capacity for their people: "
                          "{value}"),
        }
        return tied[measure].format(areas=names, product=product, rung=rung, value=shown)
    alone = {
        "certified_share": _("{area} has the largest certified share of {product} capacity: "
                             "{value}"),
        "utilisation": _("{area} uses its {product} capacity most: {value}"),
        "per_100k": _("{area} has the most {rung} {product} capacity for its people: {value}"),
    }
    return alone[measure].format(
        area=first["name"].iloc[0], product=product, rung=rung, value=shown
    )


def _names(names: list[str]) -> str:
    if len(names) == 2:
        return _("{first} and {second}").format(first=names[0], second=names[1])
    if len(names) == 3:
        return _("{first}, {second} and {third}").format(
            first=names[0], second=names[1], third=names[2]
        )
    return ngettext("{count} region", "{count} regions", len(names)).format(
        count=count_word(len(names))
    )
