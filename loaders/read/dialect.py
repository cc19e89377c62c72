"""Dialect: which character separates the cells of a text, by evidence over its first records."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import sqrt

_DELIMITERS = {"\t": 2.5, ";": 1.6, "|": 1.2, ",": 1.0}
"""How much more a mark says than a comma: prose and amounts are full of commas, never of tabs."""
_SAMPLE = 400
_SAMPLE_CHARACTERS = 1 << 18
_STATED = re.compile(r'\s*"?sep=(.)"?\s*$', re.I)
_COMMA_IN_AMOUNT = re.compile(r"(?<=\d),(?=\d)|,(?= )")


@dataclass(frozen=True)
class Dialect:
    """A delimiter (None: one column), the usual number of cells, and whether line 1 states it."""

    delimiter: str | None
    width: int
    stated: bool = False


def dialect_of(lines: Sequence[str]) -> Dialect:
    """The dialect of a text given by its lines with their ends."""
    sample = _sample(lines)
    stated = _STATED.match(sample[0].rstrip("\r\n")) if sample else None
    if stated:
        mark = stated.group(1)
        if mark in '"\r\n':
            return Dialect(None, 1, True)
        return Dialect(mark, _shape(sample[1:], mark)[1], True)
    best, chosen = 0.0, Dialect(None, 1)
    for mark, weight in _DELIMITERS.items():
        share, width = _shape(sample, mark)
        score = weight * share * sqrt(width - 1)
        if mark == "," and _mostly_in_amounts(sample):
            score *= 0.2
        if score > best:
            best, chosen = score, Dialect(mark, width)
    return chosen


def _sample(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    size = 0
    for line in lines[: 4 * _SAMPLE]:
        size += len(line)
        if kept and size > _SAMPLE_CHARACTERS:
            break
        kept.append(line[:_SAMPLE_CHARACTERS])
    return kept


def _shape(sample: list[str], mark: str) -> tuple[float, int]:
    """Share of the records that have the commonest number of cells above one, and that number."""
    counts: Counter[int] = Counter()
    try:
        for record in islice(csv.reader(sample, delimiter=mark, skipinitialspace=True), _SAMPLE):
            if any(map(str.strip, record)):
                counts[len(record)] += 1
    except csv.Error:
        # An unclosed quote may run past the reader's limit: what was read before it is evidence.
        counts[1] += 1
    several = [(n, width) for width, n in counts.items() if width > 1]
    if not several:
        return 0.0, 1
    n, width = max(several)
    return n / counts.total(), width


def _mostly_in_amounts(sample: list[str]) -> bool:
    """Whether commas outside quotes are mostly decimal marks or prose."""
    bare = [re.sub(r'"[^"]*"', "", line) for line in sample]
    commas = sum(line.count(",") for line in bare)
    return sum(len(_COMMA_IN_AMOUNT.findall(line)) for line in bare) > 0.5 * commas > 0
