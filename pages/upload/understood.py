"""What was understood of a file, fact by fact: its rows, lines, table, language and columns."""

from __future__ import annotations

from exhibits.plain import visible
from loaders.reading import Reading, accounted
from pages.upload import facts
from words import _, language_name, number

_NAMED = 6


def draw(reading: Reading) -> None:
    """A short list of facts, their names at the side."""
    facts.draw([
        (_("Rows"), accounted(
            reading.rows_in, len(reading.rows), reading.rejected, reading.skipped,
        )),
        (_("Lines"), _lines(reading)),
        (_("Table"), _table(reading)),
        (_("Written"), _written(reading)),
        (_("Columns"), _columns(reading)),
    ])  # fmt: skip


def _lines(reading: Reading) -> str:
    """A text's lines as an editor counts them, and where each of them went."""
    lines, head = reading.physical_lines, reading.header_row
    if lines is None or head is None or lines < head + reading.rows_in:
        return ""
    rest = lines - head - reading.rows_in
    if not rest:
        text = _("{lines} lines = {head} down to the headings + {rows_in} rows")
    else:
        text = _(
            "{lines} lines = {head} down to the headings + {rows_in} rows + {rest} empty or "
            "within a cell"
        )
    return text.format(
        lines=number(lines), head=number(head), rows_in=number(reading.rows_in), rest=number(rest)
    )


def _table(reading: Reading) -> str:
    kinds = {"capacities": _("capacities"), "roster": _("a list of members, no capacities")}
    parts = [kinds[reading.kind]] if reading.kind in kinds else []
    if reading.sheet:
        parts.append(_("sheet “{sheet}”").format(sheet=visible(reading.sheet)))
    if reading.header_row:
        parts.append(_("headings in row {row}").format(row=reading.header_row))
    return " · ".join(parts)


def _written(reading: Reading) -> str:
    parts = []
    if reading.language:
        parts.append(language_name(reading.language))
    if reading.encoding:
        parts.append(reading.encoding)
    if reading.delimiter:
        marks = {"\t": _("tab"), ";": ";", ",": ",", "|": "|"}
        mark = marks.get(reading.delimiter, reading.delimiter)
        parts.append(_("separated by {mark}").format(mark=mark))
    if reading.decimal:
        named = {",": _("decimals after a comma"), ".": _("decimals after a point")}
        parts.append(named[reading.decimal])
    return " · ".join(parts)


def _columns(reading: Reading) -> str:
    if not reading.columns:
        return ""
    unused = [visible(match.header) for match in reading.columns if not match.field]
    every = len(reading.columns)
    text = _("{used} of {every} used").format(used=number(every - len(unused)), every=number(every))
    if not unused:
        return text
    named = ", ".join(_("“{text}”").format(text=name) for name in unused[:_NAMED])
    more = "…" if len(unused) > _NAMED else ""
    return text + " · " + _("not used: {columns}").format(columns=named + more)
