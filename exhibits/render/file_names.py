"""What files are called: by what they hold, their round or day, and their language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from exhibits.exhibit import Exhibit
from words import speaking

MOST = 120
"""Letters of the longest name: with a folder before it, Windows takes 260."""
_WHEN, _ENDING = 24, 8
_STEM = MOST - len("tela___.") - _WHEN - 2 * _ENDING
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def file_name(exhibit: Exhibit, extension: str) -> str:
    """Such as `tela_resp-ffp2-map-per-100k-certified_2026-R2_fr.csv`.

    What the figure is of, its round (its day where none was chosen) and the language; letters of
    ASCII, digits and hyphens only, at most `MOST`.
    """
    return _named(_slug(exhibit.id) or "figure", _when(exhibit), extension)


def deck_name(title: str, exhibits: Sequence[Exhibit], extension: str) -> str:
    """The name of a file of many figures: its title, else what they are of.

    Such as `tela_masks-in-tunisia_2026-R2_fr.pptx`; with neither title nor figures,
    `tela_figures_en.pptx`. Figures of more than one round are named by the latest day.
    """
    stem = _slug(title)
    if not stem and exhibits:
        first = _slug(exhibits[0].id) or "figure"
        more = len(exhibits) - 1
        stem = f"{first[: _STEM - 12].rstrip('-')}-and-{more}-more" if more else first
    rounds = {_when(exhibit) for exhibit in exhibits}
    latest = max((exhibit.as_of for exhibit in exhibits), default=None)
    when = rounds.pop() if len(rounds) == 1 else latest.isoformat() if latest else ""
    return _named(stem or "figures", when, extension)


def _named(stem: str, when: str, extension: str) -> str:
    language = _plain(speaking())[:_ENDING].lower() or "en"
    ending = _plain(extension).replace("-", "")[:_ENDING].lower() or "bin"
    parts = ("tela", _cut(stem), when, language)
    return f"{'_'.join(part for part in parts if part)}.{ending}"


def _when(exhibit: Exhibit) -> str:
    """The round as it is written, `2026-R2`, or the day."""
    return _plain(exhibit.round)[:_WHEN].strip("-") or exhibit.as_of.isoformat()


def _cut(stem: str) -> str:
    """The stem, at most as long as it may be; one that is cut bears a mark of the whole."""
    if len(stem) <= _STEM:
        return stem
    mark = sha256(stem.encode()).hexdigest()[:6]
    return f"{stem[: _STEM - 7].rstrip('-')}-{mark}"


def _slug(text: str) -> str:
    return _plain(text).lower()


def _plain(text: str) -> str:
    """ASCII letters and digits with single hyphens between; other scripts by their Latin forms."""
    return _NOT_PLAIN.sub("-", text if text.isascii() else _latin(text)).strip("-")


def _latin(text: str) -> str:
    # loaded where it is needed: most names are codes
    from anyascii import anyascii

    return str(anyascii(text))
