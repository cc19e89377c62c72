"""The definitions of need, gap and cover; WHO's figures are read where planning reads them."""

from __future__ import annotations

from pages.method.definition import Chapter, Definition
from planning.gap import Thresholds
from planning.rates import parameters
from planning.scenario import SEVERITIES
from words import _, number, percent

_ESFT = "WHO Essential Supplies Forecasting Tool (ESFT) v2022.1, mrc-ide/esft (MIT)"


def needed() -> Chapter:
    """Need, gap and cover."""
    return Chapter(
        "demand",
        _("Need, gap and cover"),
        (_demand(), _modes(), _patients(), _services(), _own(), *_gaps(), _incident()),
    )


def _demand() -> Definition:
    return Definition(
        "demand",
        _("Demand"),
        _(
            "Low is the least, central the WHO Essential Supplies Forecasting Tool, high the most "
            "of the published consumption sets, which differ by a factor of ten. They are compared "
            "driver by driver (a severe bed-day, a case screened, a day worked), so that a set on "
            "intensive care alone is no small figure of a whole hospital; where WHO has no rate, "
            "the middle of the sets stands in. A product without a rate has no known demand, which "
            "is not 0."
        ),
        (
            (_("Need"), _("sum over drivers of amount × rate, by product, region and week")),
            (
                _("Example"),
                _(
                    "type IIR masks, a severe bed a day: {sum} = {total}: health workers, "
                    "cleaners, ambulance staff, engineers, each times the masks of a day"
                ).format(
                    sum=f"{number(2.278, 3)} × 4 + {number(0.6, 1)} × 4 + {number(0.06, 2)} × 4 + "
                    f"{number(0.02, 2)} × 1",
                    total=number(11.772, 3),
                ),
            ),
            (_("Source"), "; ".join((_ESFT, _("the sets by name among the reference tables")))),
        ),
    )


def _modes() -> Definition:
    goes_on = percent(parameters()["everyday_share_in_crisis"])
    days = number(parameters()["everyday_days_per_week"])
    return Definition(
        "modes",
        _("Modes"),
        _(
            "Ordinary care is health workers × {days} days a week, and beds × 7 days. What the "
            "reader adds (operations, visits, laboratory staff) counts in every mode."
        ).format(days=days),
        (
            (_("Calm day"), _("ordinary care alone")),
            (_("Preparedness"), _("ordinary care in full, and the patients of an incident")),
            (
                _("Crisis"),
                _("the patients, and {share} of the health workers’ ordinary care").format(
                    share=goes_on
                ),
            ),
            (_("Source"), _ESFT),
        ),
    )


def _patients() -> Definition:
    known = parameters()
    shares = [percent(known[f"share_{severity}"]) for severity in SEVERITIES]
    stays = [number(known[f"stay_{severity}"]) for severity in SEVERITIES]
    return Definition(
        "patients",
        _("Patients"),
        _(
            "New cases fall into mild, moderate, severe and critical. Severe and critical ones lie "
            "in hospital, the others are isolated. Shares and stays may be changed; bed-days that "
            "are known stand instead of those worked out."
        ),
        (
            (_("Shares of cases"), " · ".join(shares)),
            (_("Stays in weeks"), " · ".join(stays)),
            (
                _("In care in a week"),
                _("the new cases of that week and of the weeks before within the stay"),
            ),
            (_("Bed-days"), _("people in beds × 7")),
            (
                _("Screening"),
                _("mild and moderate cases ÷ {cases} a worker and day").format(
                    cases=number(known["screened_per_worker_day"])
                ),
            ),
            (_("Source"), _ESFT),
        ),
    )


def _services() -> Definition:
    kept = percent(parameters()["beds_not_epidemic"])
    return Definition(
        "health-services",
        _("Beds and health workers"),
        _(
            "National beds and staff go to regions by population share, marked derived. Health "
            "workers are physicians, nurses and midwives. What a country does not state is "
            "unknown, not 0."
        ),
        (
            (
                _("Critical beds"),
                _("beds × the country’s share of intensive care"),
            ),
            (
                _("Severe beds"),
                _("beds × (1 − {share} kept for others − the share of intensive care)").format(
                    share=kept
                ),
            ),
            (_("Source"), _ESFT),
        ),
    )


def _own() -> Definition:
    return Definition(
        "burn-rate",
        _("Own stock and use"),
        _(
            "Where own counts are given for a product and region, what was used tells the need, "
            "the same at every level. A period whose count does not add up is left out, and said."
        ),
        (
            (_("Used"), _("opening + deliveries − closing")),
            (_("Burn rate a week"), _("sum of used ÷ sum of days × 7")),
            (_("Days in stock"), _("latest stock ÷ burn rate a day")),
            (
                _("Source"),
                "PPE Burn Rate Calculator, US Centers for Disease Control and Prevention, 2020",
            ),
        ),
    )


def _gaps() -> tuple[Definition, ...]:
    limits = Thresholds()
    return (
        Definition(
            "gap",
            _("Gap"),
            _(
                "Supply less need; below 0 is short. Low, central and high of the one meet high, "
                "central and low of the other, so that worst ≤ central ≤ best."
            ),
            (
                (_("Worst gap"), _("supply low − need high")),
                (_("Central gap"), _("supply central − need central")),
                (_("Best gap"), _("supply high − need low")),
                (_("Balance"), _("stock + output so far − need so far")),
                (_("First short week"), _("the first at whose end the balance is below 0")),
            ),
        ),
        Definition(
            "cover",
            _("Cover"),
            _(
                "Days from day 0 until stock and output no longer meet the need, both even over "
                "the days of a week. No number where that does not come within the weeks looked "
                "at, or where no demand is known."
            ),
            (
                (_("Cover of a week"), _("balance at its end ÷ need a day, never below 0")),
                (
                    _("Runs out soon"),
                    _("worst cover below {days} days").format(days=number(limits.urgent)),
                ),
                (_("Short"), _("short in the central case")),
                (
                    _("To be watched"),
                    _("worst cover below {days} days").format(days=number(limits.watch)),
                ),
                (_("At risk"), _("short in the worst case only")),
            ),
        ),
    )


def _incident() -> Definition:
    return Definition(
        "one-incident",
        _("One incident away"),
        _(
            "On a calm day: the products whose need is met, but would not be if their largest site "
            "fell out (N−1)."
        ),
        (
            (_("Left"), _("certified capacity a week − that of the largest site")),
            (_("One incident away"), _("left < need ≤ capacity")),
            (_("Source"), "ENTSO-E, Operation Handbook, policy 3 (N−1)"),
        ),
    )
