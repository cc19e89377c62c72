"""What of a product's chain each place covers, only declares, or lacks.

The parts of a chain are the product itself, the inputs that bind it (`planning.bill`), and the
stages it passes that no input and no making stands for (`product_stages.csv`). A part is covered by
what stands attested: for the product certified, where a standard applies to it; for an input a line
of that input; for a stage any line whose site names it. It is declared only where a line stands
that is too old, not approved or, for the product, without a valid certificate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from cluster_data.reference import products
from planning.bill import bill
from planning.discretion import FEW
from planning.lines import Flags, Rows
from planning.supply import Terms, meets, stands

Covering = Literal["covered", "declared", "few", "lacking"]
PartKind = Literal["product", "input", "stage"]
_MAKING = ("mask_line", "cut_sew", "converting_hygiene")
"""Stages that making the product itself stands for."""
COLUMNS = ("place", "kind", "part", "state", "n")


@dataclass(frozen=True)
class Part:
    """A part of a chain: a product's code, or a stage's."""

    kind: PartKind
    code: str


def parts_of(product: str) -> tuple[Part, ...]:
    """The parts of a product's chain from fibre on, the product itself last but for its stages."""
    inputs = bill(product).binding
    told = {part.stage for part in inputs} | set(_MAKING)
    stages = [Part("stage", code) for code in products()[product].stages if code not in told]
    return (Part("product", product), *(Part("input", one.code) for one in inputs), *stages)


def covered(lines: pd.DataFrame, product: str, by: Literal["country", "area_code"]) -> pd.DataFrame:
    """A row a place and part: `COLUMNS`; state covered, declared, few or lacking.

    `lines` as of `store.supply_lines`, of every product in the places looked at. `n` is how many
    firms cover the part (Int64; NA where few). `few` where one or two firms not open to the viewer
    cover or declare it, and nothing more may be told. Places are those that any line is of.
    """
    rows = Rows.read(lines)
    fresh = stands(rows, "low", Terms())
    places = lines[by].where(lines[by].notna(), None)
    found = []
    for part in parts_of(product):
        named = _naming(lines, rows, part)
        enough = named & fresh
        if part.kind == "product":
            enough &= meets(rows, "certified") | ~rows["has_standard"]
        for place in sorted(set(places.dropna())):
            here = (places == place).to_numpy(bool)
            state, n = _state(lines, here & named, here & enough)
            found.append((place, part.kind, part.code, state, n))
    table = pd.DataFrame(found, columns=list(COLUMNS))
    return table.astype({"n": "Int64"})


def _naming(lines: pd.DataFrame, rows: Rows, part: Part) -> Flags:
    """The lines of a product, or those that name a stage."""
    if part.kind == "stage":
        return np.array([part.code in stages for stages in lines["stages"]], dtype=bool)
    counted = rows["countable"] & (rows["capacity_low"] > 0)
    return np.asarray(counted & (rows["product_code"] == part.code), dtype=bool)


def _state(lines: pd.DataFrame, named: Flags, enough: Flags) -> tuple[Covering, int | None]:
    for state, chosen in (("covered", enough), ("declared", named)):
        own = lines[chosen]
        firms = own["firm"].nunique()
        if firms:
            if firms <= FEW and not own["open"].all():
                return "few", None
            return state, int(firms)  # type: ignore[return-value]
    return "lacking", 0
