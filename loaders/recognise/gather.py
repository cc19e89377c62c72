"""The tables of a file that are read, and what of it is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.read import RawSheet
from loaders.reading import Context, FileKind
from loaders.recognise.blocks import blocks_of
from loaders.recognise.form import form_of, with_firm
from loaders.recognise.header import Header
from loaders.recognise.join import KEYS, Joined, join
from loaders.recognise.sheets import kind_of
from loaders.recognise.table import Table, table_below
from words.fold_columns import fold_all

_SAME = 0.5
"""A table with more of its answers in common with another one is a version of it."""
_BONUS, _HIDDEN = 3.0, 2.0
_SURE = 0.95


@dataclass(frozen=True)
class Gathered:
    """The tables read, the one that answers most first, and what was left out.

    `unread` are sheets that look like a survey, `versions` those of them that hold the same
    answers as a table that is read, `joined` how sheets of members were joined.
    """

    tables: tuple[Table, ...]
    unread: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    joined: tuple[Joined, ...] = ()

    @property
    def sheets(self) -> frozenset[str]:
        """The names of the sheets that are read."""
        members = [one.members for one in self.joined]
        return frozenset(table.sheet.sheet for table in (*self.tables, *members))


@dataclass(frozen=True)
class _Found:
    """A table before it is read; of no kind where it names no firm, or says little of it."""

    sheet: RawSheet
    header: Header
    kind: FileKind
    rank: float

    def read(self) -> Table:
        """The records below the header."""
        return table_below(self.sheet, self.header, self.kind)


def gather(sheets: Sequence[RawSheet], context: Context) -> Gathered | None:
    """The tables of a file's sheets; None where nothing looks like a survey."""
    found = [table for sheet in sheets for table in _tables_in(sheet, context)]
    lists = [table for table in found if table.kind != "nothing" and _below(table)]
    others = [table for table in found if table.kind == "nothing" and _below(table)]
    firmless = [table for table in others if "capacity_value" in table.header.fields]
    details = [table for table in others if "capacity_value" not in table.header.fields]
    forms = _forms(sheets, [table for table in found if table.kind != "nothing"], context)
    if forms:
        taken = {form.sheet.sheet for form in forms}
        lists = [table for table in lists if table.sheet.sheet not in taken]
        if not lists or any(form.kind == "capacities" for form in forms):
            return _of_forms(forms, lists, firmless)
    rosters = [table for table in lists if table.kind == "roster"]
    members = [table.read() for table in (*rosters, *details) if not table.sheet.hidden]
    known = [_with_members(table, members) for table in firmless]
    identified = [one for one in known if one is not None]
    if not lists and not identified:
        return _headed_only(found)
    return _of_lists(lists, identified, members, context, [form.sheet.sheet for form in forms])


def _tables_in(sheet: RawSheet, context: Context) -> Iterable[_Found]:
    for block, header in blocks_of(sheet, context):
        kind = kind_of(header, context)
        products = "product_code" in header.fields or bool(header.products)
        firmless = products and "capacity_value" in header.fields
        if kind != "nothing" or firmless or _details_firms(header):
            rank = header.score + (_BONUS if kind == "capacities" else 0.0)
            yield _Found(block, header, kind, rank - (_HIDDEN if sheet.hidden else 0.0))


def _details_firms(header: Header) -> bool:
    """True for a sheet that only says something more of firms, such as whom to write to."""
    sure = {match.field for match in header.columns if match.field and match.score >= _SURE}
    return "capacity_value" not in header.fields and bool(sure & set(KEYS)) and len(sure) > 1


def _below(table: _Found) -> bool:
    return bool((table.sheet.text.index > table.header.row).any())


def _headed_only(found: Sequence[_Found]) -> Gathered | None:
    """A sheet with a header and no row below it."""
    first = next((table for table in found if table.kind != "nothing"), None)
    return None if first is None else Gathered((first.read(),))


