"""The checks run over a file's accepted rows, and what they find told where it stands."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from loaders.checks.answers import Answers
from loaders.checks.check import Found
from loaders.records.source import Source
from loaders.rules.listed import checks
from loaders.values.cells import Flags

_log = logging.getLogger("tela.loaders")


def checked(answers: Answers) -> Iterator[tuple[str, Found]]:
    """Every finding of every check, by slug."""
    for slug, check in checks().items():
        for found in check.found(answers):
            if found.where.any():
                yield slug, _pointed(found, check.points_to[0])


def _pointed(found: Found, column: str) -> Found:
    return Found(found.where, found.params, found.labels, found.column or column)


def tell_checks(
    batches: Sequence[tuple[Source, Any]], frame: pd.DataFrame, standing: Flags
) -> None:
    """Add a problem for each finding in the rows of `frame` that stand; no row is rejected.

    `frame` holds the records of all batches, one after another.
    """
    if not batches:
        return
    rows = frame.loc[standing].reset_index(drop=True)
    context = batches[0][0].context
    answers = Answers(rows, dt.date.today(), context.date, context.typical)
    places = np.flatnonzero(standing)
    sizes = np.cumsum([0, *(len(source) for source, _records in batches)])
    try:
        for slug, found in checked(answers):
            spread = _spread(found, places, len(frame))
            for (source, _records), start in zip(batches, sizes, strict=False):
                _tell(source, slug, spread, slice(start, start + len(source)))
    except Exception:  # rows that could be read are not lost to a fault in a second look at them
        _log.exception("the checks of %s stopped", batches[0][0].findings.file)


def _tell(source: Source, slug: str, found: Found, part: slice) -> None:
    """What was found in the records of one source."""
    if not found.where[part].any():
        return
    params = {
        name: value[part] if isinstance(value, np.ndarray) else value
        for name, value in found.params.items()
    }
    column = found.column or ""
    cells = source.cells(column).written
    source.findings.each(slug, found.where[part], cells, column, params, found.labels)


def _spread(found: Found, places: Any, size: int) -> Found:
    """What was found in the rows that stand, laid out over all rows."""
    where = np.zeros(size, dtype=bool)
    where[places] = found.where
    params = dict(found.params)
    for name, value in params.items():
        if isinstance(value, np.ndarray):
            params[name] = np.empty(size, dtype=object)
            params[name][places] = value
    return Found(where, params, found.labels, found.column)
