"""A chain of partners as a few lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from cluster_data.reference import countries, products, regions, stages
from cluster_data.survey import survey
from planning.chain_asked import Chain, Held, Partner, Plan
from words import _, date, ngettext, number, quantity


def told_chain(found: Plan) -> Iterator[str]:
    """What is asked, whether it can be had, who does what, what is missing or taken as there."""
    yield _asked(found)
    if not found.standard:
        yield "  " + _("No standard applies to this product, so none of it can be certified.")
        return
    if found.chains:
        best = found.chains[0]
        count = len(best.firms)
        text = ngettext(
            "{count} firm alone can make it:", "These {count} firms together can make it:", count
        )
        yield "  " + text.format(count=number(count))
        yield from ("    " + line for line in _firms(found, best))
        if len(found.chains) > 1:
            more = len(found.chains) - 1
            text = ngettext(
                "{count} other chain would do; --json has it.",
                "{count} other chains would do; --json has them.", more,
            )  # fmt: skip
            yield "  " + text.format(count=number(more))
    elif found.suffices:
        yield "  " + _("All firms together have enough; which of them is not shown here.")
    elif found.suffices is None:
        yield "  " + _("It can’t be told, as fewer than three firms stand behind a stage.")
    yield from ("  " + _missing(found, one) for one in found.missing)
    if found.missing and found.greatest is not None:
        yield "  " + _("At most {amount} a week can be had.").format(
            amount=quantity(found.greatest)
        )
    nobody = [_name(one.code) for one in found.taken if one.why == "nobody"]
    if nobody:
        yield "  " + _("Taken as available, as nobody in the ledger states it: {names}.").format(
            names=", ".join(nobody)
        )


def _asked(found: Plan) -> str:
    asked = found.problem
    text = _("{product} ({unit}), {rung}: {quantity} in the week of {by}; as of {as_of}, {places}.")
    return text.format(
        product=products()[asked.product].label,
        unit=_unit(products()[asked.product].unit),
        rung={
            "declared": _("declared"), "attested": _("attested"), "certified": _("certified"),
            "demonstrated": _("demonstrated"),
        }[asked.rung],
        quantity=number(asked.quantity, 2),
        by=date(asked.by or asked.as_of),
        as_of=date(asked.as_of),
        places=", ".join(map(_country, asked.countries)) or _("all countries"),
    )  # fmt: skip


def _firms(found: Plan, chain: Chain) -> Iterator[str]:
    for firm in chain.firms:
        doing = []
        for one in chain.shares:
            if one.firm == firm:
                role = found.role(one.role)
                text = (
                    role.label
                    if one.amount is None
                    else _("{role} {amount} {unit}").format(
                        role=role.label, amount=quantity(one.amount), unit=_unit(role.unit)
                    )
                )
                doing.append(text)
        yield _("{name}, {place}: {amount}").format(
            name=found.partners[firm].name or _("name withheld"),
            place=_place(found.partners[firm]),
            amount="; ".join(doing),
        )


def _missing(found: Plan, one: Held) -> str:
    short = quantity(one.missing(found.problem.quantity))
    own = one.own_missing
    if own is None or one.role.kind == "maker":
        return _("Missing: {role}, for {short} a week.").format(role=one.role.label, short=short)
    return _("Missing: {role}, {amount} {unit}, for {short} a week.").format(
        role=one.role.label, amount=quantity(own), unit=_unit(one.role.unit), short=short
    )


def _unit(code: str | None) -> str:
    return survey().code_lists["capacity_unit"][code].label if code else ""


def _name(code: str) -> str:
    if code in products():
        return products()[code].label
    return stages()[code].label if code in stages() else code.replace("_", " ")


def _place(one: Partner) -> str:
    known = regions()
    near = known[one.region_code].label if one.region_code and one.region_code in known else ""
    return ", ".join(part for part in (near, _country(one.country)) if part)


def _country(code: str | None) -> str:
    known = countries()
    return known[code].label if code and code in known else code or ""
