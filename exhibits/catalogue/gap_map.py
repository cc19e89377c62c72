"""Exhibit: how much of each region's need of a product is covered, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np
import pandas as pd

from cluster_data import reference
from cluster_data.geo import Bounds
from exhibits.catalogue import need_covered as covering
from exhibits.catalogue.areas import sentence, value_text
from exhibits.catalogue.need_covered import COVERED, ENOUGH
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, ngettext, number

COLUMNS = ("region_code", "state", "value", "need", "supply", "n")


def gap_map(
    table: pd.DataFrame,
    *,
    product_label: str,
    unit_label: str,
    case_label: str,
    scenario_label: str,
    weeks: int,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    frame: Bounds | None = None,
    link: str = "",
    id: str = "gap_map",
) -> Exhibit:
    """The map of the share of need that stock and output cover over so many weeks.

    `table` has `COLUMNS`, a row a region: its code, state, supply ÷ need (NaN unless value), both
    in `unit_label` over all the weeks, the firms behind the supply (Int64). A region whose firms
    answered that they make none of it covers none of its need: it comes as the value 0. Circles
    show what is missing. `frame` is the extent the map opens on, in degrees.
    """
    shown = _tidy(table)
    finding = _finding(shown, weeks)
    title = _("{topic}: {finding}").format(topic=product_label, finding=finding)
    described = covering.about(
        _heading(product_label, weeks), case_label, scenario_label, answered.text, date(as_of)
    )
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(unit_label),
        encoding=Encoding(
            "map", region="area", colour="value", size="capacity", measure=covering.MEASURE,
            classing=COVERED, frame=frame,
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )  # fmt: skip


def _tidy(table: pd.DataFrame) -> pd.DataFrame:
    """The regions with what is missing; a figure only where the state is `value`."""
    given, known = table.loc[:, list(COLUMNS)].reset_index(drop=True), reference.regions()
    codes = given["region_code"].astype(str)
    value = given["value"].astype(float).clip(lower=0.0)
    stands = given["state"].eq("value") & np.isfinite(value)
    told = stands | given["state"].eq("none")
    need = given["need"].astype(float)
    supply = given["supply"].astype(float).where(told)
    return pd.DataFrame(
        {
            "area": codes,
            "iso2": [known[code].iso2 if code in known else code[:2] for code in codes],
            "name": covering.named(known[code].label if code in known else code for code in codes),
            "level": "region",
            "state": given["state"].astype(object).mask(given["state"].eq("value") & ~stands,
                                                        "none"),
            "value": value.where(stands),
            "need": need,
            "supply": supply,
            "capacity": (need - supply).clip(lower=0.0),
            "n": given["n"].astype("Int64").where(told),
            "caveat": "",
        }
    )  # fmt: skip


def _heading(product: str, weeks: int) -> str:
    return ngettext(
        "{product}: share of the need of {weeks} week that is covered",
        "{product}: share of the need of {weeks} weeks that is covered",
        weeks,
    ).format(product=product, weeks=number(weeks))


def _finding(table: pd.DataFrame, weeks: int) -> str:
    known = table[table["value"].notna()].sort_values(["value", "name", "area"])
    if known.empty:
        return covering.hidden(table["state"])
    short = known[known["value"].lt(ENOUGH)]
    told = {"total": number(len(known)), "count": number(len(short)), "weeks": number(weeks)}
    if short.empty:
        return ngettext(
            "the need of {weeks} weeks is covered in the {total} region with a figure",
            "the need of {weeks} weeks is covered in all {total} regions with a figure",
            len(known),
        ).format(**told)
    first = short.iloc[0]
    said = value_text(covering.MEASURE, float(first["value"]), "")
    alike = sum(value_text(covering.MEASURE, float(one), "") == said for one in short["value"])
    return _least(len(short), alike).format(
        finding=_short(len(short), len(known)).format(**told),
        name=first["name"],
        share=said,
        alike=number(alike),
    )


def _short(count: int, total: int) -> str:
    """How many can't cover their need."""
    if 1 < count == total:
        return _("none of the {total} regions with a figure can cover its need of {weeks} weeks")
    return ngettext(
        "{count} of {total} regions with a figure can’t cover its need of {weeks} weeks",
        "{count} of {total} regions with a figure can’t cover their need of {weeks} weeks",
        count,
    )


def _least(count: int, alike: int) -> str:
    """Who covers least of its need; a tie is counted, not named."""
    if count == 1:
        return _("{finding}: {name}, {share}")
    if alike > 1:
        return _("{finding}; {alike} of them cover {share}")
    return _("{finding}; least in {name}, {share}")


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    count = int(table["state"].eq("suppressed").sum())
    if not count:
        return ()
    return (
        ngettext(
            "{count} area is not shown: fewer than three firms stand behind it, or it would "
            "reveal another.",
            "{count} areas are not shown: fewer than three firms stand behind each, or it "
            "would reveal another.",
            count,
        ).format(count=number(count)),
    )


def _fields(unit: str) -> tuple[Field, ...]:
    return (
        Field("area", _("Code"), "code"),
        Field("iso2", _("Country"), "code"),
        Field("name", _("Area"), "text"),
        Field("level", _("Drawn by"), "text"),
        Field("state", _("State"), "state"),
        covering.value_field(),
        Field("need", _("Need"), "number", unit),
        Field("supply", _("Stock and output"), "number", unit),
        Field("capacity", _("Missing"), "number", _("{unit} missing").format(unit=unit)),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("caveat", _("Caveat"), "text"),
    )


def example_table() -> pd.DataFrame:
    """A small fictive table with every state in it."""
    nothing = float("nan")
    rows = [
        ("TN-52", "value", 240_000.0, 620_000.0, 9),
        ("TN-51", "value", 310_000.0, 330_000.0, 5),
        ("TN-61", "value", 450_000.0, 150_000.0, 4),
        ("TN-71", "value", 160_000.0, 0.0, 0),
        ("TN-11", "suppressed", 520_000.0, nothing, None),
        ("ES-CT", "value", 3_600_000.0, 5_100_000.0, 12),
        ("ES-VC", "value", 2_400_000.0, 1_900_000.0, 7),
        ("PT-13", "not_answered", 900_000.0, nothing, None),
        ("IT-25", "not_asked", 4_700_000.0, nothing, None),
        ("IT-52", "none", nothing, 0.0, 0),
    ]
    table = pd.DataFrame(rows, columns=["region_code", "state", "need", "supply", "n"])
    covered = (table["supply"] / table["need"]).where(table["state"].eq("value"))
    return table.assign(value=covered, n=table["n"].astype("Int64"))[list(COLUMNS)]


def example() -> Exhibit:
    """A fictive map."""
    return gap_map(
        example_table(),
        product_label="FFP2",
        unit_label="pieces",
        case_label="worst case",
        scenario_label="calm day",
        weeks=12,
        as_of=dt.date(2026, 11, 1),
        answered=Answered(37, 66),
        source="fictive sample, round 2026-R2",
    )
