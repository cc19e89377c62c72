"""A user's own template: whether it can serve, and what is taken from it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from pptx import Presentation

from exhibits.render.slides.drawing import EMU
from exhibits.render.slides.house import without_outline
from exhibits.render.slides.refused import UnusableTemplate

LARGEST = 50_000_000
"""Bytes of a template that is taken."""
UNPACKED, TEXTS, PARTS = 200_000_000, 40_000_000, 5000
"""Bytes of all its parts, of those that are text (ten times that once read), and how many parts."""
LEAST = (600, 370)
"""Pixels across and down that a slide needs: 16 cm by 10 cm, a little less forgiven."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
_KINDS = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.presentationml\.(?:template|slideshow)"
    rb"|ms-powerpoint\.(?:presentation|template|slideshow)\.macroEnabled)\.main\+xml"
)
_PLAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_TYPES = "[Content_Types].xml"
_MACROS = ("/vbaProject", "/vbaProjectSignature", "/wordVbaData", "/commentAuthors", "/authors")
"""Relationships left out: macros, and the names of those who commented on the slides left out."""
_OF_SLIDES = "./p:custShowLst | ./p:extLst"
"""What tells of slides that are gone: PowerPoint would have to repair the file."""


def opened(content: bytes | Path) -> Any:
    """A user's presentation or template without its slides. Raises `UnusableTemplate`.

    Taken are .pptx, .potx, .ppsx and their siblings with macros, whose macros are left out.
    """
    if isinstance(content, Path) and content.stat().st_size > LARGEST:
        raise UnusableTemplate("too large")
    raw = content if isinstance(content, bytes) else content.read_bytes()
    if len(raw) > LARGEST:
        raise UnusableTemplate("too large")
    if raw.startswith(_OLE):
        raise UnusableTemplate("password" if _LOCKED in raw else "old or other")
    try:
        made: Any = Presentation(io.BytesIO(_plain(raw)))
        layouts = len(made.slide_layouts)
        wide, tall = made.slide_width / EMU, made.slide_height / EMU
    except UnusableTemplate:
        raise
    except Exception as error:  # python-pptx meets broken parts with whatever lxml or zlib raises
        raise UnusableTemplate("no presentation") from error
    if not layouts:
        raise UnusableTemplate("no layouts")
    if wide < LEAST[0] or tall < LEAST[1]:
        raise UnusableTemplate("no room")
    _emptied(made)
    return made


def _plain(raw: bytes) -> bytes:
    """The file as a presentation, whichever of its kinds it is. Raises `UnusableTemplate`."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
        texts = sum(one.file_size for one in parts if one.filename.endswith((".xml", ".rels")))
        whole = sum(one.file_size for one in parts)
        if whole > UNPACKED or texts > TEXTS or len(parts) > PARTS:
            raise UnusableTemplate("too much inside")
        names = {one.filename for one in parts}
        if "mimetype" in names and _TYPES not in names:
            raise UnusableTemplate("old or other")
        types = archive.read(_TYPES)
        if "ppt/presentation.xml" in names and _STRICT in archive.read("ppt/presentation.xml"):
            raise UnusableTemplate("strict")
        found = _KINDS.search(types)
        if not found:
            return raw
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
            for part in parts:
                same = archive.read(part)
                made.writestr(
                    part.filename, _KINDS.sub(_PLAIN, types) if part.filename == _TYPES else same
                )
    return out.getvalue()


def _emptied(made: Any) -> None:
    """Its slides, and all that tells of them, left out."""
    root = made.part._element
    for told in root.xpath(_OF_SLIDES):
        root.remove(told)
    ids = made.slides._sldIdLst
    for one in list(ids):
        made.part.drop_rel(one.rId)
        ids.remove(one)
    for key, rel in list(made.part.rels.items()):
        if rel.reltype.endswith(_MACROS):
            made.part.rels.pop(key)
    without_outline(made)
    said = made.core_properties
    for name in ("subject", "keywords", "comments", "category", "last_modified_by"):
        setattr(said, name, "")


def layout_of(presentation: Any) -> Any:
    """The layout with a title and the fewest other places to fill."""
    titled = [layout for layout in presentation.slide_layouts if _has(layout, 1)] or [
        layout for layout in presentation.slide_layouts if _has(layout, 3)
    ]
    return min(titled or list(presentation.slide_layouts), key=_others)


def cover_of(presentation: Any) -> Any:
    """The layout of a cover: the one with a centred title and a subtitle, else as for figures."""
    for layout in presentation.slide_layouts:
        if _has(layout, 3) and _has(layout, 4):
            return layout
    return layout_of(presentation)


def _has(layout: Any, kind: int) -> bool:
    return any(shape.placeholder_format.type == kind for shape in layout.placeholders)


def _others(layout: Any) -> int:
    small = (13, 15, 16)  # slide number, footer, date
    return sum(shape.placeholder_format.type not in (1, 3, *small) for shape in layout.placeholders)
