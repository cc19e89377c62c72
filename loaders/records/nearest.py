"""The nearest codes to what was not understood, for as many texts as a person looks through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

import numpy as np

from loaders.labels import several
from loaders.values.cells import Cells, Flags, Objects

MOST = 200
"""Distinct texts of a column that get suggestions: each is compared with every spelling."""


def nearest(cells: Cells, mask: Flags, suggest: Callable[[str], Iterable[str]]) -> Objects:
    """Suggested codes of each row of `mask`, as one text with bars between; a dash for none."""
    codes, texts = cells.factors
    wanted = dict.fromkeys(int(code) for code in codes[np.flatnonzero(mask)] if code >= 0)
    near = {at: several(suggest(texts[at])) for at in islice(wanted, MOST)}
    return cells.spread([near.get(at, "–") for at in range(len(texts))], "–")
