"""Why two may be one, in words: “same tax number”, “names alike: 96 %”, “both in Sfax”."""

from __future__ import annotations

from typing import Any

from cluster_data import reference
from words import _, percent

_SAME_PLACE_KM = 1.0


def reasons(pair: Any, left: Any, right: Any) -> tuple[str, ...]:
    """What speaks for a pair, and what against, the strongest first.

    `pair` is a row of `compare`'s answer; `left` and `right` are rows of the two lists.
    """
    told = [*_hard(pair), _names(pair), *_place(pair, left, right)]
    if pair.form < 0:
        told.append(_("different legal forms"))
    if pair.site < 0:
        told.append(_("their sites have different names"))
    return tuple(told)


def _hard(pair: Any) -> list[str]:
    told = []
    if pair.id > 0:
        told.append(_("same tax or register number"))
    elif pair.id < 0:
        told.append(_("different tax or register numbers"))
    if pair.domain > 0:
        told.append(_("same e-mail domain"))
    return told


def _names(pair: Any) -> str:
    if pair.abbreviated:
        return _("one name is the initials of the other")
    share = percent(pair.alike)
    if pair.across:
        return _("names alike across scripts: {share}").format(share=share)
    return _("names alike: {share}").format(share=share)


def _place(pair: Any, left: Any, right: Any) -> list[str]:
    if pair.region < 0:
        return [_("in different regions")]
    if pair.town > 0:
        town = next((c for c in (left.city, right.city) if isinstance(c, str) and c), None)
        return [_("both in {place}").format(place=town)] if town else []
    regions = reference.regions()
    if pair.region > 0 and right.region_code in regions:
        return [_("both in {place}").format(place=regions[right.region_code].label)]
    return []
