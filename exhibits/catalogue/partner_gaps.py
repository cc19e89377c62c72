"""Exhibit: possible partners, each a bar of requirements met, to be asked, missed or not shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

COLUMNS = ("site_id", "name", "met", "ask", "gap", "untold", "said")
SERIES = ("met", "ask", "untold", "gap")
TOP = 12
"""Candidates that the figure holds: those that come first."""


def partner_gaps(
    table: pd.DataFrame,
    *,
    topic: str,
    requirements: tuple[str, ...],
    complete: int,
    candidates: int,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "partner_gaps",
) -> Exhibit:
    """The first candidates for a need in their order, by how many requirements each meets.

    `table` has `COLUMNS`, a row a candidate: the site's code, what it is called, how many
    requirements are met, not stated, missed, not for this viewer, and the gaps in words.
    `requirements` are those asked for, in words; of `candidates` in all, `complete` meet all.
    """
    first = table.loc[:, list(COLUMNS)].head(TOP).reset_index(drop=True)
    title = _("{topic}: {finding}").format(
        topic=topic, finding=_finding(first, complete, candidates, len(requirements))
    )
    described = " · ".join((_("Requirements met, by site"), answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=_parts(first, len(requirements)),
        fields=_fields(),
        encoding=Encoding("stack", x="value", y="bar", series="series", measure="checks"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(requirements, candidates), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _finding(first: pd.DataFrame, complete: int, candidates: int, asked: int) -> str:
    if not candidates:
        return _("nobody here states it")
    told = {"count": number(complete), "total": number(candidates), "asked": number(asked)}
    if complete and asked == 1:
        return ngettext(
            "{count} of {total} possible partner states it",
            "{count} of {total} possible partners state it",
            candidates,
        ).format(**told)
    if complete:
        return ngettext(
            "{count} of {total} possible partner meets every requirement",
            "{count} of {total} possible partners meet every requirement",
            candidates,
        ).format(**told)
    if first["untold"].gt(0).all():
        return ngettext(
            "{total} possible partner can be named; what it can deliver is not shown here",
            "{total} possible partners can be named; what they can deliver is not shown here",
            candidates,
        ).format(**told)
    fewest = int((first["ask"] + first["gap"] + first["untold"]).min())
    return ngettext(
        "nobody meets everything; the nearest misses {count} of {asked} requirements",
        "nobody meets everything; the nearest misses {count} of {asked} requirements",
        fewest,
    ).format(count=number(fewest), asked=number(asked))


def _parts(first: pd.DataFrame, asked: int) -> pd.DataFrame:
    """A row for each part of a candidate's bar."""
    labels = {
        "met": _("met"), "ask": _("not stated: to ask"), "untold": _("not shown here"),
        "gap": _("missing"),
    }  # fmt: skip
    rows = [
        {
            "bar": row["site_id"],
            "label": visible(row["name"]),
            "series": part,
            "series_label": labels[part],
            "value": float(row[part]),
            "share": float(row[part]) / asked,
            "n": None,
            "state": "value",
            "said": visible(row["said"]),
        }
        for row in first.to_dict("records")
        for part in SERIES
    ]
    columns = [field.name for field in _fields()]
    return pd.DataFrame(rows, columns=columns).astype({"n": "Int64", "value": "float64"})


def _notes(requirements: tuple[str, ...], candidates: int) -> Iterable[str]:
    if requirements:
        yield _("Asked for: {requirements}.").format(requirements="; ".join(requirements))
    if candidates > TOP:
        yield _("The first {count} of {total}.").format(count=number(TOP), total=number(candidates))


def _fields() -> tuple[Field, ...]:
    return (
        Field("bar", _("Site"), "code"),
        Field("label", _("Possible partner"), "text"),
        Field("series", _("Part"), "code"),
        Field("series_label", _("Requirements"), "text"),
        Field("value", _("Number of requirements"), "count", _("requirements")),
        Field("share", _("Share of those asked for"), "ratio", "%"),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("state", _("State"), "state"),
        Field("said", _("What is missing"), "text"),
    )


def example_table() -> pd.DataFrame:
    """Four fictive candidates: one that meets all, one lapsed, one to ask, one far off."""
    rows = [
        ("a1", "Atelier Exemple", 4, 0, 0, 0, "Nothing missing"),
        ("a2", "Hygiène Modèle", 3, 1, 0, 0, "1 of 4 missing · delivery time not stated"),
        ("a3", "A site in Prato", 3, 0, 1, 0,
         "1 of 4 missing · EN 13795-1 certificate, lapsed 40 days ago"),
        ("a4", "Fictício Têxtil", 1, 1, 2, 0, "3 of 4 missing · a line to convert, 21 days"),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def example() -> Exhibit:
    """Fictive partners for surgical gowns."""
    return partner_gaps(
        example_table(),
        topic="Surgical gown",
        requirements=("makes it", "EN 13795-1 certificate", "within 30 days", "in Tunisia, Italy"),
        complete=1,
        candidates=4,
        as_of=dt.date(2026, 11, 1),
        answered=Answered(4, 66),
        source="fictive sample, round 2026-R2",
    )
