"""Exhibit: what of each product is lost when one site, firm, region or country drops out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.product_measures import short_text
from exhibits.catalogue.product_ranking import TOP
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, ngettext, number

Outage = Literal["site", "firm", "region", "country", "border"]
COLUMNS = ("product", "name", "rung", "unit", "state", "value", "capacity", "whole", "n")


def outage(
    table: pd.DataFrame,
    *,
    dimension: Outage,
    place_label: str,
    untouched: int,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "outage",
) -> Exhibit:
    """Products from the largest loss down.

    `table` has `COLUMNS`, a row a product that something is lost of: code, name, the rung counted
    in a word, the unit's label, state, the share lost (0 to 1), what is lost and the whole (a week,
    in that unit), the firms behind what is lost. `place_label` names what drops out, of a border
    the country it closes around; `untouched` counts the products nothing is lost of.
    """
    shown = measures.tidy(table, COLUMNS, ("name", "rung", "unit"))
    shown["whole"] = shown["whole"].astype(float).where(shown["state"].eq("value"))
    shown["_value"] = -shown["value"].fillna(-1.0)
    shown = shown.sort_values(["_value", "name", "product"]).reset_index(drop=True)
    shown = shown[list(COLUMNS)]
    title = finding(shown, dimension, place_label)
    described = " · ".join((_measure(dimension), answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(),
        encoding=Encoding("bars", x="value", y="product", measure="certified_share"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown, untouched), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def finding(table: pd.DataFrame, dimension: str, place: str) -> str:
    """What the outage comes to, in one sentence; a tie is counted, not named."""
    border = dimension == "border"
    known = table[table["state"].eq("value") & table["value"].gt(0)]
    if known.empty:
        return _nothing(table, border).format(place=place)
    gone = int(known["value"].gt(1 - 1e-9).sum())
    text = _gone(gone, border) if gone else _most(known, border)
    first = known.iloc[0]
    said = share_said(float(first["value"]))
    alike = sum(share_said(float(value)) == said for value in known["value"])
    count = number(gone or alike)
    if gone and table["state"].eq("suppressed").any():
        count = _("at least {count}").format(count=count)
    return text.format(place=place, share=said, rung=first["rung"], name=first["name"], count=count)


def share_said(share: float) -> str:
    """A share as the end of a bar says it."""
    return short_text("certified_share", share)


def _gone(count: int, border: bool) -> str:
    """Products of which nothing is left."""
    if border:
        return ngettext(
            "If the borders of {place} close, it has no {rung} capacity for {name}",
            "If the borders of {place} close, it has no capacity for {count} product types",
            count,
        )
    return ngettext(
        "If {place} drops out, no {rung} capacity for {name} is left",
        "If {place} drops out, no capacity is left for {count} product types",
        count,
    )


def _nothing(table: pd.DataFrame, border: bool) -> str:
    if table.empty:
        if border:
            return _("If the borders of {place} close, it misses nothing of what is counted here")
        return _("If {place} drops out, nothing is lost of what is counted here")
    if border:
        return _(
            "If the borders of {place} close: what it would miss can’t be shown, as fewer than "
            "three firms stand behind it or behind what is left"
        )
    return _(
        "If {place} drops out: what is lost can’t be shown, as fewer than three firms stand "
        "behind it or behind what is left"
    )


def _most(known: pd.DataFrame, border: bool) -> str:
    """The largest loss, or how many share it."""
    said = [share_said(float(value)) for value in known["value"]]
    count = said.count(said[0])
    if border:
        return ngettext(
            "If the borders of {place} close, it is cut off from {share} of the {rung} capacity "
            "for {name}",
            "If the borders of {place} close, it is cut off from {share} of the capacity for "
            "{count} product types",
            count,
        )
    return ngettext(
        "If {place} drops out, {share} of the {rung} capacity for {name} is gone",
        "If {place} drops out, {share} of the capacity for {count} product types is gone",
        count,
    )


def _measure(dimension: str) -> str:
    if dimension == "border":
        return _("Share of each product’s certified weekly capacity that lies beyond the border")
    return _("Share of each product’s certified weekly capacity that is lost")


def _notes(table: pd.DataFrame, untouched: int) -> tuple[str, ...]:
    found: list[str] = []
    known = int(table["state"].eq("value").sum())
    found += measures.more_note(known - TOP)
    secret = int(table["state"].eq("suppressed").sum())
    # where nothing is drawn, the figure itself says so
    if secret and known:
        found += measures.hidden_note(secret)
    if untouched:
        found.append(
            ngettext(
                "Nothing is lost of {count} other product type.",
                "Nothing is lost of {count} other product types.",
                untouched,
            ).format(count=number(untouched))
        )
    return tuple(found)


def _fields() -> tuple[Field, ...]:
    return (
        Field("product", _("Product code"), "code"),
        Field("name", _("Product"), "text"),
        Field("rung", _("Capacity counted"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("state", _("State"), "state"),
        Field("value", _("Share lost"), "ratio", "%"),
        Field("capacity", _("Lost"), "number", _("a week")),
        Field("whole", _("Before"), "number", _("a week")),
        Field("n", _("Firms behind what is lost"), "count", _("firms")),
    )


def example() -> Exhibit:
    """A fictive region's outage: one product hidden, one counted attested."""
    missing = float("nan")
    rows = [
        ("resp_ffp2", "FFP2", "certified", "pieces", "value", 0.41, 410_000.0, 1_000_000.0, 5),
        ("gown_isolation", "Isolation gown", "certified", "pieces", "value", 0.12, 24_000.0,
         200_000.0, 3),
        ("mat_meltblown", "Meltblown fabric", "attested", "kg", "value", 0.63, 5_040.0, 8_000.0, 4),
        ("shoe_cover", "Shoe cover", "certified", "pairs", "suppressed", missing, missing, missing,
         None),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return outage(
        table.assign(n=table["n"].astype("Int64")),
        dimension="region",
        place_label="Monastir",
        untouched=7,
        as_of=dt.date(2026, 11, 1),
        answered=Answered(21, 60),
        source="fictive sample, round 2026-R2",
    )
