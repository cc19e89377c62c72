"""What is asked of the ledger for one product's chain: what is covered where, and what would flow.

Lines of all products are read once; what is kept of them is small, and holds nothing that the
viewer may not be told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.supplying import supply_lines
from cluster_data.viewer import Viewer
from planning.chain_cover import covered
from planning.chain_discretion import Shares, few, shares, told
from planning.chain_flows import Chain, Makers, chain_flows, inputs_of


@dataclass(frozen=True)
class Branch:
    """One input of the product: what may be told of its flows, its shares, the firms behind."""

    chain: Chain | None
    shares: Shares | None
    firms: int | None


@dataclass(frozen=True)
class Found:
    """`cover` as of `planning.chain_cover.covered`; `branches` by input, in the recipe's order."""

    cover: pd.DataFrame
    branches: Mapping[str, Branch]
    firms: int | None

    def by_dependence(self) -> list[str]:
        """The inputs, those that most has to come of from elsewhere or other countries first."""

        def key(code: str) -> tuple[float, float]:
            one = self.branches[code].shares
            return (-one.elsewhere, -one.others) if one else (1.0, 1.0)

        return sorted(self.branches, key=key)


def found(selection: Selection, viewer: Viewer, today: dt.date, product: str, by: str) -> Found:
    """The chain of a product, for a viewer.

    What is covered is asked of the selection's places; flows are between all countries, since they
    are what crosses borders.
    """
    every = selection.but(products=(), families=(), stages=(), certificates=())
    lines = supply_lines(every, viewer, today)
    level: Literal["country", "area_code"] = "country" if by == "country" else "area_code"
    table = covered(lines, product, level)
    whole = every.but(countries=(), regions=())
    wide = lines if whole == every else supply_lines(whole, viewer, today)
    branches = {code: _branch(wide, product, code) for code in inputs_of(product)}
    behind = Makers(
        1.0, frozenset(int(firm) for firm in lines["firm"]), not bool(lines["open"].all())
    )
    return Found(table, branches, None if few([behind]) else len(behind.firms))


def _branch(lines: pd.DataFrame, product: str, component: str) -> Branch:
    exact = chain_flows(lines, product, component)
    shown = told(exact)
    firms = frozenset().union(*(one.firms for part in exact.making for one in part.values()))
    closed = any(one.closed for part in exact.making for one in part.values())
    hidden = few([Makers(1.0, firms, closed)])
    # who makes what is in the links; the lines' firms behind them stay here
    kept = (
        None if shown is None else Chain(shown.codes, tuple({} for _ in shown.codes), shown.links)
    )
    return Branch(kept, shares(exact), None if hidden else len(firms))
