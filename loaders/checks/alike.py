"""The same firm or line written twice: names nearly alike in one place, details nearly alike.

Names are compared in blocks of one place, so that the work grows with the towns, not with the
square of the firms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from loaders.checks.answers import Answers
from loaders.checks.check import Check, Found
from loaders.checks.spelling import nearly, pairs_alike, same_words
from loaders.values.cells import Codes, Flags
from words import N_
from words.fold_columns import fold_all

_FIRM = ("company_name", "country", "region", "city")
_NEIGHBOURS = 4
"""How many lines of a firm and product, sorted by detail, each line is held against."""
_MOST_PAIRS = 20_000


def of_repeats() -> dict[str, Check]:
    """Slugs of firms and lines that seem to stand twice."""
    return {
        "firm-nearly-same": Check(
            "warning",
            N_(
                "{value} is spelled almost like the firm of row {first}, and no place tells "
                "them apart; if they are one, it is counted as two."
            ),
            N_("Write the name the same on each row; if they are two firms, let it stand."),
            _FIRM,
            N_("How many firms answered is what every figure rests on."),
            points_to=("company_name",),
            find=lambda a: _firms(a, sharing=False),
        ),
        "line-nearly-same": Check(
            "warning",
            N_(
                "Row {row} names the product of row {first}, and {value} is spelled almost like "
                "the firm there; the capacity may be counted twice."
            ),
            N_("Delete one of the rows, or write the name the same; two firms may both stand."),
            (*_FIRM, "product_code"),
            N_("A capacity that is counted twice is one that is not there."),
            points_to=("company_name",),
            find=lambda a: _firms(a, sharing=True),
        ),
        "detail-nearly-same": Check(
            "warning",
            N_(
                "Row {row} differs from row {first} of the same firm and product only in how site "
                "or detail are written; the capacity may be counted twice."
            ),
            N_("Delete one of the rows, or tell the two lines apart clearly."),
            ("company_name", "product_code", "product_detail", "site_name", "region"),
            N_("A capacity that is counted twice is one that is not there."),
            points_to=("product_code",),
            find=_details,
        ),
    }


def _firms(a: Answers, *, sharing: bool) -> Found:
    """Rows of the rarer spelling: each that repeats a product of the other, or else the first."""
    names = a.factors("member_key")[1]
    where, other = np.zeros(len(a), dtype=bool), np.zeros(len(a), dtype=np.intp)
    rows_of = a.once("rows of firms", lambda: _Rows(a))
    pairs = a.once(
        "pairs alike", lambda: pairs_alike([_bare(name) for name in names], rows_of.places)
    )
    products = a.keys("product_code", "product_stated")
    lines_of: dict[int, dict[int, int]] = {}
    named = sorted(pairs, key=lambda pair: sorted((names[pair[0]], names[pair[1]])))
    for pair in named[:_MOST_PAIRS]:
        kept, rarer = sorted(pair, key=lambda at: (-len(rows_of(at)), names[at]))
        if kept not in lines_of:
            lines_of[kept] = {products[at]: at for at in rows_of(kept)[::-1]}
        lines, mine = lines_of[kept], rows_of(rarer)
        shared = [at for at in mine if products[at] in lines]
        if sharing:
            for at in shared:
                where[at], other[at] = True, lines[products[at]]
        elif not shared:
            where[mine[0]], other[mine[0]] = True, rows_of(kept)[0]
    return Found(where, {"first": a.row_names(where, other)})


def _bare(key: str) -> str:
    """A member’s folded name, of its key."""
    return key.partition(":")[2]


class _Rows:
    """The rows of each firm in the file’s order, and the places they name."""

    def __init__(self, a: Answers) -> None:
        members = a.factors("member_key")[0]
        self._order = np.lexsort((a.order, members))
        self._ends = np.searchsorted(members[self._order], np.arange(members.max(initial=-1) + 2))
        self._places = _places(a)

    def __call__(self, member: int) -> Codes:
        rows: Codes = self._order[self._ends[member] : self._ends[member + 1]]
        return rows

    def places(self, member: int) -> frozenset[int]:
        """Its towns, regions where no town is stated; the country where neither is."""
        return frozenset(self._places[self(member)].tolist())


def _places(a: Answers) -> Codes:
    """The place of each row as a number: countries have towns, and regions, of their own."""
    towns, texts = a.factors("city")
    _codes, folded = np.unique(np.array([*fold_all(texts), ""], dtype=object), return_inverse=True)
    regions, known = a.factors("region_code")
    town = folded.reshape(-1)[towns]
    place = np.where(town > 0, len(known) + 1 + town, regions + 1)
    countries = a.factors("country")[0] + 1
    whole: Codes = countries * (len(known) + len(folded) + 2) + place
    return whole


def _details(a: Answers) -> Found:
    """Lines of one firm and product whose site and detail are the same words, or nearly."""
    keys = a.keys("member_key", "product_code", "survey_round")
    told, texts = a.combined("product_detail", "site_name", "region_code")
    known = (a.factors("member_key")[0] >= 0) & (a.factors("product_code")[0] >= 0)
    at = np.flatnonzero(known)
    least, most = np.full(len(a), len(a)), np.full(len(a), -1)
    np.minimum.at(least, keys[at], told[at])
    np.maximum.at(most, keys[at], told[at])
    at = at[least[keys[at]] < most[keys[at]]]  # what is told of a product differs
    spelled = fold_all([" ".join(str(part or "") for part in text) for text in texts])
    rank = pd.Series(spelled, dtype="str").rank(method="dense").to_numpy()
    at = at[np.lexsort((a.order[at], rank[told[at]], keys[at]))]
    where, first = np.zeros(len(a), dtype=bool), np.full(len(a), len(a))
    place = np.argsort(a.order, kind="stable")
    turn = np.empty(len(a), dtype=np.intp)
    turn[place] = np.arange(len(a))  # a row’s place in the file’s order
    for one, two in _neighbours(keys, at):
        same = _alike(told[one], told[two], texts)
        turns = np.sort(np.column_stack((turn[one], turn[two]))[same], axis=1)
        where[place[turns[:, 1]]] = True
        np.minimum.at(first, place[turns[:, 1]], turns[:, 0])
    other = place[np.where(where, first, 0)] if len(a) else place
    return Found(where, {"first": a.row_names(where, other)})


def _neighbours(keys: Codes, at: Codes) -> Iterator[tuple[Codes, Codes]]:
    """Pairs of rows of one key that stand near each other in the order `at`."""
    for apart in range(1, _NEIGHBOURS + 1):
        one, two = at[:-apart], at[apart:]
        same = keys[one] == keys[two]
        if not same.any():
            return
        yield one[same], two[same]


def _alike(one: Codes, two: Codes, texts: list[tuple[Any, ...]]) -> Flags:
    """Which pairs of (detail, site, region) are one, each distinct pair judged once."""
    pairs = np.sort(np.column_stack((one, two)), axis=1)
    distinct, back = np.unique(pairs, axis=0, return_inverse=True)
    said = np.zeros(len(distinct), dtype=bool)
    for at, (first, second) in enumerate(distinct[:_MOST_PAIRS]):
        said[at] = first != second and _one_line(texts[first], texts[second])
    found: Flags = said[back.reshape(-1)]
    return found


def _one_line(one: tuple[Any, ...], two: tuple[Any, ...]) -> bool:
    """Detail and site nearly alike, the region the same or not known to one of them."""
    (detail, site, region), (other_detail, other_site, other_region) = one, two
    if region != other_region and region is not None and other_region is not None:
        return False
    return all(
        same_words(left, right) or nearly(left, right)
        for left, right in ((detail, other_detail), (site, other_site))
    )
