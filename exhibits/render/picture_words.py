"""Words inside a picture's file: title, source, terms and citation go wherever it is sent."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.readme_file import SOFTWARE, citation, terms

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = len(_SIGNATURE) + 4 + 4 + 13 + 4
"""Bytes up to the end of a PNG's first chunk, IHDR, after which words may stand."""


def described(picture: bytes, exhibit: Exhibit) -> bytes:
    """The PNG with the exhibit's words under the keywords of its specification.

    ValueError for what is no PNG.
    """
    words = {
        "Title": exhibit.title,
        "Description": exhibit.sentence,
        "Source": exhibit.source,
        "Copyright": " ".join(terms(exhibit, places=False)),
        "Comment": citation(exhibit),
        "Software": SOFTWARE,
    }
    return _with_words(picture, {key: visible(text) for key, text in words.items()})


def _with_words(picture: bytes, words: Mapping[str, str]) -> bytes:
    if not picture.startswith(_SIGNATURE) or picture[12:16] != b"IHDR":
        raise ValueError("no PNG")
    chunks = b"".join(_chunk(key, text) for key, text in words.items())
    return picture[:_HEAD] + chunks + picture[_HEAD:]


def _chunk(key: str, text: str) -> bytes:
    """An iTXt chunk: keyword, not compressed, no language, the text as UTF-8."""
    body = b"iTXt" + key.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8", "replace")
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
