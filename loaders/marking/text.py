"""A delimited text with one column more, every other byte as it came, in the child."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Any

from anyascii import anyascii

from loaders.read.dialect import dialect_of
from loaders.read.records import Findings, records
from loaders.read.text import physical_lines

_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$")
_UNITS = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
"""Bytes of a sign in encodings whose bytes are not signs."""
_OPENINGS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip


def marked_text(data: bytes, plan: Mapping[str, Any]) -> bytes:
    """The text with our column at the end of its header and of every row below it.

    Raises UnicodeError or ValueError where the text can't be taken apart as it was read.
    """
    encoding, delimiter = _codec(data, str(plan["encoding"])), str(plan["delimiter"])
    lines = _lines(data, encoding)
    rows, unclosed = _rows(data, encoding, len(lines))
    header = plan["header_row"] or 1
    said = _said(plan)
    width = next((len(cells) for start, cells in rows if start == header), 1)
    write = _writer(data, encoding, delimiter)
    for at, (start, cells) in enumerate(rows):
        if start < header or not any(map(str.strip, cells)):
            continue
        last = (rows[at + 1][0] if at + 1 < len(rows) else len(lines) + 1) - 2
        words = plan["headings"]["mend"] if start == header else " / ".join(said.get(start, ()))
        beyond = len(cells) - width
        # marks for empty cells beyond the header would push ours out of its column
        cut = write(beyond, "", False) if beyond > 0 and not any(cells[width:]) else b""
        addition = write(max(0, -beyond) + 1, words, start in unclosed)
        lines[last] = _with(lines[last], cut, addition, encoding)
    return b"".join(lines)


def _lines(data: bytes, encoding: str) -> list[bytes]:
    """Physical lines with their ends, which together are the data."""
    if encoding not in _UNITS:
        return _LINES.findall(data)
    text = data.decode(encoding, "surrogatepass")
    lines = re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$", text)
    return [line.encode(encoding, "surrogatepass") for line in lines]


def _codec(data: bytes, encoding: str) -> str:
    """The encoding with the order of its bytes, so that writing adds no mark of order."""
    if encoding not in ("utf-16", "utf-32"):
        return encoding
    return next(codec for mark, codec in _OPENINGS if data.startswith(mark))


def _rows(data: bytes, encoding: str, count: int) -> tuple[list[tuple[int, list[str]]], set[int]]:
    """Each record with the line it starts on, as they were read, and those with an open quote."""
    text = data.decode(encoding, "replace").removeprefix("\ufeff").replace("\0", "")
    lines = physical_lines(text)
    if len(lines) != count:
        raise ValueError("lines of bytes and of letters differ")
    found = Findings()
    return list(records(lines, dialect_of(lines), found)), set(found.unclosed)


def _said(plan: Mapping[str, Any]) -> dict[int, list[str]]:
    """What is to be said of each row."""
    said: dict[int, list[str]] = {}
    for mark in plan["marks"]:
        if mark["row"] is not None and not mark["is_heading"] and mark["severity"] != "note":
            where = f" ({mark['heading']})" if mark["heading"] else ""
            words = f"{mark['weight']}{where}: {mark['message']} {mark['fix']}"
            said.setdefault(mark["row"], []).append(words[:1].upper() + words[1:])
    return {row: list(dict.fromkeys(words)) for row, words in said.items()}


def _writer(data: bytes, encoding: str, delimiter: str) -> Any:
    """A function that makes the bytes of our cell.

    Letters beyond ASCII are written only where they can't change how the file's own are read.
    """
    rich = encoding in (*_UNITS, "utf-8-sig") or (encoding == "utf-8" and not data.isascii())

    def write(missing: int, words: str, bare: bool) -> bytes:
        words = " ".join(words.split())
        if not rich:
            words = anyascii(words)
        if bare:  # a quote would close the one that is open
            cell = words.replace('"', "'").replace(delimiter, " ")
        else:
            cell = '"' + words.replace('"', '""') + '"' if words else ""
        codec = "utf-8" if encoding == "utf-8-sig" else encoding
        return (delimiter * missing + cell).encode(codec, "replace")

    return write


def _with(line: bytes, cut: bytes, addition: bytes, encoding: str) -> bytes:
    """The line with something before its end, there in place of `cut`."""
    unit = _UNITS.get(encoding, 1)
    end = len(line)
    while end >= unit and line[end - unit : end].strip(b"\0") in (b"\r", b"\n"):
        end -= unit
    return line[:end].removesuffix(cut) + addition + line[end:]
