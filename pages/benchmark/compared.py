"""What the page compares: every cluster's indicators, and what peers are chosen by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from exhibits.exhibit import Answered
from planning import training
from planning.benchmark import benchmark
from planning.peers import Profile, profiles


@dataclass(frozen=True)
class Compared:
    """All indicators of all clusters (`planning.benchmark.COLUMNS`), and the clusters' profiles."""

    table: pd.DataFrame
    profiles: Mapping[str, Profile]
    answered: Answered


def compared(selection: Selection, viewer: Viewer, today: dt.date) -> Compared:
    """All clusters side by side, whatever clusters and places the selection names."""
    wanted = selection.but(clusters=(), countries=(), regions=())
    firms = store.cluster_firms(wanted, viewer, today)
    responses = store.response(wanted, viewer, today)
    finished = [code for code, one in reference.products().items() if one.tier == "finished"]
    table = benchmark(firms, responses, finished, wanted.day(today))
    return Compared(table, profiles(firms, responses), _answered(firms, responses))


def _answered(firms: pd.DataFrame, responses: pd.DataFrame) -> Answered:
    asked = None if responses["asked"].isna().any() else int(responses["asked"].sum())
    count = int(firms["firm"].nunique())
    few = 1 <= count <= 2 and not firms["open"].all()
    return Answered(None if few else count, asked)


@dataclass(frozen=True)
class Wishes:
    """Skills sought and training offered (`planning.training.COLUMNS`), by country or stage.

    `unknown` are wishes that no known skill is, as written; `seeking` firms seek some skill.
    """

    cells: pd.DataFrame
    unknown: pd.DataFrame
    answered: Answered


def wishes(selection: Selection, viewer: Viewer, by: training.By, today: dt.date) -> Wishes:
    """What firms of the selection would learn, and who teaches."""
    answers = store.training_answers(selection, viewer, today)
    told = reference.skills_in
    figures = store.response(selection, viewer, today)
    asked = None if figures["asked"].isna().any() or figures.empty else int(figures["asked"].sum())
    seeking = answers[answers["kind"].eq("sought")]
    count = int(seeking["firm"].nunique())
    few = 1 <= count <= 2 and not seeking["open"].all()
    return Wishes(
        training.demand(answers, told, by),
        training.unknown(answers, told),
        Answered(None if few else count, asked),
    )


def borders() -> Mapping[str, frozenset[str]]:
    """The countries that border on each, by the outlines of their regions."""
    regions = reference.regions()
    found: dict[str, set[str]] = {}
    for code, others in reference.neighbours().items():
        for other in others:
            here, there = regions[code].iso2, regions[other].iso2
            if here != there:
                found.setdefault(here, set()).add(there)
                found.setdefault(there, set()).add(here)
    return {code: frozenset(others) for code, others in found.items()}
