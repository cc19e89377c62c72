"""Exhibit: what became of each product since the last round, and through whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.catalogue.change_finding import finding, parted
from exhibits.catalogue.product_measures import more_note
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number, percent

COLUMNS = (
    "product", "name", "unit", "state", "before", "after", "same", "entrants", "leavers",
    "n_before", "n_after",
)  # fmt: skip
PARTS = ("same", "entrants", "leavers")
TOP = 14
"""Products drawn; the others stand in the table."""
LONGEST = 2.0
"""Bars end at twice the capacity before: one product from almost nothing would flatten all."""
_NAMES = 4


def round_change(
    table: pd.DataFrame,
    *,
    before: str,
    after: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "round_change",
) -> Exhibit:
    """Weekly capacity of each product in round `after` beside round `before`, in % of the latter.

    `table` has `COLUMNS`: product code, its label, its unit's label, state, weekly amounts before
    and after, and what parts them: change at the same sites (signed), amounts of sites that
    entered (≥ 0) and left (≤ 0); firms in each round (Int64). Amounts are NaN where suppressed;
    the three parts alone are NaN where a part would be that of fewer than three firms.
    """
    shown = _tidy(table)
    title = _("Since {round}: {finding}").format(round=visible(before), finding=finding(shown))
    measured = _("{rung} capacity a week, change in % of {round}").format(
        rung=rung_label, round=visible(before)
    )
    measured = measured[:1].upper() + measured[1:]
    described = " · ".join((measured, answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(visible(before), visible(after)),
        encoding=Encoding("change", x="net_share", y="product"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown, visible(after)), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def part_labels() -> dict[str, str]:
    """The three parts of a change, in words."""
    return {
        "same": _("same sites"),
        "entrants": _("newcomers"),
        "leavers": _("not in the later round"),
    }


def moved(table: pd.DataFrame) -> pd.DataFrame:
    """The rows to draw, at most `TOP`: those that grew most and those that shrank most.

    Each side has half of the places, and what the other leaves free: a loss ends at 100% and
    would never stand beside growth from little. Rows that are rounds (`round_steps`) stay in time.
    """
    known = table[table["net_share"].notna()]
    if "day" in table:
        return known.tail(TOP)
    down = known[known["net_share"] < 0].sort_values(["net_share", "name"])
    rest = known.drop(down.index).sort_values(["net_share", "name"], ascending=[False, True])
    losses = min(len(down), max(TOP // 2, TOP - len(rest)))
    return pd.concat([rest.head(TOP - losses), down.head(losses).iloc[::-1]])


def ends(rows: pd.DataFrame) -> tuple[float, float]:
    """The two ends of the axis: where the longest bars end, as far as they are drawn."""
    losses, gains = _reach(rows, -1), _reach(rows, +1)
    low, high = (float(losses.min()), float(gains.max())) if len(rows) else (0.0, 0.0)
    return min(low, -0.1), min(max(high, 0.1), LONGEST)


def _reach(rows: pd.DataFrame, sign: int) -> pd.Series:
    """How far each row's bar reaches to one side of zero: right for +1, left for -1."""
    parts = rows[[f"{part}_share" for part in PARTS]]
    reach = parts.where(parts * sign > 0, 0.0).sum(axis=1)
    net = rows["net_share"]
    return reach.where(parted(rows), net.where(net * sign > 0, 0.0))


def cut(rows: pd.DataFrame) -> pd.Series:
    """Which of the rows have a bar that goes on beyond `LONGEST`."""
    return _reach(rows, +1) > LONGEST


def signed(share: float) -> str:
    """A change with its sign: +12%, −3.4%, 0%."""
    digits = 1 if 0 < abs(share) < 0.1 else 0
    size = percent(abs(share), digits)
    if size == percent(0.0):
        return size
    return f"{'+' if share > 0 else '−'}{size}"


def _tidy(table: pd.DataFrame) -> pd.DataFrame:
    shown = with_shares(table.loc[:, list(COLUMNS)])
    return shown.sort_values(
        ["net_share", "name", "product"], ascending=[False, True, True], na_position="last"
    ).reset_index(drop=True)


