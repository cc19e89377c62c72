"""The field in which a question is answered: codes, survey columns, marks, encodings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from loaders.offered import columns_offered
from loaders.spelled import encodings, spelled
from pages.upload import choices
from shell.answers import Asked
from shell.inbox import Inbox
from words import _


def draw(box: Inbox, one: Asked, label: str) -> None:
    """The field of one question, which `label` names for those who don't see it."""
    field = {"value": _code, "column": _column, "decimal": _mark, "encoding": _encoding}
    field[one.doubt.kind](box, one, label)


def key_of(one: Asked) -> str:
    """The key of a question's field: letters and digits, whatever the file says."""
    return f"tela_answer_{hashlib.sha256(repr(one.question).encode()).hexdigest()[:12]}"


def _answered(box: Inbox, one: Asked, answer: str | None) -> None:
    """Keep the answer; an emptied field takes it back."""
    if answer is None:
        box.answers.take_back(one.question)
    else:
        box.answers.give(one.question, None if answer == choices.NONE else answer)


def _given(box: Inbox, one: Asked) -> str | None:
    """The option chosen before; None while the question is open."""
    if one.question not in box.answers.given:
        return None
    answer = box.answers.given[one.question]
    return choices.NONE if answer is None else answer


def _code(box: Inbox, one: Asked, label: str) -> None:
    """The likely codes first, then none of them, then all the others."""
    options = choices.codes(one.doubt)
    _list(box, one, label, options, _("Choose what it is"), key_of(one))


def _column(box: Inbox, one: Asked, label: str) -> None:
    """The likely questions of the survey as buttons; any other from a list."""
    key = key_of(one)
    likely = [*one.doubt.suggestions, choices.NONE, choices.ANOTHER]

    def clicked() -> None:
        if st.session_state[key] != choices.ANOTHER:
            _answered(box, one, st.session_state[key])

    given = _given(box, one)
    shown = st.pills(
        label,
        likely,
        default=given if given is None or given in likely else choices.ANOTHER,
        format_func=lambda code: choices.called(one.doubt, code),
        label_visibility="collapsed",
        key=key,
        on_change=clicked,
        wrap=True,
    )
    if shown == choices.ANOTHER:
        hint = _("Choose the question it answers")
        _list(box, one, label, list(columns_offered(())), hint, f"{key}_other")


def _mark(box: Inbox, one: Asked, label: str) -> None:
    """Comma or point, each with what the figure would be."""
    key = key_of(one)
    st.pills(
        label,
        one.doubt.suggestions,
        default=_given(box, one),
        format_func=lambda mark: choices.called(one.doubt, mark),
        label_visibility="collapsed",
        key=key,
        on_change=lambda: _answered(box, one, st.session_state[key]),
        wrap=True,
    )


def _encoding(box: Inbox, one: Asked, label: str) -> None:
    """Encodings with the file's own words as each would have them."""
    file = next((file for file in box.dropped if file.digest == one.question.file), None)
    names = encodings(one.doubt.suggestions)
    said: dict[str, str] = {}
    if file and file.path.suffix != ".zip":  # of a packed file the names alone are shown
        said = {name: spelled(file.path, name) for name in names}
    _list(box, one, label, list(names), _("Choose how they are right"), key_of(one), said)


def _list(
    box: Inbox, one: Asked, label: str, options: list[str], hint: str, key: str,
    said: Mapping[str, str] = MappingProxyType({}),
) -> None:  # fmt: skip
    """A list to choose from or to search in; `said` stands before an option's own name."""

    def called(option: str) -> str:
        name = choices.called(one.doubt, option)
        return f"{said[option]} ({name})" if said.get(option) else name

    given = _given(box, one)
    # not as its index: a field that has one can't be emptied
    if key not in st.session_state and given in options:
        st.session_state[key] = given
    st.selectbox(
        label,
        options,
        index=None,
        format_func=called,
        placeholder=hint,
        label_visibility="collapsed",
        key=key,
        on_change=lambda: _answered(box, one, st.session_state[key]),
    )
