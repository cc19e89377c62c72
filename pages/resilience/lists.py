"""The rows of each figure as a list: for the keyboard, for narrow screens, and for all of them."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.catalogue.concentration import as_if_text
from exhibits.catalogue.outage import share_said
from exhibits.exhibit import Exhibit, state_label
from pages.resilience import points, wording
from pages.resilience.view import View
from shell import listing
from shell.listing import Row
from shell.wording import product_names
from words import _, compact, number


def products_lost(exhibit: Exhibit, on_choose: Callable[[str], object]) -> None:
    """What is lost of each product, and how much that is a week."""
    rows = [
        Row(
            code=row["product"],
            name=row["name"],
            note=_("{unit} a week").format(unit=row["unit"]),
            cells=(
                (share_said(float(row["value"])), compact(float(row["capacity"])))
                if row["state"] == "value"
                else (state_label(row["state"]), "")
            ),
            quiet=row["state"] != "value",
        )
        for row in exhibit.table.to_dict("records")
    ]
    heads = [_("Product"), _("Share lost"), _("Lost")]
    listing.draw("tela_outage_products", heads, rows, _("What is lost"), on_choose=on_choose)


def each_in_turn(view: View, on_choose: Callable[[str], object]) -> None:
    """Every one that may be named, each taken out in turn: the worst loss, and of how many."""
    dimension = view.ranked
    ranked = points.ranked(view.found.losses, dimension)
    labels = product_names(ranked["product_code"].dropna())
    rows = [
        Row(
            code=row["code"],
            name=wording.capital(view.names[dimension, row["code"]]),
            note=labels.get(row["product_code"], ""),
            cells=(
                (share_said(float(row["share"])), number(int(row["products"])))
                if row["state"] == "value"
                else (state_label(row["state"]), "")
            ),
            quiet=row["state"] != "value",
        )
        for row in ranked.to_dict("records")
        if (dimension, row["code"]) in view.names
    ]
    heads = [wording.dimension_plural(dimension), _("Worst loss"), _("Product types")]
    chosen = view.code if dimension == view.dimension else ""
    listing.draw(
        "tela_outage_turns", heads, rows, _("Each taken out in turn"), chosen, on_choose=on_choose
    )


def spread(exhibit: Exhibit, on_choose: Callable[[str], object]) -> None:
    """Products by how many equal makers they amount to, and how many there are."""
    rows = [
        Row(
            code=row["product"],
            name=row["name"],
            cells=(
                (as_if_text(float(row["value"])), number(int(row["holders"])))
                if row["state"] == "value"
                else (state_label(row["state"]), "")
            ),
            quiet=row["state"] != "value",
        )
        for row in exhibit.table.to_dict("records")
    ]
    heads = [_("Product"), _("As if"), exhibit.field("holders").label]
    listing.draw("tela_outage_spread", heads, rows, _("How few make it"), on_choose=on_choose)
