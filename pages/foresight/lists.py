"""The rows of each figure as a list: for the keyboard, for narrow screens, and for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from cluster_data import reference
from exhibits.exhibit import Exhibit, state_label
from pages.foresight import figures
from pages.foresight.view import View
from planning.gap import alert_label
from shell import listing
from shell.listing import Row
from shell.state import State
from shell.wording import product_names, unit
from words import _, compact, number, percent, short_date


def short(state: State, view: View, on_choose: Callable[[str], object]) -> None:
    """Products by the day they are short from in the case asked, and what is covered by then."""
    case, known = view.asked.case, view.answer.cover
    names = product_names(known["product_code"])
    rows = [
        Row(
            code=row["product_code"],
            name=names[row["product_code"]],
            note=_need(row),
            cells=(
                (_from(state, row[case]), share(row[f"share_{case}"]))
                if row["state"] == "value"
                else (silence(row["state"]), "")
            ),
            quiet=row["state"] != "value",
            alarm=(0,) if row["state"] == "value" and not pd.isna(row[case]) else (),
        )
        for row in known.to_dict("records")
    ]
    heads = [_("Product"), _("Short from"), _("Covered")]
    listing.draw("tela_foresight_short", heads, rows, _("What runs short"), view.product,
                 on_choose=on_choose)  # fmt: skip


def cover(view: View, on_choose: Callable[[str], object]) -> None:
    """Products by their days of cover at worst and at best, with the alert."""
    known = view.answer.cover[view.answer.cover["need"].notna()]
    names = product_names(known["product_code"])
    rows = [
        Row(
            code=row["product_code"],
            name=names[row["product_code"]],
            note=alert_label(row["alert"]) if row["alert"] else "",
            cells=(
                (_days(row["worst"], view), _days(row["best"], view))
                if row["state"] == "value"
                else (silence(row["state"]), "")
            ),
            quiet=row["state"] != "value",
            alarm=(0,) if row["alert"] in ("urgent", "short") else (),
        )
        for row in known.to_dict("records")
    ]
    heads = [_("Product"), _("Days, at worst"), _("At best")]
    listing.draw("tela_foresight_cover", heads, rows, _("Days of cover"), view.product,
                 on_choose=on_choose)  # fmt: skip


def regions(exhibit: Exhibit, on_choose: Callable[[str], object]) -> None:
    """Regions by the share of their need that is covered, and what is missing."""
    table = exhibit.table[exhibit.table["state"].isin(("value", "suppressed"))]
    ranked = table.sort_values(["value", "capacity"], ascending=[True, False])
    rows = [
        Row(
            code=row["area"],
            name=row["name"],
            note=reference.countries()[row["iso2"]].label,
            cells=(
                (share(row["value"]), compact(row["capacity"]))
                if row["state"] == "value"
                else (state_label(row["state"]), "")
            ),
            quiet=row["state"] != "value",
        )
        for row in ranked.to_dict("records")
    ]
    heads = [_("Region"), _("Covered"), _("Missing")]
    listing.draw("tela_foresight_regions", heads, rows, _("What is missing where"),
                 on_choose=on_choose)  # fmt: skip


def needs(view: View) -> None:
    """What each product needs in both scenarios, in the week that needs most."""
    table = figures.needs(view)
    told = table["central"].map(compact).where(table["state"].eq("value"), _("not known"))
    cells = table.assign(told=told).pivot(index="product_code", columns="scenario", values="told")
    names = table.drop_duplicates("product_code").set_index("product_code")["product"]
    rows = [
        Row(
            code=str(code),
            name=str(name),
            note=unit(reference.products()[str(code)].unit),
            cells=(cells.at[code, "a"], cells.at[code, "b"]),
        )
        for code, name in names.items()
    ]
    heads = [_("Product"), "A", "B"]
    listing.draw("tela_foresight_needs", heads, rows, _("Need a week at its peak"))


def silence(state: str) -> str:
    """Why a product has no figure."""
    return _("no demand known") if state == "no_demand" else state_label(state)


def share(value: float) -> str:
    """A share of the need covered; far more than enough is said as such."""
    if value >= 10:
        return _("over {times} times").format(times=number(int(value)))
    return percent(value, 1 if 0 < value < 0.1 else 0)


def _need(row: dict[Any, Any]) -> str:
    if pd.isna(row["need"]):
        return ""
    named = unit(reference.products()[row["product_code"]].unit)
    return _("needs {amount} {unit} a week").format(amount=compact(row["need"]), unit=named)


def _from(state: State, days: float) -> str:
    day = figures.short_from(state, days)
    return _("not short") if pd.isna(day) else short_date(day)


def _days(days: float, view: View) -> str:
    if pd.isna(days):
        return _("over {days}").format(days=number(7 * view.asked.weeks))
    return number(days)
