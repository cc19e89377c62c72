"""The reader's own PowerPoint template: taken for this session, or refused in a sentence."""

from __future__ import annotations

import streamlit as st

from exhibits.plain import plain
from words import _

_HELD = "tela_deck_template"
_TURN = "tela_deck_template_turn"


def draw() -> bytes | None:
    """The field for a template; what it holds, or None for our own."""
    held: tuple[str, bytes] | None = st.session_state.get(_HELD)
    if held is not None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_("Template: {name}").format(name=plain(held[0])), width="stretch")
            st.button(_("Use Tela’s own"), key="tela_deck_own", type="tertiary",
                      on_click=lambda: st.session_state.pop(_HELD, None))  # fmt: skip
        return held[1]
    turn = st.session_state.get(_TURN, 0)
    with st.popover(_("Your own template"), icon=":material/style:", key="tela_deck_template_open"):
        st.caption(
            _(
                "A PowerPoint file of your house: its master, colours and fonts are used, its "
                "slides are left out. It stays in this session and is not kept."
            )
        )
        given = st.file_uploader(
            _("PowerPoint file (.pptx or .potx)"),
            type=["pptx", "potx", "ppsx", "pptm", "potm"],
            key=f"tela_deck_template_{turn}",
        )
        if given is not None:
            _take(given.name, given.getvalue(), turn)
    return None


def _take(name: str, content: bytes, turn: int) -> None:
    from exhibits.render.slides import WHY, UnusableTemplate
    from exhibits.render.slides.template import opened

    try:
        opened(content)
    except UnusableTemplate as error:
        st.error(
            _("{name}: {why}").format(name=plain(name), why=_(WHY[error.reason])),
            icon=":material/error:",
        )
        return
    st.session_state[_HELD] = (name, content)
    st.session_state[_TURN] = turn + 1
    st.rerun()
