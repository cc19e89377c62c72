"""How one upload differs from another: counted in a sentence, listed in a table, as a file."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd

from cluster_data import reference
from cluster_data.store import Comparison
from cluster_data.survey import survey
from exhibits.plain import visible
from exhibits.render.csv_file import safe
from words import _, date, number, quantity

_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEKLY = frozenset(("current_output", "surge_capacity_value", "conversion_capacity"))
"""Answers that are compared as weekly amounts."""


def counted(found: Comparison) -> str:
    """Rows new, changed, the same, no longer there."""
    return _("{new} rows new, {changed} changed, {same} the same, {gone} no longer there").format(
        new=number(found.new), changed=number(found.changed), same=number(found.same),
        gone=number(found.gone),
    )  # fmt: skip


def table(lines: pd.DataFrame) -> pd.DataFrame:
    """The differences for reading: labels for codes, no amount without its place."""
    changes = {"new": _("new"), "changed": _("changed"), "gone": _("no longer there")}
    shown = {
        _("Change"): lines["change"].map(changes),
        _("Company"): [
            visible(str(n)) if isinstance(n, str) else "–" for n in lines["company_name"]
        ],
        _("Product"): [
            _product(*pair)
            for pair in zip(lines["product_code"], lines["product_stated"], strict=True)
        ],
        _("Answer"): [_answer(name) for name in lines["answer"]],
        _("Before"): [_value(*pair) for pair in zip(lines["answer"], lines["before"], strict=True)],
        _("After"): [_value(*pair) for pair in zip(lines["answer"], lines["after"], strict=True)],
        _("Row before"): [_row(row) for row in lines["row_before"]],
        _("Row after"): [_row(row) for row in lines["row_after"]],
    }
    return pd.DataFrame(shown)


def csv_bytes(found: Comparison) -> bytes:
    """All differences as a CSV file, as the table shows them; formulas neutralised."""
    shown = table(found.table)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(list(shown.columns))
    for row in shown.to_numpy(dtype=object).tolist():
        writer.writerow([safe(str(cell)) for cell in row])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _row(row: object) -> str:
    """A row's number as the file has it; nothing where the row is not there."""
    return "" if pd.isna(row) else str(row)  # type: ignore[call-overload]


def _product(code: object, stated: object) -> str:
    products = reference.products()
    if code in products:
        return products[str(code)].label
    return visible(str(stated)) if isinstance(stated, str) else ""


def _answer(name: object) -> str:
    if not isinstance(name, str):
        return ""
    if name == "capacity_per_week":
        return _("Capacity a week")
    label = next((column.label for column in survey().columns if column.name == name), name)
    return _("{answer}, a week").format(answer=label) if name in _WEEKLY else label


def _value(name: object, value: object) -> str:
    """An answer as people read it: labels of its codes, numbers and days in their language."""
    if not isinstance(value, str):
        return ""
    if not isinstance(name, str) or name == "capacity_value":
        return visible(value)
    if _DAY.fullmatch(value):
        return date(pd.Timestamp(value).date())
    if _NUMBER.fullmatch(value):
        return quantity(float(value))
    return ", ".join(_label(name, code) for code in value.split("|"))


def _label(name: str, code: str) -> str:
    products, stages, regions = reference.products(), reference.stages(), reference.regions()
    for known in (products, stages, regions):
        if code in known:
            return str(known[code].label)  # type: ignore[index]
    column = next((column for column in survey().columns if column.name == name), None)
    codes = survey().code_lists.get(column.codes or "") if column else None
    return codes[code].label if codes is not None and code in codes else visible(code)
