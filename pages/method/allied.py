"""The definitions of chains, partners, clusters side by side and rounds as time."""

from __future__ import annotations

from pages.method.definition import Chapter, Definition
from words import _, number

SHARED = 3
"""As `planning.benchmark` and `planning.peers` have it: so many makers, and so many peers."""


def chains() -> Chapter:
    """Who covers what, what would flow, and the fewest partners that hold a chain together."""
    return Chapter(
        "chains",
        _("Chains and partners"),
        (_stages(), _lacking(), _possible(), _fewest(), _matched(), _posted()),
    )


def compared() -> Chapter:
    """The benchmark and training needs."""
    return Chapter("benchmark", _("Clusters side by side"), (_indicators(), _ties(), _taught()))


def trends() -> Chapter:
    """Change over rounds, and past states."""
    return Chapter("trends", _("Rounds as time"), (_panel(), _known()))


def _stages() -> Definition:
    return Definition(
        "stages",
        _("Stages by place"),
        _(
            "A firm counts at each stage that one of its standing lines names. Its share with "
            "proof is that of the firms with a valid certificate there, or attested where no "
            "standard applies. Capacities of a stage are added only where all its lines share one "
            "unit."
        ),
    )


def _lacking() -> Definition:
    return Definition(
        "lacking",
        _("What a place lacks of a chain"),
        _(
            "The parts of a product’s chain are the product itself, the inputs that can bind it, "
            "and the stages that neither an input nor the making stands for. A part is covered "
            "where a line of it stands attested (certified, for the product), declared where one "
            "stands that is too old, a draft or without a valid certificate, and lacking where "
            "none does."
        ),
    )


def _possible() -> Definition:
    return Definition(
        "possible-flows",
        _("What would flow"),
        _(
            "Possible flows, worked out from the recipe; no trade is recorded. Were all makers at "
            "their weekly capacity (low ends, approved, fresh; certified for the product, attested "
            "for its inputs), each country takes its own input first, then from others in "
            "proportion to what they have left. The rest is not made here."
        ),
        (
            (_("Needed in a country"), _("output of its makers × quantity in the recipe")),
            (_("From the country itself"), _("min(needed, what it makes of the input)")),
        ),
    )


def _fewest() -> Definition:
    return Definition(
        "fewest-partners",
        _("The fewest partners"),
        _(
            "The least number of firms that together hold every role of a chain, then among those "
            "the least number of countries. Roles are the maker, at the rung asked for; each input "
            "that can bind, with its quantity, attested; and each other stage, which one firm that "
            "states it covers. What nobody in the ledger states is taken as available and listed. "
            "Counted are low ends, approved and fresh, what is free of them; a firm that states no "
            "use counts as fully booked. Each proposal is checked again apart from the solver."
        ),
        (
            (_("Enough of a role"), _("sum of min(1, free ÷ needed) over the firms chosen ≥ 1")),
            (_("Minimum order"), _("an order covers four weeks: met from minimum ÷ 4 a week on")),
            (_("Missing"), _("needed − what all firms together have free, by stage")),
            (_("Source"), _("integer program, solved by HiGHS (Huangfu and Hall, 2018)")),
        ),
    )


def _matched() -> Definition:
    return Definition(
        "matching",
        _("Partners for a need"),
        _(
            "Each requirement is met, or missed by so much in its own terms: days, kilometres, "
            "pieces a week, a named certificate. Never a score. Fewest gaps come first, then those "
            "that are easier to close, then free capacity, then distance. What was not stated is a "
            "gap, the easiest of all to close."
        ),
        (
            (
                _("Free"),
                _("(low + high) ÷ 2 × (1 − booked share); three quarters booked where unstated"),
            ),
        ),
    )


def _posted() -> Definition:
    return Definition(
        "posts",
        _("Needs, offers and contacts taken"),
        _(
            "A post is open until it is answered, closed or past its last day. It changes no "
            "figure. Contacts leave only by a firm’s consent, and each taking is noted before the "
            "file is handed over: who, when, for what."
        ),
    )


def _indicators() -> Definition:
    return Definition(
        "indicators",
        _("Indicators of a cluster"),
        _(
            "Firms count alike, the large as the small. Use and training needs are neither better "
            "nor worse. Too few firms, or none that state it: no figure, never 0."
        ),
        (
            (
                _("Capacity per worker"),
                _(
                    "mean over firms of their place (0 to 1) among all makers of the same product, "
                    "by attested capacity ÷ workers; from {count} makers on"
                ).format(count=number(SHARED)),
            ),
            (_("Breadth"), _("finished product types with certified capacity")),
            (
                _("Certified"),
                _("firms with certified capacity ÷ firms making what a standard applies to"),
            ),
            (_("Use"), _("mean of the booked shares stated")),
            (_("Response"), _("firms that answered ÷ firms asked")),
            (_("Freshness"), _("mean of days since each firm’s newest answer")),
            (_("Across borders"), _("firms with markets or materials abroad ÷ firms stating them")),
            (_("Training"), _("firms naming skills ÷ firms that answered")),
        ),
    )


def _ties() -> Definition:
    return Definition(
        "ties",
        _("Ranks, ties and peers"),
        _(
            "Each indicator has an interval of 95 %. Two clusters whose intervals overlap are "
            "tied, so a place is a range such as 2–4. Strengths and gaps are told only where the "
            "median of the peers lies outside the interval. Peers, at most {count}, have a stated "
            "reason: at most twice or half as many firms, most product types in common, or the "
            "same or a bordering country."
        ).format(count=number(SHARED)),
        (
            (_("Shares"), "Wilson 1927"),
            (_("Means"), "Student’s t"),
            (_("Breadth"), _("jackknife over firms (Efron and Stein 1981)")),
        ),
    )


def _taught() -> Definition:
    return Definition(
        "training",
        _("Training needs"),
        _(
            "Firms that name a skill, by country or stage, beside firms that offer training. Texts "
            "in any language are read into one vocabulary; what it does not know is listed as "
            "stated."
        ),
    )


def _panel() -> Definition:
    return Definition(
        "balanced-panel",
        _("Change between rounds"),
        _(
            "A site is the same where it answered both rounds, whatever it made. A change in who "
            "answers is so never taken for a change of industry. Units are never added."
        ),
        (
            (_("Check"), _("before + same sites + newcomers − those who left = after")),
            (_("Same sites throughout"), _("those that answered every round shown")),
        ),
    )


def _known() -> Definition:
    return Definition(
        "as-known",
        _("As it was known on a day"),
        _(
            "Uploads, approvals, withdrawals and merges up to the end of that day (UTC), and none "
            "after it. Consent is today’s: a name that was closed since stays closed. Reference "
            "tables are those of this release."
        ),
    )
