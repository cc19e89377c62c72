"""The finding of products by places, in one sentence: the title of the heatmap.

Clauses avoid adjectives that would have to agree with a product's name in French.
"""

from __future__ import annotations

import pandas as pd

from exhibits.catalogue.product_measures import RATIOS, figure_text, share_text, short_text
from words import _, ngettext, number, percent

ALL = "all"


def finding(table: pd.DataFrame, measure: str, topic: str, rows: str, places: str) -> str:
    """What the cells show first, or why nothing can be shown.

    `table` is a whole grid with `row`, `row_label`, `place`, `place_label`, `state`, `value`, and
    each row's whole at the place `all`.
    """
    wholes = table[table["place"].eq(ALL)]
    cells = table[table["place"].ne(ALL)]
    if measure in RATIOS:
        said = _ratios(wholes, cells, measure, rows)
    else:
        said = _leaders(cells, measure, rows, places)
    return _("{topic}: {finding}").format(topic=topic, finding=said)


def of_rows(known: pd.DataFrame, measure: str, rows: str = "products") -> str:
    """The two ends of a column of ratios by `row_label`, or that there are none.

    `known` holds rows of state `value` only, each row once.
    """
    if known["value"].eq(0).all():
        return _all_zero(measure)
    ranked = known.sort_values(["value", "row_label", "row"], ascending=[False, True, True])
    texts = [short_text(measure, value) for value in ranked["value"]]
    names = list(ranked["row_label"])
    if len(ranked) == 1:
        return _("{name} alone can show a figure, {value}").format(
            name=names[0], value=_said(measure, texts[0])
        )
    if texts[0] == texts[-1]:
        return _equal(len(ranked), rows, _said(measure, texts[0]))
    most = [name for name, text in zip(names, texts, strict=True) if text == texts[0]]
    least = [name for name, text in zip(names, texts, strict=True) if text == texts[-1]]
    return _("{high}; {low}").format(
        high=_high(most, texts[0], measure, len(ranked), rows), low=_low(least, texts[-1], rows)
    )


def _ratios(wholes: pd.DataFrame, cells: pd.DataFrame, measure: str, rows: str) -> str:
    known = wholes[wholes["state"].eq("value") & wholes["value"].notna()]
    if known.empty:
        return nothing(pd.concat([wholes, cells])["state"], rows)
    return of_rows(known, measure, rows)


def _said(measure: str, text: str) -> str:
    said = {"certified_share": _("{value} certified"), "utilisation": _("{value} in use")}
    return said[measure].format(value=text)


def _all_zero(measure: str) -> str:
    if measure == "certified_share":
        return _("nothing that can be shown is certified")
    return _("no capacity is in use where a figure can be shown")


def _equal(count: int, rows: str, value: str) -> str:
    said = {
        "products": ngettext(
            "{count} product type with a figure, {value}",
            "all {count} product types with a figure stand at the same {value}",
            count,
        ),
        "families": ngettext(
            "{count} family with a figure, {value}",
            "all {count} families with a figure stand at the same {value}",
            count,
        ),
    }
    return said[rows].format(count=number(count), value=value)


def _high(most: list[str], text: str, measure: str, total: int, rows: str) -> str:
    if len(most) == 1:
        said = {
            "certified_share": _("certified share highest for {name}, {value}"),
            "utilisation": _("use highest for {name}, {value}"),
        }
        return said[measure].format(name=most[0], value=text)
    if measure == "certified_share" and text == percent(1.0):
        said_all = {
            "products": ngettext(
                "{count} of {total} product type wholly certified",
                "{count} of {total} product types wholly certified",
                total,
            ),
            "families": ngettext(
                "{count} of {total} family wholly certified",
                "{count} of {total} families wholly certified",
                total,
            ),
        }
        return said_all[rows].format(count=number(len(most)), total=number(total))
    said_some = {
        "products": ngettext(
            "at most {value}, for {count} product type",
            "at most {value}, for {count} product types",
            len(most),
        ),
        "families": ngettext(
            "at most {value}, for {count} family",
            "at most {value}, for {count} families",
            len(most),
        ),
    }
    return said_some[rows].format(count=number(len(most)), value=_said(measure, text))


def _low(least: list[str], text: str, rows: str) -> str:
    if len(least) == 1:
        return _("lowest for {name}, {value}").format(name=least[0], value=text)
    said = {
        "products": ngettext(
            "lowest for {count} product type, {value}",
            "lowest for {count} product types, {value}",
            len(least),
        ),
        "families": ngettext(
            "lowest for {count} family, {value}",
            "lowest for {count} families, {value}",
            len(least),
        ),
    }
    return said[rows].format(count=number(len(least)), value=text)


