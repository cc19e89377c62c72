"""Colours and words of what becomes of a stream: sent, own, declared only, or missing."""

from __future__ import annotations

from dataclasses import dataclass

from exhibits.exhibit import Exhibit
from exhibits.render.sankey_nodes import LACKING
from exhibits.style import OTHER, category_colours, palette
from words import _

ORDER = ("own", "sent", "together", "declared", *LACKING)
"""Outcomes we have words and colours for, in the order of the legend; others come between."""


@dataclass(frozen=True)
class Look:
    """A fill, its pattern (`hatch` or empty) and the line about it."""

    fill: str
    pattern: str
    line: str


def outcomes_of(exhibit: Exhibit) -> list[str]:
    """Outcomes of what is drawn, what is lacking last."""
    rows = exhibit.known
    found = sorted(set(rows.loc[rows["value"].gt(0), "outcome"].astype(str)))
    known = [one for one in ORDER if one in found and one not in LACKING]
    return [
        *known,
        *(one for one in found if one not in ORDER),
        *(one for one in LACKING if one in found),
    ]


def label_of(exhibit: Exhibit, outcome: str) -> str:
    """An outcome in words: the table's own, else ours, else its code."""
    table = exhibit.table
    if "outcome_label" in table:
        own = table.loc[table["outcome"].eq(outcome), "outcome_label"]
        if len(own) and isinstance(own.iloc[0], str) and own.iloc[0]:
            return str(own.iloc[0])
    ours = {
        "own": _("from the country itself"),
        "sent": _("passed on"),
        "declared": _("declared only"),
        "missing": _("missing"),
        "elsewhere": _("from elsewhere: not made here"),
    }
    return ours.get(outcome, outcome)


def looks(exhibit: Exhibit, dark: bool) -> dict[str, Look]:
    """Light fills, so that words read on them; vermilion and hatched where something is lacking."""
    colours = palette(dark)
    grey = tint(OTHER, colours.paper, 0.3)
    fixed = {
        "own": Look(grey, "", tint(OTHER, colours.paper, 0.7)),
        "sent": Look(colours.sequential[0], "", colours.sequential[1]),
        "together": Look(
            tint(colours.sequential[2], colours.paper, 0.5), "", colours.sequential[2]
        ),
        "declared": Look(tint("#E69F00", colours.paper, 0.3), "", "#E69F00"),
        **{one: Look(colours.lacking[2], "hatch", colours.lacking[1]) for one in LACKING},
    }
    rest = [one for one in outcomes_of(exhibit) if one not in fixed]
    shades = category_colours(dark)
    more = {
        one: Look(tint(shades[min(place, 6)], colours.paper, 0.3), "", shades[min(place, 6)])
        for place, one in enumerate(rest)
    }
    return fixed | more


def tint(colour: str, paper: str, part: float) -> str:
    """`part` (0 to 1) of a colour on the paper, as it would look if it let the paper through."""
    mixed = (
        round(int(colour[at : at + 2], 16) * part + int(paper[at : at + 2], 16) * (1 - part))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{one:02X}" for one in mixed)
