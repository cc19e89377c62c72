"""The page's figures, from the losses of its address."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

import shell
from cluster_data import reference, store
from exhibits.catalogue import concentration as spread
from exhibits.catalogue import failure_points as weak
from exhibits.catalogue import outage as lost
from exhibits.catalogue.concentration_words import equal_label
from exhibits.exhibit import Answered, Exhibit
from pages.resilience import points, wording
from pages.resilience.view import View
from shell import let_stand
from shell import wording as said
from shell.state import State
from shell.wording import product_names
from words import _, ngettext, number


def outage(state: State, view: View) -> Exhibit | None:
    """What is lost of each product when the chosen one drops out; None where nothing can."""
    if not view.code:
        return None
    losses = view.found.losses
    own = losses[losses["dimension"].eq(view.dimension) & losses["code"].eq(view.code)]
    table = _products(view, own["product_code"]).assign(
        state=own["state"].to_numpy(),
        value=own["share"].to_numpy(),
        capacity=own["lost"].to_numpy(),
        whole=own["before"].to_numpy(),
        n=own["n"].to_numpy(),
    )
    untouched = len(view.found.standards) - len(own)
    return lost.outage(
        table[list(lost.COLUMNS)],
        dimension=view.dimension,
        place_label=view.place,
        untouched=untouched,
        notes=_notes(state, view),
        **_told(state, view, f"outage-{view.dimension}-{view.code}"),
    )


def failure_points(state: State, view: View) -> Exhibit | None:
    """The ten that most hangs on; None where nothing is made."""
    if view.found.losses.empty:
        return None
    dimension = view.ranked
    ranked = points.ranked(view.found.losses, dimension)
    kept = ranked[[(dimension, code) in view.names for code in ranked["code"]]]
    unnamed = len(ranked) - len(kept)
    labels = product_names(kept["product_code"].dropna())
    rows = [_point(view, row, labels) for row in kept.to_dict("records")]
    table = pd.DataFrame(rows, columns=list(weak.COLUMNS))
    numbers = dict.fromkeys(("value", "capacity"), "float64")
    return weak.failure_points(
        table.astype(numbers | dict.fromkeys(("products", "sole", "n"), "Int64")),
        dimension=dimension,
        complete=_complete(view, dimension),
        notes=(*_left_out(unnamed), *_notes(state, view)),
        **_told(state, view, f"failure-points-{dimension}"),
    )


def _point(view: View, row: dict[Any, Any], labels: dict[str, str]) -> tuple[Any, ...]:
    holder = view.names[view.ranked, row["code"]]
    if row["state"] != "value":
        missing = float("nan")
        nothing = ("", "", "", "suppressed", missing, missing, None, None, None)
        return (row["code"], wording.capital(holder), holder, *nothing)
    code = row["product_code"]
    name = wording.capital(holder)
    if len(view.found.standards) > 1:
        name = _("{holder} – {product}").format(holder=name, product=labels[code])
    return (
        row["code"], name, holder,
        labels[code], wording.rung(view.found.standards[code]), _unit(code), "value", row["share"],
        row["lost"], row["products"], row["sole"], row["n"],
    )  # fmt: skip


def concentration(state: State, view: View) -> Exhibit | None:
    """How many equal makers each product's capacity amounts to; None where nothing is made."""
    found = view.found.spread
    own = found[found["dimension"].eq(view.holders)]
    if own.empty:
        return None
    table = _products(view, own["product_code"]).assign(
        unit=equal_label(view.holders),
        state=own["state"].to_numpy(),
        value=own["as_if"].to_numpy(),
        holders=own["holders"].to_numpy(),
        # the largest firm's share is a single firm's figure
        largest=own["largest_share"].to_numpy()
        if view.holders != "firm" or view.found.all_open
        else float("nan"),
        n=own["n"].to_numpy(),
    )
    told = _told(state, view, f"concentration-{view.holders}")
    return spread.concentration(
        table[list(spread.COLUMNS)],
        holders=view.holders,
        topic_label=said.product(state.selection),
        notes=_notes(state, view),
        **told,
    )


def _complete(view: View, dimension: str) -> bool:
    losses = view.found.losses
    return not losses.loc[losses["dimension"].eq(dimension), "state"].eq("suppressed").any()


def _products(view: View, codes: pd.Series) -> pd.DataFrame:
    """A row a product: code, name, the rung counted, unit."""
    labels = product_names(codes)
    return pd.DataFrame(
        {
            "product": codes.to_numpy(object),
            "name": [labels[code] for code in codes],
            "rung": [wording.rung(view.found.standards[code]) for code in codes],
            "unit": [_unit(code) for code in codes],
        }
    )


def _unit(code: str) -> str:
    return said.unit(reference.products()[code].unit)


def _left_out(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (
        ngettext(
            "{count} more is not listed, as nothing may be told of it alone.",
            "{count} more are not listed, as nothing may be told of each alone.",
            count,
        ).format(count=number(count)),
    )


def _notes(state: State, view: View) -> tuple[str, ...]:
    found = list(let_stand.notes(state))
    if not all(view.found.standards.values()):
        found.append(_("Where no standard applies to a product, its attested capacity is counted."))
    return tuple(found)


def answered(state: State, view: View) -> Answered:
    """The firms behind all of it, of those asked."""
    return Answered(view.found.firms, _whole(state).whole.asked)


def _whole(state: State) -> store.ProductFigures:
    selection = state.selection.but(rung="attested")
    return shell.cached(
        store.product_figures, selection, state.viewer, "capacity", "all", dt.date.today()
    )


def _told(state: State, view: View, stem: str) -> dict[str, Any]:
    """What every figure is told beside its table."""
    selection = state.selection
    codes = "-".join((selection.products or selection.families)[:3]) or "all"
    return {
        "as_of": state.day,
        "answered": answered(state, view),
        "source": said.source(),
        "id": f"{stem}-{codes}",
    }
