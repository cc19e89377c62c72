"""The small template of own stock and use: handed out, and read back with its problems."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_data import reference
from pages.foresight.needing import Own
from pages.foresight.own_rows import OwnFile, at_row, rows_of, written
from planning.stock import TEMPLATE, burn_rates, check
from words import _, ngettext, number

_FIGURES = ("opening", "deliveries", "closing")
OwnStock = OwnFile[Own]


def template_bytes(products: Iterable[str], regions: Iterable[str]) -> bytes:
    """The template with a row for each product and region, the figures still to be filled in.

    Without regions a row a product; rows without figures are no rows when it is read.
    """
    known, places = reference.products(), list(regions) or [""]
    return written(
        TEMPLATE,
        [
            (product, region, "", "", "", "", "", known[product].unit)
            for product in products
            for region in places
        ],
    )


def read(name: str, content: bytes) -> OwnStock:
    """A filled template; rows with a problem are left out, and said."""
    table = rows_of(content, _FIGURES)
    if isinstance(table, str):
        return OwnFile(name, (), (table,))
    found = check(table)
    problems = tuple(
        at_row(int(table.index[row - 2]) if row > 1 else 1, sentence)
        for row, sentence in zip(found["row"], found["sentence"], strict=True)
    )
    if table.empty and not problems:
        problems = (_("No row of the file holds a figure."),)
    burn = burn_rates(table)
    columns = (burn["product_code"], burn["region_code"], burn["stock"], burn["burn_per_week"])
    figures = tuple(
        (str(product), str(region), float(stock), float(use))
        for product, region, stock, use in zip(*columns, strict=True)
    )
    return OwnFile(name, figures, problems)


def told(own: OwnStock) -> str:
    """What was taken from a file, in a sentence."""
    products = len({row[0] for row in own.figures})
    regions = len({row[1] for row in own.figures})
    return _("{products} in {regions}").format(
        products=ngettext("{count} product", "{count} products", products).format(
            count=number(products)
        ),
        regions=ngettext("{count} region", "{count} regions", regions).format(
            count=number(regions)
        ),
    )


def short(own: OwnStock) -> str:
    """What was taken from a file, for a button."""
    products = len({row[0] for row in own.figures})
    return ngettext("Own stock: {count} product", "Own stock: {count} products", products).format(
        count=number(products)
    )
