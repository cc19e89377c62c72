"""Columns and code lists of the survey, read from two plain tables and checked when read.

`columns.csv` has a row a column, `codes.csv` a row a code. A new survey column is a new row there:
table, validation, template, data dictionary and sample follow from it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from words import pick

Kind = Literal[
    "text", "code", "codes", "decimal", "integer", "percent", "date",
    "country", "countries", "region", "product", "products", "stages", "standards",
]  # fmt: skip
Room = Literal["upload", "sites", "capacities", "certificates", "cooperation", "contacts"]

LANGUAGES = ("en", "fr", "es", "it", "pt", "ar", "tr", "el")
"""Languages in which headers and codes are recognised."""

_HERE = Path(__file__).parent
_SQL = {
    "text": "VARCHAR", "code": "VARCHAR", "codes": "VARCHAR[]", "decimal": "DOUBLE",
    "integer": "INTEGER", "percent": "DOUBLE", "date": "DATE", "country": "VARCHAR",
    "countries": "VARCHAR[]", "region": "VARCHAR", "product": "VARCHAR", "products": "VARCHAR[]",
    "stages": "VARCHAR[]", "standards": "VARCHAR[]",
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One question of the survey.

    `unit` is the unit of the stored value, `low` and `high` its bounds in that unit. `ranged`
    columns keep a low and a high end. `default` says in a word what stands in for a missing
    answer (`upload`, `product`, a code, a number); empty means unknown stays unknown.
    """

    name: str
    table: Room
    kind: Kind
    required: bool
    ranged: bool
    unit: str
    low: float | None
    high: float | None
    codes: str
    default: str
    personal: bool
    example: str
    labels: Mapping[str, str]
    headings: tuple[str, ...]
    notes: Mapping[str, str]
    source: str

    @property
    def label(self) -> str:
        """The question in the language in use."""
        return _label(self.labels)

    @property
    def sql_type(self) -> str:
        """The DuckDB type of the stored value."""
        return _SQL[self.kind]

    @property
    def many(self) -> bool:
        """True where one cell may hold several answers."""
        return self.sql_type.endswith("[]")


@dataclass(frozen=True)
class Code:
    """One allowed answer, its labels by language and the spellings it is recognised by."""

    code: str
    labels: Mapping[str, str]
    spellings: tuple[str, ...]

    @property
    def label(self) -> str:
        """The answer in the language in use."""
        return _label(self.labels)


@dataclass(frozen=True)
class CodeList:
    """The allowed answers of one column, in the order they are offered."""

    name: str
    codes: tuple[Code, ...]

    def __getitem__(self, code: str) -> Code:
        return next(item for item in self.codes if item.code == code)

    def __contains__(self, code: object) -> bool:
        return any(item.code == code for item in self.codes)


@dataclass(frozen=True)
class Survey:
    """All columns in the order of the template, and all code lists by name."""

    columns: tuple[Column, ...]
    code_lists: Mapping[str, CodeList]

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def in_table(self, table: Room) -> tuple[Column, ...]:
        """The columns stored in one table of the ledger, in order."""
        return tuple(column for column in self.columns if column.table == table)


@lru_cache(maxsize=1)
def survey() -> Survey:
    """The declaration, read and checked; ValueError names the row that breaks a rule."""
    columns = tuple(_column(row) for row in _rows("columns.csv"))
    lists: dict[str, list[Code]] = {}
    for row in _rows("codes.csv"):
        lists.setdefault(row["list"], []).append(
            Code(row["code"], _labels(row), _split(row["spellings"]))
        )
    declared = Survey(
        columns, {name: CodeList(name, tuple(codes)) for name, codes in lists.items()}
    )
    _check(declared)
    return declared


def _rows(name: str) -> list[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _column(row: dict[str, str]) -> Column:
    return Column(
        name=row["name"],
        table=row["table"],  # type: ignore[arg-type]  # held by _check
        kind=row["kind"],  # type: ignore[arg-type]
        required=row["required"] == "yes",
        ranged=row["ranged"] == "yes",
        unit=row["unit"],
        low=float(row["low"]) if row["low"] else None,
        high=float(row["high"]) if row["high"] else None,
        codes=row["codes"],
        default=row["default"],
        personal=row["personal"] == "yes",
        example=row["example"],
        labels=_labels(row),
        headings=_split(row["headings"]),
        notes={"en": row["note_en"], "fr": row["note_fr"]},
        source=row["source"],
    )


def _labels(row: dict[str, str]) -> dict[str, str]:
    return {
        language: row[f"label_{language}"] for language in LANGUAGES if row[f"label_{language}"]
    }


def _label(labels: Mapping[str, str]) -> str:
    return pick({f"label_{language}": label for language, label in labels.items()}, "label")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _check(declared: Survey) -> None:
    seen: set[str] = set()
    for column in declared.columns:
        where = f"columns.csv, {column.name}"
        if column.name in seen:
            raise ValueError(f"{where}: declared twice")
        seen.add(column.name)
        if column.kind not in get_args(Kind):
            raise ValueError(f"{where}: unknown kind {column.kind!r}")
        if column.table not in get_args(Room):
            raise ValueError(f"{where}: unknown table {column.table!r}")
        if column.kind in ("code", "codes") and column.codes not in declared.code_lists:
            raise ValueError(f"{where}: no code list {column.codes!r} in codes.csv")
        if column.low is not None and column.high is not None and column.low > column.high:
            raise ValueError(f"{where}: lower bound above the upper one")
        for language in ("en", "fr"):
            if not column.labels.get(language) or not column.notes.get(language):
                raise ValueError(f"{where}: label or note missing in {language}")
    for code_list in declared.code_lists.values():
        codes = [item.code for item in code_list.codes]
        if len(codes) != len(set(codes)):
            raise ValueError(f"codes.csv, {code_list.name}: a code stands twice")
        if any(not item.labels.get(lang) for item in code_list.codes for lang in ("en", "fr")):
            raise ValueError(f"codes.csv, {code_list.name}: a label is missing in en or fr")
