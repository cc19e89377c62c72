"""Small tables of facts as HTML: every text escaped, a row a fact, cards where it is narrow."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from exhibits.plain import visible


@dataclass(frozen=True)
class Fact:
    """One row: what it is of, what it says, how sure that is, and where it is from.

    `alarm` marks a shortage.
    """

    name: str
    text: str
    sure: str = ""
    source: str = ""
    alarm: bool = False


def draw(facts: Iterable[Fact], heads: Sequence[str]) -> None:
    """A table of facts; a column of which no row says anything is left out.

    `heads` name the four columns for screen readers and above the table.
    """
    rows = list(facts)
    columns = [("name", "th"), ("text", "td"), ("sure", "td"), ("source", "td")]
    kept = [
        (place, field, tag)
        for place, (field, tag) in enumerate(columns)
        if any(getattr(row, field) for row in rows)
    ]
    named = (_safe(heads[place]) for place, _f, _t in kept)
    head = "".join(f'<th scope="col">{name}</th>' if name else "<td></td>" for name in named)
    body = "".join(_row(row, kept, heads) for row in rows)
    st.html(
        f'<table class="tela-facts"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    )


def _row(row: Fact, kept: list[tuple[int, str, str]], heads: Sequence[str]) -> str:
    cells = []
    for place, field, tag in kept:
        scope = ' scope="row"' if tag == "th" else ""
        text = _safe(getattr(row, field))
        if field == "sure" and text:
            text = f'<span class="tela-tag">{text}</span>'
        label = f' data-label="{_safe(heads[place])}"' if tag == "td" else ""
        cells.append(f'<{tag}{scope} class="{field}"{label}>{text}</{tag}>')
    mark = ' class="short"' if row.alarm else ""
    return f"<tr{mark}>{''.join(cells)}</tr>"


def _safe(text: str) -> str:
    return html.escape(visible(text))
