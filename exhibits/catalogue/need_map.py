"""Exhibit: regions by what they can make and by how many there are to need it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from cluster_data import reference
from cluster_data.geo import Bounds
from exhibits.catalogue import areas
from exhibits.catalogue.finding import level_of, nothing
from exhibits.catalogue.region_map import example_table
from exhibits.crossing import STEPS, cells, health_workers
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, ngettext, number, percent

NEED_COLUMNS = ("need", "need_from", "need_to")


def with_need(table: pd.DataFrame) -> pd.DataFrame:
    """The table with health workers per 10,000 people of each area's country, and their years.

    Physicians, nurses and midwives of the whole country; NaN where either is not known.
    """
    rows = [(health_workers(iso2), *_counted(iso2)) for iso2 in table["iso2"]]
    found = pd.DataFrame(rows, columns=list(NEED_COLUMNS), index=table.index)
    return table.assign(
        need=found["need"].astype("float64"),
        need_from=found["need_from"].astype("Int64"),
        need_to=found["need_to"].astype("Int64"),
    )


def _counted(iso2: str) -> tuple[float | None, float | None]:
    """First and last year of a country's counts."""
    known = reference.countries()
    figures = known[iso2].figures if iso2 in known else {}
    dated = (figures.get("physicians_year"), figures.get("nurses_midwives_year"))
    years = [year for year in dated if year is not None]
    return min(years, default=None), max(years, default=None)


def need_map(
    table: pd.DataFrame,
    *,
    product_label: str,
    unit_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    place_label: str = "",
    frame: Bounds | None = None,
    link: str = "",
    id: str = "need_map",
) -> Exhibit:
    """The map of capacity per 100,000 people crossed with health workers per 10,000 people.

    `table` has `areas.COLUMNS` for the measure `per_100k`, one row an area, and `NEED_COLUMNS` as
    `with_need` gives them. Other parameters as for `region_map`.
    """
    shown = areas.tidy(table, "per_100k")
    for column in NEED_COLUMNS:
        shown[column] = table[column].to_numpy()
    heading = _(
        "{product}: {rung} capacity, {unit} a week per 100,000 people, against health workers "
        "per 10,000 people"
    ).format(product=product_label, rung=rung_label, unit=unit_label)
    described = " · ".join((heading, answered.text, date(as_of)))
    made = Exhibit(
        id=id,
        title="",
        subtitle=described,
        table=shown,
        fields=_fields(product_label, unit_label, rung_label),
        encoding=Encoding(
            "bivariate", region="area", colour="value", y="need", measure="per_100k", frame=frame
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_need_notes(shown), *areas.notes(shown, "per_100k"), *notes),
        sentence="",
        link=link,
    )
    topic = product_label
    if place_label:
        topic = _("{product}, {place}").format(product=product_label, place=place_label)
    title = _("{topic}: {finding}").format(topic=topic, finding=_finding(made, rung_label))
    said = areas.sentence(title, described, source)
    return replace(made, title=title, sentence=said)


def _finding(made: Exhibit, rung: str) -> str:
    found = list(cells(made))
    if not found:
        return nothing(made.table, rung)
    level = level_of(made.table)
    short = [area for area, (need, capacity) in found if need == STEPS - 1 and capacity == 0]
    names = made.table.set_index("area")["name"]
    if len(short) == 1:
        return _("much need and little capacity in {area}").format(area=names[short[0]])
    if short and level == "country":
        return ngettext(
            "much need and little capacity in {count} of {total} country",
            "much need and little capacity in {count} of {total} countries",
            len(found),
        ).format(count=number(len(short)), total=number(len(found)))
    if short:
        return ngettext(
            "much need and little capacity in {count} of {total} region",
            "much need and little capacity in {count} of {total} regions",
            len(found),
        ).format(count=number(len(short)), total=number(len(found)))
    return _on_the_whole(made, found)


def _on_the_whole(made: Exhibit, found: list[tuple[str, tuple[int, int]]]) -> str:
    """Where nothing stands out: how much of the capacity stands where most health workers are."""
    capacity = made.table.set_index("area")["capacity"].fillna(0)
    total = float(capacity[[area for area, _cell in found]].sum())
    needed = [area for area, (need, _step) in found if need == STEPS - 1]
    if not needed or total <= 0:
        return _("no area has much need and little capacity at once")
    return _("{share} of the capacity stands where need is greatest").format(
        share=percent(float(capacity[needed].sum()) / total)
    )


def _need_notes(table: pd.DataFrame) -> tuple[str, ...]:
    rows = table[table["state"].isin(["value", "none"])]
    years = pd.concat([rows["need_from"], rows["need_to"]]).dropna()
    found = [
        _(
            "Need: physicians, nurses and midwives per 10,000 people of the whole country "
            "(derived from national counts; none is known by region), in thirds of the countries "
            "around the basin."
        )
    ]
    if len(years):
        first, last = int(years.min()), int(years.max())
        span = str(first) if first == last else f"{first}–{last}"
        found.append(_("Health workers counted in {years}.").format(years=span))
    missing = sorted(set(rows.loc[rows["need"].isna(), "name"]))
    if missing:
        names = ", ".join(missing[:4]) + ("…" if len(missing) > 4 else "")
        found.append(_("Health workers not known: {names}.").format(names=names))
    return tuple(found)


def _fields(product: str, unit: str, rung: str) -> tuple[Field, ...]:
    return (
        *areas.area_fields("per_100k", product, unit, rung),
        Field("need", _("Health workers"), "number", _("per 10,000 people of the country")),
        Field("need_from", _("Health workers counted from"), "year"),
        Field("need_to", _("Health workers counted to"), "year"),
    )


def example() -> Exhibit:
    """A fictive crossing: every state, and a country whose health workers are not known."""
    table = example_table()
    extra = table.iloc[[0]].assign(area="XK", iso2="XK", name="Kosovo*", level="country")
    return need_map(
        with_need(pd.concat([table, extra], ignore_index=True)),
        product_label="FFP2",
        unit_label="pieces",
        rung_label="certified",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(22, 66),
        source="fictive sample, round 2026-R2",
    )
