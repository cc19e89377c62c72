"""Exhibit: where the partners of a chain are, and what goes from whom to whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.catalogue.chain_words import Together, example_found, heading
from exhibits.catalogue.flows import FLOW_COLUMNS, SENT, flow_fields, named
from exhibits.catalogue.site_finding import distance_text
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

LINK_COLUMNS = (*FLOW_COLUMNS, "what")
"""Those of shipments, the value in finished products, and what goes along in words."""
_COLUMNS = ("name", "what", *FLOW_COLUMNS, "state", "outcome")
_NUMBERS = ("value", "km", "from_lng", "from_lat", "to_lng", "to_lat")

Frame = tuple[float, float, float, float]


def chain_map(
    links: pd.DataFrame,
    *,
    found: Together,
    as_of: dt.date,
    answered: Answered,
    source: str,
    frame: Frame | None = None,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "chain_map",
) -> Exhibit:
    """Lines from those who make an input to those who make the product, and on to services.

    `links` has `LINK_COLUMNS`, a row a pair of places: codes and names of both, for how much of the
    product a week goes along, km on a great circle, both places in degrees, and what it is.
    """
    table = links.loc[:, list(LINK_COLUMNS)].sort_values(
        ["value", "donor", "receiver"], ascending=[False, True, True], ignore_index=True
    )
    for column in ("donor", "from_name", "receiver", "to_name", "what"):
        table[column] = [visible(str(text)) for text in table[column]]
    ends = zip(table["from_name"], table["to_name"], strict=True)
    table["name"] = [named(start, end) for start, end in ends]
    table = table.assign(state="value", outcome=SENT)[list(_COLUMNS)]
    table = table.astype(dict.fromkeys(_NUMBERS, "float64"))
    title = _title(table, found)
    described = " · ".join((heading(found), answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=table,
        fields=_fields(found.sought.unit),
        encoding=Encoding(
            "flows", colour="outcome", size="value", region="donor", series="receiver",
            measure="amount", frame=frame,
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(
            _(
                "Lines as wide as what goes along is enough for, in finished products; distances "
                "on a great circle."
            ),
            *notes,
        ),
        sentence=sentence(title, described, source),
        link=link,
    )  # fmt: skip


def _title(table: pd.DataFrame, found: Together) -> str:
    count = found.countries
    far = float(table["km"].max()) if len(table) else 0.0
    told = {"product": found.sought.product, "count": number(count), "far": distance_text(far)}
    if far < 1:
        return ngettext(
            "{product}: the partners are in {count} country, all in one place",
            "{product}: the partners are in {count} countries",
            count,
        ).format(**told)
    return ngettext(
        "{product}: the partners are in {count} country, at most {far} from one to the next",
        "{product}: the partners are in {count} countries, at most {far} from one to the next",
        count,
    ).format(**told)


def _fields(unit: str) -> tuple[Field, ...]:
    return flow_fields(
        unit,
        what=_("What goes along"),
        value=_("Enough for, a week"),
        outcome=_("Passed on or missing (code)"),
    )


def example_links() -> pd.DataFrame:
    """A mill in Catalonia, makers in Monastir and Catalonia, sterilised in Sfax."""
    rows = [
        ("m1", "Teixits Vallès", "m2", "Confection Sahel", 120_000.0, 980.0, 1.9, 41.6, 10.8, 35.7,
         "SMS nonwoven"),
        ("m1", "Teixits Vallès", "m3", "Tèxtils Maresme", 80_000.0, 42.0, 1.9, 41.6, 2.4, 41.5,
         "SMS nonwoven"),
        ("m2", "Confection Sahel", "m4", "A firm in Sfax", 120_000.0, 105.0, 10.8, 35.7, 10.7, 34.7,
         "Sterilisation"),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(LINK_COLUMNS))


def example() -> Exhibit:
    """A fictive chain for surgical gowns."""
    return chain_map(
        example_links(),
        found=example_found(),
        as_of=dt.date(2026, 11, 1),
        answered=Answered(4, 40),
        source="fictive sample, round 2026-R2",
    )
