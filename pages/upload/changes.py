"""What keeping the files will change: totals before and after."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cluster_data import reference
from pages.upload import wording
from words import _, ngettext, number, quantity

_TALL = 12


def draw(totals: pd.DataFrame) -> None:
    """The section *What will change*."""
    st.header(_("What will change"), anchor=False)
    if totals.empty:
        st.markdown(_("No total changes: the ledger already holds these figures, or none counts."))
        return
    st.caption(
        _(
            "Declared capacity a week, of all clusters together. Totals of fewer than three firms "
            "stay hidden: <3."
        )
    )
    st.markdown(_counted(totals))
    st.dataframe(
        _table(totals),
        hide_index=True,
        alt=_("Totals before and after"),
        height="content" if len(totals) <= _TALL else 460,
        column_config={
            head: st.column_config.TextColumn(alignment="right")
            for head in (_("A week before"), _("Change"), _("A week after"))
        },
    )


def _counted(totals: pd.DataFrame) -> str:
    """How many totals are new, rise, fall or go, as far as they may be seen."""
    new, gone = (int(totals[f"n_{time}"].isna().sum()) for time in ("before", "after"))
    more = totals["after"] - totals["before"]
    up, down = int((more > 0).sum()), int((more < 0).sum())
    told = [
        (new, ngettext("{count} total is new", "{count} totals are new", new)),
        (up, ngettext("{count} total rises", "{count} totals rise", up)),
        (down, ngettext("{count} total falls", "{count} totals fall", down)),
        (gone, ngettext("{count} total goes", "{count} totals go", gone)),
    ]
    return " · ".join(text.format(count=number(count)) for count, text in told if count)


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
            _("Change"): [
                _change(before, after, firms)
                for before, after, firms in zip(
                    rows["before"], rows["after"], rows["n_before"], strict=True
                )
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


def _change(before: float, after: float, firms_before: float) -> str:
    """By how much a total changes; nothing where one of the two is hidden."""
    if pd.isna(after) or (pd.isna(before) and pd.notna(firms_before)):
        return ""
    more = after - (0.0 if pd.isna(before) else before)
    return f"+{quantity(more)}" if more > 0 else f"−{quantity(-more)}"
