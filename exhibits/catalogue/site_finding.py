"""The finding of the map of sites, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cluster_data import reference
from exhibits.catalogue.site_grouping import Manner
from exhibits.catalogue.site_tables import CERTIFIED, UNKNOWN
from exhibits.plain import visible
from exhibits.shapes import kilometres
from words import _, ngettext, number, percent

NEAR = 50.0
"""Kilometres about a town that count as being near it."""
GATHERED = 1 / 3
"""Share of the sites from which on it is worth saying that they are near one town."""


@dataclass(frozen=True)
class Around:
    """A place and the kilometres about it; `label` names the place."""

    lat: float
    lng: float
    km: float
    label: str


def finding(
    table: pd.DataFrame,
    manner: Manner,
    product: str,
    *,
    place: str = "",
    around: Around | None = None,
    certified: bool = True,
    partial: bool = False,
) -> str:
    """What the tidy table shows first.

    `certified` where the reader asks for certified capacity; `partial` where there are sites that
    this reader may not see, so that no count is one of all.
    """
    topic = _("{product}, {place}").format(product=product, place=place) if place else product
    if manner == "hexagons":
        said = _cells(table)
    elif around is not None:
        said = _around(table, around, certified, partial)
    else:
        said = _sites(table, certified, partial)
    return _("{topic}: {finding}").format(topic=topic, finding=said)


def counted(table: pd.DataFrame, certified: bool) -> pd.DataFrame:
    """The sites that the title counts: the certified ones where that is asked for and known."""
    if not certified or table["standing"].eq(UNKNOWN).all():
        return table
    return table[table["standing"].eq(CERTIFIED)]


def within(table: pd.DataFrame, around: Around) -> pd.DataFrame:
    """The sites inside the circle, the nearest first."""
    return table[table["distance_km"] <= around.km]


def _sites(table: pd.DataFrame, certified: bool, partial: bool) -> str:
    if table.empty:
        if partial:
            return _("no site may be shown one by one")
        return _("no site with a known place makes it")
    found = counted(table, certified)
    if found.empty:
        return ngettext(
            "none of the {count} site is certified today",
            "none of the {count} sites is certified today",
            len(table),
        ).format(count=number(len(table)))
    where = _countries(found, _count(found, table, certified, partial))
    near = _gathered(found)
    return _("{finding}; {detail}").format(finding=where, detail=near) if near else where


def _count(found: pd.DataFrame, table: pd.DataFrame, certified: bool, partial: bool) -> str:
    many = len(found)
    if certified and not table["standing"].eq(UNKNOWN).all():
        said = (
            ngettext(
                "{count} certified site that can be shown",
                "{count} certified sites that can be shown",
                many,
            )
            if partial
            else ngettext("{count} certified site", "{count} certified sites", many)
        )
    elif partial:
        said = ngettext("{count} site that can be shown", "{count} sites that can be shown", many)
    else:
        said = ngettext("{count} site", "{count} sites", many)
    return said.format(count=number(many))


def _countries(found: pd.DataFrame, sites: str) -> str:
    codes = sorted(set(found["country"]) - {""})
    known = reference.countries()
    if len(codes) == 1 and codes[0] in known:
        return _("{sites} in one country, {country}").format(
            sites=sites, country=known[codes[0]].label
        )
    return ngettext(
        "{sites} in {count} country", "{sites} in {count} countries", len(codes)
    ).format(sites=sites, count=number(len(codes)))


def _gathered(found: pd.DataFrame) -> str:
    """Where many sites lie near one town: how many, and which."""
    if len(found) < 4:
        return ""
    lats, lngs = found["lat"].to_numpy(), found["lng"].to_numpy()
    # the fullest square of half a degree, then its commonest town: cheap, and true as it is counted
    squares = pd.Series(list(zip(np.floor(lats * 2), np.floor(lngs * 2), strict=True)))
    inside = found[(squares == squares.mode().iloc[0]).to_numpy()]
    towns = inside.loc[inside["city"].ne(""), "city"]
    if towns.empty:
        return ""
    town = towns.mode().iloc[0]
    middle = inside[inside["city"].eq(town)].iloc[0]
    near = float((kilometres(middle["lat"], middle["lng"], lats, lngs) <= NEAR).mean())
    if near < GATHERED:
        return ""
    if near == 1:
        return _("all of them within {km} km of {town}").format(km=number(NEAR), town=visible(town))
    return _("{share} of them within {km} km of {town}").format(
        share=percent(near), km=number(NEAR), town=visible(town)
    )


def _around(table: pd.DataFrame, around: Around, certified: bool, partial: bool) -> str:
    found, inside = counted(table, certified), within(counted(table, certified), around)
    given = {"km": number(around.km, 1), "place": around.label}
    if len(inside):
        sites = _count(inside, table, certified, partial)
        said = _("{sites} within {km} km of {place}").format(sites=sites, **given)
    elif partial:
        said = _("no site that can be shown within {km} km of {place}").format(**given)
    elif certified and not table["standing"].eq(UNKNOWN).all():
        said = _("no certified site within {km} km of {place}").format(**given)
    else:
        said = _("no site within {km} km of {place}").format(**given)
    if found.empty:
        return said
    nearest = found.sort_values(["distance_km", "site_id"]).iloc[0]
    away = distance_text(float(nearest["distance_km"]))
    detail = _("the nearest is {distance} away").format(distance=away)
    if nearest["city"]:
        detail = _("the nearest is in {town}, {distance} away").format(
            town=nearest["city"], distance=away
        )
    return _("{finding}; {detail}").format(finding=said, detail=detail)


def distance_text(km: float) -> str:
    """A distance as it is worth saying: a site known by its town has no metres."""
    if km < 1:
        return _("under 1 km")
    return _("{km} km").format(km=number(km, 1 if km < 10 else 0))


def _cells(table: pd.DataFrame) -> str:
    known = table[table["state"].eq("value")].sort_values("sites", ascending=False)
    if known.empty:
        if len(table):
            return _("no hexagon can show a figure, as every one has fewer than three firms")
        return _("no site with a known place makes it")
    total = int(known["sites"].sum())
    many = (known["sites"].cumsum() < total / 2).sum() + 1
    if table["state"].eq("suppressed").any():
        said = ngettext("{count} site can be shown", "{count} sites can be shown", total).format(
            count=number(total)
        )
    else:
        said = ngettext("{count} site", "{count} sites", total).format(count=number(total))
    if len(known) < 3:
        return said
    return ngettext(
        "{sites}, half of them in {count} of {total} hexagons",
        "{sites}, half of them in {count} of {total} hexagons",
        int(many),
    ).format(sites=said, count=number(int(many)), total=number(len(known)))
