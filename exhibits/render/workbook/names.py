"""What the sheets of a workbook are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from words import _

MOST = 31
"""Letters Excel takes; it counts those beyond the first plane twice."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_RESERVED = ("history", "historique", "historial", "cronologia", "historico")
"""Names that Excel keeps for itself, in the languages of the basin."""
_TOPIC = re.compile(r"\s?[:،：]\s")
_EDGES = " '=+-@＝＋－＠\t"


@dataclass(frozen=True)
class Names:
    """The sheets' names: per figure that of its charts (empty: none) and that of its table."""

    contents: str
    figures: tuple[str, ...]
    tables: tuple[str, ...]
    read_me: str
    dictionary: str

    def opening(self, place: int) -> str:
        """The first sheet of a figure."""
        return self.figures[place] or self.tables[place]


def planned(exhibits: Sequence[Exhibit], drawn: Sequence[bool]) -> Names:
    """Names for all sheets: of many figures, each bears its number and what it is of."""
    if len(exhibits) == 1:
        wanted = [(_("Figure") if drawn[0] else "", _("Table"))]
    else:
        wanted = []
        for place, exhibit in enumerate(exhibits, start=1):
            topic = f"{place} {_topic(exhibit)}"
            wanted.append((topic if drawn[place - 1] else "", _ending(topic, _("table"))))
    listed = [name for pair in wanted for name in pair if name]
    several = [_("Contents")] if len(exhibits) > 1 else []
    found = iter(sheet_names([*several, *listed, _("Read me"), _("Dictionary")]))
    contents = next(found) if several else ""
    pairs = [(next(found) if first else "", next(found)) for first, _table in wanted]
    figures, tables = zip(*pairs, strict=True)
    return Names(contents, figures, tables, next(found), next(found))


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names Excel takes, in the order given: short, without its signs, no two alike.

    None begins like a formula, so that one copied into a cell stays a word.
    """
    taken = set(_RESERVED)
    found: list[str] = []
    for text in wanted:
        plain = _cut(_bare(text), MOST) or "Tela"
        name, again = plain, 1
        while name.casefold() in taken or name.lower() in taken:
            again += 1
            mark = f" ({again})"
            name = f"{_cut(plain, MOST - len(mark))}{mark}"
        taken |= {name.casefold(), name.lower()}
        found.append(name)
    return found


def _bare(text: str) -> str:
    return visible(visible(text).translate(_FORBIDDEN)).lstrip(_EDGES).rstrip(" '")


def _topic(exhibit: Exhibit) -> str:
    """What comes before the finding in a title, such as `FFP2`."""
    return _TOPIC.split(visible(exhibit.title), maxsplit=1)[0]


def _ending(topic: str, word: str) -> str:
    mark = f" ({word})"
    return f"{_cut(_bare(topic), MOST - len(mark))}{mark}"


def _cut(text: str, most: int) -> str:
    """The text within so many units of UTF-16, at a word's end where one is near."""
    encoded = text.encode("utf-16-le", "ignore")
    if len(encoded) <= 2 * most:
        return encoded.decode("utf-16-le")
    short = encoded[: 2 * most].decode("utf-16-le", "ignore")
    words = short.rpartition(" ")[0]
    return (words if len(words) > 0.6 * most else short).rstrip(" '")
