"""What binds, in words."""

from __future__ import annotations

from cluster_data.reference import products
from planning.recipe import Binding
from words import _, ngettext, number, quantity

_TONNE = 1000
_MILLION = 1_000_000


def binding_sentence(binding: Binding | None, product: str) -> str:
    """What binds and what one more tonne (or thousand units) of it a week is worth.

    The shadow price is of one more unit a week for a week's output, so it holds for as long as the
    component binds.
    """
    if binding is None:
        return _("What binds is the makers’ own capacity: inputs suffice.")
    names = {
        "component": binding.component.label,
        "product": products()[product].label,
        "amount": _amount(_TONNE * binding.shadow_price),
    }
    unit = binding.component.unit
    if unit == "kg":
        text = _(
            "What binds is {component}: one more tonne of it a week makes {amount} more "
            "of {product} a week."
        )
    elif unit == "m2":
        text = _(
            "What binds is {component}: one thousand more square metres of it a week make "
            "{amount} more of {product} a week."
        )
    else:
        text = _(
            "What binds is {component}: one thousand more of it a week make {amount} more "
            "of {product} a week."
        )
    sentence = text.format(**names)
    if binding.component.estimate:
        return _("{sentence} The quantity it needs is an estimate.").format(sentence=sentence)
    return sentence


def _amount(value: float) -> str:
    """A big amount as it is spoken: 1.38 million."""
    if value < _MILLION:
        return quantity(value)
    millions = value / _MILLION
    text = ngettext("{number} million", "{number} million", int(millions))
    return text.format(number=number(millions, 2))
