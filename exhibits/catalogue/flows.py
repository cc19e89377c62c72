"""Exhibit: who sends how much to whom, and where it does not suffice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.catalogue.delivered import Delivered, finding
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, ngettext, number

FLOW_COLUMNS = (
    "donor", "from_name", "receiver", "to_name", "value", "km",
    "from_lng", "from_lat", "to_lng", "to_lat",
)  # fmt: skip
SHORT_COLUMNS = ("receiver", "to_name", "value", "to_lng", "to_lat")
SENT, MISSING = "sent", "missing"
_COLUMNS = ("name", "what", *FLOW_COLUMNS, "state", "outcome")
_PLACES = ("from_lng", "from_lat", "to_lng", "to_lat")

Frame = tuple[float, float, float, float]


@dataclass(frozen=True)
class Asked:
    """What is sent and for how long, in the reader's words.

    `product` and `unit` as labels, `evidence` such as “likely supply, certified”, `period` such as
    “4 weeks of need”; both empty where the figures are the reader's own.
    """

    product: str
    unit: str
    evidence: str = ""
    period: str = ""

    def heading(self, what: str) -> str:
        """The first part of a subtitle."""
        return ", ".join(part for part in (what, self.evidence, self.period) if part)


def flows(
    table: pd.DataFrame,
    short: pd.DataFrame,
    *,
    delivered: Delivered,
    asked: Asked,
    as_of: dt.date,
    answered: Answered,
    source: str,
    frame: Frame | None = None,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "flows",
) -> Exhibit:
    """Lines from those who give to those who receive, and rings where need is not met.

    `table` has `FLOW_COLUMNS`, a row a shipment: codes and names of both ends, the quantity in the
    product's unit, km on a great circle, and both places in degrees. `short` has `SHORT_COLUMNS`,
    a row a receiver whose need is not met, with what it goes without. Rows of both come into one
    table; in those of the second the sender is empty.
    """
    shown = _tidy(table, short)
    title = _("{topic}: {finding}").format(topic=asked.product, finding=finding(delivered, asked))
    heading = asked.heading(_("{product}: who sends to whom").format(product=asked.product))
    described = " · ".join((heading, answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(asked.unit),
        encoding=Encoding(
            "flows", colour="outcome", size="value", region="donor", series="receiver",
            measure="amount", frame=frame,
        ),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )  # fmt: skip


def _tidy(table: pd.DataFrame, short: pd.DataFrame) -> pd.DataFrame:
    """Both tables as one, the largest first; names without hidden marks."""
    sent = table.loc[:, list(FLOW_COLUMNS)].assign(outcome=SENT)
    missing = short.loc[:, list(SHORT_COLUMNS)].assign(outcome=MISSING, donor="", from_name="")
    parts = [
        one.reindex(columns=list(_COLUMNS)).sort_values(
            ["value", "donor", "receiver"], ascending=[False, True, True]
        )
        for one in (sent, missing)
        if len(one)
    ]
    whole = pd.concat(parts, ignore_index=True) if parts else sent.reindex(columns=list(_COLUMNS))
    for column in ("donor", "from_name", "receiver", "to_name"):
        whole[column] = [visible(text) for text in whole[column]]
    for column in ("value", "km", *_PLACES):
        whole[column] = whole[column].astype(float)
    ends = zip(whole["from_name"], whole["to_name"], whole["outcome"], strict=True)
    whole["name"] = [named(start, end) if row == SENT else end for start, end, row in ends]
    whole["what"] = whole["outcome"].map({SENT: _("sent"), MISSING: _("not met")})
    whole["state"] = "value"
    return whole[list(_COLUMNS)]


def named(start: str, end: str) -> str:
    """A line by both of its ends, codes or names."""
    return f"{start} → {end}"


def _notes(shown: pd.DataFrame) -> Iterable[str]:
    yield _(
        "Least unmet need first, then the least distance on a great circle; roads, ports and "
        "customs are not counted."
    )
    own = shown["outcome"].eq(SENT) & shown["donor"].eq(shown["receiver"])
    if own.any():
        count = int(own.sum())
        yield ngettext(
            "{count} place also serves its own need, shown as a circle about it.",
            "{count} places also serve their own need, shown as circles about them.",
            count,
        ).format(count=number(count))


def flow_fields(unit: str, *, what: str, value: str, outcome: str) -> tuple[Field, ...]:
    """The columns of things that go from place to place; how the three that differ are called."""
    return (
        Field("name", _("From → to"), "text"),
        Field("what", what, "text"),
        Field("donor", _("From (code)"), "code"),
        Field("from_name", _("From"), "text"),
        Field("receiver", _("To (code)"), "code"),
        Field("to_name", _("To"), "text"),
        Field("value", value, "number", unit),
        Field("km", _("Distance"), "number", _("km")),
        Field("from_lng", _("Longitude of the sender"), "number", "°"),
        Field("from_lat", _("Latitude of the sender"), "number", "°"),
        Field("to_lng", _("Longitude of the receiver"), "number", "°"),
        Field("to_lat", _("Latitude of the receiver"), "number", "°"),
        Field("state", _("State"), "state"),
        Field("outcome", outcome, "code"),
    )


def _fields(unit: str) -> tuple[Field, ...]:
    return flow_fields(
        unit,
        what=_("Sent or not met"),
        value=_("Quantity"),
        outcome=_("Sent or not met (code)"),
    )


def example_tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Four fictive shipments, one of them within a region, and two regions left short."""
    places = {
        "TN-52": ("Monastir", 10.8, 35.7), "ES-CT": ("Catalonia", 1.7, 41.8),
        "PT-03": ("Braga", -8.3, 41.5), "IT-82": ("Sicily", 14.1, 37.5),
        "TN-61": ("Sfax", 10.6, 34.8), "FR-PAC": ("Provence", 6.0, 43.9),
    }  # fmt: skip
    sent = [
        ("TN-52", "TN-61", 120_000.0, 107.0), ("ES-CT", "FR-PAC", 310_000.0, 430.0),
        ("TN-52", "IT-82", 90_000.0, 357.0), ("PT-03", "PT-03", 64_000.0, 0.0),
    ]  # fmt: skip
    missing = {"IT-82": 210_000.0, "FR-PAC": 40_000.0}
    rows = [
        (one, places[one][0], other, places[other][0], value, km, *places[one][1:],
         *places[other][1:])
        for one, other, value, km in sent
    ]  # fmt: skip
    short = [(one, places[one][0], value, *places[one][1:]) for one, value in missing.items()]
    return (
        pd.DataFrame(rows, columns=list(FLOW_COLUMNS)),
        pd.DataFrame(short, columns=list(SHORT_COLUMNS)),
    )


def example() -> Exhibit:
    """A fictive allocation of surgical masks."""
    table, short = example_tables()
    return flows(
        table,
        short,
        delivered=Delivered(834_000.0, 584_000.0, 4, 2, "Sicily", kilometres=335.0),
        asked=Asked("Surgical masks", "pieces", "likely supply, certified", "4 weeks of need"),
        as_of=dt.date(2026, 11, 1),
        answered=Answered(12, 40),
        source="fictive sample, round 2026-R2",
    )
