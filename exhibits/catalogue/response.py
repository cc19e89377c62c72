"""Exhibit: who answered of those asked, cluster by cluster; what is missing has a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

COLUMNS = ("cluster_code", "name", "round", "asked", "answered", "silent", "drafts")
SERIES = ("answered", "partly", "silent")


def response(
    table: pd.DataFrame,
    *,
    as_of: dt.date,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "response",
) -> Exhibit:
    """Firms answered and silent by cluster, the most silent first.

    `table` has `COLUMNS`: a row a cluster, in the round that is asked of; `asked` and `silent` are
    NA where no roster says who was asked: such a cluster has a bar of answers only, and its number
    asked is never guessed.
    `drafts` counts product lines of uploads not yet approved. Where the table has a column
    `partly`, so many of the answered have answered in part, and are a part of the bar by itself.
    """
    clusters = _tidy(table)
    title = _("Answers: {finding}").format(finding=_finding(clusters))
    answered = _answered(clusters)
    described = " · ".join((_measured(clusters), answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=_parts(clusters),
        fields=_fields(),
        encoding=Encoding("stack", x="value", y="bar", series="series", measure="answers"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(clusters), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _tidy(table: pd.DataFrame) -> pd.DataFrame:
    """A row a cluster, the most silent first, those without a roster last."""
    kept = [*COLUMNS, "partly"] if "partly" in table else list(COLUMNS)
    shown = table.loc[:, kept].reset_index(drop=True)
    shown["name"] = [visible(text) for text in shown["name"]]
    for column in ("asked", "answered", "silent", "drafts", *kept[len(COLUMNS) :]):
        shown[column] = shown[column].astype("Int64")
    order = shown["silent"].fillna(-1)
    return (
        shown.assign(order=order)
        .sort_values(["order", "name", "cluster_code"], ascending=[False, True, True])
        .drop(columns="order")
        .reset_index(drop=True)
    )


def _answered(clusters: pd.DataFrame) -> Answered:
    """All firms together; how many were asked is known only where every cluster tells."""
    known = bool(clusters["asked"].notna().all())
    asked = int(clusters["asked"].sum()) if known else None
    return Answered(int(clusters["answered"].sum()), asked)


def _measured(clusters: pd.DataFrame) -> str:
    rounds = clusters["round"].dropna().unique()
    if len(rounds) == 1:
        return _("Firms by cluster, {round}").format(round=visible(rounds[0]))
    return _("Firms by cluster, each in its latest round")


def _finding(clusters: pd.DataFrame) -> str:
    if clusters.empty:
        return _("no cluster has answered yet")
    asking = clusters[clusters["asked"].notna()]
    if asking.empty:
        count = int(clusters["answered"].sum())
        return ngettext(
            "{count} firm answered; no cluster says how many it asked",
            "{count} firms answered; no cluster says how many it asked",
            count,
        ).format(count=number(count))
    asked, silent = int(asking["asked"].sum()), int(asking["silent"].sum())
    if not silent:
        return ngettext(
            "the {count} firm asked has answered",
            "all {count} firms asked have answered",
            asked,
        ).format(count=number(asked))
    if silent == asked:
        return ngettext(
            "the {count} firm asked is silent", "all {count} firms asked are silent", asked
        ).format(count=number(asked))
    whole = ngettext(
        "{silent} of {asked} firms asked is silent",
        "{silent} of {asked} firms asked are silent",
        silent,
    ).format(silent=number(silent), asked=number(asked))
    if len(asking) == 1:
        return whole
    return _("{finding}; {detail}").format(finding=whole, detail=_most_silent(asking))


def _most_silent(asking: pd.DataFrame) -> str:
    """The cluster with the most silent firms; where several have as many, how many they are."""
    most = asking[asking["silent"].eq(asking["silent"].max())]
    if len(most) > 1:
        return ngettext(
            "the most in {count} cluster, {silent} in each",
            "the most in {count} clusters, {silent} in each",
            len(most),
        ).format(count=number(len(most)), silent=number(int(most["silent"].iloc[0])))
    first = most.iloc[0]
    return _("the most in {cluster}, {silent} of {asked}").format(
        cluster=first["name"],
        silent=number(int(first["silent"])),
        asked=number(int(first["asked"])),
    )


def _parts(clusters: pd.DataFrame) -> pd.DataFrame:
    """A row for each part of a cluster's bar; no silent ones where the number asked is unknown."""
    labels = {
        "answered": _("answered"), "partly": _("answered in part"), "silent": _("silent"),
    }  # fmt: skip
    told = [part for part in SERIES if part in clusters]
    rows: list[dict[str, Any]] = []
    for row in clusters.to_dict("records"):
        known = not pd.isna(row["asked"])
        whole = row["answered"] - row.get("partly", 0)
        for part in told if known else told[:-1]:
            value = float(whole if part == "answered" else row[part])
            rows.append(
                {
                    "bar": row["cluster_code"],
                    "label": row["name"],
                    "series": part,
                    "series_label": labels[part],
                    "value": value,
                    "share": value / float(row["asked"])
                    if known and row["asked"]
                    else float("nan"),
                    "n": int(row["answered"]),
                    "state": "value",
                    "said": _said(row, known),
                }
            )
    columns = [field.name for field in _fields()]
    return pd.DataFrame(rows, columns=columns).astype({"n": "Int64"})


