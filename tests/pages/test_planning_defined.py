"""The definitions of planning say what planning does: its constants, its example, its sources."""

from __future__ import annotations

import pytest

from pages.method.definition import Definition
from pages.method.definitions import chapters
from pages.method.sent import EXACT_UP_TO
from planning import lots
from planning.gap import ALERTS, Thresholds
from planning.rates import staff_rate
from words import LANGUAGES, number, speaking_in

SOURCED = {"recipe", "shared-inputs", "demand", "modes", "patients", "health-services", "burn-rate",
           "one-incident", "allocation", "concentration", "outage"}  # fmt: skip


def defined(slug: str) -> Definition:
    return next(d for chapter in chapters() for d in chapter.definitions if d.slug == slug)


def formula(slug: str) -> str:
    return " ".join(text for _label, text in defined(slug).formula)


def test_all_that_planning_uses_is_defined() -> None:
    with speaking_in("en"):
        told = {d.slug for chapter in chapters() for d in chapter.definitions}
    assert told >= SOURCED | {"supply", "levels", "levers", "gap", "cover", "equal-fill", "lots",
                              "counted", "plan-suppression", "record"}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_constants_told_are_those_that_count(language: str) -> None:
    assert EXACT_UP_TO == lots.EXACT_UP_TO
    with speaking_in(language):
        assert number(staff_rate("mask_surg_iir", "severe_bed_day"), 3) in formula("demand")
        for days in (Thresholds().urgent, Thresholds().watch):
            assert number(days) in formula("cover")
    assert len(ALERTS) == 6  # calm and no demand need no words; the other four are told


def test_what_others_found_is_said_to_be_theirs() -> None:
    with speaking_in("en"):
        for slug in SOURCED:
            assert defined(slug).formula[-1][0] == "Source", slug
