"""Where the header of a sheet is, over how many rows it runs, and what its columns ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.decisions import UNDECIDED, Decisions
from loaders.read import RawSheet
from loaders.reading import ColumnMatch
from loaders.recognise.headings import DECIDED, LONGEST_HEADING, Heading, asked
from loaders.recognise.product_headings import ProductHeading, names_product, product_heading
from loaders.recognise.reassign import second_look
from loaders.values.marks import plain_digits
from loaders.values.scales import measure_in
from loaders.values.tails import NO_TAIL, Tail
from loaders.values.units import period_words, unit_words
from words import fold

SEARCHED_ROWS = 60
TALLEST = 4
_FURTHER_ROW = 0.3
_PRODUCT = 0.6
"""What a column named after a product counts for a header."""
_SURE = 0.9
_NUMBER = re.compile(r"[\d\s.,'’]*\d[\d\s.,'’]*")
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
    def products(self) -> tuple[ColumnMatch, ...]:
        """The columns named after a product, where each product has columns of its own."""
        return tuple(match for match in self.columns if match.product)

    @property
    def fields(self) -> frozenset[str]:
        """The survey columns the sheet has."""
        return frozenset(match.field for match in self.columns if match.field)


def find_header(sheet: RawSheet, decisions: Decisions = UNDECIDED) -> Header | None:
    """The header that explains most of the sheet's columns; None where nothing looks like one."""
    numbers = [int(row) for row in sheet.text.index[:SEARCHED_ROWS]]
    grid = _grid(sheet, numbers)
    if not grid:
        return None
    quick = [sum(_quick(cell, decisions) for cell in row) for row in grid]
    likely = sorted(range(len(grid)), key=lambda at: (-quick[at], at))[:6]
    tried = [
        _header(sheet, grid, numbers, bottom, height, decisions)
        for bottom in sorted(likely)
        for height in range(1, min(TALLEST, bottom + 1) + 1)
        # A row with figures may be a header of its own (years), never one more row of a header.
        if height == 1 or _is_words(sheet, numbers[bottom], grid[bottom])
    ]
    best = _first_said(tried, max(tried, key=lambda header: round(header.score, 9)))
    if best.score <= 0:
        return None
    if best.products and _hold_numbers(sheet, best):
        best = _with_groups(sheet, grid, numbers, best, decisions)
    elif best.products:  # ticks, or nothing: no capacities
        nothing = [replace(m, field=None, score=0.0, product=None) for m in best.products]
        plain = {match.index: match for match in nothing}
        best = replace(best, columns=tuple(plain.get(m.index, m) for m in best.columns))
    return replace(best, columns=second_look(sheet, best.row, best.columns))


def _first_said(tried: list[Header], best: Header) -> Header:
    """The header above the best one that asks all it asks: the best one then repeats it lower down.

    One over several rows scores less than its repetition on one, and the rows between would go.
    """
    for header in sorted(tried, key=lambda header: (header.row, -header.score)):
        lost = _FURTHER_ROW * (len(header.rows) - 1) + 1e-9
        above = header.row < best.rows[0] and header.score >= best.score - lost
        if above and header.fields >= best.fields:
            return header
    return best


def _with_groups(
    sheet: RawSheet, grid: list[list[str | None]], numbers: list[int], header: Header,
    decisions: Decisions,
) -> Header:  # fmt: skip
    """A header of products with the rows above it that say what is asked of them, or in what."""
    bottom = numbers.index(header.row)
    for height in range(len(header.rows) + 1, min(TALLEST, bottom + 1) + 1):
        taller = _header(sheet, grid, numbers, bottom, height, decisions)
        if taller.fields >= header.fields and _says_more(taller, header):
            header = taller
    return header


def _hold_numbers(sheet: RawSheet, header: Header) -> bool:
    for match in header.products:
        below = sheet.text.index > header.row
        if match.index in sheet.number.columns and sheet.number.loc[below, match.index].any():
            return True
        texts = sheet.text.loc[below, match.index].dropna()
        if texts.str.contains(r"\d", regex=True).any():
            return True
    return False


def _says_more(taller: Header, header: Header) -> bool:
    asked_of = [(match.index, match.field) for match in header.products]
    more = [(match.index, match.field) for match in taller.products]
    measured = [sum(bool(m.unit) + bool(m.period) for m in h.measures) for h in (taller, header)]
    return len(more) == len(asked_of) and (more != asked_of or measured[0] > measured[1])


