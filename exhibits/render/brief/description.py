"""What a brief says, free of how it is set on the page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from exhibits.exhibit import Exhibit


@dataclass(frozen=True)
class KeyFigure:
    """One number to remember, ready for the reader: `1.2 M`, what it counts, how it was got."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Facts:
    """A short list under a heading: names, each with a few words or a number; either may be ''."""

    heading: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Brief:
    """One page: a region, a product or a cluster's round.

    `title` says the finding, `kicker` what sort of brief it is ("Regional profile"). `n` says how
    many firms stand behind it, of how many asked (`Answered.text`). The first of one to four
    exhibits is the main figure; of key figures there are at most five. All texts are in the
    reader's language, hold no markup, and names inside them are data. `fictive` marks the page
    of a sample.
    """

    title: str
    subtitle: str
    figures: tuple[KeyFigure, ...]
    exhibits: tuple[Exhibit, ...]
    lists: tuple[Facts, ...]
    notes: tuple[str, ...]
    as_of: dt.date
    n: str
    source: str
    link: str = ""
    fictive: bool = False
    kicker: str = ""
