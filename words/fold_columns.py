"""`fold` for many texts: Latin ones all at once, others one by one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from words.folding import fold

_LATIN = r"^[\x00-\x{ac}\x{ae}-\x{24f}\x{1e00}-\x{1eff}\x{2010}-\x{2027}\x{202f}-\x{205f}]*$"
"""Letters and signs on which Arrow's and Python's tables agree, without invisible signs."""


def fold_all(texts: Sequence[str]) -> list[str]:
    """`fold` of each text.

    Decomposed, without marks, in lower case and without punctuation, a Latin text is what `fold`
    makes of it; whatever is not plain ASCII by then goes through `fold` itself.
    """
    if not texts:
        return []
    array = pa.array(texts, type=pa.string())
    latin = np.asarray(pc.match_substring_regex(array, _LATIN))
    bare = pc.replace_substring_regex(pc.utf8_normalize(array, "NFKD"), r"\p{M}+", "")
    quick = pc.replace_substring_regex(pc.utf8_lower(bare), r"[^\p{L}\p{N}]+", " ")
    quick = pc.utf8_trim(quick, " ")
    plain = np.asarray(pc.string_is_ascii(quick)) & latin
    result: list[str] = quick.to_pylist()
    for at in np.flatnonzero(~plain):
        result[at] = fold(texts[int(at)])
    return result
