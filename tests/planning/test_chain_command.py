"""`python -m planning chain`: what it reads, prints and refuses."""

from __future__ import annotations

import argparse
import datetime as dt
import json

import pytest

from planning.arguments import NotAQuestion
from planning.chain import build
from planning.chain_command import chain_json, problem
from planning.chain_printing import told_chain
from planning.command import parser
from tests.planning.chain_lines import GOWN, SMS, STERILE, asked, offer, states
from tests.planning.supply_tables import lines
from words import speaking_in

DAY = dt.date(2026, 11, 1)
TABLE = lines(
    offer(GOWN, 700), offer(GOWN, 500, country="ES", named=False, name=None, area_code="ES-CT",
    region_code="ES-CT"), offer(SMS, 4000), states(STERILE),
)  # fmt: skip


def options(*more: str) -> argparse.Namespace:
    return parser().parse_args(["chain", "--product", GOWN, "--quantity", "1000", *more])


def test_the_arguments_put_a_problem() -> None:
    found = problem(
        options("--by", "2026-12-01", "--countries", "tn,es", "--rung", "attested", "--capacity",
                "all", "--available", f"{SMS},packaging", "--every"), DAY
    )  # fmt: skip
    assert found == asked(
        1000, by=dt.date(2026, 12, 1), countries=("TN", "ES"), rung="attested", capacity="all",
        available=frozenset({SMS, "packaging"}), every=True, as_of=DAY,
    )  # fmt: skip
    assert problem(options(), DAY).by == DAY


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--quantity", "0"], "above 0"), (["--quantity", "many"], "no quantity"),
        (["--product", "gown_surg_st"], "Did you mean gown_surg_std"),
        (["--by", "2026-10-01"], "lies before"), (["--available", "wings"], "no code of an input"),
        (["--countries", "XX"], "no country"),
    ],
)  # fmt: skip
def test_what_is_no_problem_is_a_sentence(more: list[str], said: str) -> None:
    with pytest.raises(NotAQuestion, match=said):
        problem(options(*more), DAY)


def test_a_chain_as_json_and_as_lines() -> None:
    plan = build(asked(1000), TABLE)
    found = json.loads(json.dumps(chain_json(plan), allow_nan=False))
    assert found["suffices"] is True
    assert found["greatest"] == 1200
    assert [one["role"] for one in found["roles"]] == [SMS, GOWN, STERILE]
    best = found["chains"][0]
    assert [one["member_id"] for one in best["firms"]] == ["m1", "m2", "m3", "m4"]
    assert best["firms"][1]["name"] is None
    assert best["firms"][2]["does"] == [{"role": SMS, "amount": pytest.approx(126), "unit": "kg"}]
    with speaking_in("en"):
        said = "\n".join(told_chain(plan))
    assert "These 4 firms together can make it:" in said
    assert "Firm 1, Monastir, Tunisia: Surgical gown, standard performance" in said
    assert "name withheld, Catalonia, Spain" in said


def test_what_is_missing_as_json_and_as_lines() -> None:
    plan = build(asked(1500), TABLE)
    found = json.loads(json.dumps(chain_json(plan), allow_nan=False))
    assert (found["suffices"], found["chains"]) == (False, [])
    short = {one["role"]: one["missing"] for one in found["roles"] if one["missing"]}
    assert short == {GOWN: pytest.approx(300)}
    assert {one["member_id"] for one in found["partial"]["firms"]} == {"m1", "m2", "m3", "m4"}
    with speaking_in("en"):
        said = "\n".join(told_chain(plan))
    assert "Missing: Surgical gown, standard performance, sterile, for 300 a week." in said
    assert "At most 1,200 a week can be had." in said


def test_nobody_is_named_to_who_may_read_nobody() -> None:
    closed = TABLE.assign(open=False, listed=False, named=False)
    found = chain_json(build(asked(500), closed))
    assert (found["chains"], found["partial"], found["suffices"]) == ([], None, None)
    assert "m1" not in json.dumps(found)
