"""The definitions as entries: a term at the side, its meaning and formula beside it."""

from __future__ import annotations

from pages.method.definitions import Definition, chapters
from shell.entries import Entry, Group
from words import _


def definitions() -> tuple[Group, ...]:
    """An entry a definition, by chapter."""
    return tuple(
        Group(chapter.title, tuple(map(_entry, chapter.definitions))) for chapter in chapters()
    )


def _entry(definition: Definition) -> Entry:
    tag = _("no page uses it yet") if definition.later else ""
    return Entry(definition.name, "", definition.text, tag, definition.formula)
