"""How the page speaks: stages and places by name, the ends of a flow."""

from __future__ import annotations

from cluster_data import reference
from pages.chain.view import By
from planning.chain_discretion import TOGETHER
from planning.chain_flows import ELSEWHERE, NOWHERE
from shell.wording import short
from words import _


def stages() -> dict[str, str]:
    """Stages by code, named as far as their bracket."""
    return {code: short(one.label) for code, one in reference.stages().items()}


def places(by: By) -> dict[str, str]:
    """Countries or regions by code."""
    if by == "country":
        return {code: one.label for code, one in reference.countries().items()}
    return {code: one.label for code, one in reference.regions().items()}


def ends() -> dict[str, str]:
    """Where a flow may begin or end, by code."""
    return places("country") | {
        ELSEWHERE: _("Elsewhere"),
        TOGETHER: _("Countries not told singly"),
        NOWHERE: _("Country unknown"),
    }


def within(name: str) -> str:
    """A name inside a sentence: small where it is not an abbreviation."""
    first, second = name[:1], name[1:2]
    return name if second.isupper() else first.lower() + name[1:]


def capital(text: str) -> str:
    """A sentence that begins with a capital."""
    return text[:1].upper() + text[1:]
