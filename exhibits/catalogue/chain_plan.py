"""Exhibit: the chain of partners, stage by stage, and what is missing in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.catalogue.chain_words import Together, example_found, finding, heading
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date

PART_COLUMNS = ("level", "head", "code", "name", "value", "amount", "amount_unit")
"""A row a firm's part in a stage, in the order of stages."""
COLUMNS = (
    "source_name", "target_name", "value", "amount", "amount_unit", "outcome_label",
    "source_head", "target_head", "state", "source", "source_level", "target", "target_level",
    "outcome",
)  # fmt: skip
SENT, MISSING = "sent", "missing"
_LEAST = 1e-9


def chain_plan(
    parts: pd.DataFrame,
    *,
    found: Together,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "chain_plan",
) -> Exhibit:
    """A column a stage, in each the firms that hold it; bands join the stages in order.

    `parts` has `PART_COLUMNS`: the stage's place from 0 and name, the firm's code and name, for how
    much of the product a week it is enough, and what that is in the stage's own unit (NaN and empty
    for a stage that has none). A stage without any part has one row with an empty code. What a
    stage lacks of the quantity is missing.
    """
    table = _links(parts, found)
    title = finding(found)
    described = " · ".join((heading(found), answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=table,
        fields=_fields(found.sought.unit),
        encoding=Encoding("sankey", x="source", y="target", size="value", colour="outcome"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(
            _(
                "Each column is a stage and adds up to the quantity, counted in finished "
                "products; bands join the stages in order."
            ),
            *notes,
        ),
        sentence=sentence(title, described, source),
        link=link,
    )


def _links(parts: pd.DataFrame, found: Together) -> pd.DataFrame:
    """Bands between each stage and the next, and from the last to the product."""
    whole = found.sought.quantity
    levels = [_segments(rows, whole) for _level, rows in parts.groupby("level", sort=True)]
    levels.append([("product", found.sought.product, "", whole, float("nan"), "")])
    rows = [
        _row(start, end, value, level)
        for level, (left, right) in enumerate(pairwise(levels))
        for start, end, value in _joined(left, right)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"value": "float64", "amount": "float64"})


Segment = tuple[str, str, str, float, float, str]
"""Code, name, head, value, amount in the stage's own unit, that unit."""


def _segments(rows: pd.DataFrame, whole: float) -> list[Segment]:
    """A column from the top: its firms, the largest first, then what is missing."""
    held = rows[rows["code"].ne("") & rows["value"].gt(0)]
    held = held.sort_values(["value", "code"], ascending=[False, True])
    total = float(held["value"].sum())
    scale = min(1.0, whole / total) if total else 1.0
    head = visible(str(rows["head"].iloc[0]))
    found: list[Segment] = [
        (row["code"], visible(row["name"]), head, float(row["value"]) * scale,
         float(row["amount"]), str(row["amount_unit"]))
        for row in held.to_dict("records")
    ]  # fmt: skip
    short = whole - min(total, whole)
    if short > _LEAST * whole:
        code = f"{MISSING}:{rows['level'].iloc[0]}"
        found.append((code, _("Missing"), head, short, float("nan"), ""))
    return found


def _joined(left: list[Segment], right: list[Segment]) -> Iterable[tuple[Segment, Segment, float]]:
    """Bands from the top of both columns down: as few as there can be."""
    at, to = 0, 0
    gone, come = 0.0, 0.0
    while at < len(left) and to < len(right):
        value = min(left[at][3] - gone, right[to][3] - come)
        if value > _LEAST * right[to][3]:
            yield left[at], right[to], value
        gone, come = gone + value, come + value
        if gone >= left[at][3] * (1 - _LEAST):
            at, gone = at + 1, 0.0
        if to < len(right) and come >= right[to][3] * (1 - _LEAST):
            to, come = to + 1, 0.0


def _row(start: Segment, end: Segment, value: float, level: int) -> tuple[object, ...]:
    lacks = start[0].startswith(MISSING)
    labels = {SENT: _("passed on"), MISSING: _("missing")}
    outcome = MISSING if lacks else SENT
    amount = start[4] * value / start[3] if start[3] else float("nan")
    return (
        start[1], end[1], value, amount, start[5], labels[outcome], start[2], end[2], "value",
        start[0], str(level), end[0], str(level + 1), outcome,
    )  # fmt: skip


def _fields(unit: str) -> tuple[Field, ...]:
    return (
        Field("source_name", _("Firm"), "text"),
        Field("target_name", _("To"), "text"),
        Field("value", _("Enough for, a week"), "number", unit),
        Field("amount", _("Of it, a week"), "number"),
        Field("amount_unit", _("Unit"), "text"),
        Field("outcome_label", _("Passed on or missing"), "text"),
        Field("source_head", _("Stage"), "text"),
        Field("target_head", _("Next stage"), "text"),
        Field("state", _("State"), "state"),
        Field("source", _("From (code)"), "code"),
        Field("source_level", _("From: level"), "code"),
        Field("target", _("To (code)"), "code"),
        Field("target_level", _("To: level"), "code"),
        Field("outcome", _("Passed on or missing (code)"), "code"),
    )


def example_parts() -> pd.DataFrame:
    """Gowns of two makers from one mill's fabric, sterilised in part."""
    rows = [
        (0, "SMS nonwoven", "m1", "Tissages du Cap", 200_000.0, 25_200.0, "kg"),
        (1, "Gowns", "m2", "Confection Sahel", 120_000.0, 120_000.0, "pieces"),
        (1, "Gowns", "m3", "Tèxtils Maresme", 80_000.0, 80_000.0, "pieces"),
        (2, "Sterilisation", "m4", "A firm in Sfax", 160_000.0, float("nan"), ""),
    ]
    return pd.DataFrame(rows, columns=list(PART_COLUMNS))


def example() -> Exhibit:
    """A fictive chain for surgical gowns that lacks some sterilisation."""
    return chain_plan(
        example_parts(),
        found=example_found(),
        as_of=dt.date(2026, 11, 1),
        answered=Answered(4, 40),
        source="fictive sample, round 2026-R2",
    )
