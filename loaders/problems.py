"""Problems found in files: a stable slug, where it is, and sentences made when they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.rules.listed import rules
from loaders.rules.rule import Severity
from words import _, number

__all__ = ["LONGEST_VALUE", "Problem", "rules"]

LONGEST_VALUE = 200


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
        if "found" in known:  # what a file looks like, in words
            known["found"] = _(str(known["found"]))
        place = {"file": self.file, "sheet": self.sheet, "row": self.row}
        place |= {"column": self.column, "value": self.value}
        given = {key: value for key, value in place.items() if value is not None}
        return _(template).format_map(_Blanks(known | given))
