"""How old the answers are, and when they pass the age after which nothing is attested."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cluster_data.store import AGE_LIMIT_DAYS, SOON_DAYS
from exhibits.plain import plain
from pages.quality import figures
from pages.quality.facts import Facts
from shell import listing
from shell.listing import Head, Row
from shell.state import State
from words import _, date, ngettext, number


def draw(state: State, known: Facts) -> None:
    """The figure of ages, and beside it the days to come."""
    beside, aside = st.columns(2, gap="large")
    with beside:
        figures.draw(state, figures.fresh(state, known), "freshness")
    with aside:
        _calendar(known)


def _calendar(known: Facts) -> None:
    table = known.ageing
    st.header(plain(finding(table)), anchor=False)
    st.caption(
        _("An answer is attested for {days} days; then its firm has to answer again.").format(
            days=number(AGE_LIMIT_DAYS)
        )
    )
    if table.empty:
        return
    soon = ngettext("Within {days} day", "Within {days} days", SOON_DAYS)
    heads: list[str | Head] = [
        _("Cluster"), _("Lines"), _("Past a year"), soon.format(days=number(SOON_DAYS)),
        Head(_("The next pass on"), "words", 0.9),
    ]  # fmt: skip
    listing.draw(
        "tela_ageing", heads, [_row(row) for row in table.to_dict("records")],
        _("When answers pass a year"), tall="none",
    )  # fmt: skip


def finding(table: pd.DataFrame) -> str:
    """What the days to come bring first."""
    aged, soon = int(table["aged"].sum()), int(table["soon"].sum())
    if aged:
        return ngettext(
            "{count} product line is past a year and no longer attested",
            "{count} product lines are past a year and no longer attested",
            aged,
        ).format(count=number(aged))
    if soon:
        return ngettext(
            "{count} product line passes a year within {days} days",
            "{count} product lines pass a year within {days} days",
            soon,
        ).format(count=number(soon), days=number(SOON_DAYS))
    coming = table["next_passes"].dropna()
    if coming.empty:
        return _("No answer is old enough to count the days")
    return _("No answer passes a year before {day}").format(
        day=date(pd.Timestamp(coming.min()).date())
    )


def _row(row: dict[Any, Any]) -> Row:
    passes = row["next_passes"]
    return Row(
        code=str(row["cluster_code"]),
        name=str(row["name"]),
        note=_members(row),
        cells=(
            number(int(row["lines"])),
            number(int(row["aged"])),
            number(int(row["soon"])),
            _("all have passed") if pd.isna(passes) else date(pd.Timestamp(passes).date()),
        ),
        alarm=(1,) if row["aged"] else (),
    )


def _members(row: dict[Any, Any]) -> str:
    """Whom it concerns, where somebody has to answer again now or soon."""
    count = int(row["firms_aged"]) + int(row["firms_soon"])
    if not count:
        return ""
    return ngettext(
        "{count} member to ask again", "{count} members to ask again", count
    ).format(count=number(count))  # fmt: skip
