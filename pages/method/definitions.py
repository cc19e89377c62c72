"""Every definition a figure rests on, in the reader's language; `docs/method.md` is made of it.

What the code computes, what the tests hold and what stands here must agree.
"""

from __future__ import annotations

from dataclasses import dataclass

from words import _, number


@dataclass(frozen=True)
class Definition:
    """One term: `formula` are lines such as `month: 12 ÷ 52`; `later` where no page uses it yet."""

    slug: str
    name: str
    text: str
    formula: tuple[tuple[str, str], ...] = ()
    later: bool = False


@dataclass(frozen=True)
class Chapter:
    """Definitions that belong together."""

    slug: str
    title: str
    definitions: tuple[Definition, ...]


def chapters() -> tuple[Chapter, ...]:
    """All definitions in the order in which a file becomes a figure."""
    return (
        Chapter("counting", _("From a file to a row"), _counting()),
        Chapter("evidence", _("How sure a capacity is"), _evidence()),
        Chapter("figures", _("The figures"), _figures()),
        Chapter("silence", _("What is not shown, and what is not known"), _silence()),
        Chapter("supply", _("Supply, recipes and demand"), _supply()),
    )


def _counting() -> tuple[Definition, ...]:
    return (
        Definition(
            "row-accounting",
            _("Row accounting"),
            _(
                "Rows in are the non-empty rows below the header; where each product has a column, "
                "the filled cells under the products and the rows without any; in a form, its "
                "products. Each is accepted, rejected or skipped (totals, notes, repeated headers, "
                "the template’s example), with its reason. Row numbers are the file’s own, from 1."
            ),
            ((_("Check"), _("rows in = accepted + rejected + skipped")),),
        ),
        Definition(
            "weekly-capacity",
            _("Weekly capacity"),
            _(
                "The stated value times a factor of its period. Tonnes become kilograms × 1,000; a "
                "pair is two pieces only where the product is counted in pieces; a box counts only "
                "with its content stated. Shifts default to 1 a day and days to 5 a week, flagged. "
                "Where the unit is not the product’s and no rule converts it, the row stands as "
                "stated, enters no total, and its firm counts as answered, never as 0."
            ),
            (
                (_("hour"), _("8 × shifts × days")),
                (_("shift"), _("shifts × days")),
                (_("day"), _("days: a stated day already holds its shifts")),
                (_("week"), "1"),
                (_("month"), "12 ÷ 52"),
                (_("year"), "1 ÷ 52"),
                (_("Example"), _("35 tonnes a month = 35,000 kg × 12 ÷ 52 = 8,076.923 kg a week")),
            ),
        ),
        Definition(
            "what-stands",
            _("What stands"),
            _(
                "Per cluster, round, site, product and detail: the row of the latest upload that "
                "was not withdrawn. A mended file replaces by these keys; a key twice in one file "
                "is a problem, not a sum. Withdrawing restores what stood before. As of a day, "
                "each site’s latest round on or before it counts."
            ),
        ),
        Definition(
            "asked",
            _("Asked and answered"),
            _(
                "Asked are the firms on a round’s roster, and those that answered. Where a cluster "
                "keeps no roster a figure says “number asked unknown”, never “n of n”. Silent is "
                "who was asked in a cluster’s latest round and has not answered in it; an older "
                "answer goes on standing meanwhile."
            ),
        ),
        Definition(
            "partly",
            _("Answered in part"),
            _(
                "Of those that answered a round, the firms of which a row is in no total (its "
                "product is not recognised, or it has no weekly figure in the product’s unit), or "
                "was rejected and not mended since. A row that only repeats another is not meant. "
                "A firm all of whose rows were rejected is silent, as nothing of it stands; the "
                "list to call says so."
            ),
        ),
        Definition(
            "closed-round",
            _("Closed round"),
            _(
                "Once its manager has closed it, a cluster’s round takes no more files, nor a "
                "file of another round with rows of it. What stands goes on standing, uploads can "
                "still be withdrawn, and the round can be opened again."
            ),
        ),
    )


