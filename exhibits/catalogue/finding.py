"""The finding of a table of areas, in one sentence: the title of its map and ranking.

Every title opens with what it is about ("FFP2: …") and goes on in whole clauses, so that no
product's name, number or gender has to fit into a sentence of any language.
"""

from __future__ import annotations

import pandas as pd

from exhibits.catalogue import finding_words as phrase
from exhibits.catalogue.areas import Measure, standing, value_text
from exhibits.catalogue.finding_words import Level
from words import _, number, percent

FEW = 4
HELD = 0.6


def finding(
    table: pd.DataFrame, measure: Measure, product: str, unit: str, rung: str, place: str = ""
) -> str:
    """What the table shows first: the whole and its spread, or why nothing can be shown.

    `table` has the columns of `areas.COLUMNS`, made tidy.
    """
    topic = _("{product}, {place}").format(product=product, place=place) if place else product
    said = _said(table, measure, unit, rung)
    return _("{topic}: {finding}").format(topic=topic, finding=said)


def level_of(table: pd.DataFrame) -> Level:
    """What the table counts: countries where every row is one, else regions."""
    return "country" if len(table) and table["level"].eq("country").all() else "region"


def _said(table: pd.DataFrame, measure: Measure, unit: str, rung: str) -> str:
    ranked, level = standing(table), level_of(table)
    if ranked.empty:
        return nothing(table, rung)
    if ranked["value"].eq(0).all():
        return _all_zero(measure, rung, level, len(ranked))
    if len(ranked) == 1:
        return phrase.only_one(level).format(
            area=ranked["name"].iloc[0],
            value=_figure(measure, ranked["value"].iloc[0], unit),
        )
    low, high = ranked["value"].iloc[-1], ranked["value"].iloc[0]
    if value_text(measure, low, unit) == value_text(measure, high, unit):
        return _equal(measure, high, unit, level, len(ranked))
    if measure == "per_100k":
        return _people(table, ranked, unit, rung)
    return _("{finding}; {detail}").format(
        finding=_overall(table, ranked, measure), detail=_spread(ranked, measure, unit, level)
    )


def _figure(measure: Measure, value: float, unit: str) -> str:
    shown = value_text(measure, value, unit)
    said = {
        "certified_share": _("{value} certified"),
        "utilisation": _("{value} in use"),
        "per_100k": "{value}",
    }
    return said[measure].format(value=shown)


def _equal(measure: Measure, value: float, unit: str, level: Level, count: int) -> str:
    said = phrase.all_equal(level, count)
    return said.format(count=number(count), value=_figure(measure, value, unit))


def nothing(table: pd.DataFrame, rung: str) -> str:
    """Why no area of the table shows a figure."""
    states, level = table["state"], level_of(table)
    if not len(table) or states.isin(["not_asked", "not_answered"]).all():
        return _("no one has answered yet")
    if states.eq("suppressed").any():
        answered = states[~states.isin(["not_asked", "not_answered"])]
        if answered.eq("suppressed").all():
            return phrase.all_hidden(level)
        return phrase.some_hidden(level)
    return phrase.none_states(level).format(rung=rung)


def _all_zero(measure: Measure, rung: str, level: Level, count: int) -> str:
    if measure == "certified_share":
        return phrase.none_certified(level, count).format(count=number(count))
    if measure == "utilisation":
        return _("no capacity is in use where a figure can be shown")
    return _("no {rung} capacity where a figure can be shown").format(rung=rung)


def _overall(table: pd.DataFrame, ranked: pd.DataFrame, measure: Measure) -> str:
    """The share of the whole, from numerators and denominators, never a mean of shares."""
    share = float(ranked["numerator"].sum() / ranked["denominator"].sum())
    whole = not table["state"].eq("suppressed").any()
    if measure == "certified_share":
        said = (
            _("{share} of capacity is certified")
            if whole
            else _("{share} of the capacity that can be shown is certified")
        )
        return said.format(share=percent(share))
    said = (
        _("{share} of capacity is idle")
        if whole
        else _("{share} of the capacity that can be shown is idle")
    )
    return said.format(share=percent(1 - share))


def _spread(ranked: pd.DataFrame, measure: Measure, unit: str, level: Level) -> str:
    """The two ends, as the reader asks of them: certified from least to most, idle likewise."""
    idle = measure == "utilisation"
    values = 1 - ranked["value"] if idle else ranked["value"]
    # as printed: what reads alike is alike
    texts = [value_text(measure, float(value), unit) for value in values]
    high, low = (texts[-1], texts[0]) if idle else (texts[0], texts[-1])
    most = [name for name, text in zip(ranked["name"], texts, strict=True) if text == high]
    least = [name for name, text in zip(ranked["name"], texts, strict=True) if text == low]
    if len(most) == 1 and len(least) == 1:
        return _("from {low} in {area} to {high} in {other}").format(
            low=low, area=least[0], high=high, other=most[0]
        )
    if len(most) == 1:
        return _("the most in {area}, {value}").format(area=most[0], value=high)
    if high == percent(1.0):
        said = phrase.all_of_it(level, len(ranked))
        return said.format(count=number(len(most)), total=number(len(ranked)))
    return phrase.at_most(level, len(most)).format(value=high, count=number(len(most)))


def _people(table: pd.DataFrame, ranked: pd.DataFrame, unit: str, rung: str) -> str:
    shown = value_text("per_100k", ranked["value"].iloc[0], unit)
    first = [
        name
        for name, value in zip(ranked["name"], ranked["value"], strict=True)
        if value_text("per_100k", value, unit) == shown
    ]
    held = _concentration(table, ranked, rung)
    if len(first) > 1:
        lead = phrase.share_the_most(level_of(table), len(first)).format(
            count=number(len(first)), value=shown
        )
    elif held:
        lead = _("{area} has the most per person").format(area=first[0])
    else:
        return _("{area} has the most {rung} capacity per person, {value}").format(
            area=first[0], rung=rung, value=shown
        )
    return _("{finding}; {detail}").format(finding=held, detail=lead) if held else lead


def _concentration(table: pd.DataFrame, ranked: pd.DataFrame, rung: str) -> str:
    # a share of a total that leaves suppressed areas out would overstate the concentration
    if table["state"].eq("suppressed").any() or len(ranked) < 4:
        return ""
    held = ranked["capacity"].fillna(0).sort_values(ascending=False).cumsum()
    total = held.iloc[-1]
    if total <= 0:
        return ""
    shares = (held / total).reset_index(drop=True)
    few = int((shares < HELD).sum()) + 1
    if few > FEW or few > len(ranked) / 2:
        # still worth saying how far from concentrated it is
        half = int((shares < 0.5).sum()) + 1
        return phrase.hold_half(level_of(table), half).format(
            count=number(half), total=number(len(ranked)), rung=rung
        )
    if few == 1:
        name = table.loc[held.index[0], "name"]
        return _("{area} holds {share} of the {rung} capacity").format(
            area=name, share=percent(shares[0]), rung=rung
        )
    return phrase.hold_share(level_of(table), few).format(
        count=_count_word(few), share=percent(shares[few - 1]), rung=rung
    )


def _count_word(count: int) -> str:
    """A small count as a word; larger ones as a number."""
    words = {2: _("two"), 3: _("three"), 4: _("four")}
    return words.get(count, number(count))
