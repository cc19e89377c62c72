"""One and the same: members and sites that people merged, split again or told apart.

Facts stay as they came. What is one is a mapping of keys, applied where the copy in memory is
filled, so that a merged pair counts once in every figure and splitting it restores every figure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import duckdb
import pandas as pd

from cluster_data.errors import NotOneAndTheSame
from cluster_data.store.asking import sight
from cluster_data.store.ledger import Actor, Change, next_revision, record
from cluster_data.store.place import open_ledger
from cluster_data.store.playing import compared, totals_if
from cluster_data.store.sameness import Action, Decided, Level, Sameness, following
from cluster_data.store.schema import ensure_ledger
from cluster_data.store.snapshot import Day, hold_same, snapshot
from cluster_data.store.sql_files import statement
from cluster_data.viewer import Viewer

_NEVER = 2**62
"""A revision that no ledger reaches: all that was decided."""


@dataclass(frozen=True)
class Pair:
    """Two keys as the ledger knows them; `key` is the one that stays when they are merged.

    `score` (0 to 1) and `reason` say how alike they are, where a machine or a person said so.
    """

    level: Level
    key: str
    other_key: str
    score: float | None = None
    reason: str = ""


def merge(
    level: Level, key: str, other_key: str, score: float | None, reason: str, actor: Actor
) -> None:
    """Hold two members or sites for one, in every figure; one revision.

    Raises `NotOneAndTheSame` where one of them is unknown or they are one already.
    """
    _decide("merge", (Pair(level, key, other_key, score, reason),), actor)


def split(level: Level, key: str, other_key: str, reason: str, actor: Actor) -> None:
    """Take a merge back, with all that followed from it; one revision.

    The two are not merged by themselves again. Raises `NotOneAndTheSame` where no such merge holds.
    """
    _decide("split", (Pair(level, key, other_key, None, reason),), actor)


def distinct(level: Level, key: str, other_key: str, reason: str, actor: Actor) -> None:
    """Say that two are not the same, so that they are never offered again; one revision.

    Where they are merged, the merge is taken back. Raises `NotOneAndTheSame` where they are one
    by way of others.
    """
    _decide("distinct", (Pair(level, key, other_key, None, reason),), actor)


def merge_all(pairs: Sequence[Pair], actor: Actor) -> int:
    """Merge many pairs, each a revision of its own, in one transaction; the number merged.

    What makes no sense, follows from an earlier one of them or was refused by a person is left out.
    """
    return _decide("merge", pairs, actor, strict=False)


class _NothingToDo(Exception):
    """Rolls a revision back that would change nothing."""


def _decide(action: Action, pairs: Sequence[Pair], actor: Actor, *, strict: bool = True) -> int:
    """Keep each decision that makes sense; with `strict` all must, or `NotOneAndTheSame`."""
    if not pairs:
        return 0
    changes = [Change(action, f"{p.level} {p.key} = {p.other_key}", p.reason) for p in pairs]

    def write(connection: duckdb.DuckDBPyConnection, revision: int) -> int:
        same = _same(connection, revision)
        planned = _planned(connection, same, action, pairs, revision, strict=strict)
        if not planned:
            raise _NothingToDo()
        for number, (place, made) in enumerate(planned, start=revision):
            if number > revision:
                next_revision(connection, number, changes[place], actor)
            elif place:
                _say_instead(connection, revision, changes[place])
            _insert(connection, made, pairs[place])
        return len(planned)

    try:
        return record(changes[0], actor, write)
    except _NothingToDo:
        return 0


def _say_instead(connection: duckdb.DuckDBPyConnection, revision: int, change: Change) -> None:
    """The revision was begun for a decision that made no sense: it is of the next that does."""
    said = [change.subject, change.reason, revision]
    connection.execute("UPDATE revisions SET subject = ?, reason = ? WHERE revision = ?", said)


def _insert(connection: duckdb.DuckDBPyConnection, made: Sequence[Decided], pair: Pair) -> None:
    for one in made:
        told = (None, None) if one.implied else (pair.score, pair.reason)
        row = [one.revision, one.action, one.level, one.key, one.other_key, *told]
        connection.execute("INSERT INTO identities VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def _same(connection: duckdb.DuckDBPyConnection, revision: int) -> Sameness:
    rows = connection.execute(statement("identities"), {"revision": revision}).fetchall()
    return Sameness.of(rows)


def _planned(
    connection: duckdb.DuckDBPyConnection,
    same: Sameness,
    action: Action,
    pairs: Sequence[Pair],
    revision: int,
    facts: str = "sites",
    *,
    strict: bool = False,
) -> list[tuple[int, tuple[Decided, ...]]]:
    """Each pair's place and all that follows from deciding on it, a revision each.

    With `strict` all must make sense, or `NotOneAndTheSame`; otherwise what makes none, or was
    refused by a person, is left out. What is one is told anew only where earlier pairs touch it.
    """
    members, sites = _sites_about(connection, same, pairs, facts)
    now, told, since = same, list[Decided](), set[str]()
    planned: list[tuple[int, tuple[Decided, ...]]] = []
    for place, pair in enumerate(pairs):
        keys = (pair.key, pair.other_key)
        about = {*keys, *(members.get(key, key) for key in keys)}
        if not since.isdisjoint(about):
            now, since = same.but(told), set()
        firms = {one for key in about for one in now.together("member", key)}
        known = [(firm, site) for firm in firms for site in sites.get(firm, ())]
        decision = Decided(revision + len(planned), action, pair.level, *keys)
        made = following(now, decision, known)
        if not made and strict:
            raise NotOneAndTheSame()
        if made and (strict or not now.refused(pair.level, *keys)):
            planned.append((place, made))
            told += made
            since |= {key for one in made for key in (one.key, one.other_key)}
            since |= firms
    return planned


def _sites_about(
    connection: duckdb.DuckDBPyConnection, same: Sameness, pairs: Sequence[Pair], facts: str
) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Whose each site of the pairs is, and all sites of their firms under any of their names."""
    text = statement("sites_of_members").replace("FROM sites", f"FROM {facts}")
    keys = sorted({key for pair in pairs for key in (pair.key, pair.other_key)})
    found = connection.execute(text, {"members": keys, "sites": keys}).fetchall()
    wider = sorted({key for firm, _site in found for key in same.together("member", firm)})
    found = connection.execute(text, {"members": wider, "sites": []}).fetchall()
    sites: dict[str, list[str]] = {}
    for member, site in found:
        sites.setdefault(member, []).append(site)
    return {site: member for member, site in found}, sites


