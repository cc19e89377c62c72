"""Exhibit: what would pass between countries if all who make a product worked at capacity.

Possible flows, worked out from the recipe by `planning.chain_flows`; no trade is recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from exhibits.catalogue.areas import sentence
from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import visible
from words import _, date, percent

COLUMNS = (
    "source_name", "target_name", "value", "amount", "amount_unit", "share", "outcome_label",
    "source_head", "target_head", "state", "source", "source_level", "target", "target_level",
    "outcome",
)  # fmt: skip
GIVEN = tuple(name for name in COLUMNS if name not in ("share", "outcome_label"))
OWN, SENT, TOGETHER, ELSEWHERE = "own", "sent", "together", "elsewhere"
_NEARLY = 0.995


@dataclass(frozen=True)
class Dependence:
    """Of an input: the parts (0 to 1) that the makers' own countries, others and nobody here give.

    All None where one or two firms would be told of.
    """

    own: float | None
    others: float | None
    elsewhere: float | None


def stage_flows(
    table: pd.DataFrame,
    *,
    product_label: str,
    unit_label: str,
    input_label: str,
    dependence: Dependence,
    as_of: dt.date,
    answered: Answered,
    source: str,
    notes: Iterable[str] = (),
    link: str = "",
    id: str = "stage_flows",
) -> Exhibit:
    """Streams of one input, and of what it is made from, to the countries that make the product.

    `table` has a row a link: `source`, `source_name`, `source_level`, `source_head`, the same of
    `target`, `value` (for how many of the product a week it is enough, above 0), `amount` and
    `amount_unit` (the input itself), `state`, `outcome` (own, sent, together,
    elsewhere). Rows whose state is
    not `value` are counted and not drawn.
    """
    shown = _tidy(table)
    finding = _finding(dependence, input_label, shown)
    title = _("{topic}: {finding}").format(topic=product_label, finding=finding)
    heading = _(
        "Possible flows, worked out from the recipe, not recorded trade; what is enough for so "
        "many {unit} a week"
    ).format(unit=unit_label)
    described = " · ".join((heading, answered.text, date(as_of)))
    return Exhibit(
        id=id,
        title=title,
        subtitle=described,
        table=shown,
        fields=_fields(unit_label),
        encoding=Encoding("sankey", x="source", y="target", size="value", colour="outcome"),
        n=answered,
        as_of=as_of,
        source=source,
        notes=(*_notes(shown), *notes),
        sentence=sentence(title, described, source),
        link=link,
    )


def outcome_labels() -> dict[str, str]:
    """Where what arrives comes from, in words."""
    return {
        OWN: _("from the country itself"),
        SENT: _("from other countries"),
        TOGETHER: _("from countries not told singly"),
        ELSEWHERE: _("from elsewhere: not made here"),
    }


def _tidy(table: pd.DataFrame) -> pd.DataFrame:
    """The links, the last stage first, the largest of each first; with shares of what arrives."""
    shown = table.loc[:, list(GIVEN)].copy()
    for end in ("source", "target"):
        for part in ("name", "head"):
            shown[f"{end}_{part}"] = [visible(str(text)) for text in shown[f"{end}_{part}"]]
        shown[f"{end}_level"] = shown[f"{end}_level"].astype(int).astype(str)
    stands = shown["state"].eq("value")
    for column in ("value", "amount"):
        shown[column] = shown[column].astype(float).where(stands)
    whole = shown.groupby(["target_level", "target"])["value"].transform("sum")
    shown["share"] = shown["value"] / whole.where(whole > 0)
    shown["outcome_label"] = shown["outcome"].map(outcome_labels())
    order = ["target_level", "value", "source", "target"]
    ranked = shown.sort_values(order, ascending=[False, False, True, True], kind="stable")
    return ranked.reset_index(drop=True)[list(COLUMNS)]


def _finding(dependence: Dependence, name: str, shown: pd.DataFrame) -> str:
    own, others, elsewhere = dependence.own, dependence.others, dependence.elsewhere
    if own is None or others is None or elsewhere is None:
        if shown.empty:
            return _("nobody makes it here, so nothing would pass between countries")
        return _(
            "what would pass between countries can’t be shown, as too few firms stand behind it"
        )
    if own > _NEARLY:
        return _("every maker’s own country has enough {input} for all it can make").format(
            input=name
        )
    if elsewhere > _NEARLY:
        return _("all {input} would have to come from elsewhere: it is not made here").format(
            input=name
        )
    parts = {"input": name, "others": percent(others), "elsewhere": percent(elsewhere)}
    if elsewhere < 1 - _NEARLY:
        return _(
            "{others} of the {input} would come from other countries, none from elsewhere"
        ).format(**parts)
    if others < 1 - _NEARLY:
        return _("{elsewhere} of the {input} would have to come from elsewhere").format(**parts)
    return _(
        "{others} of the {input} would come from other countries, {elsewhere} from elsewhere"
    ).format(**parts)


def _notes(shown: pd.DataFrame) -> Iterable[str]:
    early = shown[shown["target_level"].ne(shown["target_level"].max())]
    whole = float(early["value"].sum())
    if whole > 0:
        # what the input itself is made from, a stage before
        away = float(early.loc[early["outcome"].eq(ELSEWHERE), "value"].sum()) / whole
        yield _("{input}: {share} of what goes into it would have to come from elsewhere.").format(
            input=early["source_head"].iloc[0], share=percent(away)
        )
    yield _(
        "Were every maker at work at its full weekly capacity (low end): each country takes "
        "its own input first, then from others in proportion to what they have left; the rest is "
        "not made here."
    )


def _fields(unit: str) -> tuple[Field, ...]:
    return (
        Field("source_name", _("From"), "text"),
        Field("target_name", _("To"), "text"),
        Field("value", _("Enough for, a week"), "number", unit),
        Field("amount", _("Input a week"), "number"),
        Field("amount_unit", _("Unit of the input"), "text"),
        Field("share", _("Share of what arrives"), "ratio"),
        Field("outcome_label", _("Where it comes from"), "text"),
        Field("source_head", _("Stage it leaves"), "text"),
        Field("target_head", _("Stage it reaches"), "text"),
        Field("state", _("State"), "state"),
        Field("source", _("From (code)"), "code"),
        Field("source_level", _("From: level"), "code"),
        Field("target", _("To (code)"), "code"),
        Field("target_level", _("To: level"), "code"),
        Field("outcome", _("Where it comes from (code)"), "code"),
    )


def example_table() -> pd.DataFrame:
    """Resin and meltblown fabric of three countries for masks of four."""
    names = {
        "TN": "Tunisia", "ES": "Spain", "IT": "Italy", "FR": "France", "PT": "Portugal",
        "elsewhere": "Elsewhere",
    }  # fmt: skip
    heads = ("Polypropylene resin", "Meltblown fabric", "Surgical masks")
    rows = [
        ("ES", 0, "ES", 1, 700_000.0, OWN), ("ES", 0, "IT", 1, 260_000.0, SENT),
        ("elsewhere", 0, "IT", 1, 340_000.0, ELSEWHERE),
        ("ES", 1, "ES", 2, 500_000.0, OWN), ("ES", 1, "TN", 2, 200_000.0, SENT),
        ("IT", 1, "IT", 2, 350_000.0, OWN), ("IT", 1, "TN", 2, 150_000.0, SENT),
        ("IT", 1, "PT", 2, 100_000.0, SENT), ("elsewhere", 1, "TN", 2, 400_000.0, ELSEWHERE),
        ("elsewhere", 1, "FR", 2, 120_000.0, ELSEWHERE),
    ]  # fmt: skip
    made = [
        (
            names[start], names[end], value, value * (0.00074 if low == 0 else 0.0007), "kg",
            heads[low], heads[high], "value", start, low, end, high, outcome,
        )
        for start, low, end, high, value, outcome in rows
    ]  # fmt: skip
    return pd.DataFrame(made, columns=list(GIVEN))


def example() -> Exhibit:
    """Fictive flows of meltblown fabric for surgical masks."""
    return stage_flows(
        example_table(),
        product_label="Surgical mask IIR",
        unit_label="pieces",
        input_label="meltblown fabric",
        dependence=Dependence(0.46, 0.25, 0.29),
        as_of=dt.date(2026, 11, 1),
        answered=Answered(24, 90),
        source="fictive sample, round 2026-R2",
    )
