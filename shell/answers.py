"""What a person answers to the doubts of the files at hand, and why warnings are let stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from loaders.decisions import Decisions, Doubt, Doubtful
from loaders.doubts import key_of
from loaders.reading import Reading
from words import fold

Said = TypeVar("Said")
ONE_FILE = ("encoding", "decimal")
"""Kinds of questions whose answer is one file's own; others hold for every file at hand."""


@dataclass(frozen=True)
class Question:
    """What is asked; `text` is folded, `file` empty where the answer holds for every file."""

    kind: Doubtful
    field: str
    text: str
    file: str = ""


@dataclass(frozen=True)
class Warned:
    """A warning of one survey of the inbox: of a column where rows have it, else of a value."""

    survey: str
    slug: str
    column: str | None
    value: str | None


@dataclass(frozen=True)
class Asked:
    """A question as it is shown: the doubt with the cells of all files, and the files' names."""

    question: Question
    doubt: Doubt
    files: tuple[str, ...]
    open: bool = True


@dataclass(frozen=True)
class Doubted:
    """The doubts of one survey in a file known by `file`."""

    file: str
    reading: Reading
    doubts: tuple[Doubt, ...]


@dataclass
class Answers:
    """Questions in the order they came up, and what was answered; an answered one stays listed."""

    given: dict[Question, str | None] = field(default_factory=dict)
    waiting: bool = False
    """True where answers are applied together: reading the files again takes its time."""
    _applied: dict[Question, str | None] = field(default_factory=dict)
    _asked: dict[Question, Asked] = field(default_factory=dict)

    def ask(self, files: Iterable[Doubted]) -> list[Asked]:
        """The questions of these files: open ones as they are now, answered ones as they were."""
        now: dict[Question, Asked] = {}
        for one in files:
            for doubt in one.doubts:
                question = _question(doubt, one.file)
                now[question] = _joined(now.get(question), question, doubt, one.reading.file_name)
        kept = {
            question: replace(asked, open=False)
            for question, asked in self._asked.items()
            if question in self.given and question not in now
        }
        order = dict.fromkeys((*self._asked, *now))
        both = kept | now
        self._asked = {question: both[question] for question in order if question in both}
        return list(self._asked.values())

    def raised(self, doubt: Doubt, file_name: str) -> Question:
        """A question that a person raises unasked, of a column; it is listed as others are."""
        question = _question(doubt, "")
        self._asked.setdefault(question, Asked(question, doubt, (file_name,)))
        return question

    def give(self, question: Question, answer: str | None) -> None:
        """Settle a question; None: none of the codes, or a column that is not used."""
        self.given[question] = answer

    def take_back(self, question: Question) -> None:
        """Leave a question open again."""
        self.given.pop(question, None)

    @property
    def pending(self) -> int:
        """How many answers were given, changed or taken back since files were last read."""
        if not self.waiting:
            return 0
        return sum(
            self.given.get(question, question) != self._applied.get(question, question)
            for question in {**self.given, **self._applied}
        )

    def wait(self, together: bool) -> None:
        """Apply answers together from now on, or each at once."""
        if together and not self.waiting:
            self.apply()
        self.waiting = together

    def apply(self) -> None:
        """Read the files with the answers given so far."""
        self._applied = dict(self.given)

    def decisions(self, file: str) -> Decisions:
        """What the answers decide for one file."""
        applied = self._applied if self.waiting else self.given
        own = {q: answer for q, answer in applied.items() if q.file in ("", file)}
        encodings = [answer for q, answer in own.items() if q.kind == "encoding"]
        return Decisions(
            {q.text: answer for q, answer in own.items() if q.kind == "column"},
            {(q.field, q.text): answer for q, answer in own.items() if q.kind == "value"},
            {q.text: answer for q, answer in own.items() if q.kind == "decimal" and answer},
            encodings[0] if encodings else None,
        )

    def clear(self) -> None:
        """Forget everything."""
        self.given.clear()
        self._applied.clear()
        self._asked.clear()
        self.waiting = False


def left_alone(files: Iterable[Doubted], before: Decisions, now: Decisions) -> bool:
    """True where other decisions leave what was understood of the surveys of a file as it is."""
    if (before.encoding, before.decimal) != (now.encoding, now.decimal):
        return False
    columns = _changed(before.columns, now.columns)
    values = _changed(before.values, now.values)
    if values & before.values.keys():  # what an answer taken back did is known no more
        return False
    for one in files:
        if columns & {fold(match.header) for match in one.reading.columns}:
            return False
        if values & {(d.field, fold(d.text)) for d in one.doubts if d.kind == "value"}:
            return False
    return True


def _changed(before: Mapping[Said, str | None], now: Mapping[Said, str | None]) -> set[Said]:
    """The questions whose answer is another, or is there in one alone."""
    return {said for said, _answer in before.items() ^ now.items()}


def _question(doubt: Doubt, file: str) -> Question:
    kind, named, text = key_of(doubt)
    return Question(kind, named, text, file if kind in ONE_FILE else "")


def _joined(before: Asked | None, question: Question, doubt: Doubt, name: str) -> Asked:
    if before is None:
        return Asked(question, doubt, (name,))
    said = before.doubt
    both = replace(
        said, count=said.count + doubt.count, suggestions=said.suggestions or doubt.suggestions
    )
    return Asked(question, both, tuple(dict.fromkeys((*before.files, name))))
