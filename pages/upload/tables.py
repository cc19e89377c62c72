"""A file's columns and rows as understood."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cluster_data import reference
from cluster_data.survey import survey
from exhibits.plain import visible
from loaders.decisions import Doubt
from loaders.offered import columns_offered
from loaders.reading import Reading
from pages.upload import choices, wording
from shell.inbox import Found, Inbox
from words import _

_SHOWN = 200


def draw(box: Inbox, one: Found) -> None:
    """Two tables: which column was taken for what, with the way to say otherwise; the first rows.

    A column answers a question of the survey from the next run on.
    """
    st.dataframe(_columns(one.reading), hide_index=True, alt=_("Columns as understood"))
    _correct(box, one)
    if len(one.reading.rows):
        st.dataframe(_rows(one.reading), hide_index=True, alt=_("Rows as understood"))


def _correct(box: Inbox, one: Found) -> None:
    """Any column may be taken for another question, asked or not."""
    headings = list(dict.fromkeys(match.header for match in one.reading.columns if match.header))
    if not headings:
        return
    offered = [choices.NONE, *columns_offered(())]
    with (
        st.form(f"tela_correct_{one.key}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        heading = st.selectbox(
            _("Read the column"), headings, index=None, format_func=visible, width=260,
            placeholder=_("A heading of the file"), key=f"tela_correct_heading_{one.key}",
        )  # fmt: skip
        answer = st.selectbox(
            _("as"), offered, index=None, format_func=choices.column, width=260,
            placeholder=_("Choose the question it answers"), key=f"tela_correct_as_{one.key}",
        )  # fmt: skip
        clicked = st.form_submit_button(_("Read it so"), key=f"tela_correct_click_{one.key}")
    if clicked and heading and answer:
        taken = next((m.field for m in one.reading.columns if m.header == heading), None)
        doubt = Doubt("column", taken or "", heading, 0, (taken,) if taken else ())
        asked = box.answers.raised(doubt, one.reading.file_name)
        box.answers.give(asked, None if answer == choices.NONE else answer)
        st.rerun()


def _columns(reading: Reading) -> pd.DataFrame:
    labels = {column.name: column.label for column in survey().columns}
    used = [
        labels.get(match.field, match.field) if match.field else _("not used")
        for match in reading.columns
    ]
    heads = [match.header for match in reading.columns]
    return pd.DataFrame({_("In the file"): heads, _("Understood as"): used})


def _rows(reading: Reading) -> pd.DataFrame:
    rows = reading.rows.head(_SHOWN)
    regions, countries = reference.regions(), reference.countries()
    shown = {
        _("Row"): rows["row"],
        _("Company"): rows["company_name"],
        _("Country"): [countries[c].label if c in countries else c for c in rows["country"]],
        _("Region"): [regions[c].label if c in regions else None for c in rows["region_code"]],
    }
    if reading.kind == "capacities":
        products = reference.products()
        shown |= {
            _("Product"): [
                products[code].label if code in products else None for code in rows["product_code"]
            ],
            _("Product as stated"): rows["product_stated"],
            _("Capacity as stated"): rows["capacity_stated"],
            _("Capacity a week"): rows["capacity_per_week"],
            _("Unit"): [wording.unit(code) for code in rows["capacity_unit"]],
        }
    return pd.DataFrame(shown)
