"""Where the keyboard goes on once a panel is closed: back to the area's row in the list."""

from __future__ import annotations

import streamlit as st

from shell.state import State

_CLOSED = "tela_closed_area"

_SCRIPT = """
export default function ({ data }) {
  if (!data.code) return;
  // the list is drawn anew by the same run: wait for its row
  let tries = 0;
  const look = setInterval(() => {
    const hosts = document.querySelectorAll(".st-key-tela_aside *");
    const roots = [...hosts].map((host) => host.shadowRoot ?? host);
    for (const root of roots) {
      const row = [...root.querySelectorAll("[data-code]")].find(
        (one) => one.dataset.code === data.code
      );
      if (row) { row.focus(); clearInterval(look); return; }
    }
    tries += 1;
    if (tries > 40) clearInterval(look);
  }, 50);
}
"""


def close(state: State, area: str) -> None:
    """In a callback: close the panel of an area."""
    st.session_state[_CLOSED] = area
    state.write(area=None)


def follow() -> None:
    """Draw once a run, beneath the list."""
    component = st.components.v2.component("tela_panel_focus", js=_SCRIPT)
    with st.container(key="tela_watch_focus"):
        component(key="tela_panel_focus", data={"code": st.session_state.pop(_CLOSED, "")})
