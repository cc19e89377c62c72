"""Frames: how a sheet travels from child to parent, as Arrow streams one after the other.

Columns: `row`, then per position `t0…` (text), `n0…` (numbers), `m0…` (dates); the schema carries
the rest as JSON. Nothing is unpickled: the child has eaten hostile input.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

TEXT = pa.large_string()
NUMBER = pa.float64()
MOMENT = pa.timestamp("us")
NOTE = b"tela"
WHITE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)


@dataclass
class Columns:
    """The pieces of one sheet's columns as they are read, by position; all pieces in step."""

    width: int
    rows: list[pa.Array] = field(default_factory=list)
    text: list[list[pa.Array]] = field(default_factory=list)
    number: list[list[pa.Array | None]] = field(default_factory=list)
    moment: list[list[pa.Array | None]] = field(default_factory=list)

    def add(
        self,
        rows: pa.Array,
        text: Sequence[pa.Array],
        number: Sequence[pa.Array | None] | None = None,
        moment: Sequence[pa.Array | None] | None = None,
    ) -> None:
        """Take a piece of up to `width` columns, without its wholly empty rows."""
        number = number or [None] * len(text)
        moment = moment or [None] * len(text)
        filled: Any = None
        for column in (*text, *number, *moment):
            if column is not None and column.null_count < len(column):
                valid = pc.is_valid(column)
                filled = valid if filled is None else pc.or_(filled, valid)
        if filled is None:
            return
        keep = None if filled.true_count == len(rows) else filled
        self.rows.append(_kept(rows, keep))
        self.text.append([_kept(column, keep) for column in text])
        self.number.append([None if c is None else _kept(c, keep) for c in number])
        self.moment.append([None if c is None else _kept(c, keep) for c in moment])

    def table(self, note: dict[str, Any]) -> pa.Table:
        """All pieces as one table, its columns named by position."""
        arrays: list[pa.ChunkedArray] = [pa.chunked_array(self.rows, pa.int64())]
        names = ["row"]
        for letter, pieces, kind in (
            ("t", self.text, TEXT),
            ("n", self.number, NUMBER),
            ("m", self.moment, MOMENT),
        ):
            for at in range(self.width):
                column = [piece[at] if at < len(piece) else None for piece in pieces]
                if letter != "t" and all(piece is None for piece in column):
                    continue
                filled = [
                    pa.nulls(len(rows), kind) if piece is None else piece
                    for rows, piece in zip(self.rows, column, strict=True)
                ]
                arrays.append(pa.chunked_array(filled, kind))
                names.append(f"{letter}{at}")
        table = pa.Table.from_arrays(arrays, names=names)
        return table.replace_schema_metadata({NOTE: json.dumps(note).encode()})


def trimmed(column: Sequence[str | None]) -> pa.Array:
    """Strings without white space at their ends; null where nothing is left."""
    array = pc.utf8_trim(pa.array(column, TEXT), characters=WHITE)
    empty = pc.equal(array, "")
    if not pc.any(empty).as_py():
        return array
    return pc.if_else(empty, pa.scalar(None, TEXT), array)


def send(sink: BinaryIO, table: pa.Table) -> None:
    """Write one table as an Arrow stream."""
    whole = table.combine_chunks()
    with pa.ipc.new_stream(sink, whole.schema) as writer:
        writer.write_table(whole)


def send_note(sink: BinaryIO, note: dict[str, Any]) -> None:
    """Write a table without rows that only carries a note."""
    send(sink, Columns(0, [pa.array([], pa.int64())]).table(note))


def received(buffer: pa.Buffer) -> list[tuple[dict[str, Any], pa.Table]]:
    """Every (note, table) of a buffer; raises an Arrow or value error on anything malformed."""
    source = pa.BufferReader(buffer)
    frames = []
    while source.tell() < buffer.size:
        with pa.ipc.open_stream(source) as stream:
            table = stream.read_all()
        table.validate(full=True)
        note = json.loads((table.schema.metadata or {})[NOTE])
        frames.append((dict(note), table))
    return frames


def _kept(array: pa.Array, keep: Any) -> pa.Array:
    return array if keep is None else array.filter(keep)