def _forms(
    sheets: Sequence[RawSheet], lists: Sequence[_Found], context: Context
) -> tuple[Table, ...]:
    """Sheets that are forms, where they answer more than the lists of the file."""
    # A sheet that explains the columns of a list looks like a form of all its questions.
    most = max((len(table.header.fields) for table in lists), default=0)
    forms = [form_of(sheet, context) for sheet in sheets if not sheet.hidden]
    return tuple(form for form in forms if form is not None and len(form.header.fields) > most)


def _of_forms(
    forms: Sequence[Table], lists: Sequence[_Found], firmless: Sequence[_Found]
) -> Gathered:
    """Forms of one kind; a single firm's form also names the firm of tables that name none."""
    kind: FileKind = "roster"
    if any(form.kind == "capacities" for form in forms):
        kind = "capacities"
    read = [form for form in forms if form.kind == kind]
    unread = [form.sheet.sheet for form in forms if form.kind != kind]
    unread += [table.sheet.sheet for table in lists]
    elsewhere = [t for t in firmless if t.sheet.sheet not in {form.sheet.sheet for form in forms}]
    if len(forms) == 1 and elsewhere:
        tables = [with_firm(replace(t, kind="capacities").read(), forms[0]) for t in elsewhere]
        read = [*(form for form in read if form.kind == "capacities"), *tables]
    else:
        unread += [table.sheet.sheet for table in elsewhere]
    return Gathered(tuple(read), tuple(dict.fromkeys(unread)))


def _with_members(table: _Found, members: Sequence[Table]) -> Joined | None:
    """A table that names its firms by an identifier only, joined to the sheet that names them."""
    if "company_id" not in table.header.fields or table.sheet.hidden:
        return None
    read = replace(table, kind="capacities").read()
    joined = [one for listed in members if (one := join(read, listed)) is not None]
    return max(joined, key=lambda one: one.matched, default=None)


def _of_lists(
    lists: Sequence[_Found], identified: Sequence[Joined], members: Sequence[Table],
    context: Context, unread: Sequence[str],
) -> Gathered:  # fmt: skip
    """The best list, others of its kind that are no versions of it, and members joined to them."""
    ranked = sorted(lists, key=lambda table: -table.rank)
    kind: FileKind = "capacities" if identified else ranked[0].kind
    same = [table for table in ranked if table.kind == kind]
    hidden = bool(same) and same[0].sheet.hidden
    tables: list[Table] = [one.table for one in identified]
    joined, versions = list(identified), []
    for table in same:
        if table.sheet.hidden and not (hidden and table is same[0]):
            continue
        read = table.read()
        if any(_overlap(read, other) > _SAME for other in tables):
            versions.append(table.sheet.sheet)
            continue
        one = _best_join(read, members) if kind == "capacities" else None
        if one is not None:
            joined.append(one)
        tables.append(read if one is None else one.table)
    used = {one.members.sheet.sheet for one in joined} | {t.sheet.sheet for t in tables}
    left = [table.sheet.sheet for table in ranked if not table.sheet.hidden]
    others = [name for name in (*left, *unread) if name not in used and name not in versions]
    return Gathered(
        tuple(tables), tuple(dict.fromkeys(others)), tuple(dict.fromkeys(versions)), tuple(joined)
    )


def _best_join(table: Table, members: Sequence[Table]) -> Joined | None:
    joined = [
        one
        for listed in members
        if listed.sheet.sheet != table.sheet.sheet and (one := join(table, listed)) is not None
    ]
    return max(joined, key=lambda one: one.matched, default=None)


def _overlap(one: Table, other: Table) -> float:
    """The share of the smaller table's answers that the other one has too."""
    first, second = _answers(one), _answers(other)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def _answers(table: Table) -> frozenset[tuple[str, ...]]:
    """Firm, site, round, product and detail of each record, as written."""
    names = ("company_name", "site_name", "city", "survey_round", "product_code", "product_detail")
    found: set[tuple[str, ...]] = set()
    for body in table.bodies:
        said = [fold_all(body.cells(name).written.text.fillna("").tolist()) for name in names]
        found.update(zip(*said, strict=True))
    return frozenset(found)
