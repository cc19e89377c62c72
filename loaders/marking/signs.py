"""What our marks are known by, the same when they are written and when they come back.

Imports nothing of Tela: the child that writes marks shares it with the parent that ignores them.
"""

from __future__ import annotations

import re

SHEET_SIGN = "tela-marked-1"
"""Stands in a cell of the first rows of the list; people may rename its sheet."""
PART_SIGN = "tela-marked-part-1"
"""The same, where the workbook holds only the rows with something to mend."""
SIGN_WITHIN = 3
"""Rows from the top within which the sign is looked for."""

COMMENT = re.compile(r"(?:^|\n\n)Tela\s?: .*", re.S)
"""Our part of a cell's comment; what a person wrote stands before it."""

_HEADED = re.compile(rb'"Tela ?: [^"\r\n]{3,40}"\r?$', re.M)
_LAST_CELL = re.compile(rb'[;,|\t]"(?:[^"\r\n]|"")*"(?=\r?$)', re.M)
_HEAD = 1 << 16

FILLS = {"error": "FFF6C7B6", "warning": "FFFBE9B7"}
"""Colours of marked cells, alpha first; a note has only its comment."""


def without_remarks(data: bytes) -> bytes:
    """A text's bytes without the last column that we wrote: to judge its letters by.

    What we wrote is of the reader's language, which need not be the file's.
    """
    head = _HEADED.search(data[:_HEAD])
    return data if head is None else data[: head.start()] + _LAST_CELL.sub(b"", data[head.end() :])
