"""Decks made for a purpose: a region, a product, a cluster's round; each also a one-page brief."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cluster_data import reference
from cluster_data.selection import Rung, Selection
from shell import address, data, wording
from shell.address import Address
from shell.decks import Deck, Item, item
from words import N_, _

KINDS: Mapping[str, str] = {
    "region": N_("Regional profile"),
    "product": N_("Product profile"),
    "round": N_("Cluster round report"),
}
"""The presets and their names."""


def preset(kind: str, code: str) -> Deck:
    """The deck of that kind about a country or region, a product or a cluster.

    A cluster's code may be followed by `~` and a round; without one it is about its latest.

    It has no title of its own: what it is called is said in the language of each room.

    Raises KeyError for another kind, and for a code that is not known.
    """
    makers: dict[str, Callable[[str], tuple[Item, ...]]] = {
        "region": _region,
        "product": _product,
        "round": _round,
    }
    return Deck(makers[kind](code), brief=(kind, code))


def title(kind: str, code: str) -> str:
    """What the preset is called in the language in use, such as `Product profile: FFP2`."""
    return _("{kind}: {subject}").format(kind=_(KINDS[kind]), subject=subject(kind, code))


def subject(kind: str, code: str) -> str:
    """What a preset is about, by name; KeyError for a code that is not known."""
    if kind == "product":
        return wording.short(reference.products()[code].label)
    if kind == "round":
        cluster, _sign, of_round = code.partition("~")
        name = data.clusters()[cluster]
        return (
            _("{cluster}, round {round}").format(cluster=name, round=of_round) if of_round else name
        )
    countries, regions = reference.countries(), reference.regions()
    return countries[code].label if code in countries else regions[code].label


def selection(kind: str, code: str) -> Selection:
    """What a preset is about: a place, a product at the rung it can reach, a cluster's round."""
    if kind == "product":
        # what nothing can certify would show no capacity at the usual rung
        standing: Rung = "certified" if reference.products()[code].standards else "attested"
        return Selection(products=(code,), rung=standing)
    if kind == "round":
        cluster, _sign, of_round = code.partition("~")
        return Selection(clusters=(cluster,), round=of_round or None)
    known = code in reference.countries()
    return Selection(countries=(code,)) if known else Selection(regions=(code,))


def _region(code: str) -> tuple[Item, ...]:
    """What a country or region makes, how sure that is, and how it stands among the others."""
    if code in reference.countries():
        inside = selection("region", code)
        return (
            _figure("map", "figure", inside),
            _figure("products", "figure", inside, o="ranking", m="capacity"),
            _figure("map", "figure", inside, v="mix"),
            _figure("products", "figure", inside, by="area"),
            _figure("overview", "response", inside),
            _figure("overview", "change", inside),
        )
    country = reference.regions()[code].iso2
    around, inside = Selection(countries=(country,)), selection("region", code)
    return (
        _figure("map", "figure", around, area=code),
        _figure("map", "products", around, area=code),
        _figure("map", "trend", around, area=code),
        _figure("products", "figure", inside, o="ranking"),
        _figure("map", "figure", around, v="mix"),
    )


def _product(code: str) -> tuple[Item, ...]:
    """Where a product is made, how sure that is, and its course."""
    chosen = selection("product", code)
    share = "certified_share" if reference.products()[code].standards else "utilisation"
    return (
        _figure("map", "figure", chosen, m=share),
        _figure("products", "figure", chosen),
        _figure("products", "figure", chosen, o="rungs"),
        _figure("products", "figure", chosen, o="rounds"),
        _figure("map", "figure", chosen, m="per_100k"),
        _figure("map", "figure", chosen, v="need"),
    )


def _round(code: str) -> tuple[Item, ...]:
    """Who answered, what is made and changed, how it stands among clusters, what it would learn."""
    own = selection("round", code)
    return (
        _figure("map", "figure", own),
        _figure("quality", "response", own),
        _figure("benchmark", "figure", own),
        _figure("products", "figure", own, o="ranking"),
        _figure("quality", "freshness", own),
        _figure("products", "figure", own, o="mix"),
        _figure("overview", "change", own),
        _figure("benchmark", "training", own, tb="stage"),
    )


def _figure(page: str, name: str, selection: Selection, **own: str) -> Item:
    return item(page, name, address.write(Address(selection, own=own)))
