"""Hostile data shown as it is written."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from exhibits.plain import plain, plotly_text, visible

HOSTILE = [
    "![x](https://example.org/a.png)",
    "[a](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    ":red[danger] :material/home:",
    "$\\LaTeX$",
    "# head",
    "- item",
    "1. item",
    "www.example.org",
    "**bold** _it_ `code`",
    "https://example.org/x",
    "a | b",
    "> quote",
    "&lt;b&gt;",
    "mail@example.org",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_itself(text: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(plain(text))
    assert not set(re.findall(r"<(\w+)", html)) - {"p"}
    assert not re.search(r"(?<!\\)[:$]", plain(text))


def test_hidden_marks_and_lines_are_taken_out() -> None:
    assert visible("a\u202eb\u200f c\n\td\x00") == "ab c d"


def test_plotly_text_holds_no_tag_and_no_template() -> None:
    shown = plotly_text('<a href="x">%{customdata}</a>')
    assert "<" not in shown
    assert "%{" not in shown


def test_spaces_that_may_not_break_are_kept() -> None:
    assert visible("FFP2\u00a0: 10\u202f000\n\tb \u3000") == "FFP2\u00a0: 10\u202f000 b"
