"""How the page speaks of its question: what is left out, what lots cost, what need is."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_data import reference
from exhibits.plain import visible
from pages.allocation.answer import Solved
from pages.allocation.view import ANY, Pair
from planning.supply import Level
from shell import wording as said
from words import _, ngettext, number, percent

_CLEAR = 1e-6


def evidence(level: Level) -> str:
    """Supply until a day at a level and rung; both to be filled in."""
    return {
        "low": _("supply by {day} at least, {rung}"),
        "central": _("likely supply by {day}, {rung}"),
        "high": _("supply by {day} at most, {rung}"),
    }[level]


def product(solved: Solved) -> str:
    """The product's name; as the file has it where it is the reader's own."""
    return visible(solved.product) if solved.giving is None else said.product_name(solved.product)


def stem(solved: Solved) -> str:
    """What tells this answer's files from those of another."""
    view = solved.view
    if solved.giving is None:
        return "own-files"
    return f"{solved.product}-{view.weeks}w-{view.by.isoformat()}-{view.rung}-{view.level}"


def corridor(pair: Pair) -> str:
    """A corridor by the names of its ends."""
    known = reference.countries()
    start, end = (known[code].label if code in known else code for code in pair)
    if pair[1] == ANY:
        return _("{country} → anywhere else").format(country=start)
    if pair[0] == ANY:
        return _("anywhere else → {country}").format(country=end)
    return f"{start} → {end}"


def conditions(solved: Solved) -> Iterable[str]:
    """On what terms it is solved, and how near the best."""
    view, found = solved.view, solved.found
    if view.aim == "equal_fill":
        yield _("All receivers that can be reached are first filled alike.")
    if view.closed:
        yield _("Closed: {corridors}.").format(corridors=", ".join(map(corridor, view.closed)))
    if view.lot:
        yield _lots(solved)
    if not found.proved:
        yield _gap(solved)


def _lots(solved: Solved) -> str:
    found = solved.found
    text = _("Nothing, or at least {lot}, goes from one to another.").format(
        lot=number(solved.view.lot)
    )
    cost = found.unmet - found.unmet_without_lots
    if cost <= _CLEAR * max(1.0, found.unmet):
        return text
    more = _("Without that, {amount} less would be missing.").format(amount=number(cost))
    return f"{text} {more}"


def _gap(solved: Solved) -> str:
    found = solved.found
    if found.unmet_gap > _CLEAR * max(1.0, found.unmet):
        return _("Not proved best: at most {amount} less could be missing.").format(
            amount=number(found.unmet_gap)
        )
    if found.distance_gap is not None:
        return _(
            "As little as can be is missing; at most {share} of the distance could be saved."
        ).format(share=percent(found.distance_gap, 1))
    return _("As little as can be is missing; the distance may not be the least.")


def behind(solved: Solved) -> Iterable[str]:
    """What is counted of supply and need, and what is not."""
    giving, needing = solved.giving, solved.needing
    if giving is None or needing is None:
        return
    yield _need(solved)
    if needing.unknown:
        yield ngettext(
            "The need of {count} region is not known, which does not mean none.",
            "The need of {count} regions is not known, which does not mean none.",
            needing.unknown,
        ).format(count=number(needing.unknown))
    if giving.merged:
        yield ngettext(
            "{count} region of one or two firms is shown together with others of its country.",
            "{count} regions of one or two firms each are shown together by country.",
            giving.merged,
        ).format(count=number(giving.merged))
    if giving.left_out:
        yield ngettext(
            "{count} region sends nothing here, as one or two firms stand behind it.",
            "{count} regions send nothing here, as one or two firms stand behind each.",
            giving.left_out,
        ).format(count=number(giving.left_out))
    if giving.unplaced:
        yield _("Sites of which not even the country is known are not counted.")


def _need(solved: Solved) -> str:
    needing = solved.needing
    assert needing is not None
    text = _(
        "Need: what health workers and beds use on calm days (WHO ESFT), by region in proportion "
        "to people."
    )
    total = float(solved.takers["quantity"].sum())
    if needing.high - needing.low <= _CLEAR * max(1.0, total):
        return text
    span = _("Other published sets say {low} to {high} instead of {total}.").format(
        low=number(needing.low), high=number(needing.high), total=number(total)
    )
    return f"{text} {span}"
