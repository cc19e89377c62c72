"""A preset on one page: its figures, and the few numbers that are read first."""

from __future__ import annotations

from collections.abc import Sequence

from cluster_data import reference, store
from cluster_data.viewer import Viewer
from exhibits.exhibit import Exhibit
from exhibits.render.brief import Brief, brief_pdf
from pages.deck import key_figures
from shell import presets, wording
from words import _

MOST = 4
"""Figures that a page has room for."""


def pdf(
    kind: str, code: str, viewer: Viewer, shown: Sequence[Exhibit], title: str, link: str
) -> bytes:
    """The brief of a preset as PDF, in the language in use; `title` where the reader gave one."""
    return brief_pdf(brief(kind, code, viewer, shown, title, link))


def brief(
    kind: str, code: str, viewer: Viewer, shown: Sequence[Exhibit], title: str, link: str
) -> Brief:
    """What the brief says."""
    exhibits = tuple(shown[:MOST])
    left = len(shown) - len(exhibits)
    notes = (_("The deck holds {n} more figures.").format(n=left),) if left else ()
    selection = presets.selection(kind, code)
    about = presets.subject(kind, code)
    # a region's map is of its country: the finding is the first about the region itself
    found = next((one.title for one in exhibits if one.title.startswith(about)), exhibits[0].title)
    return Brief(
        title=title or found,
        subtitle=about if kind != "product" else _full_name(code),
        kicker=_(presets.KINDS[kind]),
        figures=key_figures.key_figures(kind, code, viewer),
        exhibits=exhibits,
        lists=key_figures.lists(kind, code, viewer),
        notes=notes,
        as_of=max(exhibit.as_of for exhibit in exhibits),
        n=key_figures.answered(selection, viewer).text,
        source=wording.source(),
        link=link,
        fictive=store.has_sample(),
    )


def _full_name(code: str) -> str:
    return reference.products()[code].label
