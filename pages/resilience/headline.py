"""The page's answer in a sentence: what a single outage costs at worst, and how often that is."""

from __future__ import annotations

import streamlit as st

from exhibits.catalogue.outage import share_said
from exhibits.plain import plain
from pages.resilience import figures, points, wording
from pages.resilience.view import View, first
from shell.state import State
from shell.wording import product_names
from words import _, date, ngettext, number

_HALF = 0.5
_WHOLE = 1 - 1e-9


def draw(state: State, view: View) -> None:
    """The sentence as the page's title, and what it is counted from."""
    st.title(plain(said(view)), anchor=False)
    parts = [figures.answered(state, view).text, date(state.day)]
    st.markdown(" · ".join(plain(part) for part in (*over_half(view), *parts)))


def said(view: View) -> str:
    """What is gone at worst: with one firm, for those who may read of one, else with a country."""
    dimension = first(view.found)
    ranked = points.ranked(view.found.losses, dimension)
    if ranked.empty:
        return _("Nothing that counts as certified stands in this selection")
    worst = ranked.iloc[0]
    if worst["state"] != "value":
        return _("What hangs on whom can’t be shown here, as too few firms stand behind it")
    code = str(worst["product_code"])
    share = float(worst["share"])
    told = {
        "product": product_names([code])[code],
        "rung": wording.rung(view.found.standards[code]),
        "share": share_said(share),
        "place": view.names.get((dimension, str(worst["code"])), ""),
    }
    if not (dimension == "firm" and view.found.all_open):
        # where some are not told, the largest that is told may not be the largest
        text = _("If {place} drops out, {share} of the {rung} capacity for {product} is gone")
    elif share > _WHOLE:
        text = _("{product} has a single maker with {rung} capacity: if it stops, none is left")
    else:
        text = _("If the largest maker of {product} stops, {share} of its {rung} capacity is gone")
    return text.format(**told)


def over_half(view: View) -> list[str]:
    """Of how many product types more than half goes with one firm; only where all is told."""
    if not view.found.all_open or view.found.losses.empty:
        return []
    losses = view.found.losses
    worst = losses[losses["dimension"].eq("firm")].groupby("product_code")["share"].max()
    count, total = int(worst.gt(_HALF).sum()), len(worst)
    if total < 2:
        return []
    text = ngettext(
        "{count} of {total} product types loses more than half with one firm",
        "{count} of {total} product types lose more than half with one firm",
        count,
    )
    return [text.format(count=number(count), total=number(total))]
