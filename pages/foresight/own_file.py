"""The small template of own stock and use: handed out, and read back with its problems."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from cluster_data import reference
from exhibits.render.csv_file import safe
from loaders.read.encoding import decode
from pages.foresight.needing import Own
from planning.stock import TEMPLATE, burn_rates, check
from words import _, ngettext, number

LARGEST = 1_000_000
"""Bytes of a filled template: some ten thousand rows."""
_MOST_ROWS = 10_000
_FIGURES = ("opening", "deliveries", "closing")


@dataclass(frozen=True)
class OwnFile:
    """A filled template as it was understood: figures, and a sentence for each row left out."""

    name: str
    figures: Own
    problems: tuple[str, ...]


def template_bytes(products: Iterable[str], regions: Iterable[str]) -> bytes:
    """The template with a row for each product and region, the figures still to be filled in.

    Without regions a row a product; rows without figures are no rows when it is read.
    """
    known, places = reference.products(), list(regions) or [""]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(TEMPLATE)
    for product in products:
        for region in places:
            cells = (product, region, "", "", "", "", "", known[product].unit)
            writer.writerow([safe(cell) for cell in cells])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def read(name: str, content: bytes) -> OwnFile:
    """A filled template: CSV in any encoding, parted by commas, semicolons or tabs."""
    if len(content) > LARGEST:
        return OwnFile(name, (), (_("The file is larger than a filled template can be."),))
    table = _table(decode(content).text)
    if len(table) > _MOST_ROWS:
        return OwnFile(name, (), (_("The file has more rows than a filled template can have."),))
    found = check(table)
    problems = tuple(
        _("Row {row}: {sentence}").format(
            row=number(int(table.index[row - 2]) if row > 1 else 1), sentence=sentence
        )
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


def _table(text: str) -> pd.DataFrame:
    """The rows that hold a figure, indexed by their row in the file, which begins at 1."""
    head = text.split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=head.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    names = [cell.strip() for cell in rows[0]] if rows else []
    width = len(names)
    padded = [[*row, *[""] * width][:width] for row in rows[1:]]
    table = pd.DataFrame(padded, columns=names, index=range(2, len(padded) + 2), dtype=object)
    table = table.loc[:, ~table.columns.duplicated()]
    figures = [name for name in _FIGURES if name in table]
    for name in figures:
        cells = table[name].str.strip()
        # where semicolons part the columns, a comma begins the decimals
        table[name] = cells.str.replace(",", ".") if mark == ";" else cells
    filled = table[figures].ne("").any(axis=1) if figures else table.ne("").any(axis=1)
    return table[filled]


def told(own: OwnFile) -> str:
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


def short(own: OwnFile) -> str:
    """What was taken from a file, for a button."""
    products = len({row[0] for row in own.figures})
    return ngettext("Own stock: {count} product", "Own stock: {count} products", products).format(
        count=number(products)
    )
