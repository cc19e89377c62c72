"""What every exhibit of areas shares: its columns, its words for a measure, its notes."""

from __future__ import annotations

import datetime as dt
import math
from typing import Literal

import numpy as np
import pandas as pd

from exhibits.exhibit import Answered, Field
from exhibits.plain import visible
from words import _, date, ngettext, number, percent, quantity

Measure = Literal["certified_share", "utilisation", "per_100k", "covered"]
MEASURES: tuple[Measure, ...] = ("certified_share", "utilisation", "per_100k")
_NEARLY = 0.999
"""What is not quite all of it is never said to be all."""
COLUMNS = (
    "area",
    "iso2",
    "name",
    "level",
    "state",
    "value",
    "numerator",
    "denominator",
    "capacity",
    "n",
    "asked",
    "answered",
    "population_year",
    "caveat",
)


def tidy(table: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """A copy with exactly the exhibit's columns, names without hidden marks, and no stray figure.

    A figure stands only where the state is `value`, and 0 where the answer was "none": its
    capacity, but not a share, which nothing has of nothing. Silence is never a 0.
    """
    shown = table.loc[:, list(COLUMNS)].reset_index(drop=True)
    for column in ("name", "caveat"):
        shown[column] = [visible(text) if isinstance(text, str) else "" for text in shown[column]]
    stands = shown["state"].eq("value") & np.isfinite(shown["value"].astype(float))
    shown["value"] = shown["value"].astype(float).where(stands)
    hidden = shown["state"].eq("suppressed")
    for column in ("numerator", "denominator", "capacity"):
        shown[column] = shown[column].astype(float).mask(hidden)
    shown["n"] = shown["n"].astype("Int64").mask(hidden)
    nothing, silent = shown["state"].eq("none"), shown["state"].isin(["not_asked", "not_answered"])
    zeros = ["capacity", "numerator", "value"] if measure == "per_100k" else ["capacity"]
    for column in zeros:
        shown[column] = shown[column].astype(float).mask(nothing, 0.0).mask(silent)
    return shown


def standing(table: pd.DataFrame) -> pd.DataFrame:
    """The areas with a figure, largest first; ties by name, then code, so order never wavers."""
    known = table[table["state"].eq("value") & table["value"].notna()]
    return known.sort_values(["value", "name", "area"], ascending=[False, True, True])


def measure_label(measure: Measure, product: str, rung: str) -> str:
    """What the colour or bar length stands for, as a heading."""
    labels = {
        "certified_share": _("{product}: certified share of attested capacity"),
        "utilisation": _("{product}: share of {rung} capacity in use"),
        "per_100k": _("{product}: {rung} capacity per person"),
        "covered": _("{product}: share of the need covered"),
    }
    return labels[measure].format(product=product, rung=rung)


def measure_unit(measure: Measure, unit: str) -> str:
    """The unit of the measure's values."""
    if measure == "per_100k":
        return _("{unit} a week per 100,000 people").format(unit=unit)
    return "%"


def value_text(measure: Measure, value: float, unit: str) -> str:
    """A value with its unit, for titles and hover."""
    if measure == "per_100k":
        return _("{value} {unit} a week per 100,000").format(value=quantity(value), unit=unit)
    if _NEARLY < value < 1 - 1e-9:
        value = _NEARLY
    digits = 1 if 0 < value < 0.1 or 0.99 < value < 1 else 0
    return percent(value, digits)


def bound_text(measure: Measure, value: float) -> str:
    """A class bound for the legend, without its unit; tidy bounds keep the digits they have."""
    if measure == "per_100k":
        if value >= 10_000:
            return number(value)
        return next(
            (number(value, d) for d in (0, 1, 2, 3) if abs(round(value, d) - value) < 1e-9),
            quantity(value),
        )
    if math.isinf(value):
        return _("more")
    return percent(value, 0 if abs(value * 100 - round(value * 100)) < 1e-9 else 1)


def subtitle(
    measure: Measure, product: str, unit: str, rung: str, n: Answered, as_of: dt.date
) -> str:
    """Measure and unit, n of N, and the day the figure stands for."""
    heading = measure_label(measure, product, rung)
    if measure == "per_100k":
        heading = _("{product}: {rung} capacity, {unit} a week per 100,000 people").format(
            product=product, rung=rung, unit=unit
        )
    return " · ".join((heading, n.text, date(as_of)))


def area_fields(measure: Measure, product: str, unit: str, rung: str) -> tuple[Field, ...]:
    """The declaration of the table's columns."""
    weekly = _("{unit} a week").format(unit=unit)
    people = measure == "per_100k"
    return (
        Field("area", _("Code"), "code"),
        Field("iso2", _("Country"), "code"),
        Field("name", _("Area"), "text"),
        Field("level", _("Drawn by"), "text"),
        Field("state", _("State"), "state"),
        Field(
            "value",
            measure_label(measure, product, rung),
            "number" if people else "ratio",
            measure_unit(measure, unit),
        ),
        Field("numerator", _("Numerator"), "number", weekly),
        Field("denominator", _("Denominator"), "number", _("people") if people else weekly),
        Field("capacity", _("Capacity ({rung})").format(rung=rung), "number", weekly),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("asked", _("Firms asked"), "count", _("firms")),
        Field("answered", _("Firms answered"), "count", _("firms")),
        Field("population_year", _("Population of"), "year"),
        Field("caveat", _("Caveat"), "text"),
    )


def population_note(table: pd.DataFrame, measure: Measure) -> tuple[str, ...]:
    """The years of the populations that figures per 100,000 people are divided by."""
    years = table.loc[table["state"].eq("value"), "population_year"].dropna()
    if measure != "per_100k" or years.empty:
        return ()
    first, last = int(years.min()), int(years.max())
    span = str(first) if first == last else f"{first}–{last}"
    return (_("Population of {years}.").format(years=span),)


def notes(table: pd.DataFrame, measure: Measure) -> tuple[str, ...]:
    """What a reader must know of this table: suppression, countries, population years, caveats."""
    found: list[str] = []
    hidden = int(table["state"].eq("suppressed").sum())
    if hidden:
        found.append(
            ngettext(
                "{count} area is not shown: fewer than three firms stand behind it, or it would "
                "reveal another.",
                "{count} areas are not shown: fewer than three firms stand behind each, or it "
                "would reveal another.",
                hidden,
            ).format(count=number(hidden))
        )
    found += population_note(table, measure)
    countries = table[table["level"].eq("country")]
    if 0 < len(countries) < len(table):
        names = ", ".join(sorted(countries["name"])[:6]) + ("…" if len(countries) > 6 else "")
        found.append(
            _("Drawn by country, having no sourced population by region: {names}.").format(
                names=names
            )
        )
    for caveat, rows in table[table["caveat"].ne("")].groupby("caveat", sort=True):
        names = ", ".join(rows["name"].iloc[:4]) + ("…" if len(rows) > 4 else "")
        found.append(_("{names}: {caveat}").format(names=names, caveat=caveat))
    return tuple(found)


def sentence(title: str, described: str, source: str) -> str:
    """The figure in two sentences: also its alternative text."""
    whole = _("{title}. {subtitle}. Source: {source}.")
    return whole.format(
        title=title.rstrip("."), subtitle=described.rstrip("."), source=source.rstrip(".")
    )
