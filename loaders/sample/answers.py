"""What the fictive members answer in each round, computed once and clean."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from functools import lru_cache

from cluster_data.reference import products
from loaders.sample.alliances import alliance
from loaders.sample.clusters import FIRST, SECOND
from loaders.sample.firms import chance, firms
from loaders.sample.profiles import Profile, profiles, trades
from loaders.sample.records import Answer, Firm
from loaders.sample.washable import MASK, Maker, standard

_DETAILS = {
    "resp_ffp2": ("NR", "NR D"), "gown_isolation": ("M / L / XL", "XL"),
    "mat_meltblown": ("25 g/m²", "30 g/m²"), "mat_spunbond": ("20 g/m²",),
    "gauze_compress": ("10 × 10 cm", "5 × 5 cm"), "bed_sheet": ("160 × 280 cm",),
}  # fmt: skip
_COOPERATION = (
    "subcontracting", "raw_material", "testing", "sterilisation", "research_development",
    "distribution", "joint_bid", "training",
)  # fmt: skip
_TURNED_TO = {
    "masks": "resp_ffp3", "theatre": "gown_isolation", "gowns": "drape_surg",
    "household": "gown_surg_reuse", "wound care": "mask_community", "hygiene": "mask_surg_ii",
}  # fmt: skip
UNMAPPED = {
    "fr": "Tissu technique spécial", "es": "Bata quirúrgica", "it": "Tessuto tecnico speciale",
    "pt": "Tecido técnico especial", "tr": "Özel teknik kumaş", "en": "Special technical cloth",
    "el": "Ειδικό τεχνικό ύφασμα", "ar": "قماش تقني خاص",
}  # fmt: skip
"""Product names that no one can map: kept as written, in no total."""


@lru_cache(maxsize=1)
def answers() -> tuple[Answer, ...]:
    """All answers of all firms in both rounds, in the order of firms."""
    return tuple(
        replace(answer, alliance=alliance(answer))
        for firm in firms() for round_ in firm.answers for answer in _answers(firm, round_)
    )  # fmt: skip


def _answers(firm: Firm, round_: str) -> list[Answer]:
    if firm.stated:
        return [_as_stated(firm, firm.stated, round_)]
    made = [_answer(firm, round_, code, at) for at, code in enumerate(_lines(firm))]
    if round_ == FIRST and len(made) > 2:
        made = made[:-1]  # a line that was added between the rounds
    if firm.number % 13 == 7 and round_ == SECOND and len(made) > 1:
        made[-1] = replace(made[-1], product=None, said=UNMAPPED[firm.cluster.language], detail="")
    return made


def _lines(firm: Firm) -> list[str]:
    draw = chance(firm.cluster.code, firm.number, "lines")
    offered = trades()[firm.trade][2]
    chosen = draw.sample(offered, min(len(offered), draw.choices((1, 2, 3), (30, 42, 28))[0]))
    also = firm.certified_ffp2 or (firm.trade == "gowns" and draw.random() < 0.3)
    if also and "resp_ffp2" not in chosen:
        chosen.append("resp_ffp2")
    return sorted(chosen, key=lambda code: code != "resp_ffp2")


def _answer(firm: Firm, round_: str, code: str, line: int) -> Answer:
    profile = profiles()[code]
    fixed = chance(firm.cluster.code, firm.number, code)  # what stays the same in both rounds
    draw = chance(firm.cluster.code, firm.number, code, round_)
    second = firm.second_site is not None and line == 1
    low = _quantity(firm, profile, fixed, draw, round_)
    unit = profile.unit
    if code == "bed_sheet" and fixed.random() < 0.25:
        unit, low = "kg", _rounded(low / 10, "kg")  # kilograms of sheets: no rule makes them pieces
    use = draw.randint(38, 97) if draw.random() < 0.72 else None
    surge = draw.random() < 0.4
    shifts = firm.cluster.asks_shifts and draw.random() < 0.7
    standards, certificates, expiry = _certified(firm, profile, fixed, draw, round_)
    certain = firm.certified_ffp2 and code == "resp_ffp2"
    made = Answer(
        firm=firm, round=round_, date=_day(firm, round_, draw), at_second_site=second,
        product=code, said=None,
        detail=fixed.choice(_DETAILS[code]) if code in _DETAILS and fixed.random() < 0.5 else "",
        low=low, high=None if certain or draw.random() > 0.07 else _rounded(low * 1.3, unit),
        unit=unit, period=profile.period,
        shifts=draw.choice((1, 2, 2, 3)) if shifts else None,
        days=draw.choice((5, 5, 6, 6, 7)) if shifts else None,
        output=_rounded(low * use / 100, unit) if use and draw.random() < 0.8 else None,
        utilisation=use,
        surge=_rounded(low * draw.choice((1.25, 1.5, 2)), unit) if surge else None,
        surge_days=draw.choice((3, 7, 10, 14, 21, 30)) if surge and draw.random() < 0.85 else None,
        standards=standards, certificates=certificates, expiry=expiry,
        willing=draw.choice(("yes", "partly", "no")) if draw.random() < 0.5 else None,
        converted=_converted(firm, low, unit, draw),
        offered=_some(draw), sought=_some(draw),
    )  # fmt: skip
    turned = made.converted[0] if made.converted else None
    # Who won't convert does not say how, and nobody converts a line to what it makes.
    return replace(made, converted=None) if made.willing == "no" or turned == code else made


def _as_stated(firm: Firm, maker: Maker, round_: str) -> Answer:
    """The one answer of a firm whose figures are written down; masks are certified for years."""
    profile = profiles()[maker.product]
    draw = chance(firm.cluster.code, firm.number, maker.product)
    mask, use, shifts = maker.product == MASK, maker.utilisation, firm.cluster.asks_shifts
    return Answer(
        firm=firm, round=round_, date=_day(firm, round_, draw), at_second_site=False,
        product=maker.product, said=None, detail="",
        low=maker.monthly, high=None, unit=profile.unit, period=profile.period,
        shifts=2 if shifts else None, days=6 if shifts else None,
        output=_rounded(maker.monthly * use / 100, profile.unit) if use else None,
        utilisation=use, surge=maker.surge, surge_days=maker.surge_days,
        standards=(standard(firm.cluster.code),) if mask else (),
        certificates=profile.certificates,
        expiry=dt.date(draw.choice((2028, 2029)), draw.randint(1, 12), 28) if mask else None,
        willing=None, converted=None, offered=_some(draw), sought=_some(draw),
    )  # fmt: skip


def _quantity(
    firm: Firm, profile: Profile, fixed: random.Random, draw: random.Random, round_: str
) -> float:
    """Log-normal by product, moved together in a region, grown or shrunk in the second round."""
    regional = chance(firm.region, profile.product).lognormvariate(0, 0.55)
    value = profile.median * fixed.lognormvariate(0, profile.spread) * regional
    if round_ == SECOND:
        value *= draw.uniform(0.9, 1.35)
    return _rounded(min(max(value, profile.least), profile.most), profile.unit)


def _rounded(value: float, unit: str) -> float:
    """Rounded as people round: two leading digits; only tonnes have a decimal."""
    digits = len(str(int(value))) - 2
    if digits < 1:
        return float(round(value, 1)) if unit == "t" else float(max(1, round(value)))
    return float(round(value, -digits))


def _day(firm: Firm, round_: str, draw: random.Random) -> dt.date | None:
    """The row's own date; half the rows leave it to the file's."""
    if draw.random() < 0.5:
        return None
    return firm.cluster.dates[round_] - dt.timedelta(days=draw.randint(0, 4))


def _certified(
    firm: Firm, profile: Profile, fixed: random.Random, draw: random.Random, round_: str
) -> tuple[tuple[str, ...], tuple[str, ...], dt.date | None]:
    standards = tuple(sorted(products()[profile.product].standards))[:1]
    if firm.certified_ffp2 and profile.product == "resp_ffp2":
        return standards, profile.certificates, dt.date(fixed.choice((2028, 2029)), 6, 30)
    # FFP2 makers beyond those an area declares are never certified, so that its count holds.
    luck = fixed.uniform(0.52 if profile.product == "resp_ffp2" else 0, 1)
    good = dt.date(fixed.choice((2027, 2028, 2029)), fixed.randint(1, 12), 28)
    if luck < 0.52:
        return standards, profile.certificates, good
    if luck < 0.64:
        return standards, profile.certificates, dt.date(2026, fixed.randint(1, 10), 15)
    if luck < 0.74:
        return standards, profile.certificates, None
    if luck < 0.88:
        return (), ("iso_9001",), good if draw.random() < 0.5 else None
    return (), (), None


def _converted(
    firm: Firm, low: float, unit: str, draw: random.Random
) -> tuple[str, int, float] | None:
    turned = _TURNED_TO.get(firm.trade)
    if turned is None or unit != "piece" or draw.random() > 0.25:
        return None
    return turned, draw.choice((7, 14, 20, 30, 45)), _rounded(low * 0.4, unit)


def _some(draw: random.Random) -> tuple[str, ...]:
    return tuple(draw.sample(_COOPERATION, draw.choices((0, 1, 2), (45, 35, 20))[0]))
