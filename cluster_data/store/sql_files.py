"""Statements kept in `.sql` files, read once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "sql"
_INCLUDE = re.compile(r"^-- include: (\w+)$", re.MULTILINE)


@cache
def statement(name: str) -> str:
    """The text of `sql/<name>.sql`; a line `-- include: other` is replaced by that file's text."""
    text = (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    return _INCLUDE.sub(lambda line: statement(line[1]).rstrip(), text)
