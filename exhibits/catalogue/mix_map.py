"""Exhibit: what each area makes, as pies of families on the map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from cluster_data.geo import Bounds
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.family_mix import family_mix
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _

COLUMNS = ("place", "iso2", "name", "level", "family_code", "lines", "share", "n", "state")


def mix_map(
    table: pd.DataFrame,
    *,
    rung_label: str,
    as_of: dt.date,
    answered: Answered,
    source: str,
    topic_label: str = "",
    notes: Iterable[str] = (),
    frame: Bounds | None = None,
    link: str = "",
    id: str = "mix_map",
) -> Exhibit:
    """Pies of families by area, their area in proportion to the number of product lines.

    `table` has `COLUMNS`: a row an area and family as for `family_mix`, and `level` (region or
    country); an area without a figure has one row with its state and no family. `frame` is the
    extent the map opens on.
    """
    countries = bool(len(table)) and bool(table["level"].eq("country").all())
    base = family_mix(
        table,
        rung_label=rung_label,
        as_of=as_of,
        answered=answered,
        source=source,
        topic_label=topic_label,
        places="countries" if countries else "regions",
        notes=notes,
        link=link,
        id=id,
    )
    places = table.drop_duplicates("place").set_index("place")
    shown = base.table.rename(columns={"bar": "area", "label": "name"})
    shown.insert(1, "iso2", list(places.loc[shown["area"], "iso2"]))
    shown.insert(3, "level", list(places.loc[shown["area"], "level"]))
    described = " · ".join((_("Size: number of product lines"), base.subtitle))
    return replace(
        base,
        subtitle=described,
        table=shown,
        fields=_fields(base),
        encoding=Encoding(
            "pies", region="area", series="series", size="value", measure="families", frame=frame
        ),
        # a map draws no first so many bars, so nothing is said of the others
        notes=tuple(note for note in base.notes if note not in _more(base)),
        sentence=sentence(base.title, described, source),
    )


def _more(base: Exhibit) -> tuple[str, ...]:
    places = base.table["bar"].nunique()
    return tuple(note for note in base.notes if places > 24 and str(places - 24) in note)


def _fields(base: Exhibit) -> tuple[Field, ...]:
    kept = {field.name: field for field in base.fields}
    return (
        Field("area", _("Code"), "code"),
        Field("iso2", _("Country"), "code"),
        Field("name", _("Area"), "text"),
        Field("level", _("Drawn by"), "text"),
        *(kept[name] for name in ("series", "series_label", "value", "share", "n", "state")),
    )


def example_table() -> pd.DataFrame:
    """A small fictive table: regions with several families, one suppressed, one silent."""
    rows = [
        ("TN-52", "TN", "Monastir", "ppe", 18, 9, "value"),
        ("TN-52", "TN", "Monastir", "linen", 9, 9, "value"),
        ("TN-52", "TN", "Monastir", "mat", 4, 9, "value"),
        ("TN-51", "TN", "Sousse", "ppe", 5, 4, "value"),
        ("ES-CT", "ES", "Catalunya", "nonimp", 16, 12, "value"),
        ("ES-CT", "ES", "Catalunya", "ppe", 14, 12, "value"),
        ("ES-CT", "ES", "Catalunya", "extra", 3, 12, "value"),
        ("ES-CT", "ES", "Catalunya", "service", 2, 12, "value"),
        ("ES-VC", "ES", "Comunitat Valenciana", "hyg", 7, 5, "value"),
        ("ES-VC", "ES", "Comunitat Valenciana", "or", 6, 5, "value"),
        ("TN-11", "TN", "Tunis", "", None, None, "suppressed"),
        ("PT-13", "PT", "Porto", "", None, 0, "not_answered"),
    ]
    columns = ["place", "iso2", "name", "family_code", "lines", "n", "state"]
    table = pd.DataFrame(rows, columns=columns).assign(level="region")
    whole = table.groupby("place")["lines"].transform("sum")
    return table.assign(share=table["lines"] / whole, n=table["n"].astype("Int64"))


def example() -> Exhibit:
    """A fictive mix."""
    return mix_map(
        example_table(),
        rung_label="attested",
        as_of=dt.date(2026, 11, 1),
        answered=Answered(38, 90),
        source="fictive sample, round 2026-R2",
    )
