"""Exhibit: what two scenarios ask of each product in the week that needs most, side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from exhibits.catalogue import need_covered as covering
from exhibits.catalogue.areas import sentence
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

COLUMNS = ("product_code", "product", "scenario", "state", "low", "central", "high")
LEVELS = ("low", "central", "high")
SIDES = ("a", "b")
TOP = 12
"""Products drawn; the table holds them all."""
_SPAN = 12.0
"""How many times the smallest need the largest of one panel may be: beyond, dots would meet."""


def scenarios(
    table: pd.DataFrame,
    *,
    scenario_labels: Mapping[str, str],
    place_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "scenarios",
) -> Exhibit:
    """Need in the week that needs most as a range, a row a product and scenario.

    `table` has `COLUMNS`: scenario `a` or `b`, state (value or no_demand), and the need a week at
    the three levels in the product's unit. `scenario_labels` names both, by `a` and `b`. What
    grows most from a to b stands first; products of like size share a panel and its scale.
    """
    labels = {side: visible(scenario_labels[side]) for side in SIDES}
    shown = _tidy(table, labels)
    title = covering.titled(place_label, _finding(shown, labels))
    described = covering.about(
        _("Need a week at its peak; A: {a}, B: {b}").format(**labels), answered.text, date(as_of)
    )
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(),
        encoding=Encoding(
            "dots", x="high", y="row", colour="central", facet="panel", measure="levels"
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def level_label(level: str) -> str:
    """A level of need in words."""
    return {"low": _("at least"), "central": _("likely"), "high": _("at most")}[level]


def _tidy(table: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    given = table.loc[:, list(COLUMNS)].reset_index(drop=True)
    stands = given["state"].eq("value") & np.isfinite(given["central"].astype(float))
    names = covering.named(given["product"])
    shown = pd.DataFrame(
        {
            "row": given["product_code"].astype(str) + "~" + given["scenario"].astype(str),
            "product": given["product_code"].astype(str),
            "name": [
                f"{side.upper()} · {name}"
                for side, name in zip(given["scenario"], names, strict=True)
            ],
            "label": names,
            "side": given["scenario"].astype(str),
            "scenario": given["scenario"].map(labels),
            "unit": [covering.unit_of(code) for code in given["product_code"]],
            "state": given["state"].astype(object).mask(~stands & given["state"].eq("value"),
                                                        "no_demand"),
            **{level: given[level].astype(float).where(stands) for level in LEVELS},
        }
    )  # fmt: skip
    return _ordered(shown)


def _ordered(shown: pd.DataFrame) -> pd.DataFrame:
    """The products drawn before the others, by panels from the largest down, then by growth."""
    known = shown["central"].notna().groupby(shown["product"]).transform("any")
    # a need known in one scenario only tells of no growth
    times = shown["product"].map(_times(shown)).astype(float).fillna(1.0)
    ranked = shown.assign(_none=~known, _times=-times).sort_values(
        ["_none", "_times", "label", "row"]
    )
    place = {code: place for place, code in enumerate(dict.fromkeys(ranked["product"]))}
    ranked = ranked.assign(panel=_panels(ranked), _rest=ranked["product"].map(place).ge(TOP))
    drawn = ranked["high"].where(~ranked["_rest"])
    ranked = ranked.assign(_size=-drawn.groupby(ranked["panel"]).transform("max").fillna(0.0))
    by = ["_none", "_rest", "_size", "panel", "_times", "label", "row"]
    return ranked.sort_values(by)[[*shown.columns, "panel"]].reset_index(drop=True)


def _times(shown: pd.DataFrame) -> pd.Series:
    """How many times what a asks b asks for, by product; NaN where either is not known."""
    central = shown.pivot_table(index="product", columns="side", values="central", aggfunc="sum")
    before, after = (central.get(one, pd.Series(np.nan, central.index)) for one in SIDES)
    return after / before.where(before > 0)


def _panels(shown: pd.DataFrame) -> list[str]:
    """The panel of each row: its unit, and among those of a unit the rows of like size."""
    most = shown["high"].groupby(shown["product"]).transform("max").fillna(0.0)
    found: dict[object, str] = {}
    for unit, rows in most.groupby(shown["unit"], sort=False):
        top, place = 0.0, 0
        for index, size in rows.sort_values(ascending=False, kind="stable").items():
            if not top or size * _SPAN < top:
                top, place = size, place + 1
            found[index] = f"{unit}|{place}"
    return [found[index] for index in shown.index]


def _finding(shown: pd.DataFrame, labels: Mapping[str, str]) -> str:
    known = shown[shown["central"].notna()]
    if known.empty:
        return _("no demand is known for either scenario")
    times = _times(known).dropna()
    grown = times[times > 1 + 1e-9]
    told = {"a": labels["a"], "b": labels["b"], "total": number(len(times))}
    new = set(known.loc[known["side"].eq("b"), "product"]) - set(times.index)
    if grown.empty and new:
        return ngettext(
            "{count} product type is needed in “{b}” whose need in “{a}” is not known",
            "{count} product types are needed in “{b}” whose need in “{a}” is not known",
            len(new),
        ).format(count=number(len(new)), **told)
    if times.empty:
        return _("no product type has a known need in both scenarios")
    if grown.empty:
        return _("no product type is needed more in “{b}” than in “{a}”").format(**told)
    found = _grown(len(grown), len(times)).format(count=number(len(grown)), **told)
    name = known[known["product"].eq(str(grown.idxmax()))]["label"].iloc[0]
    most = float(grown.max())
    return _("{finding}; most of all, {times} times as much: {name}").format(
        finding=found, name=name, times=number(most, 1 if most < 10 else 0)
    )


def _grown(count: int, total: int) -> str:
    """How many are needed more."""
    if 1 < count == total:
        return _("all {total} product types are needed more in “{b}” than in “{a}”")
    return ngettext(
        "{count} of {total} product types is needed more in “{b}” than in “{a}”",
        "{count} of {total} product types are needed more in “{b}” than in “{a}”",
        count,
    )


def _notes(shown: pd.DataFrame) -> tuple[str, ...]:
    found: list[str] = [_("At least and at most: the range of the published sets of consumption.")]
    drawn = shown.loc[shown["central"].notna(), "product"].nunique()
    if drawn > TOP:
        found.append(
            ngettext(
                "{count} more product type in the table.",
                "{count} more product types in the table.",
                drawn - TOP,
            ).format(count=number(drawn - TOP))
        )
    if shown.loc[shown["central"].notna(), "panel"].nunique() > 1:
        found.append(_("Each panel has its own scale."))
    one_sided = int(shown.groupby("product")["central"].count().eq(1).sum())
    if one_sided:
        found.append(
            ngettext(
                "The need of {count} product type is known in one scenario only.",
                "The need of {count} product types is known in one scenario only.",
                one_sided,
            ).format(count=number(one_sided))
        )
    none = shown.groupby("product", sort=False)["central"].count().eq(0)
    names = [shown.loc[shown["product"].eq(code), "label"].iloc[0] for code in none[none].index]
    return (*found, *covering.no_demand_note(names))


def _fields() -> tuple[Field, ...]:
    return (
        Field("row", _("Row’s code"), "code"),
        Field("product", _("Product code"), "code"),
        Field("name", _("Name drawn"), "code"),
        Field("label", _("Product"), "text"),
        Field("side", _("Scenario’s code"), "code"),
        Field("scenario", _("Scenario"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("state", _("State"), "state"),
        *(Field(level, level_label(level).capitalize(), "number", _("a week")) for level in LEVELS),
        Field("panel", _("Panel"), "code"),
    )


def example_table() -> pd.DataFrame:
    """A small fictive table: two sizes, two units, one product needed in one scenario only."""
    nothing = float("nan")
    rows = [
        ("glove_exam", "Examination glove", "a", 1_900_000.0, 2_400_000.0, 3_100_000.0),
        ("glove_exam", "Examination glove", "b", 4_800_000.0, 6_200_000.0, 9_000_000.0),
        ("mask_surg_iir", "Face mask IIR", "a", 800_000.0, 1_000_000.0, 1_200_000.0),
        ("mask_surg_iir", "Face mask IIR", "b", 1_600_000.0, 2_300_000.0, 2_900_000.0),
        ("resp_ffp2", "FFP2", "a", 12_000.0, 21_000.0, 30_000.0),
        ("resp_ffp2", "FFP2", "b", 90_000.0, 140_000.0, 260_000.0),
        ("gown_isolation", "Isolation gown", "a", nothing, nothing, nothing),
        ("gown_isolation", "Isolation gown", "b", 60_000.0, 85_000.0, 110_000.0),
        ("shoe_cover", "Shoe cover", "a", nothing, nothing, nothing),
        ("shoe_cover", "Shoe cover", "b", nothing, nothing, nothing),
    ]
    table = pd.DataFrame(
        rows, columns=["product_code", "product", "scenario", "low", "central", "high"]
    )
    state = np.where(table["central"].notna(), "value", "no_demand")
    return table.assign(state=state)[list(COLUMNS)]


def example() -> Exhibit:
    """Two fictive scenarios."""
    return scenarios(
        example_table(),
        scenario_labels={"a": "calm day", "b": "wave of autumn"},
        place_label="Tunisia",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(21, 60),
        source="fictive sample, round 2026-R2",
    )
