"""The product a row speaks of, and the stage at which it is made."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cluster_data.survey import survey
from loaders.records.nearest import nearest
from loaders.records.plain import many_codes, texts
from loaders.records.source import Source
from loaders.values.amounts import says_nothing
from loaders.values.cells import Flags, Objects, is_none
from loaders.values.products import Product, known_product, making_stage, product, unit_of

_UNKNOWN = Product(None)


def products_of(source: Source) -> tuple[pd.Series, pd.Series, Objects, Flags]:
    """Product code, the text as written, the product's unit, and rows without any product."""
    cells = source.cells("product_code").written
    read = [known_product(source.said("product_code", text)) for text in cells.factors[1]]
    codes = [item.code if item else None for item in read]
    code = cells.spread(codes, None)
    unit = cells.spread([unit_of(item) for item in codes], None)
    blank = ~cells.filled | cells.mapped(
        lambda text: (
            says_nothing(text)
            and source.said("product_code", text) == text
            and not (known_product(text) or _UNKNOWN).code
        ),
        True,
    ).astype(bool)
    dismissed = cells.mapped(lambda text: source.dismissed("product_code", text), False)
    unmapped = ~blank & is_none(code) & ~dismissed.astype(bool)
    params = {"nearest": nearest(cells, unmapped, lambda text: product(text).nearest)}
    source.findings.each("product-unmapped", unmapped, cells, "product_code", params,
                         {"nearest": "product"})  # fmt: skip
    if source.kind == "capacities":
        source.findings.each("product-missing", blank, cells, "product_code")
    return pd.Series(code, dtype="str"), texts(source, "product_code"), unit, blank


def stages_of(source: Source, product_code: pd.Series) -> tuple[Objects, Flags]:
    """Stages as lists, taken from the product where none is stated, and where that was done."""
    stated = many_codes(source, survey().column("stage_code"))
    silent = is_none(stated)
    codes, distinct = pd.factorize(product_code)
    table = np.empty(len(distinct) + 1, dtype=object)
    for at, code in enumerate(distinct):
        table[at] = list(making_stage(str(code))) or None
    usual = table[codes]
    assumed = silent & ~is_none(usual)
    return np.where(silent, usual, stated), assumed
