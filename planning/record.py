"""The record of a question asked in a crisis: what was asked, what was answered, and why.

A record holds codes, never names or contacts; who may see a name is decided when it is shown.
Two records of the same question are the same text to the byte, so its digest tells whether an
answer was given again or has changed.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from planning.reasons import REASONS, reason_label
from planning.supply import Level
from planning.timing import TOLERANCE
from planning.verdicts import LineVerdict
from words import _

FORM = 1
"""The form of the text; raised when a field is added or means something else."""
_DIGITS = 12


@dataclass(frozen=True)
class Verdict:
    """A firm or one of its sites: in an answer or out, a code of `reasons.REASONS`, how much.

    `detail` is what the reason rests on: a date, a standard, an input's code.
    """

    member_id: str
    site_id: str
    included: bool
    reason: str
    contribution: float = 0.0
    detail: str = ""

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise ValueError(f"no such reason: {self.reason}")

    @property
    def sentence(self) -> str:
        """The reason in words."""
        return reason_label(self.reason)


@dataclass(frozen=True)
class Record:
    """One question and its answer, as plain data.

    `kind` says what was asked (answer, allocation, knock_out). `inputs` are all that the answer
    follows from beside the ledger: product, quantity, dates, area, rung, switches. `revision` is
    the ledger's at that moment, `role` the viewer's, `asked_at` in UTC. Make one with `record_of`.
    """

    kind: str
    asked_at: str
    revision: int
    role: str
    inputs: Mapping[str, Any]
    result: Mapping[str, Any]
    verdicts: tuple[Verdict, ...]
    form: int = FORM

    @property
    def text(self) -> str:
        """The whole record as canonical JSON."""
        return canonical(asdict(self))

    @property
    def digest(self) -> str:
        """SHA-256 of question and answer, the time it was asked left out."""
        kept = {key: value for key, value in asdict(self).items() if key != "asked_at"}
        return digest_of(kept)

    @property
    def question_digest(self) -> str:
        """SHA-256 of what was asked, of which ledger and by whom: the same question, the same."""
        return digest_of(
            {name: getattr(self, name) for name in ("kind", "revision", "role", "inputs", "form")}
        )


@dataclass(frozen=True)
class Replay:
    """Whether the same question gives the same answer; `differs` names the places that don't."""

    same: bool
    differs: tuple[str, ...]


def canonical(value: Any) -> str:
    """JSON in one spelling: keys sorted, no spaces, text as it is.

    Numbers are rounded to 12 significant digits, whole ones written without a point; what is not a
    number is null; days and times are ISO 8601; sets are sorted (after RFC 8785, the JSON
    Canonicalization Scheme). TypeError for anything else.
    """
    return json.dumps(
        _plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def _plain(value: Any) -> Any:
    if hasattr(value, "item") and not isinstance(value, str):  # a NumPy scalar
        value = value.item()
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, bool | str | int):
        return value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((_plain(part) for part in value), key=canonical)
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, pd.DataFrame):
        return [_plain(row) for row in value.to_dict("records")]
    raise TypeError(f"a record can’t hold a {type(value).__name__}")


def _number(value: float) -> float | int | None:
    if not math.isfinite(value):
        return None
    rounded = float(f"{value:.{_DIGITS}g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 2**53 else rounded


def digest_of(value: Any) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def record_of(
    kind: str,
    *,
    asked_at: datetime,
    revision: int,
    role: str,
    inputs: Mapping[str, Any],
    result: Mapping[str, Any],
    verdicts: Iterable[Verdict] = (),
) -> Record:
    """A record made plain, so that it can't change with what it was made from.

    Verdicts are put in order of member and site. ValueError where `asked_at` has no time zone.
    """
    if asked_at.tzinfo is None:
        raise ValueError("the time of a question needs its zone")
    stamp = asked_at.astimezone(UTC).isoformat(timespec="seconds")
    ordered = tuple(sorted(verdicts, key=lambda one: (one.member_id, one.site_id, one.reason)))
    return Record(kind, stamp, revision, role, _frozen(inputs), _frozen(result), ordered)


def of_lines(found: Iterable[LineVerdict], level: Level = "central") -> tuple[Verdict, ...]:
    """The verdicts on lines at one level, as a record keeps them: without names."""
    return tuple(
        Verdict(
            one.member_id,
            one.site_id,
            one.contribution[level] > TOLERANCE,
            one.reasons[level],
            one.contribution[level],
            "conversion" if one.conversion else "",
        )
        for one in found
    )


def _frozen(value: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(canonical(value))
    return found


def read_record(text: str) -> Record:
    """The record that a text of `Record.text` holds; ValueError where it is none of this form."""
    try:
        raw = json.loads(text)
        if set(raw) != {known.name for known in fields(Record)} or raw["form"] != FORM:
            raise ValueError(_("This is not a record of a question, or one of another release."))
        verdicts = tuple(Verdict(**verdict) for verdict in raw.pop("verdicts"))
    except (TypeError, AttributeError) as trouble:
        raise ValueError(
            _("This is not a record of a question, or one of another release.")
        ) from trouble
    return Record(**raw, verdicts=verdicts)


def replay(record: Record, again: Callable[[Record], Record]) -> Replay:
    """Ask the same question again: `again` answers the record's inputs at its revision and role.

    The time apart, the two must be the same to the last digit kept.
    """
    old, new = (json.loads(one.text) for one in (record, again(record)))
    for one in (old, new):
        one.pop("asked_at")
    differs = tuple(_differences(old, new, ""))
    return Replay(not differs, differs)


def _differences(old: Any, new: Any, where: str) -> Iterable[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(set(old) | set(new)):
            yield from _differences(old.get(key), new.get(key), f"{where}.{key}".lstrip("."))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for place, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _differences(one, other, f"{where}[{place}]")
    elif old != new:
        yield where


def verdict_table(record: Record) -> pd.DataFrame:
    """For each firm why it is in or out: member_id, site_id, included, contribution, reason (in
    words), detail; to be exported."""
    rows = [
        (one.member_id, one.site_id, one.included, one.contribution, one.sentence, one.detail)
        for one in record.verdicts
    ]
    columns = ["member_id", "site_id", "included", "contribution", "reason", "detail"]
    return pd.DataFrame(rows, columns=columns)
