"""A product line in words: how its weekly figure was made, and how well it is proven."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cluster_data import reference
from cluster_data.store import AGE_LIMIT_DAYS
from cluster_data.survey import survey
from pages.directory.wording import day, quoted
from shell.wording import unit
from words import _, date, ngettext, number, percent

Line = Mapping[Any, Any]


@dataclass(frozen=True)
class Reached:
    """The rung a line reached, in words; `expired` where a certificate ran out."""

    text: str
    expired: bool = False


def reached(line: Line, today: dt.date) -> Reached:
    """How far up the ladder of evidence a line comes, and what keeps it from the next rung."""
    if not isinstance(line["product_code"], str):
        return Reached(_("product not recognised: in no total"))
    if pd.isna(line["declared"]):
        return Reached(_("can’t be converted to the product’s unit: in no total"))
    if pd.isna(line["attested"]):
        return Reached(_unattested(line))
    if pd.notna(line["certified"]):
        return Reached(_certified(line, today))
    return _uncertified(line, today)


def _unattested(line: Line) -> str:
    if not line["approved"]:
        return _("declared only: its upload is a draft, not yet approved")
    return _("declared only: older than {days} days").format(days=number(AGE_LIMIT_DAYS))


def _certified(line: Line, today: dt.date) -> str:
    expiry = day(line["certificate_expiry"])
    standards = ", ".join(matching(line))
    if expiry is None:
        return _("certified to {standards}").format(standards=standards)
    return _("certified to {standards}, {validity}").format(
        standards=standards, validity=validity(expiry, today)
    )


def _uncertified(line: Line, today: dt.date) -> Reached:
    if not reference.standards_of(line["product_code"]):
        return Reached(_("attested; no standard applies"))
    standards, expiry = matching(line), day(line["certificate_expiry"])
    if not standards:
        return Reached(_("attested; meets no standard of the product"))
    if expiry is None:
        return Reached(_("attested; the certificate states no expiry"))
    if expiry < today:
        return Reached(
            _("attested; certificate to {standards} expired on {day}").format(
                standards=", ".join(standards), day=date(expiry)
            ),
            expired=True,
        )
    return Reached(_("attested"))


def validity(expiry: dt.date, today: dt.date) -> str:
    """Until when a certificate is valid, and how long still."""
    left = (expiry - today).days
    if left < 0:
        return _("expired on {day}").format(day=date(expiry))
    return ngettext(
        "valid until {day}, {left} day left", "valid until {day}, {left} days left", left
    ).format(day=date(expiry), left=number(left))


def matching(line: Line) -> list[str]:
    """The standards met that are the product's own, the first named first."""
    own = reference.standards_of(str(line["product_code"]))
    return [code for code in listed(line["standards_met"]) if code in own]


def listed(cell: Any) -> list[str]:
    """A cell that holds several codes; none where it is empty."""
    return [str(code) for code in cell] if hasattr(cell, "__iter__") else []


def weekly(line: Line) -> str:
    """The weekly figure with its unit, or that there is none."""
    figure = line["capacity_per_week"]
    if pd.isna(figure):
        return _("no weekly figure")
    return f"{number(float(figure), 1)} {unit(_kept_in(line))}"


def _kept_in(line: Line) -> str:
    return str(line.get("capacity_unit") or line["unit"])


def formula(line: Line) -> str:
    """How the weekly figure follows from what is written, step by step."""
    value, period = line.get("capacity_value"), line.get("capacity_period")
    if value is None or pd.isna(value) or not isinstance(period, str):
        return ""
    factors = _factors(line, period)
    made = _("{stated} is {value} {unit} a {period}; × {factors} = {weekly} a week").format(
        stated=quoted(line["capacity_stated"]),
        value=number(float(value), 3),
        unit=unit(_kept_in(line)),
        period=survey().code_lists["capacity_period"][period].label,
        factors="\u00a0× ".join(factor.replace(" ", "\u00a0") for factor in factors),
        weekly=weekly(line),
    )
    high = line.get("capacity_value_high")
    if high is not None and pd.notna(high) and high > value:
        made += ". " + _("It is a range up to {high}: its low end counts.").format(
            high=number(float(high), 3)
        )
    return made


def _factors(line: Line, period: str) -> list[str]:
    shifts, days = int(line["shifts_per_day"]), int(line["days_per_week"])
    by_shift = ngettext("{count} shift a day", "{count} shifts a day", shifts)
    by_day = ngettext("{count} day", "{count} days", days)
    shift, a_day = by_shift.format(count=number(shifts)), by_day.format(count=number(days))
    return {
        "hour": [_("8 hours"), shift, a_day],
        "shift": [shift, a_day],
        "day": [a_day],
        "week": ["1"],
        "month": ["12/52"],
        "year": ["1/52"],
    }.get(period, ["1"])


def assumed(line: Line) -> str:
    """What Tela assumed for want of an answer, where it enters the figure."""
    period = line.get("capacity_period")
    said = []
    if line["shifts_assumed"] and period in ("hour", "shift"):
        said.append(_("1 shift a day assumed"))
    if line["days_assumed"] and period in ("hour", "shift", "day"):
        said.append(_("5 days a week assumed"))
    return ", ".join(said)


def utilisation(line: Line) -> str:
    """How much of the capacity is in use; nothing where it was not answered."""
    share = line["utilisation_pct"]
    return "" if pd.isna(share) else percent(float(share) / 100)
