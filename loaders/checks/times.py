"""Days and hours that can't be: dates out of their round, expiries, lead times, shifts."""

from __future__ import annotations

import re

import numpy as np

from loaders.checks.answers import Answers
from loaders.checks.check import Check, Found
from loaders.values.cells import Flags, Floats
from words import N_

_OLD_DAYS = 365
"""The age limit A of the ladder (docs/method.md): older answers are declared, not attested."""
_CERTIFICATE_YEARS = 10
"""Twice the five years for which MDR 2017/745 Art. 56(2) and PPE 2016/425 Annex V let one run."""
_SLACK_MONTHS = 6
_LONGEST_LEAD = 365.0
_HOURS_A_SHIFT = 8.0
_HOURS_A_PERSON = 48.0
"""The longest average week that directive 2003/88/EC Art. 6 allows; the usual one is shorter."""
_LEADS = ("delivery_lead_time_days", "surge_lead_time_days", "conversion_days")


def of_days() -> dict[str, Check]:
    """Slugs of dates and of days."""
    return {
        "survey-date-ahead": Check(
            "warning",
            N_("{value} in column {column} lies ahead; an answer describes a day that was."),
            N_("Correct the date."),
            ("survey_date",),
            N_("An answer of a later day stands in no figure until that day comes."),
            points_to=("survey_date",),
            find=lambda a: a.days("survey_date") > np.datetime64(a.today),
        ),
        "survey-date-old": Check(
            "note",
            N_(
                "{value} in column {column} is more than {days} days before the upload’s day; so "
                "old an answer counts as declared only."
            ),
            N_("Ask the firm again, or correct the date."),
            ("survey_date",),
            N_("Figures of one day should not mix this year’s firms with those of years ago."),
            points_to=("survey_date",),
            find=lambda a: Found(
                a.days("survey_date") < np.datetime64(a.day) - _OLD_DAYS, {"days": _OLD_DAYS}
            ),
        ),
        "survey-date-outside-round": Check(
            "warning",
            N_("{value} in column {column} is far from the year of the round, {round}."),
            N_("Correct the date or the round."),
            ("survey_date", "survey_round"),
            N_("What changed between rounds is told from these two."),
            points_to=("survey_date",),
            find=_outside_round,
        ),
        "expiry-before-survey": Check(
            "warning",
            N_(
                "{value} in column {column} is before the day of the survey: the certificate had "
                "run out, so the capacity does not count as certified."
            ),
            N_("Give the new certificate’s expiry, or correct the date."),
            ("certificate_expiry", "survey_date", "standards_met"),
            N_("Only a certificate that is valid on the day certifies a capacity."),
            points_to=("certificate_expiry",),
            find=_expired,
        ),
        "expiry-far": Check(
            "warning",
            N_(
                "{value} in column {column} is more than {years} years away; European certificates "
                "run for five at most."
            ),
            N_("Check the year."),
            ("certificate_expiry", "survey_date"),
            N_("A mistyped year would keep a capacity certified for ever."),
            points_to=("certificate_expiry",),
            find=_far,
        ),
        "lead-time-long": Check(
            "warning",
            N_("{value} in column {column} is more than a year."),
            N_("Check that the answer is in days."),
            _LEADS,
            N_("Whatever takes longer than a year plays no part in a forecast of 52 weeks."),
            points_to=_LEADS,
            find=lambda a: tuple(Found(a[name] > _LONGEST_LEAD, column=name) for name in _LEADS),
        ),
        "raw-stock-long": Check(
            "warning",
            N_("{value} in column {column} is more than a year of production."),
            N_("Check that the answer is in days and not an amount."),
            ("stock_raw_days",),
            N_("Raw material in store decides how long a site works when borders close."),
            points_to=("stock_raw_days",),
            find=lambda a: a["stock_raw_days"] > _LONGEST_LEAD,
        ),
        "surge-without-lead-time": Check(
            "note",
            N_(
                "{value} in column {column} has no days beside it; no forecast can say from when "
                "it counts, so it never does."
            ),
            N_("Say in how many days the emergency capacity runs; at once is 0."),
            ("surge_capacity_value", "surge_lead_time_days"),
            N_("An emergency capacity without a day can’t be put on a calendar."),
            points_to=("surge_capacity_value",),
            find=lambda a: (a["surge_capacity_value"] > a["capacity_value"])
            & ~a.given("surge_lead_time_days"),
        ),
        "lead-time-without-surge": Check(
            "note",
            N_("{value} in column {column} stands without the emergency capacity it leads to."),
            N_("State the emergency capacity."),
            ("surge_lead_time_days", "surge_capacity_value"),
            N_("Days without an amount add nothing to a forecast."),
            points_to=("surge_lead_time_days",),
            find=lambda a: a.given("surge_lead_time_days") & ~a.given("surge_capacity_value"),
        ),
    }  # fmt: skip


