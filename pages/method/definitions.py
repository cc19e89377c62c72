"""Every definition a figure rests on, in the reader's language; `docs/method.md` is made of it.

What the code computes, what the tests hold and what stands here must agree.
"""

from __future__ import annotations

from pages.method.allied import chains, compared, trends
from pages.method.definition import Chapter, Definition
from pages.method.needed import needed
from pages.method.sent import lost, sent
from pages.method.silence import silence
from pages.method.supplied import supplied
from words import _, number


def chapters() -> tuple[Chapter, ...]:
    """All definitions in the order in which a file becomes a figure."""
    return (
        Chapter("counting", _("From a file to a row"), _counting()),
        Chapter("evidence", _("How sure a capacity is"), _evidence()),
        Chapter("figures", _("The figures"), _figures()),
        silence(),
        supplied(),
        needed(),
        sent(),
        lost(),
        chains(),
        compared(),
        trends(),
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
