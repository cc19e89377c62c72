"""Making a marked file: looked over here, written by a child that may die over it."""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from loaders.marking.plan import Plan, plan_of
from loaders.problems import Problem
from loaders.read.archive import Archive, ArchiveError, shown_name, survey_members
from loaders.read.guard import GuardError, scan
from loaders.read.launch import Child
from loaders.read.limits import Limits, limits_from_environment
from loaders.read.reading import shown_text
from loaders.reading import Reading
from words import LANGUAGES, _, speaking_in

_log = logging.getLogger("tela.marking")
_CHILD = "loaders.marking.child"
_SECONDS = 30
_MOST_BYTES = 8_000_000
"""Unpacked sheets and texts of a workbook that openpyxl takes in some ten seconds."""
_MOST_CELLS = 200_000
"""Cells that are written anew whole."""
_UNFIT = re.compile(r"[^\w.() -]+")
_WAYS = ("marked", "rebuilt", "list")
"""What is tried, one after the other: the file itself with marks, a new workbook with its values,
the list alone."""


def can_be_marked(reading: Reading) -> bool:
    """True where something was read and there is something to mend in it."""
    mendable = any(problem.severity != "note" for problem in reading.problems)
    return reading.kind != "nothing" and mendable


def marked_name(reading: Reading) -> str:
    """The marked file's name: a text keeps its ending, any workbook becomes .xlsx."""
    name = PurePath(PurePath(reading.file_name).name)
    stem = _UNFIT.sub("_", _unmarked(name.stem)).strip(". ")[:60] or "survey"
    ending = (name.suffix[:8] or ".csv") if _is_text(reading) else ".xlsx"
    return f"{stem}_{_suffix()}{ending}"


def _suffix() -> str:
    return _("to mend").replace(" ", "-")


def _unmarked(stem: str) -> str:
    """A name without what an earlier marking, in any language, put after it."""
    for language in LANGUAGES:
        with speaking_in(language):
            stem = stem.removesuffix(f"_{_suffix()}")
    return stem


def marked(path: Path, reading: Reading, problems: Sequence[Problem] | None = None) -> bytes:
    """The file at `path`, in which `reading` was read, with its problems marked, as bytes.

    `path` is the whole zip for a file inside one. `problems` go before the reading's own. A text
    keeps its encoding and marks and gets a last column; any workbook becomes an .xlsx with its
    cells coloured and a list of what to mend first. Words are in the language in use. A file that
    can't be kept as it was becomes a workbook of its values, at worst the list alone: content of a
    file never raises, only a path that can't be read (OSError).
    """
    plan = plan_of(reading, reading.problems if problems is None else problems)
    limits = replace(limits_from_environment(), seconds=_SECONDS)
    data = path.read_bytes()
    with tempfile.TemporaryDirectory(prefix="tela-") as folder:
        kind, place = _looked_over(path, data, reading, limits, Path(folder))
        for way in _WAYS if kind else _WAYS[-1:]:
            if _is_text(reading) and way == "rebuilt":
                continue
            made = _made(place, kind, way, plan, limits)
            if made is not None:
                return made
            _log.warning("a %s file could not be %s", kind or "refused", way)
    return b""


def _is_text(reading: Reading) -> bool:
    return bool(reading.encoding) and bool(reading.delimiter)


def _looked_over(
    path: Path, data: bytes, reading: Reading, limits: Limits, folder: Path
) -> tuple[str, Path]:
    """The kind of the file to mark and where it is; an empty kind where no parser may see it."""
    try:
        found = scan(data, limits)
        if found.kind != "zip" or found.archive is None:
            return found.kind, path
        inner = _content(found.archive, reading.file_name, limits)
        place = folder / "member"
        place.write_bytes(inner)
        kind = scan(inner, limits).kind
    except (GuardError, ArchiveError, KeyError):
        return "", path
    return (kind, place) if kind != "zip" else ("", path)


def _content(archive: Archive, file_name: str, limits: Limits) -> bytes:
    """The file inside a zip that a reading calls `survey.zip/members.csv`; KeyError for none."""
    wanted = file_name.partition("/")[2]
    for member in survey_members(archive):
        if shown_text(shown_name(member)) == wanted:
            return archive.content(member, limits.upload)
    raise KeyError(wanted)


def _made(place: Path, kind: str, way: str, plan: Plan, limits: Limits) -> bytes | None:
    request: dict[str, Any] = {
        "path": str(place.resolve()), "kind": kind, "way": way, "plan": plan,
        "most_bytes": _MOST_BYTES, "most_cells": _MOST_CELLS,
    }  # fmt: skip
    try:
        child = Child(limits, _CHILD)
    except OSError:
        return None
    with child:
        return child.made(request)
