"""Shipments over our own ground as arcs laid flat, drawn by deck.gl; nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pydeck

from exhibits.exhibit import Exhibit
from exhibits.render.deck_ground import dots, over_ground, rgb, said
from exhibits.render.flow_marks import (
    BOW,
    GIVER,
    LOOP,
    RING,
    givers,
    largest,
    lines,
    mark_name,
    missing,
    radius,
    sent,
    stays,
    thickness,
)
from exhibits.render.frame import Width
from exhibits.render.ground import Ground
from exhibits.style import palette

SENT, OWN, MISSING = "sent", "own", "missing"
"""Names of the layers whose things can be asked."""
_FLAT = 90
_SEE_THROUGH = 215


def deck(
    exhibit: Exhibit, ground: Ground, *, dark: bool = False, width: Width = "wide", pixels: int = 0
) -> pydeck.Deck:
    """The map of an exhibit whose encoding kind is `flows`.

    Each line and ring carries what it is called in `id`. Title, legend and foot are not in it:
    they stand around.
    """
    layers = [*_missing(exhibit, dark, width), *_sent(exhibit, dark, width)]
    return over_ground(layers, exhibit, ground, dark=dark, width=width, pixels=pixels)


def _sent(exhibit: Exhibit, dark: bool, width: Width) -> Iterable[pydeck.Layer]:
    rows, colours = sent(exhibit), palette(dark)
    most = largest(rows)
    arcs: list[dict[str, Any]] = []
    own: list[dict[str, Any]] = []
    for row in rows.to_dict("records"):
        item = {
            "id": mark_name(row),
            "w": thickness(float(row["value"]), most, width),
            **said(lines(row, exhibit)),
        }
        start = [row["from_lng"], row["from_lat"]]
        if stays(row):
            own.append(item | {"p": start})
        else:
            arcs.append(item | {"s": start, "e": [row["to_lng"], row["to_lat"]]})
    if arcs:
        yield pydeck.Layer(
            "ArcLayer",
            arcs,
            id=SENT,
            get_source_position="s",
            get_target_position="e",
            get_width="w",
            get_height=BOW,
            get_tilt=_FLAT,
            get_source_color=[*rgb(colours.accent), _SEE_THROUGH],
            get_target_color=[*rgb(colours.accent), _SEE_THROUGH],
            pickable=True,
        )
    if own:
        yield dots(OWN, own, "", colours.accent, LOOP[width], pickable=True, weight="w")
    places = [{"p": list(place)} for place in givers(exhibit)]
    if places:
        yield dots("senders", places, colours.accent, colours.paper, GIVER, pickable=False)


def _missing(exhibit: Exhibit, dark: bool, width: Width) -> Iterable[pydeck.Layer]:
    rows = missing(exhibit)
    most = largest(rows)
    rings = [
        {
            "id": mark_name(row),
            "p": [row["to_lng"], row["to_lat"]],
            "r": radius(float(row["value"]), most, width),
            **said(lines(row, exhibit)),
        }
        for row in rows.to_dict("records")
    ]
    if rings:
        yield dots(MISSING, rings, "", palette(dark).alarm, "r", pickable=True, weight=RING)
