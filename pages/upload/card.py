"""One file's card: what became of its rows, what is the matter, how it was understood."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

import pandas as pd
import streamlit as st

from cluster_data import reference
from cluster_data.survey import survey
from exhibits.plain import plain
from loaders.reading import Reading
from pages.upload import remarks, wording
from pages.upload.remarks import Group
from words import _, language_name, ngettext, number, speaking, speaking_in

_ICONS = {
    "error": ":red[:material/error:]",
    "warning": ":material/warning:",
    "note": ":material/info:",
}
_SHOWN = 200
_ERRORS = 5


def draw(reading: Reading, name: str, leave_out: Callable[[], None] | None = None) -> None:
    """The card of one reading; `name` keys its widgets; `leave_out` puts this file away."""
    with st.container(border=True, key=f"tela_file_{name}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(plain(reading.file_name), anchor=False)
            if leave_out is not None:
                st.button(
                    _("Leave out"), icon=":material/close:", type="tertiary", on_click=leave_out,
                    key=f"tela_leave_{name}",
                )  # fmt: skip
        st.markdown(f"**{wording.outcome(reading)}**")
        if reading.kind != "nothing":
            st.caption(f"{_counted(reading)} · {_how_read(reading)}")
        groups = remarks.grouped(reading.problems)
        worst = [group for group in groups if group.severity == "error"]
        # a heading without rows is no error of a row, and still all there is to say
        worst = worst or (groups[:1] if wording.is_empty(reading) else [])
        for group in worst[:_ERRORS]:
            _told(group)
        if reading.kind == "nothing":
            return
        if reading.rejected:
            _rejected(reading, name)
        _remarks(reading, [group for group in groups if group not in worst[:_ERRORS]], name)
        if len(reading.rows):
            with st.expander(_("Columns and rows as understood")):
                st.dataframe(_columns(reading), hide_index=True, alt=_("Columns as understood"))
                st.dataframe(_rows(reading), hide_index=True, alt=_("Rows as understood"))


def _told(group: Group) -> None:
    st.markdown(f"{_ICONS[group.severity]} {group.text}")


def _how_read(reading: Reading) -> str:
    kinds = {"capacities": _("capacities"), "roster": _("a list of members, no capacities")}
    parts = [kinds[reading.kind]]
    if reading.sheet:
        parts.append(_("sheet “{sheet}”").format(sheet=plain(reading.sheet)))
    if reading.header_row:
        parts.append(_("headings in row {row}").format(row=reading.header_row))
    if reading.language:
        parts.append(language_name(reading.language))
    if reading.encoding:
        parts.append(reading.encoding)
    if reading.delimiter:
        marks = {"\t": _("tab"), ";": ";", ",": ",", "|": "|"}
        mark = marks.get(reading.delimiter, reading.delimiter)
        parts.append(_("separated by {mark}").format(mark=plain(mark)))
    return " · ".join(parts)


def _counted(reading: Reading) -> str:
    return _(
        "{rows_in} rows = {accepted} accepted + {rejected} rejected + {skipped} skipped"
    ).format(
        rows_in=number(reading.rows_in),
        accepted=number(len(reading.rows)),
        rejected=number(reading.rejected),
        skipped=number(reading.skipped),
    )


def _rejected(reading: Reading, name: str) -> None:
    """What happens with rows that were rejected, and the list of them."""
    st.markdown(
        _(
            "Rejected rows are not kept. Mend them in the file and drop the whole file again: "
            "rows that are in the ledger already are recognised and never counted twice."
        )
    )
    _download(reading, name, only_errors=True)


def _remarks(reading: Reading, groups: list[Group], name: str) -> None:
    count = sum(group.count for group in groups)
    if not count:
        return
    label = ngettext("{count} remark", "{count} remarks", count).format(count=number(count))
    kinds = ngettext("{kinds} kind", "{kinds} kinds", len(groups)).format(kinds=number(len(groups)))
    with st.expander(f"{label} · {kinds}" if len(groups) > 1 else label):
        for group in groups:
            _told(group)
        _download(reading, name, only_errors=False)


def _download(reading: Reading, name: str, *, only_errors: bool) -> None:
    language = speaking()
    problems = [p for p in reading.problems if p.severity == "error" or not only_errors]

    def made() -> bytes:
        # asked for after the run, when no language is spoken
        with speaking_in(language):
            return remarks.csv_bytes(problems)

    kind = "rejected" if only_errors else "remarks"
    stem = PurePath(reading.file_name).stem[:60] or "survey"
    st.download_button(
        _("Rejected rows (CSV)") if only_errors else _("All remarks (CSV)"),
        data=made,
        file_name=f"{stem}_{kind}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"tela_{kind}_{name}",
    )


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
