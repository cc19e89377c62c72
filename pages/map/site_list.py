"""The list beside the map of sites: what lies within reach, the nearest first."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from cluster_data import reference, store
from exhibits.catalogue.site_finding import Around, distance_text, within
from exhibits.catalogue.site_tables import CERTIFIED, NOT_CERTIFIED, UNKNOWN, cell_name, tidy_sites
from exhibits.plain import plain
from exhibits.render.site_marks import looks
from exhibits.shapes import cell_of
from exhibits.style import palette
from shell import listing, wording
from shell.listing import Row
from words import _, compact, ngettext, number

LONGEST = 300
"""Rows a list has at most; the table has them all."""


def sites(
    found: store.Sites,
    around: Around | None,
    cell: str,
    dark: bool,
    on_choose: Callable[[str], object],
    *,
    partial: bool,
    held: int = 0,
) -> None:
    """The sites within the circle or the hexagon chosen, else all, with what they add up to.

    `partial` where there are figures that this reader may not see; `held` how many sites the
    hexagon chosen holds, where that may be told.
    """
    table = tidy_sites(found.table)
    inside = _inside(table, around, cell)
    unshown = held - len(inside) if cell and not around else 0
    unit = wording.unit(found.unit) if found.unit else ""
    if around or cell:
        st.markdown(summary(table, inside, around, unit, partial, _heading(around, cell)))
    if unshown > 0:
        st.caption(
            ngettext(
                "{count} more site may not be shown by itself.",
                "{count} more sites may not be shown one by one.",
                unshown,
            ).format(count=number(unshown))
        )
    if inside.empty:
        return
    heads = [_("Site")]
    if around:
        heads.append(_("Distance"))
    if unit and inside["capacity"].notna().any():
        heads.append(_("{unit} a week").format(unit=unit))
    listing.draw(
        "tela_sites_list", heads, rows(inside, heads, dark, bool(around)),
        _("Sites, the nearest first") if around else _("Sites"), on_choose=on_choose,
    )  # fmt: skip
    left = len(inside) - LONGEST
    if left > 0:
        st.caption(
            ngettext("{count} more in the table.", "{count} more in the table.", left).format(
                count=number(left)
            )
        )


def _inside(table: pd.DataFrame, around: Around | None, cell: str) -> pd.DataFrame:
    if cell:
        km = int(cell.rpartition("~")[2])
        held = [
            cell_of(lat, lng, km) == cell
            for lat, lng in zip(table["lat"], table["lng"], strict=True)
        ]
        table = table[held]
    if around:
        return within(table, around).sort_values(["distance_km", "site_id"])
    return table.sort_values(["capacity", "name", "site_id"], ascending=[False, True, True])


def rows(inside: pd.DataFrame, heads: list[str], dark: bool, distance: bool) -> list[Row]:
    """A row a site, named where its name may be told; texts are not escaped."""
    look = looks(palette(dark))
    made = []
    for row in inside.head(LONGEST).to_dict("records"):
        cells = [distance_text(row["distance_km"])] if distance else []
        if len(heads) > 1 + len(cells):
            cells.append(compact(row["capacity"]) if pd.notna(row["capacity"]) else "–")
        standing = row["standing"]
        # what is usual is told by the key alone
        said = look[standing].words if standing == NOT_CERTIFIED else ""
        made.append(
            Row(
                code=row["site_id"],
                name=row["name"] or _("Name withheld"),
                note=" · ".join(
                    part for part in (_place(row["city"], row["country"]), said) if part
                ),
                cells=tuple(cells),
                colour=look[standing].fill,
            )
        )
    return made


def _place(city: str, iso2: str) -> str:
    known = reference.countries()
    return ", ".join(part for part in (city, known[iso2].label if iso2 in known else iso2) if part)


def _heading(around: Around | None, cell: str) -> str:
    if around:
        return _("Within {km} km of {place}").format(km=number(around.km), place=around.label)
    town = cell_name(cell)
    return _("Around {town}").format(town=town) if town else _("Hexagon")


def summary(
    table: pd.DataFrame,
    inside: pd.DataFrame,
    around: Around | None,
    unit: str,
    partial: bool,
    heading: str,
) -> str:
    """What lies within reach under a heading, and the nearest certified site; markdown, escaped.

    Only figures of sites that the reader may see one by one are added up: a circle moved a little
    would otherwise tell those of a single firm by the difference.
    """
    certified = int(inside["standing"].eq(CERTIFIED).sum())
    parts = [
        ngettext("{count} site", "{count} sites", len(inside)).format(count=number(len(inside)))
    ]
    if inside["standing"].ne(UNKNOWN).any():
        parts.append(
            ngettext("{count} certified", "{count} certified", certified).format(
                count=number(certified)
            )
        )
    amounts = inside["capacity"].dropna()
    if unit and len(amounts):
        parts.append(
            _("{amount} {unit} a week").format(amount=compact(float(amounts.sum())), unit=unit)
        )
    said = f"**{plain(heading)}**  \n{plain(' · '.join(parts))}"
    if unit and len(amounts) and partial:
        said += "  \n" + plain(_("Only the figures that you may see are added up."))
    nearest = table[table["standing"].eq(CERTIFIED)].sort_values(["distance_km", "site_id"])
    if around and len(nearest):
        first = nearest.iloc[0]
        said += "  \n" + plain(
            _("Nearest certified site: {name}, {town}, {distance}").format(
                name=first["name"] or _("Name withheld"),
                town=first["city"] or first["country"],
                distance=distance_text(float(first["distance_km"])),
            )
        )
    return said
