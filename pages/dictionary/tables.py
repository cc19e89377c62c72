"""The dictionary's tables, made from the declarations that the loaders themselves use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cluster_data import reference
from cluster_data.survey import Column, survey
from loaders.problems import rules
from words import _, fold, number, pick


def questions() -> pd.DataFrame:
    """One row a question, in the order of the template."""
    return pd.DataFrame(
        {
            _("Question"): [_label(column.labels) for column in survey().columns],
            _("What to fill in"): [_note(column) for column in survey().columns],
            _("Required"): [_("required") if c.required else "" for c in survey().columns],
            _("Answer"): [_answer(column) for column in survey().columns],
            _("Unit"): [_unit(column) for column in survey().columns],
            _("Bounds"): [_bounds(column) for column in survey().columns],
            _("Where left out"): [_default(column) for column in survey().columns],
            _("Example"): [column.example for column in survey().columns],
            _("Also recognised as"): [", ".join(c.headings[:12]) for c in survey().columns],
            _("Name in data"): [column.name for column in survey().columns],
        }
    )


def codes() -> pd.DataFrame:
    """One row a code of every list that the survey asks from."""
    titles = {c.codes: _label(c.labels) for c in survey().columns if c.codes}
    rows = [
        (titles[name], _label(code.labels), code.code, ", ".join(code.spellings[:12]))
        for name, code_list in survey().code_lists.items()
        if name in titles
        for code in code_list.codes
    ]
    heads = [_("Question"), _("Answer"), _("Code"), _("Also recognised as")]
    return pd.DataFrame(rows, columns=heads)


def product_types() -> pd.DataFrame:
    """One row a product type with its unit, standards and sources."""
    families = reference.families()
    rows = [
        (
            product.label,
            families[product.family_code].label,
            _unit_label(product.unit),
            ", ".join(sorted(product.standards)) or _("no standard applies"),
            product.hs6,
            product.details.get("eu_regulation", ""),
            product.code,
            product.source,
        )
        for product in reference.products().values()
    ]
    heads = [
        _("Product"), _("Family"), _("Unit"), _("Standards"), _("HS 2022"), _("EU regulation"),
        _("Code"), _("Source"),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=heads)


def stages() -> pd.DataFrame:
    """One row a stage of the value chain, in order."""
    rows = [
        (number(stage.order), stage.label, stage.code, stage.source)
        for stage in reference.stages().values()
    ]
    return pd.DataFrame(rows, columns=[_("Order"), _("Stage"), _("Code"), _("Source")])


def problems() -> pd.DataFrame:
    """One row a kind of problem that a file can have, by its stable name."""
    severities = {"error": _("error"), "warning": _("warning"), "note": _("note")}
    rows = [
        (slug, severities[rule.severity], _(rule.message), _(rule.fix))
        for slug, rule in sorted(rules().items())
    ]
    return pd.DataFrame(rows, columns=[_("Name"), _("Weight"), _("What"), _("What to do")])


def matching(table: pd.DataFrame, sought: str) -> pd.DataFrame:
    """The rows that hold all the words sought, whatever their case and accents."""
    wanted = fold(sought).split()
    if not wanted:
        return table
    texts = table.astype(str).agg(" ".join, axis=1).map(fold)
    return table[[all(word in text for word in wanted) for text in texts]]


def widths() -> dict[str, Any]:
    """Columns of sentences wide, of codes narrow."""
    wide = (_("What to fill in"), _("What"), _("What to do"), _("Also recognised as"))
    return {head: st.column_config.TextColumn(width="large") for head in wide}


def _label(labels: Mapping[str, str]) -> str:
    return pick({f"label_{language}": label for language, label in labels.items()}, "label")


def _note(column: Column) -> str:
    return pick({f"note_{language}": note for language, note in column.notes.items()}, "note")


def _answer(column: Column) -> str:
    names = {
        "text": _("text"), "code": _("one from a list"), "codes": _("several from a list"),
        "decimal": _("number"), "integer": _("whole number"), "percent": _("per cent"),
        "date": _("date"), "country": _("country"), "countries": _("countries"),
        "region": _("region"), "product": _("product"), "products": _("products"),
        "stages": _("stages"), "standards": _("standards"),
    }  # fmt: skip
    kind = names[column.kind]
    return _("{kind}, or a range").format(kind=kind) if column.ranged else kind


def _unit(column: Column) -> str:
    units = {
        "capacity_unit": _("as the capacity"), "days": _("days"), "employees": _("employees"),
        "shifts/day": _("shifts a day"), "days/week": _("days a week"),
    }  # fmt: skip
    return units.get(column.unit, column.unit)


def _unit_label(unit: str) -> str:
    units = survey().code_lists["capacity_unit"]
    return _label(units[unit].labels) if unit in units else unit


def _bounds(column: Column) -> str:
    if column.low is None and column.high is None:
        return ""
    if column.high is None:
        return _("{low} or more").format(low=number(column.low))
    return _("{low} to {high}").format(low=number(column.low), high=number(column.high))


def _default(column: Column) -> str:
    stand_ins = {
        "": "", "upload": _("as stated at upload"), "product": _("as usual for the product"),
    }  # fmt: skip
    if column.default in stand_ins:
        return stand_ins[column.default]
    if column.codes and column.default in survey().code_lists[column.codes]:
        return _label(survey().code_lists[column.codes][column.default].labels)
    return column.default
