"""Answers: what each firm says, and how a voice writes it; truth and writing made apart.

The truth is counted here by its own table of factors, so that a mistake of the loader can't be
a mistake of the test.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from tests.torture.voices import Voice

A_WEEK = {"hour": 40.0, "shift": 5.0, "day": 5.0, "week": 1.0, "month": 12 / 52, "year": 1 / 52}
"""Times a week, one shift of eight hours on five days, as the survey's definitions have it."""
_SCALE = {"": 1.0, "k": 1e3, "M": 1e6}
Cell = Any
"""Text, a typed number or date, or None: what a writer puts into a cell."""


@dataclass(frozen=True)
class Amount:
    """`low` to `high` times `scale`, of `unit` in `period`; None is an answer that says nothing."""

    low: float | None
    high: float | None = None
    scale: str = ""
    unit: str = "piece"
    period: str = "month"
    about: bool = False


@dataclass(frozen=True)
class Answer:
    """One row of a survey, meant."""

    firm: int
    place: int
    product: str
    amount: Amount
    utilisation: float | None
    employees: tuple[int, int] | None
    standard: str | None = None
    expiry: dt.date | None = None


ANSWERS = (
    Answer(0, 0, "resp_ffp2", Amount(1_200_000), 75, (1_250, 1_250), "EN 149",
           dt.date(2027, 12, 31)),
    Answer(1, 1, "mask_surg_iir", Amount(3.5, scale="M", period="year"), 60, (50, 99), "EN 14683",
           dt.date(2028, 2, 29)),
    Answer(2, 2, "gown_isolation", Amount(10, scale="k", period="week"), None, (80, 80)),
    Answer(3, 3, "mask_surg_iir", Amount(1_000, 5_000, period="day"), 82.5, (12, 12), "EN 14683",
           dt.date(2026, 11, 5)),
    Answer(4, 4, "resp_ffp2", Amount(500, period="day", about=True), 40, None),
    Answer(5, 5, "mat_meltblown", Amount(35, unit="t"), 90, (1_100, 1_100)),
    Answer(6, 6, "resp_ffp2", Amount(12_000, period="shift"), 55, (230, 230), "EN 149",
           dt.date(2027, 8, 1)),
    Answer(7, 7, "gown_isolation", Amount(None), 30, (15, 15)),
    Answer(0, 0, "steril_wrap", Amount(12_000.5, unit="m2", period="day"), 65, (1_250, 1_250)),
    Answer(1, 1, "cotton_wool", Amount(80, unit="kg", period="hour", about=True), 20, (50, 99)),
    Answer(3, 3, "mat_meltblown", Amount(1_200, unit="t", period="year"), 85, (12, 12)),
    Answer(2, 2, "mat_meltblown", Amount(0.75, unit="t", period="week"), 95, (80, 80)),
    Answer(6, 6, "glove_exam", Amount(50_000, unit="pair"), 70, (230, 230)),
)  # fmt: skip
PIECES = tuple(
    Answer(at, at, "mask_surg_iir" if at % 2 else "resp_ffp2",
           Amount(low, high), share, (10 * at + 5, 10 * at + 5))
    for at, (low, high, share) in enumerate(
        ((1_200_000, None, 75), (80_000, None, 60), (2_500, None, None), (1_000, 5_000, 35),
         (640_250, None, 80), (999, None, 50), (45_000, None, 100), (None, None, 20))
    )
)  # fmt: skip
"""Answers in pieces a month, for files that say unit and period once, in a heading."""


@dataclass(frozen=True)
class Style:
    """How one file is filled in.

    `amounts`: "cell" (unit and period beside the number), "columns" (each in its own), "heading"
    or "units row". `marks` replace the voice's own. `percent`: "sign", "bare", "fraction" or
    "mixed". `dates`: "iso", "day", "words", "serial" or "typed". `typed`: numbers as numbers.
    """

    amounts: str = "cell"
    marks: tuple[str, str] | None = None
    digits: str | None = None
    percent: str = "sign"
    dates: str = "iso"
    typed: bool = False


@dataclass
class Truth:
    """What the accepted record of a row must hold, and None where the row must be rejected."""

    cells: dict[str, Any] | None = field(default_factory=dict)


