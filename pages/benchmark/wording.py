"""How the page speaks of clusters, peers and what sets them apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from cluster_data import reference
from exhibits.catalogue import benchmark_words as words_of
from planning.peers import Peer, Standing
from shell import data
from words import _, date, ngettext, number


def cluster(code: str) -> str:
    """A cluster's name."""
    return data.clusters().get(code, code)


def reasons() -> dict[str, str]:
    """Ways to choose peers, for a control."""
    return {"size": _("Of like size"), "mix": _("Alike in products"), "near": _("Nearby")}


def because(peer: Peer) -> str:
    """Why a cluster is a peer, in words."""
    if peer.reason == "size":
        count = int(peer.there)
        return ngettext(
            "{there} firm answered, {here} here", "{there} firms answered, {here} here", count
        ).format(there=number(count), here=number(int(peer.here)))
    if peer.reason == "mix":
        either = int(peer.there)
        return ngettext(
            "both make {shared} of the {either} product type that either makes",
            "both make {shared} of the {either} product types that either makes",
            either,
        ).format(shared=number(int(peer.here)), either=number(either))
    countries = reference.countries()
    here, there = countries[str(peer.here)].label, countries[str(peer.there)].label
    if peer.here == peer.there:
        return _("in {country} too").format(country=here)
    return _("in {there}, which borders on {here}").format(there=there, here=here)


def no_peers(reason: str) -> str:
    """That nobody meets the reason."""
    return {
        "size": _("No cluster is up to twice as large or down to half as large."),
        "mix": _("No cluster makes any of the same product types."),
        "near": _("No other cluster is in the same country or in one that borders on it."),
    }[reason]


def standing(one: Standing) -> str:
    """A strength or a gap as a sentence."""
    text = (
        _("**Ahead** on {indicator}: {value}, against a median of {median} among its peers.")
        if one.is_strength
        else _("**Behind** on {indicator}: {value}, against a median of {median} among its peers.")
    )
    return text.format(
        indicator=words_of.name(one.indicator).lower(),
        value=words_of.value_text(one.indicator, one.value),
        median=words_of.value_text(one.indicator, one.median),
    )


def headline(code: str, found: Sequence[Standing], peers: int) -> str:
    """How a cluster stands among its peers, in a sentence."""
    name = cluster(code)
    if not peers:
        return _("{name} has no peers by this reason").format(name=name)
    ahead = [words_of.name(one.indicator).lower() for one in found if one.is_strength]
    behind = [words_of.name(one.indicator).lower() for one in found if not one.is_strength]
    told = {"name": name, "ahead": ", ".join(ahead), "behind": ", ".join(behind)}
    if ahead and behind:
        text = _("{name} is ahead of its peers on {ahead}, behind on {behind}")
    elif ahead:
        text = _("{name} is ahead of its peers on {ahead}, and level on the rest")
    elif behind:
        text = _("{name} is behind its peers on {behind}, and level on the rest")
    else:
        text = _("{name} is level with its peers: no figure is surely apart")
    return text.format(**told)


def excellence(code: str, day: dt.date) -> str:
    """The cluster's label of excellence, or that none is known."""
    label = reference.cluster_labels().get(code)
    if label is None or label.awarded > day:
        return _("No label of excellence known")
    level = {"bronze": _("bronze"), "silver": _("silver"), "gold": _("gold")}[label.level]
    text = (
        _("Label of excellence: {level}, awarded on {day}, valid until {end}")
        if label.holds_on(day)
        else _("Label of excellence: {level}, awarded on {day}, lapsed on {end}")
    )
    said = text.format(level=level, day=date(label.awarded), end=date(label.valid_until))
    return _("{text} (fictive)").format(text=said) if label.status == "fictive" else said
