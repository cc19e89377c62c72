"""A sheet that is one firm's form: labels on the left, answers on the right, products in blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from cluster_data.survey import survey
from loaders.read import RawSheet
from loaders.reading import ColumnMatch, Context, FileKind
from loaders.recognise.form_cells import Place, constants, parts_of, shown_at
from loaders.recognise.header import Header, find_header
from loaders.recognise.labels import Label, Line, lines_of, opens_with_labels
from loaders.recognise.part import Part
from loaders.recognise.pieces import headed
from loaders.recognise.product_headings import QUANTITIES
from loaders.recognise.rows import cut
from loaders.recognise.table import Table, table_below
from loaders.values.products import known_product
from loaders.values.scales import measure_in

MOST_ROWS, MOST_COLUMNS = 600, 40
_LEAST = 3
Record = dict[str, Place]
Pick = Callable[[Label], int | None]
_OF_FIRM = ("sites", "contacts", "upload", "cooperation")


@lru_cache(maxsize=1)
def of_firm() -> frozenset[str]:
    """Questions on a firm or its site, whatever it makes."""
    return frozenset(column.name for column in survey().columns if column.table in _OF_FIRM)


@dataclass
class _Filled:
    """What a form says so far: on the firm, on everything it makes, on each product."""

    firm: Record = field(default_factory=dict)
    shared: Record = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    unread: list[tuple[int, int, str]] = field(default_factory=list)
    current: Record | None = None

    def section(self, line: Line) -> None:
        """A title closes the block of a product, and opens one where it names a product."""
        self.current = None
        if known_product(line.title) is not None:
            self.current = {"product_code": Place(line.row, None, line.title, line.title)}

    def take(self, label: Label, column: int | None) -> None:
        """An answer, to where it belongs."""
        place = Place.of(label, column)
        if label.field is None or label.product is not None:
            self._by_name(label, place)
        elif label.field in of_firm():
            self._keep(self.firm, label, place)
        elif label.field == "product_code":
            self.current = {"product_code": place} if place else {}
            if place:
                self.records.append(self.current)
        else:
            self._keep(self.shared if self.current is None else self.current, label, place)
            self._open()

    def _open(self) -> None:
        """Count the block at hand as a record once it says what of, or how much."""
        block = self.current
        told = block is not None and (len(block) > 1 or "capacity_value" in block)
        named = block is not None and bool(block.keys() & {"product_code", "capacity_value"})
        if block is not None and told and named and not any(r is block for r in self.records):
            self.records.append(block)

    def _by_name(self, label: Label, place: Place | None) -> None:
        """A label that names a product itself, or nothing known."""
        if label.field is None or label.product is None or place is None:
            if place is not None:
                self.unread.append((label.row, place.column or 0, label.text))
            return
        named = label.product.product
        place = replace(place, measure=label.product.measure)
        before = [r for r in self.records if _named(r) == named]
        record = before[-1] if before and label.field not in before[-1] else None
        if record is None:
            record = {"product_code": Place(label.row, None, label.text, named)}
            self.records.append(record)
        record[label.field] = place
        if label.unit is not None:
            record["capacity_unit"] = Place(label.row, label.unit, label.text)
        self.current = None

    def _keep(self, target: Record, label: Label, place: Place | None) -> None:
        if place is None or label.field is None:
            return
        if label.field in target:
            self.unread.append((label.row, place.column or 0, label.text))
            return
        target[label.field] = place
        if label.unit is not None:
            target.setdefault("capacity_unit", Place(label.row, label.unit, label.text))

    def finished(self) -> list[Record]:
        """The records, each with what is said of the firm and of all it makes."""
        records = self.records
        if not records and "capacity_value" in self.shared:
            records = [{}]
        usual = self.shared
        if len(records) > 1:
            usual = {name: place for name, place in usual.items() if name not in QUANTITIES}
            lost = [self.shared[name] for name in QUANTITIES & self.shared.keys()]
            self.unread += [(place.row, place.column or 0, place.label) for place in lost]
        return [{**self.firm, **usual, **record} for record in records]


def _named(record: Record) -> str | None:
    return record["product_code"].text if "product_code" in record else None


def form_of(sheet: RawSheet, context: Context) -> Table | None:
    """The answers of a sheet that is a form; None where it is none."""
    if len(sheet.text) > MOST_ROWS or sheet.text.shape[1] > MOST_COLUMNS:
        return None
    if not opens_with_labels(sheet, context.decisions, _LEAST):
        return None
    lines = list(lines_of(sheet, context.decisions))
    labels = [label for line in lines for label in line.labels if label.field]
    if len({label.field for label in labels}) < _LEAST:
        return None
    columns = _columns_of_records(labels)
    inner, within, headed_by = _inner_tables(sheet, lines, context)
    outside = [line for line in lines if line.row not in within]
    picks: list[Pick] = [_pick(column, labels) for column in columns] or [_first]
    filled = [_fill(outside, pick) for pick in picks]
    records = [record for one in filled for record in one.finished()]
    firm = filled[0].firm
    if not all("company_name" in one.firm for one in filled):
        return None
    parts = parts_of(sheet, records)
    shared = {**filled[0].shared, **firm}
    parts += [Part(constants(sheet, part.body, shared), part.measures) for part in inner]
    kind: FileKind = "capacities"
    if not parts:
        kind = "roster"
        parts = parts_of(sheet, [one.firm for one in filled])
        if not _placed(firm, context):
            return None
    header = _header([label for label in labels if label.row not in within], headed_by)
    return Table(sheet, header, kind, "form", tuple(parts), _unread(sheet, filled[0]), shared)


def with_firm(table: Table, form: Table) -> Table:
    """A table that names no firm, with the firm of the form beside it."""
    parts = tuple(
        Part(constants(form.sheet, part.body, form.firm, form.sheet.sheet), part.measures)
        for part in table.parts
    )
    return replace(table, parts=parts, beside=form.header)


def _placed(firm: Mapping[str, Place], context: Context) -> bool:
    return bool(firm.keys() & {"country", "region", "city", "address"} or context.country)


def _fill(lines: Iterable[Line], pick: Pick) -> _Filled:
    filled = _Filled()
    for line in lines:
        if line.title:
            filled.section(line)
        for label in line.labels:
            filled.take(label, pick(label))
    return filled


def _first(label: Label) -> int | None:
    return label.answers[0] if label.answers else None


def _columns_of_records(labels: Sequence[Label]) -> tuple[int, ...]:
    """The answer columns of a form turned on its side: a column for each firm or product."""
    wide = [label for label in labels if len(label.answers) > 1]
    for name in ("company_name", "product_code"):
        for label in wide:
            others = [o for o in wide if o is not label and set(o.answers) & set(label.answers)]
            told = {other.field for other in others}
            if label.field == name and (len(told) > 1 or "capacity_value" in told):
                return label.answers
    return ()


def _pick(column: int, labels: Sequence[Label]) -> Pick:
    """The answer a record has in its column; a firm's single answer serves all its products."""
    firms = any(label.field == "company_name" and len(label.answers) > 1 for label in labels)

    def pick(label: Label) -> int | None:
        if column in label.answers:
            return column
        one = len(label.answers) == 1 and not firms and label.field not in QUANTITIES
        return label.answers[0] if one else None

    return pick


