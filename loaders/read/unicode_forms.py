"""Unicode forms: which of the UTF encodings a text is in, from its mark or its NUL bytes."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 1 << 16


def unicode_form(data: bytes) -> str | None:
    """The codec by byte order mark, or UTF-16 by the NUL bytes on one side of each pair."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    head = data[: _HEAD & ~1]
    pairs = len(head) // 2
    first, second = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    for zeros, others, codec in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        # Arabic or Greek in UTF-16 has NULs only in its spaces, digits and delimiters.
        if pairs and zeros >= max(2, 0.04 * pairs) and others <= 0.02 * zeros:
            return codec if _plausible(head[: 2 * pairs], codec) else None
    return None


def _plausible(head: bytes, codec: str) -> bool:
    text = head.decode(codec, "replace")
    strange = sum(
        c == "\ufffd" or (c < " " and c not in "\t\r\n") or "\u3100" <= c <= "\uabff" for c in text
    )
    return strange <= 0.02 * len(text)
