"""Make the map's letters: signed-distance glyphs from the font files.

MapLibre draws text only from glyph files of this format, and no package ships them for this font.
Run: `python scripts/build_glyphs.py FONT.woff FONT_EXT.woff` with the Latin and Latin-extended
files of npm `@fontsource/ibm-plex-sans`; writes `static/fonts/`. Needs Pillow and NumPy.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

OUT = Path(__file__).resolve().parents[1] / "static" / "fonts"
FONT_NAME = "plex"
RANGES = (0, 256, 8192)
SIZE, BUFFER, RADIUS, CUTOFF, FINE = 24, 3, 8, 0.25, 8
ASCENT = 26


def varint(value: int) -> bytes:
    """An unsigned protobuf integer."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def whole(field: int, value: int) -> bytes:
    """A protobuf field holding an unsigned integer."""
    return varint(field << 3) + varint(value)


def signed(field: int, value: int) -> bytes:
    """A protobuf field holding a zigzag integer."""
    return whole(field, value * 2 if value >= 0 else -value * 2 - 1)


def block(field: int, content: bytes) -> bytes:
    """A protobuf field holding bytes."""
    return varint(field << 3 | 2) + varint(len(content)) + content


def distance_field(ink: np.ndarray, width: int, height: int) -> bytes:
    """Signed distances of a `FINE`-times drawing, one byte a pixel, with the format's border."""
    padded = np.pad(ink, 1)
    inside = padded[1:-1, 1:-1]
    edge = inside & ~(padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:])
    ys, xs = np.nonzero(edge)
    gy, gx = np.mgrid[-BUFFER : height + BUFFER, -BUFFER : width + BUFFER]
    cy, cx = (gy.ravel() + 0.5) * FINE, (gx.ravel() + 0.5) * FINE
    away = (
        np.sqrt(((cy[:, None] - ys - 0.5) ** 2 + (cx[:, None] - xs - 0.5) ** 2).min(axis=1)) / FINE
    )
    iy, ix = cy.astype(int), cx.astype(int)
    within = (cy > 0) & (cx > 0) & (iy < ink.shape[0]) & (ix < ink.shape[1])
    filled = np.zeros(len(cy), dtype=bool)
    filled[within] = ink[iy[within], ix[within]]
    level = 255 - 255 * (np.where(filled, -away, away) / RADIUS + CUTOFF)
    return bytes(np.clip(np.round(level), 0, 255).astype(np.uint8))


def glyph(font: ImageFont.FreeTypeFont, code: int) -> bytes:
    """One letter as a protobuf message, its bitmap left out when it has no ink."""
    letter = chr(code)
    left, top, right, bottom = font.getbbox(letter, anchor="ls")
    x0, y0 = int(np.floor(left / FINE)), int(np.floor(top / FINE))
    width = int(np.ceil(right / FINE)) - x0
    height = int(np.ceil(bottom / FINE)) - y0
    advance = round(font.getlength(letter) / FINE)
    if width <= 0 or height <= 0:
        return (
            whole(1, code)
            + whole(3, 0)
            + whole(4, 0)
            + signed(5, 0)
            + signed(6, 0)
            + whole(7, advance)
        )
    canvas = Image.new("L", (width * FINE, height * FINE), 0)
    ImageDraw.Draw(canvas).text((-x0 * FINE, -y0 * FINE), letter, 255, font=font, anchor="ls")
    bitmap = distance_field(np.asarray(canvas) > 127, width, height)
    return (
        whole(1, code)
        + block(2, bitmap)
        + whole(3, width)
        + whole(4, height)
        + signed(5, x0)
        + signed(6, -y0 - ASCENT)
        + whole(7, advance)
    )


def has(font: ImageFont.FreeTypeFont, code: int) -> bool:
    """Whether the font draws the letter itself instead of its missing-letter box."""
    if chr(code).isspace():
        return True
    blank = font.getmask("\U0010ffff")
    drawn = font.getmask(chr(code))
    return drawn.size != blank.size or bytes(drawn) != bytes(blank)


def write_glyphs(fonts: Sequence[ImageFont.FreeTypeFont]) -> None:
    """One file for each range of 256 letters, each letter from the first font that has it."""
    folder = OUT / FONT_NAME
    folder.mkdir(parents=True, exist_ok=True)
    for start in RANGES:
        messages = b""
        for code in range(max(start, 32), start + 256):
            owner = next((font for font in fonts if has(font, code)), None)
            if owner is not None and chr(code).isprintable():
                messages += block(3, glyph(owner, code))
        span = f"{start}-{start + 255}"
        stack = block(1, FONT_NAME.encode()) + block(2, span.encode()) + messages
        (folder / f"{span}.pbf").write_bytes(block(1, stack))


def main() -> None:
    """Write glyphs from the font files named on the command line."""
    OUT.mkdir(parents=True, exist_ok=True)
    write_glyphs([ImageFont.truetype(path, SIZE * FINE) for path in sys.argv[1:]])


if __name__ == "__main__":
    main()
