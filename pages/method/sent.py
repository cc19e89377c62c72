"""The definitions of who sends what to whom, and of what hangs on one maker."""

from __future__ import annotations

from pages.method.definition import Chapter, Definition
from words import _, number

EXACT_UP_TO = 50
"""As `planning.lots` has it, which is not read here: it would load SciPy for a page of words."""


def sent() -> Chapter:
    """Allocation."""
    return Chapter("allocation", _("Who sends what to whom"), (_allocation(), _equal(), _lots()))


def lost() -> Chapter:
    """Resilience."""
    return Chapter("resilience", _("What hangs on whom"), (_counted(), _spread(), _outage()))


def _allocation() -> Definition:
    return Definition(
        "allocation",
        _("Allocation"),
        _(
            "Of one product from those who have to those who lack: first the least quantity unmet, "
            "then, among all ways to leave as little, the least quantity × distance. Nothing goes "
            "through a closed corridor. Distances are as the crow flies."
        ),
        (
            (_("Fill rate"), _("received ÷ need")),
            (
                _("Distance"),
                _("great circle, haversine, on a sphere of {radius} km (IUGG 1980)").format(
                    radius=number(6371.0088, 4)
                ),
            ),
            (
                _("Source"),
                _(
                    "transport problem: Hitchcock, Journal of Mathematics and Physics 20:224, "
                    "1941; solved by HiGHS (Huangfu and Hall, 2018)"
                ),
            ),
        ),
    )


def _equal() -> Definition:
    return Definition(
        "equal-fill",
        _("Equal fill"),
        _(
            "The other aim: before all else the highest fill rate that every receiver who can be "
            "reached has at once. Then least unmet and least distance as above."
        ),
    )


def _lots() -> Definition:
    size = number(EXACT_UP_TO)
    return Definition(
        "lots",
        _("Minimum lots"),
        _(
            "Nothing, or at least a lot, goes from one to another. Up to {size} × {size} places "
            "this is solved exactly; beyond, the plan without lots is mended, and the answer says "
            "by how much it may miss the best. With lots an equal fill is aimed at, not "
            "guaranteed."
        ).format(size=size),
    )


def _counted() -> Definition:
    return Definition(
        "counted",
        _("Capacity at stake"),
        _(
            "Normal weekly capacity of the lines that reach the rung on the day, low ends of "
            "ranges, as on the map: booked or not, since a site that falls out takes its bookings "
            "with it; no surge, no conversion. Where no standard applies to a product its attested "
            "capacity counts."
        ),
    )


def _spread() -> Definition:
    return Definition(
        "concentration",
        _("Concentration (HHI)"),
        _(
            "By site, firm, region or country: {whole} for a single maker, {whole} ÷ n for n equal "
            "ones."
        ).format(whole=number(10_000)),
        (
            ("HHI", _("{whole} × sum of squared shares").format(whole=number(10_000))),
            (_("As if by so many equal makers"), _("{whole} ÷ HHI").format(whole=number(10_000))),
            (
                _("Source"),
                "Herfindahl 1950; Hirschman 1945; US Merger Guidelines 2023, § 2.1",
            ),
        ),
    )


def _outage() -> Definition:
    return Definition(
        "outage",
        _("Outage (N−1)"),
        _(
            "One site, firm, region or country falls out, or a country closes its borders; the "
            "others go on as before. Each is taken out in turn. What most hangs on comes first: "
            "most products short of their need, then most with no other maker, then the largest "
            "share lost."
        ),
        (
            (_("Left"), _("capacity before − lost")),
            (_("Share lost"), _("lost ÷ before")),
            (_("Cover lost"), _("lost ÷ need a day: days of need in every week it lasts")),
            (_("Source"), "ENTSO-E, Operation Handbook, policy 3 (N−1)"),
        ),
    )
