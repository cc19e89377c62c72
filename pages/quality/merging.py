"""What holding two for one would change: totals by product and place, before and after."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

import shell
from cluster_data import reference, store
from cluster_data.store.sameness import Level
from shell import listing
from shell.listing import Row
from shell.state import State
from shell.wording import short, unit
from words import _, number


def draw(state: State, level: Level, key: str, other_key: str) -> None:
    """The totals that change; a sentence where none does."""
    changes = shell.cached(
        store.identity_preview, level, key, other_key, state.viewer, dt.date.today()
    )
    if changes.empty:
        st.caption(_("No total changes."))
        return
    heads = [_("Product and place"), _("A week now"), _("Then"), _("Firms now"), _("Then")]
    rows = [_row(place, row) for place, row in enumerate(changes.to_dict("records"))]
    listing.draw("tela_would_change", heads, rows, _("What it would change"), tall="none")


def _row(place: int, row: dict[Any, Any]) -> Row:
    products, regions = reference.products(), reference.regions()
    countries, code, area = reference.countries(), row["product_code"], row["area_code"]
    where = regions[area].label if area in regions else ""
    land = countries[row["country"]].label if row["country"] in countries else ""
    return Row(
        code=str(place),
        name=short(products[code].label) if code in products else str(code),
        note=" · ".join(part for part in (where, land, unit(row["unit"])) if part),
        cells=(
            _amount(row["before"], row["n_before"]), _amount(row["after"], row["n_after"]),
            _firms(row["n_before"]), _firms(row["n_after"]),
        ),
    )  # fmt: skip


def _amount(value: Any, firms: Any) -> str:
    """A total; a dash where there is none, words where it would tell of one or two firms."""
    if pd.isna(value):
        return "–" if pd.isna(firms) or not firms else _("not shown")
    return number(float(value))


def _firms(count: Any) -> str:
    return "–" if pd.isna(count) else number(int(count))
