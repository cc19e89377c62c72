"""Who sends what to whom: least unmet quantity first, then least distance."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import pandas as pd

from planning.lots import EXACT_UP_TO, WithLots, exact, repaired
from planning.places import Metric, distances, open_corridors
from planning.transport import Transport, best_common_fill, best_flows, with_common_fill

Method = Literal["linear", "exact", "repaired"]
Aim = Literal["least_unmet", "equal_fill"]


@dataclass(frozen=True)
class Allocation:
    """What is sent, what it meets, and how far it is from the best.

    `flows`: donor, receiver, quantity, distance (km on a great circle), in falling quantity.
    `fills`: receiver, need, received, unmet, fill_rate (NaN without need). `left`: donor, supply,
    sent, unused. `quantity_distance` is Σ quantity × distance, `shipments` the number of flows.

    `method`: *linear* (no lot in the way), *exact* (minimum lots by mixed-integer program),
    *repaired* (minimum lots mended after the linear program). `proved`: it can't be bettered.
    `unmet_gap`: at most so much less could be unmet; `distance_gap`: at most this share of
    quantity × distance could be saved with as little unmet, None where that is not known; both 0
    where proved. `unmet_without_lots` and `distance_without_lots`: what the lots cost.
    """

    flows: pd.DataFrame = field(repr=False)
    fills: pd.DataFrame = field(repr=False)
    left: pd.DataFrame = field(repr=False)
    unmet: float
    quantity_distance: float
    shipments: int
    method: Method
    proved: bool
    unmet_gap: float
    distance_gap: float | None
    unmet_without_lots: float
    distance_without_lots: float

    @property
    def mean_distance(self) -> float:
        """Distance a piece travels on average; NaN where nothing is sent."""
        sent = float(self.flows["quantity"].sum())
        return self.quantity_distance / sent if sent else float("nan")


def allocate(
    donors: pd.DataFrame,
    receivers: pd.DataFrame,
    *,
    aim: Aim = "least_unmet",
    closed: Collection[tuple[str, str]] = (),
    lot: float = 0.0,
    metric: Metric = "great_circle",
    seconds: float = 20.0,
) -> Allocation:
    """Send one product from donors to receivers, both as `planning.places.read_places` gives them.

    Least unmet quantity first, then least Σ quantity × distance among those: a lexicographic
    transport problem (Hitchcock, Journal of Mathematics and Physics 20:224, 1941). `equal_fill`
    puts before it the highest fill rate that all receivers who can be reached have at once.
    `closed` corridors as in `planning.places.open_corridors`. `lot`: nothing, or at least so much,
    goes from one to another: solved exactly up to 50 × 50 (at most about `seconds` for each aim;
    what is not proved by then is told), repaired beyond; with a lot, an equal fill is aimed at but
    not guaranteed.
    """
    problem = _problem(donors, receivers, closed, metric)
    if aim == "equal_fill":
        problem = with_common_fill(problem, best_common_fill(problem))
    straight = best_flows(problem)
    if lot <= 0 or not ((straight > 0) & (straight < lot)).any():
        carried = float((straight * problem.distance).sum())
        kept = WithLots(straight, float(problem.need.sum() - straight.sum()), carried, True)
        return _result(donors, receivers, problem, kept, "linear", straight)
    # a guaranteed share and a lot may exclude each other, so the share is only aimed at
    loose = replace(problem, most_unmet=problem.need)
    mended = repaired(loose, lot)
    if max(problem.distance.shape) <= EXACT_UP_TO:
        kept = exact(loose, lot, mended, seconds)
        return _result(donors, receivers, problem, kept, "exact", straight)
    unmet = float(problem.need.sum() - straight.sum())
    bound = float((straight * problem.distance).sum())
    kept = WithLots(mended, unmet, bound if _same(mended, straight) else None, False)
    return _result(donors, receivers, problem, kept, "repaired", straight)


def allocate_each(
    donors: pd.DataFrame,
    receivers: pd.DataFrame,
    *,
    aim: Aim = "least_unmet",
    closed: Collection[tuple[str, str]] = (),
    lots: Mapping[str, float] | None = None,
    metric: Metric = "great_circle",
) -> dict[str, Allocation]:
    """`allocate` for each product that somebody needs, with the minimum lot of each."""
    return {
        product: allocate(
            donors[donors["product"] == product].reset_index(drop=True),
            receivers[receivers["product"] == product].reset_index(drop=True),
            aim=aim,
            closed=closed,
            lot=(lots or {}).get(product, 0.0),
            metric=metric,
        )
        for product in dict.fromkeys(receivers["product"])
    }


def _problem(
    donors: pd.DataFrame,
    receivers: pd.DataFrame,
    closed: Collection[tuple[str, str]],
    metric: Metric,
) -> Transport:
    supply = donors["quantity"].to_numpy(float)
    need = receivers["quantity"].to_numpy(float)
    for figures in (supply, need):
        if not (np.isfinite(figures) & (figures >= 0)).all():
            raise ValueError("quantities are finite and not negative")
    along = distances(donors, receivers, metric)
    return Transport(supply, need, along, open_corridors(donors, receivers, closed), need)


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether both send as much, so that their distances can be compared."""
    return bool(abs(one.sum() - other.sum()) <= 1e-9 * max(1.0, float(other.sum())))


def _result(
    donors: pd.DataFrame,
    receivers: pd.DataFrame,
    problem: Transport,
    kept: WithLots,
    method: Method,
    straight: np.ndarray,
) -> Allocation:
    flows = kept.flows
    sent, received = flows.sum(axis=1), flows.sum(axis=0)
    unmet = np.maximum(problem.need - received, 0.0)
    carried = float((flows * problem.distance).sum())
    unmet_gap = 0.0 if kept.proved else max(0.0, float(unmet.sum()) - kept.unmet_bound)
    distance_gap: float | None = 0.0 if kept.proved else None
    if not kept.proved and kept.distance_bound is not None:
        bound = kept.distance_bound
        distance_gap = max(0.0, carried / bound - 1) if bound > 0 else None
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(problem.need > 0, np.minimum(received / problem.need, 1.0), np.nan)
    return Allocation(
        flows=_flow_table(donors, receivers, problem, flows),
        fills=pd.DataFrame(
            {
                "receiver": receivers["place"],
                "need": problem.need,
                "received": received,
                "unmet": unmet,
                "fill_rate": rate,
            }
        ),
        left=pd.DataFrame(
            {
                "donor": donors["place"],
                "supply": problem.supply,
                "sent": sent,
                "unused": np.maximum(problem.supply - sent, 0.0),
            }
        ),
        unmet=float(unmet.sum()),
        quantity_distance=carried,
        shipments=int((flows > 0).sum()),
        method=method,
        proved=kept.proved,
        unmet_gap=unmet_gap,
        distance_gap=distance_gap,
        unmet_without_lots=float(problem.need.sum() - straight.sum()),
        distance_without_lots=float((straight * problem.distance).sum()),
    )


def _flow_table(
    donors: pd.DataFrame, receivers: pd.DataFrame, problem: Transport, flows: np.ndarray
) -> pd.DataFrame:
    donor, receiver = np.nonzero(flows)
    found = pd.DataFrame(
        {
            "donor": donors["place"].to_numpy()[donor],
            "receiver": receivers["place"].to_numpy()[receiver],
            "quantity": flows[donor, receiver],
            "distance": problem.distance[donor, receiver],
        }
    )
    return found.sort_values(
        ["quantity", "donor", "receiver"], ascending=[False, True, True], ignore_index=True
    )
