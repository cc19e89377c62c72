"""The dictionary's entries on rules: what each says, what it reads, what it protects."""

from __future__ import annotations

import re

from cluster_data.survey import survey
from loaders.rules.listed import rooms, rules
from loaders.rules.rule import Rule, Severity
from shell.entries import Entry, Group
from words import _

_EVERYWHERE = 8
"""A rule that reads more questions is about a kind of answer, and not told at each of them."""


def problems(question: str = "") -> tuple[Group, ...]:
    """An entry a rule, by its stable name, room by room.

    With a `question` only those that read it, rooms first in which one is about it in particular.
    """
    found: list[tuple[int, Group]] = []
    for room in rooms():
        kept = {
            slug: rule
            for slug, rule in room.rules.items()
            if not question or question in rule.reads
        }
        if kept:
            widest = min(len(rule.reads) for rule in kept.values()) > _EVERYWHERE
            entries = tuple(_entry(slug, rule) for slug, rule in kept.items())
            found.append((int(widest), Group(_(room.title), entries, _(room.why))))
    if question:
        found.sort(key=lambda placed: placed[0])
    return tuple(group for _widest, group in found)


def read_questions() -> dict[str, str]:
    """Questions that a rule reads, by column name, in the order of the survey: their labels."""
    read = {name for rule in rules().values() for name in rule.reads}
    return {column.name: column.label for column in survey().columns if column.name in read}


def about(question: str) -> str:
    """The rules that are about a question in particular, by name, in one line."""
    named = [
        slug
        for slug, rule in rules().items()
        if question in rule.reads and len(rule.reads) <= _EVERYWHERE
    ]
    return ", ".join(named)


def _entry(slug: str, rule: Rule) -> Entry:
    return Entry(
        name=_told(rule.message),
        code=slug,
        tag=_weight(rule.severity),
        facts=(
            (_("What to do"), _told(rule.fix)),
            (_("Why"), _(rule.why) if rule.why else ""),
            (_("Reads"), _read(rule.reads)),
        ),
    )


def _told(template: str) -> str:
    """A sentence with dots where a file fills it in."""
    return re.sub(r"\{\w+\}", "…", _(template))


def _weight(severity: Severity) -> str:
    names: dict[Severity, str] = {
        "error": _("rejects"), "warning": _("worth a look"), "note": _("for information"),
    }  # fmt: skip
    return names[severity]


def _read(names: tuple[str, ...]) -> str:
    if len(names) == len(survey().columns):
        return _("every column")
    return ", ".join(survey().column(name).label for name in names)
