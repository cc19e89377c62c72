"""Questions that the problems of a reading ask: each once, for all the cells it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from loaders.decisions import UNDECIDED, Decisions, Doubt, Doubtful
from loaders.labels import PARTED
from loaders.likely import doubtful_columns
from loaders.problems import LONGEST_VALUE, Problem
from loaders.reading import Reading
from words import fold

_VALUES = {
    "country-unknown": "country",
    "product-unmapped": "product_code",
    "region-unknown": "region",
    "region-elsewhere": "region",
    "unit-unknown": "capacity_unit",
    "period-unknown": "capacity_period",
    "code-unknown": "",
    "standard-unknown": "",
}
"""Slugs of values no code was found for, and the survey column; "" where any column may be."""
_FIRST = ("encoding", "column", "decimal")
_FIELDS = ("country", "product_code", "capacity_unit", "capacity_period", "region", "stage_code")
"""What to ask first: what rejects a row, then what keeps it out of a total or off the map."""
Key = tuple[Doubtful, str, str]


def key_of(doubt: Doubt) -> Key:
    """What makes two questions the same, whatever their counts and whatever was taken so far."""
    named = "" if doubt.kind == "column" else doubt.field
    return doubt.kind, named, fold(doubt.text)


def doubts_of(reading: Reading, decided: Decisions = UNDECIDED) -> tuple[Doubt, ...]:
    """Everything a person may settle of a file: what it asks itself, and what its problems ask.

    What was `decided` is not asked about again, also where no answer was right.
    """
    found: dict[Key, Doubt] = {}
    given = any(doubt.kind == "column" for doubt in reading.doubts)
    columns = () if given else doubtful_columns(reading, decided)
    asked = (
        *reading.doubts, *columns, *_encodings(reading), *_marks(reading), *_values(reading)
    )  # fmt: skip
    for doubt in asked:
        told = doubt.kind == "value" and decided.says_value(doubt.field, doubt.text)
        if not told and (fold(doubt.text) or doubt.kind == "encoding"):
            found.setdefault(key_of(doubt), doubt)
    return tuple(sorted(found.values(), key=_weight))


def _weight(doubt: Doubt) -> tuple[int, int, int]:
    kind = _FIRST.index(doubt.kind) if doubt.kind in _FIRST else len(_FIRST)
    field = _FIELDS.index(doubt.field) if doubt.field in _FIELDS else len(_FIELDS)
    return kind, field if doubt.kind == "value" else 0, -doubt.count


def _encodings(reading: Reading) -> Iterator[Doubt]:
    for problem in reading.problems:
        if problem.slug == "encoding-uncertain":
            others = problem.params.get("others")
            names = (problem.params["encoding"], *(others if isinstance(others, list) else ()))
            yield Doubt("encoding", "", "", 0, tuple(map(str, names)))


def _marks(reading: Reading) -> Iterator[Doubt]:
    """A column's numbers that can be read with a comma or with a point for the decimals."""
    told: dict[str, list[Problem]] = {}
    for problem in reading.problems:
        if problem.slug == "ambiguous-number" and problem.column:
            told.setdefault(problem.column, []).append(problem)
    fields = _fields(reading)
    for heading, problems in told.items():
        taken = _mark_taken(problems[0])
        if taken:
            marks = (taken, "." if taken == "," else ",")
            said = tuple(dict.fromkeys(p.value for p in problems if p.value))[:3]
            yield Doubt("decimal", fields.get(heading, ""), heading, len(problems), marks, said)


def _mark_taken(problem: Problem) -> str | None:
    """The decimal mark of the reading that was taken: of 1.200 read as 1200 it is the comma."""
    first, second = problem.params.get("first"), problem.params.get("second")
    marks = [sign for sign in problem.value or "" if sign in ".,"]
    if not marks or not isinstance(first, int | float) or not isinstance(second, int | float):
        return None
    other = "," if marks[-1] == "." else "."
    return other if first > second else marks[-1]


def _values(reading: Reading) -> Iterator[Doubt]:
    """Values without a code, grouped by what they say; the first way of writing one is shown."""
    count: Counter[Key] = Counter()
    shown: dict[Key, Doubt] = {}
    for problem in reading.problems:
        for doubt in _of_value(problem, reading):
            key = key_of(doubt)
            count[key] += 1
            if key not in shown or (doubt.suggestions and not shown[key].suggestions):
                shown[key] = doubt
    for key, doubt in shown.items():
        yield Doubt("value", doubt.field, doubt.text, count[key], doubt.suggestions)


def _of_value(problem: Problem, reading: Reading) -> Iterator[Doubt]:
    if problem.slug not in _VALUES:
        return
    stated = _fields(reading).get(problem.column or "")
    field = _VALUES[problem.slug] or stated
    # a unit unknown inside the figure's own cell is no word that others share; a product may be
    # the heading of the figures themselves
    inside = problem.slug != "product-unmapped" and stated not in (field, None)
    if field is None or (_VALUES[problem.slug] and inside):
        return
    near = _codes(problem.params.get("suggestions") or problem.params.get("nearest"))
    texts = str(problem.params.get("unknown") or problem.value or "").split("; ")
    for text in texts:
        if text.strip() and len(text) < LONGEST_VALUE:
            yield Doubt("value", field, text.strip(), 1, near if len(texts) == 1 else ())


def _codes(near: object) -> tuple[str, ...]:
    """Suggested codes, whether they come as one text with bars or as several."""
    if isinstance(near, str):
        parts: Iterable[str] = str.__str__(near).split(PARTED)
    else:
        parts = map(str, near) if isinstance(near, Iterable) else ()
    return tuple(part for part in parts if part and part != "–")[:3]


def _fields(reading: Reading) -> dict[str, str]:
    return {match.header: match.field for match in reading.columns if match.field}
