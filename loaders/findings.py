"""Problems gathered while a file is understood, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
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
        heading: str | None = None,
        sheet: str | None = None,
        **params: object,
    ) -> None:
        """One problem; `heading` and `sheet` where the field's own are not the cell's."""
        column = heading or (None if field is None else self.column(field))
        self._found.append(
            Problem.of(
                slug,
                file=self.file,
                sheet=self.sheet if sheet is None else sheet,
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
            heading = None if cells.headings is None else cells.headings[at]
            self.add(
                slug, row=int(cells.rows[at]) or None, field=field, heading=heading,
                value=text if isinstance(text, str) else None,
                sheet=None if cells.sheets is None else cells.sheets[at], **given,
            )  # fmt: skip
        if len(where) > most:
            self.add("more-alike", field=field, count=len(where) - most, slug_of=slug)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Problems found elsewhere."""
        self._found.extend(problems)

    def of_firms(self, firms: Mapping[int, str]) -> None:
        """Say of each row's errors whose they are, as the row itself is not kept.

        `firms` are the keys of the firms by row; the parameter is `member`.
        """
        for at, problem in enumerate(self._found):
            here = problem.row is not None and problem.sheet == self.sheet
            firm = firms.get(problem.row or 0) if here else None
            if firm and problem.severity == "error":
                self._found[at] = replace(problem, params={**problem.params, "member": firm})

    def all(self) -> tuple[Problem, ...]:
        """Every problem: those of the file first, then by row.

        One cell that serves several records is told of once, and so is what is counted in parts.
        """
        return tuple(sorted(_once(self._found), key=lambda problem: problem.row or 0))


def _once(problems: Iterable[Problem]) -> Iterable[Problem]:
    """The problems without repeats; counts of the same finding are added up."""
    found: dict[tuple[Any, ...], Problem] = {}
    for problem in problems:
        said = {key: value for key, value in problem.params.items() if key != "count"}
        key = (problem.slug, problem.row, problem.column, problem.value, problem.sheet, repr(said))
        count, before = problem.params.get("count"), found.get(key)
        if before is None:
            found[key] = problem
        elif problem.row is None and isinstance(count, int):
            total = int(str(before.params["count"])) + count
            found[key] = replace(before, params={**before.params, "count": total})
    return found.values()