def _evidence() -> tuple[Definition, ...]:
    return (
        Definition(
            "ladder",
            _("The ladder"),
            _(
                "Each rung asks for more evidence than the one below, so no figure rises with the "
                "rung. A range counts its low end."
            ),
            (
                (_("Declared"), _("the row stands")),
                (
                    _("Attested"),
                    _(
                        "declared, its upload approved, and at most {days} days between its "
                        "reference date and the day; a draft is declared only, until approved"
                    ).format(days=number(365)),
                ),
                (
                    _("Certified"),
                    _(
                        "attested, with a certificate of this site for one of the product’s "
                        "standards, stated under standards met, valid on the day; no expiry date, "
                        "not certified"
                    ),
                ),
                (
                    _("Demonstrated"),
                    _("the lesser of certified capacity and stated current output; unstated is 0"),
                ),
            ),
        ),
        Definition(
            "certificates",
            _("Certificates"),
            _(
                "ISO 9001 or OEKO-TEX alone never certify. A row’s certificates and standards "
                "serve that row’s product only. Any one of a product’s standards certifies it; a "
                "product without a standard is “no standard applies”, not 0."
            ),
        ),
        Definition(
            "reference-date",
            _("Reference date"),
            _("The day an answer stands for: the row’s survey date, else the upload’s."),
        ),
        Definition(
            "freshness",
            _("Freshness"),
            _(
                "The age of a line runs from its reference date. Fresh is an approved line at most "
                "{days} days old, aged an older one; a draft is neither until it is approved. "
                "Everybody may see how many answered and how fresh their lines are."
            ).format(days=number(365)),
        ),
    )


def _figures() -> tuple[Definition, ...]:
    return (
        Definition(
            "certified-share",
            _("Certified share"),
            _("Of the products that have a standard, weighted by capacity."),
            (
                (
                    _("Formula"),
                    _("certified weekly capacity ÷ attested weekly capacity"),
                ),
            ),
        ),
        Definition(
            "utilisation",
            _("Utilisation"),
            _("Share of capacity in use, where firms state it."),
            (
                (
                    _("Formula"),
                    _("sum of utilisation × weekly capacity ÷ sum of that weekly capacity"),
                ),
            ),
        ),
        Definition(
            "per-100k",
            _("Capacity per 100,000 people"),
            _(
                "Weekly capacity at the rung over the area’s people, with the year of their count. "
                "Where their number is unknown or too old for a rate, the country is drawn as one "
                "and the legend says so."
            ),
        ),
        Definition(
            "mixed-units",
            _("Mixed units"),
            _(
                "Pieces, kilograms and metres are never added. Where a selection mixes units, "
                "product lines are counted instead, each once."
            ),
        ),
        Definition(
            "product-mix",
            _("Product mix"),
            _(
                "Share of each family in the product lines of a place that reach the rung, each "
                "line counted once. Families of one or two firms, and those that would give them "
                "away, are told together as other families."
            ),
        ),
        Definition(
            "need",
            _("Capacity and need"),
            _(
                "Regions by two questions at once: capacity per 100,000 people, and health workers "
                "(physicians, nurses and midwives) per 10,000 people, who use what is made. Health "
                "workers are known by country, so all regions of a country share that figure; its "
                "year is shown."
            ),
        ),
        Definition(
            "change",
            _("Change between rounds"),
            _(
                "Each round as of its own last day. The change of a product is parted into sites "
                "that answered both times, whatever they made, sites that are new, and sites that "
                "fell silent. Where one or two firms stand behind a part, a public reader sees the "
                "two totals only."
            ),
            ((_("Check"), _("before + same sites + entrants + leavers = after")),),
        ),
        Definition(
            "areas",
            _("Areas"),
            _(
                "Regions of ISO 3166-2. A region younger than its polygon is counted in the area "
                "it is drawn in. A firm whose region is unknown counts in its country only. Sites "
                "stand at their own coordinates, else at the centre of their town."
            ),
        ),
    )