def with_merges(
    cursor: duckdb.DuckDBPyConnection, same: Sameness, pairs: Sequence[Pair], revision: int
) -> Sameness:
    """What is one after further merges, seen from the copy in memory; impossible ones are left."""
    planned = _planned(cursor, same, "merge", pairs, revision, "capacities")
    return same.but(one for _place, made in planned for one in made)


def identity_preview(
    level: Level,
    key: str,
    other_key: str,
    viewer: Viewer,
    today: dt.date,
    action: Action = "merge",
) -> pd.DataFrame:
    """Declared weekly capacity and firms by product and area before and after a decision.

    Columns as of `preview`: product_code, area_code, country, unit, before, after, n_before,
    n_after; only where total or number of firms changes. Rows of one site replace each other by
    key, so a merge of sites may lower totals. Nothing is kept.
    """
    current, day = snapshot(), Day(today)
    before = current.rows("totals", {"own_cluster": viewer.cluster}, day)
    pair, revision, same = Pair(level, key, other_key), current.revision + 1, current.same
    with current.cursor() as cursor:
        cursor.begin()
        try:
            with suppress(NotOneAndTheSame):  # who answered nothing is in no total
                found = _planned(cursor, same, action, [pair], revision, "capacities", strict=True)
                same = same.but(one for _place, made in found for one in made)
            after = totals_if(cursor, day, revision, viewer, same)
        finally:
            cursor.rollback()
    return compared(before, after, viewer, firms=True)


def sameness() -> Sameness:
    """What people decided on identities. Raises `LedgerBusy`."""
    with open_ledger(write=True) as ledger:
        ensure_ledger(ledger)
        return _same(ledger, _NEVER)


def known_sites(viewer: Viewer) -> pd.DataFrame:
    """Sites of uploads not withdrawn whose firm's name the viewer may read, rosters' too.

    A row a site as its cluster's latest file names it, under the file's own keys, those first that
    were known first: upload_id, cluster_code, member_key, site_key, company_id, company_name,
    site_name, country, region_code, city, lat, lng, place_precision, domain (of the contact's
    e-mail). Asked of the ledger's file, since keeping a file needs no copy of all figures. Raises
    `LedgerBusy`.
    """
    keyed = statement("keyed_sites").replace("FROM incoming", "FROM sites")
    text = statement("known_sites").replace("FROM sites AS s", f"FROM ({keyed}) AS s")
    with open_ledger(write=True) as ledger:
        ensure_ledger(ledger)
        hold_same(ledger, _same(ledger, _NEVER), temporary=True)
        return ledger.execute(text, sight(viewer)).df()


def identity_list(viewer: Viewer) -> pd.DataFrame:
    """Decisions that hold, the newest first, on firms whose names the viewer may read.

    Columns: level, key, other_key, name, other_name, cluster_code, other_cluster, action (merge,
    split, distinct), score, reason, at (UTC), actor, role.
    """
    return snapshot().rows("identity_list", sight(viewer))
