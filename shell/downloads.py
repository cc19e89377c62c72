"""Taking an exhibit away: its picture, its table, its sentence, its link."""

from __future__ import annotations

from typing import Any

import streamlit as st

from exhibits.exhibit import Exhibit
from exhibits.plain import plain
from exhibits.render.csv_file import csv_bytes, file_name
from words import _, speaking, speaking_in

PNG_SCALE = 3
"""Pixels of the picture per pixel on the screen; its extent is the screen's."""

_SCRIPT = """
export default function ({ data, parentElement }) {
  const row = parentElement.querySelector(".row");
  row.replaceChildren();
  const said = document.createElement("span");
  said.setAttribute("role", "status");

  const say = (text) => {
    said.textContent = text;
    clearTimeout(row.timer);
    row.timer = setTimeout(() => { said.textContent = ""; }, 4000);
  };
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
    say(data.copied);
  };
  const picture = () => {
    const charts = document.querySelectorAll(`.st-key-${data.chart} .js-plotly-plot`);
    const camera = charts[0]?.querySelector(".modebar-btn[data-title*='PNG' i], .modebar-btn");
    if (!camera) { say(data.notReady); return; }
    const take = () => camera.click();
    if (charts[0].telaPicture) charts[0].telaPicture(take); else take();
    say(data.saving);
  };
  const actions = {
    png: picture,
    link: () => copy(window.location.href),
    sentence: () => copy(data.sentence),
  };
  for (const [name, label, hint] of data.buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.title = hint;
    button.onclick = actions[name];
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


def chart_key(exhibit: Exhibit) -> str:
    """The key of the container that holds the exhibit's chart, by which PNG finds it."""
    return f"tela_exhibit_{exhibit.id}".replace(".", "_")


def plotly_config(exhibit: Exhibit) -> dict[str, Any]:
    """Plotly's settings for an exhibit: one camera, the screen's extent, nothing from outside."""
    return {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        # width and height stay unset: setting them would change the map's extent
        "toImageButtonOptions": {
            "format": "png",
            "scale": PNG_SCALE,
            "filename": file_name(exhibit, "png").removesuffix(".png"),
        },
        "responsive": True,
        "scrollZoom": True,
    }


def take_away(exhibit: Exhibit) -> None:
    """The row under an exhibit: PNG, CSV, copy its sentence, copy the link; then the sentence.

    The chart has to be drawn inside `st.container(key=chart_key(exhibit))`.
    """
    language = speaking()

    def table() -> bytes:
        # made when asked for, which is after the run, when no language is spoken
        with speaking_in(language):
            return csv_bytes(exhibit)

    with st.container(
        key=f"tela_take_{chart_key(exhibit)}", horizontal=True, gap="small", wrap=True
    ):
        st.download_button(
            _("CSV"),
            data=table,
            file_name=file_name(exhibit, "csv"),
            mime="text/csv",
            key=f"tela_csv_{exhibit.id}",
            on_click="ignore",
            help=_("The table, exactly as shown"),
        )
        component = st.components.v2.component(
            "tela_take_away", html='<div class="row"></div>', css=_STYLE, js=_SCRIPT
        )
        component(
            key=f"tela_take_away_{exhibit.id}",
            data={
                "chart": chart_key(exhibit),
                "sentence": exhibit.sentence,
                "copied": _("Copied"),
                "saving": _("The picture is being saved"),
                "notReady": _("The picture is not drawn yet"),
                "buttons": [
                    ["png", _("PNG"), _("The picture, three times as fine as the screen")],
                    ["sentence", _("Copy sentence"), _("What the figure says, in words")],
                    ["link", _("Copy link"), _("Opens this very view")],
                ],
            },
        )
    st.caption(plain(exhibit.sentence))
