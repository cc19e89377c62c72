"""The definitions of supply by week: levels, what firms could give, and what recipes hold down."""

from __future__ import annotations

from pages.method.definition import Chapter, Definition
from planning.supply import AGE_LIMIT_DAYS, UTILISATION_UNSTATED
from planning.timing import HORIZON
from words import _, number, percent


def supplied() -> Chapter:
    """Supply and recipes."""
    return Chapter(
        "supply", _("Supply and recipes"), (*_by_week(), *_held_down(), _levers(), _record())
    )


def _by_week() -> tuple[Definition, ...]:
    days = number(AGE_LIMIT_DAYS)
    booked = {level: percent(share) for level, share in UTILISATION_UNSTATED.items()}
    return (
        Definition(
            "levels",
            _("Levels"),
            _(
                "A planned supply is a range. The chosen rung’s certificate is required in all "
                "three, so low ≤ central ≤ high."
            ),
            (
                (
                    _("Low"),
                    _("approved, at most {days} days old, low ends of ranges").format(days=days),
                ),
                (_("Central"), _("at most {days} days old, middle of ranges").format(days=days)),
                (_("High"), _("any age, high ends, and converted lines")),
            ),
        ),
        Definition(
            "supply",
            _("Supply by week"),
            _(
                "Day 0 is the as-of day; week w is days 7w−6 to 7w, output even over its days. N "
                "is weekly capacity, u utilisation, r the share of booked output redirected (none "
                "unless chosen), G surge capacity and L its lead days; without L no surge. A "
                "certificate counts valid days ÷ 7 of a week. Week 0 is the stock of sites that "
                "meet the rung on day 0."
            ),
            (
                (_("Free"), "N × (1 − u × (1 − r))"),
                (_("From week ⌈L ÷ 7⌉ + 1"), _("the greater of free and G − N × u × (1 − r)")),
                (
                    _("Utilisation unstated"),
                    _("booked {low} at low, {central} at central, {high} at high; flagged").format(
                        **booked
                    ),
                ),
                (
                    _("Converted lines"),
                    _("the stated amount once the conversion days have passed; unstated counts 0"),
                ),
                (_("Demonstrated"), _("no week more than the stated current output")),
                (
                    _("Date reached"),
                    _(
                        "first day the sum reaches the quantity, within {weeks} weeks, else none"
                    ).format(weeks=number(HORIZON)),
                ),
                (_("Short on the day"), _("what is there by the day asked for − the quantity")),
            ),
        ),
    )


def _held_down() -> tuple[Definition, ...]:
    return (
        Definition(
            "recipe",
            _("Recipe"),
            _(
                "Only materials and services that members can make constrain output, through the "
                "row in the material’s own unit (grams as kilograms; areas and basis weights say "
                "the same again and are no inputs); all others are assumed available and listed. "
                "A component whose least quantity is 0 is optional and never binds. Inputs count "
                "at the same level, at the rung attested; a week’s input serves that week or a "
                "later one, so by each week no more is made than inputs so far allow. Finished "
                "stock needs none."
            ),
            (
                (_("Output"), _("the lesser of makers and inputs available so far")),
                (
                    _("What binds"),
                    _(
                        "the input that ran out last by the day asked for; of two, the earlier in "
                        "the recipe; where none ran out, the makers"
                    ),
                ),
                (
                    _("What one more unit brings"),
                    _("1 ÷ its quantity in one unit of the product"),
                ),
                (
                    _("Source"),
                    _("the recipes among the reference tables; each row has its own and a status"),
                ),
            ),
        ),
        Definition(
            "shared-inputs",
            _("Products that share inputs"),
            _(
                "What several products make of the same inputs is the plan of greatest value, made "
                "as early as it can be, within makers and inputs so far. For one product it gives "
                "what the recipe gives."
            ),
            (
                (_("Greatest"), _("sum over products and weeks of value × weight × output")),
                (
                    _("Source"),
                    _(
                        "linear program, solved by HiGHS (Huangfu and Hall, Mathematical "
                        "Programming Computation 10, 2018)"
                    ),
                ),
            ),
        ),
    )


def _levers() -> Definition:
    return Definition(
        "levers",
        _("What would help"),
        _(
            "Where the quantity is not there by the day even at low, each of these is tried alone, "
            "and the whole question answered anew. Those that leave the best central gap come "
            "first; what gains nothing is not offered."
        ),
        (
            (_("Surge"), _("all stated surge capacity from the first week, lead days set aside")),
            (
                _("Redirect"),
                _("the least share of booked output, in whole per cent, that closes the gap"),
            ),
            (_("Convert"), _("converted lines count at every level")),
            (_("Import"), _("one input that holds output down is taken as available")),
            (_("Add a country"), _("its makers, and its makers of inputs, count too")),
        ),
    )


def _record() -> Definition:
    return Definition(
        "record",
        _("Record of a question"),
        _(
            "What was asked, what was answered, and for each site that the asker may read why it "
            "counts or not, in codes and without names or contacts. The same question on the same "
            "ledger gives the same text to the byte, so its digest tells whether an answer is the "
            "one given then."
        ),
    )
