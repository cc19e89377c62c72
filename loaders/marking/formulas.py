"""What formulas came to, carried over: openpyxl keeps a formula and forgets its result.

A file whose results are gone would be read as empty until somebody opens and saves it.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

Results = dict[bytes, tuple[bytes, bytes]]
"""Cell, such as b"G14" -> (type of the result as XML says it, the result as XML)."""

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/])>((?:(?!</(?:\w+:)?c>).)*)</(?:\w+:)?c>", re.S)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</")
_NAME = re.compile(rb"""\br=["']([A-Z]{1,3}[0-9]{1,7})["']""")
_TYPE = re.compile(rb"""\bt=["'](\w+)["']""")
_WRITTEN = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[ />](?:(?!</c>).)*?)<v ?/?>(?:</v>)?</c>', re.S
)


def results_of(path: Path, parts: Mapping[str, str]) -> dict[str, Results]:
    """The results of each sheet's formulas; `parts` has each sheet's part of the package."""
    found: dict[str, Results] = {}
    with zipfile.ZipFile(path) as package:
        for sheet, target in parts.items():
            name = posixpath.normpath(target).lstrip("/")
            if name in package.namelist() and (results := _results(package.read(name))):
                found[sheet] = results
    return found


def _results(part: bytes) -> Results:
    if not _FORMULA.search(part):
        return {}
    found: Results = {}
    for cell in _CELL.finditer(part):
        name, value = _NAME.search(b" " + cell.group(1)), _VALUE.search(cell.group(2))
        if name and value and _FORMULA.search(cell.group(2)):
            kind = _TYPE.search(b" " + cell.group(1))
            found[name.group(1)] = (kind.group(1) if kind else b"n", value.group(1))
    return found


def with_results(package: bytes, wanted: Mapping[str, Results]) -> bytes:
    """The package openpyxl wrote, with results put into the named parts."""
    if not wanted:
        return package
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename in wanted:
                content = _filled(content, wanted[entry.filename])
            out.writestr(entry, content)
    return held.getvalue()


def _filled(part: bytes, results: Results) -> bytes:
    def put(cell: re.Match[bytes]) -> bytes:
        name, attributes, formula = cell.groups()
        if name not in results:
            return cell.group(0)
        kind, value = results[name]
        attributes = _TYPE.sub(b"", attributes).rstrip()
        return b'<c r="%s"%s t="%s">%s<v>%s</v></c>' % (name, attributes, kind, formula, value)

    return _WRITTEN.sub(put, part)
