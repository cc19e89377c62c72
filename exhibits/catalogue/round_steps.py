"""Exhibit: one product, or one unit, from each round to the next, parted by who answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.catalogue.change_finding import parted
from exhibits.catalogue.round_change import (
    LONGEST,
    PARTS,
    cut,
    part_labels,
    signed,
    with_shares,
)
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

COLUMNS = (
    "product", "name", "day", "unit", "state", "before", "after", "same", "entrants", "leavers",
    "n_before", "n_after",
)  # fmt: skip


def round_steps(
    table: pd.DataFrame,
    *,
    topic_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "round_steps",
) -> Exhibit:
    """Weekly capacity from each round to the next, in % of the earlier one, oldest first.

    `table` has `COLUMNS`, a row for each two rounds in turn: `product` is the later round, `name`
    says both, `day` is the later one's; the rest is as in `round_change`.
    """
    shown = with_shares(table.loc[:, list(COLUMNS)])
    title = _("{topic}, round by round: {finding}").format(
        topic=topic_label, finding=_finding(shown)
    )
    measured = _("{rung} capacity a week, change in % of the round before").format(rung=rung_label)
    measured = measured[:1].upper() + measured[1:]
    described = " · ".join((measured, answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(),
        encoding=Encoding("change", x="net_share", y="product"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _finding(shown: pd.DataFrame) -> str:
    known = shown[shown["net_share"].notna()]
    if known.empty:
        return _("no change can be shown")
    told = known[parted(known)]
    if told.empty:
        return _("changes show as a whole, each part being that of fewer than three firms")
    same = told["same"].abs().sum()
    others = told["entrants"].sum() - told["leavers"].sum()
    if same + others == 0:
        return _("nothing changed")
    if same == 0:
        return _("all that changed is who answered")
    if others > same:
        return _("who answered changed more than the same sites did")
    return _("the same sites changed more than who answered did")


def _notes(shown: pd.DataFrame) -> tuple[str, ...]:
    found: list[str] = []
    if cut(shown[shown["net_share"].notna()]).any():
        found.append(
            _("Bars end at {most}; the number beside is exact.").format(most=signed(LONGEST))
        )
    hidden = int(shown["state"].eq("suppressed").sum())
    if hidden:
        found.append(
            ngettext(
                "{count} step is not shown: fewer than three firms.",
                "{count} steps are not shown: fewer than three firms each.",
                hidden,
            ).format(count=number(hidden))
        )
    new = shown[shown["before"].eq(0) & (shown["after"] > 0)]
    if len(new):
        found.append(
            _("No share is drawn where nothing stood before: {names}.").format(
                names=", ".join(new["name"])
            )
        )
    found.append(_("A site missing from the later round may have closed, or not have answered."))
    return tuple(found)


def _fields() -> tuple[Field, ...]:
    weekly, labels = _("a week"), part_labels()
    of_before = _("% of the round before")
    return (
        Field("product", _("Later round"), "text"),
        Field("name", _("Rounds"), "text"),
        Field("day", _("As of"), "date"),
        Field("unit", _("Unit"), "text"),
        Field("state", _("State"), "state"),
        Field("before", _("Earlier round"), "number", weekly),
        Field("after", _("Later round’s capacity"), "number", weekly),
        *(Field(part, labels[part].capitalize(), "number", weekly) for part in PARTS),
        Field("n_before", _("Firms in the earlier round"), "count", _("firms")),
        Field("n_after", _("Firms in the later round"), "count", _("firms")),
        *(
            Field(f"{part}_share", f"{labels[part].capitalize()}, {of_before}", "ratio", "%")
            for part in PARTS
        ),
        Field("net_share", _("Net change, {unit}").format(unit=of_before), "ratio", "%"),
    )


def step_name(before: str, after: str) -> str:
    """Two rounds in turn, as a row is called."""
    return _("{before} → {after}").format(before=visible(before), after=visible(after))


def example_table() -> pd.DataFrame:
    """Fictive rounds: a rise by newcomers alone, a fall, one whose parts may not be told."""
    nothing = float("nan")
    rows = [
        ("2025-R2", "2025-R1 → 2025-R2", dt.date(2025, 10, 1), "pieces", "value",
         1e6, 1.3e6, 0.0, 4e5, -1e5, 8, 11),
        ("2026-R1", "2025-R2 → 2026-R1", dt.date(2026, 4, 1), "pieces", "value",
         1.3e6, 1.1e6, 5e4, 0.0, -2.5e5, 11, 9),
        ("2026-R2", "2026-R1 → 2026-R2", dt.date(2026, 10, 1), "pieces", "value",
         1.1e6, 1.2e6, nothing, nothing, nothing, 9, 10),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"n_before": "Int64", "n_after": "Int64"})


def example() -> Exhibit:
    """A fictive course of four rounds in three steps."""
    return round_steps(
        example_table(),
        topic_label="FFP2",
        rung_label="certified",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(10, 66),
        source="fictive sample",
    )
