"""What is usual: of five firms at least, by size, and no single firm's figure."""

from __future__ import annotations

import datetime as dt

import pytest

from cluster_data.store import typical_capacity
from loaders.checks.answers import SIZES, Answers
from loaders.checks.tell import checked
from tests.loaders.checks.accepted_rows import frame
from tests.loaders.checks.accepted_rows import row as accepted
from tests.store.survey_rows import TODAY, keep, row


def makers(count: int, **said: object) -> list[dict[str, object]]:
    return [row(f"Maker {at}", capacity_value=7_777.0 + 1_000 * at, **said) for at in range(count)]


def test_fewer_than_five_firms_have_no_usual_capacity() -> None:
    keep(*makers(4, employees=20), row("Maker 0", employees=20, product_detail="blue"))
    assert typical_capacity(TODAY).empty


def test_the_middle_of_five_firms_is_none_of_their_figures() -> None:
    keep(*makers(5, employees=20))
    found = typical_capacity(TODAY).set_index("size_class")
    assert set(found.index) == {"small", "any"}
    assert found.loc["small", ["firms", "answers"]].tolist() == [5, 5]
    assert 10 ** found.loc["small", "log_middle"] == pytest.approx(9_800)  # of 9,777


@pytest.mark.parametrize("employees", [0, 9, 10, 49, 50, 249, 250, None])
def test_the_ledger_and_the_checks_mean_the_same_sizes(employees: int | None) -> None:
    keep(*makers(5, employees=employees))
    (size,) = set(typical_capacity(TODAY)["size_class"]) - {"any"} or {"any"}
    (ours,) = Answers(frame([accepted(employees=employees)]), TODAY).size
    assert SIZES[ours] == size


def test_one_row_is_held_against_what_the_ledger_knows() -> None:
    keep(*makers(5, employees=20))
    usual = typical_capacity(TODAY)
    rows = frame([accepted(capacity_value=225_000.0, employees=20)])
    assert not dict(checked(Answers(rows, dt.date(2026, 6, 1)))).get("capacity-outlier")
    found = dict(checked(Answers(rows, dt.date(2026, 6, 1), typical=usual)))["capacity-outlier"]
    told = {name: values[0] for name, values in found.params.items()}
    assert told == {
        "weekly": 225_000.0, "middle": pytest.approx(9_800), "count": 5, "ratio": "23",
        "product": "resp_ffp2", "size": "small", "known": "ledger",
    }  # fmt: skip
