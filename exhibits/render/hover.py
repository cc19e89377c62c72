"""What a pointer at rest is told, escaped for Plotly: lines of any mark, all of an area."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from exhibits.catalogue.areas import Measure, value_text
from exhibits.exhibit import SUPPRESSED, Exhibit, state_label
from exhibits.plain import plotly_text
from words import _, ngettext, number, quantity


def hover(lines: Sequence[str]) -> str:
    """Raw lines for the pointer, escaped, the first in bold."""
    first, *rest = (plotly_text(line) for line in lines)
    return "<br>".join((f"<b>{first}</b>", *rest))


def hover_text(row: Mapping[Any, Any], exhibit: Exhibit) -> str:
    """Name, value or state in words, n and caveat of one area."""
    measure: Measure = exhibit.encoding.measure  # type: ignore[assignment]
    lines = [f"<b>{plotly_text(row['name'])}</b>"]
    if row["state"] == "value":
        unit = exhibit.field("capacity").unit
        if measure == "per_100k":
            shown = f"{quantity(row['value'])} {exhibit.field('value').unit}"
        else:
            shown = f"{value_text(measure, row['value'], '')} · {exhibit.field('value').label}"
        lines.append(plotly_text(shown))
        if not pd.isna(row["capacity"]):
            lines.append(plotly_text(f"{number(row['capacity'])} {unit}"))
    else:
        lines.append(plotly_text(state_label(row["state"])))
    lines += [plotly_text(line) for line in behind(row)]
    if row["caveat"]:
        lines.append(f"<i>{plotly_text(row['caveat'])}</i>")
    return "<br>".join(lines)


def common_text(exhibit: Exhibit) -> str:
    """What `hover_text` says in every row of an exhibit that shows a figure."""
    value = exhibit.field("value")
    if exhibit.encoding.measure == "per_100k":
        return f" {plotly_text(value.unit)}"
    return f" · {plotly_text(value.label)}"


def behind(row: Mapping[Any, Any]) -> Iterable[str]:
    """How many firms stand behind a row's figure and how many of those asked answered."""
    if row["state"] == "suppressed":
        yield _("n {n} firms").format(n=SUPPRESSED)
    elif not pd.isna(row.get("n")) and row["state"] in ("value", "none"):
        yield ngettext("n = {n} firm", "n = {n} firms", int(row["n"])).format(n=number(row["n"]))
    asked = row.get("asked")
    if asked is not None and not pd.isna(asked) and asked > 0 and row["state"] != "suppressed":
        answered = 0 if pd.isna(row["answered"]) else int(row["answered"])
        yield _("{answered} of {asked} asked answered").format(
            answered=number(answered), asked=number(int(asked))
        )
