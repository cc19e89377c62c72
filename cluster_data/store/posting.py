"""What a need or an offer holds, and what has to be right about one before it is posted."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

from cluster_data import reference
from cluster_data.errors import ClusterDataError
from cluster_data.survey import survey
from words import _, date, number

Direction = Literal["need", "offer"]
PostKind = Literal["product", "input", "stage", "service", "cooperation", "skill"]
PostState = Literal["open", "answered", "closed", "expired"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
POST_KINDS: tuple[PostKind, ...] = get_args(PostKind)
POST_STATES: tuple[PostState, ...] = get_args(PostState)
LONGEST_DAYS = 365
"""A post may be open for so many days; after that it has to be opened again."""
LONGEST_TEXT = 280
_SHORTEST_TEXT = 10
_MOST = 1e12
_TIERS = {"product": ("finished", "adjacent"), "input": ("input",), "service": ("service",)}
_ADDRESS = re.compile(
    r"\S@\S|https?://|\bwww\.|\+\d[\d\s()./-]{6,}|(?<!\d)(?<!\d\s)00\d[\d\s()./-]{7,}",
    re.IGNORECASE,
)
"""E-mail and web addresses, and telephone numbers as they are written for abroad."""


class PostRefused(ClusterDataError):
    """A need or offer that can't be posted or changed so; the message says what to mend."""

    def __init__(self, faults: Collection[str]) -> None:
        super().__init__(_("Not posted yet"), " ".join(faults))


@dataclass(frozen=True)
class NewPost:
    """A need or an offer to be posted.

    `code` is of the kind's list (`codes_of`); `quantity` a week, in `unit` (that of `unit_of`);
    `standard` one of the reference's; `expires` the last day it is open; `member` and `site` the
    directory's identifiers. `for_all` lets the public read it.
    """

    direction: Direction
    kind: PostKind
    code: str
    text: str
    expires: dt.date
    quantity: float | None = None
    unit: str | None = None
    standard: str | None = None
    country: str | None = None
    region_code: str | None = None
    member: str | None = None
    site: str | None = None
    for_all: bool = False


def codes_of(kind: str) -> dict[str, str]:
    """What a need or offer of a kind may be about: names by code, in the language spoken."""
    if kind in _TIERS:
        products = reference.products().items()
        return {code: one.label for code, one in products if one.tier in _TIERS[kind]}
    if kind == "stage":
        return {code: one.label for code, one in reference.stages().items()}
    if kind == "skill":
        return {code: one.label for code, one in reference.skills().items()}
    if kind == "cooperation":
        return {one.code: one.label for one in survey().code_lists["cooperation"].codes}
    return {}


def unit_of(kind: str, code: str) -> str | None:
    """The unit in which so much of it is said; None where amounts make no sense."""
    if kind in _TIERS and code in reference.products():
        return reference.products()[code].unit
    if kind == "stage" and code in reference.stages():
        return reference.stages()[code].capacity_unit or None
    return None


def cleaned(text: str) -> str:
    """A text on one line, without marks that can't be seen."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())


def faults(post: NewPost, today: dt.date) -> tuple[str, ...]:
    """What is to mend before it can be posted, a sentence each; empty where nothing is."""
    found = [*_about(post), *_amount(post), *_place(post), *_text(post)]
    found += day_faults(post.expires, today)
    return tuple(found)


def day_faults(expires: dt.date, today: dt.date) -> list[str]:
    """What is wrong with a last day."""
    if expires < today:
        return [_("The last day lies in the past: choose today or a later day.")]
    latest = today + dt.timedelta(days=LONGEST_DAYS)
    if expires > latest:
        text = _("A post stays open for a year at most: choose {day} or an earlier day.")
        return [text.format(day=date(latest))]
    return []


def contact_fault(text: str) -> list[str]:
    """What is wrong with a text that holds an address or a telephone number."""
    if _ADDRESS.search(text):
        return [
            _(
                "Leave out e-mail and web addresses and telephone numbers: contacts are given "
                "through Tela, by consent."
            )
        ]
    return []


def _about(post: NewPost) -> list[str]:
    if post.direction not in DIRECTIONS or post.kind not in POST_KINDS:
        return [_("Say whether it is a need or an offer, and of what kind.")]
    if post.code not in codes_of(post.kind):
        return [_("Choose from the list what it is about.")]
    if post.standard and post.standard not in reference.standards():
        return [_("Tela knows no standard {code}.").format(code=post.standard)]
    return []


def _amount(post: NewPost) -> list[str]:
    if post.quantity is None:
        return []
    if not math.isfinite(post.quantity) or post.quantity <= 0:
        return [_("The quantity has to be more than zero; leave it empty where it is open.")]
    if post.quantity > _MOST:
        return [_("The quantity is more than {most}: check the zeros.").format(most=number(_MOST))]
    if post.unit is None or post.unit != unit_of(post.kind, post.code):
        return [_("A quantity goes with the unit of what it is about; here there is none.")]
    return []


def _place(post: NewPost) -> list[str]:
    if post.country and post.country not in reference.countries():
        return [_("Choose the country from the list.")]
    region = reference.regions().get(post.region_code or "")
    if post.region_code and (region is None or region.iso2 != post.country):
        return [_("The region does not lie in the country chosen.")]
    return []


def _text(post: NewPost) -> list[str]:
    length = len(cleaned(post.text))
    if length < _SHORTEST_TEXT:
        return [_("Say in a sentence what is needed or offered.")]
    if length > LONGEST_TEXT:
        text = _("The sentence has {count} characters: at most {most} are kept.")
        return [text.format(count=number(length), most=number(LONGEST_TEXT))]
    return contact_fault(post.text)
