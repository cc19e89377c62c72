"""Exhibit: where possible partners lie, by what they have free, about the place they are wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.catalogue.site_finding import Around, distance_text
from exhibits.catalogue.site_map import example_table as example_sites
from exhibits.catalogue.site_tables import SITE_COLUMNS, fields, tidy_sites
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

COLUMNS = (*SITE_COLUMNS, "said")
Frame = tuple[float, float, float, float]


def partner_map(
    table: pd.DataFrame,
    *,
    topic: str,
    unit_label: str = "",
    around: Around | None = None,
    place_label: str = "",
    frame: Frame | None = None,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "partner_map",
) -> Exhibit:
    """The map of candidates for a need.

    `table` has `COLUMNS`: those of a map of sites, `capacity` being what is free a week in
    `unit_label` (NaN where it is not known or not for this viewer) and `certified` whether the site
    holds a certificate for what is needed; and `said`, its gaps in words. `around` is the circle
    asked for, `place_label` where distances are from.
    """
    shown = tidy_sites(table)
    said = dict(zip(table["site_id"], table["said"], strict=True))
    shown["said"] = [visible(said[code]) for code in shown["site_id"]]
    title = _("{topic}: {finding}").format(
        topic=topic, finding=_finding(shown, around, place_label)
    )
    sized = bool(unit_label) and bool((shown["capacity"] > 0).any())
    heading = (
        _("Possible partners, by what they have free in {unit} a week").format(unit=unit_label)
        if sized
        else _("Possible partners")
    )
    described = " · ".join((heading, answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(unit_label, place_label),
        encoding=Encoding(
            "sites", x="lng", y="lat", colour="standing", size="capacity" if sized else "",
            region="site_id", measure="points", frame=frame,
            circle=(around.lat, around.lng, around.km) if around else None,
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_unplaced(len(table) - len(shown)), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )  # fmt: skip


def _finding(shown: pd.DataFrame, around: Around | None, place: str) -> str:
    count = len(shown)
    if not count:
        return _("no possible partner has a place that is known")
    far = shown["distance_km"].dropna()
    if around:
        inside = int((far <= around.km).sum())
        return ngettext(
            "{count} of {total} possible partner lies within {km} km of {place}",
            "{count} of {total} possible partners lie within {km} km of {place}",
            count,
        ).format(
            count=number(inside), total=number(count), km=number(around.km), place=around.label
        )  # fmt: skip
    if len(far) and place:
        return ngettext(
            "{count} possible partner, {distance} from {place}",
            "{count} possible partners, the nearest {distance} from {place}",
            count,
        ).format(count=number(count), distance=distance_text(float(far.min())), place=place)
    countries = shown["country"].replace("", None).nunique()
    return ngettext(
        "{count} possible partner in {lands}", "{count} possible partners in {lands}", count
    ).format(
        count=number(count),
        lands=ngettext("{count} country", "{count} countries", countries).format(
            count=number(countries)
        ),
    )


def _fields(unit: str, place: str) -> tuple[Field, ...]:
    weekly = _("{unit} a week").format(unit=unit) if unit else ""
    kept = [
        replace(field, label=_("Free capacity"), unit=weekly) if field.name == "capacity" else field
        for field in fields("points", "", unit, place)
    ]
    return (*kept, Field("said", _("What is missing"), "text"))


def _unplaced(count: int) -> Iterable[str]:
    if count:
        yield ngettext(
            "{count} possible partner has no place that is known, and is not drawn.",
            "{count} possible partners have no place that is known, and are not drawn.",
            count,
        ).format(count=number(count))


def example() -> Exhibit:
    """Fictive partners about Monastir."""
    sites = example_sites().assign(
        said="Nothing missing", distance_km=[3.0, 3.0, 18.0, 21.0, 1_050.0, 1_800.0]
    )
    return partner_map(
        sites,
        topic="Surgical gown",
        unit_label="pieces",
        around=Around(35.77, 10.83, 500.0, "Monastir"),
        place_label="Monastir",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(6, 66),
        source="fictive sample, round 2026-R2",
    )
