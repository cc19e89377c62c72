"""Layout: where the rows of a survey stand in a sheet, and what else stands there."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import pairwise

from tests.torture.answers import ANSWERS, PIECES, Answer, Cell, Style, Truth, truth, written
from tests.torture.voices import FIELDS, Voice


@dataclass(frozen=True)
class Plan:
    """How one file is laid out; see `sheet_of`.

    `header`: rows of the header, 1 to 3. `order`: a seed that permutes columns and rows. `around`:
    titles, totals, notes, a header repeated. `quoted`: a line break in a cell. `merged`: a firm's
    name stands once for two rows. `errors`: error values in cells nobody needs.
    """

    header: int = 1
    titles: bool = False
    around: bool = False
    order: int | None = None
    quoted: bool = False
    merged: bool = False
    errors: bool = False
    without: tuple[str, ...] = ()


@dataclass
class Sheet:
    """Rows of cells, merged areas (first row, first column, last row, last column; from 0), the
    truth of each data row by its position, and how many rows are no records."""

    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    truths: dict[int, Truth] = field(default_factory=dict)
    skipped: int = 0
    header_row: int = 0


def fields_of(style: Style, plan: Plan) -> list[str]:
    """The columns of the file, in its order."""
    unsaid = () if style.amounts == "columns" else ("capacity_unit", "capacity_period")
    names = [name for name in FIELDS if name not in (*unsaid, *plan.without)]
    if plan.order is not None:
        random.Random(plan.order).shuffle(names)
    return names


def sheet_of(voice: Voice, style: Style, plan: Plan) -> Sheet:
    """The sheet of a voice, filled in a style, laid out by a plan."""
    sheet = Sheet()
    names = fields_of(style, plan)
    if plan.titles:
        sheet.rows += [[voice.titles[0]], [], ["", voice.titles[1]], []]
    _header(sheet, names, voice, style, plan)
    once = style.amounts in ("heading", "units row")
    said = list(enumerate(PIECES if once else ANSWERS))
    if plan.order is not None:
        random.Random(plan.order).shuffle(said)
    if plan.merged:
        said.sort(key=lambda pair: pair[1].firm)
    for count, (at, answer) in enumerate(said):
        _record(sheet, names, at, answer, voice, style, plan)
        if plan.around and count == 4:
            sheet.rows.append([_heading(name, voice, style) for name in names])
            sheet.skipped += 1
    if plan.merged:
        _merge_firms(sheet, names)
    if plan.around:
        _close(sheet, names, voice)
    return sheet


def _heading(name: str, voice: Voice, style: Style) -> str:
    text = voice.headings[name]
    if name == "capacity_value" and style.amounts == "heading":
        return f"{text} ({voice.units['piece']}/{voice.periods['month']})"
    return text


def _header(sheet: Sheet, names: list[str], voice: Voice, style: Style, plan: Plan) -> None:
    row = [_heading(name, voice, style) for name in names]
    if plan.header == 1:
        sheet.rows.append(list(row))
    else:
        _levels(sheet, names, row, voice, plan)
    sheet.header_row = len(sheet.rows)
    if style.amounts == "units row":
        said = {
            "capacity_value": f"({voice.units['piece']}/{voice.periods['month']})",
            "utilisation_pct": "(%)",
        }
        sheet.rows.append([said.get(name, "") for name in names])
        sheet.skipped += 1


def _levels(sheet: Sheet, names: list[str], row: list[str], voice: Voice, plan: Plan) -> None:
    """A group over each stretch of columns; with three levels, value, unit and period too."""
    first, production, other = voice.groups
    made = ("product_code", "capacity_value", "capacity_unit", "capacity_period",
            "utilisation_pct")  # fmt: skip
    firm = ("company_name", "country", "region")
    groups = [first if name in firm else production if name in made else other for name in names]
    top = len(sheet.rows)
    sheet.rows.append(_runs(groups, sheet, top))
    if plan.header == 2:
        sheet.rows.append(list(row))
        return
    trio = ("capacity_value", "capacity_unit", "capacity_period")
    middle = [voice.headings["capacity_value"] if name in trio else row[at]
              for at, name in enumerate(names)]  # fmt: skip
    bottom = [
        voice.value if name == "capacity_value" else row[at] if name in trio else ""
        for at, name in enumerate(names)
    ]
    sheet.rows.append(_runs(middle, sheet, top + 1))
    sheet.rows.append(bottom)
    for at, name in enumerate(names):
        if name not in trio:
            sheet.merged.append((top + 1, at, top + 2, at))


def _runs(labels: list[str], sheet: Sheet, row: int) -> list[Cell]:
    """Each label once at the start of its stretch, the stretch merged."""
    cells: list[Cell] = []
    start = 0
    for at, label in enumerate(labels):
        new = at == 0 or labels[at - 1] != label
        cells.append(label if new else "")
        start = at if new else start
        if (at + 1 == len(labels) or labels[at + 1] != label) and at > start:
            sheet.merged.append((row, start, row, at))
    return cells


def _record(
    sheet: Sheet, names: list[str], at: int, answer: Answer, voice: Voice, style: Style, plan: Plan
) -> None:
    cells = written(answer, at, voice, style)
    wanted = truth(answer, at, voice)
    if plan.quoted and at == 0:
        cells["comments"] = voice.comment[:8] + "\n" + voice.comment[8:]
        if wanted.cells:
            wanted.cells["comments"] = f"{voice.comment[:8].strip()} {voice.comment[8:].strip()}"
    if plan.errors and at in (1, 5):
        cells["utilisation_pct"] = "#DIV/0!"
        cells["employees"] = "#REF!"
        if wanted.cells:
            wanted.cells |= {"utilisation_pct": None, "employees": None, "employees_high": None}
    if wanted.cells:
        for name in plan.without:
            wanted.cells |= dict.fromkeys(_OF.get(name, (name,)))
    sheet.truths[len(sheet.rows)] = wanted
    sheet.rows.append([cells[name] for name in names])


_OF = {"region": ("region_code",), "employees": ("employees", "employees_high")}


def _merge_firms(sheet: Sheet, names: list[str]) -> None:
    """The same firm in consecutive rows: its name, country and place stand once and are merged."""
    rows = sorted(sheet.truths)
    column = names.index("company_name")
    for first, second in pairwise(rows):
        if second == first + 1 and sheet.rows[first][column] == sheet.rows[second][column]:
            for name in ("company_name", "country", "region"):
                at = names.index(name)
                sheet.rows[second][at] = ""
                sheet.merged.append((first, at, second, at))


def _close(sheet: Sheet, names: list[str], voice: Voice) -> None:
    """A total, an empty row and two notes under the table."""
    total: list[Cell] = [""] * len(names)
    total[names.index("company_name")] = voice.total
    total[names.index("capacity_value")] = "8 887 766"
    sheet.rows += [total, [], [voice.notes[0]], [voice.notes[1]]]
    sheet.skipped += 3
