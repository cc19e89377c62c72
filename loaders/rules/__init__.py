"""Every slug a problem can have and its rule: to add one, an entry in the module it belongs to.

A slug has a severity, a message (what is the matter and the rule it breaks) and a fix (what to do).
Templates may use `{file}`, `{sheet}`, `{row}`, `{column}`, `{value}` and whatever the problem was
given beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from loaders.rules import answers, reading, records, structure
from loaders.rules.rule import Rule, Severity

__all__ = ["Rule", "Severity", "rules"]


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Every slug and its rule."""
    rooms = (
        reading.of_reading, structure.of_files, structure.of_columns, structure.of_rows,
        records.of_rejections, records.of_places, answers.of_numbers, answers.of_units,
        answers.of_codes,
    )  # fmt: skip
    return MappingProxyType({slug: rule for room in rooms for slug, rule in room().items()})
