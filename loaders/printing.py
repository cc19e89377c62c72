"""What was understood of a file, as a few lines for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from loaders.labels import Label
from loaders.problems import Problem
from loaders.reading import Reading
from words import _, language_name, ngettext, number

_ROWS_NAMED = 5
_GROUPS = 40
_LARGE = 2_000_000
_ORDER = ("error", "warning", "note")


def summary(reading: Reading) -> str:
    """One line: the file and how its rows fared."""
    if reading.kind == "nothing":
        return _("{file}: nothing could be read").format(file=reading.file_name)
    rows = ngettext("{count} row", "{count} rows", reading.rows_in).format(
        count=number(reading.rows_in)
    )
    return _("{file}: {rows}, {accepted} accepted, {rejected} rejected, {skipped} skipped").format(
        file=reading.file_name, rows=rows, accepted=number(len(reading.rows)),
        rejected=number(reading.rejected), skipped=number(reading.skipped),
    )  # fmt: skip


def told(reading: Reading) -> Iterator[str]:
    """The report: how the file was read, which column answers what, problems alike together."""
    yield summary(reading)
    if reading.kind != "nothing":
        yield "  " + _read_as(reading)
        for match in reading.columns:
            if match.field:
                yield f"    {match.header.replace(chr(10), ' ')} → {Label(match.field, 'column')}"
    yield from problems_told(reading.problems)


def _read_as(reading: Reading) -> str:
    parts = [_("header on row {row}").format(row=reading.header_row)]
    if reading.sheet:
        parts.insert(0, _("sheet {sheet}").format(sheet=reading.sheet))
    if reading.encoding:
        parts.append(reading.encoding)
    if reading.delimiter:
        parts.append({"\t": "TAB"}.get(reading.delimiter, reading.delimiter))
    if reading.language:
        parts.append(language_name(reading.language))
    return ", ".join(parts)


def problems_told(problems: Iterable[Problem], notes: bool = True) -> Iterator[str]:
    """Problems of one kind in one column as one line, the gravest first, with their rows."""
    groups: dict[tuple[int, str, str | None], list[Problem]] = {}
    for problem in problems:
        if notes or problem.severity != "note":
            key = (_ORDER.index(problem.severity), problem.slug, problem.column)
            groups.setdefault(key, []).append(problem)
    for key in islice(sorted(groups, key=lambda found: found[0]), _GROUPS):
        yield "  " + _group(groups[key])
    if len(groups) > _GROUPS:
        yield "  " + _("… and {count} kinds more; --json lists them all.").format(
            count=number(len(groups) - _GROUPS)
        )


def _group(alike: list[Problem]) -> str:
    first = alike[0]
    severity = {"error": _("error"), "warning": _("warning"), "note": _("note")}[first.severity]
    rows = [problem.row for problem in alike if problem.row is not None]
    place = first.where
    if len(rows) > 1:
        named = ", ".join(number(row) for row in rows[:_ROWS_NAMED])
        more = ", …" if len(rows) > _ROWS_NAMED else ""
        place = _("{count} rows: {rows}").format(count=number(len(rows)), rows=named + more)
    where = f" [{place}]" if place else ""
    return f"{severity}: {first.message} {first.fix}{where}"


def progress_for(path: Path) -> Callable[[float, str], None] | None:
    """Progress on the error stream, for a large file and a person at a terminal; else None."""
    try:
        large = path.stat().st_size > _LARGE
    except OSError:
        return None
    if not (large and sys.stderr.isatty()):
        return None

    def tell(share: float, name: str) -> None:
        end = "\n" if share >= 1 else ""
        print(f"\r{name}: {round(100 * share)} %", end=end, file=sys.stderr, flush=True)

    return tell
