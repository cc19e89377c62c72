"""Buttons that copy a text, or the link of the very view."""

from __future__ import annotations

import streamlit as st

from words import _

Copied = tuple[str | None, str, str]
"""What is copied (None: the address of the view), and the button's words and hint."""

_SCRIPT = """
export default function ({ data, parentElement }) {
  const row = parentElement.querySelector(".row");
  row.replaceChildren();
  const said = document.createElement("span");
  said.setAttribute("role", "status");

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // without https a browser has no clipboard of that kind
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    said.textContent = data.copied;
    clearTimeout(row.timer);
    row.timer = setTimeout(() => { said.textContent = ""; }, 4000);
  };
  for (const [text, label, hint] of data.buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.title = hint;
    // without a text of its own it is the address, as it is when pressed
    button.onclick = () => copy(text ?? window.location.href);
    row.append(button);
  }
  row.append(said);
}
"""
_STYLE = """
.row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
button {
  font: inherit; font-size: 0.875rem; min-height: 2.5rem; padding: 0 0.75rem; cursor: pointer;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-widget-border-color, var(--st-border-color));
  border-radius: var(--st-button-radius, 0.4rem);
}
button:hover, button:focus-visible {
  color: var(--st-primary-color); border-color: var(--st-primary-color);
}
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
span { font-size: 0.9rem; color: var(--st-primary-color); }
"""


def link() -> Copied:
    """The page's address, which restores exactly this view."""
    return None, _("Copy link"), _("Opens this very view")


def buttons(key: str, *copied: Copied) -> None:
    """A row of buttons, each of which copies its text and says so."""
    component = st.components.v2.component(
        "tela_copying", html='<div class="row"></div>', css=_STYLE, js=_SCRIPT
    )
    component(key=key, data={"copied": _("Copied"), "buttons": [list(one) for one in copied]})