def nothing(states: pd.Series, rows: str = "products") -> str:
    """Why no figure can be shown at all."""
    if not len(states) or states.isin(["not_asked", "not_answered"]).all():
        return _("no one has answered yet")
    if states.eq("suppressed").any():
        if rows == "families":
            return _("no family can show a figure, each having fewer than three firms")
        return _("no product type can show a figure, each having fewer than three firms")
    return _("no one who answered states any")


def _leaders(cells: pd.DataFrame, measure: str, rows: str, places: str) -> str:
    known = cells[cells["state"].eq("value") & cells["value"].gt(0)]
    if known.empty:
        return nothing(cells["state"], rows)
    hidden = set(cells.loc[cells["state"].eq("suppressed"), "row"])
    if hidden:
        return _shown(known, hidden, rows, places)
    if known["row"].nunique() == 1:
        return _one_row(known, measure)
    # where the highest of a row is shared, nobody leads it
    high = known.groupby("row")["value"].transform("max")
    first = known[known["value"].eq(high)]
    first = first[~first.duplicated("row", keep=False)]
    total = known["row"].nunique()
    lead = first.groupby(["place", "place_label"]).size().sort_values(ascending=False)
    if lead.empty or (len(lead) > 1 and lead.iloc[0] == lead.iloc[1]):
        said = _made(total, rows)
    else:
        said = _lead(str(lead.index[0][1]), int(lead.iloc[0]), total, measure, rows)
    alone = _alone(cells, rows, places)
    return _("{finding}; {detail}").format(finding=said, detail=alone) if alone else said


def _shown(known: pd.DataFrame, hidden: set[str], rows: str, places: str) -> str:
    """Where cells are hidden nobody leads for certain: how much can be shown at all."""
    count = known["row"].nunique()
    total = len(set(known["row"]) | hidden)
    said = {
        ("products", "countries"): ngettext(
            "{count} of {total} product type can be shown by country",
            "{count} of {total} product types can be shown by country",
            total,
        ),
        ("products", "regions"): ngettext(
            "{count} of {total} product type can be shown by region",
            "{count} of {total} product types can be shown by region",
            total,
        ),
        ("families", "countries"): ngettext(
            "{count} of {total} family can be shown by country",
            "{count} of {total} families can be shown by country",
            total,
        ),
        ("families", "regions"): ngettext(
            "{count} of {total} family can be shown by region",
            "{count} of {total} families can be shown by region",
            total,
        ),
    }
    return said[rows, places].format(count=number(count), total=number(total))


def _lead(name: str, count: int, total: int, measure: str, rows: str) -> str:
    said = {
        ("capacity", "products"): _(
            "{name} has the largest capacity in {count} of {total} product types"
        ),
        ("capacity", "families"): _(
            "{name} has the most product lines in {count} of {total} families"
        ),
        ("per_100k", "products"): _(
            "{name} has the most per person in {count} of {total} product types"
        ),
        ("per_100k", "families"): _(
            "{name} has the most per person in {count} of {total} families"
        ),
    }
    return said[measure, rows].format(name=name, count=number(count), total=number(total))


def _made(total: int, rows: str) -> str:
    said = {
        "products": ngettext("{count} product type made", "{count} product types made", total),
        "families": ngettext("{count} family made", "{count} families made", total),
    }
    return said[rows].format(count=number(total))


def _alone(cells: pd.DataFrame, rows: str, places: str) -> str:
    """How many are made in a single place, none of them hidden."""
    held = (cells["state"].eq("value") & cells["value"].gt(0)).groupby(cells["row"]).sum()
    count = int(held.eq(1).sum())
    if not count or cells["place"].nunique() < 2 or rows == "families":
        return ""
    said = {
        "countries": ngettext(
            "{count} is made in one country only", "{count} are made in one country only", count
        ),
        "regions": ngettext(
            "{count} is made in one region only", "{count} are made in one region only", count
        ),
    }
    return said[places].format(count=number(count))


def _one_row(known: pd.DataFrame, measure: str) -> str:
    top = known.sort_values(["value", "place_label", "place"], ascending=[False, True, True])
    first = top.iloc[0]
    if len(top) == 1 or top["value"].iloc[0] == top["value"].iloc[1]:
        count = len(top)
        return ngettext(
            "{name} is made in {count} place", "{name} is made in {count} places", count
        ).format(name=first["row_label"], count=number(count))
    if measure == "capacity":
        return _("{place} holds {share} of {name}").format(
            place=first["place_label"],
            share=share_text(float(first["value"] / top["value"].sum())),
            name=first["row_label"],
        )
    return _("{place} has the most, {value}").format(
        place=first["place_label"],
        value=figure_text(measure, float(first["value"]), str(first["unit"])),
    )
