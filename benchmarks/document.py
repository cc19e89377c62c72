"""Keeping what was measured in `docs/performance.md`, each part between marks of its own."""

from __future__ import annotations

from pathlib import Path

from benchmarks import machine

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


def write(part: str, text: str) -> None:
    """Put a part's tables in place of what the document holds of it; ValueError without marks."""
    begin, end = f"<!-- {part} -->", f"<!-- end of {part} -->"
    kept = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = kept.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{DOCUMENT.name} has no place marked {begin} … {end}")
    measured = f"{begin}\n{text}\n\n{machine.described()}\n{end}"
    DOCUMENT.write_text(before + measured + after, encoding="utf-8")