def with_shares(table: pd.DataFrame) -> pd.DataFrame:
    """A copy with shares of the capacity before; a suppressed row keeps no amount."""
    shown = table.reset_index(drop=True)
    for column in ("name", "unit"):
        shown[column] = [visible(text) for text in shown[column]]
    hidden = ~shown["state"].eq("value")
    for column in ("before", "after", *PARTS):
        shown[column] = shown[column].astype(float).mask(hidden)
    for column in ("n_before", "n_after"):
        shown[column] = shown[column].astype("Int64").mask(hidden)
    base = shown["before"].where(shown["before"] > 0)
    for part in PARTS:
        shown[f"{part}_share"] = shown[part] / base
    shown["net_share"] = (shown["after"] - shown["before"]) / base
    return shown


def _notes(shown: pd.DataFrame, after: str) -> tuple[str, ...]:
    found: list[str] = []
    drawn = moved(shown)
    found += more_note(int(shown["net_share"].notna().sum()) - len(drawn))
    if cut(drawn).any():
        found.append(
            _("Bars end at {most}; the number beside is exact.").format(most=signed(LONGEST))
        )
    new = shown[shown["before"].eq(0) & (shown["after"] > 0)]
    if len(new):
        listed = ", ".join(new["name"].head(_NAMES)) + ("…" if len(new) > _NAMES else "")
        found.append(
            ngettext(
                "{count} product is new in {round}: {names}",
                "{count} products are new in {round}: {names}",
                len(new),
            ).format(count=number(len(new)), round=after, names=listed)
        )
    found += _hidden(shown)
    found.append(_("A site missing from the later round may have closed, or not have answered."))
    return tuple(found)


def _hidden(shown: pd.DataFrame) -> list[str]:
    found: list[str] = []
    whole = int((shown["net_share"].notna() & ~parted(shown)).sum())
    if whole:
        found.append(
            ngettext(
                "{count} product shows its net change alone: a part is that of fewer than three "
                "firms.",
                "{count} products show their net change alone: a part is that of fewer than three "
                "firms.",
                whole,
            ).format(count=number(whole))
        )
    hidden = int(shown["state"].eq("suppressed").sum())
    if hidden:
        found.append(
            ngettext(
                "{count} product is not shown: fewer than three firms.",
                "{count} products are not shown: fewer than three firms each.",
                hidden,
            ).format(count=number(hidden))
        )
    return found


def _fields(before: str, after: str) -> tuple[Field, ...]:
    weekly, labels = _("a week"), part_labels()
    of_before = _("% of {round}").format(round=before)
    return (
        Field("product", _("Product code"), "code"),
        Field("name", _("Product"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("state", _("State"), "state"),
        Field("before", before, "number", weekly),
        Field("after", after, "number", weekly),
        *(Field(part, labels[part].capitalize(), "number", weekly) for part in PARTS),
        Field("n_before", _("Firms in {round}").format(round=before), "count", _("firms")),
        Field("n_after", _("Firms in {round}").format(round=after), "count", _("firms")),
        *(
            Field(f"{part}_share", f"{labels[part].capitalize()}, {of_before}", "ratio", "%")
            for part in PARTS
        ),
        Field("net_share", _("Net change, {unit}").format(unit=of_before), "ratio", "%"),
    )


def example_table() -> pd.DataFrame:
    """Fictive products: grown through newcomers, shrunk, from almost nothing, new, suppressed."""
    nothing = float("nan")
    rows = [
        ("resp_ffp2", "FFP2", "pieces", "value", 1e6, 1.5e6, 1e5, 6e5, -2e5, 8, 10),
        ("mask_iir", "Mask type IIR", "pieces", "value", 2e6, 1.4e6, -1e5, 0.0, -5e5, 9, 6),
        ("gown_iso", "Isolation gown", "pieces", "value", 1e4, 6e4, 5e3, 4.5e4, 0.0, 3, 5),
        ("mat_meltblown", "Meltblown fabric", "kg", "value", 9e3, 9e3, 0.0, 0.0, 0.0, 3, 3),
        ("swab", "Swab", "pieces", "value", 0.0, 4e4, 0.0, 4e4, 0.0, 0, 3),
        ("drape", "Drape", "pieces", "suppressed", *([nothing] * 5), None, None),
        ("scrubs", "Scrubs", "sets", "value", 4e3, 5e3, *([nothing] * 3), 3, 4),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"n_before": "Int64", "n_after": "Int64"})


def example() -> Exhibit:
    """A fictive change between two rounds."""
    return round_change(
        example_table(),
        before="2026-R1",
        after="2026-R2",
        rung_label="attested",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(22, 66),
        source="fictive sample, round 2026-R2",
    )
