"""What the sample's firms say to those who look for partners: services, orders, markets, skills.

Every draw has a generator of its own, so that no figure of the survey moves with these answers.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

from cluster_data.reference import skills
from loaders.sample.firms import chance
from loaders.sample.records import Alliance, Answer, Firm
from loaders.values.products import making_stage

_SERVICES: Mapping[str, tuple[tuple[str, float], ...]] = {
    "masks": (("packaging", 0.45), ("testing_lab", 0.12), ("sterilisation", 0.05)),
    "washable masks": (("packaging", 0.4), ("laundry_reprocessing", 0.2)),
    "gowns": (("packaging", 0.35), ("sterilisation", 0.1), ("lamination", 0.06)),
    "theatre": (("packaging", 0.4), ("sterilisation", 0.2), ("laundry_reprocessing", 0.15)),
    "wound care": (("packaging", 0.5), ("sterilisation", 0.25), ("dyeing_finishing", 0.2)),
    "household": (("dyeing_finishing", 0.4), ("packaging", 0.2)),
    "nonwovens": (("finishing_coating", 0.35), ("lamination", 0.3)),
    "filter media": (("testing_lab", 0.3), ("rnd_training", 0.15)),
    "components": (("dyeing_finishing", 0.3), ("finishing_coating", 0.2)),
    "hygiene": (("packaging", 0.6), ("distribution", 0.3)),
    "sterilisation": (("packaging", 0.5), ("testing_lab", 0.3)),
    "laboratory": (("rnd_training", 0.6),),
}
"""What firms of each trade do for others beside what they make, and how commonly."""

_SKILLS: Mapping[str, tuple[str, ...]] = {
    "masks": ("mask_testing", "line_maintenance", "ce_file", "ultrasonic_welding", "clean_room"),
    "washable masks": ("mask_testing", "public_tenders", "functional_finishing"),
    "gowns": ("ultrasonic_welding", "ppe_testing", "ce_file", "confection", "clean_room"),
    "theatre": ("sterilisation_validation", "ce_file", "clean_room", "quality_system"),
    "wound care": ("sterilisation_validation", "quality_system", "ce_file", "public_tenders"),
    "household": ("functional_finishing", "confection", "public_tenders"),
    "nonwovens": ("functional_finishing", "quality_system", "line_maintenance"),
    "filter media": ("meltblown_operation", "mask_testing", "line_maintenance"),
    "components": ("functional_finishing", "quality_system"),
    "hygiene": ("line_maintenance", "quality_system", "public_tenders"),
    "sterilisation": ("sterilisation_validation", "quality_system"),
    "laboratory": ("ppe_testing", "quality_system"),
}
"""What firms of each trade would learn."""

_OTHER_SKILLS = {
    "fr": "anglais commercial", "es": "inglés comercial", "it": "inglese commerciale",
    "pt": "inglês comercial", "en": "business English", "ar": "الإنجليزية التجارية",
    "tr": "ticari İngilizce", "el": "εμπορικά αγγλικά",
}  # fmt: skip
"""A wish that the vocabulary of skills does not hold: listed as it was written."""

_MARKETS = ("FR", "IT", "ES", "TN", "MA", "PT", "EG", "TR", "GR")
_ORIGINS = ("TR", "IT", "EG", "ES", "TN", "FR", "PT", "GR")
_LEAST_ORDERS = (0.05, 0.1, 0.1, 0.2, 0.25, 0.5, 1.0)
"""As shares of what is stated for the period: an order is never more than that."""


def alliance(answer: Answer) -> Alliance:
    """What a firm says with an answer; what speaks of the firm is the same in all its answers."""
    firm, product = answer.firm, answer.product
    draw = chance(firm.cluster.code, firm.number, product, answer.round, "alliances")
    whole = chance(firm.cluster.code, firm.number, "alliances")
    share = draw.choice(_LEAST_ORDERS)
    return Alliance(
        stages=_stages(firm, product) if product else (),
        least_order=_least(answer, share) if draw.random() < 0.62 else None,
        delivery_days=draw.choice((7, 10, 14, 21, 30, 30, 45, 60)) if draw.random() < 0.7 else None,
        markets=_abroad(whole, firm, _MARKETS, 0.55), origins=_abroad(whole, firm, _ORIGINS, 0.5),
        skills=_skills(firm, whole),
    )  # fmt: skip


def _stages(firm: Firm, product: str) -> tuple[str, ...]:
    """The making stage and the services of the firm; nothing where it has no service to tell."""
    draw = chance(firm.cluster.code, firm.number, "services")
    made = making_stage(product)
    services = (stage for stage, how_common in _SERVICES[firm.trade] if draw.random() < how_common)
    others = tuple(stage for stage in services if stage not in made)
    return (*made, *others) if made and others else ()


def _skills(firm: Firm, draw: random.Random) -> str | None:
    """One or two wishes of the trade in the firm's language, by any name people have for them."""
    if draw.random() > 0.58:
        return None
    language = firm.cluster.language
    offered = _SKILLS[firm.trade]
    chosen = draw.sample(offered, min(len(offered), draw.choice((1, 2, 2))))
    said = [_said(code, language, draw) for code in chosen]
    if draw.random() < 0.08:
        said.append(_OTHER_SKILLS[language])
    return "; ".join(said)


def _said(code: str, language: str, draw: random.Random) -> str:
    name = skills()[code].names[language]
    return name[0].lower() + name[1:] if draw.random() < 0.5 and name[1].islower() else name


def _abroad(
    draw: random.Random, firm: Firm, countries: tuple[str, ...], how_common: float
) -> tuple[str, ...]:
    """Countries named, the firm's own among them more often than not."""
    if draw.random() > how_common:
        return ()
    others = [country for country in countries if country != firm.country]
    abroad = tuple(draw.sample(others, draw.choices((0, 1, 2), (25, 45, 30))[0]))
    return (firm.country, *abroad) if draw.random() < 0.6 or not abroad else abroad


def _least(answer: Answer, share: float) -> float:
    """A share of what is stated, rounded to one digit as people do, and never more than that."""
    amount = answer.low * share
    digits = len(str(int(amount))) - 1
    if digits < 1:
        rounded = round(amount, 1) if answer.unit == "t" else float(max(1, round(amount)))
    else:
        rounded = float(round(amount, -digits))
    return min(rounded, answer.low)
