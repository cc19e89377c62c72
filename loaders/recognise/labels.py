"""Labels of a form and the answers beside them, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from loaders.decisions import Decisions
from loaders.read import RawSheet
from loaders.recognise.headings import LONGEST_HEADING, asked
from loaders.recognise.product_headings import ProductHeading, product_heading
from loaders.recognise.skipping import first_texts
from loaders.values.amounts import amount
from loaders.values.marks import Marks
from loaders.values.scales import unit_cell

_NUMBERING = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})+\.?\s+|[A-Za-z]?\d{1,2}\s*[.)°:/-]+\s*|[A-Za-z]\s*[.)]\s*)(?=\D)"
)
_END = re.compile(r"[\s:：*.…_]*(?:\?|؟)?[\s:：*.…_]*$")
_COUNT = re.compile(r"\s*(?:n\s?[°º.o]|no\.?|#)?\s*\d{1,2}\s*$", re.IGNORECASE)
_INSIDE = re.compile(r"^([^:：]{2,80})[:：]\s*(\S.*)$", re.DOTALL)
_SURE, _LIKELY = 0.9, 0.6
_HEADS, _HEADED = 3, 0.6


@dataclass(frozen=True)
class Label:
    """A label and its answers: the columns of the filled cells beside it, none where it is blank.

    `product` is what a label names that is itself a product. `inside` is an answer that stands in
    the label's own cell; `unit` the column of a cell that only says in what the answer is counted.
    `field` is None for a label that is no known question; `ended` says that a colon ends it.
    """

    row: int
    column: int
    text: str
    field: str | None
    score: float
    answers: tuple[int, ...] = ()
    product: ProductHeading | None = None
    inside: str | None = None
    unit: int | None = None
    ended: bool = False


@dataclass(frozen=True)
class Line:
    """A row of a form: its labels; or a section's title; or the header of a table inside it."""

    row: int
    labels: tuple[Label, ...] = ()
    title: str = ""
    heads: bool = False


def opens_with_labels(sheet: RawSheet, decisions: Decisions, least: int) -> bool:
    """True where the first cells of a sheet's rows ask so many different questions."""
    asked_of: set[str] = set()
    for text in first_texts(sheet.text).tolist():
        inside = _INSIDE.match(text)
        field, score = _question(inside[1] if inside else text, decisions)
        if field is not None and score >= _LIKELY:
            asked_of.add(field)
            if len(asked_of) >= least:
                return True
    return False


def lines_of(sheet: RawSheet, decisions: Decisions) -> Iterator[Line]:
    """The rows of a sheet as those of a form."""
    text = sheet.text
    names = [int(name) for name in text.columns]
    typed = pd.concat([sheet.number.notna(), sheet.moment.notna()], axis=1)
    for at, row in enumerate(text.index.tolist()):
        cells: dict[int, str | None] = {
            name: cell
            for name, cell in zip(names, text.iloc[at].tolist(), strict=True)
            if isinstance(cell, str)
        }
        cells |= {int(name): None for name in typed.columns[typed.iloc[at].to_numpy(dtype=bool)]}
        yield _line(int(row), dict(sorted(cells.items())), decisions)


def _line(row: int, cells: dict[int, str | None], decisions: Decisions) -> Line:
    found = [(column, _question(cell, decisions)) for column, cell in cells.items()]
    heads = sum(score >= _SURE for _column, (_field, score) in found)
    if heads >= _HEADS and heads >= _HEADED * len(cells):
        return Line(row, heads=True)
    columns = [name for name, cell in cells.items() if cell is None or cell.strip(" :：.…_")]
    if len(columns) == 1 and (only := cells[columns[0]]) is not None:
        label = _inside(row, columns[0], only, decisions)
        return Line(row, (label,)) if label else Line(row, title=only)
    labels = []
    at = 0
    while at < len(columns):
        label, taken = _label(row, columns[at:], cells, decisions, first=at == 0)
        if label is not None:
            labels.append(label)
        at += taken
    return Line(row, tuple(labels))


def _question(cell: str | None, decisions: Decisions) -> tuple[str | None, float]:
    """The question a label asks, with or without its number and its colon."""
    if not cell or len(cell) > LONGEST_HEADING:
        return None, 0.0
    bare = bare_label(cell)
    for text in dict.fromkeys((bare, _COUNT.sub("", bare))):
        found = asked(text, decisions, fuzzy=False) if text else ()
        if found and found[0].score >= _LIKELY:
            return found[0].field, min(1.0, found[0].score)
    return None, 0.0


def bare_label(text: str) -> str:
    """A label without its number in front and its colon behind."""
    return _END.sub("", _NUMBERING.sub("", text))


def _inside(row: int, column: int, text: str, decisions: Decisions) -> Label | None:
    """`Raison sociale : Textile Uno` in one cell."""
    parts = _INSIDE.match(text)
    if parts is None:
        return None
    field, score = _question(parts[1], decisions)
    if field is None or score < _SURE:
        return None
    return Label(row, column, bare_label(parts[1]), field, score, (), None, parts[2].strip())


def _label(
    row: int, columns: list[int], cells: dict[int, str | None], decisions: Decisions, first: bool
) -> tuple[Label | None, int]:
    """The label at the start of some columns with its answers, and how many cells it takes."""
    text = cells[columns[0]]
    if text is None:
        return None, 1
    ended = text.rstrip().endswith((":", "?", "؟", "："))
    field, score = _question(text, decisions)
    known = field is not None and score >= (_LIKELY if first or ended else _SURE)
    answers: list[int] = []
    for at, column in enumerate(columns[1:], start=2):
        if _is_label(cells[column], decisions, followed=at < len(columns)):
            break
        answers.append(column)
    taken = 1 + len(answers)
    product = None if known else _product(text, answers, cells, decisions)
    if product is not None:
        field, known = product.field, True
    if not known and not (first or ended):
        return None, 1
    unit = None
    if len(answers) >= 2 and field == "capacity_value" and _is_unit(cells[answers[1]]):
        unit = answers[1]
        answers = [answers[0]]
    bare = bare_label(text)
    label = Label(
        row, columns[0], bare, field if known else None, score, tuple(answers), product, None, unit,
        ended,
    )  # fmt: skip
    return label, taken


def _is_label(cell: str | None, decisions: Decisions, followed: bool) -> bool:
    """True for the next label of a row; a month may be an answer, where nothing follows it."""
    if cell is None:
        return False
    field, score = _question(cell, decisions)
    if score < _SURE:
        return cell.rstrip().endswith((":", "："))
    return followed or field == "capacity_unit" or not _is_unit(cell)


def _product(
    text: str, answers: list[int], cells: dict[int, str | None], decisions: Decisions
) -> ProductHeading | None:
    """A label that names a product, with a figure beside it."""
    if not answers or not _is_figure(cells[answers[0]]):
        return None
    return product_heading((bare_label(text),), None, decisions)


def _is_figure(cell: str | None) -> bool:
    return cell is None or amount(cell, Marks(None)).low is not None


def _is_unit(cell: str | None) -> bool:
    if cell is None or any(sign.isdecimal() for sign in cell):
        return False
    said = unit_cell(cell)
    return bool(said.unit or said.period) and not said.rest
