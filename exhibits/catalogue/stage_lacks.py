"""Exhibit: how much of a product's chain each place covers, and what it lacks by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

GIVEN = ("place", "name", "part", "part_label", "state")
COLUMNS = (
    "bar", "label", "series", "series_label", "value", "share", "n", "state", "said", "which",
)  # fmt: skip
Places = Literal["countries", "regions"]
_SERIES = {"covered": "answered", "declared": "partly", "few": "partly", "lacking": "silent"}
"""The parts of a bar, whose looks are those of answers: filled, light, hatched."""


def stage_lacks(
    table: pd.DataFrame,
    *,
    product_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    places: Places = "countries",
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "stage_lacks",
) -> Exhibit:
    """A bar a place, its parts the stages and inputs that are covered, only declared, lacking.

    `table` has `GIVEN`, a row a place and part of the chain, parts in the chain's order; state
    covered, declared, few (covered or declared by one or two firms not to be told of) or lacking.
    The places that lack least come first.
    """
    shown = _bars(table)
    title = _("{topic}: {finding}").format(topic=product_label, finding=_finding(table, places))
    heading = _("Stages and inputs of the chain, by what stands for each")
    described = " · ".join((heading, answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(),
        encoding=Encoding("stack", x="value", y="bar", series="series", measure="answers"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(table), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def lacking(table: pd.DataFrame) -> pd.DataFrame:
    """A row a place: place, name, total (parts), missing (names of what it lacks, in order).

    Those that lack least first; of the same, those that cover most.
    """
    rows = []
    for (place, name), own in table.groupby(["place", "name"], sort=False):
        gone = tuple(own.loc[own["state"].eq("lacking"), "part_label"])
        rows.append(
            (place, visible(str(name)), len(own), gone, int(own["state"].eq("covered").sum()))
        )
    found = pd.DataFrame(rows, columns=["place", "name", "total", "missing", "covers"])
    order = found.assign(_gone=found["missing"].map(len), _covers=-found["covers"])
    return order.sort_values(["_gone", "_covers", "name"])[list(found.columns)].reset_index(
        drop=True
    )


def lacks_said(total: int, missing: tuple[str, ...]) -> str:
    """How many parts a place lacks, and behind a stop its name where it is one alone."""
    if not missing:
        return _("lacks nothing")
    count = _("lacks {count} of {total}").format(count=number(len(missing)), total=number(total))
    # a chart's axis has room for one name, and leaves out others where some are long
    return f"{count} · {missing[0]}" if len(missing) == 1 else count


def _bars(table: pd.DataFrame) -> pd.DataFrame:
    labels = series_labels(table)
    rows = []
    for bar in lacking(table).to_dict("records"):
        own = table[table["place"].eq(bar["place"])]
        series = own["state"].map(_SERIES)
        for code, label in labels.items():
            names = [visible(text) for text in own.loc[series.eq(code), "part_label"]]
            if names:
                rows.append(
                    (
                        bar["place"], bar["name"], code, label, float(len(names)),
                        len(names) / len(own), None, "value",
                        lacks_said(bar["total"], bar["missing"]), ", ".join(names),
                    )
                )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        {"value": "float64", "share": "float64", "n": "Int64"}
    )


def series_labels(table: pd.DataFrame) -> dict[str, str]:
    """The parts of a bar in words; what few firms do is told with what is only declared."""
    few = bool(table["state"].eq("few").any())
    return {
        "answered": _("covered"),
        "partly": _("declared only, or by fewer than three firms") if few else _("declared only"),
        "silent": _("lacking"),
    }


def _finding(table: pd.DataFrame, places: Places) -> str:
    if table.empty:
        return _("no one has answered yet")
    found = lacking(table)
    whole = found[found["missing"].map(len).eq(0)]
    total = len(found)
    first = found[found["missing"].map(len).eq(1)]
    only = _only(first) if len(first) else ""
    if whole.empty:
        if only:
            return only
        best = found.iloc[0]
        alike = int(found["missing"].map(len).eq(len(best["missing"])).sum())
        if alike > 1:
            return _(
                "no place covers the whole chain; {alike} lack least, {count} of {total} parts"
            ).format(
                alike=number(alike), count=number(len(best["missing"])), total=number(best["total"])
            )
        return _(
            "no place covers the whole chain; {place} lacks least, {count} of {total} parts"
        ).format(
            place=best["name"], count=number(len(best["missing"])), total=number(best["total"])
        )
    if places == "regions":
        said = ngettext(
            "{count} of {total} regions lacks nothing of the chain",
            "{count} of {total} regions lack nothing of the chain",
            len(whole),
        )
    else:
        said = ngettext(
            "{count} of {total} countries lacks nothing of the chain",
            "{count} of {total} countries lack nothing of the chain",
            len(whole),
        )
    text = said.format(count=number(len(whole)), total=number(total))
    return f"{text}; {only}" if only else text


def _only(first: pd.DataFrame) -> str:
    """Who lacks a single part, by name where they are one or two that lack the same."""
    parts, names = sorted({one[0] for one in first["missing"]}), list(first["name"])
    if len(names) == 1:
        return _("{place} lacks only {part}").format(place=names[0], part=parts[0])
    if len(parts) == 1 and len(names) == 2:
        return _("{first} and {second} lack only {part}").format(
            first=names[0], second=names[1], part=parts[0]
        )
    if len(parts) == 1:
        return _("{count} places lack only {part}").format(count=number(len(names)), part=parts[0])
    return _("{count} places lack only one part").format(count=number(len(names)))


def _nowhere(table: pd.DataFrame) -> Iterable[str]:
    """The parts that no place at all covers or declares."""
    gone = table["state"].eq("lacking").groupby(table["part_label"], sort=False).all()
    names = [visible(str(name)) for name in gone.index[gone]]
    if names and table["place"].nunique() > 1:
        yield _("Nowhere here: {parts}.").format(parts=", ".join(names))


def _notes(table: pd.DataFrame) -> Iterable[str]:
    yield from _nowhere(table)
    yield _(
        "The product counts as covered where it is certified (attested where no standard applies), "
        "an input or a stage where a line of it is attested."
    )


def _fields() -> tuple[Field, ...]:
    return (
        Field("bar", _("Place’s code"), "code"),
        Field("label", _("Place"), "text"),
        Field("series", _("Covered or lacking (code)"), "code"),
        Field("series_label", _("Covered or lacking"), "text"),
        Field("value", _("Stages and inputs"), "number", _("parts of the chain")),
        Field("share", _("Share of the chain"), "ratio", "%"),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("state", _("State"), "state"),
        Field("said", _("Lacks"), "text"),
        Field("which", _("Which"), "text"),
    )


def example_table() -> pd.DataFrame:
    """Three countries and four parts of a gown's chain."""
    parts = {"gown": "Surgical gown", "sms": "SMS fabric", "st": "Sterilisation", "pk": "Packaging"}
    states = {
        ("TN", "Tunisia"): ("covered", "covered", "lacking", "covered"),
        ("ES", "Spain"): ("covered", "few", "covered", "covered"),
        ("MA", "Morocco"): ("declared", "lacking", "lacking", "covered"),
    }
    rows = [
        (code, name, part, label, state)
        for (code, name), found in states.items()
        for (part, label), state in zip(parts.items(), found, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(GIVEN))


def example() -> Exhibit:
    """A fictive chain of surgical gowns."""
    return stage_lacks(
        example_table(),
        product_label="Surgical gown",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(24, 90),
        source="fictive sample, round 2026-R2",
    )
