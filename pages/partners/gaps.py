"""What a candidate misses and why it is a match, in words and in its own terms."""

from __future__ import annotations

import math

from cluster_data import reference
from pages.partners import wording
from pages.partners.found import Asker
from planning.matching import Candidate, Check, Need
from planning.matching_need import MUTUAL
from planning.matching_offers import SERVICES, making_stage
from shell.wording import product_name
from words import _, ngettext, number

MOST = 3


def outcome(one: Candidate, need: Need) -> str:
    """What it misses, in one line: nothing, or how many of how many and which."""
    total = number(len(one.checks))
    if one.complete:
        return _("Nothing missing")
    parts = []
    if one.gaps:
        listed = "; ".join(gap(check, need, one) for check in one.gaps[:MOST])
        parts.append(_("Missing {count} of {total}: {gaps}").format(
            count=number(len(one.gaps)), total=total, gaps=listed
        ))  # fmt: skip
    if one.untold:
        count = len(one.untold)
        parts.append(
            ngettext(
                "{count} of {total} not shown here: ask", "{count} of {total} not shown here: ask",
                count,
            ).format(count=number(count), total=total)
        )  # fmt: skip
    return " · ".join(parts)


def brief(one: Candidate, need: Need) -> str:
    """The same for the end of a bar: where room is short only what stands first is printed."""
    if one.complete:
        return _("Nothing missing")
    total = number(len(one.checks))
    said = []
    if one.gaps:
        said.append(_("{count} of {total} missing").format(
            count=number(len(one.gaps)), total=total
        ))  # fmt: skip
    if one.untold:
        said.append(_("{count} of {total} not shown").format(
            count=number(len(one.untold)), total=total
        ))  # fmt: skip
    listed = "; ".join(gap(check, need, one) for check in one.gaps[:MOST])
    return " · ".join((*said, *([listed] if listed else [])))


def gap(check: Check, need: Need, one: Candidate) -> str:
    """A gap with its size."""
    kind, _colon, code = check.requirement.partition(":")
    if check.reason == "unstated":
        return _unstated(kind)
    if kind == "does":
        return _does(check, need)
    if kind == "makes":
        return _("does not state {product}").format(product=product_name(need.product))
    if kind == "named":
        return _("{certificate} not among its certificates").format(
            certificate=wording.certificate(code)
        )
    if kind == "certificate":
        return _certificate(check, need)
    if kind == "country":
        return _("lies in {country}").format(country=wording.country(one.offer.country))
    if kind == "output":
        return _("no output today")
    if kind == "evidence" and check.reason == "draft":
        return _("answer not yet approved")
    return _sized(kind, check.size or 0.0, need)


def _sized(kind: str, size: float, need: Need) -> str:
    whole = math.ceil(size - 1e-6)
    if kind == "quantity":
        return _("{amount} a week short").format(amount=wording.amount(size, need))
    if kind == "order":
        return _("least order {amount} above").format(amount=wording.amount(size, need))
    return {
        "distance": ngettext("{count} km too far", "{count} km too far", whole),
        "days": ngettext(
            "{count} day later than wanted", "{count} days later than wanted", whole
        ),
        "evidence": ngettext(
            "answer {count} day older than a year", "answer {count} days older than a year", whole
        ),
    }[kind].format(count=number(whole))  # fmt: skip


def _certificate(check: Check, need: Need) -> str:
    standard = wording.standards(need)
    if check.reason == "lapsed":
        days = math.ceil(check.size or 0.0)
        return ngettext(
            "{standard} certificate, lapsed {count} day ago",
            "{standard} certificate, lapsed {count} days ago",
            days,
        ).format(standard=standard, count=number(days))
    return _("{standard} certificate").format(standard=standard)


def _does(check: Check, need: Need) -> str:
    if check.reason == "convert":
        if check.size is None:
            return _("a line to convert")
        days = math.ceil(check.size)
        return ngettext(
            "a line to convert, {count} day", "a line to convert, {count} days", days
        ).format(count=number(days))
    if check.reason == "offered":
        return _("offers it, states no capacity")
    if need.kind == "skill" or need.kind == "cooperation":
        return _("teaches, does not offer it")
    if need.kind == "stage":
        return _("states the stage for other products")
    return _("has the stage, does not state it")


def _unstated(kind: str) -> str:
    return {
        "named": _("certificates not stated"),
        "country": _("country not stated"),
        "distance": _("place not known"),
        "output": _("current output not stated"),
        "quantity": _("free capacity not stated"),
        "order": _("least order not stated"),
        "days": _("delivery time not stated"),
        "evidence": _("no answer on it"),
    }[kind]


def why(one: Candidate, need: Need, asker: Asker | None, product: str) -> str:
    """Why this is a match, as a sentence without its full stop."""
    said = _relation(one, need, asker, product)
    if need.made and not math.isnan(one.free) and one.free > 0 and one.offer.how == "line":
        text = _("{why}: it takes {amount} a week") if need.kind == "buyer" else _(
            "{why}: {amount} a week free"
        )  # fmt: skip
        said = text.format(why=said, amount=wording.amount(math.floor(one.free), need))
    return said


def _relation(one: Candidate, need: Need, asker: Asker | None, product: str) -> str:
    label = wording.code_label(need.kind, need.code)
    if need.kind in ("cooperation", "skill"):
        return _cooperates(one, need)
    if one.offer.how == "convert":
        return _("Could convert a line to it")
    if one.offer.how == "offered":
        offered = wording.cooperation(SERVICES[need.code])
        return _("Offers {cooperation}").format(cooperation=offered)
    if one.offer.how == "stage" or need.kind == "stage":
        stage = need.code if need.kind == "stage" else making_stage(need.code)
        return _("Covers the stage {stage}").format(stage=reference.stages()[stage].label)
    if need.kind == "buyer":
        made = ", ".join(product_name(code) for code in one.offer.products[:MOST])
        return _("Makes {products}, into which {input} goes").format(products=made, input=label)
    if need.related == "second_source":
        return _second(one, asker)
    if need.related == "alike":
        return _("Makes the same and could bid with you")
    if product:
        text = _("Supplies an input of {product}")
        if need.kind == "service":
            text = _("Serves what {product} needs")
        return text.format(product=product_name(product))
    return _("Serves it") if need.kind == "service" else _("Makes it")


def _cooperates(one: Candidate, need: Need) -> str:
    if one.offer.how == "stage":
        return _("Teaches, as one of its stages")
    code = "training" if need.kind == "skill" else need.code
    text = _("Offers or seeks {cooperation}") if code in MUTUAL else _("Offers {cooperation}")
    return text.format(cooperation=wording.cooperation(code))


def _second(one: Candidate, asker: Asker | None) -> str:
    if asker and one.offer.country != asker.country:
        return _("Makes the same, in another country")
    if asker and one.offer.area != asker.area:
        return _("Makes the same, in another region")
    return _("Makes the same, in the same region")
