"""What was understood of a file, its problems, and what keeping it will change."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd
import streamlit as st

from cluster_data import reference
from cluster_data.store import Receipt
from cluster_data.survey import survey
from exhibits.plain import plain
from loaders.problems import Problem
from loaders.reading import Reading
from words import _, language_name, ngettext, number, pick, quantity

_ICONS = {"error": ":material/error:", "warning": ":material/warning:", "note": ":material/info:"}
_ORDER = ("error", "warning", "note")
_SHOWN = 200


def draw(reading: Reading) -> None:
    """One file's card: how it was read, how its rows were counted, what is the matter."""
    with st.container(border=True):
        st.subheader(plain(reading.file_name), anchor=False)
        if reading.kind == "nothing":
            _problems(reading)
            return
        st.caption(_how_read(reading))
        st.markdown(f"**{_counted(reading)}**")
        _problems(reading)
        with st.expander(_("Columns and rows as understood")):
            st.dataframe(_columns(reading), hide_index=True, alt=_("Columns as understood"))
            st.dataframe(_rows(reading), hide_index=True, alt=_("Rows as understood"))


def _how_read(reading: Reading) -> str:
    parts = []
    if reading.sheet:
        parts.append(_("sheet “{sheet}”").format(sheet=plain(reading.sheet)))
    if reading.header_row:
        parts.append(_("headings in row {row}").format(row=number(reading.header_row)))
    if reading.language:
        parts.append(language_name(reading.language))
    if reading.encoding:
        parts.append(reading.encoding)
    if reading.delimiter:
        marks = {"\t": _("tab"), ";": ";", ",": ",", "|": "|"}
        mark = marks.get(reading.delimiter, reading.delimiter)
        parts.append(_("separated by {mark}").format(mark=mark))
    kinds = {"capacities": _("capacities"), "roster": _("a list of members, no capacities")}
    return " · ".join([kinds[reading.kind], *parts])


def _counted(reading: Reading) -> str:
    return _("{rows_in} rows = {accepted} accepted + {rejected} rejected + {skipped} skipped").format(
        rows_in=number(reading.rows_in),
        accepted=number(len(reading.rows)),
        rejected=number(reading.rejected),
        skipped=number(reading.skipped),
    )


def _problems(reading: Reading) -> None:
    groups: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in reading.problems:
        groups[problem.severity, problem.slug].append(problem)
    ordered = sorted(groups.items(), key=lambda item: (_ORDER.index(item[0][0]), -len(item[1])))
    for (severity, _slug), found in ordered:
        if severity == "error":
            _told(severity, found)
    mild = [(severity, found) for (severity, _slug), found in ordered if severity != "error"]
    if mild:
        count = sum(len(found) for _severity, found in mild)
        label = ngettext("{count} remark", "{count} remarks", count).format(count=number(count))
        with st.expander(label):
            for severity, found in mild:
                _told(severity, found)
    if reading.problems:
        _all_problems(reading)


def _told(severity: str, found: list[Problem]) -> None:
    first = found[0]
    times = f"**{number(len(found))} ×** " if len(found) > 1 else ""
    rows = [problem.row for problem in found if problem.row is not None]
    where = ""
    if len(found) > 1 and rows:
        listed = ", ".join(number(row) for row in rows[:12]) + ("…" if len(rows) > 12 else "")
        where = " " + _("Rows {rows}.").format(rows=listed)
    elif rows:
        where = " " + _("Row {row}.").format(row=number(rows[0]))
    st.markdown(f"{_ICONS[severity]} {times}{plain(first.message)} {plain(first.fix)}{where}")


def _all_problems(reading: Reading) -> None:
    table = pd.DataFrame(
        {
            _("Row"): [problem.row for problem in reading.problems],
            _("Column"): [problem.column for problem in reading.problems],
            _("Value"): [problem.value for problem in reading.problems],
            _("What"): [problem.message for problem in reading.problems],
            _("What to do"): [problem.fix for problem in reading.problems],
            _("Kind"): [problem.slug for problem in reading.problems],
        }
    )
    with st.expander(_("All problems as a table")):
        st.dataframe(table, hide_index=True, alt=_("All problems"))


def _columns(reading: Reading) -> pd.DataFrame:
    labels = {
        column.name: pick({f"label_{code}": label for code, label in column.labels.items()}, "label")
        for column in survey().columns
    }
    return pd.DataFrame(
        {
            _("In the file"): [match.header for match in reading.columns],
            _("Understood as"): [
                labels.get(match.field, match.field) if match.field else _("not used")
                for match in reading.columns
            ],
        }
    )


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
            _("Product"): [products[c].label if c in products else None for c in rows["product_code"]],
            _("Product as stated"): rows["product_stated"],
            _("Capacity as stated"): rows["capacity_stated"],
            _("Capacity a week"): rows["capacity_per_week"],
            _("Unit"): rows["capacity_unit"],
        }
    return pd.DataFrame(shown)


def changes(totals: pd.DataFrame) -> None:
    """The totals by product and region that keeping the files will change."""
    st.subheader(_("What will change"), anchor=False)
    if totals.empty:
        st.markdown(_("No total changes: the ledger already holds these figures, or none counts."))
        return
    products, regions, countries = (
        reference.products(), reference.regions(), reference.countries()
    )  # fmt: skip

    def place(area: object, country: object) -> str:
        if area in regions:
            return regions[str(area)].label
        known = countries[str(country)].label if country in countries else str(country)
        return _("{country}, region not known").format(country=known)

    table = pd.DataFrame(
        {
            _("Product"): [products[code].label for code in totals["product_code"]],
            _("Region"): [
                place(area, country)
                for area, country in zip(totals["area_code"], totals["country"], strict=True)
            ],
            _("A week before"): [_shown(b, n) for b, n in zip(
                totals["before"], totals["n_before"], strict=True)],
            _("A week after"): [_shown(a, n) for a, n in zip(
                totals["after"], totals["n_after"], strict=True)],
            _("Unit"): totals["unit"],
        }
    )  # fmt: skip
    st.dataframe(table, hide_index=True, alt=_("Totals before and after"))


def _shown(value: float, firms: float) -> str:
    if pd.isna(value):
        return "<3" if pd.notna(firms) else "–"
    return quantity(value)


def kept(reading: Reading, receipt: Receipt) -> str:
    """What became of a file, in a sentence."""
    if receipt.upload_id is None:
        return _(
            "{file}: nothing new. The ledger already holds all of it; no figure changed."
        ).format(file=plain(reading.file_name))
    change = receipt.difference
    return _(
        "{file} is kept as {upload}: {new} rows new, {changed} changed, {same} the same."
    ).format(
        file=plain(reading.file_name),
        upload=receipt.upload_id,
        new=number(change.new),
        changed=number(change.changed),
        same=number(change.same),
    )
