"""Slides: what a map of every region and a deck of twelve figures take to make, and how large."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from itertools import cycle, islice

from pptx import Presentation

from benchmarks.tables import Table
from benchmarks.timing import told
from cluster_data.geo import layer
from exhibits.catalogue import EXAMPLES
from exhibits.render.slides import deck
from exhibits.render.slides.figure import MAPS
from exhibits.render.slides.outlines import outline

DECK = 12
"""Figures of a usual deck."""
_COLUMNS = ("what", "how", "processor", "size")


def measure(quick: bool) -> list[Table]:
    """One table: a map's slide and a deck, beside the same regions made one by one."""
    table = Table(
        "Slides",
        "Figures of the gallery (fictive). A map is a freeform for each of the regions in its "
        "window, named by code. Prepared: as of the second map; afresh: the first of a process. "
        "Beside it the usual way: python-pptx’s freeform builder, a shape at a time, all of the "
        "regions in degrees as they are stored.",
        _COLUMNS,
    )
    figure = EXAMPLES["region_map"]()
    deck([figure])
    outline.cache_clear()
    runs = 3 if quick else 9
    table.add("a map", "afresh", *_made(lambda: deck([figure]), 1))
    table.add("a map", "prepared", *_made(lambda: deck([figure]), runs))
    table.add("a map", "a shape at a time", *_made(_usually, 1))
    twelve = [make() for make in islice(cycle(EXAMPLES.values()), DECK)]
    maps = sum(one.encoding.kind in MAPS for one in twelve)
    made = _made(lambda: deck(twelve, title="Twelve figures"), runs)
    table.add(f"a deck of {DECK}, {maps} of them maps", "prepared", *made)
    return [table]


def _made(make: Callable[[], bytes], runs: int) -> tuple[str, str]:
    """The least processor time of some runs, which other work disturbs least, and the size."""
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        content = make()
        taken.append(time.process_time() - begun)
    return told(min(taken)), f"{len(content) / 1000:.0f} kB"


def _usually() -> bytes:
    """All regions as freeforms of one slide, by python-pptx's own builder."""
    made = Presentation()
    shapes = made.slides.add_slide(made.slide_layouts[6]).shapes
    for feature in layer("regions").read()["features"]:
        geometry = feature["geometry"]
        parts = geometry["coordinates"]
        whole = [parts] if geometry["type"] == "Polygon" else parts
        # the builder takes whole numbers: thousandths of a degree
        (start, *rest), *others = [
            [(round(1000 * point[0]), round(-1000 * point[1])) for point in ring]
            for one in whole
            for ring in one
        ]
        builder = shapes.build_freeform(*start, scale=100.0)
        builder.add_line_segments(rest)
        for first, *following in others:
            builder.move_to(*first)
            builder.add_line_segments(following)
        builder.convert_to_shape().name = feature["id"]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
