"""Exhibit: firms that seek each skill, by country or stage, over those that offer training."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.catalogue.product_measures import hidden_note
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

ALL = "all"
OFFERED = "offered"
COLUMNS = ("row", "row_label", "place", "place_label", "state", "n")
By = Literal["country", "region", "stage"]


def training_needs(
    cells: pd.DataFrame,
    *,
    by: By,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "training_needs",
) -> Exhibit:
    """Skills by places, coloured by how many firms seek them; the last row is who offers training.

    `cells` has `COLUMNS`: a skill's code (or `OFFERED`) and name, a place's code and name, state
    (value or suppressed) and firms (Int64), with each row's whole at the place `ALL`. A cell left
    out was answered by nobody. Skills most sought stand first, places with most wishes too.
    """
    shown = _tidy(cells)
    title = _title(shown)
    label = {
        "country": _("Firms that seek a skill, by country"),
        "region": _("Firms that seek a skill, by region"),
        "stage": _("Firms that seek a skill, by stage of the chain"),
    }[by]
    described = " · ".join((label, answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(by),
        encoding=Encoding("heatmap", x="place", y="row", colour="shade", measure="firms"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*hidden_note(int(shown["state"].eq("suppressed").sum())), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _tidy(cells: pd.DataFrame) -> pd.DataFrame:
    """A cell for every row and place, colours by the part of the highest count of any cell."""
    given = cells.loc[:, list(COLUMNS)].copy()
    for column in ("row_label", "place_label"):
        given[column] = [visible(text) if isinstance(text, str) else "" for text in given[column]]
    rows = given[["row", "row_label"]].drop_duplicates("row")
    places = given[["place", "place_label"]].drop_duplicates("place")
    grid = rows.merge(places, how="cross").merge(
        given[["row", "place", "state", "n"]], on=["row", "place"], how="left"
    )
    grid["state"] = grid["state"].fillna("none")
    grid["n"] = grid["n"].astype("Int64").mask(grid["state"].ne("value"))
    grid["value"] = grid["n"].astype("float64")
    grid["unit"] = _("firms")
    placed = grid["place"].ne(ALL)
    inside = grid["value"].where(placed)
    most = inside.max()
    grid["shade"] = inside / most if most and most > 0 else inside
    whole = grid[~placed].set_index("row")["value"].fillna(0.0)
    wished = inside.where(grid["row"].ne(OFFERED)).groupby(grid["place"]).sum()
    order = grid.assign(
        _last=grid["row"].eq(OFFERED), _row=-grid["row"].map(whole).astype(float), _whole=placed,
        _place=-grid["place"].map(wished).astype(float),
    )  # fmt: skip
    by = ["_last", "_row", "row_label", "row", "_whole", "_place", "place_label", "place"]
    kept = ["row", "row_label", "unit", "place", "place_label", "state", "value", "n", "shade"]
    return order.sort_values(by)[kept].reset_index(drop=True)


def _title(shown: pd.DataFrame) -> str:
    wholes = shown[shown["place"].eq(ALL) & shown["value"].notna()].set_index("row")
    taught = int(wholes["value"].get(OFFERED, 0))
    sought = wholes.drop(index=OFFERED, errors="ignore")
    offers = ngettext(
        "{count} firm offers training", "{count} firms offer training", taught
    ).format(count=number(taught))
    if OFFERED in set(shown["row"]) and OFFERED not in wholes.index:
        offers = _("too few offer training to be shown")
    if sought.empty:
        if shown["state"].eq("suppressed").any():
            return _("What firms would learn can’t be shown, as too few say it")
        return _("No firm names a skill that it seeks; {offers}").format(offers=offers)
    most = sought[sought["value"].eq(sought["value"].max())]
    count = int(most["value"].iloc[0])
    return ngettext(
        "Most sought: {skill}, by {count} firm; {offers}",
        "Most sought: {skill}, by {count} firms; {offers}",
        count,
    ).format(skill=most["row_label"].iloc[0], count=number(count), offers=offers)


def _places(by: By) -> str:
    return {"country": _("Country"), "region": _("Region"), "stage": _("Stage")}[by]


def _fields(by: By) -> tuple[Field, ...]:
    return (
        Field("row", _("Skill’s code"), "code"),
        Field("row_label", _("Skill"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("place", _("Place’s code"), "code"),
        Field("place_label", _places(by), "text"),
        Field("state", _("State"), "state"),
        Field("value", _("Firms"), "number", _("firms")),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("shade", _("Part of the highest count"), "ratio", "%"),
    )


def example_cells() -> pd.DataFrame:
    """A small fictive table with a kept-back cell and an empty one."""
    rows = [
        ("ce_file", "Technical file for CE marking", "TN", "Tunisia", "value", 4),
        ("ce_file", "Technical file for CE marking", "ES", "Spain", "value", 7),
        ("ce_file", "Technical file for CE marking", ALL, "All", "value", 11),
        ("clean_room", "Clean-room practice", "TN", "Tunisia", "value", 5),
        ("clean_room", "Clean-room practice", "ES", "Spain", "suppressed", None),
        ("clean_room", "Clean-room practice", ALL, "All", "suppressed", None),
        ("sewing", "Sewing", "TN", "Tunisia", "value", 3),
        ("sewing", "Sewing", ALL, "All", "value", 3),
        (OFFERED, "Offered: training", "ES", "Spain", "value", 3),
        (OFFERED, "Offered: training", ALL, "All", "value", 3),
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"n": "Int64"})


def example() -> Exhibit:
    """Fictive wishes."""
    return training_needs(
        example_cells(),
        by="country",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(30, 60),
        source="fictive sample, round 2026-R2",
    )
