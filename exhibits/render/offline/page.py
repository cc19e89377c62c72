"""The file as a whole: style, letters, script and policy around the exhibits' articles.

It may run its own script and nothing else, and may fetch nothing: the policy says so by the
script's digest, and there is nothing in it to fetch.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import Template

from exhibits.exhibit import Exhibit
from exhibits.render.offline.article import article, card, markup, told_by
from exhibits.render.offline.drawing import drawings
from exhibits.render.offline.fonts import font_faces
from exhibits.render.offline.inks import Inks
from exhibits.render.offline.outlines import shared
from exhibits.render.offline.table import escaped
from exhibits.render.readme_file import hidden_values, terms
from words import _, date, direction, ngettext, number, speaking

_HERE = Path(__file__).resolve().parent
STYLES = ("page.css", "figure.css", "slides.css")
SCRIPTS = ("page.js", "marks.js", "table.js", "zoom.js", "slides.js")
_NO_SCRIPT_ENDS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def offline_html(title: str, exhibits: Sequence[Exhibit]) -> bytes:
    """A page of UTF-8 with an article an exhibit, in the language in use.

    It opens without any network, as contents and articles or as slides. The same bytes from the
    same exhibits; an empty title is replaced by a general one. Set each exhibit's `link` before,
    so that the file names the view it comes from.
    """
    inks, count = Inks(), len(exhibits)
    drawn = [
        drawings(exhibit, place, inks, told_by(place)) for place, exhibit in enumerate(exhibits, 1)
    ]
    outlines = shared([one.element for looks in drawn for one in looks.values()])
    figures = "".join(
        article(exhibit, place, count, looks)
        for place, (exhibit, looks) in enumerate(zip(exhibits, drawn, strict=True), 1)
    )
    cards = "".join(
        card(exhibit, place, looks)
        for place, (exhibit, looks) in enumerate(zip(exhibits, drawn, strict=True), 1)
    )
    script = _script()
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    made = {
        "language": speaking(),
        "direction": direction(),
        "digest": digest,
        "title": escaped(title) or escaped(_("Figures from Tela")),
        "about": escaped(_about(exhibits)),
        "outlines": markup(outlines),
        "cards": cards,
        "figures": figures or f"<p>{escaped(_('There is no figure in this file.'))}</p>",
        "terms": _listed(_terms(exhibits)),
        "hidden": _listed(hidden_values()),
        "words": json.dumps(_told(), ensure_ascii=False, sort_keys=True).translate(_NO_SCRIPT_ENDS),
        **{key: escaped(text) for key, text in _labels().items()},
    }
    style = "\n".join(map(_file, STYLES))
    fonts = font_faces("".join(made.values()))
    page = Template(_file("page.html")).substitute(
        made, style=f"{fonts}{inks.css()}{style}", script=script
    )
    return page.encode("utf-8")


def _about(exhibits: Sequence[Exhibit]) -> str:
    count = len(exhibits)
    figures = ngettext("{count} figure", "{count} figures", count).format(count=number(count))
    days = sorted({exhibit.as_of for exhibit in exhibits})
    as_of = [_("As of {day}").format(day=date(day)) for day in days[-1:]]
    return " · ".join([figures, *as_of])


def _terms(exhibits: Sequence[Exhibit]) -> list[str]:
    """The terms of all exhibits, each once."""
    return list(dict.fromkeys(term for one in exhibits for term in terms(one, places=False)))


def _listed(texts: Sequence[str]) -> str:
    return "".join(f"<li>{escaped(text)}</li>" for text in texts)


def _labels() -> dict[str, str]:
    """Words that stand in the page from the first."""
    return {
        "skip": _("Skip to the figures"),
        "contents": _("Contents"),
        "figures_label": _("Figures"),
        "tools": _("What to do with this file"),
        "present": _("Present"),
        "shade": _("Light or dark"),
        "print": _("Print"),
        "previous": _("Previous figure"),
        "next": _("Next figure"),
        "leave": _("Leave the presentation"),
        "slides": _("Presentation"),
        "terms_of_use": _("Terms of use"),
        "not_there": _("Values that are not there"),
        "keys": _("Keys"),
        "keys_slides": _(
            "In the presentation: arrow keys, Page Up and Page Down turn to another figure, Home "
            "and End to the first and the last, Escape leaves."
        ),
        "keys_marks": _(
            "On a drawing or a table: arrow keys go from mark to mark and from row to row, Enter "
            "from a mark to its row and back; + and − zoom a map, 0 shows it whole."
        ),
        "made_with": _(
            "Made with Tela. This file holds all it shows: it asks nothing of any network."
        ),
    }


def _told() -> dict[str, str]:
    """Words that the script says."""
    return {
        "position": _("Figure {place} of {count}"),
        "sort": _("Sort by {column}"),
        "rows": _("Rows shown: {shown} of {all}"),
        "copied": _("Copied, rows: {count}"),
        "not_copied": _("Your browser does not let this file copy. Save as CSV instead."),
        "saved": _("Saved, rows: {count}"),
        "zoomed": _("Zoom: {times} ×"),
    }


@cache
def _script() -> str:
    """The whole script, as it is hashed and run."""
    parts = "\n".join(map(_file, SCRIPTS))
    return f"(() => {{\n'use strict';\n{parts}}})();"


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
