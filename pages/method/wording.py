"""The definitions as entries: a term at the side, its meaning and formula beside it."""

from __future__ import annotations

from pages.method.definition import Definition
from pages.method.definitions import chapters
from shell.entries import Entry, Group


def definitions() -> tuple[Group, ...]:
    """An entry a definition, by chapter."""
    return tuple(
        Group(chapter.title, tuple(map(_entry, chapter.definitions))) for chapter in chapters()
    )


def _entry(definition: Definition) -> Entry:
    return Entry(definition.name, "", definition.text, facts=definition.formula)
