"""Lists of facts in columns: a name, a few words or a number; cut with a word where too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from exhibits.render.brief.description import Facts
from exhibits.render.brief.drawing import EASY
from exhibits.render.brief.page import GUTTER, Page, broken, depth, one_line
from exhibits.render.svg.letters import drawable, text_width
from exhibits.style import LIGHT
from words import ngettext, number

_SIZE, _LEADING = 7.6, 1.28
_PAD = 2.6
"""Points above and below a row."""
_HEAD = 9.0
_UNDER = 2.0
_BETWEEN = 12.0
_MOST = 40
"""Rows of a list that are looked at for a column; the sheet has room for fewer."""
_FEWEST = 2
"""Rows with which a list may begin that is then cut."""


@dataclass(frozen=True)
class _Row:
    """One fact broken into lines: beside each other where both fit a line, else below."""

    name: tuple[str, ...]
    text: tuple[str, ...]
    beside: bool

    @property
    def tall(self) -> float:
        lines = max(len(self.name), len(self.text)) if self.beside else len(self.name + self.text)
        return depth(lines, _SIZE, _LEADING) + 2 * _PAD


@dataclass(frozen=True)
class _Part:
    """What one column holds of a list; `more` rows of it are counted in words at the end."""

    heading: str
    rows: Sequence[_Row]
    more: int = 0

    @property
    def tall(self) -> float:
        rows = sum(row.tall for row in self.rows)
        return depth(1, _HEAD) + _UNDER + rows + (_MORE if self.more else 0.0)

    def cut(self, height: float) -> _Part:
        """The same with as many rows as there is room for; with none where not one fits."""
        kept, part = len(self.rows), self
        while part.tall > height + 0.01 and kept:
            kept -= 1
            part = _Part(self.heading, self.rows[:kept], self.more + len(self.rows) - kept)
        return part


_MORE = depth(1, _SIZE, _LEADING) + _PAD


@dataclass(frozen=True)
class Lists:
    """Lists in `columns` columns of one width; the longest flows over those that are free."""

    lists: tuple[Facts, ...]
    width: float
    columns: int = 1

    @property
    def _column(self) -> float:
        return (self.width - GUTTER * (self.columns - 1)) / self.columns

    @cached_property
    def _whole(self) -> list[_Part]:
        """Each list with its rows broken into lines."""
        return [
            _Part(
                one.heading,
                [_row(name, text, self._column) for name, text in one.rows[: _MOST * self.columns]],
                max(len(one.rows) - _MOST * self.columns, 0),
            )
            for one in self.lists
        ]

    def _stacks(self, without: int = 0) -> list[list[_Part]]:
        """The parts in each column; `without` so many of the longest list's last rows."""
        found: list[list[_Part]] = [[] for _column in range(self.columns)]
        for place, part in enumerate(_spread(self._whole, self.columns, without)):
            found[place % self.columns].append(part)
        return found

    @cached_property
    def natural(self) -> float:
        """The deepest column."""
        return _deepest(self._stacks())

    def least(self, scale: float) -> float:
        """Most of the rows; fewer where figures are set as small as they can be."""
        return self.natural * (0.7 if scale >= EASY else 0.4)

    def put(self, page: Page, x: float, y: float, height: float) -> float:
        """The lists; rows without room are counted in words at the end of theirs."""
        bottom, stacks, without = y, self._stacks(), 0
        if len(self.lists) < self.columns:
            # a list over several columns is cut at its end, not at that of each column
            longest = max(len(part.rows) for part in self._whole)
            while _deepest(stacks) > height and without < longest - self.columns:
                without += 1
                stacks = self._stacks(without)
        for place, stack in enumerate(stacks):
            left, below = x + place * (self._column + GUTTER), y
            for part in _fitting(stack, height):
                page.left_out["rows"] += part.more
                if part.rows:
                    below = self._part(page, part, left, below) + _BETWEEN
            bottom = max(bottom, below - _BETWEEN)
        return bottom

    def _part(self, page: Page, part: _Part, x: float, y: float) -> float:
        width = self._column
        shown = one_line(part.heading, width, _HEAD, bold=True)
        page.words(x, y, width, (shown,) if shown else (), _HEAD, bold=True, role="heading")
        y += depth(1, _HEAD) + _UNDER
        for row in part.rows:
            page.rule(x, y, width)
            self._set(page, row, x, y + _PAD)
            y += row.tall
        if not part.more:
            return y
        page.rule(x, y, width)
        said = ngettext("and {count} more", "and {count} more", part.more)
        line = (said.format(count=number(part.more)),)
        return page.words(x, y + _PAD, width, line, _SIZE, leading=_LEADING, colour=LIGHT.muted)

    def _set(self, page: Page, row: _Row, x: float, y: float) -> None:
        width = self._column
        below = page.words(x, y, width, row.name, _SIZE, leading=_LEADING, bold=not row.beside)
        if row.beside:
            page.words(x, y, width, row.text, _SIZE, leading=_LEADING, at_end=True)
        else:
            page.words(x, below, width, row.text, _SIZE, leading=_LEADING, colour=LIGHT.muted)


def _row(name: str, text: str, width: float) -> _Row:
    shown, said = drawable(name), drawable(text)
    wide = text_width(said, _SIZE)
    if wide <= width * 0.46:
        return _Row(
            broken(shown, width - wide - (8 if said else 0), _SIZE, most=2),
            (said,) if said else (),
            beside=True,
        )
    return _Row(
        (one_line(shown, width, _SIZE, bold=True),) if shown else (),
        broken(said, width, _SIZE, most=2),
        beside=False,
    )


def _spread(parts: list[_Part], columns: int, without: int) -> list[_Part]:
    """The lists with the longest parted over the columns that would stay empty."""
    spare = columns - len(parts)
    if spare < 1 or not parts:
        return parts
    longest = max(parts, key=lambda part: len(part.rows))
    kept = longest.rows[: len(longest.rows) - without]
    each = max(-(-len(kept) // (spare + 1)), 1)
    found: list[_Part] = []
    for part in parts:
        if part is not longest:
            found.append(part)
            continue
        starts = range(0, len(kept), each)
        found += [
            _Part(
                "" if start else part.heading,
                kept[start : start + each],
                part.more + without if start == starts[-1] else 0,
            )
            for start in starts
        ]
    return found


def _fitting(stack: list[_Part], height: float) -> list[_Part]:
    """The lists of a column cut to its height: the last go first where each would be a stump."""
    for count in range(len(stack), 0, -1):
        kept = stack[:count]
        shares = _shared([part.tall for part in kept], height - _BETWEEN * (count - 1))
        cut = [part.cut(share) for part, share in zip(kept, shares, strict=True)]
        if count == 1 or all(
            len(part.rows) >= min(_FEWEST, len(whole.rows))
            for part, whole in zip(cut, kept, strict=True)
        ):
            return [*cut, *(part.cut(0.0) for part in stack[count:])]
    return []


def _deepest(stacks: list[list[_Part]]) -> float:
    return max(
        sum(part.tall for part in stack) + _BETWEEN * max(len(stack) - 1, 0) for stack in stacks
    )


def _shared(wanted: list[float], room: float) -> list[float]:
    """Room parted fairly: who wants less than an equal part leaves the rest to the others."""
    given = [0.0] * len(wanted)
    waiting = sorted(range(len(wanted)), key=wanted.__getitem__)
    while waiting:
        place = waiting.pop(0)
        given[place] = min(wanted[place], max(room, 0.0) / (len(waiting) + 1))
        room -= given[place]
    return given
