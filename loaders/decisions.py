"""What people decided about a file, and what a cluster decided once for all its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from words import fold

Doubtful = Literal["column", "value", "decimal", "encoding"]


@dataclass(frozen=True)
class Doubt:
    """A question about a file that only a person can answer, once for all its cells.

    | kind | field | text | suggestions, what was taken first |
    |---|---|---|---|
    | column | survey column taken, "" for none | heading | up to three survey columns |
    | value | survey column | the value as stated, one answer | up to three codes |
    | decimal | survey column | heading | "," and "." |
    | encoding | "" | "" | names of encodings as `Decisions.encoding` takes them |

    `count` is the number of cells it is about; for a column its filled cells, 0 where not counted.
    `examples` are a few such cells as written: a column's first, a figure with a doubtful mark.
    """

    kind: Doubtful
    field: str
    text: str
    count: int
    suggestions: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decisions:
    """Answers given by a person where the file leaves a doubt; they go before every recognition.

    `columns` maps a folded heading to a survey column, or None for a column that says nothing to
    us. `values` maps (survey column, folded text) to a code, or None where no code is right.
    `encoding` is that of a text file; `decimal` maps a folded heading to its decimal mark. Texts
    are folded with `words.fold`, so that a decision holds for every spelling of case and accent.
    """

    columns: Mapping[str, str | None] = field(default_factory=dict, hash=False)
    values: Mapping[tuple[str, str], str | None] = field(default_factory=dict, hash=False)
    decimal: Mapping[str, str] = field(default_factory=dict, hash=False)
    encoding: str | None = None

    def __bool__(self) -> bool:
        return bool(self.columns or self.values or self.decimal or self.encoding)

    def over(self, other: Decisions) -> Decisions:
        """These decisions, and the other's where these say nothing."""
        return Decisions(
            {**other.columns, **self.columns}, {**other.values, **self.values},
            {**other.decimal, **self.decimal}, self.encoding or other.encoding,
        )  # fmt: skip

    def says_column(self, heading: str) -> bool:
        """True where a person said what this heading is, or that it is nothing."""
        return fold(heading) in self.columns

    def says_value(self, field_name: str, text: str) -> bool:
        """True where a person said what this value of a survey column is."""
        return (field_name, fold(text)) in self.values


UNDECIDED = Decisions()
"""Nobody decided anything."""

REMEMBERED = ("column", "value")
"""Kinds of answers that hold for a cluster's next files; encoding and marks are one file's own."""


def from_rows(rows: pd.DataFrame) -> Decisions:
    """The decisions that a ledger remembers: rows of kind, field, text (folded), answer or null."""
    columns: dict[str, str | None] = {}
    values: dict[tuple[str, str], str | None] = {}
    told = rows[["kind", "field", "text", "answer"]].astype(object)
    for kind, field_name, text, answer in told.itertuples(index=False, name=None):
        code = None if pd.isna(answer) else str(answer)
        if kind == "column":
            columns[str(text)] = code
        elif kind == "value":
            values[str(field_name), str(text)] = code
    return Decisions(columns, values)


def to_rows(decisions: Decisions) -> pd.DataFrame:
    """What of decisions is worth remembering, as rows of kind, field, text, answer."""
    rows: list[tuple[str, str | None, str, str | None]] = [
        ("column", None, text, answer) for text, answer in decisions.columns.items()
    ]
    rows += [
        ("value", name, text, answer) for (name, text), answer in decisions.values.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["kind", "field", "text", "answer"], dtype=object)