def number(value: float, voice: Voice, style: Style) -> str:
    """A figure with the marks and digits of its writer, grouped from a thousand on."""
    group, decimal = style.marks or voice.marks
    whole, _, rest = f"{value:,.10g}".partition(".")
    text = whole.replace(",", group) + (decimal + rest if rest else "")
    digits = style.digits or voice.digits
    return text.translate(str.maketrans("0123456789", digits))


def quantity(said: Amount, voice: Voice, style: Style, at: int) -> str:
    """The number of an amount, with its hedge, range and multiplier."""
    if said.low is None:
        return voice.nothing[at % len(voice.nothing)]
    text = number(said.low, voice, style)
    if said.high is not None:
        text += voice.to + number(said.high, voice, style)
    text += {"": "", "k": voice.thousand, "M": voice.million}[said.scale]
    return (voice.about[at % len(voice.about)] if said.about else "") + text


def written(answer: Answer, at: int, voice: Voice, style: Style) -> dict[str, Cell]:
    """The cells of one row by survey column, as the voice writes them."""
    said = answer.amount
    unit, period = voice.units[said.unit], voice.periods[said.period]
    cells: dict[str, Cell] = {
        "company_name": voice.firms[answer.firm % len(voice.firms)],
        "country": voice.countries[at % len(voice.countries)],
        "region": voice.places[answer.place % len(voice.places)][0],
        "product_code": voice.products[answer.product],
        "capacity_value": quantity(said, voice, style, at),
        "capacity_unit": unit,
        "capacity_period": period,
        "utilisation_pct": _share(answer.utilisation, at, voice, style),
        "employees": _people(answer.employees, voice, style),
        "standards_met": answer.standard or "",
        "certificate_expiry": _day(answer.expiry, voice, style),
        "comments": voice.comment if at == 0 else "",
    }
    if style.amounts == "cell" and said.low is not None:
        cells["capacity_value"] += " " + voice.per.format(unit=unit, period=period)
    plain = said.low is not None and not (said.high or said.scale or said.about)
    if style.typed and plain and style.amounts != "cell":
        cells["capacity_value"] = said.low
    return cells


def _share(share: float | None, at: int, voice: Voice, style: Style) -> Cell:
    if share is None:
        return voice.nothing[(at + 1) % len(voice.nothing)]
    how = ("sign", "bare", "fraction")[at % 3] if style.percent == "mixed" else style.percent
    value = share / 100 if how == "fraction" else share
    if style.typed:
        return value
    return number(value, voice, style) + (" %" if how == "sign" else "")


def _people(people: tuple[int, int] | None, voice: Voice, style: Style) -> Cell:
    if people is None:
        return voice.nothing[0]
    low, high = people
    if style.typed and low == high:
        return low
    text = number(low, voice, style)
    return text if low == high else f"{text}-{number(high, voice, style)}"


def _day(day: dt.date | None, voice: Voice, style: Style) -> Cell:
    if day is None:
        return ""
    if style.dates == "typed":
        return day
    if style.dates == "serial":
        return (day - dt.date(1899, 12, 30)).days
    if style.dates == "words":
        of = " de " if voice.language in ("es", "pt") else " "
        return f"{day.day}{of}{voice.months[day.month - 1]}{of}{day.year}"
    return day.isoformat() if style.dates == "iso" else f"{day:%d/%m/%Y}"


def truth(answer: Answer, at: int, voice: Voice) -> Truth:
    """What must be understood of the row, counted independently of the loader."""
    said = answer.amount
    if said.low is None:
        return Truth(None)
    tonnes = 1_000.0 if said.unit == "t" else 1.0
    low, high = (
        end * _SCALE[said.scale] * tonnes
        for end in (said.low, said.low if said.high is None else said.high)
    )
    people = answer.employees
    return Truth(
        {
            "company_name": voice.firms[answer.firm % len(voice.firms)],
            "country": voice.iso2,
            "region_code": voice.places[answer.place % len(voice.places)][1] or None,
            "product_code": answer.product,
            "capacity_value": low,
            "capacity_value_high": high,
            "capacity_unit": "kg" if said.unit == "t" else said.unit,
            "capacity_period": said.period,
            "capacity_per_week": low * A_WEEK[said.period],
            "capacity_per_week_high": high * A_WEEK[said.period],
            "utilisation_pct": answer.utilisation,
            "employees": people and people[0],
            "employees_high": people and people[1],
            "standards_met": answer.standard and [answer.standard],
            "certificate_expiry": answer.expiry,
            "comments": voice.comment if at == 0 else None,
        }
    )
