"""Error cells of .xlsx and .xlsm: calamine gives them as empty, a person sees #REF!.

The sheets that hold any are named by the guard, so that others are not unpacked twice.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from xml.etree import ElementTree

ErrorCells = dict[tuple[int, int], str]
"""(row from 1, column from 0) -> the error as shown."""

_CELL = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*\bt=["']e["'][^>]*)>(?:(?!</(?:\w+:)?c>).)*?"""
    rb"""<(?:\w+:)?v>(#[^<]{1,20})</""",
    re.S,
)
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def error_cells(path: str, parts: list[str]) -> dict[str, ErrorCells]:
    """Sheet name -> its error cells; what can't be made out is left out."""
    try:
        with zipfile.ZipFile(path) as book:
            names = _sheet_names(book)
            return {names[part]: _cells(book.read(part)) for part in parts if part in names}
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, zlib.error):
        return {}


def _sheet_names(book: zipfile.ZipFile) -> dict[str, str]:
    relations = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    targets = {
        node.get("Id"): posixpath.normpath(posixpath.join("/xl", node.get("Target", "")))[1:]
        for node in relations
    }
    workbook = ElementTree.fromstring(book.read("xl/workbook.xml"))
    return {
        targets[node.get(_RELATION)]: node.get("name", "")
        for node in workbook.iter()
        if node.tag.endswith("}sheet") and node.get(_RELATION) in targets
    }


def _cells(part: bytes) -> ErrorCells:
    found: ErrorCells = {}
    for cell in _CELL.finditer(part):
        if reference := _REFERENCE.search(b" " + cell.group(1)):
            column = 0
            for letter in reference.group(1):
                column = 26 * column + letter - 64
            found[int(reference.group(2)), column - 1] = cell.group(2).decode("ascii", "replace")
    return found
