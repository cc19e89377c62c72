"""What calamine leaves out of .xlsx and .xlsm: errors, formulas without value, hidden rows.

An error cell comes as empty where a person sees #REF!, and so does a formula whose value was not
kept by the program that wrote the file: a person sees it once a spreadsheet has counted it. The
sheets that hold any are named by the guard, so that others are not unpacked twice.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import TypeVar
from xml.etree import ElementTree
from xml.sax.saxutils import unescape

T = TypeVar("T")
ErrorCells = dict[tuple[int, int], str]
"""(row from 1, column from 0) -> the error as shown, or the formula with its sign."""

_CELL = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*\bt=["']e["'][^>]*)>(?:(?!</(?:\w+:)?c>).)*?"""
    rb"""<(?:\w+:)?v>(#[^<]{1,20})</""",
    re.S,
)
_UNCOUNTED = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?f(?:\s[^<>]*)?>([^<]{1,200})</(?:\w+:)?f>\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HIDDEN_ROW = re.compile(
    rb"""<(?:\w+:)?row\s(?=[^<>]*\bhidden=["'](?:1|true)["'])[^<>]*?\br=["']([0-9]{1,7})["']"""
)
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def error_cells(path: str, parts: list[str]) -> dict[str, ErrorCells]:
    """Sheet name -> its error cells; what can't be made out is left out."""
    return _by_sheet(path, parts, _cells)


def hidden_rows(path: str, parts: list[str]) -> dict[str, list[int]]:
    """Sheet name -> the numbers of its hidden rows, filled or not."""
    return _by_sheet(path, parts, lambda part: [int(row) for row in _HIDDEN_ROW.findall(part)])


def _by_sheet(path: str, parts: list[str], told: Callable[[bytes], T]) -> dict[str, T]:
    if not parts:
        return {}
    try:
        with zipfile.ZipFile(path) as book:
            names = _sheet_names(book)
            return {names[part]: told(book.read(part)) for part in parts if part in names}
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
    for pattern, sign in ((_CELL, ""), (_UNCOUNTED, "=")):
        for cell in pattern.finditer(part):
            if reference := _REFERENCE.search(b" " + cell.group(1)):
                column = 0
                for letter in reference.group(1):
                    column = 26 * column + letter - 64
                shown = unescape(cell.group(2).decode("utf-8", "replace"))
                found[int(reference.group(2)), column - 1] = sign + shown
    return found
