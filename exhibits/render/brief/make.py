"""A brief as one page: its parts measured, shared out over the sheet, and typeset."""

from __future__ import annotations

from collections.abc import Sequence

from exhibits.exhibit import MAPS, Exhibit
from exhibits.render.brief.cells import Cell, Figure, least, natural
from exhibits.render.brief.description import Brief
from exhibits.render.brief.drawing import EASY, LEAST
from exhibits.render.brief.facts import Lists
from exhibits.render.brief.foot import Foot
from exhibits.render.brief.head import head, key_figures
from exhibits.render.brief.page import ACROSS, GUTTER, SIDE, Page
from exhibits.render.brief.typeset import pdf

MOST_EXHIBITS = 4
_BETWEEN = 18.0
"""Points between rows of figures, at the least; half of what is left over is added, at most."""
_LEAST_LOWER = 0.3
"""The part of the sheet that is left to the lower row, however much the main figure wants."""
_HALF = (ACROSS - GUTTER) / 2
_THIRD = (ACROSS - GUTTER * 2) / 3
Row = list[tuple[Cell, float]]
"""Cells with the widths of their columns in points."""


def brief_pdf(brief: Brief) -> bytes:
    """The brief as a PDF of exactly one A4 page, in the language in use.

    Text can be selected, also inside figures, which stay vectors; it is tagged for screen
    readers. What there is no room for is left out and counted in words. The same bytes for the
    same brief.
    """
    rows, rail = _rows(brief)
    page = _set(brief, rows, rail, tight=False)
    if _cut(page) > (max(len(brief.exhibits) - MOST_EXHIBITS, 0), 0):
        page = min(page, _set(brief, rows, rail, tight=True), key=_cut)
    return pdf(page.items, title=brief.title, about=brief.subtitle, day=brief.as_of)


def _cut(page: Page) -> tuple[int, int]:
    """How many figures are not on the page, and how many only with some of their rows."""
    return page.left_out["figures"], page.left_out["drawn rows"]


def _set(brief: Brief, rows: list[Row], rail: Cell | None, *, tight: bool) -> Page:
    """The page set with usual measures, or with a smaller head so that figures have more room."""
    page = Page()
    shown = brief.exhibits[:MOST_EXHIBITS]
    page.left_out["figures"] += len(brief.exhibits) - len(shown)
    y = head(page, brief, tight=tight) + (9 if tight else 12)
    below = key_figures(page, brief.figures, y, tight=tight)
    y = below + (11 if tight else 16) if below > y else y
    foot = Foot(brief, shown)
    _body(page, rows, rail, y, foot.top - 10, _BETWEEN / (1 + tight * 0.5))
    foot.put(page)
    return page


def _rows(brief: Brief) -> tuple[list[Row], Cell | None]:
    """Rows of figures and facts, and what stands in a rail beside them all."""
    shown = brief.exhibits[:MOST_EXHIBITS]
    lists = tuple(one for one in brief.lists if one.rows)
    across = Lists(lists, ACROSS, 3)
    if not shown:
        return ([[(across, ACROSS)]] if lists else []), None
    main, *others = shown
    wide = ACROSS - GUTTER - _THIRD
    beside = Lists(lists, _THIRD)

    def first(width: float) -> tuple[Cell, float]:
        return Figure(main, width, main=True, said=brief.title, day=brief.as_of), width

    def alike(exhibits: Sequence[Exhibit], width: float) -> Row:
        return [(Figure(exhibit, width, day=brief.as_of), width) for exhibit in exhibits]

    if not others:
        return ([[first(ACROSS)], [(across, ACROSS)]] if lists else [[first(ACROSS)]]), None
    if not lists:
        if len(others) == 3:
            return [[first(wide), *alike(others[:1], _THIRD)], alike(others[1:], _HALF)], None
        return [[first(ACROSS)], alike(others, _columns(len(others)))], None
    upper = first(wide)
    if len(others) == 1 and (
        others[0].encoding.kind in MAPS or beside.natural > 1.1 * upper[0].natural
    ):
        return [[upper], alike(others, wide)], beside
    return [[upper, (beside, _THIRD)], alike(others, _columns(len(others)))], None


def _columns(count: int) -> float:
    return (ACROSS - GUTTER * (count - 1)) / count


def _body(
    page: Page, rows: list[Row], rail: Cell | None, top: float, bottom: float, between: float
) -> None:
    """The rows under one another, at least `between` points apart; the rail beside them."""
    if not rows:
        return
    room = bottom - top - between * (len(rows) - 1)
    heights = _heights(rows, room)
    spare = (room - sum(heights)) / max(len(rows) - 1, 1)
    y = top
    for row, height in zip(rows, heights, strict=True):
        x = SIDE
        for cell, width in row:
            cell.put(page, x, y, height)
            x += width + GUTTER
        y += height + between + min(spare / 2, _BETWEEN)
    if rail:
        rail.put(page, SIDE + ACROSS - _THIRD, top, bottom - top)


def _heights(rows: list[Row], room: float) -> list[float]:
    """Heights of one row or two: each gives way to the other while it reads with ease.

    Then both are set as small as they can be; where not even that is enough, the main figure's
    row goes first.
    """
    cells = [[cell for cell, _width in row] for row in rows]
    upper, *rest = (natural(row) for row in cells)
    if not rest:
        return [min(upper, room)]
    for scale in (EASY, LEAST):
        need, lower = (least(row, scale) for row in cells)
        if need + lower <= room:
            lower = min(rest[0], max(room - upper, lower), room - need)
            break
    else:
        lower = min(rest[0], max(room - need, room * _LEAST_LOWER))
    return [min(upper, room - lower), lower]
