"""Exhibit: how much of its need each receiver gets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np
import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.delivered import Delivered, own_words, told_of
from exhibits.catalogue.flows import Asked
from exhibits.catalogue.product_measures import short_text
from exhibits.catalogue.product_ranking import TOP
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, ngettext, number

COLUMNS = ("place", "name", "required", "received")


def fill(
    table: pd.DataFrame,
    *,
    delivered: Delivered,
    asked: Asked,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "fill",
) -> Exhibit:
    """The share of its need that each receiver gets.

    `table` has `COLUMNS`: code, name, what is needed and what is received, in the product's unit.
    Receivers without a need are left out: a share of nothing is none.
    """
    shown = _tidy(table, asked.unit)
    said = _finding(shown, delivered)
    title = _("{topic}: {finding}").format(
        topic=asked.product, finding=told_of(said) if delivered.partial else said
    )
    heading = asked.heading(_("{product}: share of need met").format(product=asked.product))
    described = " · ".join((heading, answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(asked.unit),
        encoding=Encoding("bars", x="value", y="place", measure="certified_share"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_order(shown), *measures.more_note(len(shown) - TOP), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _tidy(table: pd.DataFrame, unit: str) -> pd.DataFrame:
    needed = table[table["required"].gt(0)].assign(state="value", n=float("nan"))
    needed["value"] = np.minimum(needed["received"] / needed["required"], 1.0)
    shown = measures.tidy(needed, ("place", "name", "state", "value", "n"), ("name",))
    for column in ("required", "received"):
        shown[column] = needed[column].to_numpy(float)
    shown["unmet"] = np.maximum(shown["required"] - shown["received"], 0.0)
    shown["unit"] = unit
    pairs = zip(shown["received"], shown["required"], strict=True)
    shown["said"] = [own_words(received, need, unit) for received, need in pairs]
    shown["nothing"] = shown["received"].le(0)
    shown = shown.sort_values(
        ["nothing", "unmet", "required", "name", "place"],
        ascending=[True, False, False, True, True],
    )
    columns = ["place", "name", "state", "value", "required", "received", "unmet", "unit", "said"]
    return shown[columns].reset_index(drop=True)


def _finding(shown: pd.DataFrame, delivered: Delivered) -> str:
    if shown.empty:
        return _("there is no need to meet")
    total = number(delivered.receivers)
    if not delivered.short:
        return ngettext(
            "the {total} receiver gets all it needs",
            "all {total} receivers get what they need",
            delivered.receivers,
        ).format(total=total)
    empty = int(shown["value"].le(0).sum())
    full = number(delivered.receivers - delivered.short)
    if empty == delivered.receivers:
        return _("no receiver gets anything")
    if empty and delivered.short == delivered.receivers:
        return ngettext(
            "{count} of {total} receivers gets nothing, none gets all it needs",
            "{count} of {total} receivers get nothing, none gets all it needs",
            empty,
        ).format(count=number(empty), total=total)
    if empty:
        return ngettext(
            "{count} of {total} receivers gets nothing, {full} get all they need",
            "{count} of {total} receivers get nothing, {full} get all they need",
            empty,
        ).format(count=number(empty), total=total, full=full)
    shares = {short_text("certified_share", float(value)) for value in shown["value"]}
    if len(shares) == 1 and delivered.receivers > 1:
        return _("each of the {total} receivers gets {share} of what it needs").format(
            total=total, share=shares.pop()
        )
    if delivered.short == delivered.receivers:
        return ngettext(
            "the {total} receiver gets {share} of what it needs",
            "none of the {total} receivers gets all it needs, at best {share}",
            delivered.receivers,
        ).format(total=total, share=short_text("certified_share", float(shown["value"].max())))
    return ngettext(
        "{full} of {total} receivers gets all it needs",
        "{full} of {total} receivers get all they need",
        delivered.receivers - delivered.short,
    ).format(full=full, total=total)


def _order(shown: pd.DataFrame) -> tuple[str, ...]:
    if len(shown) < 2:
        return ()
    if shown["received"].gt(0).all():
        return (_("In the order of what is missing, the most first."),)
    return (
        _("In the order of what is missing, the most first; those that receive nothing come last."),
    )


def _fields(unit: str) -> tuple[Field, ...]:
    return (
        Field("place", _("Code"), "code"),
        Field("name", _("Receiver"), "text"),
        Field("state", _("State"), "state"),
        Field("value", _("Share of need met"), "ratio", "%"),
        Field("required", _("Needed"), "number", unit),
        Field("received", _("Received"), "number", unit),
        Field("unmet", _("Missing"), "number", unit),
        Field("unit", _("Unit"), "text"),
        Field("said", _("Received, in words"), "text"),
    )


def example() -> Exhibit:
    """A fictive allocation of surgical masks: two regions short, two not."""
    rows = [
        ("IT-82", "Sicily", 300_000.0, 90_000.0), ("FR-PAC", "Provence", 350_000.0, 310_000.0),
        ("TN-61", "Sfax", 120_000.0, 120_000.0), ("PT-03", "Braga", 64_000.0, 64_000.0),
    ]  # fmt: skip
    return fill(
        pd.DataFrame(rows, columns=list(COLUMNS)),
        delivered=Delivered(834_000.0, 584_000.0, 4, 2, "Sicily", kilometres=335.0),
        asked=Asked("Surgical masks", "pieces", "likely supply, certified", "4 weeks of need"),
        as_of=dt.date(2026, 11, 1),
        answered=Answered(12, 40),
        source="fictive sample, round 2026-R2",
    )
