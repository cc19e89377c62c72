"""How the page speaks: kinds, sides, states, amounts, places, who posted."""

from __future__ import annotations

from cluster_data import reference, store
from cluster_data.store import Post
from cluster_data.viewer import Viewer
from shell import data, wording
from words import _, date, quantity


def kinds() -> dict[str, str]:
    """What a need or offer may be of."""
    return {
        "product": _("Product"),
        "input": _("Input"),
        "stage": _("Stage of the chain"),
        "service": _("Service"),
        "cooperation": _("Cooperation"),
        "skill": _("Skill"),
    }


def sides() -> dict[str, str]:
    """Needs, offers or both, for a control."""
    return {"all": _("Needs and offers"), "need": _("Needs only"), "offer": _("Offers only")}


def side(direction: str) -> str:
    """One of them in a word."""
    return _("Need") if direction == "need" else _("Offer")


def states() -> dict[str, str]:
    """What became of a post, for a control."""
    return {
        "live": _("Open or answered"),
        "open": _("Still open"),
        "answered": _("Has answers"),
        "closed": _("Closed"),
        "expired": _("Expired"),
        "all": _("Any state"),
    }


def thing(kind: str, code: str) -> str:
    """What a need or offer is about, in a few words; the code where it is no longer known."""
    name = store.codes_of(kind).get(code, code)
    return wording.short(name) if kind in ("product", "input", "service") else name


def titled(post: Post) -> str:
    """Need or offer, and of what."""
    return _("{side}: {thing}").format(side=side(post.direction), thing=thing(post.kind, post.code))


def amount(post: Post) -> str:
    """How much of it, with the unit and the standard; empty where neither is said."""
    parts = []
    if post.quantity is not None:
        told = f"{quantity(post.quantity)} {wording.unit(post.unit)}"
        parts.append(_("{amount} a week").format(amount=told))
    if post.standard:
        parts.append(post.standard)
    return " · ".join(parts)


def place(country: str | None, region: str | None) -> str:
    """A region and its country, or what is known of it."""
    regions, countries = reference.regions(), reference.countries()
    told = [regions[region].label] if region and region in regions else []
    if country and country in countries:
        told.append(countries[country].label)
    return ", ".join(told)


def poster(role: str, cluster_code: str | None) -> str:
    """Who posted: a cluster by its name, or a ministry."""
    code = cluster_code or Viewer.parse(role).cluster if role else cluster_code
    if code:
        return str(data.clusters().get(code, code))
    return _("A ministry")


def until(post: Post) -> str:
    """Its last day, in words that fit its state."""
    text = _("expired {day}") if post.state == "expired" else _("until {day}")
    return text.format(day=date(post.expires))
