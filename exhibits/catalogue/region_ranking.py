"""Exhibit: regions in order, as horizontal bars; the same table as the map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue import areas
from exhibits.catalogue.areas import Measure
from exhibits.catalogue.finding import finding
from exhibits.catalogue.product_measures import more_note
from exhibits.catalogue.region_map import example_table
from exhibits.classing import Classing
from exhibits.exhibit import STATES, Answered, Encoding, Exhibit, state_label
from words import number

TOP = 20


def region_ranking(
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
    link: str = "",
    id: str = "region_ranking",
) -> Exhibit:
    """Regions from the largest value down; parameters as for `region_map`.

    The table holds every area, those with a figure first; a drawing shows the first `TOP`.
    """
    shown = areas.tidy(table, measure)
    ranked = areas.standing(shown)
    rest = shown.drop(ranked.index)
    order = rest["state"].map({state: place for place, state in enumerate(STATES)})
    rest = rest.assign(order=order).sort_values(["order", "name", "area"]).drop(columns="order")
    title = finding(shown, measure, product_label, unit_label, rung_label, place_label)
    described = areas.subtitle(measure, product_label, unit_label, rung_label, answered, as_of)
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=pd.concat([ranked, rest]).reset_index(drop=True),
        fields=areas.area_fields(measure, product_label, unit_label, rung_label),
        encoding=Encoding(
            "bars", x="value", y="area", measure=measure, classing=classing or Classing()
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_left_out(shown, len(ranked)), *areas.notes(shown, measure), *notes),
        sentence=areas.sentence(title, described, source),
        link=link,
    )


def _left_out(table: pd.DataFrame, ranked: int) -> tuple[str, ...]:
    found: list[str] = []
    found += more_note(ranked - TOP)
    counts = table["state"].value_counts()
    silent = [
        f"{state_label(state)} ({number(int(counts[state]))})"
        for state in STATES[1:]
        if counts.get(state, 0)
    ]
    if silent:
        found.append(" · ".join(silent))
    return tuple(found)


def example() -> Exhibit:
    """A fictive ranking."""
    return region_ranking(
        example_table(),
        measure="per_100k",
        product_label="FFP2",
        unit_label="pieces",
        rung_label="certified",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(22, 66),
        source="fictive sample, round 2026-R2",
    )
