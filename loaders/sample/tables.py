"""The columns of the sample's files: from what an answer means to what its cells say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.sample.records import Answer, Firm
from loaders.sample.wording import Cell, Hand

_SLASH_UNITS = {
    "fr": {"piece": "pièces", "pair": "paires", "t": "T", "kg": "kg", "m2": "m²",
           "set": "ensembles", "pallet": "palettes", "test": "essais"},
    "it": {"piece": "pz", "pair": "paia", "t": "t", "kg": "kg", "m2": "mq", "set": "completi",
           "pallet": "bancali", "test": "prove"},
}  # fmt: skip
_SITE = {
    "fr": "Atelier 2", "es": "Nave 2", "it": "Stabilimento 2", "pt": "Unidade 2", "en": "Plant 2",
    "ar": "مصنع ٢", "tr": "Tesis 2", "el": "Μονάδα 2",
}  # fmt: skip
_CONFIRM = {
    "fr": "à confirmer", "es": "sin datos", "it": "da definire", "pt": "não disponível",
    "en": "not available", "ar": "غير متوفر", "tr": "bilinmiyor", "el": "άγνωστο",
}  # fmt: skip
_TOTAL = {
    "fr": "TOTAL", "es": "TOTAL", "it": "TOTALE", "pt": "TOTAL", "en": "TOTAL", "ar": "المجموع",
    "tr": "TOPLAM", "el": "ΣΥΝΟΛΟ",
}  # fmt: skip

MISTAKES = {"no_product": "rejected", "no_capacity": "rejected", "duplicate": "rejected",
            "total": "skipped"}  # fmt: skip
"""Slips made on purpose, and how a row of each is counted."""


@dataclass(frozen=True)
class Sheet:
    """A table of cells: one heading a column, one list of cells a row; `kinds` name the columns."""

    kinds: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def capacity_sheet(
    kinds: tuple[str, ...], made: tuple[Answer, ...], hand: Hand, mistakes: tuple[str, ...]
) -> Sheet:
    """Answers as rows, and the slips asked for among and under them."""
    rows = [_row(kinds, answer, turn, hand) for turn, answer in enumerate(made)]
    for at, mistake in enumerate(mistakes):
        rows.insert(*_slip(mistake, kinds, made, hand, rows, 3 + 5 * at))
    return Sheet(kinds, tuple(hand.label(_FIELDS[kind]) for kind in kinds), tuple(rows))


def roster_sheet(members: tuple[Firm, ...], hand: Hand, kinds: tuple[str, ...]) -> Sheet:
    """Members as rows, without a word of what they make."""
    rows = tuple(tuple(_ROSTER[kind](firm, hand) for kind in kinds) for firm in members)
    return Sheet(kinds, tuple(hand.label(_FIELDS[kind]) for kind in kinds), rows)


def _row(kinds: tuple[str, ...], answer: Answer, turn: int, hand: Hand) -> tuple[Cell, ...]:
    return tuple(
        hand.product(answer.product, turn) if kind == "product" and answer.product
        else _cells()[kind](answer, hand)
        for kind in kinds
    )  # fmt: skip


def _slip(
    mistake: str, kinds: tuple[str, ...], made: tuple[Answer, ...], hand: Hand,
    rows: list[tuple[Cell, ...]], at: int,
) -> tuple[int, tuple[Cell, ...]]:  # fmt: skip
    """Where a slip goes and its cells. A slip in a product or a capacity is a row of its own."""
    if mistake == "total":
        amount = "amount" if "amount" in kinds else "capacity"
        whole = sum(answer.low for answer in made)
        said = {kinds[0]: _TOTAL[hand.language], amount: hand.number(whole)}
        return len(rows), tuple(said.get(kind) for kind in kinds)
    if mistake == "duplicate":
        return len(rows), rows[at]
    # A detail of its own keeps the slip's key apart from the row it was copied from.
    blank = {"product"} if mistake == "no_product" else {"capacity", "amount"}
    word = None if mistake == "no_product" else _CONFIRM[hand.language]
    copied = _row(kinds, replace(made[at], detail="XS"), 0, hand)
    cells = (word if kind in blank else cell for kind, cell in zip(kinds, copied, strict=True))
    return len(rows), tuple(cells)


def _amount(answer: Answer, hand: Hand) -> Cell:
    """Number, unit and period in one cell, as in `35 T/mois` or `10k/semaine`."""
    number = hand.written(answer.low)
    if answer.high is not None:
        number = hand.range(answer.low, answer.high)
    elif answer.unit == "piece" and answer.low % 1000 == 0 and answer.firm.number % 3 == 0:
        return f"{answer.low / 1000:.0f}k/{hand.code('capacity_period', answer.period)}"
    unit = _SLASH_UNITS[hand.language][answer.unit]
    return f"{number} {unit}/{hand.code('capacity_period', answer.period)}"


def _capacity(answer: Answer, hand: Hand) -> Cell:
    if answer.high is not None:
        return hand.range(answer.low, answer.high)
    return hand.number(answer.low)


def _codes(code_list: str, codes: tuple[str, ...], hand: Hand) -> Cell:
    return " | ".join(hand.code(code_list, code) for code in codes) or None


_FIELDS: Mapping[str, str] = {
    "company": "company_name", "country": "country", "region": "region", "city": "city",
    "site": "site_name", "product": "product_code", "detail": "product_detail",
    "capacity": "capacity_value", "amount": "capacity_value", "unit": "capacity_unit",
    "period": "capacity_period", "shifts": "shifts_per_day", "days": "days_per_week",
    "output": "current_output", "utilisation": "utilisation_pct", "surge": "surge_capacity_value",
    "surge_days": "surge_lead_time_days", "standards": "standards_met",
    "certificates": "certifications", "expiry": "certificate_expiry", "date": "survey_date",
    "consent": "consent_publish", "employees": "employees",
    "member_type": "member_type", "willing": "willing_to_convert",
    "convertible": "convertible_products", "conversion_days": "conversion_days",
    "converted": "converted_capacity_value", "offered": "cooperation_offered",
    "sought": "cooperation_sought", "stages": "stage_code", "least_order": "min_order_qty",
    "delivery": "delivery_lead_time_days", "markets": "main_markets",
    "origins": "raw_material_origin", "skills": "skills_needs",
}  # fmt: skip
"""The survey's name of each column kind; `amount` holds unit and period too."""


