"""`fold` for a column of a survey."""

from __future__ import annotations

import pandas as pd

from loaders.values.cells import distinct_texts, text_spread
from words.fold_columns import fold_all


def folded(texts: pd.Series) -> pd.Series:
    """`fold` of a column of texts; missing stays missing."""
    codes, distinct = distinct_texts(texts)
    return text_spread(fold_all(distinct), codes)
