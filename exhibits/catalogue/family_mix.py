"""Exhibit: what each place makes, as shares of its product lines by family."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import numpy as np
import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.catalogue.families import family_group, family_label, family_place
from exhibits.catalogue.product_measures import hidden_note, more_note
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, number, percent

COLUMNS = ("place", "name", "family_code", "lines", "share", "n", "state")
Places = Literal["countries", "regions"]
TOP = 24
"""Bars drawn; the table holds every place."""


def family_mix(
    table: pd.DataFrame,
    *,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    topic_label: str = "",
    places: Places = "countries",
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "family_mix",
) -> Exhibit:
    """One bar a place, its parts the families of what it makes.

    `table` has `COLUMNS`: place code and name, family code, `lines` (product lines at the rung,
    each once), `share` (0 to 1 of the place's lines), `n` (firms of the place), state. A place
    suppressed, or without any line, has one row without a family. Families without a colour of
    their own count together as other.
    """
    shown = _grouped(table.loc[:, list(COLUMNS)])
    topic = topic_label or _("Healthcare textiles")
    title = _("{topic}: {finding}").format(topic=topic, finding=_finding(shown, places))
    heading = _("Share of product lines by family, {rung}").format(rung=rung_label)
    described = " · ".join((heading, answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(),
        encoding=Encoding("stack", x="share", y="bar", series="series", measure="families"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )  # fmt: skip


def _grouped(table: pd.DataFrame) -> pd.DataFrame:
    """A row a place and family, the places with most lines first, families in their own order."""
    stands = table["state"].eq("value") & table["lines"].fillna(0).gt(0)
    known = table[stands]
    parts = known.assign(series=known["family_code"].map(family_group)).groupby(
        ["place", "series"], as_index=False
    )
    made = parts.agg(name=("name", "first"), value=("lines", "sum"), n=("n", "first"))
    whole = made.groupby("place")["value"].transform("sum")
    made = made.assign(share=made["value"] / whole, state="value", whole=whole)
    rest = table[~stands & ~table["place"].isin(set(made["place"]))].drop_duplicates("place")
    rest = rest.assign(series="", value=np.nan, share=np.nan, whole=-1.0)
    rest["state"] = rest["state"].mask(rest["state"].eq("value"), "none")
    columns = ["place", "name", "series", "value", "share", "n", "state", "whole"]
    both = pd.concat([made[columns], rest[columns]], ignore_index=True)
    both["name"] = [visible(str(name)) for name in both["name"]]
    both["colour"] = both["series"].map(family_place).astype("Int64")
    both = both.sort_values(
        ["whole", "name", "place", "colour"], ascending=[False, True, True, True]
    )
    return pd.DataFrame(
        {
            "bar": both["place"].astype(object),
            "label": both["name"].astype(object),
            "series": both["series"].astype(object),
            "series_label": [family_label(code) if code else "" for code in both["series"]],
            "value": both["value"].astype(float),
            "share": both["share"].astype(float),
            "n": both["n"].astype("Int64").mask(both["state"].eq("suppressed")),
            "state": both["state"].astype(object),
        }
    ).reset_index(drop=True)


def _finding(table: pd.DataFrame, places: Places) -> str:
    known = table[table["state"].eq("value")]
    if known.empty:
        return _nothing(table["state"])
    if known["bar"].nunique() == 1:
        return _one(known)
    # the leading family of each place; where two are even, none leads
    high = known.groupby("bar")["value"].transform("max")
    first = known[known["value"].eq(high)]
    first = first[~first.duplicated("bar", keep=False)]
    counts = first.groupby("series_label").size().sort_values(ascending=False)
    if counts.empty or (len(counts) > 1 and counts.iloc[0] == counts.iloc[1]):
        total = known.groupby("series_label")["value"].sum().sort_values(ascending=False)
        return _("the largest part of the lines shown is {family}, {share}").format(
            family=total.index[0], share=percent(total.iloc[0] / total.sum())
        )
    total_places = known["bar"].nunique()
    said = {
        "countries": _("in {count} of {total} countries the largest part is {family}"),
        "regions": _("in {count} of {total} regions the largest part is {family}"),
    }
    return said[places].format(
        family=counts.index[0], count=number(int(counts.iloc[0])), total=number(total_places)
    )


def _one(known: pd.DataFrame) -> str:
    ranked = known.sort_values(["value", "series_label"], ascending=[False, True])
    first = ranked.iloc[0]
    if len(ranked) == 1:
        return _("{place} makes one family only, {family}").format(
            place=first["label"], family=first["series_label"]
        )
    return _("{place}, {share} {family}").format(
        place=first["label"], share=percent(first["share"]), family=first["series_label"]
    )


def _nothing(states: pd.Series) -> str:
    if not len(states) or states.isin(["not_asked", "not_answered"]).all():
        return _("no one has answered yet")
    if states.eq("suppressed").any():
        return _("no place can show its mix, each having fewer than three firms")
    return _("no one who answered states any")


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    found: list[str] = [_("A product line is one product of one site, counted once.")]
    found += more_note(table["bar"].nunique() - TOP)
    found += hidden_note(int(table["state"].eq("suppressed").sum()))
    return tuple(found)


def _fields() -> tuple[Field, ...]:
    return (
        Field("bar", _("Place’s code"), "code"),
        Field("label", _("Place"), "text"),
        Field("series", _("Family’s code"), "code"),
        Field("series_label", _("Family"), "text"),
        Field("value", _("Product lines"), "count", _("lines")),
        Field("share", _("Share of the place’s lines"), "ratio", "%"),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("state", _("State"), "state"),
    )


def example_table() -> pd.DataFrame:
    """A small fictive table: two places, one with families beyond the palette, one suppressed."""
    rows = [
        ("TN", "Tunisia", "ppe", 40, 22, "value"),
        ("TN", "Tunisia", "linen", 20, 22, "value"),
        ("TN", "Tunisia", "mat", 12, 22, "value"),
        ("ES", "Spain", "ppe", 14, 16, "value"),
        ("ES", "Spain", "nonimp", 16, 16, "value"),
        ("ES", "Spain", "extra", 3, 16, "value"),
        ("ES", "Spain", "service", 2, 16, "value"),
        ("MT", "Malta", "", None, None, "suppressed"),
    ]
    table = pd.DataFrame(rows, columns=["place", "name", "family_code", "lines", "n", "state"])
    whole = table.groupby("place")["lines"].transform("sum")
    return table.assign(share=table["lines"] / whole, n=table["n"].astype("Int64"))


def example() -> Exhibit:
    """A fictive mix."""
    return family_mix(
        example_table(),
        rung_label="attested",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(38, 90),
        source="fictive sample, round 2026-R2",
    )
