"""Candidates for a need, the sites that may ask, and what each of them would look for."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from cluster_data import store
from cluster_data.selection import Rung, Selection
from cluster_data.viewer import Viewer
from planning.bill import bill
from planning.discretion import FEW
from planning.matching import Candidate, Need, rank
from planning.matching_offers import needs_of
from planning.matching_wants import Want, wants


@dataclass(frozen=True)
class Found:
    """The candidates of a need, and how many more firms do it that may not be shown.

    `hidden` is None for one or two of them; `asked` how many firms were asked, None where no roster
    says so.
    """

    ranked: tuple[Candidate, ...]
    hidden: int | None
    asked: int | None


@dataclass(frozen=True)
class Asker:
    """A site that may be asked for: `place` in degrees, None where not known."""

    site_id: str
    member_id: str
    name: str | None
    site_name: str | None
    cluster: str
    country: str
    area: str
    place: tuple[float, float] | None


def found(selection: Selection, viewer: Viewer, today: dt.date, need: Need) -> Found:
    """The candidates of a need among the clusters and regions of a selection."""
    asked = _everything(selection)
    lines = store.supply_lines(asked, viewer, today)
    places = store.sites(asked, viewer, today).table
    ranked = rank(need, lines, places, store.cooperation(asked, viewer, today))
    figures = store.product_figures(asked, viewer, "capacity", "all", today)
    return Found(ranked, _hidden(need, lines), figures.whole.asked)


def askers(selection: Selection, viewer: Viewer, today: dt.date) -> tuple[Asker, ...]:
    """Sites of the selection that may ask, named ones first; of a cluster only its own."""
    table = store.sites(_everything(selection), viewer, today).table
    made = [
        Asker(
            site_id=row["site_id"], member_id=row["member_id"], name=_text(row["name"]),
            site_name=_text(row["site_name"]), cluster=row["cluster_code"],
            country=_text(row["country"]) or "", area=_text(row["area"]) or "",
            place=None if pd.isna(row["lat"]) else (float(row["lat"]), float(row["lng"])),
        )
        for row in table.to_dict("records")
    ]  # fmt: skip
    own = viewer.cluster
    return tuple(
        sorted(
            (one for one in made if own in (None, one.cluster)),
            key=lambda one: (one.name is None, (one.name or "").casefold(), one.site_id),
        )
    )


def wanted(
    selection: Selection, viewer: Viewer, today: dt.date, site: str, rung: Rung
) -> tuple[Want, ...]:
    """What a site would look for."""
    asked = _everything(selection).but(clusters=(), regions=())
    lines = store.supply_lines(asked, viewer, today)
    return wants(lines, store.cooperation(asked, viewer, today), site, rung)


def most_wanted(selection: Selection, viewer: Viewer, today: dt.date) -> str:
    """The input that most firms would need and do not make; empty where none needs any."""
    lines = store.supply_lines(_everything(selection), viewer, today)
    counted: Counter[str] = Counter()
    for _firm, products in lines.groupby("firm")["product_code"]:
        made = {code for code in products if isinstance(code, str)}
        needed = {part.code for code in made for part in bill(code).binding}
        counted.update(needed - made)
    return min(counted, key=lambda code: (-counted[code], code), default="")


def _everything(selection: Selection) -> Selection:
    """The selection's clusters, regions, day and round: what is wanted is no filter of lines."""
    return selection.but(products=(), families=(), stages=(), certificates=(), countries=())


def _hidden(need: Need, lines: pd.DataFrame) -> int | None:
    """Firms that do it and may not be shown; None for one or two."""
    secret = lines[~lines["listed"].astype(bool)]
    if need.countries:
        secret = secret[secret["country"].isin(need.countries)]
    if need.kind == "stage":
        does = [need.code in stages for stages in secret["stages"]]
    elif need.kind == "buyer":
        does = [bool(needs_of(code, need.code)) for code in secret["product_code"]]
    else:
        does = list(secret["product_code"].eq(need.made)) if need.made else [False] * len(secret)
    count = int(secret.loc[does, "firm"].nunique())
    return None if 1 <= count <= FEW else count


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
