"""Exhibit: each kind of cooperation by the firms that seek it and the firms that offer it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

COLUMNS = ("code", "name", "sought_state", "sought", "offered_state", "offered")
SIDES = ("sought", "offered")


def needs_offers(
    table: pd.DataFrame,
    *,
    place_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "needs_offers",
) -> Exhibit:
    """Two bars a kind of cooperation, both from zero: firms that seek it, firms that offer it.

    `table` has `COLUMNS`, a row a kind: its code and name, and for each side its state and the
    firms (Int64, NA where not told). What is sought most beyond what is offered stands first.
    """
    kinds = _ordered(table)
    title = _finding(kinds, visible(place_label))
    described = " · ".join((_("Firms by kind of cooperation"), answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=_bars(kinds),
        fields=_fields(),
        encoding=Encoding("stack", x="value", y="bar", series="series", measure="categories"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(kinds), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def balance(kinds: pd.DataFrame) -> pd.Series:
    """Firms that seek a kind less firms that offer it; NA where either is not told."""
    return kinds["sought"].astype("Int64") - kinds["offered"].astype("Int64")


def told_of(kinds: pd.DataFrame) -> list[str]:
    """What is sought most beyond what is offered, and the other way round, each in words.

    Counts alone are compared: whether an offer would fit a need is for the Partners page.
    """
    known = kinds.assign(balance=balance(kinds)).dropna(subset=["balance"])
    known = known.sort_values(["balance", "name"], ascending=[False, True])
    if known.empty:
        return []
    short, ample = known.iloc[0], known.iloc[-1]
    found = [_first(short)]
    if len(known) > 1 and ample["balance"] < 0 < short["balance"]:
        found.append(
            _("{kind} is sought by {sought} and offered by {offered}").format(
                kind=_inside(str(ample["name"])),
                sought=number(int(ample["sought"])),
                offered=number(int(ample["offered"])),
            )
        )
    return found


def _first(row: Mapping[Any, Any] | pd.Series) -> str:
    sought, offered = int(row["sought"]), int(row["offered"])
    text = ngettext(
        "{count} firm seeks {kind}, {offered} offer it",
        "{count} firms seek {kind}, {offered} offer it",
        sought,
    )
    return text.format(
        count=number(sought), kind=_inside(str(row["name"])), offered=number(offered)
    )


def _inside(name: str) -> str:
    """A kind's name inside a sentence."""
    return name[:1].lower() + name[1:]


def _finding(kinds: pd.DataFrame, place: str) -> str:
    told = told_of(kinds)
    if not told:
        hidden = _hidden(kinds)
        found = (
            _("what is sought and offered can’t be shown, as too few firms said it")
            if len(kinds) and hidden
            else _("nobody has said what they seek or offer")
        )
    else:
        found = (
            _("{first}; {second}").format(first=told[0], second=told[1])
            if len(told) > 1
            else told[0]
        )
    if place:
        return _("{topic}: {finding}").format(topic=place, finding=found)
    return found[:1].upper() + found[1:]


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    kinds = table.loc[:, list(COLUMNS)].reset_index(drop=True)
    kinds["name"] = [visible(text) for text in kinds["name"]]
    for side in SIDES:
        secret = kinds[f"{side}_state"].ne("value")
        kinds[side] = kinds[side].astype("Int64").mask(secret)
    order = balance(kinds)
    return (
        kinds.assign(_known=order.isna(), _order=-order.fillna(0).astype(float))
        .sort_values(["_known", "_order", "name", "code"])
        .drop(columns=["_known", "_order"])
        .reset_index(drop=True)
    )


def _bars(kinds: pd.DataFrame) -> pd.DataFrame:
    """A bar for each side of a kind; nothing of it is not a bar without a figure."""
    labels = {"sought": _("Sought"), "offered": _("Offered")}
    rows: list[dict[str, Any]] = []
    for row in kinds.to_dict("records"):
        for side in SIDES:
            told = row[f"{side}_state"] == "value" and not pd.isna(row[side])
            rows.append(
                {
                    "bar": f"{row['code']}~{side}",
                    "label": _("{side}: {kind}").format(
                        side=labels[side], kind=_inside(str(row["name"]))
                    ),
                    "series": side,
                    "series_label": labels[side],
                    "value": float(row[side]) if told else float("nan"),
                    "share": float("nan"),
                    "n": int(row[side]) if told else None,
                    "state": "value" if told else "suppressed",
                }
            )
    columns = [field.name for field in _fields()]
    return pd.DataFrame(rows, columns=columns).astype(
        {"n": "Int64", "value": "float64", "share": "float64"}
    )


def _hidden(kinds: pd.DataFrame) -> int:
    """How many bars are not told."""
    return sum(int(kinds[f"{side}_state"].eq("suppressed").sum()) for side in SIDES)


def _notes(kinds: pd.DataFrame) -> tuple[str, ...]:
    found = [_("A firm may seek and offer several kinds, so the bars do not add up to all firms.")]
    hidden = _hidden(kinds)
    if hidden:
        found.append(
            ngettext(
                "{count} bar is not shown: fewer than three firms.",
                "{count} bars are not shown: fewer than three firms each.",
                hidden,
            ).format(count=number(hidden))
        )
    return tuple(found)


def _fields() -> tuple[Field, ...]:
    return (
        Field("bar", _("Code"), "code"),
        Field("label", _("Cooperation"), "text"),
        Field("series", _("Part"), "code"),
        Field("series_label", _("Sought or offered"), "text"),
        Field("value", _("Firms"), "count", _("firms")),
        Field("share", _("Share"), "ratio", "%"),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("state", _("State"), "state"),
    )


def example_table() -> pd.DataFrame:
    """Fictive kinds: short, ample, even, one side not shown, one not offered at all."""
    rows = [
        ("training", "Training", "value", 31, "value", 28),
        ("sterilisation", "Sterilisation", "value", 22, "value", 35),
        ("joint_bid", "Joint bid", "value", 29, "value", 21),
        ("testing", "Testing and certification", "value", 27, "value", 29),
        ("distribution", "Distribution", "suppressed", None, "value", 6),
        ("research_development", "Research and development", "value", 4, "value", 0),
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype(dict.fromkeys(SIDES, "Int64"))


def example() -> Exhibit:
    """What fictive firms seek and offer."""
    return needs_offers(
        example_table(),
        place_label="",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(88, 240),
        source="fictive sample, round 2026-R2",
    )
