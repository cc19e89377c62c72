"""Data made harmless for the medium it is shown in."""

from __future__ import annotations

import html
import re

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=])")


def visible(text: str) -> str:
    """The text on one line, without control and direction marks that could hide or reorder it."""
    # a space that may not break is kept: French sets one before its colon and semicolon
    return _SPACES.sub(" ", _INVISIBLE.sub("", str(text))).strip()


def plain(text: str) -> str:
    """Data as literal text in Streamlit's markdown: no links, images, HTML, LaTeX or directives."""
    shown = _MARKDOWN.sub(r"\\\1", visible(text))
    # a bare address is linked by the renderer even when its marks are escaped
    return re.sub(r"(?i)(https?|www|ftp|mailto)(?=\\)", "\\1\u2060", shown)


def plotly_text(text: str) -> str:
    """Data as literal text in a Plotly figure, which reads a little HTML and %{…} templates."""
    escaped = html.escape(visible(text), quote=True)
    return escaped.replace("%{", "%&#123;").replace("$", "&#36;")


def unmarked(text: str) -> str:
    """What `plotly_text` made, with our own breaks and emphasis around it, as words again."""
    return html.unescape(re.sub(r"</?[bi]>", "", text.replace("<br>", "\n")))
