"""The list of members to call as a workbook: a sheet a cluster, and one that sums them up."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from loaders.calling import WHYS, Call, by_cluster, reason
from words import _, date

_TEAL, _GREY = "FF0B5C5E", "FF7A7A7A"
_UNTITLED = re.compile(r"[\[\]:*?/\\']")
_LONGEST_TITLE, _LONGEST_CELL = 31, 32_000
_WIDTHS = (34, 24, 24, 70, 16, 12, 26, 30, 20, 16, 40)


def write_chaser(
    target: Path | IO[bytes],
    called: Sequence[Call],
    contacts: pd.DataFrame,
    *,
    as_of: dt.date,
    source: str,
) -> None:
    """Write the list in the language in use to a file or a stream.

    `contacts` has cluster_code, firm and the three of a contact, of those firms whose contact the
    viewer may see; others have none. What begins like a formula is text, and no program runs it.
    """
    people = {
        (str(row["cluster_code"]), str(row["firm"])): row for row in contacts.to_dict("records")
    }
    clusters = by_cluster(called)
    book = Workbook(write_only=True)
    taken: set[str] = set()
    _write_summary(book, clusters, taken, as_of, source)
    for listed in clusters.values():
        _write_cluster(book, listed, people, taken)
    book.save(target)


def _write_summary(
    book: Any, clusters: Mapping[str, list[Call]], taken: set[str], as_of: dt.date, source: str
) -> None:
    sheet = book.create_sheet(_title(_("To call"), taken))
    for letter, width in zip("ABCDEFGH", (44, 12, *(16,) * (len(WHYS) + 1)), strict=False):
        sheet.column_dimensions[letter].width = width
    sheet.append([_cell(sheet, _("Members to call"), bold=True, size=14, colour=_TEAL)])
    sheet.append([_cell(sheet, _("As of {day}. Source: {source}.").format(
        day=date(as_of), source=source.rstrip(".")
    ), colour=_GREY)])  # fmt: skip
    sheet.append([])
    heads = [_("Cluster"), _("Round"), *(reason(why) for why in WHYS), _("To call")]
    sheet.append([_head(sheet, text) for text in heads])
    for listed in clusters.values():
        counts = [sum(call.why == why for call in listed) for why in WHYS]
        first = [_cell(sheet, listed[0].cluster_name), _cell(sheet, listed[0].round)]
        sheet.append([*first, *counts, len(listed)])


def _write_cluster(
    book: Any, listed: list[Call], people: Mapping[tuple[str, str], Any], taken: set[str]
) -> None:
    sheet = book.create_sheet(_title(listed[0].cluster_code, taken))
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "B2"
    heads = (
        _("Member"), _("Where"), _("Why"), _("What to ask"), _("Last answer"), _("Round"),
        _("Contact"), _("E-mail"), _("Telephone"), _("Called on"), _("Remark"),
    )  # fmt: skip
    sheet.append([_head(sheet, text) for text in heads])
    for call in listed:
        person = people.get((call.cluster_code, call.firm), {})
        contact = [
            _told(person.get(name))
            for name in ("respondent_name", "respondent_email", "respondent_phone")
        ]
        texts = [call.name or _("Name withheld"), call.place, call.reason]
        asked = "\n".join(call.questions)
        sheet.append(
            [
                *(_cell(sheet, text) for text in (*texts, asked)),
                _day(sheet, call.last),
                *(_cell(sheet, text) for text in (call.last_round, *contact)),
            ]
        )
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(listed) + 1}"


def _title(text: str, taken: set[str]) -> str:
    """A sheet's name that a workbook takes, and no other sheet bears."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", _UNTITLED.sub(" ", text)).strip() or "?"
    name, turn = clean[:_LONGEST_TITLE], 2
    while name.casefold() in taken:
        tail = f" {turn}"
        name, turn = clean[: _LONGEST_TITLE - len(tail)] + tail, turn + 1
    taken.add(name.casefold())
    return name


def _head(sheet: Any, text: str) -> Any:
    cell = _cell(sheet, text, bold=True, colour="FFFFFFFF")
    cell.fill = PatternFill("solid", fgColor=_TEAL)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _cell(sheet: Any, text: str, *, bold: bool = False, size: int = 11, colour: str = "") -> Any:
    """A cell of text, whatever it begins with: never a formula."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST_CELL]
    cell = WriteOnlyCell(sheet, clean)
    cell.data_type = "s"
    if bold or colour or size != 11:
        cell.font = Font(bold=bold, size=size, color=colour or None)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if clean.lstrip().startswith(("=", "+", "-", "@")):
        # stays text when somebody edits it, too
        cell.quotePrefix = True
    return cell


def _day(sheet: Any, day: dt.date | None) -> Any:
    cell = WriteOnlyCell(sheet, day)
    cell.number_format = "yyyy-mm-dd"
    cell.alignment = Alignment(vertical="top")
    return cell


def _told(value: Any) -> str:
    return value if isinstance(value, str) else ""


def file_name(clusters: Iterable[str], as_of: dt.date, language: str) -> str:
    """What the workbook is called: its one cluster, or all; the day; the language."""
    known = sorted(set(clusters))
    of = known[0].lower() if len(known) == 1 else "all"
    return f"tela_to_call_{of}_{as_of.isoformat()}_{language}.xlsx"
