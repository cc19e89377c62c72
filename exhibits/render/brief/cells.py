"""What a row of the page is made of: a figure or lists of facts, each in a column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from exhibits.exhibit import Exhibit
from exhibits.render.brief.drawing import EASY, LEAST, Drawing, drawn, fitted
from exhibits.render.brief.page import Page, broken, depth
from exhibits.render.brief.shorter import drawn_rows
from exhibits.render.frame import foot_texts
from exhibits.style import LIGHT
from words import _, date

_NOTE, _ALL, _NOTES, _SHORT = 6.3, 6, 3, 2
"""Size of notes and source under a figure, and lines of them: all, usually, where room is short."""
_UNDER = 1.5
"""Points between title and subtitle."""
_FOLLOW = 1.25
"""How much taller than its figures a row may be for the lists beside them."""
_FEW_ROWS = 100.0
"""Points in which some rows of a chart with many can be shown."""


class Cell(Protocol):
    """Something that fills a column of a row, of whatever height it is given."""

    @property
    def natural(self) -> float:
        """Points it would like to be tall."""
        ...

    def least(self, scale: float) -> float:
        """Points it needs where words may be set as small as `scale` points of a pixel."""
        ...

    def put(self, page: Page, x: float, y: float, height: float) -> float:
        """Set it from (x, y) down, no deeper than `height`; returns the bottom edge."""
        ...


@dataclass(frozen=True)
class Figure:
    """One exhibit with its own title, subtitle, notes and source, the first set larger.

    What the head of the page says need not be said again: its title (`said`) and its `day`.
    """

    exhibit: Exhibit
    width: float
    main: bool = False
    said: str = ""
    day: dt.date | None = None

    @cached_property
    def _drawing(self) -> Drawing:
        return drawn(self.exhibit, self.width)

    @property
    def _size(self) -> float:
        return 11.0 if self.main else 9.0

    @cached_property
    def _title(self) -> tuple[str, ...]:
        if self.exhibit.title == self.said:
            return ()
        return broken(
            self.exhibit.title, self.width, self._size,
            bold=True, most=2 if self.width > 300 else 3, even=True,
        )  # fmt: skip

    @cached_property
    def _subtitle(self) -> tuple[str, ...]:
        text = self.exhibit.subtitle
        if self.exhibit.as_of == self.day:
            text = text.removesuffix(f" · {date(self.exhibit.as_of)}")
        return broken(_together(text), self.width, 7.2, most=2 if self.width > 200 else 3)

    def _foot(self, remark: str, most: int) -> tuple[tuple[str, ...], int]:
        """Lines of notes and source, at most so many, and how many notes had no room."""
        source = foot_texts(self.exhibit)[-1]
        notes = [note for note in (remark, *self.exhibit.notes) if note]
        for kept in range(len(notes), -1, -1):
            lines = broken(
                " ".join([*map(closed, notes[:kept]), source]), self.width, _NOTE, most=most + 1
            )
            if len(lines) <= most:
                return lines, len(notes) - kept
        return broken(source, self.width, _NOTE, most=most), len(notes)

    @property
    def _most(self) -> int:
        return _NOTES + (self.width < 200)

    @property
    def _above(self) -> float:
        title = depth(len(self._title), self._size, 1.22)
        return title + _UNDER * bool(title) + depth(len(self._subtitle), 7.2) + 6

    def _below(self, remark: str, most: int) -> float:
        return 4 + depth(len(self._foot(remark, most)[0]), _NOTE)

    @cached_property
    def natural(self) -> float:
        """Head, drawing at its usual size, and foot."""
        tall = self._drawing.height * self.width / self._drawing.width
        return self._above + tall + self._below(self._drawing.remark, _ALL)

    def least(self, scale: float) -> float:
        """The same with the drawing at that scale; with few of its rows at the smallest."""
        tall = self._drawing.height * min(self.width / self._drawing.width, scale)
        if scale <= LEAST and drawn_rows(self.exhibit):
            tall = min(tall, _FEW_ROWS)
        most = self._most if scale >= EASY else _SHORT
        return self._above + tall + self._below(self._drawing.remark, most)

    def put(self, page: Page, x: float, y: float, height: float) -> float:
        """The figure; where it would be too small to read, words in its place."""
        bottom, size = y + height, self._size
        y = page.words(
            x, y, self.width, self._title, size, leading=1.22, bold=True, role="heading"
        ) + _UNDER * bool(self._title)
        y = page.words(x, y, self.width, self._subtitle, 7.2, colour=LIGHT.muted) + 6
        made, most = self._fitted(bottom - y)
        if made is None:
            page.left_out["figures"] += 1
            said = _("There was no room for this figure: the live view has it.")
            return page.words(x, y, self.width, broken(said, self.width, 7.2, most=2), 7.2)
        scale = made.scale(self.width, bottom - y - self._below(made.remark, most))
        wide, tall = made.width * scale, made.height * scale
        page.picture(x, y, wide, tall, made.svg, self.exhibit.sentence or self.exhibit.title)
        lines, missing = self._foot(made.remark, most)
        page.left_out["notes"] += missing
        page.left_out["drawn rows"] += made.remark != self._drawing.remark
        return page.words(x, y + tall + 4, self.width, lines, _NOTE, colour=LIGHT.muted)

    def _fitted(self, height: float) -> tuple[Drawing | None, int]:
        """The drawing for what is left under the head, and the lines of the foot beneath it.

        Notes give way to the drawing where it would be small. The main figure is always drawn.
        """
        whole = self.width / self._drawing.width
        for most, least in ((_ALL, 0.97 * whole), (self._most, min(EASY, whole)), (_SHORT, 0.0)):
            room = height - self._below(self._drawing.remark, most)
            made = fitted(self.exhibit, self._drawing, self.width, room)
            if made and made.remark != self._drawing.remark:
                # words on the rows left out may need a line more
                room = height - self._below(made.remark, most)
                made = fitted(self.exhibit, self._drawing, self.width, room)
            if made and made.scale(self.width, room) >= least - 1e-6:
                break
        return made or (self._drawing if self.main and room > 0 else None), most


def _together(text: str) -> str:
    """A count of firms is not parted from its sign at the end of a line."""
    return text.replace("n = ", "n\u00a0=\u00a0").replace("n < ", "n\u00a0<\u00a0")


def closed(note: str) -> str:
    """A note with a full stop at its end."""
    return note if note.endswith((".", "…", "!", "?")) else f"{note}."


def natural(row: Sequence[Cell]) -> float:
    """Points that a row would like to have: its figures set the height, lists follow nearly."""
    figures = [cell.natural for cell in row if isinstance(cell, Figure)]
    lists = [cell.natural for cell in row if not isinstance(cell, Figure)]
    if not figures:
        return max(lists, default=0.0)
    return max(*figures, min(max(lists, default=0.0), _FOLLOW * max(figures)))


def least(row: Sequence[Cell], scale: float) -> float:
    """Points a row needs where words may be that small; beside figures lists can be cut."""
    figures = [cell.least(scale) for cell in row if isinstance(cell, Figure)]
    lists = [cell.least(scale) for cell in row if not isinstance(cell, Figure)]
    if not figures:
        return max(lists, default=0.0)
    most = max(cell.natural for cell in row if isinstance(cell, Figure))
    follow = min(max(lists, default=0.0), most) if scale >= EASY else 0.0
    return max(*figures, follow)
