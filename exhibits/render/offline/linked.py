"""Which rows of the table a mark of the drawing stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from exhibits.exhibit import Exhibit
from exhibits.render.flow_marks import mark_name
from exhibits.render.html_table import shown_rows
from exhibits.render.places import ground
from exhibits.render.plotly_areas import area_codes
from exhibits.render.sankey_marks import link_name
from exhibits.render.sankey_nodes import key_of
from exhibits.render.svg.letters import drawable

_AREAS = ("map", "bivariate", "multiples", "pies")


class Links:
    """Rows of an exhibit's table, in the order shown, by the names their marks bear."""

    def __init__(self, exhibit: Exhibit) -> None:
        self._found: dict[str, list[int]] = {}
        self._rounds: list[str] = []
        by_round = exhibit.encoding.kind in ("lines", "multiples")
        for place, row in enumerate(shown_rows(exhibit).to_dict("records")):
            self._rounds.append(str(row["round"]) if by_round else "")
            for name in _names(row, exhibit):
                self._found.setdefault(drawable(name), []).append(place)

    def rows(self, name: str, about: str) -> list[int]:
        """Places of the rows behind a mark; `about` is all that names its round."""
        # a part of a change is named for its product, with the part behind a stop
        rows = self._found.get(name) or self._found.get(name.rpartition(".")[0], [])
        return [row for row in rows if _said(self._rounds[row], about)]


def _said(word: str, about: str) -> bool:
    """Whether a word is there as such: 1 May is not in 11 May."""
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", about))


def _names(row: Mapping[Any, Any], exhibit: Exhibit) -> tuple[str, ...]:
    """What the marks of a row may be called by the drawing of its kind."""
    how = exhibit.encoding
    if how.kind in _AREAS:
        area = str(row["area"])
        own = area_codes(area, ground()) if row["level"] == "country" else (area,)
        return (*own, f"{area} {row['series']}") if how.kind == "pies" else own
    if how.kind == "stack":
        return f"{row['bar']}.{row['series']}", str(row["bar"])
    if how.kind == "heatmap":
        return (f"{row['row']}|{row['place']}",)
    if how.kind == "flows":
        return (mark_name(row),)
    if how.kind == "sankey":
        ends = (
            key_of(row["source_level"], row["source"]),
            key_of(row["target_level"], row["target"]),
        )
        return (link_name(*ends, str(row["outcome"])), *ends)
    if how.kind == "sites":
        return (str(row["cell"] if how.measure == "hexagons" else row["site_id"]),)
    return (str(row[how.series if how.kind == "lines" else how.y]),)
