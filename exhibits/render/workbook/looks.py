"""How cells look, how numbers are shown, and how a sheet is printed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from exhibits.exhibit import Exhibit, Field
from exhibits.plain import visible
from exhibits.style import palette
from words import _, date, direction

SHORT_DATE = 14
"""Excel's own short date, which follows the reader's settings; as a number, not a pattern."""
_A4 = 9
_MOST_DIGITS = 6
"""Decimals of the smallest figure."""
_LINE = 15.0
"""Points of a line of words."""
_LONGEST_MARGIN = 250
"""Letters in a header or footer of a printed sheet, signs and all."""


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str | int, Any] = {}
        colours = palette(dark=False)
        muted = {"font_color": colours.muted}
        top: dict[str, Any] = {"valign": "top"}
        wrapped = top | {"text_wrap": True}
        head = wrapped | {"bold": True, "bottom": 1, "bg_color": colours.land}
        head |= {"font_color": colours.ink, "bottom_color": colours.country_line}
        # words begin at the reader's own side; figures end at the right in every language
        rtl = direction() == "rtl"
        begin: dict[str, Any] = {"align": "right" if rtl else "left"}
        begin |= {"reading_order": 2} if rtl else {}
        self.title = book.add_format(
            begin | {"bold": True, "font_size": 14, "font_color": colours.ink}
        )
        self.section = book.add_format(
            begin | top | {"bold": True, "font_size": 12, "font_color": colours.accent}
        )
        self.name = book.add_format(begin)
        self.muted = book.add_format(begin | muted)
        self.key = book.add_format(begin | wrapped | muted)
        self.wrapped = book.add_format(begin | wrapped)
        self.code = book.add_format(top | {"font_name": "Consolas", "font_size": 10})
        self.state = book.add_format(muted | {"font_size": 9, "align": "right", "text_wrap": True})
        self.text = book.add_format(begin | {"indent": 1})
        self.right = book.add_format({"align": "right"})
        self.head = book.add_format(head | begin)
        self.text_head = book.add_format(head | begin | {"indent": 1})
        self.figures_head = book.add_format(head | {"align": "right"})
        self.place = book.add_format(begin | top | muted)
        self.link = book.add_format(
            begin | wrapped | {"font_color": colours.accent, "underline": 1}
        )
        self.day = book.add_format(begin | top | {"num_format": SHORT_DATE})

    def number(self, pattern: str | int) -> Any:
        """The format of cells with numbers of that pattern."""
        if pattern not in self._made:
            self._made[pattern] = self._book.add_format({"num_format": pattern})
        return self._made[pattern]


def pattern_of(field: Field, values: pd.Series) -> str | int:
    """The number format of a column: grouped, with as many decimals as its figures need."""
    if field.kind == "date":
        return SHORT_DATE
    if field.kind == "year":
        return "0"
    return pattern(values, ratio=field.kind == "ratio", degrees=field.unit == "°")


def pattern(values: pd.Series, *, ratio: bool = False, degrees: bool = False) -> str:
    """A format for such figures: one for all, so that a column's points stand in one line.

    The smallest keeps about three digits: shown as 0 it would say that there is nothing.
    """
    known = pd.to_numeric(values, errors="coerce").dropna().astype(float).abs()
    if degrees:
        return "0.000"
    shown = 100 * known if ratio else known
    if (abs(shown - shown.round()) < 1e-9).all():
        return "0%" if ratio else "#,##0"
    smallest = float(shown[shown > 0].min())
    needed = 1 if ratio and smallest >= 0.1 else 2 - math.floor(math.log10(smallest))
    digits = min(max(needed, 0), _MOST_DIGITS)
    decimals = f".{'0' * digits}" if digits else ""
    return f"0{decimals}%" if ratio else f"#,##0{decimals}"


def axis_pattern(values: pd.Series, written: str, *, ratio: bool) -> str:
    """A format for an axis of such figures, whose steps are rounder than they are."""
    largest = float(values.abs().max()) if values.notna().any() else 0.0
    if ratio:
        return "0%" if largest >= 0.05 else written
    return "#,##0" if largest >= 10 else written


def tall_enough(
    sheet: Any, row: int, texts: Iterable[tuple[str, float]], *, spare: int = 0
) -> None:
    """Give a row the height its wrapped texts need, and `spare` lines more.

    Each text comes with the width of its column. Excel would find the height by itself, other
    programs show one line.
    """
    lines = spare + max((_lines(visible(text), width) for text, width in texts), default=1)
    sheet.set_row(row, _LINE * lines + (3 if lines > 1 else 0))


def _lines(text: str, width: float) -> int:
    """Lines of a text in a column of so many letters, broken between words.

    Widths are counted in digits, than which most letters are narrower.
    """
    room, used, lines = max(width - 1.0, 4.0), 0.0, 1
    for word in text.split(" "):
        if used and used + len(word) > room:
            lines, used = lines + 1, 0.0
        lines += int(len(word) // room)
        used += len(word) % room + 1
    return lines


def laid_out(sheet: Any, left: str, foot: str, *, heads: int | None = None) -> None:
    """Screen and paper: direction, A4 landscape, all columns on one page, heads on every page.

    `left` stands at the head of each printed page and `foot` below it; `heads` is the last row
    of heads.
    """
    if direction() == "rtl":
        sheet.right_to_left()
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    # an edge that says nothing is left out: some readers stumble over one that is empty
    sheet.set_header(f"&L{_printed(left)}" if left else "")
    sheet.set_footer((f"&L{_printed(foot)}" if foot else "") + "&R&P / &N")
    if heads is not None:
        sheet.repeat_rows(0, heads)


def foot_of(exhibit: Exhibit) -> str:
    """The line below a printed figure: n of N, day and source."""
    source = _("Source: {source}.").format(source=exhibit.source.rstrip("."))
    return " · ".join((exhibit.n.text, date(exhibit.as_of), source))


def _printed(text: str) -> str:
    """Words for the edge of a page, whose signs begin with an ampersand."""
    plain = visible(text).replace("&", "&&")
    while len(plain.encode("utf-16-le")) > 2 * (_LONGEST_MARGIN - 20):
        plain = plain[:-2].rstrip("&") + "…"
    return plain
