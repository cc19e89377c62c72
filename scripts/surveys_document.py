"""Renew the list of problems in `docs/surveys.md` from the rules.

`python scripts/surveys_document.py`
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from loaders.rules.listed import rooms  # noqa: E402 - found by the path above
from loaders.rules.rule import Room, Rule  # noqa: E402

TARGET = ROOT / "docs" / "surveys.md"
_HEADING = "## Every problem\n"
_MANY = 8
"""Columns that are named one by one; the page *Data dictionary* names them all."""


def written() -> str:
    """The document, in English: what a person wrote of it, then every rule."""
    before, heading, _old = TARGET.read_text(encoding="utf-8").partition(_HEADING)
    return before + heading + "".join(map(_room, rooms()))


def _room(room: Room) -> str:
    rows = "".join(f"{_row(slug, rule)}\n" for slug, rule in room.rules.items())
    return (
        f"\n### {room.title}\n\n{room.why}\n\n"
        "| problem | | what it says | what to do | it reads |\n|---|---|---|---|---|\n" + rows
    )


def _row(slug: str, rule: Rule) -> str:
    message = f"{shown(rule.message)} *Why:* {rule.why}" if rule.why else shown(rule.message)
    read = ", ".join(f"`{name}`" for name in rule.reads)
    if len(rule.reads) > _MANY:
        read = f"{len(rule.reads)} columns"
    return f"| `{slug}` | {rule.severity} | {message} | {shown(rule.fix)} | {read or '–'} |"


def shown(template: str) -> str:
    """A template with its blanks in italics."""
    return re.sub(r"\{(\w+)\}", r"*\1*", template)


def main() -> None:
    """Write the document."""
    TARGET.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
