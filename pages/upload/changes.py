"""What keeping the files will change: totals before and after."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cluster_data import reference
from pages.upload import wording
from words import _, quantity

_TALL = 12


def draw(totals: pd.DataFrame) -> None:
    """The section *What will change*."""
    st.subheader(_("What will change"), anchor=False)
    if totals.empty:
        st.markdown(_("No total changes: the ledger already holds these figures, or none counts."))
        return
    st.caption(
        _(
            "Declared capacity a week, of all clusters together. Totals of fewer than three firms "
            "stay hidden: <3."
        )
    )
    st.dataframe(
        _table(totals),
        hide_index=True,
        alt=_("Totals before and after"),
        height="content" if len(totals) <= _TALL else 460,
        column_config={
            head: st.column_config.TextColumn(alignment="right")
            for head in (_("A week before"), _("A week after"))
        },
    )


def _table(totals: pd.DataFrame) -> pd.DataFrame:
    products = reference.products()
    largest = (totals["after"].fillna(0) - totals["before"].fillna(0)).abs()
    rows = totals.assign(_size=largest).sort_values("_size", ascending=False, kind="stable")
    return pd.DataFrame(
        {
            _("Product"): [products[code].label for code in rows["product_code"]],
            _("Region"): [
                _place(area, country)
                for area, country in zip(rows["area_code"], rows["country"], strict=True)
            ],
            _("A week before"): [
                _shown(value, firms)
                for value, firms in zip(rows["before"], rows["n_before"], strict=True)
            ],
            _("A week after"): [
                _shown(value, firms)
                for value, firms in zip(rows["after"], rows["n_after"], strict=True)
            ],
            _("Unit"): [wording.unit(code) for code in rows["unit"]],
        }
    )


def _place(area: object, country: object) -> str:
    regions, countries = reference.regions(), reference.countries()
    if area in regions:
        return regions[str(area)].label
    known = countries[str(country)].label if country in countries else str(country)
    return _("{country}, region not known").format(country=known)


def _shown(value: float, firms: float) -> str:
    if pd.isna(value):
        return "<3" if pd.notna(firms) else "–"
    return quantity(value)
