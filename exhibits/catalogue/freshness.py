"""Exhibit: how old the answers are, cluster by cluster, and what is attested no longer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number, percent

COLUMNS = ("cluster_code", "name", "age", "lines", "firms")
AGES = ("d90", "d180", "d365", "older")
"""Classes of age: up to 90, 180 and 365 days, and what is older."""


def freshness(
    table: pd.DataFrame,
    *,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "freshness",
) -> Exhibit:
    """Product lines by the age of their answer, the cluster with most old ones first.

    `table` has `COLUMNS`: a row for each cluster and age that has lines; `age` is one of `AGES`.
    """
    shown = _tidy(table)
    title = _("Freshness: {finding}").format(finding=_finding(shown))
    described = " · ".join(
        (_("Product lines by cluster and age of the answer"), answered.text, date(as_of))
    )
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=_parts(shown),
        fields=_fields(),
        encoding=Encoding("stack", x="value", y="bar", series="series", measure="ages"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(_("A capacity older than a year is no longer attested."), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _tidy(table: pd.DataFrame) -> pd.DataFrame:
    """Rows with lines, clusters by how many of them are old, ages from young to old."""
    shown = table.loc[table["lines"] > 0, list(COLUMNS)].reset_index(drop=True)
    shown["name"] = [visible(text) for text in shown["name"]]
    old = shown["lines"].where(shown["age"].eq("older"), 0).groupby(shown["cluster_code"]).sum()
    whole = shown.groupby("cluster_code")["lines"].sum()
    shown["share_old"] = shown["cluster_code"].map(old / whole).astype(float)
    shown["place"] = shown["age"].map({age: place for place, age in enumerate(AGES)})
    return shown.sort_values(
        ["share_old", "name", "cluster_code", "place"], ascending=[False, True, True, True]
    ).reset_index(drop=True)


def _finding(shown: pd.DataFrame) -> str:
    total = int(shown["lines"].sum())
    if not total:
        return _("no product line stands yet")
    old = int(shown.loc[shown["age"].eq("older"), "lines"].sum())
    if not old:
        return ngettext(
            "the {count} product line is at most a year old",
            "all {count} product lines are at most a year old",
            total,
        ).format(count=number(total))
    if old == total:
        return ngettext(
            "the {count} product line is older than a year, so nothing is attested",
            "all {count} product lines are older than a year, so nothing is attested",
            total,
        ).format(count=number(total))
    whole = ngettext(
        "{share} of {count} product line is at most a year old",
        "{share} of {count} product lines are at most a year old",
        total,
    ).format(share=share_text(1 - old / total), count=number(total))
    if shown["cluster_code"].nunique() == 1:
        return whole
    return _("{finding}; {detail}").format(finding=whole, detail=_oldest(shown))


def share_text(share: float) -> str:
    """A share as per cent, finer where it is almost all or almost nothing."""
    return percent(share, 1 if 0 < share < 0.01 or 0.99 < share < 1 else 0)


def _oldest(shown: pd.DataFrame) -> str:
    """Where most of the old ones are, by their share of a cluster's own lines."""
    shares = shown.drop_duplicates("cluster_code").set_index("name")["share_old"]
    gone = int(shares.eq(1).sum())
    if gone > 1:
        return ngettext(
            "in {count} cluster nothing is attested any more",
            "in {count} clusters nothing is attested any more",
            gone,
        ).format(count=number(gone))
    if gone:
        return _("in {cluster} nothing is attested any more").format(cluster=shares.index[0])
    return _("the oldest are in {cluster}, {share} of its lines older than that").format(
        cluster=shares.index[0], share=percent(float(shares.iloc[0]))
    )


def _parts(shown: pd.DataFrame) -> pd.DataFrame:
    whole = shown.groupby("cluster_code")["lines"].transform("sum")
    fresh = whole - shown["lines"].where(shown["age"].eq("older"), 0).groupby(
        shown["cluster_code"]
    ).transform("sum")
    labels = age_labels()
    return pd.DataFrame(
        {
            "bar": shown["cluster_code"],
            "label": shown["name"],
            "series": shown["age"],
            "series_label": shown["age"].map(labels),
            "value": shown["lines"].astype(float),
            "share": shown["lines"] / whole,
            "n": shown["firms"].astype("Int64"),
            "state": "value",
            "said": [
                _("{fresh} of {lines}").format(fresh=number(int(a)), lines=number(int(b)))
                for a, b in zip(fresh, whole, strict=True)
            ],
        }
    )


def age_labels() -> dict[str, str]:
    """The classes of age in words."""
    return {
        "d90": _("up to 90 days"),
        "d180": _("91–180 days"),
        "d365": _("181–365 days"),
        "older": _("older than a year: no longer attested"),
    }


def _fields() -> tuple[Field, ...]:
    return (
        Field("bar", _("Cluster code"), "code"),
        Field("label", _("Cluster"), "text"),
        Field("series", _("Age code"), "code"),
        Field("series_label", _("Age of the answer"), "text"),
        Field("value", _("Product lines"), "count", _("product lines")),
        Field("share", _("Share of the cluster’s lines"), "ratio", "%"),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("state", _("State"), "state"),
        Field("said", _("Within a year"), "text"),
    )


def example_table() -> pd.DataFrame:
    """Three fictive clusters: fresh, mixed, and one that answered long ago."""
    rows = [
        ("TN-SAHEL", "Pôle du Sahel", "d90", 40, 20),
        ("ES-CAT", "Teixit Salut", "d180", 30, 18),
        ("ES-CAT", "Teixit Salut", "older", 22, 12),
        ("MA-CASA", "Nasij", "d365", 9, 6),
        ("MA-CASA", "Nasij", "older", 3, 3),
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def example() -> Exhibit:
    """A fictive round's ages."""
    return freshness(
        example_table(),
        as_of=dt.date(2026, 11, 1),
        answered=Answered(44, 83),
        source="fictive sample, round 2026-R2",
    )
