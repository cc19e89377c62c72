"""The call list as a workbook: in order, texts as texts, no contact that was not given."""

from __future__ import annotations

import datetime as dt
import io

from openpyxl import load_workbook

from exhibits.render.workbook.call_list import Called, Elsewhere, call_list_bytes
from words import speaking_in

DAY = dt.date(2026, 11, 27)
CALLED = (
    Called("=HYPERLINK(1)", "Monastir", "Tunisia", 1200.4, "+cmd", "desk@firm.example", "+216 73"),
    Called("name withheld by consent", "Sfax", "Tunisia", None),
)


def made(language: str = "en", elsewhere: tuple[Elsewhere, ...] = ()) -> bytes:
    with speaking_in(language):
        return call_list_bytes(
            CALLED, elsewhere, title="@masks", unit="pieces", as_of=DAY, source="a test"
        )


def test_suppliers_come_in_order_and_nothing_runs() -> None:
    book = load_workbook(io.BytesIO(made()))
    (sheet,) = book.worksheets
    heads = [cell.value for cell in sheet[5]]
    assert heads[:2] == ["Order", "Firm"]
    assert heads[-2:] == ["Called on", "Remark"]
    first, second = ([cell.value for cell in sheet[row]] for row in (6, 7))
    assert first[:8] == [
        1, "=HYPERLINK(1)", "Monastir", "Tunisia", 1200, "+cmd", "desk@firm.example", "+216 73"
    ]  # fmt: skip
    assert second[4:8] == ["not shown", None, None, None]
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert all(cell.data_type == "s" for cell in texts)
    assert sheet["B6"].quotePrefix
    assert sheet["F6"].quotePrefix


def test_places_of_firms_that_may_not_be_named_have_a_sheet() -> None:
    book = load_workbook(io.BytesIO(made(elsewhere=(Elsewhere("Sfax", None), Elsewhere("X", 4)))))
    told = [[cell.value for cell in row] for row in book["Not named"].iter_rows(min_row=6)]
    assert told == [["Sfax", "<3"], ["X", 4]]


def test_the_same_list_is_the_same_file_in_each_language() -> None:
    assert made() == made()
    assert made("fr") != made()
