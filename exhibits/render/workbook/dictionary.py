"""The sheet of all columns: what each holds, in what unit, and in which figures it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exhibits.exhibit import Exhibit, Field, Kind
from exhibits.plain import visible
from exhibits.render.workbook.looks import Looks, laid_out, tall_enough
from exhibits.render.workbook.meanings import meaning
from exhibits.render.workbook.names import Names
from words import _

_WIDTHS = (19, 36, 66, 30, 20, 28)


def write(book: Any, looks: Looks, exhibits: Sequence[Exhibit], names: Names) -> None:
    """A line a column: name, label, meaning, unit, kind; of many figures also their numbers."""
    sheet = book.add_worksheet(names.dictionary)
    heads = [_("Column"), _("Label"), _("What it is"), _("Unit"), _("Kind")]
    if names.contents:
        heads.append(_("In figures"))
    for across, head in enumerate(heads):
        sheet.write_string(0, across, visible(head), looks.head)
        sheet.set_column(across, across, _WIDTHS[across])
    for down, (field, places) in enumerate(columns(exhibits).items(), start=1):
        said = [field.label, meaning(field), field.unit, kind_label(field.kind)]
        sheet.write_string(down, 0, visible(field.name), looks.code)
        for across, text in enumerate(said, start=1):
            sheet.write_string(down, across, visible(text), looks.wrapped)
        if names.contents:
            listed = ", ".join(str(place) for place in places)
            said.append(listed)
            sheet.write_string(down, len(said), listed, looks.wrapped)
        tall_enough(sheet, down, zip(said, _WIDTHS[1:], strict=False))
    sheet.freeze_panes(1, 0)
    laid_out(sheet, names.dictionary, "", heads=0)


def columns(exhibits: Sequence[Exhibit]) -> dict[Field, list[int]]:
    """Each declared column once, with the numbers of the figures that have it, from 1."""
    found: dict[Field, list[int]] = {}
    for place, exhibit in enumerate(exhibits, start=1):
        for field in exhibit.fields:
            found.setdefault(field, []).append(place)
    return found


def kind_label(kind: Kind) -> str:
    """The kind of a column in words."""
    labels: dict[Kind, str] = {
        "text": _("text"),
        "code": _("code"),
        "state": _("state: see Read me"),
        "number": _("number"),
        "ratio": _("share: 1 is 100%"),
        "count": _("count"),
        "date": _("date"),
        "year": _("year"),
    }
    return labels[kind]
