"""Shapes: the same answers as a column for each product, a form of one firm, or on two sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.torture.answers import A_WEEK, Cell, Style, number
from tests.torture.voices import Voice

Table = list[list[Cell]]
Record = tuple[Any, ...]
"""Firm, country, region, product, low, high, unit, period, a week, employees."""

FIGURES: tuple[tuple[float | None, ...], ...] = (
    (1_200_000, 5_000, None),
    (80_000, None, 12.5),
    (None, 640_250, 0),
)
"""What each firm makes of each product of `COLUMNS`; None is no answer."""
COLUMNS = (("resp_ffp2", "piece", "month"), ("gown_isolation", "piece", "week"),
           ("mat_meltblown", "t", "year"))  # fmt: skip
PEOPLE = (120, 1_250, 15)


@dataclass(frozen=True)
class Shaped:
    """The sheets of a file, the records it holds, and how many filled rows are no records."""

    sheets: dict[str, Table]
    records: list[Record]
    skipped: int = 0


def _record(voice: Voice, firm: int, product: int, value: float) -> Record:
    code, unit, period = COLUMNS[product]
    place = voice.places[firm % len(voice.places)][1]
    kept = value * 1_000 if unit == "t" else value
    base = "kg" if unit == "t" else unit
    return (voice.firms[firm], voice.iso2, place, code, kept, kept, base, period,
            round(kept * A_WEEK[period], 6), PEOPLE[firm])  # fmt: skip


def _records(voice: Voice) -> list[Record]:
    return [
        _record(voice, firm, product, value)
        for firm, row in enumerate(FIGURES)
        for product, value in enumerate(row)
        if value is not None
    ]


def _measure(voice: Voice, product: int) -> str:
    _code, unit, period = COLUMNS[product]
    return voice.per.format(unit=voice.units[unit], period=voice.periods[period])


def matrix(voice: Voice) -> Shaped:
    """A row a firm, a column a product, unit and period in the column's heading."""
    head = [voice.headings[name] for name in ("company_name", "country", "region", "employees")]
    head += [f"{voice.products[code]} ({_measure(voice, at)})"
             for at, (code, _unit, _period) in enumerate(COLUMNS)]  # fmt: skip
    rows = [
        [voice.firms[firm], voice.countries[0], voice.places[firm % len(voice.places)][0],
         number(PEOPLE[firm], voice, Style()),
         *(voice.nothing[2] if value is None else number(value, voice, Style()) for value in said)]
        for firm, said in enumerate(FIGURES)
    ]  # fmt: skip
    return Shaped({"Data": [[voice.titles[0]], [], head, *rows]}, _records(voice))


def form(voice: Voice) -> Shaped:
    """One firm's answers, the label on the left; each product with its figure below."""
    head = voice.headings
    table: Table = [
        [voice.titles[0]],
        [],
        [head["company_name"], voice.firms[0]],
        [head["country"], voice.countries[0]],
        [head["region"], voice.places[0][0]],
        [head["employees"], number(PEOPLE[0], voice, Style())],
    ]
    for product, value in enumerate(FIGURES[0]):
        if value is not None:
            code, unit, period = COLUMNS[product]
            table += [
                [head["product_code"], voice.products[code]],
                [head["capacity_value"], number(value, voice, Style())],
                [head["capacity_unit"], voice.units[unit]],
                [head["capacity_period"], voice.periods[period]],
            ]
    records = [record for record in _records(voice) if record[0] == voice.firms[0]]
    return Shaped({"Data": table}, records)


def joined(voice: Voice) -> Shaped:
    """Members with their place on one sheet, capacities with the firm's name on another."""
    head = voice.headings
    members: Table = [[head[n] for n in ("company_name", "country", "region", "employees")]]
    members += [
        [voice.firms[firm], voice.countries[0], voice.places[firm % len(voice.places)][0],
         number(PEOPLE[firm], voice, Style())]
        for firm in range(len(FIGURES))
    ]  # fmt: skip
    return Shaped({voice.groups[0]: members, voice.groups[1]: _capacities(voice)}, _records(voice))


def _capacities(voice: Voice) -> Table:
    head = voice.headings
    table: Table = [[head[n] for n in ("company_name", "product_code", "capacity_value")]]
    for firm, said in enumerate(FIGURES):
        for product, value in enumerate(said):
            if value is not None:
                code = COLUMNS[product][0]
                figure = f"{number(value, voice, Style())} {_measure(voice, product)}"
                table.append([voice.firms[firm], voice.products[code], figure])
    return table


def stacked(voice: Voice) -> Shaped:
    """Two tables of one sheet, one below the other, each with its own title and header."""
    head = [voice.headings[name] for name in (
        "company_name", "country", "region", "employees", "product_code", "capacity_value",
    )]  # fmt: skip
    table: Table = []
    for product, (code, _unit, _period) in enumerate(COLUMNS[:2]):
        table += [[], [voice.products[code]], head] if table else [[voice.products[code]], head]
        for firm, said in enumerate(FIGURES):
            if (value := said[product]) is not None:
                place = voice.places[firm % len(voice.places)][0]
                table.append([
                    voice.firms[firm], voice.countries[0], place,
                    number(PEOPLE[firm], voice, Style()), voice.products[code],
                    f"{number(value, voice, Style())} {_measure(voice, product)}",
                ])  # fmt: skip
    kept = [record for record in _records(voice) if record[3] != COLUMNS[2][0]]
    return Shaped({"Data": table}, kept, skipped=2)


SHAPES: dict[str, Callable[[Voice], Shaped]] = {
    "matrix": matrix, "form": form, "joined": joined, "stacked": stacked,
}  # fmt: skip
