"""Exhibit: capacity over the rounds, of all that answered beside the same sites in every round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.heat_finding import nothing
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, compact, ngettext, number

COLUMNS = ("place", "round", "day", "state", "value", "n", "asked", "answered")
LINES = ("all", "panel")
"""What each line is of: all that answered the round, and the sites that answered every round."""
_MEASURE = "capacity"


def panel_trend(
    table: pd.DataFrame,
    *,
    topic_label: str,
    unit_label: str,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "panel_trend",
) -> Exhibit:
    """Weekly capacity of one product, or of products of one unit, round by round.

    `table` has `COLUMNS`, the rounds in time: `place` is one of `LINES`; `value` in the unit a
    week, n firms behind it (Int64); asked, answered (Int64) are the firms of the whole round, NA
    where no roster says who was asked.
    """
    shown = measures.tidy(table, COLUMNS, ())
    shown.insert(1, "name", [line_labels()[code] for code in shown["place"]])
    order = shown["place"].map({code: place for place, code in enumerate(LINES)})
    shown = shown.assign(_order=order).sort_values(["_order", "day", "round"], kind="stable")
    shown = shown.drop(columns="_order").reset_index(drop=True)
    said = _finding(shown, unit_label)
    title = _("{topic}: {finding}").format(topic=topic_label, finding=said)
    described = measures.subtitle(_MEASURE, topic_label, rung_label, answered, as_of)
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(rung_label, unit_label),
        encoding=Encoding("lines", x="round", y="value", series="place", measure=_MEASURE),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def line_labels() -> dict[str, str]:
    """The two lines in words."""
    return {"all": _("all that answered"), "panel": _("same sites")}


def _finding(shown: pd.DataFrame, unit: str) -> str:
    ends = {code: _ends(shown, code) for code in LINES}
    if ends["all"] is None:
        return nothing(shown.loc[shown["place"].eq("all"), "state"])
    whole = _course(*ends["all"], unit)
    if ends["panel"] is None or shown["round"].nunique() < 2:
        return whole
    same = _course(*ends["panel"], unit)
    return _("{finding}; at the sites that answered every round {detail}").format(
        finding=whole, detail=same
    )


def _ends(shown: pd.DataFrame, code: str) -> tuple[float, float] | None:
    """The first and the last figure of a line, where its last round has one."""
    line = shown.loc[shown["place"].eq(code), "value"]
    known = line.dropna()
    if known.empty or pd.isna(line.iloc[-1]):
        return None
    return float(known.iloc[0]), float(known.iloc[-1])


def _course(first: float, last: float, unit: str) -> str:
    begun, ended = (compact(value) for value in (first, last))
    value = _("{value} {unit} a week").format(value=ended, unit=unit)
    if begun == ended:
        return _("{value}, unchanged").format(value=value)
    text = _("{value}, up from {first}") if last > first else _("{value}, down from {first}")
    return text.format(value=value, first=begun)


def _notes(shown: pd.DataFrame) -> tuple[str, ...]:
    found: list[str] = []
    if shown["round"].nunique() > 1:
        found.append(
            _(
                "A change in who answers is no change in the industry: only sites that answered "
                "every round compare like with like."
            )
        )
        found.append(_("Each round is counted as of the last day anybody answered in it."))
    panel = shown[shown["place"].eq("panel")]
    if len(panel) and panel["value"].isna().all():
        found.append(
            _("The same sites are not shown: they, or the others, are fewer than three firms.")
        )
    hidden = int(shown[shown["place"].eq("all")]["state"].eq("suppressed").sum())
    if hidden:
        found.append(
            ngettext(
                "{count} round is not shown: fewer than three firms.",
                "{count} rounds are not shown: fewer than three firms each.",
                hidden,
            ).format(count=number(hidden))
        )
    return tuple(found)


def _fields(rung: str, unit: str) -> tuple[Field, ...]:
    value = measures.value_field(_MEASURE, rung)
    return (
        Field("place", _("Curve’s code"), "code"),
        Field("name", _("Curve"), "text"),
        Field("round", _("Round"), "code"),
        Field("day", _("As of"), "date"),
        Field("state", _("State"), "state"),
        Field(value.name, value.label, value.kind, f"{unit} {value.unit}".strip()),
        Field("n", _("Firms behind the figure"), "count", _("firms")),
        Field("asked", _("Asked"), "count", _("firms")),
        Field("answered", _("Answered"), "count", _("firms")),
    )


def example_table() -> pd.DataFrame:
    """Fictive rounds: more answer each time, and the same sites stay as they were."""
    days = {"2025-R2": dt.date(2025, 10, 1), "2026-R1": dt.date(2026, 4, 1),
            "2026-R2": dt.date(2026, 10, 1)}  # fmt: skip
    course = {
        "all": [(9e5, 8), (1.1e6, 10), (1.4e6, 13)],
        "panel": [(8e5, 7), (8e5, 7), (8.2e5, 7)],
    }
    answers = [(40, 21), (52, 30), (66, 41)]
    rows = [
        (code, round_, day, "value", *point, *answer)
        for code, points in course.items()
        for (round_, day), point, answer in zip(days.items(), points, answers, strict=True)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype(dict.fromkeys(("n", "asked", "answered"), "Int64"))


def example() -> Exhibit:
    """A fictive course of three rounds."""
    return panel_trend(
        example_table(),
        topic_label="FFP2",
        unit_label="pieces",
        rung_label="certified",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(13, 66),
        source="fictive sample",
    )
