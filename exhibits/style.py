"""One sea, one land, one accent: colours and the Plotly template, light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

FONT = "IBM Plex Sans, IBM Plex Sans Arabic, Source Sans, Noto Sans, Arial, sans-serif"

OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#56B4E9", "#CC79A7", "#F0E442", "#000000")
"""Categories, at most seven, then `OTHER`; Okabe and Ito 2008 without vermilion, our alarm."""
OTHER = "#9AA3A6"


@dataclass(frozen=True)
class Palette:
    """The colours of one appearance; `sequential` runs from little to much.

    `lacking` are shades of the alarm for what is short, from worst to least.
    """

    sea: str
    land: str
    paper: str
    ink: str
    muted: str
    grid: str
    accent: str
    alarm: str
    zero: str
    pattern: str
    blank: str
    region_line: str
    country_line: str
    ring: str
    sequential: tuple[str, str, str, str, str]
    lacking: tuple[str, str, str]


LIGHT = Palette(
    sea="#D9E5EA",
    land="#F6F2E9",
    paper="#FFFFFF",
    ink="#1B2529",
    muted="#55636A",
    grid="#E3E8EA",
    accent="#0B5D66",
    alarm="#C43C17",
    zero="#FFFFFF",
    pattern="#7C8589",
    blank="#EFEBE1",
    region_line="#CBC8BD",
    country_line="#7F8A8F",
    ring="#3B474C",
    sequential=("#CBE5E2", "#93C9C7", "#56A3A5", "#1F767C", "#08464E"),
    lacking=("#B5330F", "#E58161", "#F7CFBF"),
)
DARK = Palette(
    sea="#15242C",
    land="#2A3135",
    paper="#10181C",
    ink="#EDEAE2",
    muted="#A9B4B8",
    grid="#2B373D",
    accent="#6CC1BF",
    alarm="#FF7A52",
    zero="#171D20",
    pattern="#8B969A",
    blank="#30383C",
    region_line="#414B50",
    country_line="#808D93",
    ring="#C9CFCF",
    sequential=("#1F4C52", "#2C6E72", "#479494", "#7FBFBA", "#CDEEE8"),
    lacking=("#FF7A52", "#B4512F", "#6B3626"),
)


def palette(dark: bool) -> Palette:
    """The palette of an appearance."""
    return DARK if dark else LIGHT


def class_places(count: int) -> tuple[int, ...]:
    """Which of the scale's five steps `count` classes (0 to 5) take, from little to much."""
    spread = {0: (), 1: (3,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}
    return spread[count]


def class_colours(count: int, dark: bool = False) -> tuple[str, ...]:
    """Colours of `count` classes (0 to 5), spread over the scale, from little to much."""
    return tuple(palette(dark).sequential[place] for place in class_places(count))


def parted_colours(below: int, above: int, dark: bool = False) -> tuple[str, ...]:
    """Colours about a middle: up to three classes short of it, in the alarm, then two in teal.

    The further from the middle, the further from the page's own lightness.
    """
    colours = palette(dark)
    enough = (colours.sequential[0], colours.sequential[2])
    return (*colours.lacking[len(colours.lacking) - below :], *enough[:above])


_CROSSED = {
    False: (
        ("#DBE4E1", "#86C1BE", "#27858B"),
        ("#D1B36D", "#80975C", "#256844"),
        ("#BD8523", "#74711E", "#224E16"),
    ),
    True: (
        ("#35484E", "#2B6F74", "#52ABA9"),
        ("#897D5C", "#83997F", "#9AC3B0"),
        ("#D4AA6B", "#D2BC8B", "#DAD8B7"),
    ),
}


def crossed_colours(dark: bool = False) -> tuple[tuple[str, str, str], ...]:
    """Nine colours of two scales crossed: rows run to ochre, columns to our teal.

    Lightness runs one way along each row and each column, so that both read in greyscale.
    """
    return _CROSSED[dark]


def category_colours(dark: bool = False) -> tuple[str, ...]:
    """Colours of up to seven categories, then of "other"; black turns light on a dark page."""
    seven = tuple(DARK.ink if dark and one == "#000000" else one for one in OKABE_ITO)
    return (*seven, OTHER)


def ink_on(colour: str, dark: bool = False) -> str:
    """The darker or lighter of the palette's inks, whichever reads better on `colour`."""
    colours = palette(dark)
    inks = (colours.ink, colours.paper)
    return max(inks, key=lambda ink: contrast(ink, colour))


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21, by WCAG 2.2."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def template(dark: bool = False) -> go.layout.Template:
    """The house's Plotly template: thin grid one way only, zero baselines, no boxes."""
    colours = palette(dark)
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "gridcolor": colours.grid,
        "automargin": False,
        "tickfont": {"size": 13, "color": colours.ink},
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 13, "color": colours.ink},
            "paper_bgcolor": colours.paper,
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [colours.accent, *OKABE_ITO],
            "xaxis": axis | {"showgrid": True, "rangemode": "tozero"},
            "yaxis": axis,
            "hoverlabel": {
                "bgcolor": colours.paper,
                "bordercolor": colours.country_line,
                "align": "left",
                "font": {"family": FONT, "size": 13, "color": colours.ink},
            },
            "separators": ".,",
        }
    )


@lru_cache(maxsize=2)
def template_json(dark: bool = False) -> dict[str, Any]:
    """The house's template as Plotly's JSON; not to be changed."""
    return dict(template(dark).to_plotly_json())
