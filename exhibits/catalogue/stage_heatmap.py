"""Exhibit: the stages of the value chain by country or region, and how much is certified."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.product_heatmap import ALL
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, number

COLUMNS = (
    "row", "row_label", "unit", "place", "place_label", "state", "value", "capacity", "n",
    "stage_sites",
)  # fmt: skip
Places = Literal["countries", "regions"]
_HEARD = ("value", "none", "suppressed")


def stage_heatmap(
    cells: pd.DataFrame,
    *,
    topic_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    places: Places = "countries",
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "stage_heatmap",
) -> Exhibit:
    """Stages by places, coloured by the share of their firms that hold a valid certificate.

    `cells` has `COLUMNS`, a row a stage (in the order of the chain) and place, and for each stage
    its whole with the place `ALL`: state, `value` (0 to 1 of the firms at the stage: those with a
    line whose certificate is valid, or attested where no standard applies; NaN where that may not
    be told), `capacity` a week in `unit` (NaN and "" where the stage's lines have several), firms
    and sites (Int64).
    """
    shown = _ordered(_tidy(cells))
    title = _("{topic}: {finding}").format(topic=topic_label, finding=finding(shown, places))
    heading = _("Share of the firms at a stage with certified lines")
    described = " · ".join((heading, answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(),
        encoding=Encoding("heatmap", x="place", y="row", colour="shade", measure="certified_share"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _tidy(cells: pd.DataFrame) -> pd.DataFrame:
    known = cells.assign(unit=[unit if isinstance(unit, str) else "" for unit in cells["unit"]])
    # a share kept back, although the firms at the stage may be told, has no colour
    untold = known["state"].eq("value") & known["value"].isna()
    known = known.assign(state=known["state"].astype(object).mask(untold, "suppressed"))
    shown = measures.tidy(known, COLUMNS, ("row_label", "place_label"))
    shown["stage_sites"] = (
        shown["stage_sites"].astype("Int64").mask(shown["state"].eq("suppressed"))
    )
    shown["capacity"] = shown["capacity"].mask(shown["state"].eq("none"), 0.0)
    return shown.assign(shade=shown["value"].where(shown["place"].ne(ALL)))


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Stages as given; of places the whole, then those that cover most, the silent last."""
    rank = {row: place for place, row in enumerate(dict.fromkeys(table["row"]))}
    there = table["state"].isin(["value", "suppressed"]).groupby(table["place"]).sum()
    silent = ~table["state"].isin(_HEARD).groupby(table["place"]).any()
    ranked = table.assign(
        _row=table["row"].map(rank),
        _whole=table["place"].ne(ALL),
        _silent=table["place"].isin(set(silent[silent].index)),
        _there=-table["place"].map(there).astype(int),
    )
    order = ["_row", "_whole", "_silent", "_there", "place_label", "place"]
    return ranked.sort_values(order).reset_index(drop=True)[list(table.columns)]


def finding(table: pd.DataFrame, places: Places) -> str:
    """The stages that stand in the fewest places, of those that any place covers."""
    cells = table[table["place"].ne(ALL)]
    heard = cells[cells["state"].isin(_HEARD)]
    there = heard[heard["state"].ne("none")].groupby("row", sort=False)["place"].nunique()
    if there.empty:
        return _("no stage of the chain is named by anyone who answered")
    names = dict(zip(table["row"], table["row_label"], strict=True))
    total, least = heard["place"].nunique(), int(there.min())
    rows = [names[row] for row in there.index if there[row] == least]
    if least == total:
        return _("every stage is done everywhere")
    told = {"count": number(least), "total": number(total)}
    if len(rows) > 2:
        if places == "regions":
            text = _(
                "{alike} stages are done in only {count} of {total} regions, fewer than any other"
            )
        else:
            text = _(
                "{alike} stages are done in only {count} of {total} countries, fewer than any other"
            )
        return text.format(alike=number(len(rows)), **told)
    if len(rows) == 2:
        if places == "regions":
            text = _("{first} and {second} are done in only {count} of {total} regions")
        else:
            text = _("{first} and {second} are done in only {count} of {total} countries")
        return text.format(first=rows[0], second=rows[1], **told)
    if places == "regions":
        text = _("of the stages named, {stage} is done in the fewest regions: {count} of {total}")
    else:
        text = _("of the stages named, {stage} is done in the fewest countries: {count} of {total}")
    return text.format(stage=rows[0], **told)


def _notes(shown: pd.DataFrame) -> Iterable[str]:
    yield _(
        "A firm counts at a stage that its line names, whatever it makes there; certified where a "
        "line’s certificate is valid, or attested where no standard applies. Capacity is added "
        "only where a stage’s lines share one unit."
    )
    yield from measures.hidden_note(int(shown["state"].eq("suppressed").sum()))


def _fields() -> tuple[Field, ...]:
    return (
        Field("row", _("Stage’s code"), "code"),
        Field("row_label", _("Stage"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("place", _("Place’s code"), "code"),
        Field("place_label", _("Place"), "text"),
        Field("state", _("State"), "state"),
        Field("value", _("Firms with certified lines"), "ratio", "%"),
        Field("capacity", _("Attested capacity a week"), "number"),
        Field("n", _("Firms at the stage"), "count", _("firms")),
        Field("stage_sites", _("Sites at the stage"), "count", _("sites")),
        Field("shade", _("Coloured by"), "ratio", "%"),
    )


def example_cells() -> pd.DataFrame:
    """Three stages in four countries, with every state."""
    nothing = float("nan")
    names = {
        "nonwoven_meltblown": "Meltblown",
        "cut_sew": "Confection",
        "sterilisation": "Sterilisation",
    }
    rows = [
        ("nonwoven_meltblown", ALL, "All", "value", 1.0, 28_130.0, 15, 16),
        ("nonwoven_meltblown", "TN", "Tunisia", "value", 1.0, 9_000.0, 4, 4),
        ("nonwoven_meltblown", "ES", "Spain", "suppressed", nothing, nothing, None, None),
        ("nonwoven_meltblown", "PT", "Portugal", "none", nothing, nothing, 0, 0),
        ("cut_sew", ALL, "All", "value", 0.76, nothing, 119, 120),
        ("cut_sew", "TN", "Tunisia", "value", 0.8, nothing, 30, 30),
        ("cut_sew", "ES", "Spain", "value", 0.55, nothing, 18, 19),
        ("cut_sew", "PT", "Portugal", "value", 0.3, nothing, 12, 12),
        ("sterilisation", ALL, "All", "value", 0.7, nothing, 9, 9),
        ("sterilisation", "TN", "Tunisia", "none", nothing, nothing, 0, 0),
        ("sterilisation", "ES", "Spain", "value", 0.75, nothing, 8, 8),
        ("sterilisation", "PT", "Portugal", "none", nothing, nothing, 0, 0),
        *((code, "IT", "Italy", "not_answered", nothing, nothing, None, None) for code in names),
    ]  # fmt: skip
    table = pd.DataFrame(
        rows,
        columns=["row", "place", "place_label", "state", "value", "capacity", "n", "stage_sites"],
    )
    units = {"nonwoven_meltblown": "kg"}
    return table.assign(
        row_label=table["row"].map(names), unit=table["row"].map(units).fillna("")
    ).astype({"n": "Int64", "stage_sites": "Int64"})[list(COLUMNS)]


def example() -> Exhibit:
    """A fictive chain."""
    return stage_heatmap(
        example_cells(),
        topic_label="Healthcare textiles",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(247, 279),
        source="fictive sample, round 2026-R2",
    )
