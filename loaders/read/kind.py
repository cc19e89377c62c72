"""Kinds of file, told by content; the extension decides nothing but the words of a problem."""

from __future__ import annotations

import re

from loaders.read.unicode_forms import unicode_form
from words import N_

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
CFB_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAGIC = (
    (b"%PDF", N_("a PDF document")),
    (b"MZ", N_("a program")),
    (b"\x7fELF", N_("a program")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"{\\rtf", N_("a text document (RTF)")),
    (b"Rar!", N_("a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", N_("a 7-Zip archive")),
    (b"\x1f\x8b", N_("a gzip archive")),
    (b"BZh", N_("a bzip2 archive")),
    (b"SQLite format 3", N_("a database")),
    (b"PAR1", N_("a Parquet file")),
)
_HTML = re.compile(
    rb"\s*(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body|table|meta)\b", re.I | re.S
)
_XML = re.compile(rb"\s*<\?xml\b", re.I)
_STRANGE = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b\x00"))
_HEAD = 1 << 16


def kind_of(data: bytes) -> tuple[str, str]:
    """("zip" | "cfb" | "text" | "html" | "other", what it looks like in words if "other")."""
    if data.startswith(ZIP_MAGIC):
        return "zip", ""
    if data.startswith(CFB_MAGIC):
        return "cfb", ""
    for magic, name in MAGIC:
        if data.startswith(magic) and not (magic == b"MZ" and not _binary(data[:_HEAD])):
            return "other", name
    return _text_kind(data[:_HEAD])


def _text_kind(head: bytes) -> tuple[str, str]:
    form = unicode_form(head)
    start = head
    if form and form != "utf-8-sig":
        start = head.decode(form, "replace").encode("utf-8", "replace")
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\x00")
    if _HTML.match(start) or (_XML.match(start) and b"<html" in start[:2000].lower()):
        return "html", ""
    if _XML.match(start):
        return "other", N_("an XML document")
    if not form and _binary(head):
        return "other", N_("binary data")
    return "text", ""


def _binary(head: bytes) -> bool:
    """Whether too many bytes are control characters, which no text has."""
    strange = len(head) - len(head.translate(None, _STRANGE))
    return strange > 0.03 * len(head) or head.count(0) > 0.3 * len(head)
