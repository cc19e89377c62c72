"""The rows of each figure as a list: every cluster, every figure of one, every skill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from exhibits.catalogue import benchmark_words as words_of
from exhibits.exhibit import Exhibit, state_label
from pages.benchmark.view import View
from planning.benchmark import INDICATORS
from planning.training import ALL
from shell import listing
from shell.listing import Row
from words import _, number


def clusters(exhibit: Exhibit, view: View, on_choose: Callable[[str], object]) -> None:
    """Every cluster with its interval and the places it may have."""
    rows = [
        Row(
            code=row["cluster"],
            name=row["name"],
            note=row["reason"],
            cells=_cells(view.indicator, row),
            quiet=row["state"] != "value",
        )
        for row in exhibit.table.to_dict("records")
    ]
    heads = [_("Cluster"), exhibit.field("value").label, _("Rank")]
    listing.draw(
        "tela_benchmark_clusters", heads, rows, _("Clusters side by side"), view.own, on_choose
    )


def _cells(indicator: str, row: Mapping[Any, Any]) -> tuple[str, str]:
    if row["state"] != "value" or np.isnan(row["value"]):
        hidden = row["state"] == "suppressed"
        return state_label("suppressed") if hidden else _("nothing stated"), ""
    value = words_of.short(indicator, float(row["value"]))
    if pd.isna(row["best"]):
        return value, "–"
    return value, words_of.rank_text(int(row["best"]), int(row["worst"]), int(row["ranked"]))


def figures_of_one(view: View, on_choose: Callable[[str], object]) -> None:
    """Every figure of the cluster in question, beside the median of its peers."""
    table = view.found.table
    own = table[table["cluster_code"].eq(view.own)]
    mine = dict(zip(own["indicator"], own.to_dict("records"), strict=True))
    peers = table[table["cluster_code"].isin([peer.code for peer in view.peers])]
    rows = []
    for indicator in INDICATORS:
        row = mine[indicator]
        told = row["state"] == "value" and not np.isnan(row["value"])
        theirs = peers.loc[peers["indicator"].eq(indicator), "value"].dropna()
        median = words_of.short(indicator, float(np.median(theirs))) if len(theirs) else "–"
        note = words_of.firms_counted(indicator, int(row["n"]), int(row["of"])) if told else ""
        if told and not np.isnan(row["low"]):
            ends = words_of.interval_text(indicator, float(row["low"]), float(row["high"]))
        else:
            ends = "–"
        value, place = _cells(indicator, row)
        rows.append(
            Row(indicator, words_of.name(indicator), (value, ends, median, place), note,
                quiet=not told)
        )  # fmt: skip
    heads = [
        _("Indicator"), _("Here"), _("Interval of 95 %"), _("Peers’ median"), _("Rank"),
    ]  # fmt: skip
    listing.draw(
        "tela_benchmark_figures", heads, rows, _("All figures"), view.indicator, on_choose,
        tall="none",
    )  # fmt: skip


def skills(exhibit: Exhibit) -> None:
    """Every skill with the firms that seek it."""
    wholes = exhibit.table[exhibit.table["place"].eq(ALL)]
    rows = [
        Row(
            code=row["row"],
            name=row["row_label"],
            cells=(
                number(int(row["value"])) if row["state"] == "value" else state_label(row["state"]),
            ),
            quiet=row["state"] != "value",
        )
        for row in wholes.to_dict("records")
    ]
    listing.draw("tela_training_skills", [_("Skill"), _("Firms")], rows, _("Skills sought"))
