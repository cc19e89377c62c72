"""The shipments as a list, and as a file."""

from __future__ import annotations

import csv
import io

import streamlit as st

from exhibits.catalogue.flows import named
from exhibits.exhibit import Exhibit
from exhibits.render.csv_file import safe
from pages.allocation.answer import Solved
from shell import listing
from words import _, number, quantity, speaking, speaking_in

LISTED = 200


def draw(solved: Solved, filled: Exhibit) -> None:
    """From, to, quantity and distance of each shipment, the largest first."""
    flows, names = solved.found.flows, solved.names
    st.header(_("Shipments"), anchor=False)
    if flows.empty:
        st.caption(_("Nothing is sent."))
        return
    rows = [
        listing.Row(
            code=str(place),
            name=_name(names[row["donor"]], names[row["receiver"]]),
            cells=(quantity(row["quantity"]), number(row["distance"])),
        )
        for place, row in enumerate(flows.head(LISTED).to_dict("records"))
    ]
    far = _("Distance") if solved.view.metric == "plane" else _("km")
    unit = filled.field("received").unit
    heads = [_("From → to"), _("Quantity, {unit}").format(unit=unit), far]
    listing.draw("tela_shipments", heads, rows, _("Shipments, the largest first"))
    if len(flows) > LISTED:
        said = _("The {count} largest of {total}; the file has them all.")
        st.caption(said.format(count=number(LISTED), total=number(len(flows))))
    _download(solved)


def _name(start: str, end: str) -> str:
    return _("{place}, its own need").format(place=start) if start == end else named(start, end)


def _download(solved: Solved) -> None:
    language = speaking()

    def made() -> bytes:
        # made when asked for, which is after the run, when no language is spoken
        with speaking_in(language):
            return file(solved)

    st.download_button(
        _("Download the shipments (CSV)"), data=made, mime="text/csv",
        file_name=f"tela_shipments_{solved.view.by.isoformat()}_{language}.csv",
        icon=":material/download:", key="tela_shipments_file", on_click="ignore",
    )  # fmt: skip


def file(solved: Solved) -> bytes:
    """UTF-8 with a byte-order mark; a row a shipment, the largest first."""
    names, out = solved.names, io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_("From"), _("To"), _("Product"), _("Quantity"), _("Distance")])
    for row in solved.found.flows.to_dict("records"):
        ends = (safe(names[row["donor"]]), safe(names[row["receiver"]]))
        amounts = (f"{row['quantity']:.12g}", f"{row['distance']:.1f}")
        writer.writerow([*ends, safe(solved.product), *amounts])
    return ("\ufeff" + out.getvalue()).encode("utf-8")
