"""Which sheet of a file holds the survey, and what kind of file it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loaders.read import RawSheet
from loaders.reading import Context, FileKind
from loaders.recognise.header import Header, find_header

_LEAST = 1.9
_FIRMS_FOR_SURE = 0.75
_FIRM = {"country": 1.0, "region": 0.6, "city": 0.6, "address": 0.6}


@dataclass(frozen=True)
class Chosen:
    """The sheet that is read, its header, its kind, and the names of others that look alike."""

    sheet: RawSheet
    header: Header
    kind: FileKind
    others: tuple[str, ...]


WIDEST = 500
"""Columns of a sheet that are looked at: no survey has a third of them."""


def narrowed(sheet: RawSheet) -> RawSheet:
    """The sheet without the columns beyond the widest survey."""
    if sheet.text.shape[1] <= WIDEST:
        return sheet
    text, number, moment = (
        frame.loc[:, frame.columns.to_numpy() < WIDEST]
        for frame in (sheet.text, sheet.number, sheet.moment)
    )
    merged = tuple(area for area in sheet.merged if area[1] < WIDEST)
    return replace(sheet, text=text, number=number, moment=moment, merged=merged)


def choose(sheets: tuple[RawSheet, ...], context: Context) -> Chosen | None:
    """The sheet with the best header; visible ones first, capacities before members."""
    found: list[tuple[float, int, RawSheet, Header, FileKind]] = []
    for at, sheet in enumerate(sheets):
        header = find_header(sheet, context.decisions)
        kind = "nothing" if header is None else kind_of(header, context)
        if header is not None and kind != "nothing" and _rows_below(sheet, header):
            rank = header.score + (3.0 if kind == "capacities" else 0.0)
            found.append((rank - (2.0 if sheet.hidden else 0.0), -at, sheet, header, kind))
    if not found:
        return _headed_only(sheets, context)
    found.sort(key=lambda item: item[:2], reverse=True)
    _rank, _at, sheet, header, kind = found[0]
    return Chosen(sheet, header, kind, tuple(other[2].sheet for other in found[1:]))


def _headed_only(sheets: tuple[RawSheet, ...], context: Context) -> Chosen | None:
    """A sheet with a header and no row below it."""
    for sheet in sheets:
        header = find_header(sheet, context.decisions)
        if header is not None and kind_of(header, context) != "nothing":
            return Chosen(sheet, header, kind_of(header, context), ())
    return None


def _rows_below(sheet: RawSheet, header: Header) -> int:
    return int((sheet.text.index > header.row).sum())


def kind_of(header: Header, context: Context) -> FileKind:
    """Capacities where a capacity is asked; a roster where firms stand without one."""
    scores = {match.field: match.score for match in header.columns if match.field}
    company = scores.get("company_name", 0.0)
    if not company:
        return "nothing"
    if header.products and ("country" in scores or context.country):
        return "capacities"
    if "capacity_value" in scores and ("product_code" in scores or "country" in scores):
        return "capacities"
    if company < _FIRMS_FOR_SURE:  # any table of countries has some name or other
        return "nothing"
    placed = sum(scores.get(field, 0.0) * weight for field, weight in _FIRM.items())
    if company + placed >= _LEAST or ("country" in scores and company + placed > 1.4):
        return "roster"
    if context.country and company >= 0.95:
        return "roster"
    return "nothing"