def _grid(sheet: RawSheet, numbers: list[int]) -> list[list[str | None]]:
    """The first rows as lists, with merged cells filled."""
    part = sheet.text.iloc[: len(numbers)]
    columns = [part[name].tolist() for name in part.columns]
    rows = [
        [cell if isinstance(cell, str) and cell else None for cell in row]
        for row in zip(*columns, strict=True)
    ]
    where = {number: at for at, number in enumerate(numbers)}
    place = {int(name): at for at, name in enumerate(part.columns)}
    for top, left, bottom, right in sheet.merged:
        if top not in where or left not in place:
            continue
        text = rows[where[top]][place[left]]
        wide = right - left + 1 >= _TITLE_SHARE * len(part.columns) > 1
        for number in range(top, min(bottom, top + TALLEST) + 1):
            for column in range(left, right + 1):
                if number in where and column in place and text is not None and not wide:
                    rows[where[number]][place[column]] = text
    return rows


def _quick(cell: str | None, decisions: Decisions) -> float:
    if not cell:
        return 0.0
    found = asked(cell, decisions, fuzzy=False)
    score = found[0].score if found else 0.0
    if score < _PRODUCT and names_product(cell, decisions):
        return _PRODUCT
    return score


def _header(
    sheet: RawSheet, grid: list[list[str | None]], numbers: list[int], bottom: int, height: int,
    decisions: Decisions,
) -> Header:  # fmt: skip
    top = bottom - height + 1
    block = [list(row) for row in grid[top : bottom + 1]]
    if not sheet.merged:
        for row in block[:-1]:
            _fill_right(row)
    positions = [int(name) for name in sheet.text.columns]
    texts: list[str] = []
    ranked: list[tuple[Heading, ...]] = []
    stacks = [[name for row in block if (name := row[at])] for at in range(len(positions))]
    for stack in stacks:
        text, found = _best_name(stack, decisions)
        texts.append(text)
        ranked.append(found)
    words = _is_words(sheet, numbers[bottom], grid[bottom])
    products = _products(stacks, ranked, decisions) if words else {}
    for at in products:
        ranked[at], texts[at] = (), _joined(stacks[at])
    fields, twice = _assign(texts, ranked)
    columns = tuple(
        ColumnMatch(position, text, *field)
        if at not in products
        else ColumnMatch(position, text, products[at].field, _PRODUCT, products[at].product)
        for at, (position, text, field) in enumerate(zip(positions, texts, fields, strict=True))
        if text or field[0]
    )
    # A group name over several columns says nothing of each: the same answer counts once.
    told = {(match.field, match.product): match.score for match in columns if match.field}
    score = sum(told.values()) - _FURTHER_ROW * (height - 1)
    company = next((at for at, (name, _s) in enumerate(fields) if name == "company_name"), None)
    units_row = _units_row(sheet, grid, numbers, bottom, company)
    place = {position: at for at, position in enumerate(positions)}
    under = grid[units_row] if units_row is not None else None
    measures: list[Tail] = []
    for match in columns:
        at = place[match.index]
        unit = None if under is None else under[at]
        if at in products:
            named = product_heading(stacks[at], unit, decisions)
            measures.append(NO_TAIL if named is None else named.measure)
        else:
            measures.append(_measure(match.header, unit))
    return Header(
        row=numbers[bottom],
        rows=tuple(numbers[top : bottom + 1]),
        columns=columns,
        measures=tuple(measures),
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


def _is_words(sheet: RawSheet, row: int, cells: Row) -> bool:
    """True where a row holds no number: columns are named there, not filled."""
    typed = bool(sheet.number.loc[row].notna().any())
    return not typed and not any(cell and _NUMBER.fullmatch(plain_digits(cell)) for cell in cells)


def _products(
    stacks: list[list[str]], ranked: list[tuple[Heading, ...]], decisions: Decisions
) -> dict[int, ProductHeading]:
    """The columns named after products, by place; none where a column holds the products.

    One alone is such a column only where it says a unit or a period.
    """
    sure = {found[0].field for found in ranked if found and found[0].score >= _SURE}
    if "product_code" in sure:
        return {}
    found = {
        at: named
        for at, stack in enumerate(stacks)
        if stack and (named := product_heading(stack, None, decisions)) is not None
    }
    told = [named for named in found.values() if named.field == "capacity_value"]
    several = len({fold(named.product) for named in told}) > 1
    return found if several or any(n.measure.unit or n.measure.period for n in told) else {}


def _joined(stack: list[str]) -> str:
    return " ".join(dict.fromkeys(stack))


def _best_name(stack: list[str], decisions: Decisions) -> tuple[str, tuple[Heading, ...]]:
    """The reading of the names above a column that is best known; the lowest name wins a tie."""
    if not stack:
        return "", ()
    names = list(dict.fromkeys(stack))
    readings = [names[-1], " ".join(names), " ".join(names[-2:]), names[0]]
    for reading in readings:
        if decisions.says_column(reading):
            return reading, asked(reading, decisions)
    best, found = readings[0], asked(readings[0], decisions)
    for at, reading in enumerate(dict.fromkeys(readings[1:]), start=1):
        other = asked(reading, decisions)
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
            given[at] = (field, 1.0 if score == -DECIDED else -score)
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
