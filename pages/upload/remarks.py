"""The problems of a file, grouped as a person mends them: most important first, each once."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from exhibits.plain import plain
from exhibits.render.csv_file import safe
from loaders.problems import Problem
from words import _, number

_SEVERITIES = ("error", "warning", "note")
_FIRST = (
    "product-unmapped",
    "unit-not-convertible",
    "unit-unknown",
    "period-missing",
    "expiry-missing",
    "region-unknown",
    "region-elsewhere",
    "unit-conflict",
    "period-conflict",
    "ambiguous-number",
)
"""Warnings that keep a row out of a total, or off the map: told before what was only assumed."""
_ROWS, _VALUES = 12, 5


@dataclass(frozen=True)
class Group:
    """Findings of one kind in one column."""

    severity: str
    found: tuple[Problem, ...]

    @property
    def slug(self) -> str:
        """The kind, as the data dictionary lists it."""
        return self.found[0].slug

    @property
    def count(self) -> int:
        """How many findings."""
        return len(self.found)

    @property
    def text(self) -> str:
        """How often, and the first finding; markdown, its data escaped."""
        times = f"**{number(self.count)} ×** " if self.count > 1 else ""
        return f"{times}{plain(self.found[0].message)}"

    @property
    def advice(self) -> str:
        """What to do, and where the others are; markdown, its data escaped."""
        return f"{plain(self.found[0].fix)} {plain(self._where())}".strip()

    def _where(self) -> str:
        rows = sorted({problem.row for problem in self.found if problem.row is not None})
        said = []
        if len(rows) > 1:
            listed, more = ", ".join(str(row) for row in rows[:_ROWS]), len(rows) - _ROWS
            said.append(
                _("Rows {rows}.").format(rows=listed)
                if more <= 0
                else _("Rows {rows} and {more} more.").format(rows=listed, more=number(more))
            )
        elif rows and str(rows[0]) not in self.found[0].message:
            said.append(_("Row {row}.").format(row=rows[0]))
        values = list(dict.fromkeys(p.value for p in self.found if p.value))[1:]
        if values:
            listed = ", ".join(values[:_VALUES]) + ("…" if len(values) > _VALUES else "")
            said.append(_("Also: {values}").format(values=listed))
        return " ".join(said)


def grouped(problems: Sequence[Problem]) -> list[Group]:
    """Problems by kind and column: what rejects first, then what leaves totals, then the rest."""
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        # what concerns the whole file is told by itself: five columns left out are five things
        about = problem.column or "" if problem.row is not None else problem.message
        key = (problem.severity, problem.slug, about)
        groups.setdefault(key, []).append(problem)
    made = [Group(severity, tuple(found)) for (severity, *_key), found in groups.items()]
    return sorted(made, key=_weight)


def _weight(group: Group) -> tuple[int, int, int]:
    first = _FIRST.index(group.slug) if group.slug in _FIRST else len(_FIRST)
    return _SEVERITIES.index(group.severity), first, -group.count


def csv_bytes(problems: Sequence[Problem]) -> bytes:
    """The problems as a CSV file, to mend the survey by; formulas in values neutralised."""
    weights = {"error": _("error"), "warning": _("warning"), "note": _("note")}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [
            _("Sheet"), _("Row"), _("Column"), _("Value"), _("Weight"), _("What"),
            _("What to do"), _("Kind"),
        ]
    )  # fmt: skip
    for problem in sorted(problems, key=lambda p: (_SEVERITIES.index(p.severity), p.row or 0)):
        row = "" if problem.row is None else str(problem.row)
        told = (problem.message, problem.fix, problem.slug)
        cells = (problem.column or "", problem.value or "", weights[problem.severity], *told)
        writer.writerow([safe(problem.sheet), row, *map(safe, cells)])
    return ("\ufeff" + out.getvalue()).encode("utf-8")
