"""What recognition has to say of sheets, columns and rows: what was taken for what."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_data.survey import survey
from loaders.findings import Findings
from loaders.read import RawSheet
from loaders.reading import ColumnMatch, Context, column_letter
from loaders.recognise.gather import Gathered
from loaders.recognise.headings import headings_of, nearest_field
from loaders.recognise.join import Joined
from loaders.recognise.language import language_of
from loaders.recognise.reassign import is_maximum
from loaders.recognise.table import Table
from loaders.values.countries import country
from loaders.values.products import known_product

_SAMPLE = 200
_SUGGESTED = 40
"""Unknown columns for which the nearest question is looked up, which takes its time."""
_NAMED = 12
_SPEAKING = ("product_code", "capacity_unit", "capacity_period", "stage_code", "country")


def spoken_in(tables: Iterable[Table], context: Context) -> str | None:
    """The language of a file's tables together."""
    headings: list[str] = []
    matched: list[tuple[str, str]] = []
    others: list[str] = []
    homes: list[str] = []
    for table in tables:
        headings += [match.header for match in table.header.columns]
        matched += [(m.header, m.field) for m in table.header.columns if m.field and not m.product]
        above = table.sheet.text.loc[table.sheet.text.index < min(table.header.rows)]
        cells = above.to_numpy(dtype=object).ravel()
        others += [text for text in cells if isinstance(text, str)]
        for body in table.bodies:
            others += [t for name in _SPEAKING for t in body.cells(name).factors[1][:_SAMPLE]]
            homes += [
                code
                for text in body.cells("country").factors[1][:_SAMPLE]
                if (code := country(text))
            ]
    home = max(set(homes), key=homes.count) if homes else context.country
    return language_of(headings, matched, others, home)


def about_sheets(findings: Findings, sheets: Iterable[RawSheet], gathered: Gathered) -> None:
    """Which sheets and tables were read, joined and left out, and hidden ones either way."""
    for name in gathered.unread:
        findings.add("sheet-not-read", other=name)
    for name in gathered.versions:
        findings.add("sheet-same-answers", other=name)
    for sheet in sheets:
        if sheet.hidden and sheet.sheet in gathered.sheets:
            findings.add("sheet-hidden-read", sheet=sheet.sheet)
        elif sheet.hidden:
            findings.add("sheet-hidden", other=sheet.sheet)
    if len(gathered.tables) > 1:
        named = [_named(table) for table in gathered.tables]
        findings.add("tables-read", count=len(named), value=_list(named))
    for one in gathered.joined:
        _about_join(findings, one)


def _named(table: Table) -> str:
    sheet = table.sheet.sheet
    return f"{sheet}!{table.header.row}" if sheet else str(table.header.row)


def _about_join(findings: Findings, one: Joined) -> None:
    """How well the firms of two sheets fit."""
    other, sheet = one.members.sheet.sheet, one.table.sheet.sheet
    findings.add("sheets-joined", sheet=sheet, other=other, count=one.matched)
    for slug, names in (
        ("firms-not-listed", one.strangers),
        ("members-silent", one.silent),
        ("members-at-odds", one.twice),
    ):
        if names:
            findings.add(slug, sheet=sheet, other=other, count=len(names), value=_list(list(names)))


def about_columns(findings: Findings, table: Table, context: Context) -> None:
    """Headings that stand twice, columns that are not used, and what was taken for a capacity."""
    header = table.header
    by_index = {match.index: match for match in header.columns}
    for first, second in header.twice:
        if first in by_index and second in by_index and not by_index[second].product:
            findings.add(
                "duplicate-header", value=by_index[second].header, first=column_letter(first),
                second=column_letter(second),
            )  # fmt: skip
    unused = [match for match in header.columns if _unused(match, context)]
    labels = {column.name: column.labels["en"] for column in survey().columns}
    for at, match in enumerate(unused):
        near = nearest_field(match.header) if at < _SUGGESTED else None
        findings.add(
            "column-not-used", value=match.header, letter=column_letter(match.index),
            nearest=labels[near] if near else "–",
        )  # fmt: skip
    if table.shape != "form":
        _about_unheaded(findings, table)
    for match in header.columns:
        if match.field == "capacity_value" and _was_maximum(match):
            findings.add("maximum-as-capacity", value=match.header, field="capacity_value")
    if table.kind == "roster":
        _about_roster(findings, header.columns)
    if table.shape == "matrix":
        _about_matrix(findings, table)


def _unused(match: ColumnMatch, context: Context) -> bool:
    decided = context.decisions.says_column(match.header)  # to be nothing: no news to the person
    return match.field is None and bool(match.header) and not decided


def _about_unheaded(findings: Findings, table: Table) -> None:
    """Columns without a heading that hold something beside the records.

    Not for rows that were told of already as having more cells than the table.
    """
    sheet = table.sheet
    headed = {match.index for match in table.header.columns if match.header or match.field}
    ragged = {problem.row for problem in findings.all() if problem.slug == "ragged-row"}
    read = (row for body in table.bodies for row in body.rows)
    rows = sheet.text.index.isin([row for row in read if row not in ragged])
    for name in sheet.text.columns:
        if int(name) in headed:
            continue
        filled = sum(
            int(frame[name].notna().to_numpy()[rows].sum())
            for frame in (sheet.text, sheet.number, sheet.moment)
            if name in frame.columns
        )
        if filled:
            findings.add("column-unheaded", letter=column_letter(int(name)), count=filled)


def _was_maximum(match: ColumnMatch) -> bool:
    found = headings_of(match.header)
    return bool(found) and is_maximum(match.header) and found[0].field != match.field


def _about_roster(findings: Findings, columns: Iterable[ColumnMatch]) -> None:
    findings.add("roster")
    named = [m.header for m in columns if not m.field and known_product(m.header) is not None]
    if named:
        findings.add("products-in-columns", value=_list(named), count=len(named))


def _about_matrix(findings: Findings, table: Table) -> None:
    """How many answers were found in how many columns."""
    named = list(dict.fromkeys(str(match.product) for match in table.header.products))
    answers = sum(len(body.rows) for body in table.bodies)
    findings.add("product-columns", value=_list(named), count=len(named), answers=answers)


def _list(names: list[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def about_rows(findings: Findings, table: Table) -> None:
    """Rows that are no records, merged cells taken for several rows, labels not understood."""
    for row, reason, text in table.skipped:
        findings.add(f"row-{reason}", row=row, value=text or None)
    for body in table.bodies:
        for field in body.filled_down:
            findings.add("filled-down", field=field)
    for row, label, answer in table.unread:
        findings.add("answer-not-read", row=row, heading=label, value=answer)
