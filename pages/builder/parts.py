"""The tables that the page's figures are made from: who holds which stage, what goes where."""

from __future__ import annotations

import numpy as np
import pandas as pd

from exhibits.catalogue.chain_map import LINK_COLUMNS
from exhibits.catalogue.chain_missing import ROLE_COLUMNS
from exhibits.catalogue.chain_plan import PART_COLUMNS
from pages.builder import wording
from pages.builder.answer import Solved
from planning.chain_asked import Chain, Held, Share
from planning.chain_roles import AFTER
from planning.places import distances
from shell import wording as said

_LEAST = 1e-9


def parts(found: Solved, chain: Chain | None) -> pd.DataFrame:
    """A row a firm's part in a stage; a stage that nobody holds has one with an empty code."""
    rows: list[tuple[object, ...]] = []
    for level, held in enumerate(found.plan.held):
        head = wording.role(held.role)
        shares = [one for one in chain.shares if one.role == held.role.code] if chain else []
        if not shares:
            rows.append((level, head, "", "", 0.0, float("nan"), ""))
        unit = said.unit(held.role.unit) if held.role.unit else ""
        rows += [
            (level, head, f"firm-{firm}", wording.partner(found, firm),
             sum(worth(found, held, one) for one in own),
             sum(one.amount if one.amount is not None else float("nan") for one in own), unit)
            for firm, own in _by_firm(shares).items()
        ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(PART_COLUMNS))


def _by_firm(shares: list[Share]) -> dict[int, list[Share]]:
    found: dict[int, list[Share]] = {}
    for one in shares:
        found.setdefault(one.firm, []).append(one)
    return found


def worth(found: Solved, held: Held, share: Share) -> float:
    """For how much of the product a share is enough, up to the quantity; of a stage all of it."""
    if share.amount is None or not held.role.per_unit:
        return found.quantity
    return min(share.amount / held.role.per_unit, found.quantity)


def roles(found: Solved) -> pd.DataFrame:
    """A row a stage: what is needed, what all firms that count can give."""
    rows = [
        (
            one.role.code, wording.role(one.role),
            said.unit(one.role.unit) if one.role.unit else "",
            one.needed, one.most, one.products, one.firms,
        )
        for one in found.plan.held
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(ROLE_COLUMNS))
    numbers = dict.fromkeys(("needed", "most", "products"), "float64")
    return table.astype(numbers | {"firms": "Int64"})


def links(found: Solved, chain: Chain) -> pd.DataFrame:
    """A row a pair of places between which something goes: inputs to makers, products to services.

    Each input is taken in order by the makers, the largest first, so that few pairs arise.
    """
    held = {one.role.code: one for one in found.plan.held}
    makers = _ends(found, chain, found.plan.problem.product, held)
    rows: list[tuple[object, ...]] = []
    for code, one in held.items():
        if one.role.kind == "maker":
            continue
        ends = _ends(found, chain, code, held)
        after = one.role.kind == "stage" and one.role.stage in AFTER
        pairs = _joined(makers, ends) if after else _joined(ends, makers)
        rows += [(start, end, value, wording.role(one.role)) for start, end, value in pairs]
    table = pd.DataFrame(rows, columns=["start", "end", "value", "what"])
    return _placed(found, _together(table))


def _ends(found: Solved, chain: Chain, code: str, held: dict[str, Held]) -> list[tuple[int, float]]:
    """The lines that hold a stage with what they are enough for, the largest first."""
    own = [(one.row, worth(found, held[code], one)) for one in chain.shares if one.role == code]
    return sorted(own, key=lambda pair: (-pair[1], pair[0]))


def _joined(
    givers: list[tuple[int, float]], takers: list[tuple[int, float]]
) -> list[tuple[int, int, float]]:
    rows, give, take = [], [list(one) for one in givers], [list(one) for one in takers]
    while give and take:
        value = min(give[0][1], take[0][1])
        if value > _LEAST:
            rows.append((int(give[0][0]), int(take[0][0]), float(value)))
        for side in (give, take):
            side[0][1] -= value
            if side[0][1] <= _LEAST * max(1.0, value):
                side.pop(0)
    return rows


def _together(table: pd.DataFrame) -> pd.DataFrame:
    """One row a pair: the largest quantity, and all that goes along, in words."""
    if table.empty:
        return table
    return table.groupby(["start", "end"], as_index=False).agg(
        value=("value", "max"), what=("what", lambda names: ", ".join(dict.fromkeys(names)))
    )


def _placed(found: Solved, table: pd.DataFrame) -> pd.DataFrame:
    """The pairs of lines as pairs of places; those without a place are left out."""
    rows = []
    for row in table.to_dict("records"):
        start, end = found.spots[row["start"]], found.spots[row["end"]]
        if np.isnan([start.lng, end.lng]).any():
            continue
        one, other = (pd.DataFrame({"x": [spot.lng], "y": [spot.lat]}) for spot in (start, end))
        km = float(distances(one, other)[0, 0])
        rows.append(
            (start.code, wording.spot(start), end.code, wording.spot(end), row["value"], km,
             start.lng, start.lat, end.lng, end.lat, row["what"])
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(LINK_COLUMNS))
