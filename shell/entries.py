"""How explanations read: an entry a thing, its name, its meaning, its particulars in full."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass

from exhibits.plain import visible
from words import fold


@dataclass(frozen=True)
class Entry:
    """One thing explained. `facts` are label and text, shown where there is text.

    `tag` is a word beside the name; `code` what data and files call it.
    """

    name: str
    code: str
    text: str = ""
    tag: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def sought(self) -> str:
        """All of it, folded, for a search."""
        said = [self.name, self.code, self.text, self.tag, *(text for _label, text in self.facts)]
        return fold(" ".join(said))


@dataclass(frozen=True)
class Group:
    """Entries under one heading, with a sentence below it where `text` says one."""

    title: str
    entries: tuple[Entry, ...]
    text: str = ""


def matching(groups: Iterable[Group], sought: str) -> tuple[Group, ...]:
    """The entries that hold all the words sought, whatever their case and accents."""
    wanted = fold(sought).split()
    found = []
    for group in groups:
        kept = tuple(
            entry for entry in group.entries if all(word in entry.sought for word in wanted)
        )
        if kept:
            found.append(Group(group.title, kept, group.text))
    return tuple(found)


def count(groups: Iterable[Group]) -> int:
    """How many entries there are."""
    return sum(len(group.entries) for group in groups)


def written(group: Group) -> str:
    """The entries of a group as HTML, every text escaped."""
    return f'<dl class="tela-entries">{"".join(map(_entry, group.entries))}</dl>'


def _entry(entry: Entry) -> str:
    tag = f'<span class="tela-tag">{_safe(entry.tag)}</span>' if entry.tag else ""
    facts = "".join(
        f"<div><span>{_safe(label)}</span> {_safe(text)}</div>"
        for label, text in entry.facts
        if text
    )
    meaning = f"<p>{_safe(entry.text)}</p>" if entry.text else ""
    return (
        f"<div><dt><strong>{_safe(entry.name)}</strong>{tag}<code>{_safe(entry.code)}</code></dt>"
        f"<dd>{meaning}{facts}</dd></div>"
    )


def _safe(text: str) -> str:
    return html.escape(visible(text))