def _silence() -> tuple[Definition, ...]:
    return (
        Definition(
            "states",
            _("The states of an area"),
            _("No data is not zero; each state looks different."),
            (
                (_("Value"), _("a figure is shown")),
                (_("None"), _("answered, and none of it made")),
                (_("Suppressed"), _("one or two firms stand behind it")),
                (_("Not answered"), _("asked, but no usable answer")),
                (_("Not asked"), _("no firm on a roster, none answered")),
            ),
        ),
        Definition(
            "suppression",
            _("Primary suppression"),
            _(
                "A public reader never sees a figure of one or two contributing firms, nor a ratio "
                "whose numerator or denominator is one; n prints “<3”. A firm with two sites is "
                "one firm; a firm that states 0 contributes nothing. A parent with exactly one "
                "suppressed child is suppressed too. It is applied inside the database, before "
                "title, tooltip, circle or file. A cluster sees its own firms; a ministry sees all."
            ),
        ),
        Definition(
            "consent",
            _("Names by consent"),
            _(
                "A firm decides who may read its name; its figures follow the rule above. Its "
                "latest answer holds for every round, the strictest one where its sites differ."
            ),
            (
                (_("Public"), _("everybody")),
                (_("Authorities only"), _("ministries; the rule where a firm says nothing")),
                (_("Cluster only"), _("nobody but its own cluster")),
                (_("Its own cluster"), _("always: it holds the file")),
            ),
        ),
        Definition(
            "personal-data",
            _("Personal data"),
            _(
                "Names, e-mail addresses and telephone numbers of the people who answered are kept "
                "apart from every figure and shown on no page."
            ),
        ),
    )


def _supply() -> tuple[Definition, ...]:
    return (
        Definition(
            "levels",
            _("Levels"),
            _(
                "A planned supply is a range. The chosen rung’s certificate is required in all "
                "three, so low ≤ central ≤ high."
            ),
            (
                (_("Low"), _("approved, at most 365 days old, low ends of ranges")),
                (_("Central"), _("at most 365 days old, middle of ranges")),
                (_("High"), _("any age, high ends, and converted lines")),
            ),
            later=True,
        ),
        Definition(
            "supply",
            _("Supply by week"),
            _(
                "Day 0 is the as-of day; week w is days 7w−6 to 7w. N is weekly capacity, u "
                "utilisation (unstated: low 1, central 0.75, high 0, flagged), r the share of "
                "booked output redirected, G surge capacity and L its lead days. A certificate "
                "counts valid days ÷ 7 of a week. Week 0 is the stock of sites that meet the rung "
                "on day 0."
            ),
            (
                (_("Free"), "N × (1 − u × (1 − r))"),
                (_("From week ⌈L ÷ 7⌉ + 1"), _("the greater of free and G − N × u × (1 − r)")),
                (
                    _("Date reached"),
                    _("first day the sum reaches the quantity, within 52 weeks, else none"),
                ),
            ),
            later=True,
        ),
        Definition(
            "recipe",
            _("Recipe"),
            _(
                "Only materials and services that members can make constrain output, through the "
                "row in the material’s own unit; all others are assumed available and listed. "
                "Inputs count at the same level, at the rung attested; a week’s input serves that "
                "week or a later one."
            ),
            ((_("Output"), _("the lesser of makers and inputs available so far")),),
            later=True,
        ),
        Definition(
            "demand",
            _("Demand"),
            _(
                "Low is the least, central the WHO Essential Supplies Forecasting Tool, high the "
                "most of the published consumption sets, which differ by a factor of ten. National "
                "beds and staff go to regions by population share, marked derived."
            ),
            (
                (_("Worst gap"), _("supply low − need high")),
                (_("Best gap"), _("supply high − need low")),
            ),
            later=True,
        ),
    )
