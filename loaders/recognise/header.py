"""Where the header of a sheet is, over how many rows it runs, and what its columns ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.read import RawSheet
from loaders.reading import ColumnMatch
from loaders.recognise.headings import LONGEST_HEADING, Heading, headings_of
from loaders.recognise.reassign import second_look
from loaders.values.scales import measure_in
from loaders.values.tails import NO_TAIL, Tail
from loaders.values.units import period_words, unit_words
from words import fold

SEARCHED_ROWS = 60
TALLEST = 4
_FURTHER_ROW = 0.3
_TITLE_SHARE = 0.8

Row = Sequence[str | None]


@dataclass(frozen=True)
class Header:
    """A header: the file's row numbers it takes, its columns, and the units row under it.

    `row` is the lowest of its rows, on which the column names stand. `measures` holds what each
    column's heading says about unit and period.
    """

    row: int
    rows: tuple[int, ...]
    columns: tuple[ColumnMatch, ...]
    measures: tuple[Tail, ...]
    units_row: int | None
    score: float
    twice: tuple[tuple[int, int], ...] = ()

    def index_of(self, field: str) -> int | None:
        """The position of the column recognised as `field`."""
        return next((match.index for match in self.columns if match.field == field), None)

    @property
    def fields(self) -> frozenset[str]:
        """The survey columns the sheet has."""
        return frozenset(match.field for match in self.columns if match.field)


def find_header(sheet: RawSheet) -> Header | None:
    """The header that explains most of the sheet's columns; None where nothing looks like one."""
    numbers = [int(row) for row in sheet.text.index[:SEARCHED_ROWS]]
    grid = _grid(sheet, numbers)
    if not grid:
        return None
    quick = [sum(_quick(cell) for cell in row) for row in grid]
    likely = sorted(range(len(grid)), key=lambda at: (-quick[at], at))[:6]
    best: Header | None = None
    for bottom in sorted(likely):
        for height in range(1, min(TALLEST, bottom + 1) + 1):
            header = _header(sheet, grid, numbers, bottom, height)
            if best is None or header.score > best.score + 1e-9:
                best = header
    if best is None or best.score <= 0:
        return None
    return replace(best, columns=second_look(sheet, best.row, best.columns))


def _grid(sheet: RawSheet, numbers: list[int]) -> list[list[str | None]]:
    """The first rows as lists, with merged cells filled."""
    part = sheet.text.loc[numbers] if numbers else sheet.text
    columns = [part[name].tolist() for name in part.columns]
    rows = [
        [cell if isinstance(cell, str) and cell else None for cell in row]
        for row in zip(*columns, strict=True)
    ]
    where = {number: at for at, number in enumerate(numbers)}
    for top, left, bottom, right in sheet.merged:
        if top not in where or left >= len(part.columns):
            continue
        text = rows[where[top]][left]
        wide = right - left + 1 >= _TITLE_SHARE * len(part.columns) > 1
        for number in range(top, min(bottom, top + TALLEST) + 1):
            for column in range(left, min(right + 1, len(part.columns))):
                if number in where and text is not None and not wide:
                    rows[where[number]][column] = text
    return rows


def _quick(cell: str | None) -> float:
    found = headings_of(cell, fuzzy=False) if cell else ()
    return found[0].score if found else 0.0


def _header(
    sheet: RawSheet, grid: list[list[str | None]], numbers: list[int], bottom: int, height: int
) -> Header:
    top = bottom - height + 1
    block = [list(row) for row in grid[top : bottom + 1]]
    if not sheet.merged:
        for row in block[:-1]:
            _fill_right(row)
    positions = [int(name) for name in sheet.text.columns]
    texts: list[str] = []
    ranked: list[tuple[Heading, ...]] = []
    for at in range(len(positions)):
        stack = [row[at] for row in block if row[at]]
        text, found = _best_name([name for name in stack if name])
        texts.append(text)
        ranked.append(found)
    fields, twice = _assign(texts, ranked)
    columns = tuple(
        ColumnMatch(position, text, *field)
        for position, text, field in zip(positions, texts, fields, strict=True)
        if text or field[0]
    )
    score = sum(match.score for match in columns if match.field) - _FURTHER_ROW * (height - 1)
    company = next((at for at, (name, _s) in enumerate(fields) if name == "company_name"), None)
    units_row = _units_row(sheet, grid, numbers, bottom, company)
    place = {position: at for at, position in enumerate(positions)}
    under = grid[units_row] if units_row is not None else None
    measures = tuple(
        _measure(match.header, None if under is None else under[place[match.index]])
        for match in columns
    )
    return Header(
        row=numbers[bottom],
        rows=tuple(numbers[top : bottom + 1]),
        columns=columns,
        measures=measures,
        units_row=None if units_row is None else numbers[units_row],
        score=score,
        twice=tuple((positions[a], positions[b]) for a, b in twice),
    )


