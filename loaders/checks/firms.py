"""What a firm says of itself: shares, and answers that differ between its own rows."""

from __future__ import annotations

import numpy as np

from loaders.checks.answers import Answers
from loaders.checks.check import Check, Found
from loaders.rules.rule import columns_of
from loaders.values.cells import Codes, Flags, Floats
from words import N_

_SHARES = columns_of("percent")
_SITE = ("employees", "female_share_pct", "export_share_pct", "cleanroom_class", "member_type")
_MANY_PEOPLE = 50


def of_firms() -> dict[str, Check]:
    """Slugs of a firm’s answers about itself."""
    return {
        "share-below-one": Check(
            "note",
            N_("{value} in column {column} is less than one per cent."),
            N_("If a share of one was meant, such as 0.75 for 75 %, write the per cent."),
            _SHARES,
            N_("0.5 may be half of a firm or one two-hundredth of it."),
            points_to=_SHARES,
            find=lambda a: tuple(
                Found((a[name] > 0) & (a[name] < 1), column=name) for name in _SHARES
            ),
        ),
        "women-all-or-none": Check(
            "note",
            N_("{value} in column {column} says that of {people} people all or none are women."),
            N_("Check that the answer is the share of women in per cent, or leave it empty."),
            ("female_share_pct", "employees"),
            N_("An unknown share filled in as 0 would count as a firm of men only."),
            points_to=("female_share_pct",),
            find=lambda a: Found(
                ((a["female_share_pct"] == 0) | (a["female_share_pct"] == 100))
                & (a["employees"] >= _MANY_PEOPLE),
                {"people": a["employees"]},
            ),
        ),
        "exports-against-markets": Check(
            "note",
            N_("{value} in column {column} does not fit the markets named, {markets}."),
            N_("Correct the share of exports or the markets."),
            ("export_share_pct", "main_markets", "country"),
            N_("Whether goods stay in the country decides who can count on them."),
            points_to=("export_share_pct",),
            find=_exports,
        ),
        "site-answers-differ": Check(
            "warning",
            N_(
                "{value} in column {column} differs from what another row (row {first}) says of "
                "the same site."
            ),
            N_("Make the answers about one site the same on each of its rows."),
            (*_SITE, "company_name", "site_name", "region"),
            N_("A site has one answer; of two, one is wrong and nobody can tell which."),
            points_to=_SITE,
            find=_site_differs,
        ),
        "identifier-shared": Check(
            "warning",
            N_(
                "{value} in column {column} is also the identifier of another firm, in row "
                "{first}."
            ),
            N_("Correct the identifier, or write the firm’s name the same on each row."),
            ("company_id", "company_name", "country"),
            N_("One firm under two names is counted as two."),
            points_to=("company_id",),
            find=lambda a: _shared(a, "company_id", "member_key", "company_id"),
        ),
        "identifiers-two": Check(
            "warning",
            N_(
                "{value} in column {column} is not the identifier that the same firm has in row "
                "{first}."
            ),
            N_("Correct the identifier; if they are two firms, tell them apart by name."),
            ("company_id", "company_name", "country"),
            N_("Two firms under one name are counted as one."),
            points_to=("company_id",),
            find=lambda a: _shared(a, "member_key", "company_id", "company_id"),
        ),
    }  # fmt: skip


def _exports(a: Answers) -> Found:
    abroad = a.judged(
        ("main_markets", "country"), lambda markets, country: any(m != country for m in markets)
    )
    at_home = a.given("main_markets") & ~abroad
    share = a["export_share_pct"]
    where = ((share == 0) & abroad) | ((share == 100) & at_home)
    named = a.told(("main_markets",), lambda markets: ", ".join(markets or ()))
    return Found(where, {"markets": named})


def _site_differs(a: Answers) -> tuple[Found, ...]:
    sites = a.factors("site_key")[0]
    found = []
    for name in _SITE:
        if a.any_given(name):
            text = name in ("cleanroom_class", "member_type")
            values = _ranked(a, name) if text else a[name]
            found.append(_unlike(a, sites, values, name))
    return tuple(found)


def _shared(a: Answers, group: str, value: str, column: str) -> Found:
    return _unlike(a, a.factors(group)[0], _ranked(a, value), column)


def _ranked(a: Answers, name: str) -> Floats:
    """Texts as numbers in their order, so that which comes first never depends on the rows."""
    codes, distinct = a.factors(name)
    rank = np.full(len(distinct) + 1, np.nan)
    rank[np.argsort(np.array(distinct, dtype=object).astype(str))] = np.arange(len(distinct))
    return rank[codes]


def _unlike(a: Answers, groups: Codes, values: Floats, column: str) -> Found:
    """Rows whose value differs from the one their group’s first row in the file gives."""
    where: Flags = np.zeros(len(a), dtype=bool)
    other = np.zeros(len(a), dtype=np.intp)
    at = np.flatnonzero((groups >= 0) & ~np.isnan(values))
    least, most = np.full(len(a), np.inf), np.full(len(a), -np.inf)
    np.minimum.at(least, groups[at], values[at])
    np.maximum.at(most, groups[at], values[at])
    at = at[least[groups[at]] < most[groups[at]]]
    at = at[np.lexsort((values[at], a.order[at]))]
    group, first = np.unique(groups[at], return_index=True)
    usual = at[first][np.searchsorted(group, groups[at])]
    where[at] = values[usual] != values[at]
    other[at] = usual
    return Found(where, {"first": a.row_names(where, other)}, column=column)
