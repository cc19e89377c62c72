"""Exhibit: the sites, firms, regions or countries that most hangs on, and what goes with each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from exhibits.catalogue import product_measures as measures
from exhibits.catalogue.areas import sentence
from exhibits.catalogue.outage import Outage, share_said
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from words import _, date, ngettext, number

COLUMNS = (
    "place", "name", "holder", "product", "rung", "unit", "state", "value", "capacity", "products",
    "sole", "n",
)  # fmt: skip
TEN = 10
HALF = 0.5


def failure_points(
    table: pd.DataFrame,
    *,
    dimension: Outage,
    complete: bool = True,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "failure_points",
) -> Exhibit:
    """The first ten of the points of failure, in the order given: worst first.

    `table` has `COLUMNS`, a row a point: its code, the bar's name (holder and product), the
    holder's name alone, the product of which it holds the largest share, the rung counted in a
    word, the unit's label, state, that share (0 to 1), what of the product is lost a week, how many
    product types it makes, how many it alone makes, and the firms behind it. A holder of which
    nothing can be shown stands without a product, its state `suppressed`. `complete` is False where
    any of their shares is kept back.
    """
    every = measures.tidy(table, COLUMNS, ("name", "holder", "product", "rung", "unit"))
    secret = every["state"].ne("value")
    for column in ("products", "sole"):
        every[column] = every[column].astype("Int64").mask(secret)
    every.loc[secret, ["product", "rung", "unit"]] = ""
    known = every[~secret]
    shown = pd.concat([known.head(TEN), every[secret].sort_values(["holder", "place"])])
    title = _finding(known, dimension, complete and not secret.any())
    described = " · ".join((_measure(dimension), answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown.reset_index(drop=True),
        fields=_fields(),
        encoding=Encoding("bars", x="value", y="place", measure="certified_share"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(len(known), int(secret.sum())), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def _finding(known: pd.DataFrame, dimension: str, complete: bool) -> str:
    if known.empty:
        if complete:
            return _("Nothing is made that could be lost")
        return _("What hangs on whom can’t be shown, as fewer than three firms stand behind it")
    first = known.iloc[0]
    most = {
        "product": first["product"], "holder": first["holder"],
        "share": share_said(float(first["value"])), "rung": first["rung"],
    }  # fmt: skip
    if not complete:
        # what is kept back may be more
        return _(
            "Of what can be shown, most hangs on {holder}: {share} of the {rung} capacity for "
            "{product}"
        ).format(**most)
    over = int(known["value"].gt(HALF).sum())
    if not over:
        return _(
            "None holds more than half of a product; most hangs on {holder}: {share} of the "
            "{rung} capacity for {product}"
        ).format(**most)
    return _over(dimension, over).format(count=number(over), **most)


def _over(dimension: str, over: int) -> str:
    """How many hold more than half of a product, with the worst still open."""
    return {
        "site": ngettext(
            "{count} site holds more than half of a product; {holder} has {share} of the {rung} "
            "capacity for {product}",
            "{count} sites each hold more than half of a product; {holder} has {share} of the "
            "{rung} capacity for {product}",
            over,
        ),
        "firm": ngettext(
            "{count} firm holds more than half of a product; {holder} has {share} of the {rung} "
            "capacity for {product}",
            "{count} firms each hold more than half of a product; {holder} has {share} of the "
            "{rung} capacity for {product}",
            over,
        ),
        "region": ngettext(
            "{count} region holds more than half of a product; {holder} has {share} of the {rung} "
            "capacity for {product}",
            "{count} regions each hold more than half of a product; {holder} has {share} of the "
            "{rung} capacity for {product}",
            over,
        ),
        "country": ngettext(
            "{count} country holds more than half of a product; {holder} has {share} of the {rung} "
            "capacity for {product}",
            "{count} countries each hold more than half of a product; {holder} has {share} of the "
            "{rung} capacity for {product}",
            over,
        ),
    }[dimension]


def _measure(dimension: str) -> str:
    return {
        "site": _("Largest share of a product’s certified weekly capacity at one site"),
        "firm": _("Largest share of a product’s certified weekly capacity with one firm"),
        "region": _("Largest share of a product’s certified weekly capacity in one region"),
        "country": _("Largest share of a product’s certified weekly capacity in one country"),
    }[dimension]


def _notes(known: int, secret: int) -> tuple[str, ...]:
    found: list[str] = []
    if known > TEN:
        found.append(
            ngettext(
                "The worst ten of {count}.", "The worst ten of {count}.", known
            ).format(count=number(known))
        )  # fmt: skip
    found += measures.hidden_note(secret)
    return tuple(found)


def _fields() -> tuple[Field, ...]:
    return (
        Field("place", _("Code"), "code"),
        Field("name", _("What hangs on it"), "text"),
        Field("holder", _("What drops out"), "text"),
        Field("product", _("Product"), "text"),
        Field("rung", _("Capacity counted"), "text"),
        Field("unit", _("Unit"), "text"),
        Field("state", _("State"), "state"),
        Field("value", _("Share lost"), "ratio", "%"),
        Field("capacity", _("Lost"), "number", _("a week")),
        Field("products", _("Product types it makes"), "count", _("product types")),
        Field("sole", _("Of these made nowhere else"), "count", _("product types")),
        Field("n", _("Firms behind what is lost"), "count", _("firms")),
    )


def example() -> Exhibit:
    """Fictive regions, one of which can't be shown."""
    missing = float("nan")
    rows = [
        ("TN-52", "Monastir – Shoe cover", "Monastir", "Shoe cover", "certified", "pairs", "value",
         1.0, 170_000.0, 8, 1, 3),
        ("ES-VC", "Valencia – FFP2", "Valencia", "FFP2", "certified", "pieces", "value",
         0.62, 310_000.0, 4, 0, 5),
        ("PT-11", "Norte – Meltblown fabric", "Norte", "Meltblown fabric", "attested", "kg",
         "value", 0.33, 2_700.0, 2, 0, 3),
        ("IT-52", "Tuscany", "Tuscany", "", "", "", "suppressed", missing, missing, None, None,
         None),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return failure_points(
        table.astype(dict.fromkeys(("products", "sole", "n"), "Int64")),
        dimension="region",
        complete=False,
        as_of=dt.date(2026, 11, 1),
        answered=Answered(21, 60),
        source="fictive sample, round 2026-R2",
    )