def _fill_right(row: list[str | None]) -> None:
    """Spread group names over the columns to their right, as a merged cell does in a workbook."""
    if sum(cell is not None for cell in row) < 2:
        row[:] = [None] * len(row)
        return
    last: str | None = None
    for at, cell in enumerate(row):
        last = cell or last
        row[at] = last


def _best_name(stack: list[str]) -> tuple[str, tuple[Heading, ...]]:
    """The reading of the names above a column that is best known; the lowest name wins a tie."""
    if not stack:
        return "", ()
    names = list(dict.fromkeys(stack))
    readings = [names[-1], " ".join(names), " ".join(names[-2:]), names[0]]
    best, found = readings[0], headings_of(readings[0])
    for at, reading in enumerate(dict.fromkeys(readings[1:]), start=1):
        other = headings_of(reading)
        gain = 0.02 if at else 0.0
        if other and (not found or other[0].score > found[0].score + gain):
            best, found = reading, other
    return best if found else " ".join(names), found


def _assign(
    texts: list[str], ranked: list[tuple[Heading, ...]]
) -> tuple[list[tuple[str | None, float]], list[tuple[int, int]]]:
    """One column a question, the best one; and pairs of columns with the same heading."""
    claims = sorted(
        (-heading.score, at, heading.field) for at, found in enumerate(ranked) for heading in found
    )
    taken: dict[str, int] = {}
    given: dict[int, tuple[str, float]] = {}
    for score, at, field in claims:
        if field not in taken and at not in given:
            taken[field] = at
            given[at] = (field, -score)
    seen: dict[str, int] = {}
    twice: list[tuple[int, int]] = []
    for at, text in enumerate(texts):
        folded = fold(text)
        if folded and folded in seen:
            twice.append((seen[folded], at))
        seen.setdefault(folded, at)
    return [given.get(at, (None, 0.0)) for at in range(len(texts))], twice


def _units_row(
    sheet: RawSheet,
    grid: list[list[str | None]],
    numbers: list[int],
    bottom: int,
    company: int | None,
) -> int | None:
    """The row right under the header if it holds only units, such as `(pcs) | (%) | (jours)`."""
    at = bottom + 1
    if at >= len(grid):
        return None
    cells = [cell for cell in grid[at] if cell]
    firm = None if company is None else grid[at][company]
    typed = bool(sheet.number.loc[numbers[at]].notna().any())
    if len(cells) < 2 or typed or (firm is not None and not _is_measure(firm)):
        return None
    measures = sum(_is_measure(cell) for cell in cells)
    return at if measures >= 0.7 * len(cells) and measures >= 2 else None


def _is_measure(cell: str) -> bool:
    inner = cell.strip("()[] ").strip()
    if not inner or len(inner) > 30 or any(sign.isdecimal() for sign in inner.replace("m2", "")):
        return False
    bracketed = cell.strip()[0] in "([" and cell.strip()[-1] in ")]"
    words = [fold(word) for word in inner.replace("/", " ").split()]
    known = unit_words().keys() | period_words().keys() | _FORMATS
    return bracketed or inner in ("%", "#", "n°") or all(word in known for word in words if word)


_FORMAT_WORDS = (
    "%|text|texte|texto|testo|metin|κείμενο|نص|jj/mm/aaaa|dd/mm/yyyy|dd|mm|yyyy|jj|aaaa|aa|"
    "gg|nombre|number|número|numero|date|fecha|data|iso|iso2|code|list|liste|lista"
)
_FORMATS = frozenset(fold(word) for word in _FORMAT_WORDS.split("|"))


def _measure(header: str, unit: str | None) -> Tail:
    if len(header) > LONGEST_HEADING:
        return NO_TAIL
    if unit is None:
        return measure_in(header)
    return measure_in(f"{header} ({unit.strip('()[] ')})")
