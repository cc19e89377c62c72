"""Why a firm is in an answer or out of it, by code, and in words."""

from __future__ import annotations

from words import N_, _

REASONS = {
    "chosen": N_("contributes"),
    "not_needed": N_("could contribute, the quantity was reached without it"),
    "other_product": N_("does not make this product"),
    "outside_area": N_("lies outside the countries asked for"),
    "not_approved": N_("its answer is not approved"),
    "too_old": N_("its answer is older than the age limit"),
    "no_standard": N_("makes a product to which no standard applies"),
    "no_certificate": N_("has no certificate for a standard of this product"),
    "certificate_lapsed": N_("its certificate is no longer valid"),
    "output_unstated": N_("states no current output"),
    "no_capacity": N_("states no capacity that can be counted"),
    "fully_booked": N_("has no free capacity"),
    "conversion_later": N_("could be converted, which counts at the high level alone"),
    "conversion_uncertified": N_("could be converted, but has no certificate for this product"),
    "conversion_unstated": N_("could be converted, but does not say how much or how soon"),
    "no_input": N_("is held up by an input"),
    "closed_corridor": N_("can’t send to where it is needed"),
}


def reason_label(reason: str) -> str:
    """A reason in the language in use, to follow a firm's name."""
    return _(REASONS[reason])
