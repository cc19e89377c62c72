"""Large surveys to measure with: seeded, fictive, of plausible shape.

A ledger of `count` capacity rows: eight clusters, two rounds, five product lines a firm. A quarter
of the rows is the round before; four of five of its firms answered again, so about 0.8 of the rows
stand. Half of the clusters keep a roster, a tenth of which never answered.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from cluster_data import store
from cluster_data.reference import products, regions
from cluster_data.store import Actor, NewUpload

TODAY = dt.date(2026, 11, 23)
"""The day on which every benchmark looks; given where a function asks for it."""
CLUSTERS = 8
LINES = 5
"""Product lines of a firm."""
_ACTOR = Actor("benchmark")


@dataclass(frozen=True)
class Round:
    """One round of the survey: its name, reference date, and which firms answered."""

    name: str
    date: dt.date
    firms: np.ndarray


def rounds(count: int) -> tuple[Round, Round]:
    """Two rounds of about `count` rows together."""
    newest = round(count * 0.75 / LINES)
    before = count // LINES - newest
    again = before * 4 // 5
    return (
        Round("2026-R1", dt.date(2026, 4, 1),
              np.r_[np.arange(again), np.arange(newest, newest + before - again)]),
        Round("2026-R2", dt.date(2026, 11, 1), np.arange(newest)),
    )  # fmt: skip


def ledger(path: Path, count: int) -> None:
    """A ledger of about `count` capacity rows in a file that is not there yet."""
    os.environ["TELA_DATABASE"] = str(path)
    for number in range(CLUSTERS):
        store.add_cluster(f"BENCH-{number}", f"Benchmark cluster {number}", None, _ACTOR)
    for round_ in rounds(count):
        for number in range(CLUSTERS):
            firms = round_.firms[round_.firms % CLUSTERS == number]
            if number % 2:
                _commit(number, round_, roster(np.r_[firms, -1 - firms[::9]]), "roster")
            _commit(number, round_, capacity_rows(firms, round_), "capacities")


def _commit(number: int, round_: Round, rows: pd.DataFrame, kind: str) -> None:
    count, name = len(rows), f"{round_.name}-{kind}-{number}.csv"
    upload = NewUpload(
        f"BENCH-{number}", kind, round_.name, round_.date, name, f"{number:064d}", "", 1, None,
        "en", False, count, count, 0, 0,
    )  # fmt: skip
    store.commit(upload, rows, [], _ACTOR)


def roster(firms: np.ndarray) -> pd.DataFrame:
    """Firms asked, as the loaders hand them over; negative numbers are firms that never answer."""
    return _firms(firms).assign(survey_round=None, survey_date=None)


def capacity_rows(firms: np.ndarray, round_: Round) -> pd.DataFrame:
    """Accepted rows as the loaders hand them over, one for each line of each firm."""
    firm = np.repeat(firms, LINES)
    line = np.tile(np.arange(LINES), len(firms))
    chance = np.random.default_rng([len(firms), round_.date.toordinal()])
    kinds = list(products().values())
    # a firm's lines are neighbours in the list of products, as mask makers also make gowns
    kind = (firm * 13 + line) % len(kinds)
    count = len(firm)
    weekly = chance.lognormal(9, 1.5, count).round() + 1
    valid = chance.random(count)
    return _firms(firm).assign(
        product_code=_taken([k.code for k in kinds], kind),
        product_stated=_taken([k.names["en"] for k in kinds], kind),
        product_detail=_taken(["", "blue", "white", "size L"], chance.integers(0, 4, count)),
        stage_code=_taken([["cut_sew"], ["mask_line"], ["weaving"]], firm % 3),
        capacity_value=weekly,
        capacity_value_high=weekly,
        capacity_unit=_taken([k.unit for k in kinds], kind),
        capacity_period="week",
        capacity_stated=None,
        capacity_per_week=weekly,
        capacity_per_week_high=weekly,
        current_output_per_week=np.where(chance.random(count) < 0.7, weekly * 0.6, np.nan),
        in_product_unit=True,
        utilisation_pct=np.where(
            chance.random(count) < 0.8, chance.integers(20, 101, count), np.nan
        ),
        standards_met=np.where(
            chance.random(count) < 0.7,
            _taken([sorted(k.standards)[:1] or None for k in kinds], kind),
            None,
        ),
        certifications=_taken([["iso_9001"], None], firm % 2),
        certificate_expiry=np.where(
            valid < 0.6, dt.date(2027, 6, 30), np.where(valid < 0.8, dt.date(2026, 6, 30), None)
        ),
        notified_body=None,
        survey_round=round_.name,
        survey_date=round_.date,
    )


def _firms(firm: np.ndarray) -> pd.DataFrame:
    """Firms and their places; neighbours of a number are in the same country."""
    places = [place for place in regions().values() if place.iso2 != "EH"]
    place = (np.abs(firm) // 3 * 7) % len(places)
    country = _taken([p.iso2 for p in places], place)
    number = pd.Series(firm).astype(str)
    name = "Fictive firm " + number
    key = pd.Series(country) + ":fictive firm " + number
    jitter = np.random.default_rng(5).uniform(-0.2, 0.2, (2, len(firm)))
    return pd.DataFrame({
        "row": np.arange(len(firm)) + 2,
        "sheet": "",
        "country": country,
        "region_code": _taken([p.code for p in places], place),
        "company_name": name,
        "member_type": "company",
        "member_key": key,
        "site_key": key + "||" + _taken([p.code for p in places], place),
        "lat": _taken([p.lat or 38.0 for p in places], place).astype(float) + jitter[0],
        "lng": _taken([p.lon or 15.0 for p in places], place).astype(float) + jitter[1],
        "place_precision": "site",
        "employees": firm % 400 + 4,
        "consent_publish": _taken(["public", "authorities_only", "cluster_only"], firm % 3),
    })  # fmt: skip


def _taken(values: list, at: np.ndarray) -> np.ndarray:
    """`values[at]`, whatever the values are: lists too."""
    kept = np.empty(len(values), dtype=object)
    kept[:] = values
    return kept[at]
