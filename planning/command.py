"""What can be asked at the command line, and the answer as JSON. Nothing is opened here."""

from __future__ import annotations

import argparse
import datetime as dt
import math
from typing import Any

from cluster_data.selection import RUNGS, Selection
from planning.answer import Answer, LevelAnswer, Question
from planning.arguments import NotAQuestion, amount, country_codes, day, product_code, weeks_ahead
from planning.bill import bill
from planning.chain_command import add_chain
from planning.recipe import Binding
from planning.record_commands import add_commands
from planning.supply import Terms
from planning.timing import HORIZON, span
from words import LANGUAGES, _, date

_EPILOG = """\
What --json prints, amounts in the product's unit and never rounded, days as YYYY-MM-DD, null where
a figure is unknown or may not be told:

  unit, as_of
  levels         low, central and high, each:
    weeks        week, start, end, output, cumulative: week 0 is what is in stock on the as-of day,
                 week w the days 7w-6 to 7w after it; cumulative is at the end of the week
    date_reached the first day on which the quantity is there; null if not within the horizon
    gap_on_date  what is there on the day asked for (the horizon's last day if that is sooner)
                 less the quantity: negative where short
    n, asked     firms that contribute by that day, of firms asked; null without a roster
    suppliers    site_id, name (by consent), region_code, contribution by that day; most first
  binds          component, stage, shadow_price: what one more unit of the input is worth in
                 product; null where no input binds by that day at the central level

You are taken for a ministry, who may read every firm's figures: whoever can start this command can
open the ledger's file as well. The variable TELA_VIEWER says otherwise: public or cluster:CODE.

Exit code: 0 answered, 2 a question that can't be asked, 3 the ledger is held by another program.
"""


def parser() -> argparse.ArgumentParser:
    """The arguments of `python -m planning`."""
    whole = argparse.ArgumentParser(
        prog="python -m planning",
        description="Emergency questions, answered from the ledger as on the pages. "
        "`python -m planning answer --help` explains the command.",
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asking = commands.add_parser(
        "answer",
        help="so much of a product by a date: when, from whom, what binds",
        description="When so much of a product can be there, at three levels, from whom, and "
        "which input holds it up.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = asking.add_argument
    add("--product", required=True, metavar="CODE", help="such as mask_surg_iir")
    add("--quantity", required=True, metavar="Q", help="in the product's unit, such as 30000000")
    add("--by", required=True, metavar="YYYY-MM-DD", help="day by which it is needed")
    add("--as-of", metavar="YYYY-MM-DD", help="day 0 (default: today)")
    add("--countries", default="", metavar="TN,ES", help="whose firms count (default: all)")
    add("--rung", default="certified", choices=RUNGS, help="of evidence (default: certified)")
    add("--inputs", default="local", choices=("local", "assumed"),
        help="limited by inputs made in those countries, or all taken as available "
        "(default: local)")  # fmt: skip
    add("--redirect", default="0", metavar="0.2", help="share of booked output given up, 0 to 1")
    add("--horizon", default=str(HORIZON), metavar="WEEKS",
        help=f"weeks looked at (default: {HORIZON})")  # fmt: skip
    add("--json", action="store_true", help="one JSON object instead of a text")
    add("--lang", default=LANGUAGES[0], choices=LANGUAGES, help="language of the text")
    add_chain(commands)
    add_commands(commands)
    return whole


def question(options: argparse.Namespace, today: dt.date) -> Question:
    """The question that the arguments put; `NotAQuestion` where they put none."""
    as_of = day(options.as_of) if options.as_of else today
    by = day(options.by)
    if by < as_of:
        raise NotAQuestion(
            _("{by} lies before {as_of}, the day from which weeks are counted.").format(
                by=date(by), as_of=date(as_of)
            )
        )
    weeks = weeks_ahead(options.horizon)
    if (dt.date.max - as_of).days < 7 * weeks:
        raise NotAQuestion(
            _("{value} is too far ahead to count weeks from.").format(value=date(as_of))
        )
    return Question(
        product=product_code(options.product),
        quantity=amount(options.quantity, most=math.inf),
        by=by,
        as_of=as_of,
        countries=country_codes(options.countries),
        rung=options.rung,
        terms=Terms(redirect=amount(options.redirect, most=1.0), horizon=weeks),
        assumed=None if options.inputs == "assumed" else frozenset(),
    )


def selection(asked: Question) -> Selection:
    """The lines a question is answered from: of its product and of the inputs that can bind."""
    codes = (asked.product, *(part.code for part in bill(asked.product).binding))
    return Selection(products=codes, countries=asked.countries, rung=asked.rung, as_of=asked.as_of)


def as_json(found: Answer, firms_asked: int | None) -> dict[str, Any]:
    """The answer as plain lists and dictionaries, as the command's help describes them.

    `firms_asked` is of the whole selection, None where a cluster of it keeps no roster. Where no
    standard applies to the product a rung that wants one has no figure at all: null, not 0.
    """
    return {
        "unit": found.unit,
        "as_of": found.question.as_of.isoformat(),
        "levels": {
            level: _level(found, one, firms_asked) for level, one in found.levels.items()
        },
        "binds": _binds(found.binds),
    }  # fmt: skip


def no_standard(found: Answer) -> bool:
    """Whether the rung asked for wants a standard and none applies to the product."""
    return found.question.rung in ("certified", "demonstrated") and not found.standard_applies


def _level(found: Answer, one: LevelAnswer, firms_asked: int | None) -> dict[str, Any]:
    as_of, void = found.question.as_of, no_standard(found)
    spans = [span(week, as_of) for week in range(len(one.output))]
    reached = one.date_reached
    return {
        "weeks": [
            {
                "week": week,
                "start": start.isoformat(),
                "end": end.isoformat(),
                "output": None if void else one.output[week],
                "cumulative": None if void else one.cumulative[week],
            }
            for week, (start, end) in enumerate(spans)
        ],
        "date_reached": None if void or reached is None else reached.isoformat(),
        "gap_on_date": None if void else one.gap,
        "n": None if void else one.firms,
        "asked": firms_asked,
        "suppliers": [
            {
                "site_id": site.site_id,
                "name": site.name,
                "region_code": site.region_code,
                "contribution": site.contribution,
            }
            for site in one.suppliers
        ],
    }


def _binds(binding: Binding | None) -> dict[str, Any] | None:
    if binding is None:
        return None
    part = binding.component
    return {
        "component": part.code, "stage": part.stage, "shadow_price": binding.shadow_price,
    }  # fmt: skip
