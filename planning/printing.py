"""An answer as a few lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from cluster_data.reference import countries, products, regions
from cluster_data.survey import survey
from planning.answer import Answer, LevelAnswer, Supplier, Unnamed
from planning.command import no_standard
from planning.supply import LEVELS, Level
from planning.telling import binding_sentence
from planning.timing import TOLERANCE
from words import _, date, ngettext, number, quantity

_NAMED = 10


def told(found: Answer, firms_asked: int | None) -> Iterator[str]:
    """When at each level, who gives most at the central one, what binds, what is assumed."""
    yield _asked(found)
    if no_standard(found):
        yield "  " + _("No standard applies to this product, so none of it can be certified.")
        return
    for level in LEVELS:
        yield "  " + _level(found, level, firms_asked)
    if found.question.assumed is None:
        yield "  " + _("All inputs are taken as available.")
    else:
        yield "  " + binding_sentence(found.binds, found.question.product)
        yield from ("  " + line for line in _inputs(found))
    yield from ("  " + line for line in _suppliers(found.levels["central"]))


def _asked(found: Answer) -> str:
    asked = found.question
    return _("{product} ({unit}), {rung}: {quantity} by {by}; as of {as_of}, {places}.").format(
        product=products()[asked.product].label,
        unit=survey().code_lists["capacity_unit"][found.unit].label,
        rung=_rung(found),
        quantity=number(asked.quantity, 2),
        by=date(asked.by),
        as_of=date(asked.as_of),
        places=", ".join(map(_country, asked.countries)) or _("all countries"),
    )


def _rung(found: Answer) -> str:
    return {
        "declared": _("declared"), "attested": _("attested"), "certified": _("certified"),
        "demonstrated": _("demonstrated"),
    }[found.question.rung]  # fmt: skip


def _level(found: Answer, level: Level, firms_asked: int | None) -> str:
    one = found.levels[level]
    name = {"low": _("At least"), "central": _("Likely"), "high": _("At most")}[level]
    if one.gap is None:
        return _("{level}: can’t be shown, as fewer than three firms stand behind it.").format(
            level=name
        )
    return _("{level}: {reached}; {gap}; {firms}.").format(
        level=name,
        reached=_reached(one, len(one.output) - 1),
        gap=_gap(one.gap),
        firms=_firms(one, firms_asked),
    )


def _reached(one: LevelAnswer, weeks: int) -> str:
    if one.date_reached is None:
        text = ngettext("not within {weeks} week", "not within {weeks} weeks", weeks)
        return text.format(weeks=number(weeks))
    return _("there on {day}").format(day=date(one.date_reached))


def _gap(gap: float) -> str:
    if gap < -TOLERANCE:
        return _("{amount} short on the day asked for").format(amount=quantity(-gap))
    return _("{amount} to spare on the day asked for").format(amount=quantity(gap))


def _firms(one: LevelAnswer, firms_asked: int | None) -> str:
    if one.firms is None:
        return _("n < 3 firms")
    if firms_asked is None:
        text = ngettext(
            "{n} firm contributes, number asked unknown",
            "{n} firms contribute, number asked unknown", one.firms,
        )  # fmt: skip
        return text.format(n=number(one.firms))
    text = ngettext(
        "{n} firm of {asked} asked contributes", "{n} firms of {asked} asked contribute", one.firms
    )
    return text.format(n=number(one.firms), asked=number(firms_asked))


def _inputs(found: Answer) -> Iterator[str]:
    if found.missing:
        yield _("Nobody there makes {components}.").format(components=_listed(found.missing))
    if found.assumed:
        yield _("Taken as available: {components}.").format(
            components=_listed(tuple(part.code for part in found.assumed))
        )


def _listed(codes: tuple[str, ...]) -> str:
    known = products()
    return ", ".join(known[code].label if code in known else code.replace("_", " ")
                     for code in codes)  # fmt: skip


def _suppliers(central: LevelAnswer) -> Iterator[str]:
    if central.suppliers or central.unnamed:
        yield _("Likely from:")
    yield from ("  " + _supplier(site) for site in central.suppliers[:_NAMED])
    more = len(central.suppliers) - _NAMED
    if more > 0:
        yield "  " + ngettext("… and {count} site more", "… and {count} sites more", more).format(
            count=number(more)
        )
    yield from ("  " + _unnamed(some) for some in central.unnamed)


def _supplier(site: Supplier) -> str:
    name = site.name or _("name withheld")
    if site.contribution is None:
        return _("{name}, {place}").format(name=name, place=_place(site.country, site.region_code))
    return _("{name}, {place}: {amount}").format(
        name=name,
        place=_place(site.country, site.region_code),
        amount=quantity(site.contribution),
    )


def _unnamed(some: Unnamed) -> str:
    place = _place(some.country, some.region_code)
    if some.firms is None:
        return _("{place}: fewer than three firms").format(place=place)
    text = ngettext("{place}: {count} firm", "{place}: {count} firms", some.firms)
    return text.format(place=place, count=number(some.firms))


def _place(country: str | None, region: str | None) -> str:
    known = regions()
    near = known[region].label if region and region in known else ""
    return ", ".join(part for part in (near, _country(country)) if part)


def _country(code: str | None) -> str:
    known = countries()
    return known[code].label if code and code in known else code or ""
