"""Members: those a viewer may know of, and all that is known of one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters, lists, sight
from cluster_data.store.past import snapshot_for
from cluster_data.store.snapshot import Day, Snapshot
from cluster_data.viewer import Viewer

_LISTS = ("areas", "cities", "site_names", "products", "families", "certified")


@dataclass(frozen=True)
class Members:
    """Members of a selection.

    `table`: member_id, name (None where consent withholds it), cluster_code, cluster_name,
    member_type, country, areas, cities, site_names, sites, products, families, certified (lists of
    codes; certified products only where figures may be seen), employees, reference_date, round,
    figures_visible. `withheld` counts the firms that may not be shown at all.
    """

    table: pd.DataFrame
    withheld: int
    as_of: dt.date


@dataclass(frozen=True)
class Member:
    """One firm, as far as a viewer may know it.

    `lines` are the rows that stand, each with its rungs (per week, NaN where not reached) and its
    way back to the cell: line_id, upload_id, file_name, sha256, sheet, row. `history` holds every
    row it ever gave with its state. Without `figures_visible` the lines name products only, and
    certificates and history are empty.
    """

    member_id: str
    name: str | None
    cluster_code: str
    cluster_name: str
    member_type: str | None
    consent: str
    figures_visible: bool
    sites: pd.DataFrame
    lines: pd.DataFrame
    certificates: pd.DataFrame
    history: pd.DataFrame
    cooperation: pd.DataFrame


def members(selection: Selection, viewer: Viewer, today: dt.date) -> Members:
    """The firms of a selection that the viewer may know of, by name, those without one last."""
    current, day = snapshot_for(selection), day_of(selection, today)
    asked = filters(selection) | sight(viewer) | {"rung": selection.rung}
    found = current.rows("members", asked, day)
    withheld = current.rows("members_withheld", asked, day)
    return Members(_with_lists(found), int(withheld["withheld"].iloc[0]), day.as_of)


def _with_lists(found: pd.DataFrame) -> pd.DataFrame:
    for name in _LISTS:
        found[name] = lists(found[name])
    found["name"] = found["name"].astype(object).where(found["name"].notna(), None)
    return found.astype({"sites": "Int64", "employees": "Int64"})


def member(
    member_id: str, viewer: Viewer, today: dt.date, known: dt.date | None = None
) -> Member | None:
    """All that the viewer may know of one firm as of a day; None where that is nothing.

    `known` is the day that is looked back to, as in a selection.
    """
    current, day = snapshot_for(Selection(known=known)), Day(today)
    asked: dict[str, Any] = {"member": member_id} | sight(viewer)
    sites = current.rows("member_sites", asked, day)
    if sites.empty and (kept := _merged_into(current, member_id)):
        return member(kept, viewer, today, known)
    if sites.empty:
        return None
    first = sites.sort_values("reference_date", ascending=False).iloc[0]
    names = sites["name"].dropna()
    clusters = current.listed("cluster_list").set_index("cluster_code")["name"]
    return Member(
        member_id=member_id,
        name=str(names.iloc[0]) if len(names) else None,
        cluster_code=str(first["cluster_code"]),
        cluster_name=" · ".join(
            clusters.get(code, code) for code in sites["cluster_code"].unique()
        ),
        member_type=first["member_type"] if isinstance(first["member_type"], str) else None,
        consent=str(first["consent"]),
        figures_visible=bool(sites["open"].all()),
        sites=sites.drop(columns="open"),
        lines=current.rows("member_lines", asked, day),
        certificates=current.rows("member_certificates", asked, day),
        history=current.rows("member_history", asked, day),
        cooperation=current.rows("member_cooperation", asked, day),
    )


def _merged_into(current: Snapshot, member_id: str) -> str | None:
    """The identifier of the firm that another's name was merged into; links lead there."""
    if not current.same.rows():
        return None
    found = current.rows("merged_into", {"member": member_id})
    return None if found.empty else str(found["member"].iloc[0])
