"""Exhibit: what each stage of a chain can give against what is needed of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.catalogue.chain_words import Together, amount_text, example_found, finding, heading
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number, quantity

ROLE_COLUMNS = ("code", "name", "unit", "needed", "most", "products", "firms")
"""A row a stage: what is needed and can be had in its own unit, for how much of the product."""
SERIES = ("held", "spare", "missing")
_NEARLY = 1e-9


def chain_missing(
    roles: pd.DataFrame,
    *,
    found: Together,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "chain_missing",
) -> Exhibit:
    """Stages by how much of the quantity they can hold, what falls short first.

    `roles` has `ROLE_COLUMNS`: code, name, the stage's own unit (empty for one without a quantity),
    needed and most in it, `products` (for how much of the product all firms together have enough;
    infinite for a stage that somebody states), firms. `products` and `firms` are missing where one
    or two firms stand behind them that the viewer may not read.
    """
    table = _tidy(roles, found)
    title = _title(table, found)
    described = " · ".join((heading(found), answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=table,
        fields=_fields(found.sought.unit),
        encoding=Encoding("stack", x="value", y="bar", series="series", measure="held"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(
            _(
                "All firms that count, not those of the chain alone; bars in finished products. "
                "What is to spare is drawn up to as much again."
            ),
            *notes,
        ),
        sentence=sentence(title, described, source),
        link=link,
    )


def _tidy(roles: pd.DataFrame, found: Together) -> pd.DataFrame:
    """Two parts a stage, the worst first; one that may not be told of has none and comes last."""
    whole = found.sought.quantity
    known = roles.assign(
        told=roles["products"].notna(), cover=(roles["products"] / whole).astype(float)
    )
    known = known.sort_values(["told", "cover", "name"], ascending=[False, True, True])
    labels = {"held": _("needed, can be had"), "spare": _("to spare"), "missing": _("missing")}
    rows = []
    for row in known.to_dict("records"):
        values = _values(float(row["products"]), whole, bool(row["unit"])) if row["told"] else {}
        for part in SERIES:
            rows.append(
                {
                    "bar": str(row["code"]),
                    "label": visible(str(row["name"])),
                    "series": part if row["told"] else "",
                    "series_label": labels[part] if row["told"] else "",
                    "value": values.get(part, float("nan")),
                    "share": values.get(part, float("nan")) / whole,
                    "n": row["firms"],
                    "state": "value" if row["told"] else "suppressed",
                    "said": _said(row) if row["told"] else "",
                }
            )
            if not row["told"]:
                break
    columns = [field.name for field in _fields("")]
    return pd.DataFrame(rows, columns=columns).astype(
        {"n": "Int64", "value": "float64", "share": "float64"}
    )


def _values(products: float, whole: float, counted: bool) -> dict[str, float]:
    """The parts of a bar; a stage that is stated or not has nothing to spare."""
    short, more = whole - min(products, whole), products - whole
    return {
        "held": min(products, whole),
        "spare": min(more, whole) if counted and more > 0 else 0.0,
        "missing": short if short > _NEARLY * whole else 0.0,
    }


def _said(row: Mapping[Any, Any]) -> str:
    """What can be had of what is needed, in the stage's own unit."""
    if not row["unit"]:
        if pd.isna(row["firms"]):
            return _("somebody states it")
        count = int(row["firms"])
        if not count:
            return _("nobody there states it")
        text = ngettext("{count} firm states it", "{count} firms state it", count)
        return text.format(count=number(count))
    return _("{most} to be had, {needed} needed").format(
        most=quantity(float(row["most"])), needed=amount_text(float(row["needed"]), row["unit"])
    )


def _title(table: pd.DataFrame, found: Together) -> str:
    """What is missing, or the tightest stage where nothing is."""
    if found.missing or found.suffices is None:
        return finding(found)
    if found.greatest is None or found.greatest == float("inf"):
        return _("{product}: every stage has somebody").format(product=found.sought.product)
    return _(
        "{product}: at most {greatest} a week can be made together; the tightest stage is “{role}”"
    ).format(
        product=found.sought.product,
        greatest=amount_text(found.greatest, found.sought.unit),
        role=table["label"].iloc[0],
    )


def _fields(unit: str) -> tuple[Field, ...]:
    return (
        Field("bar", _("Stage or input (code)"), "code"),
        Field("label", _("Stage or input"), "text"),
        Field("series", _("Part (code)"), "code"),
        Field("series_label", _("Can be had or missing"), "text"),
        Field("value", _("Enough for, a week"), "number", unit),
        Field("share", _("Share of the quantity"), "ratio", "%"),
        Field("n", _("Firms that can give some"), "count", _("firms")),
        Field("state", _("State"), "state"),
        Field("said", _("A week"), "text"),
    )


def example_roles() -> pd.DataFrame:
    """Fabric for more than enough gowns, makers for just enough, sterilisation for some."""
    rows = [
        ("mat_sms", "SMS nonwoven", "kg", 25_200.0, 80_000.0, 634_920.0, 7),
        ("gown_surg_std", "Makers", "pieces", 200_000.0, 231_000.0, 231_000.0, 9),
        ("svc", "Sterilisation", "pieces", 200_000.0, 160_000.0, 160_000.0, 3),
        ("testing_lab", "Testing", "", float("nan"), float("nan"), float("inf"), 4),
    ]
    return pd.DataFrame(rows, columns=list(ROLE_COLUMNS))


def example() -> Exhibit:
    """A fictive chain for surgical gowns that lacks some sterilisation."""
    return chain_missing(
        example_roles(),
        found=example_found(),
        as_of=dt.date(2026, 11, 1),
        answered=Answered(14, 40),
        source="fictive sample, round 2026-R2",
    )
