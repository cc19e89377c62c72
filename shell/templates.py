"""The empty survey in each language, and the fictive sample's files, to take along."""

from __future__ import annotations

import io
from typing import Literal

import streamlit as st

from loaders.sample import sample_zip
from loaders.template import write_template
from words import LANGUAGES, _, language_name


def draw() -> None:
    """A menu of the files; each is made when it is asked for."""
    with st.popover(_("Templates and examples"), icon=":material/download:", type="tertiary"):
        for language in LANGUAGES:
            empty_survey(language, f"tela_template_{language}")
        st.download_button(
            _("The fictive sample’s files"),
            data=sample_zip,
            file_name="tela_fictive-sample.zip",
            key="tela_sample_files",
            on_click="ignore",
            width="stretch",
        )


def empty_survey(language: str, key: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """A button that hands out the empty survey in a language."""
    st.download_button(
        _("Empty survey, {language}").format(language=language_name(language)),
        data=lambda: _template(language),
        file_name=f"tela_survey_{language}.xlsx",
        key=key,
        on_click="ignore",
        width=width,
    )


def _template(language: str) -> bytes:
    book = io.BytesIO()
    write_template(book, language)
    return book.getvalue()
