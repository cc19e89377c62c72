"""One exhibit as an article of the page: its finding, drawing, table, and what stands behind it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from exhibits.exhibit import MAPS, Exhibit
from exhibits.render.frame import disclaimer, foot_texts
from exhibits.render.offline.drawing import ZOOMED, Drawing, Look
from exhibits.render.offline.table import escaped, table_part
from exhibits.render.readme_file import SOFTWARE
from words import _, date, number


def told_by(place: int) -> str:
    """The id of the words that say what the drawing of a figure shows."""
    return f"figure-{place}-says"


def article(exhibit: Exhibit, place: int, count: int, drawings: Mapping[Look, Drawing]) -> str:
    """The article of the exhibit at `place`, from 1, of `count`."""
    titled, kind = f"figure-{place}-title", exhibit.encoding.kind
    pictures = "".join(markup(one.element) for one in drawings.values())
    large = " large" if "slide" in drawings else ""
    position = _("Figure {place} of {count}").format(place=number(place), count=number(count))
    return (
        f'<article class="figure {kind}{large}" id="figure-{place}" aria-labelledby="{titled}">'
        f'<div class="head"><p class="place">{escaped(position)}</p>'
        f'<h2 id="{titled}" tabindex="-1">{escaped(exhibit.title)}</h2>'
        f'<p class="under">{escaped(exhibit.subtitle)}</p></div>'
        f'<div class="body"><figure><div class="canvas">{pictures}'
        f"{_zoom() if kind in ZOOMED else ''}</div></figure>"
        f"{table_part(exhibit, place)}{_foot(exhibit, place)}</div></article>\n"
    )


def card(exhibit: Exhibit, place: int, drawings: Mapping[Look, Drawing]) -> str:
    """The exhibit in the contents: a small picture of its own drawing, its number and finding."""
    # small, a chart says more by a few large bars
    drawing = drawings["wide" if exhibit.encoding.kind in MAPS else "narrow"]
    picture = ET.Element(
        "svg",
        {
            "viewBox": f"0 0 {drawing.width:g} {drawing.height:g}",
            "preserveAspectRatio": "xMidYMid meet",
            "aria-hidden": "true",
        },
    )
    ET.SubElement(picture, "use", {"href": f"#{drawing.key}"})
    return (
        f'<li><a href="#figure-{place}"><span class="thumb">{markup(picture)}</span>'
        f'<span class="number" aria-hidden="true">{escaped(number(place))}</span>'
        f'<span class="finding">{escaped(exhibit.title)}</span></a></li>'
    )


def markup(element: ET.Element) -> str:
    """Elements as text of the page."""
    return ET.tostring(element, encoding="unicode")


def _zoom() -> str:
    buttons = "".join(
        f'<button type="button" data-zoom="{step}" aria-label="{escaped(name)}" '
        f'title="{escaped(name)}"><span aria-hidden="true">{sign}</span></button>'
        for step, sign, name in (
            ("in", "+", _("Zoom in")),
            ("out", "−", _("Zoom out")),
            ("whole", "⤢", _("Whole map")),
        )
    )
    label = escaped(_("Zoom"))
    return f'<div class="zoom needs-script" role="group" aria-label="{label}">{buttons}</div>'


def _foot(exhibit: Exhibit, place: int) -> str:
    last = disclaimer() if exhibit.encoding.kind in MAPS else ""
    texts = "".join(f"<p>{escaped(text)}</p>" for text in foot_texts(exhibit, last))
    link = ""
    if exhibit.link.startswith(("https://", "http://")):
        link = (
            f' <a href="{escaped(exhibit.link)}" rel="noopener noreferrer">'
            f"{escaped(_('Open this view'))}</a>"
        )
    facts = "".join(
        f"<div><dt>{escaped(name)}</dt><dd{own}>{escaped(text)}</dd></div>"
        for name, text, own in (
            (_("Firms behind the figure"), exhibit.n.text, ""),
            (_("As of"), date(exhibit.as_of), ""),
            (_("In a sentence"), exhibit.sentence, f' id="{told_by(place)}"'),
            (_("How to cite"), citation(exhibit), ""),
        )
    )
    return f'<div class="foot">{texts}<dl>{facts}</dl>{link}</div>'


def citation(exhibit: Exhibit) -> str:
    """How to name the figure elsewhere."""
    return _("{title}. Source: {source}, {day}. Made with {software}.").format(
        title=exhibit.title.rstrip(". "),
        source=exhibit.source.rstrip(". "),
        day=date(exhibit.as_of),
        software=SOFTWARE,
    )
