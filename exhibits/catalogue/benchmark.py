"""Exhibit: clusters side by side on one indicator, each with its interval and its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from exhibits.catalogue import benchmark_words as words_of
from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

COLUMNS = (
    "cluster", "name", "reason", "state", "value", "low", "high", "n", "of", "best", "worst",
    "ranked",
)  # fmt: skip
_ENDS = ("value", "low", "high")


def benchmark(
    table: pd.DataFrame,
    *,
    indicator: words_of.Indicator,
    own: str = "",
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "benchmark",
) -> Exhibit:
    """Clusters by an indicator, the own one first, then its peers, then the others by value.

    `table` has `COLUMNS`, a row a cluster: code, name, why it is a peer (empty for others), state,
    the figure with the ends of its interval (NaN without), n of `of` firms, the best and the worst
    place it may have among the `ranked` clusters (Int64). `own` is the cluster whose page it is.
    """
    shown = _tidy(table, indicator, own)
    title = _title(shown, indicator, own)
    described = " · ".join((words_of.measure(indicator), answered.text, date(as_of)))
    secret = int(shown["state"].eq("suppressed").sum())
    silent = int(shown["state"].eq("not_answered").sum())
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(indicator),
        encoding=Encoding(
            "dots", x="high", y="cluster", colour="marked", facet="unit", measure="interval"
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(
            words_of.method(indicator),
            _("Where intervals overlap, clusters are tied: a place is then a range."),
            *measures.hidden_note(secret),
            *_silent_note(silent),
            *notes,
        ),
        sentence=sentence(title, described, source),
        link=link,
    )


def _tidy(table: pd.DataFrame, indicator: str, own: str) -> pd.DataFrame:
    shown = table.loc[:, list(COLUMNS)].reset_index(drop=True)
    stands = shown["state"].eq("value")
    for column in ("name", "reason"):
        shown[column] = [visible(text) if isinstance(text, str) else "" for text in shown[column]]
    for column in _ENDS:
        shown[column] = shown[column].astype(float).where(stands)
    for column in ("n", "of", "best", "worst", "ranked"):
        shown[column] = shown[column].astype("Int64").mask(~stands)
    shown["marked"] = ["own" if code == own else "" for code in shown["cluster"]]
    shown["unit"] = words_of.name(indicator)
    shown["said"] = [_said(row, indicator) for row in shown.to_dict("records")]
    down = indicator not in ("age",)
    order = shown["value"].fillna(-1.0 if down else float("inf"))
    ranked = shown.assign(
        _own=shown["marked"].ne("own"),
        _peer=shown["reason"].eq(""),
        _value=-order if down else order,
    )
    ranked = ranked.sort_values(["_own", "_peer", "_value", "name", "cluster"])
    return ranked.drop(columns=["_own", "_peer", "_value"]).reset_index(drop=True)


def _said(row: Mapping[Any, Any], indicator: str) -> str:
    """What is printed beside a row: its value and the places it may have."""
    if pd.isna(row["value"]):
        return ""
    value = words_of.short(indicator, float(row["value"]))
    if pd.isna(row["best"]):
        return value
    place = words_of.rank_text(int(row["best"]), int(row["worst"]), int(row["ranked"]))
    return _("{value} · {place}").format(value=value, place=place)


def _title(shown: pd.DataFrame, indicator: str, own: str) -> str:
    mine = shown[shown["cluster"].eq(own) & shown["best"].notna()]
    if mine.empty:
        return _("{indicator}: {finding}").format(
            indicator=words_of.name(indicator), finding=_of_all(shown)
        )
    row = mine.iloc[0]
    best, worst, total = int(row["best"]), int(row["worst"]), int(row["ranked"])
    told = {
        "name": row["name"], "indicator": words_of.name(indicator).lower(),
        "value": words_of.value_text(indicator, float(row["value"])),
        "place": words_of.rank_text(best, worst, total),
    }  # fmt: skip
    if (best, worst) == (1, total) and total > 1:
        text = _("{name}: {indicator} {value}; no cluster is surely ahead or behind")
    else:
        text = _("{name}: {indicator} {value}, place {place}")
    return text.format(**told)


def _of_all(shown: pd.DataFrame) -> str:
    known = shown[shown["best"].notna()]
    if known.empty:
        if shown["state"].eq("suppressed").any():
            return _("no cluster can be shown, as fewer than three firms stand behind it")
        return _("no cluster has enough answers to compare")
    first = int(known["best"].eq(1).sum())
    total = number(len(known))
    if first == len(known) > 1:
        return _("no cluster is surely ahead of another, of {total}").format(total=total)
    if first == 1:
        name = known.loc[known["best"].eq(1), "name"].iloc[0]
        return _("{name} is first of {total}").format(name=name, total=total)
    return _("{count} of {total} clusters may be first, as their intervals overlap").format(
        count=number(first), total=total
    )


def _silent_note(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (
        ngettext(
            "{count} cluster has no answer to this.",
            "{count} clusters have no answer to this.",
            count,
        ).format(count=number(count)),
    )


def _fields(indicator: str) -> tuple[Field, ...]:
    counted = indicator in words_of.COUNTED
    kind = "number" if counted else "ratio"
    unit = {"age": _("days"), "breadth": _("product types")}.get(indicator, "%")
    return (
        Field("cluster", _("Cluster’s code"), "code"),
        Field("name", _("Cluster"), "text"),
        Field("reason", _("Peer because"), "text"),
        Field("state", _("State"), "state"),
        Field("value", words_of.name(indicator), kind, unit),  # type: ignore[arg-type]
        Field("low", _("Lower end"), kind, unit),  # type: ignore[arg-type]
        Field("high", _("Upper end"), kind, unit),  # type: ignore[arg-type]
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("of", _("Firms that could tell"), "count", _("firms")),
        Field("best", _("Best place"), "count"),
        Field("worst", _("Worst place"), "count"),
        Field("ranked", _("Clusters compared"), "count"),
        Field("marked", _("Marked"), "code"),
        Field("unit", _("What is counted"), "text"),
        Field("said", _("Value and place"), "text"),
    )


def example_table() -> pd.DataFrame:
    """Five fictive clusters: two tied, one apart, one suppressed, one without an answer."""
    nothing = float("nan")
    rows = [
        ("A", "Cluster A", "", "value", 0.62, 0.48, 0.74, 40, 48, 1, 2, 3),
        ("B", "Cluster B", "38 firms, 40 here", "value", 0.71, 0.57, 0.82, 38, 41, 1, 2, 3),
        ("C", "Cluster C", "", "value", 0.2, 0.1, 0.36, 33, 33, 3, 3, 3),
        ("D", "Cluster D", "", "suppressed", nothing, nothing, nothing, None, None, None, None,
         None),
        ("E", "Cluster E", "", "not_answered", nothing, nothing, nothing, None, None, None, None,
         None),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype(dict.fromkeys(("n", "of", "best", "worst", "ranked"), "Int64"))


def example() -> Exhibit:
    """Fictive clusters by their certified share."""
    return benchmark(
        example_table(),
        indicator="certified",
        own="A",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(111, 160),
        source="fictive sample, round 2026-R2",
    )