def _inner_tables(
    sheet: RawSheet, lines: Sequence[Line], context: Context
) -> tuple[list[Part], frozenset[int], tuple[ColumnMatch, ...]]:
    """Tables of products inside a form, the rows they take, and their columns."""
    parts: list[Part] = []
    columns: list[ColumnMatch] = []
    within: set[int] = set()
    for at, line in enumerate(lines):
        if not line.heads or line.row in within:
            continue
        rows = _rows_of_table(lines[at:])
        block = cut(sheet, rows[0], rows[-1])
        header = find_header(block, context.decisions)
        if header is None or not _is_products(header):
            continue
        table = table_below(block, header, "capacities")
        parts += [_under(part, header) for part in table.parts if _tells(part)]
        columns += header.columns
        within.update(rows)
    return parts, frozenset(within), tuple(columns)


def _tells(part: Part) -> bool:
    return bool(len(part.body.rows) or part.body.skipped)


def _under(part: Part, header: Header) -> Part:
    """A table's records with the heading each cell stands under."""
    named = {match.field: match.header for match in header.columns if not match.product}
    columns = {
        name: headed(cells, named[name]) if name in named and cells.headings is None else cells
        for name, cells in part.body.columns.items()
    }
    return Part(replace(part.body, columns=columns), part.measures)


def _is_products(header: Header) -> bool:
    return bool(header.products) or {"product_code", "capacity_value"} <= header.fields


def _rows_of_table(lines: Sequence[Line]) -> list[int]:
    """The rows of a table from its header on: to a blank row, or to a label of the form."""
    rows = [lines[0].row]
    for line in lines[1:]:
        known = [label for label in line.labels if label.field and label.answers]
        label = known[0] if known and known[0] is line.labels[0] else None
        ended = bool(line.labels) and line.labels[0].ended
        if line.row > rows[-1] + 1 or line.heads or ended or (label and label.score >= 1):
            break
        rows.append(line.row)
    return rows


def _header(labels: Sequence[Label], others: tuple[ColumnMatch, ...]) -> Header:
    """The labels as if they were headings, each over its first answer, and a table's own."""
    columns = others + tuple(
        ColumnMatch(
            label.answers[0] if label.answers else label.column, label.text, label.field,
            label.score or 1.0, label.product.product if label.product else None,
        )
        for label in labels
    )  # fmt: skip
    rows = tuple(sorted({label.row for label in labels}))
    measures = tuple(measure_in(match.header) for match in columns)
    return Header(rows[0], rows, columns, measures, None, float(len(labels)))


def _unread(sheet: RawSheet, filled: _Filled) -> tuple[tuple[int, str, str], ...]:
    """Labels with an answer that is read as nothing."""
    return tuple((row, label, shown_at(sheet, row, column)) for row, column, label in filled.unread)
