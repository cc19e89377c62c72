"""A product's figures in one paragraph: how much a week, where, by whom, and how sure."""

from __future__ import annotations

import datetime as dt

import pandas as pd

import shell
from cluster_data import reference, store
from cluster_data.store import By, ProductMeasure
from exhibits.catalogue.product_measures import short_text
from exhibits.exhibit import Answered
from exhibits.plain import plain
from shell import wording
from shell.state import State
from words import _, date, ngettext, number


def said(state: State, product: reference.Product, today: dt.date) -> str:
    """The paragraph as markdown, every figure from the store and by the viewer's rights."""
    rung = state.selection.rung
    if rung in ("certified", "demonstrated") and not product.standards:
        # nothing can stand at that rung; what is attested still can
        state = _at(state, "attested")
    found = shell.cached(
        store.product_figures, state.selection, state.viewer, "capacity", "all", today
    )
    row = _row(found.table, product.code)
    first = f"**{plain(_capacity(state, product, row))}**"
    places = _places(state, product)
    n = None if row is None or pd.isna(row["n"]) else int(row["n"])
    if row is not None and row["state"] in ("value", "suppressed"):
        answered = Answered(n, found.whole.asked).text
    else:
        answered = Answered(0, found.whole.asked).text
    parts = [part for part in (places, answered) if part]
    second = " · ".join(plain(part) for part in (*parts, *_shares(state, product)))
    return f"{first}  \n{second}"


def _at(state: State, rung: str) -> State:
    return State(
        state.page, state.selection.but(rung=rung), state.language, state.viewer, state.own
    )


def _row(table: pd.DataFrame, code: str) -> pd.Series | None:
    rows = table[table["product_code"].eq(code)]
    return None if rows.empty else rows.iloc[0]


def _capacity(state: State, product: reference.Product, row: pd.Series | None) -> str:
    rung = state.selection.rung
    day = date(state.day)
    if row is None:
        return _("Nobody who answered makes it.")
    if row["state"] == "suppressed":
        return _("Its capacity is not shown: fewer than three firms stand behind it.")
    if row["state"] == "not_answered":
        return _("Nobody has answered yet.")
    amount = 0.0 if pd.isna(row["value"]) else float(row["value"])
    if amount <= 0:
        return {
            "certified": _("No certified capacity on {day}."),
            "demonstrated": _("No demonstrated capacity on {day}."),
            "attested": _("No attested capacity on {day}."),
            "declared": _("No capacity declared on {day}."),
        }[rung].format(day=day)
    shown = f"{number(amount)} {wording.unit(product.unit)}"
    return {
        "certified": _("{amount} a week certified, with a certificate valid on {day}"),
        "demonstrated": _("{amount} a week certified and shown by output, on {day}"),
        "attested": _("{amount} a week attested, on {day}"),
        "declared": _("{amount} a week declared, on {day}"),
    }[rung].format(amount=shown, day=day)


def _places(state: State, product: reference.Product) -> str:
    rows = _figures(state, product, "capacity", "country")
    made = int((rows["state"].eq("value") & rows["value"].gt(0)).sum())
    hidden = int(rows["state"].eq("suppressed").sum())
    if made and hidden:
        return ngettext(
            "in {count} country, and in others that can’t be shown",
            "in {count} countries, and in others that can’t be shown",
            made,
        ).format(count=number(made))
    if not made:
        return ""
    return ngettext("in {count} country", "in {count} countries", made).format(count=number(made))


def _shares(state: State, product: reference.Product) -> list[str]:
    found = []
    shares: tuple[tuple[ProductMeasure, str], ...] = (
        ("certified_share", _("{value} of attested capacity certified")),
        ("utilisation", _("{value} in use")),
    )
    for measure, text in shares:
        if measure == "certified_share" and not product.standards:
            found.append(_("no standard applies, so nothing can be certified"))
            continue
        row = _row(_figures(state, product, measure, "all"), product.code)
        if row is not None and row["state"] == "value" and pd.notna(row["value"]):
            found.append(text.format(value=short_text(measure, float(row["value"]))))
    return found


def _figures(
    state: State, product: reference.Product, measure: ProductMeasure, by: By
) -> pd.DataFrame:
    found = shell.cached(
        store.product_figures, state.selection, state.viewer, measure, by, dt.date.today()
    )
    return found.table[found.table["product_code"].eq(product.code)]
