"""The house's letters inside the file: those its words need, and no more."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "static" / "fonts"
_LATIN = (
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, "
    "U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD"
)
_MORE = "U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB"
_ARABIC = "U+0600-06FF, U+0750-077F, U+200C-200F, U+FB50-FDFF, U+FE70-FEFC"
FACES = (
    ("IBM Plex Sans", "ibm-plex-sans-latin", _LATIN),
    ("IBM Plex Sans", "ibm-plex-sans-latin-ext", _MORE),
    ("IBM Plex Sans Arabic", "ibm-plex-sans-arabic-arabic", _ARABIC),
)
"""Family, stem of the file, and the letters in it, as in Streamlit's configuration."""
_SPAN = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


def font_faces(text: str) -> str:
    """Rules with the fonts as data, in two weights, for the letters that occur in `text`."""
    letters = {ord(letter) for letter in set(text)}
    return "".join(
        _face(family, f"{stem}-{weight}-normal.woff2", weight, span)
        for family, stem, span in FACES
        if any(low <= letter <= high for low, high in _spans(span) for letter in letters)
        for weight in (400, 600)
    )


def _spans(span: str) -> list[tuple[int, int]]:
    return [(int(low, 16), int(high or low, 16)) for low, high in _SPAN.findall(span)]


@cache
def _face(family: str, name: str, weight: int, span: str) -> str:
    data = base64.b64encode((FOLDER / name).read_bytes()).decode("ascii")
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;"
        f"unicode-range:{span};src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
    )
