"""Certificates, stages and conversion: answers that exclude or presuppose each other."""

from __future__ import annotations

from cluster_data.reference import products, stages, standards_of
from loaders.checks.answers import Answers
from loaders.checks.check import Check, Found
from loaders.values.cells import Flags
from words import N_

_CONVERSION = ("convertible_products", "converted_capacity_value", "conversion_days")
_MADE_UP = frozenset(("mask_line", "cut_sew", "converting_hygiene"))
_LAST_STEP = 14
"""The order of the last stage that belongs to some products only; sterilising suits any."""
_LISTS = ("certifications", "sterilisation_method")


def of_certificates() -> dict[str, Check]:
    """Slugs of certificates, standards and stages."""
    return {
        "standard-of-other-product": Check(
            "warning",
            N_(
                "{value} in column {column} is no standard of {product}, so the capacity does not "
                "count as certified; one of {standards} would."
            ),
            N_("Write the standard that the certificate names for this product."),
            ("standards_met", "product_code"),
            N_("A certificate for gowns proves nothing of the masks made next door."),
            points_to=("standards_met",),
            find=_other_standard,
        ),
        "expiry-without-standard": Check(
            "note",
            N_(
                "{value} in column {column} has no standard beside it, so the capacity does not "
                "count as certified."
            ),
            N_("Write the standards that the certificate covers under Standards met."),
            ("certificate_expiry", "standards_met", "product_code"),
            N_("A certificate of the firm’s management certifies no product."),
            points_to=("certificate_expiry",),
            find=lambda a: a.given("certificate_expiry") & ~a.given("standards_met")
            & a.judged(("product_code",), lambda code: bool(standards_of(code))),
        ),
        "ce-of-other-regulation": Check(
            "warning",
            N_(
                "{value} in column {column} does not go with {product}, which falls under "
                "{regulation}."
            ),
            N_("Check product and CE marking; the wrong one can’t be placed on the market."),
            ("certifications", "product_code"),
            N_("A mask for protection and a mask for surgery are two products."),
            points_to=("certifications",),
            find=_other_regulation,
        ),
        "none-and-others": Check(
            "warning",
            N_("{value} in column {column} says none and names some."),
            N_("Delete the word for none, or the others."),
            _LISTS,
            N_("None and some can’t both be true."),
            points_to=_LISTS,
            find=lambda a: tuple(
                Found(a.judged((name,), lambda said: "none" in said and len(said) > 1), column=name)
                for name in _LISTS
            ),
        ),
        "stage-of-other-product": Check(
            "note",
            N_("{value} in column {column} is no step on the way to {product}."),
            N_("Check the stage and the product."),
            ("stage_code", "product_code"),
            N_("The value chain shows capacity at the stage that a row names."),
            points_to=("stage_code",),
            find=_other_stage,
        ),
    }  # fmt: skip


def of_conversion() -> dict[str, Check]:
    """Slugs of turning lines to other products."""
    return {
        "conversion-unwilling": Check(
            "warning",
            N_(
                "{value} in column {column} says how lines would be converted, while the answer "
                "to whether they would is “{no}”."
            ),
            N_("Correct the willingness, or leave the answers on conversion empty."),
            ("willing_to_convert", *_CONVERSION),
            N_("Nobody may count on lines that their owner won’t convert."),
            points_to=_CONVERSION,
            find=lambda a: _converting(
                a, a.judged(("willing_to_convert",), lambda said: said == "no"), no="no"
            ),
        ),
        "conversion-without-willing": Check(
            "note",
            N_("{value} in column {column} says how lines would be converted, but not whether."),
            N_("Answer whether the lines could turn to other products: yes, partly or no."),
            ("willing_to_convert", *_CONVERSION),
            N_("Converted lines count in an emergency; whether they may is the owner’s word."),
            points_to=_CONVERSION,
            find=lambda a: _converting(a, ~a.given("willing_to_convert")),
        ),
        "conversion-to-itself": Check(
            "note",
            N_("{value} in column {column} names the product that the line makes already."),
            N_("Name the other products only; more of the same is emergency capacity."),
            ("convertible_products", "product_code"),
            N_("The same output would count twice, as capacity and as conversion."),
            points_to=("convertible_products",),
            find=lambda a: a.judged(
                ("convertible_products", "product_code"), lambda others, own: own in others
            ),
        ),
    }  # fmt: skip


def _product(a: Answers) -> dict[str, object]:
    return {"product": a.told(("product_code",), lambda code: code)}


def _other_standard(a: Answers) -> Found:
    where = a.judged(("standards_met", "product_code"), _proves_nothing)
    wanted = a.told(("product_code",), lambda code: ", ".join(sorted(standards_of(code or ""))))
    return Found(where, _product(a) | {"standards": wanted}, {"product": "product"})


def _proves_nothing(met: tuple[str, ...], code: str) -> bool:
    return bool(met) and bool(standards_of(code)) and not standards_of(code) & set(met)


def _other_regulation(a: Answers) -> Found:
    where = a.judged(("certifications", "product_code"), _not_its_mark)
    law = a.told(("product_code",), lambda code: _regulation(code or ""))
    return Found(where, _product(a) | {"regulation": law}, {"product": "product"})


def _not_its_mark(held: tuple[str, ...], code: str) -> bool:
    """A mark of one regulation only, where the product falls under the other alone."""
    device, protective = "MDR" in _regulation(code), "PPE" in _regulation(code)
    if device == protective:
        return False
    right, wrong = ("ce_mdr", "ce_ppe") if device else ("ce_ppe", "ce_mdr")
    return wrong in held and right not in held


def _regulation(code: str) -> str:
    product = products().get(code)
    return product.details.get("eu_regulation", "") if product else ""


def _other_stage(a: Answers) -> Found:
    where = a.judged(("stage_code", "product_code"), _not_its_stage)
    return Found(where, _product(a), {"product": "product"})


def _not_its_stage(named: tuple[str, ...], code: str) -> bool:
    """No step of its chain; making up counts by whatever machine, and what follows suits all."""
    product = products().get(code)
    if product is None or not product.stages:
        return False
    own = set(product.stages) | (_MADE_UP if _MADE_UP & set(product.stages) else set())
    return not any(
        stage in own or stage not in stages() or stages()[stage].order > _LAST_STEP
        for stage in named
    )


def _converting(a: Answers, where: Flags, **params: object) -> tuple[Found, ...]:
    """Points to the first answer on conversion that a row gives: one problem a row."""
    found = []
    for column in _CONVERSION:
        here = where & a.given(column)
        labels = {"no": "willing_to_convert"} if params else {}
        found.append(Found(here, params, labels, column))
        where = where & ~here
    return tuple(found)
