"""Guard: what the parent checks cheaply before any parser sees a file.

It measures and refuses; it never builds a table. The child process is the real wall, so a check
here may be partial where a full one would cost as much as reading.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from loaders.read.archive import Archive, ArchiveError
from loaders.read.kind import kind_of
from loaders.read.limits import Limits
from words import N_

_ANOTHER = N_("a document of another program")

_DEFINITIONS = ("<!DOCTYPE", "<!ENTITY")
_XML_PARTS = (".xml", ".rels", ".vml", ".rdf")
_ERROR_CELLS = (b't="e"', b"t='e'", b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />")
"""Marks of error values, and of formulas whose value the writing program did not keep."""
_HIDDEN_ROWS = re.compile(rb"""<(?:\w+:)?row\s[^<>]*\bhidden=["'](?:1|true)["']""")
_FILLED_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*[^/<>])>")
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_SCANNED_WHOLE = 1 << 20
_OVERLAP = 200


class GuardError(Exception):
    """A file that no parser is shown; `slug` and `params` are the problem's."""

    def __init__(self, slug: str, **params: object) -> None:
        super().__init__(slug)
        self.slug = slug
        self.params: dict[str, Any] = params


@dataclass
class Scan:
    """What the guard learned: the kind, an opened archive, sheets with errors or hidden rows."""

    kind: str
    archive: Archive | None = None
    error_parts: list[str] = field(default_factory=list)
    hidden_parts: list[str] = field(default_factory=list)


def scan(data: bytes, limits: Limits) -> Scan:
    """The kind of a file ("text", "xlsx", "xlsm", "xls", "ods", "zip"); `GuardError` otherwise."""
    if len(data) > limits.upload:
        raise GuardError("file-too-large", megabytes=len(data) / 1e6, limit=limits.upload / 1e6)
    if not data:
        raise GuardError("file-empty")
    kind, found = kind_of(data)
    if kind == "zip":
        try:
            return _zip(Archive(data, limits), limits)
        except ArchiveError as refusal:
            raise GuardError(refusal.slug, **refusal.params) from refusal
    if kind == "cfb":
        return _compound(data)
    if kind == "html":
        raise GuardError("html-not-workbook")
    if kind == "other":
        raise GuardError("format-error", found=found)
    return Scan("text")


def _compound(data: bytes) -> Scan:
    """Legacy container: an .xls, an encrypted .xlsx, or another program's document."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise GuardError("encrypted")
    if any(name.encode("utf-16-le") in data for name in ("Workbook\0", "Book\0")):
        return Scan("xls")
    raise GuardError("format-error", found=_ANOTHER)


def _zip(archive: Archive, limits: Limits) -> Scan:
    names = archive.names()
    mimetype = b""
    for member in archive.members:
        if member.filename == "mimetype" and member.file_size < 200:
            mimetype = archive.content(member, 200)
    if "[Content_Types].xml" in names or "xl/workbook.xml" in names:
        if "xl/workbook.xml" not in names:
            raise GuardError("format-error", found=_ANOTHER)
        kind = "xlsm" if "xl/vbaProject.bin" in names else "xlsx"
    elif mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        kind = "ods"
    elif mimetype.startswith(b"application/"):
        raise GuardError("format-error", found=_ANOTHER)
    else:
        return Scan("zip", archive)
    result = Scan(kind, archive)
    for member in archive.members:
        _part(archive, member, result, limits)
    return result


def _part(archive: Archive, member: zipfile.ZipInfo, result: Scan, limits: Limits) -> None:
    """Unpack one part in passing: definitions, error values, cells too far apart."""
    name = member.filename
    is_xml = name.lower().endswith(_XML_PARTS)
    is_sheet = name.startswith("xl/worksheets/") and is_xml
    kept: list[bytes] = []
    tail = b""
    errors = hidden = False
    for chunk in archive.chunks(member):
        if not is_xml:
            continue
        window = tail + chunk
        if _defines(window):
            raise GuardError("dtd")
        if name == "META-INF/manifest.xml" and b"encryption-data" in window:
            raise GuardError("encrypted")
        errors = errors or (is_sheet and any(mark in window for mark in _ERROR_CELLS))
        hidden = hidden or (is_sheet and b"hidden=" in window and bool(_HIDDEN_ROWS.search(window)))
        tail = chunk[-_OVERLAP:]
        if is_sheet and member.file_size <= _SCANNED_WHOLE:
            kept.append(chunk)
    if errors:
        result.error_parts.append(name)
    if hidden:
        result.hidden_parts.append(name)
    if kept and _extent(b"".join(kept)) > limits.cells:
        raise GuardError("too-many-cells")


def _defines(window: bytes) -> bool:
    """Whether XML holds a document type or an entity; UTF-16 shows by its NUL bytes."""
    if b"\0" in window[:64] and (
        any(
            mark.encode(codec) in window
            for mark in _DEFINITIONS
            for codec in ("utf-16-le", "utf-16-be")
        )
    ):
        return True
    return b"<!" in window and any(mark.encode() in window for mark in _DEFINITIONS)


def _extent(part: bytes) -> int:
    """Cells in the rectangle around a sheet's filled cells, which is what parsers allocate.

    Only small parts are scanned: a sheet with much text around its cells is not a cheap bomb,
    and the child stands behind.
    """
    rows: list[int] = []
    columns: list[int] = []
    for cell in _FILLED_CELL.finditer(part):
        if reference := _REFERENCE.search(b" " + cell.group(1)):
            rows.append(int(reference.group(2)))
            columns.append(_column(reference.group(1)))
    if not rows:
        return 0
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number
