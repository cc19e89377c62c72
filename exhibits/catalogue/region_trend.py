"""Exhibit: a measure round by round, a line a place, with the firms behind each point."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np
import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.heat_finding import nothing
from exhibits.catalogue.product_measures import RATIOS, ProductMeasure, figure_text
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, ngettext, number

COLUMNS = ("place", "name", "round", "day", "state", "value", "n")
TOP = 7
"""Lines drawn at most, as many as there are colours that can be told apart."""


def region_trend(
    table: pd.DataFrame,
    *,
    measure: ProductMeasure,
    product_label: str,
    unit_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    same_firms: bool | None = None,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "region_trend",
) -> Exhibit:
    """A measure of one or several places over the rounds.

    `table` has `COLUMNS`: place code and name, round, the day its figures stand for, state, value
    (shares between 0 and 1), n (Int64). A place without a row in a round was not asked in it: a
    gap, as is every state but `value`. `same_firms` tells whether the same firms answered in all
    rounds; None where that is not known, and where their numbers differ it is plain they did not.
    """
    shown = _whole(measures.tidy(table, COLUMNS, ("name",)))
    if measure not in RATIOS:
        shown["value"] = shown["value"].mask(shown["state"].eq("none"), 0.0)
    differ = _differ(shown, same_firms)
    said = _finding(shown, measure, unit_label)
    if differ and shown["round"].nunique() > 1 and shown["value"].notna().sum() > 1:
        said = _("{finding}; the firms that answered differ").format(finding=said)
    title = _("{topic}: {finding}").format(topic=_topic(product_label, measure), finding=said)
    described = measures.subtitle(measure, product_label, rung_label, answered, as_of)
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(measure, rung_label, unit_label),
        encoding=Encoding("lines", x="round", y="value", series="place", measure=measure),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown, differ, same_firms), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _whole(table: pd.DataFrame) -> pd.DataFrame:
    """A row for every place and round, rounds by day, the places with the highest last first."""
    rounds = table.groupby("round", as_index=False)["day"].max()
    places = table.drop_duplicates("place")[["place", "name"]]
    grid = places.merge(rounds, how="cross").merge(
        table[["place", "round", "state", "value", "n"]], on=["place", "round"], how="left"
    )
    grid["state"] = grid["state"].fillna("not_asked")
    grid = grid.sort_values(["day", "round"])
    last = grid.dropna(subset=["value"]).groupby("place")["value"].last()
    order = grid.assign(_last=-grid["place"].map(last).astype(float).fillna(-np.inf))
    ordered = order.sort_values(["_last", "name", "place", "day", "round"], kind="stable")
    return ordered[list(COLUMNS)].reset_index(drop=True)


def _topic(product: str, measure: str) -> str:
    said = {
        "certified_share": _("{product}, certified share"),
        "utilisation": _("{product}, use"),
        "per_100k": _("{product}, capacity per person"),
        "capacity": _("{product}, weekly capacity"),
    }
    return said[measure].format(product=product)


def _differ(table: pd.DataFrame, same_firms: bool | None) -> bool:
    """True where other firms are known to stand behind the first and the last point."""
    if same_firms is not None:
        return not same_firms
    counts = table.dropna(subset=["value", "n"]).groupby("place")["n"].nunique()
    return bool((counts > 1).any())


def _finding(table: pd.DataFrame, measure: str, unit: str) -> str:
    known = table.dropna(subset=["value"])
    if known.empty:
        return nothing(table["state"])
    if known["round"].nunique() == 1:
        return _one_round(known, measure, unit)
    ends = known.groupby("place").agg(
        name=("name", "first"),
        first=("value", "first"),
        last=("value", "last"),
        begun=("round", "first"),
        ended=("round", "last"),
    )
    ends = ends[ends["begun"].ne(ends["ended"])]
    if ends.empty:
        return _("no place has figures of two rounds")
    if len(ends) == 1:
        return _course(ends.iloc[0], measure, unit, table["place"].nunique() > 1)
    return _courses(ends, measure, unit)


def _one_round(known: pd.DataFrame, measure: str, unit: str) -> str:
    round_name = known["round"].iloc[0]
    if known["place"].nunique() == 1:
        return _("{value} in {round}, the only round with a figure").format(
            value=figure_text(measure, float(known["value"].iloc[0]), unit), round=round_name
        )
    return _("only {round} has figures").format(round=round_name)


def _course(row: pd.Series, measure: str, unit: str, named: bool) -> str:
    first, last = (figure_text(measure, float(row[end]), unit) for end in ("first", "last"))
    if first == last:
        said = _("{value} as in {begun}")
    elif row["last"] > row["first"]:
        said = _("up from {first} in {begun} to {value} in {ended}")
    else:
        said = _("down from {first} in {begun} to {value} in {ended}")
    text = said.format(
        first=first,
        value=last,
        begun=row["begun"],
        ended=row["ended"],
    )
    return _("{place} {finding}").format(place=row["name"], finding=text) if named else text


def _courses(ends: pd.DataFrame, measure: str, unit: str) -> str:
    """How many rose and fell, as printed."""
    text = ends[["first", "last"]].map(lambda value: figure_text(measure, float(value), unit))
    same = text["first"].eq(text["last"])
    up = int((ends["last"].gt(ends["first"]) & ~same).sum())
    down = int((ends["last"].lt(ends["first"]) & ~same).sum())
    total = len(ends)
    if not up and not down:
        return _("unchanged in all {total} places").format(total=number(total))
    if not down:
        return ngettext(
            "up in {count} of {total} place", "up in {count} of {total} places", total
        ).format(count=number(up), total=number(total))
    if not up:
        return ngettext(
            "down in {count} of {total} place", "down in {count} of {total} places", total
        ).format(count=number(down), total=number(total))
    return _("up in {up} of {total} places, down in {down}").format(
        up=number(up), total=number(total), down=number(down)
    )


def _notes(table: pd.DataFrame, differ: bool, same_firms: bool | None) -> tuple[str, ...]:
    found: list[str] = []
    if table["round"].nunique() > 1:
        if differ:
            found.append(_("The firms that answered differ from round to round: compare n."))
        elif same_firms is None:
            found.append(_("The firms that answered may differ from round to round."))
    found += measures.more_note(table["place"].nunique() - TOP)
    found += measures.hidden_note(int(table["state"].eq("suppressed").sum()))
    return tuple(found)


def _fields(measure: str, rung: str, unit: str) -> tuple[Field, ...]:
    value = measures.value_field(measure, rung)
    if measure not in RATIOS:
        value = Field(value.name, value.label, value.kind, f"{unit} {value.unit}".strip())
    return (
        Field("place", _("Place’s code"), "code"),
        Field("name", _("Place"), "text"),
        Field("round", _("Round"), "code"),
        Field("day", _("As of"), "date"),
        Field("state", _("State"), "state"),
        value,
        Field("n", _("Firms behind the figure"), "count", _("firms")),
    )


def example_table() -> pd.DataFrame:
    """A small fictive table: three rounds, one place suppressed, one silent, in one of them."""
    rounds = [
        ("2025-R2", dt.date(2025, 11, 1)),
        ("2026-R1", dt.date(2026, 5, 1)),
        ("2026-R2", dt.date(2026, 11, 1)),
    ]
    nothing_said = float("nan")
    points: dict[tuple[str, str], list[tuple[str, float, int | None]]] = {
        ("TN", "Tunisia"): [("value", 0.42, 9), ("value", 0.51, 11), ("value", 0.63, 12)],
        ("ES", "Spain"): [("value", 0.55, 8), ("suppressed", nothing_said, None),
                          ("value", 0.48, 6)],
        ("IT", "Italy"): [("not_answered", nothing_said, None), ("value", 0.2, 4),
                          ("value", 0.3, 5)],
    }  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for (place, name), course in points.items():
        for (round_name, day), point in zip(rounds, course, strict=True):
            rows.append((place, name, round_name, day, *point))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.assign(n=table["n"].astype("Int64"))


def example() -> Exhibit:
    """A fictive course of three rounds."""
    return region_trend(
        example_table(),
        measure="certified_share",
        product_label="FFP2",
        unit_label="pieces",
        rung_label="certified",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(23, 66),
        source="fictive sample",
    )
