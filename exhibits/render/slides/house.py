"""The house's own template: a master with our colours and fonts as its theme's, two layouts.

Made from python-pptx's plain one, once a process, and kept as a file in memory. Who lays another
theme or another logo over the deck changes it in one place: the master.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Emu

from exhibits.render.slides.drawing import EMU, Box
from exhibits.style import OKABE_ITO, palette

WIDE, TALL = 1280, 720
"""A slide of 16:9 in pixels of 96 an inch."""
MARGIN = 48
TITLE = Box(MARGIN, 40, WIDE - 2 * MARGIN, 76)
FOOT = 704
"""Where the lowest line of a slide ends."""
_NUMBER = Box(WIDE - MARGIN - 40, FOOT - 24, 40, 24)
_LOGO = Box(WIDE - MARGIN - 172, FOOT - 30, 124, 30)
_FONT = "Arial"
"""A font that every room's computer has; ours would be replaced by whatever it likes."""
_ABOUT = ("/thumbnail", "/extended-properties")
_KEPT = {"Title Slide": "Tela cover", "Title Only": "Tela figure"}
_SPACE = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def own() -> Any:
    """Our template, opened."""
    return Presentation(io.BytesIO(_file()))


@lru_cache(maxsize=1)
def _file() -> bytes:
    made = Presentation()
    made.slide_width, made.slide_height = Emu(WIDE * EMU), Emu(TALL * EMU)
    master = made.slide_master
    for layout in list(made.slide_layouts):
        if layout.name in _KEPT:
            layout.name = _KEPT[layout.name]
        else:
            made.slide_layouts.remove(layout)
    cover, figure = made.slide_layouts
    for page in (master, figure, cover):
        _places(page)
    _styles(master._element)
    _mark(figure, "accent", Box(MARGIN, 28, 56, 5), "accent1")
    _logo(master)
    _cover(cover)
    _theme(made)
    without_outline(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def without_outline(made: Any) -> None:
    """Leave out the picture of a file's first slide and the list of its titles: both are stale."""
    about = made.part.package._rels
    for key, rel in list(about.items()):
        if rel.reltype.endswith(_ABOUT):
            about.pop(key)


def _places(page: Any) -> None:
    """Title, body and number where ours stand; no date and no footer, which we write ourselves."""
    for shape in list(page.placeholders):
        kind = shape.placeholder_format.type
        if kind in (15, 16):
            shape._element.getparent().remove(shape._element)
        elif kind == 13:
            _set(shape, _NUMBER)
            shape.text_frame._txBody.bodyPr.set("rIns", "0")
        elif kind == 1:
            _set(shape, TITLE)
            body = shape.text_frame._txBody.bodyPr
            for side in ("lIns", "tIns", "rIns", "bIns"):
                body.set(side, "0")
            body.set("anchor", "t")
        elif kind == 2:
            _set(shape, Box(MARGIN, 150, WIDE - 2 * MARGIN, 480))


def _set(shape: Any, box: Box) -> None:
    shape.left, shape.top = Emu(round(box.x * EMU)), Emu(round(box.y * EMU))
    shape.width, shape.height = Emu(round(box.w * EMU)), Emu(round(box.h * EMU))


def _styles(master: Any) -> None:
    """Titles at the left, bold, of a size that holds a sentence."""
    (first,) = master.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr")
    first.set("algn", "l")
    (run,) = master.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr")
    run.set("sz", "2400")
    run.set("b", "1")
    for run in master.xpath(".//p:sp[.//p:ph[@type='sldNum']]//a:lvl1pPr/a:defRPr"):
        run.set("sz", "1000")


def _mark(page: Any, name: str, box: Box, colour: str) -> None:
    """A block of a theme's colour, behind everything else of the page."""
    tree = page.shapes._spTree
    number = max(int(one.get("id")) for one in tree.iter() if one.tag.endswith("}cNvPr")) + 1
    xml = (
        f'<p:sp {_SPACE}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{box.transform()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )
    tree.insert(2, parse_xml(xml))


def _logo(master: Any) -> None:
    """The place of a logo: our name, until somebody's own is put over it on the master."""
    tree = master.shapes._spTree
    number = max(int(one.get("id")) for one in tree.iter() if one.tag.endswith("}cNvPr")) + 1
    xml = (
        f'<p:sp {_SPACE}><p:nvSpPr><p:cNvPr id="{number}" name="Logo"/><p:cNvSpPr txBox="1"/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_LOGO.transform()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '</p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/>'
        '<a:p><a:pPr algn="r"/><a:r><a:rPr lang="en" sz="1400" b="1"><a:solidFill>'
        '<a:schemeClr val="accent1"/></a:solidFill></a:rPr><a:t>Tela</a:t></a:r></a:p></p:txBody>'
        "</p:sp>"
    )
    tree.append(parse_xml(xml))


def _cover(layout: Any) -> None:
    """A broad band at the left, the title over the middle, what it is about beneath."""
    _mark(layout, "band", Box(0, 0, 28, TALL), "accent1")
    for shape in layout.placeholders:
        kind, body = shape.placeholder_format.type, shape.text_frame._txBody.bodyPr
        if kind not in (3, 4):
            continue
        _set(shape, Box(96, 170, 1060, 190) if kind == 3 else Box(96, 384, 1060, 200))
        body.set("anchor", "b" if kind == 3 else "t")
        for side in ("lIns", "rIns"):
            body.set(side, "0")
        _inked(shape, 4000 if kind == 3 else 2000, "tx1" if kind == 3 else "tx2")


def _inked(shape: Any, size: int, colour: str) -> None:
    """The size and colour of a placeholder's own first level, in place of what it had."""
    style = shape._element.xpath(".//a:lstStyle")[0]
    for level in list(style):
        style.remove(level)
    style.append(
        parse_xml(
            f'<a:lvl1pPr {_SPACE} marL="0" indent="0" algn="l"><a:buNone/>'
            f'<a:defRPr sz="{size}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
            "</a:defRPr></a:lvl1pPr>"
        )
    )


def _theme(made: Any) -> None:
    colours = palette(dark=False)
    part = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode("utf-8")
    accents = [colours.accent, *OKABE_ITO[:5]]
    named = {
        "dk1": colours.ink, "lt1": colours.paper, "dk2": colours.muted, "lt2": colours.land,
        **{f"accent{place}": shade for place, shade in enumerate(accents, start=1)},
        "hlink": colours.accent, "folHlink": colours.muted,
    }  # fmt: skip
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{shade.lstrip("#").upper()}"/></a:{name}>'
        for name, shade in named.items()
    )
    text = re.sub(
        r"<a:clrScheme .*?</a:clrScheme>",
        f'<a:clrScheme name="Tela">{scheme}</a:clrScheme>',
        text,
        flags=re.DOTALL,
    )
    text = re.sub(r'<a:fontScheme name="[^"]*"', '<a:fontScheme name="Tela"', text)
    text = re.sub(r'(<a:theme [^>]*name=")[^"]*', r"\g<1>Tela", text)
    text = re.sub(
        r'(<a:m(?:aj|in)orFont>\s*<a:latin typeface=")[^"]*'
        r'("[^>]*>\s*<a:ea [^>]*>\s*<a:cs typeface=")[^"]*',
        rf"\g<1>{_FONT}\g<2>{_FONT}",
        text,
    )
    part._blob = text.encode("utf-8")