def of_hours() -> dict[str, Check]:
    """Slugs of working time."""
    return {
        "round-the-clock": Check(
            "note",
            N_(
                "Row {row} works {hours} hours a week, and its capacity is stated by {period}, so "
                "the weekly figure takes every one of them."
            ),
            N_("Check shifts and days; state the capacity a week if the line also stands still."),
            ("shifts_per_day", "days_per_week", "capacity_period"),
            N_("Few lines run without a stop; a week reckoned from one hour would be too much."),
            points_to=("shifts_per_day",),
            find=_round_the_clock,
        ),
        "shifts-without-hands": Check(
            "warning",
            N_(
                "Row {row} states {shifts} shifts on {days} days, which takes at least {needed} "
                "people of {each} hours each; the site has {people}."
            ),
            N_("Correct the shifts, the days or the employees."),
            ("shifts_per_day", "days_per_week", "employees"),
            N_("Shifts multiply every capacity that is stated by the hour or the shift."),
            points_to=("shifts_per_day", "days_per_week"),
            find=_without_hands,
        ),
    }


def _outside_round(a: Answers) -> Found:
    codes, rounds = a.factors("survey_round")
    begins = [_begin(str(name)) for name in rounds]
    first = np.array([*begins, "NaT"], dtype="datetime64[M]")[codes]
    month = a.days("survey_date").astype("datetime64[M]")
    where = (month < first - _SLACK_MONTHS) | (month >= first + 12 + _SLACK_MONTHS)
    return Found(where, {"round": np.array([*rounds, None], dtype=object)[codes]})


def _begin(round_: str) -> str:
    """The first month of the year a round is named after: 2026-01 of `2026-R1`."""
    year = round_[:4]
    return f"{year}-01" if re.fullmatch(r"(19|20)\d\d", year, re.ASCII) else "NaT"


def _expired(a: Answers) -> Flags:
    """Where a row states no day of its own, the upload's is meant."""
    surveyed = a.days("survey_date")
    surveyed = np.where(np.isnat(surveyed), np.datetime64(a.day), surveyed)
    found: Flags = a.days("certificate_expiry") < surveyed
    return found


def _far(a: Answers) -> Found:
    far = np.datetime64(a.day) + np.timedelta64(366 * _CERTIFICATE_YEARS, "D")
    return Found(a.days("certificate_expiry") > far, {"years": _CERTIFICATE_YEARS})


def _weekly_hours(a: Answers) -> tuple[Flags, Floats]:
    hours = a["shifts_per_day"] * a["days_per_week"] * _HOURS_A_SHIFT
    return ~(_flag(a, "shifts_assumed") | _flag(a, "days_assumed")), hours


def _flag(a: Answers, name: str) -> Flags:
    return a.frame[name].to_numpy(dtype=bool)


def _round_the_clock(a: Answers) -> Found:
    stated, hours = _weekly_hours(a)
    by = np.isin(a.frame["capacity_period"].astype(str), ("hour", "shift"))
    return Found(
        stated & by & (hours >= 7 * 3 * _HOURS_A_SHIFT),
        {"hours": hours, "period": a.frame["capacity_period"].to_numpy(dtype=object)},
        {"period": "capacity_period"},
    )


def _without_hands(a: Answers) -> Found:
    """A post that is manned for so many hours takes so many people, whatever they do."""
    _stated, hours = _weekly_hours(a)
    needed = np.ceil(hours / _HOURS_A_PERSON)
    people = a["employees_high"]
    said = {"shifts": a["shifts_per_day"], "days": a["days_per_week"], "needed": needed}
    params = said | {"people": people, "each": np.full(len(a), _HOURS_A_PERSON)}
    return Found((needed > 1) & (people < needed), params)
