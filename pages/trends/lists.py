"""The rows of each figure as a list: for the keyboard, for narrow screens, and for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from exhibits.catalogue.round_change import signed
from exhibits.exhibit import SUPPRESSED, Exhibit
from pages.trends import figures
from pages.trends.view import View
from shell import listing
from shell.listing import Row
from shell.state import State
from words import _, compact, date, ngettext, number


def rounds(state: State, view: View) -> None:
    """Each round with its capacity, that of the same sites, and who answered; the newest first."""
    points = view.of_topic(view.found.points).to_dict("records")
    answers = figures.responses(state, view)
    rows = [
        Row(
            code=point["round"],
            name=point["round"],
            note=" · ".join(
                (_("until {day}").format(day=date(point["day"])), _answered(*answered))
            ),
            cells=(
                _amount(point["capacity"], point["state"]),
                _amount(point["panel"], "suppressed"),
            ),
        )
        for point, answered in zip(points, answers, strict=True)
    ]
    listing.draw(
        "tela_trends_rounds",
        [_("Round"), _("All"), _("Same sites")],
        rows[::-1],
        _("Rounds, the newest first"),
        tall="none",
    )


def steps(exhibit: Exhibit) -> None:
    """Each change from a round to the next with its parts; the newest first."""
    listing.draw(
        "tela_trends_steps",
        [_("Rounds"), _("Net change"), _("Same sites")],
        [_row(row) for row in exhibit.table.to_dict("records")][::-1],
        _("Changes from round to round, the newest first"),
        tall="none",
    )


def products(exhibit: Exhibit, chosen: str, on_choose: Callable[[str], object]) -> None:
    """Each product's change with its parts; one chosen becomes what the page is about."""
    listing.draw(
        "tela_trends_products",
        [_("Product"), _("Net change"), _("Same sites")],
        [_row(row) for row in exhibit.table.to_dict("records")],
        _("Products by their change"),
        chosen,
        on_choose,
        tall="34rem",
    )


def _row(row: dict[Any, Any]) -> Row:
    hidden = row["state"] != "value"
    cells = [_share(row[f"{part}_share"]) for part in ("net", "same")]
    if hidden:
        cells = [SUPPRESSED, ""]
    elif pd.isna(row["net_share"]):
        cells = [_("new") if row["after"] > 0 else "–", ""]
    return Row(
        code=row["product"],
        name=row["name"],
        note=_("{unit} a week").format(unit=row["unit"]),
        cells=tuple(cells),
        quiet=hidden,
    )


def _share(value: float) -> str:
    return "–" if pd.isna(value) else signed(float(value))


def _amount(value: float, state: str) -> str:
    if pd.isna(value):
        return SUPPRESSED if state == "suppressed" else "–"
    return compact(float(value))


def _answered(asked: int | None, answered: int) -> str:
    if asked is None:
        return ngettext("{count} firm answered", "{count} firms answered", answered).format(
            count=number(answered)
        )
    return _("{count} of {total} firms").format(count=number(answered), total=number(asked))
