"""A chain of partners at the command line: how it is asked for, and the answer as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
import math
from typing import Any

from cluster_data.reference import products, stages
from cluster_data.selection import RUNGS
from planning.arguments import NotAQuestion, amount, country_codes, day, product_code
from planning.chain_asked import Chain, Held, Plan, Problem
from words import LANGUAGES, _, date

_EPILOG = """\
What --json prints, amounts never rounded, null where there is none or it may not be told:

  unit, as_of, by, quantity
  suffices       whether the quantity can be had; null where a stage that decides may not be told of
  greatest       the most a week that can be had
  roles          the makers, inputs and stages looked for, each:
    role, kind, stage, unit, needed, most (in its unit), products (for how many of the product all
    firms together have enough; null for a stage that is stated), missing (of the product), firms
  taken          what is taken as available, and why: nobody states it, reader, inside an input,
                 not_surveyed, no_quantity, optional
  chains         the fewest firms first, then others of as many or one more; without one, the fewest
                 that give what can be had stand in partial. Each:
    firms        member_id, name (by consent), country, region_code, and does: role, amount, unit
    countries, slack (to spare in the tightest stage, as a share of what is needed)

Exit code: 0 answered, 2 a question that can't be asked, 3 the ledger is held by another program.
"""


def add_chain(commands: Any) -> None:
    """Add `chain` to argparse's subcommands."""
    asking = commands.add_parser(
        "chain",
        help="the fewest firms that make so much of a product a week together",
        description="The fewest firms that together hold every stage of a product with so much of "
        "it a week, other chains that would do, and what is missing where none does.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = asking.add_argument
    add("--product", required=True, metavar="CODE", help="such as gown_surg_std")
    add("--quantity", required=True, metavar="Q", help="a week, in the product's unit")
    add("--by", metavar="YYYY-MM-DD", help="day in whose week it is made (default: the as-of day)")
    add("--as-of", metavar="YYYY-MM-DD", help="day whose answers count (default: today)")
    add("--countries", default="", metavar="TN,ES", help="whose firms count (default: all)")
    add("--rung", default="certified", choices=RUNGS, help="of evidence (default: certified)")
    add("--capacity", default="free", choices=("free", "all"),
        help="what is free by the utilisation stated, or all (default: free)")  # fmt: skip
    add("--available", default="", metavar="CODE,CODE",
        help="inputs and stages taken as available")  # fmt: skip
    add("--every", action="store_true", help="want inputs and stages too that nobody states")
    add("--json", action="store_true", help="one JSON object instead of a text")
    add("--lang", default=LANGUAGES[0], choices=LANGUAGES, help="language of the text")


def problem(options: argparse.Namespace, today: dt.date) -> Problem:
    """The problem that the arguments put; `NotAQuestion` where they put none."""
    as_of = day(options.as_of) if options.as_of else today
    by = day(options.by) if options.by else as_of
    if by < as_of:
        raise NotAQuestion(
            _("{by} lies before {as_of}, the day from which weeks are counted.").format(
                by=date(by), as_of=date(as_of)
            )
        )
    quantity = amount(options.quantity, most=math.inf)
    if not quantity:
        raise NotAQuestion(_("A chain needs a quantity above 0."))
    return Problem(
        product=product_code(options.product),
        quantity=quantity,
        as_of=as_of,
        by=by,
        countries=country_codes(options.countries),
        rung=options.rung,
        capacity=options.capacity,
        available=frozenset(_available(options.available)),
        every=options.every,
    )


def _available(text: str) -> list[str]:
    codes = [code.strip().lower() for code in text.split(",") if code.strip()]
    for code in codes:
        if code not in products() and code not in stages():
            raise NotAQuestion(_("{value} is no code of an input or a stage.").format(value=code))
    return codes


def chain_json(found: Plan) -> dict[str, Any]:
    """The plan as plain lists and dictionaries, as the command's help describes them."""
    asked = found.problem
    return {
        "product": asked.product,
        "unit": products()[asked.product].unit,
        "as_of": asked.as_of.isoformat(),
        "by": (asked.by or asked.as_of).isoformat(),
        "quantity": asked.quantity,
        "standard_applies": found.standard,
        "suffices": found.suffices if found.standard else None,
        "greatest": _finite(found.greatest),
        "roles": [_role(found, one) for one in found.held],
        "taken": [{"code": one.code, "kind": one.kind, "why": one.why} for one in found.taken],
        "chains": [_chain(found, one) for one in found.chains],
        "partial": _chain(found, found.partial) if found.partial else None,
        "proved": found.proved,
    }


def _role(found: Plan, one: Held) -> dict[str, Any]:
    role = one.role
    return {
        "role": role.code,
        "kind": role.kind,
        "stage": role.stage,
        "unit": role.unit,
        "needed": one.needed,
        "most": one.most,
        "products": _finite(one.products),
        "missing": one.missing(found.problem.quantity) if one.told else None,
        "firms": one.firms,
    }


def _chain(found: Plan, chain: Chain) -> dict[str, Any]:
    firms = []
    for firm in chain.firms:
        known = found.partners[firm]
        firms.append(
            {
                "member_id": known.member_id,
                "name": known.name,
                "country": known.country,
                "region_code": known.region_code,
                "does": [
                    {"role": one.role, "amount": one.amount, "unit": found.role(one.role).unit}
                    for one in chain.shares
                    if one.firm == firm
                ],
            }
        )
    return {"firms": firms, "countries": list(chain.countries), "slack": chain.slack}


def _finite(value: float | None) -> float | None:
    return None if value is None or math.isinf(value) else value
