"""Exhibit: one small map a round, all with the same classes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from cluster_data.geo import Bounds
from exhibits.catalogue import areas
from exhibits.catalogue.areas import Measure
from exhibits.catalogue.finding import nothing
from exhibits.catalogue.region_map import example_table
from exhibits.classing import Classing
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, ngettext, number, percent

MOST = 4
"""Rounds shown: the latest."""


def round_maps(
    table: pd.DataFrame,
    *,
    measure: Measure,
    product_label: str,
    unit_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    place_label: str = "",
    classing: Classing | None = None,
    frame: Bounds | None = None,
    patterns: bool = False,
    link: str = "",
    id: str = "round_maps",
) -> Exhibit:
    """Maps of a measure by region, the oldest round first.

    `table` has `areas.COLUMNS` and `round` and `day` (the day the round's figures stand for), a
    row an area and round, in the order of rounds. Other parameters as for `region_map`.
    """
    shown = areas.tidy(table, measure)
    shown.insert(0, "round", [str(name) for name in table["round"]])
    shown.insert(1, "day", list(table["day"]))
    kept = list(dict.fromkeys(shown["round"]))[-MOST:]
    shown = shown[shown["round"].isin(kept)].reset_index(drop=True)
    topic = product_label
    if place_label:
        topic = _("{product}, {place}").format(product=product_label, place=place_label)
    said = _finding(shown, measure, rung_label)
    title = _("{topic}: {finding}").format(topic=topic, finding=said)
    described = areas.subtitle(measure, product_label, unit_label, rung_label, answered, as_of)
    fields = areas.area_fields(measure, product_label, unit_label, rung_label)
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=(Field("round", _("Round"), "code"), Field("day", _("Day"), "date"), *fields),
        encoding=Encoding(
            "multiples",
            region="area",
            colour="value",
            measure=measure,
            facet="round",
            classing=classing or Classing(),
            frame=frame,
            patterns=patterns,
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(
            _("The same classes in every map. Not the same firms answer each round."),
            *_round_notes(shown, measure),
            *notes,
        ),
        sentence=areas.sentence(title, described, source),
        link=link,
    )


def _finding(table: pd.DataFrame, measure: Measure, rung: str) -> str:
    """The first round with a figure against the last."""
    rounds = [
        (str(name), rows[rows["state"].eq("value") & rows["value"].notna()])
        for name, rows in table.groupby("round", sort=False)
    ]
    rounds = [(name, rows) for name, rows in rounds if len(rows)]
    if not rounds:
        return nothing(table, rung)
    first, last = rounds[0], rounds[-1]
    before, after = _whole(first[1], measure), _whole(last[1], measure)
    said = _saying(measure, len(last[1])).format(figure=after, round=last[0])
    if len(rounds) == 1:
        return _("{finding}, the only round that can show a figure").format(finding=said)
    if before == after:
        return _("{finding}, as in {round}").format(finding=said, round=first[0])
    return _("{finding}, after {figure} in {round}").format(
        finding=said, figure=before, round=first[0]
    )


def _saying(measure: Measure, count: int) -> str:
    """What is said of `figure` in `round`."""
    if measure == "per_100k":
        return ngettext(
            "{figure} area with a figure in {round}",
            "{figure} areas with a figure in {round}",
            count,
        )
    return {
        "certified_share": _("{figure} of the capacity shown is certified in {round}"),
        "utilisation": _("{figure} of the capacity shown is in use in {round}"),
    }[measure]


def _whole(rows: pd.DataFrame, measure: Measure) -> str:
    """One round in a figure: its share of the whole, or how many areas show one."""
    if measure == "per_100k":
        return number(len(rows))
    return percent(float(rows["numerator"].sum() / rows["denominator"].sum()))


def _round_notes(table: pd.DataFrame, measure: Measure) -> tuple[str, ...]:
    hidden = int(table["state"].eq("suppressed").sum())
    found: list[str] = []
    if hidden:
        found.append(
            ngettext(
                "{count} figure is not shown: fewer than three firms stand behind it, or it would "
                "reveal another.",
                "{count} figures are not shown: fewer than three firms stand behind each, or it "
                "would reveal another.",
                hidden,
            ).format(count=number(hidden))
        )
    found += areas.population_note(table, measure)
    return tuple(found)


def panel_heading(table: pd.DataFrame) -> str:
    """What stands over one small map: its round and the day it is of."""
    row = table.iloc[0]
    return _("{round}, {day}").format(round=row["round"], day=date(row["day"]))


def example() -> Exhibit:
    """Two fictive rounds."""
    now = example_table().assign(round="2026-R2", day=dt.date(2026, 11, 1))
    before = example_table().assign(round="2026-R1", day=dt.date(2026, 5, 1))
    before["value"] *= 0.7
    before["capacity"] *= 0.7
    return round_maps(
        pd.concat([before, now], ignore_index=True),
        measure="per_100k",
        product_label="FFP2",
        unit_label="pieces",
        rung_label="certified",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(22, 66),
        source="fictive sample, round 2026-R2",
    )
