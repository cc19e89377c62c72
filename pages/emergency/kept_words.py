"""A kept question in words: what was asked, when, what was answered, what was assumed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from cluster_data import reference
from cluster_data.store import KeptQuestion
from exhibits.catalogue.supply_weeks import Wanted, amount, finding
from planning import Question, Terms
from planning.asked import question_of
from planning.record import Record
from shell import wording
from words import _, date, number, percent, short_date

_PARTS = ("verdicts", "result.levels", "result.recipe", "result", "inputs")


def asked(record: Record) -> str:
    """The question on one line: FFP2 half mask: 30 million pieces by 26 January 2027."""
    question, _lines = question_of(record.inputs)
    return _("{topic}: {finding}").format(
        topic=wording.product_name(question.product),
        finding=_("{quantity} by {day}").format(
            quantity=amount(question.quantity, _unit(record)), day=date(question.by)
        ),
    )


def when(one: KeptQuestion) -> str:
    """Its number, when it was asked and by which role."""
    time = _("{day}, {time} UTC").format(
        day=short_date(one.at.date()), time=one.at.strftime("%H:%M")
    )
    return " · ".join((one.question_id, time, role(one.role)))


def role(text: str) -> str:
    """A viewer's role in words."""
    kind, _colon, code = text.partition(":")
    return _("cluster {code}").format(code=code) if kind == "cluster" else _("ministry")


def answer(record: Record) -> str:
    """The likely answer in a few words: the day it is there, or that it is not."""
    if _uncertifiable(record):
        return _("no standard applies")
    central = record.result["levels"]["central"]
    if central["date_reached"]:
        return _("by {day}").format(day=short_date(_day(central["date_reached"])))
    return _("not within a year") if central["gap"] is not None else _("not shown")


def sentence(record: Record) -> str:
    """The answer in a sentence, as the page said it."""
    question, _lines = question_of(record.inputs)
    if _uncertifiable(record):
        return _("No standard applies to {product}, so nothing can be certified.").format(
            product=wording.product_name(question.product)
        )
    levels = record.result["levels"]
    gap = levels["central"]["gap"]
    said = finding(
        Wanted(question.quantity, question.by),
        reached={name: _day(one["date_reached"]) for name, one in levels.items()},
        there=None if gap is None else gap + question.quantity,
        last=question.as_of + dt.timedelta(days=7 * question.terms.horizon),
        unit=_unit(record),
    )
    return said[:1].upper() + said[1:] + "."


def assumptions(one: KeptQuestion, record: Record) -> str:
    """What the answer rests on: day, revision, evidence, places, inputs and terms."""
    question, lines = question_of(record.inputs)
    places = [_name(code) for code in (*question.countries, *question.regions)]
    said = [
        _("as of {day}").format(day=date(question.as_of)),
        _("ledger revision {revision}").format(revision=number(one.revision)),
        _rung(question.rung),
        ", ".join(places) or _("all countries"),
        *lines.clusters,
        *([lines.round] if lines.round else []),
        _inputs(question),
        *_terms(question.terms),
    ]
    return " · ".join(said)


def differing(places: Iterable[str]) -> list[str]:
    """Where two answers part, in words, each kind once."""
    labels = {
        "verdicts": _("why firms are in or out"), "result.levels": _("amounts and days"),
        "result.recipe": _("the recipe"), "result": _("what was taken for granted"),
        "inputs": _("the question"),
    }  # fmt: skip
    found = [next((part for part in _PARTS if place.startswith(part)), place) for place in places]
    return [labels.get(part, part) for part in dict.fromkeys(found)]


def _inputs(question: Question) -> str:
    if question.assumed is None:
        return _("inputs available")
    if not question.assumed:
        return _("inputs made there")
    names = ", ".join(wording.product_name(code) for code in sorted(question.assumed))
    return _("inputs made there but for {names}").format(names=names)


def _terms(terms: Terms) -> list[str]:
    plainly = Terms()
    said = []
    if terms.surge != plainly.surge:
        said.append(_("surge from the first week"))
    if terms.redirect:
        said.append(_("{share} of booked output redirected").format(share=percent(terms.redirect)))
    if terms.convert:
        said.append(_("converted lines count"))
    return said


def _name(code: str) -> str:
    for known in (reference.countries(), reference.regions()):
        if code in known:
            return str(known[code].label)
    return code


def _rung(code: str) -> str:
    return {
        "declared": _("declared"), "attested": _("attested"), "certified": _("certified"),
        "demonstrated": _("demonstrated"),
    }[code]  # fmt: skip


def _uncertifiable(record: Record) -> bool:
    strict = record.inputs["rung"] in ("certified", "demonstrated")
    return strict and not record.result["standard_applies"]


def _unit(record: Record) -> str:
    return wording.unit(record.result["unit"])


def _day(text: Any) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
