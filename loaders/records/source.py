"""What every column needs to be read: its cells, its heading, its number marks, and a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cluster_data.survey import survey
from cluster_data.survey.declaration import Column
from loaders.findings import Findings
from loaders.reading import Context, FileKind
from loaders.recognise.body import Body
from loaders.values.cells import Cells
from loaders.values.countries import country
from loaders.values.marks import Marks, Sign, decide, evidence
from loaders.values.tails import NO_TAIL, Tail
from words import fold

_NUMERIC = ("decimal", "integer", "percent")


Evidence = Mapping[str, tuple[bool, bool]]


def evidence_in(body: Body) -> Evidence:
    """By survey column of numbers, whether its cells show a decimal point, and a comma."""
    columns = [column.name for column in survey().columns if column.kind in _NUMERIC]
    return {name: evidence(body.cells(name).factors[1]) for name in columns if name in body.columns}


def signs_in(
    bodies: Iterable[Evidence], around: tuple[bool, bool] = (False, False)
) -> tuple[bool, bool]:
    """Whether several columns together show a decimal point, and a decimal comma."""
    # Coordinates are copied from maps and say nothing of how their owner writes numbers.
    found = [signs for body in bodies for name, signs in body.items() if name not in ("lat", "lng")]
    shown = (*found, around)
    return any(point for point, _comma in shown), any(comma for _point, comma in shown)


@dataclass(frozen=True)
class Source:
    """Records before they are understood, and where findings go.

    `measures` is what headings say of unit and period, by survey column; `around` whether the
    file's other tables show a decimal point, and a decimal comma.
    """

    body: Body
    measures: Mapping[str, Tail]
    kind: FileKind
    language: str | None
    context: Context
    findings: Findings
    around: tuple[bool, bool] = (False, False)

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
        return self.measures.get(field, NO_TAIL)

    @cached_property
    def _evidence(self) -> Mapping[str, tuple[bool, bool]]:
        return evidence_in(self.body)

    def marks(self, field: str) -> Marks:
        """A column's decimal sign: by its own evidence, the file's, the language, the countries.

        What a person decided goes before them all.
        """
        if (decided := self._decided_sign(field)) is not None:
            return Marks(decided, sure=True, decided=True)
        own = self._evidence.get(field, (False, False))
        file = signs_in((self._evidence,), self.around)
        return decide(own, file, self.language, self.countries)

    def _decided_sign(self, field: str) -> Sign | None:
        said = self.context.decisions.decimal
        if not said:
            return None
        several = self.cells(field).headings
        headings = {self.findings.column(field), *(() if several is None else several.tolist())}
        signs = {said.get(fold(heading)) for heading in headings if heading} - {None}
        return ("," if signs == {","} else ".") if signs in ({","}, {"."}) else None

    def said(self, field: str, text: str) -> str:
        """The code a person decided a value is, "" where none is right; else the text itself."""
        decided = self.context.decisions.values
        return (decided.get((field, fold(text)), text) or "") if decided else text

    def dismissed(self, field: str, text: str) -> bool:
        """True where a person decided that no code is right for a value."""
        return bool(text) and not self.said(field, text)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries the file speaks of."""
        named = {
            country(self.said("country", text)) for text in self.cells("country").factors[1][:500]
        }
        return frozenset(code for code in {*named, self.context.country} if code)

    @property
    def asked(self) -> tuple[Column, ...]:
        """The survey columns, in the order of the declaration."""
        return survey().columns
