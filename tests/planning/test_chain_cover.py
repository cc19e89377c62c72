"""Which parts of a chain a place covers: certified for the product, attested for the rest."""

from __future__ import annotations

from typing import Any

import pandas as pd

from planning.chain_cover import Part, covered, parts_of
from tests.planning.test_chain_flows import MASK, MELT, line


def states(*rows: dict[str, Any]) -> dict[tuple[str, str], str]:
    table = covered(pd.DataFrame(list(rows)), MASK, "country")
    return dict(zip(zip(table["place"], table["part"], strict=True), table["state"], strict=True))


def test_the_parts_are_the_product_its_inputs_and_the_stages_they_leave() -> None:
    found = parts_of(MASK)
    assert found[0] == Part("product", MASK)
    assert Part("input", MELT) in found
    stages = {part.code for part in found if part.kind == "stage"}
    assert stages == {"polymer", "testing_lab", "packaging"}


def test_each_state_by_its_rule() -> None:
    found = states(
        line(MASK, "TN", 1, 1.0, stages=["mask_line", "packaging"]),
        line(MASK, "ES", 2, 1.0, stages=["mask_line"], certificate_days=-1.0),
        line(MELT, "ES", 3, 1.0, stages=[], certificate_days=float("nan")),
        line(MELT, "TN", 4, 1.0, stages=["testing_lab"], age_days=999.0),
        line(MELT, "IT", 5, 1.0, stages=[], open=False),
    )
    assert found["TN", MASK] == "covered"
    assert found["ES", MASK] == "declared", "its certificate lapsed"
    assert found["ES", MELT] == "covered", "an input needs no certificate"
    assert found["TN", MELT] == "declared", "too old"
    assert found["TN", "packaging"] == "covered"
    assert found["TN", "testing_lab"] == "declared"
    assert found["IT", MELT] == "few"
    assert found["IT", MASK] == found["ES", "packaging"] == "lacking"


def test_three_firms_may_be_told_of_and_are_counted_once() -> None:
    rows = [line(MELT, "TN", firm, 1.0, stages=[], open=False) for firm in (1, 2, 3, 3)]
    table = covered(pd.DataFrame(rows), MASK, "country").set_index("part")
    assert table.loc[MELT, "state"] == "covered"
    assert table.loc[MELT, "n"] == 3
