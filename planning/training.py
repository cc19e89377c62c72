"""What firms would learn, and where it is taught: demand for skills by place and stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

import pandas as pd

from planning.discretion import FEW

By = Literal["country", "region", "stage"]
BYS: tuple[By, ...] = get_args(By)
ALL = "all"
OFFERED = "offered"
"""The row of those who teach, beneath the skills that are sought."""
COLUMNS = ("row", "place", "state", "n")
_PLACE = {"country": "country", "region": "area_code"}
Told = Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]


def demand(answers: pd.DataFrame, told: Told, by: By) -> pd.DataFrame:
    """Firms that seek each skill, and firms that offer training, by place: `COLUMNS`.

    `answers` are as `cluster_data.store.training_answers` gives them; `told` parts a text into
    codes of known skills and what nobody knows (`cluster_data.reference.skills_in`). place is a
    country's code, a region's (as drawn; where none is known a firm counts in all alone), a
    stage's, or `ALL`; a firm at two stages counts at both and once in all. n is NA and the state
    suppressed where one or two firms stand behind it that are not open; so is the whole of a row
    with exactly one such country or region, as taking away would tell it.
    """
    rows = []
    for row in answers.to_dict("records"):
        named = told(row["answer"])[0] if row["kind"] == "sought" else (OFFERED,)
        places = list(row["stages"]) if by == "stage" else [row[_PLACE[by]]]
        for skill in named:
            for place in (*filter(None, places), ALL):
                rows.append((skill, place, row["firm"], bool(row["open"])))
    said = pd.DataFrame(rows, columns=["row", "place", "firm", "open"])
    if said.empty:
        return pd.DataFrame(columns=list(COLUMNS)).astype({"n": "Int64"})
    counted = said.groupby(["row", "place"], as_index=False).agg(
        n=("firm", "nunique"), open=("open", "all")
    )
    few = counted["n"].le(FEW) & ~counted["open"]
    parts = few & counted["place"].ne(ALL)
    alone = parts.groupby(counted["row"]).transform("sum").eq(1)
    # a firm may be at several stages: there the whole less the parts tells of nobody
    derived = alone & counted["place"].eq(ALL) & (by != "stage")
    hidden = few | derived
    counted["state"] = hidden.map({True: "suppressed", False: "value"})
    counted["n"] = counted["n"].astype("Int64").mask(hidden)
    return counted[list(COLUMNS)]


def unknown(answers: pd.DataFrame, told: Told) -> pd.DataFrame:
    """Wishes that no known skill is, as written: text, n (firms), by how many wrote them.

    Only from firms the viewer may read of, or those that three or more wrote.
    """
    rows = [
        (text, row["firm"], bool(row["open"]))
        for row in answers[answers["kind"].eq("sought")].to_dict("records")
        for text in told(row["answer"])[1]
    ]
    said = pd.DataFrame(rows, columns=["text", "firm", "open"])
    counted = said.groupby("text", as_index=False).agg(n=("firm", "nunique"), open=("open", "all"))
    shown = counted[counted["open"].astype(bool) | counted["n"].gt(FEW)]
    return shown.sort_values(["n", "text"], ascending=[False, True])[["text", "n"]].reset_index(
        drop=True
    )


def firms(answers: pd.DataFrame, kind: str) -> int:
    """How many firms seek (`sought`) or offer (`offered`) training."""
    return int(answers.loc[answers["kind"].eq(kind), "firm"].nunique())
