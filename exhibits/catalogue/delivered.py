"""What an allocation comes to, in a sentence: how much of a need is delivered, who stays short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from exhibits.catalogue.supply_weeks import amount
from words import _, ngettext, number, percent

_WHOLE = 1 - 1e-9


@dataclass(frozen=True)
class Delivered:
    """How much of a need is met: both in the product's unit.

    `receivers` have a need, `short` of them stay short of it, `worst` (by name) of the most; empty
    where several go without as much. `kilometres` is how far a piece travels on average, NaN where
    nothing is sent. `partial` where some supply may not be told, and so is not
    counted; `hidden` where none may be.
    """

    need: float
    received: float
    receivers: int
    short: int
    worst: str = ""
    kilometres: float = float("nan")
    partial: bool = False
    hidden: bool = False

    @property
    def share(self) -> float:
        """The part of the need that is met; 1 where there is none."""
        return min(self.received / self.need, 1.0) if self.need > 0 else 1.0


class Named(Protocol):
    """What is asked for, as the reader calls it."""

    @property
    def unit(self) -> str:
        """The unit as the reader names several of it."""


def finding(delivered: Delivered, asked: Named) -> str:
    """How much of the need can be delivered, how many stay short, and who the most."""
    if delivered.need <= 0:
        return _("there is no need to meet")
    need = amount(delivered.need, asked.unit)
    if delivered.hidden:
        return _(
            "how much of the {need} needed can be delivered can’t be shown, as fewer than three "
            "firms stand behind each sender"
        ).format(need=need)
    said = _said(delivered, need)
    if delivered.partial:
        return told_of(said)
    return said


def told_of(finding: str) -> str:
    """A finding that counts only what may be told."""
    return _("counting only what can be shown, {finding}").format(finding=finding)


def _said(delivered: Delivered, need: str) -> str:
    if delivered.received <= 0:
        return _("nothing of the {need} needed can be delivered").format(need=need)
    if not delivered.short:
        return _("all of the {need} needed can be delivered, {km} km on average").format(
            need=need, km=number(delivered.kilometres)
        )
    said = _("{share} of the {need} needed can be delivered").format(
        share=_share(delivered.share), need=need
    )
    return _("{finding}; {detail}").format(finding=said, detail=_short(delivered))


def _short(delivered: Delivered) -> str:
    count, total = number(delivered.short), number(delivered.receivers)
    if delivered.short == delivered.receivers == 1:
        return _("the rest is missing in {place}").format(place=delivered.worst)
    if delivered.short == delivered.receivers:
        if not delivered.worst:
            return _("all {total} receivers stay short").format(total=total)
        return _("all {total} receivers stay short, {place} the most").format(
            total=total, place=delivered.worst
        )
    if not delivered.worst:
        return ngettext(
            "{count} of {total} receivers stays short",
            "{count} of {total} receivers stay short",
            delivered.short,
        ).format(count=count, total=total)
    return ngettext(
        "{count} of {total} receivers stays short, {place}",
        "{count} of {total} receivers stay short, {place} the most",
        delivered.short,
    ).format(count=count, total=total, place=delivered.worst)


def _share(share: float) -> str:
    """A share that is neither nothing nor all is never called so."""
    said = percent(share)
    fine = share < 0.01 or (share < _WHOLE and said == percent(1.0))
    return percent(share, 1) if fine else said


def own_words(received: float, need: float, unit: str) -> str:
    """How much of what is needed is received."""
    return _("{received} of {need}").format(
        received=number(received), need=_("{value} {unit}").format(value=number(need), unit=unit)
    )
