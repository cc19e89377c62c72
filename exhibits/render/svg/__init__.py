"""Exhibits as vectors: one module a kind, each drawing on a `Canvas` between head and foot.

What is drawn here is what is saved, printed and rasterised; a kind's module is loaded when first
needed.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import get_args

from exhibits.exhibit import Exhibit, ExhibitKind
from exhibits.render.frame import PIXELS, Width
from exhibits.render.svg.canvas import Canvas

Drawer = Callable[[Canvas, Exhibit, float], float]
"""Draws an exhibit's body, legend and foot from the top y down; returns the bottom y."""


class _Drawers(Mapping[str, Drawer]):
    """The drawer of each kind, by name of its module, imported when asked for."""

    modules: Mapping[str, str] = {"map": "region_map"}

    def __getitem__(self, kind: str) -> Drawer:
        if kind not in get_args(ExhibitKind):
            raise KeyError(kind)
        module = importlib.import_module(f"{__name__}.{self.modules.get(kind, kind)}")
        drawer: Drawer = module.draw
        return drawer

    def __iter__(self) -> Iterator[str]:
        return iter(get_args(ExhibitKind))

    def __len__(self) -> int:
        return len(get_args(ExhibitKind))


DRAWERS: Mapping[str, Drawer] = _Drawers()


def svg(
    exhibit: Exhibit,
    *,
    dark: bool = False,
    width: Width = "wide",
    pixels: float = 0,
    inline: bool = False,
    bare: bool = False,
) -> bytes:
    """The whole figure as a file: title, subtitle, drawing, notes, source.

    Laid out for `pixels`, by default the usual ones of `width`. Text stays text; nothing is
    fetched from outside. `inline` is for a page: without paper around it, and without the title
    that browsers show wherever the pointer rests. `bare` leaves out title, notes and source: for
    a small picture beside them.
    """
    from exhibits.render.readme_file import citation, terms
    from exhibits.render.svg.sheet import head

    canvas = Canvas(pixels or PIXELS[width], dark, footed=not bare)
    top = 0.0 if bare else head(canvas, exhibit)
    bottom = DRAWERS[exhibit.encoding.kind](canvas, exhibit, top)
    if inline:
        return canvas.to_bytes(bottom, label=exhibit.sentence, margin=0)
    # the link may be long, and holds nothing that the vectors need
    said = (*terms(exhibit, places=False), citation(replace(exhibit, link="")))
    return canvas.to_bytes(bottom, exhibit.title, exhibit.sentence, terms=" ".join(said))


__all__ = ["DRAWERS", "Canvas", "svg"]
