"""Exhibit: which product runs short in which week, as the share of its need covered so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np
import pandas as pd

from exhibits.catalogue import need_covered as covering
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.need_covered import COVERED, ENOUGH
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, ngettext, number, short_date

COLUMNS = ("product_code", "product", "week", "day", "state", "value", "gap", "n")


def gap_weeks(
    table: pd.DataFrame,
    *,
    case_label: str,
    place_label: str,
    scenario_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "gap_weeks",
) -> Exhibit:
    """Products by weeks, coloured by the share of the need so far that is covered.

    `table` has `COLUMNS`, a row a product and week: the day the week begins, state (value,
    suppressed, no_demand, not_answered), the share covered ((stock + output so far) ÷ need so far;
    NaN unless value), the balance in the product's unit (negative is short), the firms behind it
    (Int64). Those short first stand first; products whose demand is not known are named in a note
    and not drawn, unless there are no others.
    """
    every = _tidy(table)
    silent = every["state"].eq("no_demand").groupby(every["row"]).transform("all")
    shown = every if silent.all() else every[~silent].reset_index(drop=True)
    unknown = list(dict.fromkeys(every.loc[silent, "row_label"]))
    weeks = int(table["week"].max()) if len(table) else 0
    title = covering.titled(place_label, _finding(shown, weeks))
    described = covering.about(
        _("Share of the need so far that is covered, by week"),
        case_label, scenario_label, answered.text, date(as_of),
    )  # fmt: skip
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(),
        encoding=Encoding(
            "heatmap", x="day", y="row", colour="shade", measure="covered", classing=COVERED
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown, unknown), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _tidy(table: pd.DataFrame) -> pd.DataFrame:
    """The cells in the order they are drawn; a figure only where the state is `value`."""
    given = table.loc[:, list(COLUMNS)].reset_index(drop=True)
    value = given["value"].astype(float).clip(lower=0.0)
    stands = given["state"].eq("value") & np.isfinite(value)
    state = given["state"].astype(object).mask(given["state"].eq("value") & ~stands, "no_demand")
    shown = pd.DataFrame(
        {
            "row": given["product_code"].astype(str),
            "row_label": covering.named(given["product"]),
            "unit": [covering.unit_of(code) for code in given["product_code"]],
            "place": [f"w{week}" for week in given["week"]],
            "place_label": [short_date(pd.Timestamp(day).date()) for day in given["day"]],
            "week": given["week"].astype("Int64"),
            "day": [pd.Timestamp(day).date() for day in given["day"]],
            "state": state,
            "value": value.where(stands),
            "gap": given["gap"].astype(float).where(stands),
            "n": given["n"].astype("Int64").mask(state.eq("suppressed")),
            "shade": value.where(stands),
        }
    )
    first = first_short(shown)
    known = shown["value"].groupby(shown["row"])
    ranked = shown.assign(
        _first=shown["row"].map(first).astype(float).fillna(np.inf),
        _silent=shown["row"].map(known.count()).eq(0),
        _least=shown["row"].map(known.min()).astype(float),
    )
    by = ["_silent", "_first", "_least", "row_label", "row", "week"]
    return ranked.sort_values(by)[list(shown.columns)].reset_index(drop=True)


def first_short(cells: pd.DataFrame) -> pd.Series:
    """The first week in which each product is short, by its code; those never short are absent."""
    short = cells[cells["value"].lt(ENOUGH)]
    return short.groupby("row")["week"].min()


def _finding(cells: pd.DataFrame, weeks: int) -> str:
    known = cells[cells["value"].notna()]
    if known.empty:
        return covering.hidden(cells["state"])
    total, first = known["row"].nunique(), first_short(known)
    whole = total == cells["row"].nunique()
    within = ngettext("within {weeks} week", "within {weeks} weeks", weeks).format(
        weeks=number(weeks)
    )
    if first.empty:
        said = (
            _("none of {total} product types runs short {within}")
            if whole
            else _("none of the {total} product types that can be shown runs short {within}")
        )
        return said.format(total=number(total), within=within)
    week = first.min()
    earliest = known[known["row"].isin(first[first.eq(week)].index) & known["week"].eq(week)]
    return _short(len(first), len(earliest), total, whole).format(
        count=number(len(first)), total=number(total), within=within,
        day=date(earliest["day"].iloc[0]), alike=number(len(earliest)),
        name=earliest["row_label"].iloc[0],
    )  # fmt: skip


def _short(count: int, alike: int, total: int, whole: bool) -> str:
    """How many run short, and the first of them: by name, or how many they are."""
    found = (
        _("all {total} product types run short {within}")
        if whole and 1 < count == total
        else ngettext(
            "{count} of {total} product types runs short {within}",
            "{count} of {total} product types run short {within}",
            count,
        )
        if whole
        else ngettext(
            "{count} of the {total} product types that can be shown runs short {within}",
            "{count} of the {total} product types that can be shown run short {within}",
            count,
        )
    )
    if count == 1:
        first = _("in the week of {day}: {name}")
    elif alike == count:
        first = _("all in the week of {day}")
    elif alike > 1:
        first = _("the first {alike} in the week of {day}")
    else:
        first = _("the first in the week of {day}: {name}")
    return f"{found}, {first}"


def _notes(cells: pd.DataFrame, unknown: list[str]) -> tuple[str, ...]:
    return (
        _("Covered: stock and output so far, divided by the need so far."),
        *covering.hidden_note(cells.loc[cells["state"].eq("suppressed"), "row"].nunique()),
        *covering.no_demand_note(unknown),
    )


def _fields() -> tuple[Field, ...]:
    return (
        Field("row", _("Product code"), "code"),
        Field("row_label", _("Product"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("place", _("Week’s code"), "code"),
        Field("place_label", _("Week of"), "text"),
        Field("week", _("Week"), "count"),
        Field("day", _("First day of the week"), "date"),
        Field("state", _("State"), "state"),
        covering.value_field(),
        Field("gap", _("Balance (short where below 0)"), "number"),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("shade", _("Coloured by"), "ratio", "%"),
    )


def example_table() -> pd.DataFrame:
    """A small fictive table with every state in it, over twelve weeks."""
    begun = dt.date(2026, 11, 2)
    needs = {
        "gown_isolation": ("Isolation gown", "value", 40_000.0, 34_000.0, 70_000.0),
        "resp_ffp2": ("FFP2", "value", 90_000.0, 20_000.0, 30_000.0),
        "mask_surg_iir": ("Face mask IIR", "value", 100_000.0, 160_000.0, 80_000.0),
        "gown_surg_std": ("Surgical gown", "value", 10_000.0, 26_000.0, 9_000.0),
        "shoe_cover": ("Shoe cover", "suppressed", 0.0, 0.0, 0.0),
        "mat_meltblown": ("Meltblown fabric", "no_demand", 0.0, 0.0, 0.0),
        "drape_surg": ("Surgical drape", "not_answered", 0.0, 0.0, 0.0),
    }
    rows = []
    for code, (name, state, need, output, stock) in needs.items():
        for week in range(1, 13):
            made, wanted = stock + output * week, need * week
            stands = state == "value"
            rows.append(
                (code, name, week, begun + dt.timedelta(days=7 * (week - 1)), state,
                 made / wanted if stands else np.nan, made - wanted if stands else np.nan,
                 6 if stands else None)
            )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"n": "Int64"})


def example() -> Exhibit:
    """A fictive outlook."""
    return gap_weeks(
        example_table(),
        case_label="worst case",
        place_label="Tunisia",
        scenario_label="calm day",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(21, 60),
        source="fictive sample, round 2026-R2",
    )
