"""Which codes an address may hold: those of the reference tables, the survey and the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from cluster_data import reference
from cluster_data.survey import survey

Vocabulary = Mapping[str, frozenset[str]]
"""Known codes by the name of the selection's field."""


@lru_cache(maxsize=1)
def _fixed() -> Vocabulary:
    lists = survey().code_lists
    certificates = lists[survey().column("certifications").codes].codes
    return {
        "products": frozenset(reference.products()),
        "families": frozenset(reference.families()),
        "stages": frozenset(reference.stages()),
        "countries": frozenset(reference.countries()),
        "regions": frozenset(reference.regions()),
        "certificates": frozenset(code.code for code in certificates),
    }


def vocabulary(clusters: frozenset[str], rounds: frozenset[str]) -> Vocabulary:
    """The codes that mean something today; `clusters` and `rounds` are the ledger's."""
    return {
        **_fixed(),
        "clusters": frozenset(reference.clusters()) | clusters,
        "rounds": rounds,
    }
