"""The rows of each figure as a list: for the keyboard, for narrow screens, and to choose by."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from exhibits.catalogue.product_heatmap import ALL
from exhibits.catalogue.stage_lacks import lacking
from exhibits.exhibit import SUPPRESSED, Exhibit, state_label
from pages.chain.view import View
from shell import listing
from shell.listing import Row
from shell.wording import product_name
from words import _, compact, number, percent


def stages(exhibit: Exhibit, on_choose: Callable[[str], object]) -> None:
    """Each stage as a whole: firms, share certified, and capacity where it has one unit."""
    table = exhibit.table
    rows = []
    for row in table[table["place"].eq(ALL)].to_dict("records"):
        stands = row["state"] == "value"
        note = ""
        if stands and row["unit"] and pd.notna(row["capacity"]) and row["capacity"] > 0:
            note = _("{value} {unit} a week").format(
                value=compact(row["capacity"]), unit=row["unit"]
            )
        rows.append(
            Row(
                code=row["row"],
                name=row["row_label"],
                note=note,
                cells=(
                    number(int(row["n"])) if stands and pd.notna(row["n"]) else SUPPRESSED,
                    percent(row["value"]) if stands else "–",
                ),
            )
        )
    heads = [_("Stage"), _("Firms"), _("Certified share")]
    listing.draw("tela_chain_stages", heads, rows, _("Stages of the chain"), on_choose=on_choose)


def lacks(table: pd.DataFrame, on_choose: Callable[[str], object]) -> None:
    """Each place with the names of all that it lacks."""
    rows = [
        Row(
            code=row["place"],
            name=row["name"],
            note=", ".join(row["missing"]),
            cells=(
                _("{count} of {total}").format(
                    count=number(len(row["missing"])), total=number(row["total"])
                ),
            ),
        )
        for row in lacking(table).to_dict("records")
    ]
    heads = [_("Place"), _("Lacks")]
    listing.draw("tela_chain_lacks", heads, rows, _("What each place lacks"), on_choose=on_choose)


def inputs(view: View, on_choose: Callable[[str], object]) -> None:
    """Each input of the product by where it would come from; the one drawn is chosen."""
    rows = []
    for code in view.found.by_dependence():
        shares = view.found.branches[code].shares
        cells = (
            (percent(shares.others), percent(shares.elsewhere))
            if shares
            else (state_label("suppressed"), "")
        )
        rows.append(Row(code=code, name=product_name(code), cells=cells, quiet=shares is None))
    heads = [_("Input"), _("Other countries"), _("Elsewhere")]
    label = _("Where each input would come from")
    listing.draw("tela_chain_inputs", heads, rows, label, view.component, on_choose=on_choose)