def _said(row: dict[Any, Any], known: bool) -> str:
    answered = number(int(row["answered"]))
    if known:
        return _("{answered} of {asked}").format(answered=answered, asked=number(int(row["asked"])))
    return _("{answered}; asked unknown").format(answered=answered)


def _notes(clusters: pd.DataFrame) -> tuple[str, ...]:
    found: list[str] = []
    unknown = int(clusters["asked"].isna().sum())
    if unknown:
        found.append(
            ngettext(
                "{count} cluster without a roster: its number asked is unknown.",
                "{count} clusters without a roster: their number asked is unknown.",
                unknown,
            ).format(count=number(unknown))
        )
    drafts = int(clusters["drafts"].fillna(0).sum())
    if drafts:
        found.append(
            ngettext(
                "{count} product line is a draft, not yet approved.",
                "{count} product lines are drafts, not yet approved.",
                drafts,
            ).format(count=number(drafts))
        )
    return tuple(found)


def _fields() -> tuple[Field, ...]:
    return (
        Field("bar", _("Cluster code"), "code"),
        Field("label", _("Cluster"), "text"),
        Field("series", _("Part"), "code"),
        Field("series_label", _("Answer"), "text"),
        Field("value", _("Firms"), "count", _("firms")),
        Field("share", _("Share of those asked"), "ratio", "%"),
        Field("n", _("Firms answered"), "count", _("firms")),
        Field("state", _("State"), "state"),
        Field("said", _("Answered of asked"), "text"),
    )


def example_table() -> pd.DataFrame:
    """A fictive round: one cluster silent, one whole, one without a roster."""
    rows = [
        ("TN-SAHEL", "Pôle du Sahel", "2026-R2", 45, 20, 25, 0),
        ("ES-CAT", "Teixit Salut", "2026-R2", 38, 30, 8, 4),
        ("PT-NORTE", "Fio Norte", "2026-R2", 12, 12, 0, 0),
        ("IT-PRATO", "Filo Prato", "2026-R2", 9, 0, 9, 0),
        ("MA-CASA", "Nasij", "2026-R2", None, 14, None, 0),
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype(dict.fromkeys(("asked", "answered", "silent", "drafts"), "Int64"))


def example() -> Exhibit:
    """A fictive round's answers."""
    return response(
        example_table(), as_of=dt.date(2026, 11, 1), source="fictive sample, round 2026-R2"
    )
