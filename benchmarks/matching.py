"""Matching uploaded sites to known ones: time, growth, and how often it is right."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from benchmarks.ledgers import megabytes
from benchmarks.tables import Table
from benchmarks.timing import told
from loaders.matching import AUTOMATIC, LOWER, compare
from loaders.matching.names import level, name_of, sound
from scripts.labelled_firms import labelled

SIZES = ((1_000, 10_000), (3_000, 30_000), (10_000, 100_000))
_LARGEST_PLAIN = 30_000
_PLAINLY_ALIKE = 90
"""RapidFuzz’s ratio from which on a short script would take two names for one."""
_COLUMNS = (
    "uploaded × known", "how", "time", "precision, unasked", "recall, asked too", "memory",
)  # fmt: skip


def measure(quick: bool) -> list[Table]:
    """One table: Tela’s matching beside names compared all with all."""
    table = Table(
        "Matching uploaded sites to known ones",
        "The labelled set of docs/registry.md, made larger: five languages, slips, other "
        "legal forms, neighbours of a like name. Beside it the usual way: RapidFuzz’s "
        f"`token_sort_ratio` of all names of a country, {_PLAINLY_ALIKE} and more taken for one. "
        "Names are taken apart anew each time.",
        _COLUMNS,
    )
    for uploaded, known in SIZES[:1] if quick else SIZES:
        there, arriving = labelled(known, uploaded)
        for memory in (name_of, level, sound):
            memory.cache_clear()
        begun = time.perf_counter()
        pairs = compare(arriving, there)
        seconds = time.perf_counter() - begun
        best = pairs.drop_duplicates("left").set_index("left").reindex(range(len(arriving)))
        size = f"{uploaded:,} × {known:,}"
        judged = _judged(arriving, best["right"], best["score"], AUTOMATIC, LOWER)
        table.add(size, "Tela", told(seconds), *judged, f"{megabytes():.0f} MB")
        if known <= _LARGEST_PLAIN:
            begun = time.perf_counter()
            found, score = _plainly(arriving, there)
            seconds = time.perf_counter() - begun
            judged = _judged(arriving, found, score, _PLAINLY_ALIKE, _PLAINLY_ALIKE)
            table.add(size, "all names with all", told(seconds), *judged, f"{megabytes():.0f} MB")
    return [table]


def _plainly(arriving: pd.DataFrame, known: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The most alike name of the same country for each uploaded site, and its ratio."""
    found = pd.Series(-1, index=arriving.index)
    score = pd.Series(0.0, index=arriving.index)
    for country, ours in arriving.groupby("country"):
        theirs = known[known["country"] == country]
        for at in range(0, len(ours), 500):
            part = ours.iloc[at : at + 500]
            alike = process.cdist(
                part["company_name"].tolist(), theirs["company_name"].tolist(),
                scorer=fuzz.token_sort_ratio, workers=2, dtype=np.uint8,
            )  # fmt: skip
            found[part.index] = theirs.index.to_numpy()[alike.argmax(axis=1)]
            score[part.index] = alike.max(axis=1)
    return found, score


def _judged(
    arriving: pd.DataFrame, found: pd.Series, score: pd.Series, automatic: float, lower: float
) -> tuple[str, str]:
    """Precision of what is taken for one unasked, and recall with what is asked about."""
    truth, held = arriving["truth"], score.fillna(0.0)
    right = (found.fillna(-1).astype(int) == truth) & (truth >= 0)
    precision = right[held >= automatic].mean()
    recall = (right & (held >= lower))[truth >= 0].mean()
    return f"{precision:.1%}", f"{recall:.1%}"
