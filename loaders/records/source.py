"""What every column needs to be read: its cells, its heading, its number marks, and a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cluster_data.survey import survey
from cluster_data.survey.declaration import Column
from loaders.findings import Findings
from loaders.reading import Context, FileKind
from loaders.recognise.body import Body
from loaders.recognise.header import Header
from loaders.values.cells import Cells
from loaders.values.countries import country
from loaders.values.marks import Marks, decide, evidence
from loaders.values.tails import NO_TAIL, Tail

_NUMERIC = ("decimal", "integer", "percent")


@dataclass(frozen=True)
class Source:
    """The records of a sheet before they are understood, and where findings go."""

    body: Body
    header: Header
    kind: FileKind
    language: str | None
    context: Context
    findings: Findings

    def __len__(self) -> int:
        return len(self.body.rows)

    def has(self, field: str) -> bool:
        """True where the file has a column for this question."""
        return field in self.body.columns

    def cells(self, field: str) -> Cells:
        """The cells of a question; empty ones where it is not asked."""
        return self.body.cells(field)

    def measure(self, field: str) -> Tail:
        """What the column's heading says about unit and period."""
        for match, measure in zip(self.header.columns, self.header.measures, strict=True):
            if match.field == field:
                return measure
        return NO_TAIL

    @cached_property
    def _evidence(self) -> Mapping[str, tuple[bool, bool]]:
        columns = [column.name for column in survey().columns if column.kind in _NUMERIC]
        return {name: evidence(self.cells(name).factors[1]) for name in columns if self.has(name)}

    def marks(self, field: str) -> Marks:
        """A column's decimal sign: by its own evidence, the file's, the language, the countries."""
        own = self._evidence.get(field, (False, False))
        # Coordinates are copied from maps and say nothing of how their owner writes numbers.
        others = [found for name, found in self._evidence.items() if name not in ("lat", "lng")]
        file = (any(point for point, _comma in others), any(comma for _point, comma in others))
        return decide(own, file, self.language, self.countries)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries the file speaks of."""
        named = {country(text) for text in self.cells("country").factors[1][:500]}
        return frozenset(code for code in {*named, self.context.country} if code)

    @property
    def asked(self) -> tuple[Column, ...]:
        """The survey columns, in the order of the declaration."""
        return survey().columns
