"""The list beside the map of sites where they are counted in hexagons."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from exhibits.exhibit import SUPPRESSED, Exhibit, state_label
from exhibits.render.site_marks import cell_classes
from exhibits.style import class_colours, palette
from pages.map.site_list import LONGEST
from shell import listing
from shell.listing import Row
from words import _, ngettext, number


def draw(exhibit: Exhibit, dark: bool, on_choose: Callable[[str], object]) -> None:
    """The hexagons, the fullest first."""
    shown = exhibit.table
    if shown.empty:
        return
    found = cell_classes(exhibit)
    shades = class_colours(len(found), dark)
    ordered = shown.sort_values(["n", "name", "cell"], ascending=[False, True, True])
    made = []
    for row in ordered.head(LONGEST).to_dict("records"):
        stands = row["state"] == "value"
        count = "" if pd.isna(row["sites"]) else int(row["sites"])
        note = (
            ngettext("{count} site", "{count} sites", int(count)).format(count=number(int(count)))
            if count != ""
            else state_label(row["state"])
        )
        made.append(
            Row(
                code=row["cell"],
                name=_("Around {town}").format(town=row["name"]) if row["name"] else _("Hexagon"),
                note=note,
                cells=(number(int(row["n"])) if stands else SUPPRESSED,),
                colour=shades[int(found.index([float(row["n"])])[0])]
                if stands
                else palette(dark).blank,
                quiet=not stands,
            )
        )
    listing.draw(
        "tela_cells_list", [_("Hexagon"), _("Firms")], made, _("Hexagons by number of firms"),
        on_choose=on_choose,
    )  # fmt: skip
