"""Which of a chain's flows a viewer is told: none that tells of one or two firms.

The rule is that of every figure (design, *Suppression*). Countries where one or two firms stand
behind a stage are told of together, with further ones until at least two countries and three firms
are; so are those that only one or two firms send to, since what they lack tells what those make.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import pandas as pd

from planning.chain_flows import ELSEWHERE, OWN, SENT, Chain, Makers
from planning.discretion import FEW

TOGETHER = "together"
"""Stands for countries that are not told of singly, and for what they give, to whomever."""


@dataclass(frozen=True)
class Shares:
    """Parts (0 to 1) of an input that come from the makers' own countries, others, elsewhere."""

    own: float
    others: float
    elsewhere: float


def few(makers: Iterable[Makers]) -> bool:
    """Whether these stand on one or two firms together, not all of them open to the viewer."""
    given = list(makers)
    firms = frozenset().union(*(one.firms for one in given))
    return any(one.closed for one in given) and 1 <= len(firms) <= FEW


def told(chain: Chain) -> Chain | None:
    """The chain with countries put together where they must be; None where nothing can be told.

    Its first step is left out where that alone can't be told.
    """
    pools = _pools(chain)
    if pools is None and len(chain.codes) > 2:
        return told(without_first(chain))
    return None if pools is None else _pooled(chain, pools)


def without_first(chain: Chain) -> Chain:
    """The chain from its second stage on."""
    links = chain.links[chain.links["step"].gt(0)]
    links = links.assign(step=links["step"] - 1).reset_index(drop=True)
    return Chain(chain.codes[1:], chain.making[1:], links)


def shares(chain: Chain) -> Shares | None:
    """Where the product's makers' input comes from, in parts; None where that can't be told."""
    last, step = chain.last, len(chain.codes) - 2
    whole = float(last["value"].sum())
    if whole <= 0 or few(chain.making[-1].values()):
        return None
    for outcome in (OWN, SENT):
        senders = set(last.loc[last["outcome"].eq(outcome), "source"])
        if few(chain.making[step][country] for country in senders):
            return None
    parts = last.groupby("outcome")["value"].sum() / whole
    found = (float(parts.get(one, 0.0)) for one in (OWN, SENT, ELSEWHERE))
    return Shares(*found)


def _pools(chain: Chain) -> list[set[str]] | None:
    """By stage the countries told of together; None where not even all of them can be."""
    pools = [{country for country, one in making.items() if few([one])} for making in chain.making]
    shown = _shown(chain)
    while True:
        before = sum(map(len, pools))
        for level, pool in enumerate(pools):
            if not _covered(chain, level, pool, shown[level]):
                return None
        for step in range(len(chain.codes) - 1):
            if not _targets_covered(chain, step, pools, shown[step + 1]):
                return None
        if sum(map(len, pools)) == before:
            return pools


def _shown(chain: Chain) -> list[set[str]]:
    """By stage the countries that any link has to do with."""
    links = chain.links
    found: list[set[str]] = [set() for _code in chain.codes]
    for step, source, target in links[["step", "source", "target"]].itertuples(index=False):
        if source != ELSEWHERE:
            found[step].add(source)
        found[step + 1].add(target)
    return found


def _covered(chain: Chain, level: int, pool: set[str], shown: Collection[str]) -> bool:
    """Adds countries, the least first, until those together tell of none; False where it can't."""
    making = chain.making[level]
    pool &= set(shown)
    free = sorted(set(shown) - pool, key=lambda country: (making[country].amount, country))
    while pool and (len(pool) == 1 or few(making[country] for country in pool)):
        if not free:
            # a single country is the whole, which is told where three firms stand behind it
            return not few(making[country] for country in pool)
        pool.add(free.pop(0))
    return True


def _targets_covered(
    chain: Chain, step: int, pools: list[set[str]], shown: Collection[str]
) -> bool:
    """Puts those together that one or two firms send to; False where that leaves a group of few."""
    links = chain.links[chain.links["step"].eq(step) & chain.links["source"].ne(ELSEWHERE)]
    making, pool = chain.making[step], pools[step + 1]
    senders = {target: set(part["source"]) for target, part in links.groupby("target")}

    def secret(targets: Collection[str]) -> bool:
        sending = set().union(*(senders.get(target, set()) for target in targets))
        groups = [sending, sending & pools[step]]
        groups += [{one} for one in sending - pools[step]]
        return any(few(making[country] for country in group) for group in groups)

    pool |= {target for target in shown if target not in pool and secret([target])}
    free = sorted(set(shown) - pool, key=lambda one: (chain.making[step + 1][one].amount, one))
    while pool and secret(pool):
        if not free:
            return False
        pool.add(free.pop(0))
    return True


def _pooled(chain: Chain, pools: list[set[str]]) -> Chain:
    links = chain.links.copy()
    steps = links["step"].tolist()
    for end, ahead in (("source", 0), ("target", 1)):
        links[end] = [
            TOGETHER if code in pools[step + ahead] else code
            for step, code in zip(steps, links[end], strict=True)
        ]
    # what the group gives is told as one, whether to others, between its countries or at home
    links["outcome"] = links["outcome"].mask(links["source"].eq(TOGETHER), TOGETHER)
    by = ["step", "source", "target", "outcome"]
    summed = links.groupby(by, as_index=False, sort=True)[["amount", "value"]].sum()
    return replace(chain, links=pd.DataFrame(summed)[list(chain.links.columns)])
