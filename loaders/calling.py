"""Whom of the members to call, and what to ask each: the silent, the flawed, the old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

import pandas as pd

from cluster_data.reference import countries, regions
from loaders.kept import kept_problem
from loaders.kinds import TO_ASK, part_of
from words import _, date, ngettext, number

Why = Literal["silent", "refused", "partly", "old", "flawed"]
WHYS: tuple[Why, ...] = get_args(Why)
"""Why a firm is called, the most urgent first: it has not answered; all its rows were rejected;
some of its rows count nowhere; its answers are too old; something in them is to be checked."""

_HARMLESS = frozenset(("duplicate-row",))
MOST = 8
"""Questions put to one firm; the problems themselves hold the rest."""


@dataclass(frozen=True)
class Call:
    """One firm to call. `name` is None where the viewer may not read it, `firm` never shown."""

    cluster_code: str
    cluster_name: str
    round: str
    firm: str
    member: str | None
    name: str | None
    place: str
    why: Why
    questions: tuple[str, ...]
    last: dt.date | None
    last_round: str

    @property
    def reason(self) -> str:
        """Why it is called, in a few words of the language in use."""
        return reason(self.why)


def reason(why: Why) -> str:
    """Why firms are called, in a few words of the language in use."""
    return {
        "silent": _("has not answered"),
        "refused": _("all its rows were rejected"),
        "partly": _("has answered in part"),
        "old": _("its answers are too old"),
        "flawed": _("something to check"),
    }[why]


def counted(why: Why, count: int) -> str:
    """How many firms are called for a reason, in the language in use."""
    told = {
        "silent": ngettext("{count} has not answered", "{count} have not answered", count),
        "refused": ngettext(
            "{count} with all rows rejected", "{count} with all rows rejected", count
        ),
        "partly": ngettext("{count} answered in part", "{count} answered in part", count),
        "old": ngettext("{count} with old answers", "{count} with old answers", count),
        "flawed": ngettext(
            "{count} with something to check", "{count} with something to check", count
        ),
    }[why]
    return told.format(count=number(count))


def calls(
    firms: pd.DataFrame, problems: pd.DataFrame, as_of: dt.date, age_limit: int
) -> tuple[Call, ...]:
    """The firms to call, by cluster and urgency.

    `firms` as `store.chase_list`, `problems` as `store.problem_list`; `age_limit` in days. Problems
    that are settled ask for nothing, nor do notes, nor those of other rounds.
    """
    to_ask = {slug for slug in problems["slug"].unique() if part_of(slug) in TO_ASK} - _HARMLESS
    asked = problems[
        problems["status"].ne("settled")
        & problems["severity"].ne("note")
        & problems["row"].notna()
        & problems["firm"].notna()
        & problems["slug"].isin(list(to_ask))
    ]
    told = {
        key: group.to_dict("records")
        for key, group in asked.groupby(["cluster_code", "round", "firm"])
    }
    oldest = as_of - dt.timedelta(days=age_limit)
    may_be = (
        firms["answer"].ne("answered")
        | pd.to_datetime(firms["last_date"]).lt(pd.Timestamp(oldest))
        | firms["firm"].isin(asked["firm"])
    )
    made = []
    for firm in firms[may_be].to_dict("records"):
        found = told.get((firm["cluster_code"], firm["round"], firm["firm"]), [])
        last = _day(firm["last_date"])
        why = _why(firm, bool(found), last, oldest)
        if why is not None:
            made.append(_call(firm, why, found, last))
    return tuple(
        sorted(
            made,
            key=lambda call: (
                call.cluster_code, WHYS.index(call.why), call.name is None, call.name or "",
            ),
        )
    )  # fmt: skip


def _why(firm: Mapping[Any, Any], found: bool, last: dt.date | None, oldest: dt.date) -> Why | None:
    if firm["answer"] == "silent":
        return "refused" if firm["refused"] else "silent"
    if firm["answer"] == "partly":
        return "partly"
    if last is not None and last < oldest:
        return "old"
    return "flawed" if found else None


def _call(firm: Mapping[Any, Any], why: Why, found: list[Any], last: dt.date | None) -> Call:
    named = isinstance(firm["name"], str)
    return Call(
        cluster_code=str(firm["cluster_code"]),
        cluster_name=str(firm["cluster_name"]),
        round=str(firm["round"]),
        firm=str(firm["firm"]),
        member=firm["member"] if isinstance(firm["member"], str) else None,
        name=str(firm["name"]) if named else None,
        place=_place(firm["country"], firm["region_code"]),
        why=why,
        questions=_questions(firm, why, found, last),
        last=last,
        last_round=firm["last_round"] if isinstance(firm["last_round"], str) else "",
    )


def _questions(
    firm: Mapping[Any, Any], why: Why, found: list[Any], last: dt.date | None
) -> tuple[str, ...]:
    """What exactly to ask, a sentence each."""
    first = []
    if why == "silent" and last is None:
        first = [_("Answer round {round}.").format(round=firm["round"])]
    elif why == "silent" and last is not None:
        first = [
            _("Answer round {round}; its last answer is of {day}.").format(
                round=firm["round"], day=date(last)
            )
        ]
    elif why == "old" and last is not None:
        first = [_("Renew the answers of {day}.").format(day=date(last))]
    asked = list(dict.fromkeys(filter(None, map(_question, found))))
    more = len(asked) - MOST
    if more > 0:
        rest = ngettext("{count} more question.", "{count} more questions.", more)
        asked = [*asked[:MOST], rest.format(count=number(more))]
    if why == "partly" and not asked:
        asked = [_("Complete the rows that are in no total.")]
    return (*first, *asked)


def _question(row: Mapping[Any, Any]) -> str:
    """What is the matter and what to do; where it is, unless the sentence says so itself."""
    problem = kept_problem(row)
    if problem is None:
        return ""
    if not row["named"]:
        return _("A row is to be mended; its cluster knows which.")
    said = f"{problem.message} {problem.fix}"
    if problem.row is not None and str(problem.row) not in problem.message:
        said += " " + _("(Row {row}.)").format(row=problem.row)
    return said


def _place(country: Any, region: Any) -> str:
    known, lands = regions(), countries()
    land = lands[country].label if country in lands else ""
    near = known[region].label if region in known else ""
    return ", ".join(part for part in (near, land) if part)


def _day(moment: Any) -> dt.date | None:
    return None if moment is None or pd.isna(moment) else pd.Timestamp(moment).date()


def by_cluster(listed: Iterable[Call]) -> dict[str, list[Call]]:
    """Calls by the code of their cluster, in order."""
    found: dict[str, list[Call]] = {}
    for call in listed:
        found.setdefault(call.cluster_code, []).append(call)
    return found