@lru_cache(maxsize=1)
def _cells() -> Mapping[str, Callable[[Answer, Hand], Cell]]:
    """How each kind of column is filled."""
    return {
        "company": lambda a, _h: a.firm.name,
        "country": lambda a, _h: a.firm.cluster.countries[a.firm.country],
        "region": lambda a, h: h.region(a.region),
        "city": lambda a, _h: a.town,
        "site": lambda a, h: _SITE[h.language] if a.at_second_site else None,
        "product": lambda a, _h: a.said,
        "detail": lambda a, _h: a.detail or None,
        "capacity": _capacity,
        "amount": _amount,
        "unit": lambda a, h: h.unit(a.unit),
        "period": lambda a, h: h.code("capacity_period", a.period),
        "shifts": lambda a, _h: a.shifts,
        "days": lambda a, _h: a.days,
        "output": lambda a, h: h.number(a.output),
        "utilisation": lambda a, h: h.share(a.utilisation),
        "surge": lambda a, h: h.number(a.surge),
        "surge_days": lambda a, _h: a.surge_days,
        "standards": lambda a, h: h.standards(a.standards) or None,
        "certificates": lambda a, h: _codes("certifications", a.certificates, h),
        "expiry": lambda a, h: h.date(a.expiry),
        "date": lambda a, h: h.date(a.date),
        "consent": lambda a, h: h.code("consent_publish", a.firm.consent),
        "employees": lambda a, h: h.number(a.firm.employees),
        "member_type": lambda a, h: h.code("member_type", a.firm.member_type),
        "willing": lambda a, h: h.code("willing_to_convert", a.willing) if a.willing else None,
        "convertible": lambda a, h: h.product(a.converted[0], 0) if a.converted else None,
        "conversion_days": lambda a, _h: a.converted[1] if a.converted else None,
        "converted": lambda a, h: h.number(a.converted[2]) if a.converted else None,
        "offered": lambda a, h: _codes("cooperation", a.offered, h),
        "sought": lambda a, h: _codes("cooperation", a.sought, h),
        "stages": lambda a, h: " | ".join(map(h.stage, a.alliance.stages)) or None,
        "least_order": lambda a, h: h.number(a.alliance.least_order),
        "delivery": lambda a, _h: a.alliance.delivery_days,
        "markets": lambda a, h: " | ".join(map(h.country, a.alliance.markets)) or None,
        "origins": lambda a, h: " | ".join(map(h.country, a.alliance.origins)) or None,
        "skills": lambda a, _h: a.alliance.skills,
    }


_ROSTER: Mapping[str, Callable[[Firm, Hand], Cell]] = {
    "company": lambda firm, _hand: firm.name,
    "country": lambda firm, _hand: firm.cluster.countries[firm.country],
    "region": lambda firm, hand: hand.region(firm.region),
    "city": lambda firm, _hand: firm.town,
    "member_type": lambda firm, hand: hand.code("member_type", firm.member_type),
}
