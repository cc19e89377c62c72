"""Problems gathered while a file is understood, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from loaders.labels import shown
from loaders.problems import Problem, rules
from loaders.values.cells import Cells

MOST_ALIKE = 5_000
"""Warnings of one kind in one column that are listed singly; errors are always all listed."""


class Findings:
    """The problems of one sheet; column names are shown as the file writes them."""

    def __init__(self, file: str, sheet: str, headers: Mapping[str, str]) -> None:
        self.file, self.sheet = file, sheet
        self._headers = dict(headers)
        self._found: list[Problem] = []

    def column(self, field: str) -> str | None:
        """The file's own heading for a survey column; None where it has none."""
        return self._headers.get(field)

    def add(
        self,
        slug: str,
        *,
        row: int | None = None,
        field: str | None = None,
        value: str | None = None,
        **params: object,
    ) -> None:
        """One problem."""
        column = None if field is None else self.column(field)
        self._found.append(
            Problem.of(
                slug,
                file=self.file,
                sheet=self.sheet,
                row=row,
                column=column,
                value=value,
                **params,
            )
        )

    def each(
        self, slug: str, mask: Any, cells: Cells, field: str,
        params: Mapping[str, Any] | None = None, labels: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """One problem a row of `mask`; `params` are arrays with one entry a row, or constants.

        `labels` names the code list of those params that are codes.
        """
        where = np.flatnonzero(mask)
        if not len(where):
            return
        texts = cells.written.text.to_numpy(dtype=object)
        most = len(where) if rules()[slug].severity == "error" else MOST_ALIKE
        for at in where[:most]:
            given = {
                key: value[at] if isinstance(value, np.ndarray) else value
                for key, value in (params or {}).items()
            }
            given |= {key: shown(given[key], of) for key, of in (labels or {}).items()}
            text = texts[at]
            self.add(
                slug, row=int(cells.rows[at]), field=field,
                value=text if isinstance(text, str) else None, **given,
            )  # fmt: skip
        if len(where) > most:
            self.add("more-alike", field=field, count=len(where) - most, slug_of=slug)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Problems found elsewhere."""
        self._found.extend(problems)

    def all(self) -> tuple[Problem, ...]:
        """Every problem: those of the file first, then by row."""
        return tuple(sorted(self._found, key=lambda problem: problem.row or 0))
