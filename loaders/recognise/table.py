"""A table of answers as it was recognised, whatever its shape in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from loaders.read import RawSheet
from loaders.reading import FileKind
from loaders.recognise.body import Body, body_of
from loaders.recognise.form_cells import Place
from loaders.recognise.header import Header
from loaders.recognise.matrix import matrix_parts
from loaders.recognise.part import Part
from loaders.values.tails import Tail

Shape = Literal["list", "matrix", "form"]


@dataclass(frozen=True)
class Table:
    """Records of one sheet: a list has a row for each, a matrix a cell, a form its own labels.

    `parts` are records whose columns say the same of unit and period; only a matrix or a form has
    several. `unread` are labels of a form that are no known question: row, label, answer; `firm`
    is where it answers for all it says. `beside` heads the sheet that firms are taken from.
    """

    sheet: RawSheet
    header: Header
    kind: FileKind
    shape: Shape
    parts: tuple[Part, ...]
    unread: tuple[tuple[int, str, str], ...] = ()
    firm: Mapping[str, Place] = field(default_factory=dict)
    beside: Header | None = None

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The records, part by part."""
        return tuple(part.body for part in self.parts)

    @property
    def rows_in(self) -> int:
        """Records and skipped rows: what is accepted, rejected and skipped adds up to it."""
        return sum(len(body.rows) + len(body.skipped) for body in self.bodies)

    @property
    def skipped(self) -> tuple[tuple[int, str, str], ...]:
        """Rows that are no records, and why."""
        return tuple(row for body in self.bodies for row in body.skipped)


def table_below(sheet: RawSheet, header: Header, kind: FileKind) -> Table:
    """The records below a header: a list, or a matrix where columns are named after products."""
    if header.products:
        return Table(sheet, header, kind, "matrix", matrix_parts(sheet, header))
    return Table(sheet, header, kind, "list", (Part(body_of(sheet, header), measures(header)),))


def measures(header: Header) -> Mapping[str, Tail]:
    """What the headings of a list say of unit and period, by survey column."""
    pairs = zip(header.columns, header.measures, strict=True)
    return {match.field: measure for match, measure in pairs if match.field}
