"""Exhibit: by how many equal makers each product is made, in effect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue import concentration_words as words_of
from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.concentration_words import Holders, equal_label
from exhibits.catalogue.product_ranking import TOP
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, number

COLUMNS = ("product", "name", "rung", "unit", "state", "value", "holders", "largest", "n")
THIN = 2.0
"""As many equal makers or fewer are told of as a danger."""


def concentration(
    table: pd.DataFrame,
    *,
    holders: Holders,
    topic_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "concentration",
) -> Exhibit:
    """Products from the most concentrated down.

    `table` has `COLUMNS`, a row a product: code, name, the rung counted in a word, what its value
    counts in words (as `equal_label`), state, as how many equal ones its capacity is spread
    (1 ÷ Σ share²: Herfindahl 1950, Hirschman 1945), how many there are, the share of the largest
    (0 to 1, NaN where it can't be told), the firms behind it.
    """
    shown = measures.tidy(table, COLUMNS, ("name", "rung", "unit"))
    secret = shown["state"].ne("value")
    shown["holders"] = shown["holders"].astype("Int64").mask(secret)
    shown["largest"] = shown["largest"].astype(float).mask(secret)
    shown = shown.sort_values(["value", "name", "product"], na_position="last")
    shown = shown.reset_index(drop=True)
    title = _title(shown, holders, topic_label)
    described = " · ".join((words_of.measure(holders), answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(holders),
        encoding=Encoding("bars", x="value", y="product", measure="equal_makers"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown, holders), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _title(table: pd.DataFrame, holders: Holders, topic: str) -> str:
    known = table[table["state"].eq("value") & table["value"].notna()]
    if len(known) == 1:
        first = known.iloc[0]
        if first["value"] < 1 + 1e-9:
            finding = words_of.sole(holders, 1).format(name=first["name"])
            return finding[:1].upper() + finding[1:]
        return words_of.alone(holders).format(
            rung=first["rung"], value=as_if_text(float(first["value"])), name=first["name"]
        )
    finding = _finding(table, known, holders)
    return _("{topic}: {finding}").format(topic=topic, finding=finding)


def _finding(table: pd.DataFrame, known: pd.DataFrame, holders: Holders) -> str:
    if known.empty:
        if len(table):
            return _(
                "how far it is spread can’t be shown, as fewer than three firms stand behind it"
            )
        return _("nothing is made that could be counted")
    first = known.iloc[0]
    value = as_if_text(float(first["value"]))
    told = {"name": first["name"], "value": value, "total": number(len(table))}
    thin = int(known["value"].le(THIN + 1e-9).sum())
    sole = int(known["value"].le(1 + 1e-9).sum())
    text = (
        words_of.sole(holders, sole)
        if sole
        else words_of.thin(holders, thin)
        if thin
        else words_of.none(holders)
    )
    if len(known) == len(table):
        return text.format(count=number(sole or thin), **told)
    # those kept back may hang on fewer
    if not sole and not thin:
        return words_of.none_shown(holders).format(count=number(len(known)))
    text = text if sole else words_of.thin_shown(holders, thin)
    count = _("at least {count}").format(count=number(sole or thin))
    return text.format(count=count, **told)


def as_if_text(value: float) -> str:
    """As how many it counts: never one where there are more."""
    return number(value, 1 if round(value, 1) > 1 or value < 1 + 1e-9 else 2)


def _notes(table: pd.DataFrame, holders: Holders) -> tuple[str, ...]:
    found: list[str] = []
    known = int(table["state"].eq("value").sum())
    found += measures.more_note(known - TOP)
    secret = int(table["state"].eq("suppressed").sum())
    if secret and known:
        found += measures.hidden_note(secret)
    found.append(
        _(
            "Ten makers, one of whom has nearly all, are as good as one: 1 divided by the sum of "
            "squared shares (Herfindahl 1950, Hirschman 1945)."
        )
    )
    if holders == "firm":
        found.append(
            _(
                "Fewer than about 5.6 equal firms are called highly concentrated (US Merger "
                "Guidelines 2023, §2.1: index above 1,800)."
            )
        )
    return tuple(found)


def _fields(holders: Holders) -> tuple[Field, ...]:
    counted = {"firm": _("Firms"), "region": _("Regions"), "country": _("Countries")}[holders]
    largest = {
        "firm": _("Share of the largest firm"),
        "region": _("Share of the largest region"),
        "country": _("Share of the largest country"),
    }[holders]
    return (
        Field("product", _("Product code"), "code"),
        Field("name", _("Product"), "text"),
        Field("rung", _("Capacity counted"), "text"),
        Field("unit", _("Counted in"), "text"),
        Field("state", _("State"), "state"),
        Field("value", _("As if made by"), "number", equal_label(holders)),
        Field("holders", counted, "count"),
        Field("largest", largest, "ratio", "%"),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
    )


def example() -> Exhibit:
    """Fictive products, one of which can't be shown."""
    missing = float("nan")
    label = equal_label("firm")
    rows = [
        ("resp_ffp2", "FFP2", "certified", label, "value", 9.4, 21, 0.22, 21),
        ("mat_meltblown", "Meltblown fabric", "attested", label, "value", 1.6, 5, 0.77, 5),
        ("gown_isolation", "Isolation gown", "certified", label, "value", 3.2, 4, 0.41, 4),
        ("shoe_cover", "Shoe cover", "certified", label, "suppressed", missing, None, missing,
         None),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return concentration(
        table.astype(dict.fromkeys(("holders", "n"), "Int64")),
        holders="firm",
        topic_label="Healthcare textiles",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(21, 60),
        source="fictive sample, round 2026-R2",
    )
