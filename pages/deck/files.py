"""What the deck is taken away as: slides on our template or the reader's, workbook, page, brief."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

import shell
from cluster_data.viewer import Viewer
from exhibits.exhibit import Exhibit
from exhibits.render.files import MIME
from pages.deck import template
from pages.deck.cards import ROOM, tell, write
from pages.deck.figures import Made
from shell import copying, downloads, presets
from shell.decks import LONGEST_TITLE, Deck
from shell.state import State
from shell.wording import source
from words import LANGUAGES, _, date, language_name, speaking_in


def draw(state: State, deck: Deck, made: list[Made], room: str) -> None:
    """Title, language of the room, template; a button a file; the deck's link."""
    _named(state, deck, room)
    _in_language(state, room)
    theirs = template.draw()
    shown = [one.exhibit for one in made if one.exhibit is not None]
    if not shown:
        return
    named = title_of(deck, room)
    _file(
        _("PowerPoint"), _("slides whose charts, tables and maps can be edited"), "pptx",
        MIME["pptx"], room, named, shown, lambda: _slides(named, shown, theirs), first=True,
    )  # fmt: skip
    if deck.brief is not None:
        (kind, code), viewer, link = deck.brief, state.viewer, downloads.address()
        _file(
            _("PDF brief"), _("one page to hand out or print"), "pdf", "application/pdf",
            room, named, shown,
            lambda: _brief(kind, code, viewer, shown, deck.title, link),
        )  # fmt: skip
    _file(
        _("Workbook"), _("every table with Excel’s own charts"), "xlsx", MIME["xlsx"], room, named,
        shown, lambda: _workbook(named, shown),
    )  # fmt: skip
    _file(
        _("Offline page"), _("one HTML file that opens without a network"), "html", "text/html",
        room, named, shown, lambda: _page(named, shown),
    )  # fmt: skip
    copying.buttons("tela_deck_link", copying.link())


def title_of(deck: Deck, room: str) -> str:
    """The deck's title in the language of the room, where it has none of its own a plain one."""
    with speaking_in(room):
        if deck.title:
            return deck.title
        if deck.brief is not None:
            return presets.title(*deck.brief)
        return _("Figures from Tela")


def _named(state: State, deck: Deck, room: str) -> None:
    def call(text: str) -> None:
        write(state, deck.called(text))

    st.text_input(
        _("Title of the deck"),
        key="tela_deck_name",
        max_chars=LONGEST_TITLE,
        placeholder=title_of(deck, room),
        on_change=shell.follow("tela_deck_name", deck.title, call),
    )


def _in_language(state: State, room: str) -> None:
    st.segmented_control(
        _("Language of the room"),
        LANGUAGES,
        format_func=language_name,
        required=True,
        key=ROOM,
        on_change=shell.follow(ROOM, room, lambda _language: tell(state)),
    )


def _file(
    label: str,
    about: str,
    extension: str,
    mime: str,
    room: str,
    title: str,
    shown: Sequence[Exhibit],
    make: Callable[[], bytes],
    *,
    first: bool = False,
) -> None:
    def content() -> bytes:
        # asked for after the run, when no language is spoken
        with speaking_in(room):
            return make()

    from exhibits.render.file_names import deck_name

    with speaking_in(room):
        name = deck_name(title, shown, extension)
    st.download_button(
        f"**{label}** {about}",
        data=content,
        file_name=name,
        mime=mime,
        key=f"tela_deck_file_{extension}",
        on_click="ignore",
        type="primary" if first else "secondary",
        icon=":material/download:",
        width="stretch",
    )


def _slides(title: str, shown: Sequence[Exhibit], theirs: bytes | None) -> bytes:
    # what makes files is loaded where one is made: pages that only draw do without
    from exhibits.render.slides import deck

    day = max(exhibit.as_of for exhibit in shown)
    under = " · ".join((_("As of {day}").format(day=date(day)), source()))
    return deck(shown, theirs, title=title, subtitle=under)


def _brief(
    kind: str, code: str, viewer: Viewer, shown: Sequence[Exhibit], title: str, link: str
) -> bytes:
    from pages.deck import briefs

    return briefs.pdf(kind, code, viewer, shown, title, link)


def _workbook(title: str, shown: Sequence[Exhibit]) -> bytes:
    from exhibits.render.workbook import xlsx_bytes

    return xlsx_bytes(shown, title)


def _page(title: str, shown: Sequence[Exhibit]) -> bytes:
    from exhibits.render.offline import offline_html

    return offline_html(title, shown)
