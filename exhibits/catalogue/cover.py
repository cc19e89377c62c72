"""Exhibit: how many days the stock and output of each product meet its need, with the alert."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from exhibits.catalogue import need_covered as covering
from exhibits.catalogue.areas import sentence
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, ngettext, number

COLUMNS = (
    "product_code", "product", "state", "value", "low", "high", "first_short", "alert",
    "alert_label", "n",
)  # fmt: skip
_LAST = ("calm", "no_demand")
"""Alerts of products that have no day on which they run out."""


def cover(
    table: pd.DataFrame,
    *,
    place_label: str,
    scenario_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    weeks: int | None = None,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "cover",
) -> Exhibit:
    """Products by days of cover in the worst case, the least first, coloured by alert.

    `table` has `COLUMNS`, a row a product: state, days in the worst case (NaN where none is told),
    days at worst and at best, the day it is short from (NaT where it isn't), the alert as a code
    (short, at_risk, urgent, watch, calm, no_demand) and in words, the firms behind it (Int64).
    `weeks` is how far ahead was looked: what is calm lasts at least that long, and without it has
    no bar.
    """
    shown = _tidy(table, weeks)
    title = covering.titled(place_label, _finding(shown))
    described = covering.about(
        _("Days until stock and output no longer meet the need, in the worst case"),
        scenario_label, answered.text, date(as_of),
    )  # fmt: skip
    unknown = list(shown.loc[shown["state"].eq("no_demand"), "label"])
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(),
        encoding=Encoding("stack", x="value", y="bar", series="series", measure="alerts"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(
            *covering.hidden_note(int(shown["state"].eq("suppressed").sum())),
            *covering.no_demand_note(unknown),
            *notes,
        ),
        sentence=sentence(title, described, source),
        link=link,
    )


def _tidy(table: pd.DataFrame, weeks: int | None) -> pd.DataFrame:
    """Bars in their order: days, then what has none, then what can't be told."""
    given = table.loc[:, list(COLUMNS)].reset_index(drop=True)
    stands = given["state"].eq("value")
    unknown = stands & given["alert"].eq("no_demand")
    state = given["state"].astype(object).mask(unknown, "no_demand")
    told = state.eq("value")
    days = {name: given[name].astype(float).where(told) for name in ("value", "low", "high")}
    lasting = told & given["alert"].eq("calm") & days["value"].isna()
    if weeks is not None:
        days["value"] = days["value"].mask(lasting, 7.0 * weeks)
    words = covering.named(given["alert_label"])
    shown = pd.DataFrame(
        {
            "bar": given["product_code"].astype(str),
            "label": covering.named(given["product"]),
            "series": given["alert"].astype(str).where(told, ""),
            "series_label": pd.Series(words, index=given.index, dtype=object).where(told, ""),
            "state": state,
            **days,
            "first_short": [
                pd.Timestamp(day).date() if ok and not pd.isna(day) else None
                for day, ok in zip(given["first_short"], told, strict=True)
            ],
            "n": given["n"].astype("Int64").mask(state.eq("suppressed")),
        }
    )
    shown["said"] = [
        _said(row, more) for row, more in zip(shown.to_dict("records"), lasting, strict=True)
    ]
    rank = state.map({"value": 0, "no_demand": 1, "not_answered": 2, "suppressed": 3})
    shown = shown.assign(_rank=rank.fillna(4), _days=shown["value"].fillna(np.inf))
    shown = shown.sort_values(["_rank", "_days", "label", "bar"]).reset_index(drop=True)
    return shown.drop(columns=["_rank", "_days"])


def _said(row: Mapping[Any, Any], more: bool) -> str:
    """What is printed beside a bar: its days, or that it is `more`, and the alert in words."""
    days = row["value"]
    if not isinstance(days, float) or np.isnan(days):
        return str(row["series_label"])
    text = _("over {days}").format(days=days_text(days)) if more else days_text(days)
    return f"{text} · {row['series_label']}"


def days_text(days: float) -> str:
    """Whole days in words."""
    count = round(days)
    return ngettext("{count} day", "{count} days", count).format(count=number(count))


def _finding(shown: pd.DataFrame) -> str:
    known = shown[shown["state"].eq("value")]
    if known.empty:
        return covering.hidden(shown["state"])
    whole = not shown["state"].isin(["suppressed", "not_answered"]).any()
    out = known[known["value"].notna() & ~known["series"].isin(_LAST)]
    total = number(len(known))
    if out.empty:
        said = (
            _("none of {total} product types runs out, even in the worst case")
            if whole
            else _("none of the {total} product types that can be shown runs out, even in the "
                   "worst case")
        )  # fmt: skip
        return said.format(total=total)
    first = out.iloc[0]
    days = round(float(first["value"]))
    alike = sum(round(float(one)) == days for one in out["value"])
    when = _("after {days}").format(days=days_text(days)) if days else _("at once")
    return _out(len(out), alike, len(known), whole).format(
        count=number(len(out)), total=total, when=when, name=first["label"], alike=number(alike)
    )


def _out(count: int, alike: int, total: int, whole: bool) -> str:
    """How many run out, and the first of them: by name, or how many they are."""
    found = (
        _("all {total} product types run out in the worst case")
        if whole and 1 < count == total
        else ngettext(
            "{count} of {total} product types runs out in the worst case",
            "{count} of {total} product types run out in the worst case",
            count,
        )
        if whole
        else ngettext(
            "{count} of the {total} product types that can be shown runs out in the worst case",
            "{count} of the {total} product types that can be shown run out in the worst case",
            count,
        )
    )
    if count == 1:
        first = _("{when}: {name}")
    elif alike == count:
        first = _("all {when}")
    elif alike > 1:
        first = _("{alike} of them {when}")
    else:
        first = _("the first {when}: {name}")
    return f"{found}, {first}"


def _fields() -> tuple[Field, ...]:
    return (
        Field("bar", _("Product code"), "code"),
        Field("label", _("Product"), "text"),
        Field("series", _("Alert’s code"), "code"),
        Field("series_label", _("Alert"), "text"),
        Field("state", _("State"), "state"),
        Field("value", _("Days of cover"), "number", _("days")),
        Field("low", _("At worst"), "number", _("days")),
        Field("high", _("At best"), "number", _("days")),
        Field("first_short", _("Short from"), "date"),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("said", _("Cover and alert"), "text"),
    )


def example_table() -> pd.DataFrame:
    """A small fictive table with every alert and state in it."""
    nothing, begun = float("nan"), dt.date(2026, 11, 1)
    rows = [
        ("gown_isolation", "Isolation gown", "value", 9.0, 24.0, "urgent", "runs out soon", 6),
        ("resp_ffp2", "FFP2", "value", 31.0, 58.0, "short", "short even in the central case", 9),
        ("mask_surg_iir", "Face mask IIR", "value", 22.0, nothing, "watch",
         "cover to be watched", 12),
        ("gown_surg_std", "Surgical gown", "value", 64.0, nothing, "at_risk",
         "short in the worst case", 4),
        ("drape_surg", "Surgical drape", "value", nothing, nothing, "calm", "covered", 5),
        ("mat_meltblown", "Meltblown fabric", "value", nothing, nothing, "no_demand",
         "no demand known", 3),
        ("shoe_cover", "Shoe cover", "suppressed", nothing, nothing, "calm", "covered", None),
    ]  # fmt: skip
    names = ["product_code", "product", "state", "value", "high", "alert", "alert_label", "n"]
    table = pd.DataFrame(rows, columns=names)
    short = [
        pd.NaT if np.isnan(days) else begun + dt.timedelta(days=int(days))
        for days in table["value"]
    ]
    made = table.assign(
        low=table["value"], first_short=pd.Series(short), n=table["n"].astype("Int64")
    )
    return made[list(COLUMNS)]


def example() -> Exhibit:
    """A fictive cover."""
    return cover(
        example_table(),
        place_label="Tunisia",
        scenario_label="calm day",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(21, 60),
        source="fictive sample, round 2026-R2",
        weeks=12,
    )
