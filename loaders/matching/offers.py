"""Pairs that may be one: of all that the ledger knows, and of a file that arrives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from cluster_data import store
from cluster_data.store import Actor, Pair
from cluster_data.viewer import Viewer
from loaders.matching.compare import COLUMNS, compare
from loaders.matching.reasons import reasons
from loaders.matching.scoring import AUTOMATIC, LOWER
from words import _

OFFERED = (
    "level", "key", "other_key", "name", "other_name", "cluster_code", "other_cluster", "score",
    "reasons",
)  # fmt: skip
_ASK = 0.88
"""The score of what would be merged unasked, but that the file itself speaks against it."""


@dataclass(frozen=True)
class Match:
    """A site or firm of a file and the known one it is or may be; `reasons` in words."""

    pair: Pair
    name: str
    other_name: str
    reasons: tuple[str, ...]

    @property
    def automatic(self) -> bool:
        """True where keeping the file holds the two for one unasked."""
        return (self.pair.score or 0.0) >= AUTOMATIC


def offers(viewer: Viewer) -> pd.DataFrame:
    """Members and sites that may be one, for a person to decide; the likeliest first.

    Columns of `OFFERED`: level (member or site), key (the one known first, which stays) and
    other_key, as `store.merge` and `store.distinct` take them; names and clusters of both; score
    (0 to 1); reasons (a list of sentences). Only names that the viewer may read; a cluster sees
    pairs with a firm of its own, the public none. Pairs decided already never come again.
    """
    if viewer.role == "public":
        return pd.DataFrame(columns=list(OFFERED))
    known = store.known_sites(viewer)
    pairs = compare(known, known) if len(known) > 1 else pd.DataFrame()
    found = []
    for one in _distinct(pairs, known, known):
        clusters = (one.left.cluster_code, one.right.cluster_code)
        if viewer.role == "ministry" or viewer.cluster in clusters:
            pair = one.pair
            found.append(
                (pair.level, pair.key, pair.other_key, one.left.company_name,
                 one.right.company_name, *clusters, pair.score, list(one.reasons))
            )  # fmt: skip
    made = pd.DataFrame(found, columns=list(OFFERED))
    return made.sort_values("score", ascending=False, kind="stable").reset_index(drop=True)


def arriving(rows: pd.DataFrame, cluster_code: str) -> list[Match]:
    """What a file's accepted rows match among the sites known to their cluster, best first.

    Compared are sites under keys that the cluster has not used yet, with all that its manager may
    read. Where the known one stands in the file too, two of the file match it, or two known firms
    match as well, a person is asked, whatever the score.
    """
    known = store.known_sites(Viewer("cluster", cluster_code))
    if rows.empty or known.empty:
        return []
    new = _sites_of(rows[~rows["site_key"].isin(known["site_key"])])
    if new.empty:
        return []
    found: dict[str, list[_Found]] = {}
    for one in _distinct(compare(new, known), new, known, turned=True):
        found.setdefault(one.right.site_key, []).append(one)
    doubtful = set(rows["member_key"]) | _taken_twice(found.values())
    return sorted(
        (_match(several, doubtful) for several in found.values()),
        key=lambda match: -(match.pair.score or 0.0),
    )


def merge_automatic(matches: Sequence[Match], actor: Actor) -> int:
    """Hold for one what matches without doubt, each a revision with its reasons; how many."""
    pairs = [match.pair for match in matches if match.automatic]
    return store.merge_all(pairs, actor)


def told(matches: Sequence[Match]) -> list[str]:
    """A line a match, in plain text: both names, then why."""
    return [
        _("“{name}” and “{known}”: {reasons}").format(
            name=match.other_name, known=match.name, reasons=", ".join(match.reasons)
        )
        for match in matches
    ]


@dataclass(frozen=True)
class _Found:
    """A pair worth telling: what to decide, both rows, and why. `left` is the one that stays."""

    pair: Pair
    left: Any
    right: Any
    reasons: tuple[str, ...]


def _distinct(
    pairs: pd.DataFrame, left: pd.DataFrame, right: pd.DataFrame, *, turned: bool = False
) -> list[_Found]:
    """The best pair of each two firms or sites that is not decided yet.

    `turned`: the right list is the known one, which stays.
    """
    same = store.sameness()
    ours: list[Any] = list(left.itertuples(index=False))
    theirs: list[Any] = list(right.itertuples(index=False))
    seen: set[tuple[str, frozenset[str]]] = set()
    found = []
    if pairs.empty:
        return []
    worth = pairs[(pairs["score"] >= LOWER) | (pairs["firm_score"] >= LOWER)]
    best_first = worth.sort_values("score", ascending=False, kind="stable")
    one: Any
    for one in best_first.itertuples(index=False):
        stays, joins = ours[one.left], theirs[one.right]
        if turned:
            stays, joins = joins, stays
        pair = _pair_of(one, stays, joins, same)
        if pair is None:
            continue
        members = frozenset((stays.member_key, joins.member_key))
        about = ("firm", members)
        if len(members) == 1:
            about = ("site", frozenset((pair.key, pair.other_key)))
        if about not in seen:
            seen.add(about)
            why = reasons(one, stays, joins)
            found.append(_Found(replace(pair, reason=", ".join(why)), stays, joins, why))
    return found


def _pair_of(one: Any, stays: Any, joins: Any, same: Any) -> Pair | None:
    """What there is to decide of two sites: on the sites, on their firms, or nothing.

    Firms that become one have one site where both name it alike in one region, so that nothing more
    is to be said of such sites.
    """
    firms, sites = (stays.member_key, joins.member_key), (stays.site_key, joins.site_key)
    if same.refused("site", *sites) or same.refused("member", *firms):
        return None
    score = round(float(one.score), 4)
    if sites[0] == sites[1]:  # known to two clusters, whose figures would add up
        return None if same.is_merged("site", *sites) else Pair("site", *sites, score)
    if same.are_one("member", *firms):
        apart = getattr(stays, "upload_id", 0) == getattr(joins, "upload_id", 1)
        if score < LOWER or apart or same.are_one("site", *sites):
            return None
        return Pair("site", *sites, score)
    if score < LOWER:
        return Pair("member", *firms, round(float(one.firm_score), 4))
    alike = sites[0].removeprefix(firms[0]) == sites[1].removeprefix(firms[1])
    return Pair("member", *firms, score) if alike else Pair("site", *sites, score)


def _taken_twice(found: Iterable[list[_Found]]) -> set[str]:
    """Known firms that are the best match of two of one file: at most one of them is right."""
    best = {(several[0].left.member_key, several[0].right.member_key) for several in found}
    counts = Counter(known for known, _new in best)
    return {known for known, count in counts.items() if count > 1}


def _match(several: list[_Found], doubtful: set[str]) -> Match:
    """The best known one for a site, asked about where that is not the only likely one."""
    best, *others = several
    score = best.pair.score or 0.0
    rival = any(
        (other.pair.score or 0.0) >= AUTOMATIC and other.left.member_key != best.left.member_key
        for other in others
    )
    pair = best.pair
    if rival or best.left.member_key in doubtful:
        pair = replace(pair, score=min(score, _ASK))
    return Match(pair, best.left.company_name, best.right.company_name, best.reasons)


def _sites_of(rows: pd.DataFrame) -> pd.DataFrame:
    """A row a site of a file, in the shape that sites are compared in."""
    email = rows["respondent_email"] if "respondent_email" in rows else pd.Series(index=rows.index)
    domain = email.astype("str").str.extract(r"@([^@\s]+\.[^@\s]+)\s*$")[0]
    sites = rows.assign(domain=domain).reindex(columns=list(COLUMNS))
    return sites.groupby("site_key", sort=False, as_index=False).first()
