"""What only a person can settle: each doubt once, answered in place for all its cells."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from cluster_data.survey import survey
from exhibits.plain import plain, visible
from pages.upload import fields
from shell.answers import ONE_FILE, Asked
from shell.inbox import Inbox
from words import _, ngettext, number

_EXAMPLES = 3
_SHOWN, _MOST = 8, 40
"""Questions shown at once, and those drawn at all: of hundreds the first matter."""


def draw(box: Inbox, asked: Sequence[Asked], files: int) -> None:
    """The section of questions; nothing where no file leaves a doubt."""
    if not asked:
        return
    open_ = sum(one.open for one in asked)
    with st.container(key="tela_questions"):
        st.header(_title(open_), anchor=False)
        st.caption(
            _(
                "An answer holds for every cell that says the same, and is remembered for the "
                "cluster’s next files once these are kept. What is left open stays as it is."
            )
        )
        _agree_to_all(box, asked)
        for one in asked[:_SHOWN]:
            _row(box, one, files)
        rest = asked[_SHOWN:_MOST]
        if rest:
            label = ngettext("{count} more question", "{count} more questions", len(rest))
            with st.expander(label.format(count=number(len(rest)))):
                for one in rest:
                    _row(box, one, files)
        _read_again(box)
        if len(asked) > _MOST:
            told = _(
                "The first {count} questions are shown; the others are better mended in the file."
            )
            st.caption(told.format(count=number(_MOST)))


def _read_again(box: Inbox) -> None:
    """Of large files the answers are applied together, when asked for."""
    count = box.answers.pending
    if count:
        label = ngettext("Read again with {count} answer", "Read again with {count} answers", count)
        st.button(
            label.format(count=number(count)), icon=":material/refresh:", key="tela_read_again",
            on_click=box.answers.apply,
        )  # fmt: skip


def _title(open_: int) -> str:
    if not open_:
        return _("All questions are answered")
    title = ngettext("{count} question to settle", "{count} questions to settle", open_)
    return title.format(count=number(open_))


def _agree_to_all(box: Inbox, asked: Sequence[Asked]) -> None:
    """One click for all columns that were taken for something, where there are several."""
    taken = [
        one
        for one in asked
        if one.open and one.doubt.kind == "column" and one.doubt.field in one.doubt.suggestions
    ]
    if len(taken) < 2:
        return

    def agree() -> None:
        for one in taken:
            box.answers.give(one.question, one.doubt.field)
            st.session_state[fields.key_of(one)] = one.doubt.field

    label = _("Yes to all {count} columns as they were taken")
    st.button(
        label.format(count=number(len(taken))), icon=":material/done_all:", on_click=agree,
        key="tela_agree",
    )  # fmt: skip


def _row(box: Inbox, one: Asked, files: int) -> None:
    """What is asked at the side, the answer beside it."""
    with st.container(key=f"tela_ask_{fields.key_of(one)}"):
        about, answer = st.columns([5, 6], gap="medium", vertical_alignment="center")
        with about:
            st.html(
                f'<p class="tela-asked"><strong>{html.escape(_asks(one))}</strong>'
                f"<span>{html.escape(_about(one, files))}</span></p>"
            )
        with answer:
            fields.draw(box, one, plain(_asks(one)))


def _asks(one: Asked) -> str:
    questions = {
        "value": _("“{text}”"),
        "column": _("Column “{text}”"),
        "decimal": _("Decimals in “{text}”"),
        "encoding": _("Letters of the file"),
    }
    return questions[one.doubt.kind].format(text=visible(one.doubt.text))


def _about(one: Asked, files: int) -> str:
    parts = []
    if one.doubt.kind in ("value", "decimal") and one.doubt.field:
        parts.append(survey().column(one.doubt.field).label)
    if one.doubt.kind == "column" and one.open:
        taken = one.doubt.field
        parts.append(
            _("taken as {column}").format(column=survey().column(taken).label)
            if taken
            else _("not used so far")
        )
    if one.doubt.examples and one.doubt.kind == "column":
        parts.append(visible("; ".join(one.doubt.examples[:_EXAMPLES])))
    if one.doubt.count:
        cells = ngettext("{count} cell", "{count} cells", one.doubt.count)
        parts.append(cells.format(count=number(one.doubt.count)))
    if files > 1 and (len(one.files) > 1 or one.doubt.kind not in ONE_FILE):
        in_files = ngettext("in {count} file", "in {count} files", len(one.files))
        parts.append(in_files.format(count=number(len(one.files))))
    elif files > 1:
        parts.append(visible(one.files[0]))
    return " · ".join(parts)
