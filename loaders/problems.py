"""Problems found in files: a stable slug, where it is, and sentences made when they are shown.

To add one: an entry in `rules()`, its slug the key, with a severity, a message (what is the
matter and the rule it breaks) and a fix (what to do). Templates may use `{file}`, `{sheet}`,
`{row}`, `{column}`, `{value}` and whatever the problem was given beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from words import N_, _, number

Severity = Literal["error", "warning", "note"]
LONGEST_VALUE = 200


@dataclass(frozen=True)
class Rule:
    """What a slug means: its severity and the English templates of its message and its fix."""

    severity: Severity
    message: str
    fix: str


class _Blanks(dict[str, object]):
    """Parameters of a template, where a missing one shows as dots and never raises."""

    def __missing__(self, key: str) -> str:
        return "…"


@dataclass(frozen=True)
class Problem:
    """One finding in a file: row numbers are the file's own from 1; an empty file name is none."""

    slug: str
    severity: Severity
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str | None = None
    value: str | None = None
    params: Mapping[str, object] = field(default_factory=dict, hash=False)

    @classmethod
    def of(
        cls,
        slug: str,
        *,
        file: str = "",
        sheet: str = "",
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        **params: object,
    ) -> Problem:
        """The problem of this slug, severity from its rule; KeyError for a slug without a rule."""
        severity = rules()[slug].severity
        shown = None if value is None else value[:LONGEST_VALUE]
        return cls(slug, severity, file, sheet, row, column, shown, params)

    @property
    def message(self) -> str:
        """What is the matter and the rule, in the language in use."""
        return self._filled(rules()[self.slug].message)

    @property
    def fix(self) -> str:
        """What to do about it, in the language in use."""
        return self._filled(rules()[self.slug].fix)

    @property
    def where(self) -> str:
        """File, sheet, row and column, as far as known, in the language in use."""
        parts = [self.file] if self.file else []
        if self.sheet:
            parts.append(_("sheet {sheet}").format(sheet=self.sheet))
        if self.row is not None:
            parts.append(_("row {row}").format(row=self.row))
        if self.column:
            parts.append(_("column {column}").format(column=self.column))
        return ", ".join(parts)

    def _filled(self, template: str) -> str:
        known = {
            key: number(value, 1) if isinstance(value, int | float) else value
            for key, value in self.params.items()
        }
        place = {"file": self.file, "sheet": self.sheet, "row": self.row}
        place |= {"column": self.column, "value": self.value}
        given = {key: value for key, value in place.items() if value is not None}
        return _(template).format_map(_Blanks(known | given))


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Every slug and its rule."""
    # Here and not above: those rules are made of this module's Rule.
    from loaders.content_rules import content_rules

    return MappingProxyType(_reading() | content_rules())


def _reading() -> dict[str, Rule]:
    """Slugs of the lower half: a file that can't be read, or only with care."""
    return {
        "file-empty": Rule(
            "error",
            N_("The file {file} is empty."),
            N_("Save the survey again and check that the file has a size above zero."),
        ),
        "file-too-large": Rule(
            "error",
            N_("The file is {megabytes} MB; at most {limit} MB can be uploaded."),
            N_("Remove pictures and sheets that are not needed, or split the file."),
        ),
        "format-error": Rule(
            "error",
            N_(
                "{file} is not a table that can be read: it looks like {found}. Tela reads CSV, "
                "TSV and text files, XLSX, XLSM, XLS and ODS workbooks, and ZIP files of them."
            ),
            N_("Open it in the program it comes from and save it as an XLSX workbook or as CSV."),
        ),
        "file-damaged": Rule(
            "error",
            N_("{file} is damaged or was cut short, so its content can't be read."),
            N_("Open it in your spreadsheet program, save it under a new name, upload that."),
        ),
        "html-not-workbook": Rule(
            "error",
            N_("{file} is a web page saved under a workbook's name, not a workbook."),
            N_("Open it in your spreadsheet program and save it as an XLSX workbook."),
        ),
        "encrypted": Rule(
            "error",
            N_("{file} is protected by a password, so its content can't be read."),
            N_("Remove the password in your spreadsheet program, save, and upload again."),
        ),
        "zip-bomb": Rule(
            "error",
            N_(
                "{file} unpacks to far more than its size or does not hold what it declares; "
                "at most {limit} MB unpacked are read."
            ),
            N_("Copy the table into a new workbook and upload that."),
        ),
        "too-many-files": Rule(
            "error",
            N_("{file} holds {count} files; at most {limit} are read from one ZIP file."),
            N_("Upload the surveys in several smaller ZIP files."),
        ),
        "too-many-cells": Rule(
            "error",
            N_(
                "Opening {file} needs too much memory: the table is very large, or one cell lies "
                "far outside it."
            ),
            N_("Delete the empty rows and columns after the table, or split it over files."),
        ),
        "nested-archive": Rule(
            "error",
            N_("{file} is a ZIP file inside a ZIP file, which is not opened."),
            N_("Put the survey files themselves into one ZIP file."),
        ),
        "dtd": Rule(
            "error",
            N_(
                "{file} holds definitions (DTD) that no spreadsheet program writes; such a file "
                "is not opened."
            ),
            N_("Open it in your spreadsheet program and save it under a new name."),
        ),
        "parse-crashed": Rule(
            "error",
            N_("{file} could not be read: reading stopped unexpectedly. Nothing was loaded."),
            N_("Save it again as a new XLSX workbook or as CSV, and upload that."),
        ),
        "parse-timeout": Rule(
            "error",
            N_("Reading {file} took longer than {seconds} seconds and was stopped."),
            N_("Split the file into smaller ones, or save it as CSV."),
        ),
        "no-table": Rule(
            "error",
            N_("{file} holds no filled cell."),
            N_("Check that the right file was chosen and that its values were saved."),
        ),
        "encoding-uncertain": Rule(
            "warning",
            N_(
                "The file does not say how its letters are written; {encoding} was taken as most "
                "likely, so accented letters may be wrong."
            ),
            N_("Check the names. If they are wrong, save the file as CSV UTF-8 or as XLSX."),
        ),
        "nul-bytes": Rule(
            "warning",
            N_("The text holds {count} NUL characters, which no table needs; they were left out."),
            N_("Check the values, and save the file again as CSV UTF-8."),
        ),
        "unclosed-quote": Rule(
            "warning",
            N_(
                "In row {row} a quotation mark opens and is not closed in that row; it was taken "
                "as an ordinary character so that the rows after it are not lost."
            ),
            N_("Remove the quotation mark in row {row}, or close it."),
        ),
        "ragged-row": Rule(
            "warning",
            N_(
                "Row {row} has {count} cells where the table has {width}; often a mark inside a "
                "value, such as a decimal comma, was taken for a separator."
            ),
            N_("Put the value with the extra mark between quotation marks, or use XLSX."),
        ),
    }
