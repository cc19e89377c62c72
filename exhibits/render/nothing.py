"""What a figure says where it has nothing to draw: the states it found, counted."""

from __future__ import annotations

from typing import Any

from exhibits.exhibit import Exhibit, state_label
from exhibits.render.frame import Width, measures_of, words_at, wrapped
from exhibits.style import Palette
from words import _, number


def nothing_text(exhibit: Exhibit) -> str:
    """The states of the table with their counts, or that there is nothing at all."""
    counts = exhibit.table["state"].value_counts()
    if counts.empty:
        return _("There is nothing to draw for this choice; choose another product or round.")
    return " · ".join(
        f"{state_label(str(state))} ({number(int(count))})" for state, count in counts.items()
    )


def nothing_note(
    exhibit: Exhibit, width: Width, colours: Palette, pixels: int = 0
) -> dict[str, Any]:
    """That text at the top left of the drawing."""
    letters = measures_of(width, pixels).title_letters
    lines = wrapped(nothing_text(exhibit), letters)
    return words_at("<br>".join(lines), 0, 1, 0, -8, size=14, colour=colours.muted)
