"""Horizontal bars and dots in Plotly: a ranking, or a region's products by rung."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from exhibits.catalogue.areas import Measure, value_text
from exhibits.catalogue.region_products import RUNGS, rung_label
from exhibits.catalogue.region_ranking import TOP
from exhibits.exhibit import Exhibit, state_label
from exhibits.plain import plotly_text
from exhibits.render.frame import (
    Notes,
    Width,
    foot,
    foot_note,
    head,
    measures_of,
    words_at,
    wrapped,
)
from exhibits.render.plotly_map import hover_text
from exhibits.style import Palette, palette, template
from words import _, compact, ngettext, number, quantity

BAR = 26
PANEL = 44
LEFT: Mapping[Width, int] = {"wide": 250, "narrow": 150}
LETTERS: Mapping[Width, int] = {"wide": 37, "narrow": 22}
"""Room for names at the left, in pixels and in letters."""


def figure(
    exhibit: Exhibit, *, dark: bool = False, width: Width = "wide", pixels: int = 0
) -> go.Figure:
    """Bars of an exhibit whose encoding kind is `bars`, or dots of one whose kind is `dots`.

    A click gives the row's code in `customdata[0]`. Draw it in Streamlit with `theme=None`.
    """
    picture = go.Figure()
    if exhibit.encoding.kind == "dots":
        inner, marks = _dots(picture, exhibit, palette(dark), width)
    else:
        inner, marks = _bars(picture, exhibit, palette(dark), width), []
    _lay_out(picture, exhibit, dark, width, inner, marks, pixels)
    return picture


def labels(names: Iterable[str], codes: Iterable[str]) -> list[str]:
    """Names for an axis; those that look alike (by case or space) carry their code."""
    pairs = list(zip(names, codes, strict=True))
    seen = pd.Series([name.casefold().strip() for name, _code in pairs]).duplicated(keep=False)
    return [
        f"{name} ({code})" if twice else name
        for (name, code), twice in zip(pairs, seen, strict=True)
    ]


def _bars(picture: go.Figure, exhibit: Exhibit, colours: Palette, width: Width) -> int:
    measure: Measure = exhibit.encoding.measure  # type: ignore[assignment]
    known = exhibit.table[exhibit.table["state"].eq("value") & exhibit.table["value"].notna()]
    rows = known.head(TOP)
    if rows.empty:
        return PANEL
    shown = [
        quantity(value) if measure == "per_100k" else value_text(measure, value, "")
        for value in rows["value"]
    ]
    picture.add_trace(
        go.Bar(
            orientation="h",
            x=list(rows["value"]),
            y=list(rows["area"]),
            text=shown,
            textposition="outside",
            cliponaxis=False,
            marker={"color": colours.accent},
            customdata=[[area] for area in rows["area"]],
            hovertext=[hover_text(row, exhibit) for row in rows.to_dict("records")],
            hovertemplate="%{hovertext}<extra></extra>",
            uid="bars",
            textfont={"color": colours.ink, "size": 13 if width == "wide" else 12},
        )
    )
    # room at the right for the label of the longest bar
    picture.update_xaxes(range=[0, max(float(rows["value"].max()), 1e-9) * 1.16], visible=False)
    _names_axis(picture, list(rows["area"]), labels(rows["name"], rows["area"]), width)
    return BAR * len(rows) + 8


def _names_axis(picture: go.Figure, codes: list[str], names: list[str], width: Width) -> None:
    letters = LETTERS[width]
    shortened = [name if len(name) <= letters else f"{name[: letters - 1]}…" for name in names]
    picture.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=codes[::-1],
        tickmode="array",
        tickvals=codes,
        ticktext=[plotly_text(name) for name in shortened],
        ticklabelstandoff=8,
    )


def _dots(
    picture: go.Figure, exhibit: Exhibit, colours: Palette, width: Width
) -> tuple[int, Notes]:
    """A panel for each unit, as pieces and kilograms share no axis."""
    known = exhibit.table[exhibit.table["declared"].notna()]
    units = list(dict.fromkeys(known["unit"]))
    inner = sum(PANEL + BAR * int(known["unit"].eq(unit).sum()) for unit in units)
    top = float(inner)
    notes: Notes = []
    for place, unit in enumerate(units):
        rows = known[known["unit"].eq(unit)]
        axis = "" if place == 0 else str(place + 1)
        upper, lower = top - PANEL, top - PANEL - BAR * len(rows)
        notes.append(
            words_at(
                plotly_text(_("{unit} a week").format(unit=unit)),
                0,
                upper / inner,
                0,
                8,
                size=measures_of(width).text_size,
                colour=colours.muted,
                bold=True,
                rise="bottom",
            )
        )
        _panel(picture, rows, exhibit, colours, width, axis)
        _panel_axes(picture, rows, axis, (lower / inner, upper / inner), colours, width)
        top = lower
    return max(inner, PANEL), notes


def _panel(
    picture: go.Figure,
    rows: pd.DataFrame,
    exhibit: Exhibit,
    colours: Palette,
    width: Width,
    axis: str,
) -> None:
    shades = {
        "declared": colours.paper,
        "attested": colours.sequential[1],
        "certified": colours.sequential[4],
    }
    for product, low, high in zip(
        rows["product"], rows[list(RUNGS)].min(axis=1), rows["declared"], strict=True
    ):
        picture.add_trace(
            go.Scatter(
                x=[low, high],
                y=[product, product],
                mode="lines",
                hoverinfo="skip",
                line={"color": colours.muted, "width": 1.5},
                xaxis=f"x{axis}",
                yaxis=f"y{axis}",
            )
        )
    for rung in RUNGS:
        picture.add_trace(
            go.Scatter(
                x=list(rows[rung]),
                y=list(rows["product"]),
                name=rung_label(rung),
                mode="markers+text" if rung == "declared" else "markers",
                text=[compact(value) for value in rows[rung]] if rung == "declared" else None,
                textposition="middle right",
                textfont={"size": 12, "color": colours.ink},
                cliponaxis=False,
                marker={
                    "size": 12,
                    "color": shades[rung],
                    "line": {"color": colours.accent, "width": 1.6},
                },
                customdata=[[product] for product in rows["product"]],
                hovertext=[_product_hover(row) for row in rows.to_dict("records")],
                hovertemplate="%{hovertext}<extra></extra>",
                xaxis=f"x{axis}",
                yaxis=f"y{axis}",
            )
        )


def _panel_axes(
    picture: go.Figure,
    rows: pd.DataFrame,
    axis: str,
    domain: tuple[float, float],
    colours: Palette,
    width: Width,
) -> None:
    letters = LETTERS[width]
    names = labels(rows["name"], rows["product"])
    names = [name if len(name) <= letters else f"{name[: letters - 1]}…" for name in names]
    codes = list(rows["product"])
    picture.update_layout(
        {
            f"xaxis{axis}": {
                "range": [0, float(rows["declared"].max() or 1) * 1.16],
                "anchor": f"y{axis}",
                "showticklabels": False,
                "zeroline": True,
                "zerolinecolor": colours.muted,
                "showgrid": False,
                "fixedrange": True,
            },
            f"yaxis{axis}": {
                "domain": [max(domain[0], 0), min(domain[1], 1)],
                "anchor": f"x{axis}",
                "type": "category",
                "categoryorder": "array",
                "categoryarray": codes[::-1],
                "tickmode": "array",
                "tickvals": codes,
                "range": [-0.5, len(codes) - 0.5],
                "ticktext": [plotly_text(name) for name in names],
                "ticklabelstandoff": 10,
                "fixedrange": True,
            },
        }
    )


def _product_hover(row: Mapping[Any, Any]) -> str:
    lines = [f"<b>{plotly_text(str(row['name']))}</b>"]
    for rung in RUNGS:
        value = float(row[rung])
        said = _("no standard applies") if pd.isna(value) else f"{number(value)} {row['unit']}"
        lines.append(plotly_text(f"{rung_label(rung)}: {said}"))
    if not pd.isna(row["n"]):
        count = int(row["n"])
        firms = ngettext("n = {n} firm", "n = {n} firms", count).format(n=number(count))
        lines.append(plotly_text(firms))
    return "<br>".join(lines)


def _lay_out(
    picture: go.Figure,
    exhibit: Exhibit,
    dark: bool,
    width: Width,
    inner: int,
    marks: Notes,
    pixels: int,
) -> None:
    colours = palette(dark)
    titles, above = head(exhibit, width, colours, pixels)
    lines, below = foot(exhibit, width, pixels=pixels)
    left = LEFT[width]
    dots = exhibit.encoding.kind == "dots" and bool(picture.data)
    strip = 24 if dots else 0
    titles = [note | {"yshift": note["yshift"] + strip} for note in titles]
    if dots:
        marks = [*marks, _rung_key(colours, width)]
    shift = [note | {"xshift": -left} for note in (*titles, foot_note(lines, width, colours, 8))]
    own = [note | {"xshift": -left} for note in marks]
    if not picture.data:
        own.append(
            words_at(
                "<br>".join(wrapped(_empty(exhibit), measures_of(width, pixels).title_letters)),
                0,
                1,
                -left,
                -8,
                size=14,
                colour=colours.muted,
            )
        )
        picture.update_xaxes(visible=False)
        picture.update_yaxes(visible=False)
    top = above + strip
    picture.update_layout(
        template=template(dark),
        height=top + inner + below + 8,
        autosize=True,
        bargap=0.34,
        margin={"l": left, "r": 12, "t": top, "b": below + 8},
        annotations=[*shift, *own],
        showlegend=False,
        uirevision="tela-bars",
        clickmode="event",
        dragmode=False,
    )


def _rung_key(colours: Palette, width: Width) -> dict[str, Any]:
    shades = {
        "declared": ("○", colours.accent),
        "attested": ("●", colours.sequential[1]),
        "certified": ("●", colours.sequential[4]),
    }
    parts = [
        f'<span style="color:{shade};font-size:17px">{mark}</span> {plotly_text(rung_label(rung))}'
        for rung, (mark, shade) in shades.items()
    ]
    return words_at(
        "   ".join(parts), 0, 1, 0, 22, size=measures_of(width).text_size, colour=colours.ink
    )


def _empty(exhibit: Exhibit) -> str:
    counts = exhibit.table["state"].value_counts()
    if counts.empty:
        return _("There is nothing to draw for this choice; choose another product or round.")
    return " · ".join(
        f"{state_label(str(state))}: {number(int(count))}" for state, count in counts.items()
    )
