"""Exhibit: what is made of a product by week, added up, against what is asked by a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, ngettext, number, quantity, short_date

COLUMNS = ("level", "day", "state", "value", "n")
LEVELS = ("high", "central", "low")
ASKED = "asked"


@dataclass(frozen=True)
class Wanted:
    """What is asked: a quantity in the product's unit, by a day."""

    quantity: float
    by: dt.date


def supply_weeks(
    table: pd.DataFrame,
    *,
    wanted: Wanted,
    reached: Mapping[str, dt.date | None],
    there: float | None,
    last: dt.date,
    product_label: str,
    unit_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "supply_weeks",
) -> Exhibit:
    """The sum at three levels, a point a week, and the quantity asked as a line.

    `table` has `COLUMNS`: level (low, central, high), last day of the week, state (value or
    suppressed), the sum by then in the product's unit, n (Int64) of firms in that week. `reached`
    is the day on which each level is there, None where not by `last`; `there` what is there on the
    day at the central level, None where it may not be told.
    """
    shown = measures.tidy(table, COLUMNS, ())
    names = level_labels()
    asked = pd.DataFrame(
        {"level": ASKED, "day": sorted(set(shown["day"])), "state": "value",
         "value": wanted.quantity, "n": pd.NA}
    )  # fmt: skip
    shown = pd.concat([shown, asked.astype({"n": "Int64"})], ignore_index=True)
    order = {level: place for place, level in enumerate((*LEVELS, ASKED))}
    shown = shown.assign(_order=shown["level"].map(order)).sort_values(["_order", "day"])
    shown = pd.DataFrame(
        {
            "place": shown["level"], "name": shown["level"].map(names),
            "round": [short_date(day) for day in shown["day"]], "day": shown["day"],
            "state": shown["state"], "value": shown["value"], "n": shown["n"],
        }
    ).reset_index(drop=True)  # fmt: skip
    title = _("{topic}: {finding}").format(
        topic=product_label, finding=finding(wanted, reached, there, last, unit_label)
    )
    described = " · ".join(
        (
            _("{product}: {rung} output, added up by week").format(
                product=product_label, rung=rung_label
            ),
            answered.text,
            date(as_of),
        )
    )
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(unit_label),
        encoding=Encoding("lines", x="round", y="value", series="place", colour="place",
                          measure="amount"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(_ranges(), *measures.hidden_note(int(shown["state"].eq("suppressed").sum())),
               *notes),
        sentence=sentence(title, described, source),
        link=link,
    )  # fmt: skip


def level_labels() -> dict[str, str]:
    """The levels, and what is asked, as a reader calls them."""
    return {
        "low": _("At least"), "central": _("Likely"), "high": _("At most"),
        ASKED: _("Quantity asked"),
    }  # fmt: skip


def finding(
    wanted: Wanted,
    reached: Mapping[str, dt.date | None],
    there: float | None,
    last: dt.date,
    unit: str,
) -> str:
    """Whether the quantity is there on the day, and if not, when."""
    asked = _("{quantity} by {day}").format(
        quantity=amount(wanted.quantity, unit), day=date(wanted.by)
    )
    central = reached.get("central")
    if there is None:
        return _("{asked}: what is there can’t be shown, as fewer than three firms stand behind it"
                 ).format(asked=asked)  # fmt: skip
    if there >= wanted.quantity * (1 - 1e-9):
        if central is None:
            return _("{asked} can likely be made").format(asked=asked)
        return _("{asked} can likely be made, by {reached}").format(
            asked=asked, reached=date(central)
        )
    if central is None:
        return _("of {asked}, {there} can likely be made; the rest not before {last}").format(
            asked=asked, there=spoken(there), last=date(last)
        )
    return _("of {asked}, {there} can likely be made; all of it by {reached}").format(
        asked=asked, there=spoken(there), reached=date(central)
    )


def spoken(value: float) -> str:
    """An amount as it is spoken: 4.3 million, 250,000."""
    if abs(value) >= 1_000_000:
        millions = value / 1_000_000
        text = ngettext("{number} million", "{number} million", _grammar(millions))
        return text.format(number=_millions(millions))
    return quantity(value)


def amount(value: float, unit: str) -> str:
    """An amount with its unit: 4.3 million pieces, 250,000 pieces."""
    if abs(value) >= 1_000_000:
        millions = value / 1_000_000
        text = ngettext("{number} million {unit}", "{number} million {unit}", _grammar(millions))
        return text.format(number=_millions(millions), unit=unit)
    return _("{value} {unit}").format(value=quantity(value), unit=unit)


def _grammar(millions: float) -> int:
    """The number a language's plural is chosen by: 1.8 is one in French."""
    return int(abs(millions))


def _millions(millions: float) -> str:
    return number(millions, 1 if abs(millions) < 100 else 0)


def _ranges() -> str:
    return _(
        "At least: approved answers at the low end of what was stated. Likely: middle of the "
        "range. At most: high end, any age, with lines that could be converted."
    )


def _fields(unit: str) -> tuple[Field, ...]:
    return (
        Field("place", _("Level’s code"), "code"),
        Field("name", _("Level"), "text"),
        Field("round", _("Week until"), "text"),
        Field("day", _("Last day of the week"), "date"),
        Field("state", _("State"), "state"),
        Field("value", _("Output by then"), "number", unit),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
    )


def example() -> Exhibit:
    """A fictive answer over eight weeks."""
    begun = dt.date(2026, 11, 1)
    weekly = {"low": 200_000.0, "central": 350_000.0, "high": 600_000.0}
    rows = [
        (level, begun + dt.timedelta(days=7 * week), "value", 100_000.0 + week * amount, 12)
        for level, amount in weekly.items()
        for week in range(9)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype({"n": "Int64"})
    return supply_weeks(
        table,
        wanted=Wanted(2_000_000, dt.date(2026, 12, 6)),
        reached={"low": None, "central": dt.date(2026, 12, 9), "high": dt.date(2026, 11, 24)},
        there=1_850_000.0,
        last=dt.date(2027, 10, 31),
        product_label="Washable masks",
        unit_label="pieces",
        rung_label="certified",
        as_of=begun,
        answered=Answered(12, 40),
        source="fictive sample",
    )
