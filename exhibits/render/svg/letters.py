"""How wide words are in the house's letters, and where their lines break."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

from exhibits.plain import visible

FONTS = Path(__file__).resolve().parents[1] / "fonts"
"""TrueType files that pictures are drawn with, made by `scripts/build_fonts.py`."""
_FILES = {
    (False, False): "ibm-plex-sans-regular.ttf",
    (False, True): "ibm-plex-sans-semibold.ttf",
    (True, False): "ibm-plex-sans-arabic-regular.ttf",
    (True, True): "ibm-plex-sans-arabic-semibold.ttf",
}
_ARABIC = re.compile("([\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+)")
_FINE = 100
_MISSING = "\U0010ffff"
_UNSEEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


def drawable(text: str) -> str:
    """The text on one line with nothing that XML forbids or that hides or reorders letters."""
    return _UNSEEN.sub("", visible(text))


def has_arabic(text: str) -> bool:
    """Whether there are Arabic letters in a text."""
    return bool(_ARABIC.search(text))


@cache
def _font(arabic: bool, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / _FILES[arabic, bold], _FINE)


@lru_cache(maxsize=4096)
def drawn_by_us(letter: str) -> bool:
    """Whether one of the committed fonts has a letter, and not its box for missing ones."""
    if letter.isspace():
        return True
    fonts = (_font(arabic, False) for arabic in (False, True))
    return any(_mask(font, letter) != _mask(font, _MISSING) for font in fonts)


def _mask(font: ImageFont.FreeTypeFont, letter: str) -> tuple[tuple[int, int], bytes]:
    drawn = font.getmask(letter)
    return drawn.size, bytes(drawn)


@lru_cache(maxsize=4096)
def _fine_width(text: str, bold: bool) -> float:
    return sum(
        _font(bool(_ARABIC.match(run)), bold).getlength(run) for run in _ARABIC.split(text) if run
    )


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Pixels that a text takes on one line."""
    return _fine_width(drawable(text), bold) * size / _FINE


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Lines no wider than `width` pixels; a longer word is broken. At least one line."""
    lines: list[str] = []
    line = ""
    for word in drawable(text).split(" "):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, width, size, bold)
        lines += whole
    return [*lines, line]


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """A word in parts that fit, each of one letter at least."""
    parts = [""]
    for letter in word:
        if parts[-1] and text_width(parts[-1] + letter, size, bold) > width:
            parts.append("")
        parts[-1] += letter
    return parts


def balanced(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Wrapped lines of about the same width, so that no single word is left on the last."""
    lines = wrap(text, width, size, bold)
    low, high = width / 2, width
    while len(lines) > 1 and high - low > 4:
        middle = (low + high) / 2
        narrower = wrap(text, middle, size, bold)
        if len(narrower) == len(lines):
            lines, high = narrower, middle
        else:
            low = middle
    return lines


def shorten(text: str, width: float, size: float, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    shown = drawable(text)
    if text_width(shown, size, bold) <= width:
        return shown
    kept = len(shown)
    while kept > 1 and text_width(f"{shown[:kept].rstrip()}…", size, bold) > width:
        kept -= 1
    return f"{shown[:kept].rstrip()}…"
