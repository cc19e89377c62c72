"""Which keys are one and the same member or site, by what people decided. Pure.

Decisions are read in the order of their revisions; of each pair the last one holds. Two keys are
one where a chain of merges that still hold leads from one to the other. The key that the others
were merged into stays: its digest is the identifier that links bear.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Level = Literal["member", "site"]
Action = Literal["merge", "split", "distinct"]


@dataclass(frozen=True)
class Decided:
    """One decision on two keys: they are one (`merge`), no longer (`split`), or never were."""

    revision: int
    action: Action
    level: Level
    key: str
    other_key: str
    implied: bool = False
    """True where it only follows from a decision on another pair, in the same revision."""

    @property
    def pair(self) -> tuple[Level, frozenset[str]]:
        """What was decided on, whichever of the two is named first."""
        return self.level, frozenset((self.key, self.other_key))


@dataclass(frozen=True)
class Sameness:
    """All that was decided on identities until a revision."""

    decided: tuple[Decided, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[tuple[int, Action, Level, str, str, bool]]) -> Sameness:
        """Of rows (revision, action, level, key, other_key, implied) in any order."""
        return cls(tuple(Decided(*row) for row in sorted(rows)))

    def but(self, more: Iterable[Decided]) -> Sameness:
        """With further decisions, later than all before."""
        return Sameness((*self.decided, *more))

    @cached_property
    def last(self) -> dict[tuple[Level, frozenset[str]], Decided]:
        """The decision that holds of each pair, in the order in which pairs were first seen."""
        return {one.pair: one for one in self.decided}

    @cached_property
    def _kept(self) -> dict[tuple[Level, str], str]:
        """The next key towards the one that stays, of each key that was merged into another."""
        towards: dict[tuple[Level, str], str] = {}
        for one in sorted(self.last.values(), key=lambda one: one.revision):
            if one.action == "merge":
                root, other = (_root(towards, one.level, key) for key in (one.key, one.other_key))
                if root != other:
                    towards[one.level, other] = root
        return {(level, key): _root(towards, level, key) for level, key in towards}

    def kept(self, level: Level, key: str) -> str:
        """The key that stays for a key; itself where nobody merged it."""
        return self._kept.get((level, key), key)

    def rows(self) -> list[tuple[Level, str, str]]:
        """(level, key, key that stays) of every key merged into another."""
        return [(level, key, kept) for (level, key), kept in self._kept.items()]

    def stays(self) -> list[tuple[Level, str, str]]:
        """The same of the keys that others were merged into, or that are one across clusters."""
        merges = (one for one in self.last.values() if one.action == "merge")
        kept = {(one.level, self.kept(one.level, one.key)) for one in merges}
        return [(level, key, key) for level, key in sorted(kept)]

    def is_merged(self, level: Level, key: str, other_key: str) -> bool:
        """True where a merge of just these two holds; of a site with itself: across clusters."""
        last = self.last.get((level, frozenset((key, other_key))))
        return last is not None and last.action == "merge"

    @cached_property
    def _groups(self) -> dict[tuple[Level, str], frozenset[str]]:
        groups: dict[tuple[Level, str], set[str]] = {}
        for level, key, kept in self.rows():
            groups.setdefault((level, kept), {kept}).add(key)
        return {known: frozenset(keys) for known, keys in groups.items()}

    def together(self, level: Level, key: str) -> frozenset[str]:
        """All keys that are one with a key, itself among them."""
        return self._groups.get((level, self.kept(level, key)), frozenset((key,)))

    def are_one(self, level: Level, key: str, other_key: str) -> bool:
        """True where the two are one member or site."""
        return self.kept(level, key) == self.kept(level, other_key)

    @cached_property
    def _refused(self) -> set[tuple[Level, frozenset[str]]]:
        return {
            pair for pair, one in self.last.items() if one.action != "merge" and not one.implied
        }

    def refused(self, level: Level, key: str, other_key: str) -> bool:
        """True where a person said no to the two, or to any two that are one with them."""
        if not self._refused:
            return False
        ours, theirs = self.together(level, key), self.together(level, other_key)
        return any((level, frozenset((a, b))) in self._refused for a in ours for b in theirs)


def _root(towards: dict[tuple[Level, str], str], level: Level, key: str) -> str:
    while (level, key) in towards:
        key = towards[level, key]
    return key


def following(
    same: Sameness, decision: Decided, sites: Iterable[tuple[str, str]]
) -> tuple[Decided, ...]:
    """A decision and all that follows from it; empty where it makes no sense.

    `sites` are the known sites as (member key, site key). Merging sites merges their firms; firms
    that become one have one site where both name it alike in the same region, as if the firm had
    always been spelled one way. A site merged with itself is one in whatever cluster. Splitting
    takes all of that back.
    """
    known = {site: member for member, site in sites}
    if decision.action == "merge":
        return _merging(same, decision, known)
    last = same.last.get(decision.pair)
    if last is not None and last.action == "merge":
        return _splitting(same, decision, last)
    itself = decision.level == "site" and decision.key == decision.other_key
    if decision.action == "split" or (_are_one(same, decision) and not itself):
        return ()
    if decision.level == "member" or not {decision.key, decision.other_key} <= known.keys():
        return (decision,)
    firms = (known[decision.key], known[decision.other_key])
    if same.are_one("member", *firms):
        return (decision,)
    return decision, Decided(decision.revision, "distinct", "member", *firms)


def _are_one(same: Sameness, decision: Decided) -> bool:
    return same.are_one(decision.level, decision.key, decision.other_key)


def _merging(same: Sameness, decision: Decided, known: dict[str, str]) -> tuple[Decided, ...]:
    keys = (decision.key, decision.other_key)
    there = known if decision.level == "site" else set(known.values())
    if decision.level == "site" and keys[0] == keys[1]:
        once = keys[0] in there and not same.is_merged("site", *keys)
        return (decision,) if once else ()
    if _are_one(same, decision) or not all(key in there for key in keys):
        return ()
    made = [decision]
    firms = (known[keys[0]], known[keys[1]]) if decision.level == "site" else keys
    if same.are_one("member", *firms):
        return (decision,)
    if decision.level == "site":
        made.append(Decided(decision.revision, "merge", "member", *firms, implied=True))
    ours, theirs = (same.together("member", firm) for firm in firms)
    named: dict[str, list[str]] = {}
    for site, member in sorted(known.items(), key=lambda item: (item[1] not in ours, item[0])):
        if member in ours or member in theirs:
            named.setdefault(site.removeprefix(member), []).append(site)
    for first, *others in named.values():
        for other in others:
            then = same.but(made)
            if not then.are_one("site", first, other) and not same.refused("site", first, other):
                made.append(Decided(decision.revision, "merge", "site", first, other, implied=True))
    return tuple(made)


def _splitting(same: Sameness, decision: Decided, last: Decided) -> tuple[Decided, ...]:
    if last.implied:
        return (decision,)
    others = (
        Decided(decision.revision, decision.action, one.level, one.key, one.other_key, implied=True)
        for one in same.last.values()
        if one.revision == last.revision and one.action == "merge" and one is not last
    )
    return (decision, *others)
