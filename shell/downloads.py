"""Taking an exhibit away: its files, its table, its sentence, its link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from exhibits.exhibit import Exhibit
from exhibits.plain import plain
from exhibits.render.file_names import deck_name, file_name
from exhibits.render.files import MIME, Format, file_bytes, formats_of, what_it_holds
from exhibits.render.html_table import table_html
from shell import basket, copying, decks, figures, pages
from shell.document import appearance
from shell.state import State
from words import _, speaking, speaking_in


def chart_key(exhibit: Exhibit) -> str:
    """The key of the container that holds the exhibit's chart."""
    return f"tela_exhibit_{exhibit.id}".replace(".", "_")


def take_away(state: State, exhibit: Exhibit, name: str = "figure") -> None:
    """The row under an exhibit: files, deck, table, its sentence and link to copy; the sentence.

    `name` is what the page's `exhibits.py` calls it.
    """
    round_ = exhibit.round or state.selection.round or ""
    linked = replace(exhibit, link=exhibit.link or address(), round=round_)
    row = f"tela_take_{chart_key(exhibit)}"
    with st.container(key=row, horizontal=True, gap="small", wrap=True):
        menu = st.popover(_("Download"), icon=":material/download:", key=f"{row}_files")
        with menu.container(gap=None):
            for format in formats_of(linked):
                _file(linked, format)
            if len(figures.of_page(state)) > 1:
                _whole_page(state, exhibit)
        _gather(state, name, row)
        if st.button(_("Table"), key=f"{row}_table", help=_("The figures in words and numbers")):
            _show_table(exhibit)
        _copy(exhibit)
    st.caption(plain(exhibit.sentence))


def _gather(state: State, name: str, row: str) -> None:
    item = decks.item(state.page, name, state.query())
    inside = basket.held().holds(item)
    st.button(
        _("In the deck") if inside else _("Add to deck"),
        icon=":material/check:" if inside else ":material/add:",
        key=f"{row}_deck",
        help=_("Take it out again") if inside else _("Gather figures, then take them as slides"),
        on_click=basket.toggle,
        args=(item,),
    )


def _whole_page(state: State, exhibit: Exhibit) -> None:
    """All figures of the page in one workbook."""
    language, whole = speaking(), _("all figures of this page in one workbook")

    def content() -> bytes:
        from exhibits.render.workbook import xlsx_bytes

        with speaking_in(language):
            return xlsx_bytes(figures.all_of(state))

    st.download_button(
        f"**XLSX** {whole}",
        data=content,
        file_name=deck_name(_(pages.entry(state.page).title), [exhibit], "xlsx"),
        mime=MIME["xlsx"],
        key=f"tela_file_page_{exhibit.id}",
        on_click="ignore",
        type="tertiary",
        width="stretch",
    )


def address() -> str:
    """The full address of the view that is open; empty where no browser asked for it."""
    here = st.context.url
    if not here:
        return ""
    query = urlencode(st.query_params.to_dict())
    return f"{here.split('?')[0]}?{query}" if query else here.split("?")[0]


def _file(exhibit: Exhibit, format: Format) -> None:
    st.download_button(
        f"**{format.upper() if format != 'geojson' else 'GeoJSON'}** {what_it_holds(format)}",
        data=_made_when_asked(exhibit, format),
        file_name=file_name(exhibit, format),
        mime=MIME[format],
        key=f"tela_file_{format}_{exhibit.id}",
        on_click="ignore",
        type="tertiary",
        width="stretch",
    )


def _made_when_asked(exhibit: Exhibit, format: Format) -> Callable[[], bytes]:
    language = speaking()

    def content() -> bytes:
        # asked for after the run, when no language is spoken
        with speaking_in(language):
            return file_bytes(exhibit, format)

    return content


def _show_table(exhibit: Exhibit) -> None:
    @st.dialog(_("Table"), width="large")
    def opened() -> None:
        # a dialog stands outside the page and does not know its appearance
        scheme = "dark" if appearance()[0] else "light"
        st.html(f'<div style="color-scheme: {scheme}">{table_html(exhibit)}</div>')
        st.caption(plain(_("Source: {source}.").format(source=exhibit.source.rstrip("."))))

    opened()


def _copy(exhibit: Exhibit) -> None:
    copying.buttons(
        f"tela_take_away_{exhibit.id}",
        (exhibit.sentence, _("Copy sentence"), _("What the figure says, in words")),
        copying.link(),
    )
