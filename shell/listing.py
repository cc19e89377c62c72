"""A list of things to choose from: a button a row, with colour key, name, small line and cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from exhibits.plain import visible


@dataclass(frozen=True)
class Head:
    """A column's head. Numbers stand at the end of their column, words at its start.

    A column of numbers is as wide as they are; one of words takes `share` of what is left, the
    names taking 1.
    """

    text: str
    kind: Literal["number", "words"] = "number"
    share: float = 1.4

    @property
    def width(self) -> str:
        """The column's width as CSS."""
        return "fit-content(8.5rem)" if self.kind == "number" else f"minmax(0, {self.share}fr)"


@dataclass(frozen=True)
class Row:
    """One row. Its texts are shown as they are, never as markup.

    `code` is what `on_choose` is told, `note` the small second line, `colour` the key before the
    name (none of that row where empty), `cells` one text for each head after the first. A `quiet`
    row holds no figure, so its cells are words in small grey; `alarm` are the places, from 0, of
    cells that tell of a shortage or an error.
    """

    code: str
    name: str
    cells: tuple[str, ...] = ()
    note: str = ""
    colour: str = ""
    quiet: bool = False
    alarm: tuple[int, ...] = ()


def draw(
    key: str,
    heads: Sequence[str | Head],
    rows: Sequence[Row],
    label: str,
    chosen: str = "",
    on_choose: Callable[[str], object] | None = None,
    *,
    tall: str = "",
    toggles: bool = False,
) -> None:
    """Show a list and let a row be chosen by mouse or keyboard.

    `heads` name the columns, the first that of the names; `label` names the list for screen
    readers. `on_choose` is called before the next run with the code of the row; without it rows
    can't be chosen. `toggles` where choosing the chosen row takes the choice back. `tall` is the
    greatest height as CSS, "none" for a list that scrolls with the page.
    """
    component = st.components.v2.component(
        "tela_listing", html='<div class="listing"></div>', css=_read("css"), js=_read("js")
    )
    component(
        key=key,
        data=payload(heads, rows, label, chosen, on_choose is not None, tall, toggles),
        on_chosen_change=partial(_chosen, key, on_choose),
    )


def payload(
    heads: Sequence[str | Head],
    rows: Sequence[Row],
    label: str,
    chosen: str,
    choosable: bool,
    tall: str = "",
    toggles: bool = False,
) -> dict[str, Any]:
    """What the browser is told. ValueError where a row has not a cell for each head."""
    columns = [head if isinstance(head, Head) else Head(head) for head in heads]
    for row in rows:
        if len(row.cells) != len(columns) - 1:
            raise ValueError(f"{row.name!r}: {len(row.cells)} cells under {len(columns)} heads")
    return {
        "label": label,
        "heads": [asdict(column) | {"width": column.width} for column in columns],
        "named": any(column.text for column in columns),
        "rows": [_row(row) for row in rows],
        "chosen": chosen,
        "choosable": choosable,
        "toggles": toggles,
        "keyed": any(row.colour for row in rows),
        "cards": len(columns) > 3 or any(column.kind == "words" for column in columns),
        "tall": tall,
    }


def _row(row: Row) -> dict[str, Any]:
    """What the browser is told of one row; what is empty is left out."""
    told = {
        "code": row.code,
        "name": visible(row.name),
        "note": visible(row.note),
        "cells": [visible(text) for text in row.cells],
        "colour": row.colour,
        "quiet": row.quiet,
        "alarm": row.alarm,
    }
    return {name: said for name, said in told.items() if said}


def _chosen(key: str, on_choose: Callable[[str], object] | None) -> None:
    code = st.session_state[key].chosen
    if on_choose is not None and isinstance(code, str):
        on_choose(code)


@lru_cache
def _read(kind: str) -> str:
    return Path(__file__).with_suffix(f".{kind}").read_text(encoding="utf-8")
