"""A dropped CSV file of who gives or who receives: read safely, in the documented form."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from loaders.read import Limits, RawSheet, read
from planning.places import COLUMNS, Metric, Role, check_places, read_places
from words import _, ngettext, number

LARGEST = 2_000_000
"""Bytes of a file: far more than the thousand places that can be solved."""
MOST_PLACES = 1_000
TOLD = 5
"""Problems told one by one."""
_MORE = ("region", "country")
_FIGURES = ("x", "y", "quantity")


@dataclass(frozen=True)
class OwnFile:
    """One file as dropped: its name, and its table under the form's columns as texts.

    `problems` are sentences; with any, the table may be empty.
    """

    name: str
    table: pd.DataFrame = field(repr=False)
    problems: tuple[str, ...] = ()


def own_file(name: str, content: bytes, role: Role) -> OwnFile:
    """A file of the form `donor, x, y, product, quantity[, region, country]`, or with `receiver`.

    Letters and separators are recognised as in a survey file, by the same reader in its own child.
    Further columns are passed over; headings are read in any case.
    """
    empty = pd.DataFrame(columns=[role, *COLUMNS])
    if len(content) > LARGEST:
        said = _("The file is larger than {limit} MB.").format(limit=number(LARGEST / 1e6))
        return OwnFile(name, empty, (said,))
    with tempfile.TemporaryDirectory(prefix="tela-") as folder:
        path = Path(folder) / "places.csv"
        path.write_bytes(content)
        found = read(path, name, Limits())
    if len(found.sheets) != 1 or found.sheets[0].text.empty:
        problems = tuple(one.message for one in found.problems if one.severity == "error")
        return OwnFile(name, empty, problems or (_("There is no table in the file."),))
    return OwnFile(name, _tabled(found.sheets[0], role))


def _tabled(sheet: RawSheet, role: Role) -> pd.DataFrame:
    """The sheet under the names of its first row; a decimal comma where semicolons part cells."""
    heads = [str(head).strip().casefold() for head in sheet.text.iloc[0].fillna("")]
    body = sheet.text.iloc[1:].fillna("")
    wanted = [one for one in (role, *COLUMNS, *_MORE) if one in heads]
    table = pd.DataFrame({one: body.iloc[:, heads.index(one)].str.strip() for one in wanted})
    if sheet.delimiter == ";":
        for column in set(_FIGURES) & set(wanted):
            table[column] = table[column].str.replace(",", ".", regex=False)
    return table.reset_index(drop=True)


def placed(own: OwnFile, role: Role, metric: Metric) -> tuple[pd.DataFrame | None, list[str]]:
    """Places as `planning.places.read_places` gives them with a `name` each, or what is wrong."""
    if own.problems:
        return None, list(own.problems)
    if len(own.table) > MOST_PLACES:
        said = _("The file has {count} rows; at most {limit} can be solved here.")
        return None, [said.format(count=number(len(own.table)), limit=number(MOST_PLACES))]
    problems = check_places(own.table, role, metric)
    if not problems and own.table.empty:
        problems = [_("There is no table in the file.")]
    if problems:
        return None, _first(problems)
    read_in = read_places(own.table, role, metric)
    return read_in.assign(name=read_in["place"]), []


def _first(problems: list[str]) -> list[str]:
    more = len(problems) - TOLD
    if more <= 0:
        return problems
    said = ngettext("and {count} more problem.", "and {count} more problems.", more)
    return [*problems[:TOLD], said.format(count=number(more))]


def template(role: Role) -> bytes:
    """The form with two rows as an example: UTF-8, commas between cells, a point for decimals."""
    rows = {
        "donor": ("Depot A,10.8,35.7,mask,12000,,TN", "Depot B,1.7,41.8,mask,31000,,ES"),
        "receiver": ("Hospital C,14.1,37.5,mask,30000,,IT", "Hospital D,6,43.9,mask,9000,,FR"),
    }[role]  # fmt: skip
    head = ",".join((role, *COLUMNS, *_MORE))
    return ("\ufeff" + "\r\n".join((head, *rows)) + "\r\n").encode("utf-8")
