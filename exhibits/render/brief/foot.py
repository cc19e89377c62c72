"""The foot of the page: notes, source, terms, citation, the way back, and what had no room."""

from __future__ import annotations

from exhibits.exhibit import Exhibit
from exhibits.render.brief.cells import closed
from exhibits.render.brief.description import Brief
from exhibits.render.brief.page import (
    ACROSS,
    BOTTOM,
    GUTTER,
    SIDE,
    TALL,
    Page,
    broken,
    depth,
    one_line,
)
from exhibits.render.frame import disclaimer
from exhibits.render.geojson_file import has_places
from exhibits.render.readme_file import SOFTWARE, terms
from exhibits.render.svg.letters import drawable
from exhibits.style import LIGHT
from words import _, date, ngettext, number

_FOOT = 6.4


class Foot:
    """Notes, source, terms, citation and the way back, set upward from the sheet's lower edge."""

    def __init__(self, brief: Brief, exhibits: tuple[Exhibit, ...]) -> None:
        self._link = brief.link if brief.link.startswith(("https://", "http://")) else ""
        # the third of three columns, as for facts and small figures above
        self._narrow = (ACROSS - GUTTER * 2) / 3
        self._wide = ACROSS - GUTTER - self._narrow
        self.missing = 0
        self._left = self._texts(brief, exhibits)
        address = drawable(self._link)
        shown = broken(address, self._narrow, _FOOT)
        self._right: list[tuple[tuple[str, ...], bool, str]] = [
            ((_("Open this view"),) if self._link else (), True, self._link),
            # an address cut short leads nowhere on paper
            (shown if len(shown) <= 3 else (), False, self._link),
            (broken(_cited(brief), self._narrow, _FOOT, most=3), False, ""),
        ]

    @property
    def top(self) -> float:
        """The upper edge of the rule above it; the last line is kept for what had no room."""
        lines = max(len(self._left), sum(len(part[0]) for part in self._right))
        return TALL - BOTTOM - depth(lines + 1, _FOOT) - 8

    def _texts(self, brief: Brief, exhibits: tuple[Exhibit, ...]) -> list[tuple[str, bool]]:
        """Lines at the left with whether they are bold."""
        found = []
        if brief.fictive:
            said = f"{_('Fictive sample.')} {_('No firm, figure or certificate here is real.')}"
            found += [(line, True) for line in broken(said, self._wide, _FOOT, bold=True, most=2)]
        notes = [note for note in brief.notes if note.strip()]
        for kept in range(len(notes), -1, -1):
            lines = broken(" ".join(map(closed, notes[:kept])), self._wide, _FOOT, most=5)
            if len(lines) <= 4:
                self.missing = len(notes) - kept
                break
        source = _("Source: {source}.").format(source=brief.source.rstrip("."))
        said = " ".join(_terms(exhibits))
        texts = (*lines, *broken(source, self._wide, _FOOT, most=2),
                 *broken(said, self._wide, _FOOT, most=6))  # fmt: skip
        return [*found, *((line, False) for line in texts)]

    def put(self, page: Page) -> None:
        """Set it, with a line that counts what had no room on the page."""
        page.left_out["notes"] += self.missing
        y = self.top
        page.rule(SIDE, y, ACROSS, LIGHT.country_line)
        y += 6
        for line, bold in self._left:
            y = page.words(SIDE, y, self._wide, (line,), _FOOT, bold=bold, colour=LIGHT.muted)
        missing = one_line(_missing(page), ACROSS, _FOOT, bold=True)
        x, y = SIDE + self._wide + GUTTER, self.top + 6
        for lines, bold, link in self._right:
            colour = LIGHT.accent if link else LIGHT.muted
            y = page.words(x, y, self._narrow, lines, _FOOT, bold=bold, colour=colour, link=link)
        y = TALL - BOTTOM - depth(1, _FOOT)
        page.words(SIDE, y, ACROSS, (missing,) if missing else (), _FOOT, bold=True)


def _terms(exhibits: tuple[Exhibit, ...]) -> list[str]:
    """On what terms the page may be used; the strictest of its figures stands for all."""
    kept: list[str] = []
    for exhibit in exhibits:
        kept += [text for text in terms(exhibit, has_places(exhibit)) if text not in kept]
    if len(kept) > 1 and not any(disclaimer() in text for text in kept):
        kept.append(disclaimer())
    return kept


def _cited(brief: Brief) -> str:
    return _("Cite as: {title}. {software}, as of {date}.").format(
        title=drawable(brief.title).rstrip("."), software=SOFTWARE, date=date(brief.as_of)
    )


def _missing(page: Page) -> str:
    """What the page had no room for, counted."""
    count = page.left_out
    said = []
    for key, text in (
        ("figures", ngettext("{count} figure", "{count} figures", count["figures"])),
        ("key figures",
         ngettext("{count} key figure", "{count} key figures", count["key figures"])),
        ("rows", ngettext("{count} row of lists", "{count} rows of lists", count["rows"])),
        ("notes", ngettext("{count} note", "{count} notes", count["notes"])),
    ):  # fmt: skip
        if count[key]:
            said.append(text.format(count=number(count[key])))
    if not said:
        return ""
    return _("Without room on this page: {what}. The live view has them.").format(
        what=", ".join(said)
    )
