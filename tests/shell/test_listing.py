"""What a list of rows tells the browser; how it behaves there is in tests/browser."""

from __future__ import annotations

import pytest

from shell.listing import Head, Row, payload

ROWS = [Row("a", "Alpha", ("1",)), Row("b", "Beta", ("2",))]


def test_a_row_needs_a_cell_for_each_head() -> None:
    with pytest.raises(ValueError, match="'Alpha': 1 cells under 3 heads"):
        payload(["Name", "One", "Two"], ROWS, "List", "", True)


def test_texts_are_told_as_they_are_but_for_what_nobody_sees() -> None:
    hostile = Row("x", "<b>\u202eevil</b>\n", ("=1+1\u0000",), note="[a](http://x)")
    (row,) = payload(["Name", "One"], [hostile], "List", "", True)["rows"]
    assert (row["name"], row["cells"], row["note"]) == ("<b>evil</b>", ["=1+1"], "[a](http://x)")


def test_a_key_only_where_a_row_has_a_colour() -> None:
    assert not payload(["Name", "One"], ROWS, "List", "", True)["keyed"]
    coloured = [*ROWS, Row("c", "Gamma", ("3",), colour="#1F767C")]
    assert payload(["Name", "One"], coloured, "List", "", True)["keyed"]


def test_words_take_their_share_and_numbers_what_they_need() -> None:
    told = payload(["Name", "One", Head("Two", "words", 2)], [], "List", "", True)
    assert [head["width"] for head in told["heads"][1:]] == [
        "fit-content(8.5rem)",
        "minmax(0, 2fr)",
    ]
    assert told["cards"]
    assert not payload(["Name", "One"], ROWS, "List", "", True)["cards"]


def test_heads_without_a_word_make_no_line() -> None:
    assert not payload(["", ""], ROWS, "List", "", True)["named"]
    assert payload(["Name", ""], ROWS, "List", "", True)["named"]
