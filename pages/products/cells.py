"""From the store's answers to the tables that the exhibits of products are told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

import shell
from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.store import By, Figure, ProductMeasure
from exhibits.catalogue.families import family_label
from exhibits.catalogue.product_heatmap import ALL, COLUMNS
from shell import wording as said
from shell.state import State
from shell.wording import product_names
from words import _


@dataclass(frozen=True)
class Cells:
    """The cells of a heatmap, what has no standard, and the whole that n of N is said of.

    `notes` tell of what else is left out.
    """

    table: pd.DataFrame
    without_standard: tuple[str, ...]
    whole: Figure
    as_of: dt.date
    notes: tuple[str, ...] = ()


def of_products(state: State, measure: ProductMeasure, by: By) -> Cells:
    """Products by place, each with its whole; those that nothing can certify set aside."""
    selection, today = state.selection, dt.date.today()
    asked = (selection, state.viewer, measure)
    found = shell.cached(store.product_figures, *asked, by, today)
    rows = [found.table]
    if measure != "per_100k" and by != "all":
        whole = shell.cached(store.product_figures, *asked, "all", today).table
        rows.insert(0, whole.assign(place=ALL))
    table = pd.concat(rows, ignore_index=True)
    lacking: tuple[str, ...] = ()
    if needs_standard(measure, selection):
        codes = list(dict.fromkeys(table.loc[~table["has_standard"], "product_code"]))
        named = product_names(codes)
        lacking = tuple(sorted(named[code] for code in codes))
        table = table[table["has_standard"]]
    labels = product_names(dict.fromkeys(table["product_code"]))
    cells = table.assign(
        row=table["product_code"],
        row_label=table["product_code"].map(labels),
        unit=[said.unit(unit) for unit in table["unit"]],
        place_label=table["name"],
    )
    return Cells(cells[list(COLUMNS)].reset_index(drop=True), lacking, found.whole, found.as_of)


def needs_standard(measure: str, selection: Selection) -> bool:
    """True where a figure can't exist without a standard to be certified to."""
    return measure == "certified_share" or selection.rung in ("certified", "demonstrated")


def of_families(state: State, measure: ProductMeasure, by: By) -> Cells:
    """Families by place; where their units mix, product lines are counted, each once."""
    if measure == "capacity":
        return _lines(state, by)
    frames = []
    listed = state.selection.families or tuple(reference.families())
    for code in listed:
        found = _of_family(state, code, measure)
        places = found.areas if by == "area" else found.countries
        frames.append(_family_rows(code, places[places["state"].ne("not_asked")]))
        whole = found.whole
        frames.append(
            pd.DataFrame(
                [(code, family_label(code), "", ALL, "", whole.state, whole.value, None, None,
                  None, whole.n)], columns=list(COLUMNS),
            )
        )  # fmt: skip
    table = pd.concat(frames, ignore_index=True)
    everything = shell.cached(
        store.region_figures, state.selection, state.viewer, measure, dt.date.today()
    )
    notes = _uncertifiable(listed) if measure == "certified_share" else ()
    return Cells(_typed(_made(table)), (), everything.whole, everything.as_of, notes)


def _uncertifiable(listed: tuple[str, ...]) -> tuple[str, ...]:
    """Families none of whose products has a standard."""
    products, families = reference.products(), reference.families()
    names = [
        family_label(code)
        for code in listed
        if not any(products[product].standards for product in families[code].products)
    ]
    if not names:
        return ()
    return (_("Nothing that can be certified: {names}.").format(names=", ".join(names)),)


def _of_family(state: State, code: str, measure: ProductMeasure) -> store.RegionFigures:
    selection = state.selection.but(families=(code,))
    known = next(known for known in store.MEASURES if known == measure)
    return shell.cached(store.region_figures, selection, state.viewer, known, dt.date.today())


def _family_rows(code: str, places: pd.DataFrame) -> pd.DataFrame:
    return places.assign(
        row=code,
        row_label=family_label(code),
        unit="",
        place=places["area"],
        place_label=places["name"],
        capacity=float("nan"),
    )[list(COLUMNS)]


def _made(table: pd.DataFrame) -> pd.DataFrame:
    """Without the families that nobody makes anything of."""
    heard = table[table["state"].isin(["value", "suppressed"])]
    return table[table["row"].isin(set(heard["row"]))]


def _lines(state: State, by: By) -> Cells:
    """Product lines by family and place, from the mix; silent places from the region figures."""
    today = dt.date.today()
    mix = shell.cached(store.family_mix, state.selection, state.viewer, by, today)
    figures = shell.cached(
        store.region_figures, state.selection, state.viewer, "certified_share", today
    )
    told = mix[~mix["family_code"].isin(["", store.OTHER_FAMILIES])]
    listed = list(dict.fromkeys(told["family_code"]))
    rows = [
        _line_row(row["family_code"], row["place"], row["name"], "value", float(row["lines"]))
        for row in told.to_dict("records")
    ]
    # where families are told together, or nothing is, a family without a row may still be made
    closed = mix[mix["family_code"].eq(store.OTHER_FAMILIES) | mix["state"].eq("suppressed")]
    known = set(zip(told["family_code"], told["place"], strict=True))
    hidden = closed.assign(state="suppressed")[["place", "name", "state"]].drop_duplicates("place")
    places = figures.areas if by == "area" else figures.countries
    silent = places[places["state"].eq("not_answered")].assign(place=lambda table: table["area"])
    for row in pd.concat([hidden, silent[hidden.columns]]).to_dict("records"):
        rows += [
            _line_row(code, row["place"], row["name"], row["state"], float("nan"))
            for code in listed
            if (code, row["place"]) not in known
        ]
    if hidden.empty:
        totals = told.groupby("family_code")["lines"].sum()
        rows += [_line_row(code, ALL, "", "value", float(totals[code])) for code in listed]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return Cells(_typed(table), (), figures.whole, figures.as_of)


def _line_row(family: str, place: str, name: str, state: str, lines: float) -> tuple[object, ...]:
    nothing = float("nan")
    unit = said.unit(None)
    return (
        family, family_label(family), unit, place, name, state, lines, nothing, nothing, lines,
        None,
    )  # fmt: skip


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    numbers = dict.fromkeys(("value", "numerator", "denominator", "capacity"), "float64")
    return table.astype(numbers | {"n": "Int64"}).reset_index(drop=True)
