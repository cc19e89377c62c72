"""Kinds of problems as a manager thinks of them: each slug's name, and the part it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from loaders.problems import Problem, rules
from words import N_, _

Part = Literal["refused", "totals", "figures", "places", "certificates", "assumed", "files"]
PARTS: tuple[Part, ...] = get_args(Part)
"""In the order in which they cost most: rows refused, rows in no total, figures to check, places
not found, certificates that prove nothing, what was assumed, and what concerns files."""

TO_ASK: tuple[Part, ...] = PARTS[:5]
"""Parts that only the firm can mend; the others are told, and ask for nothing."""

_TITLES: Mapping[Part, str] = {
    "refused": N_("Rows refused"),
    "totals": N_("In no total"),
    "figures": N_("Figures to check"),
    "places": N_("Places not found"),
    "certificates": N_("Certificates"),
    "assumed": N_("Assumed"),
    "files": N_("About files"),
}
_NAMES: Mapping[str, tuple[Part, str]] = {
    "company-missing": ("refused", N_("No company named")),
    "country-missing": ("refused", N_("No country named")),
    "country-unknown": ("refused", N_("Country not known")),
    "product-missing": ("refused", N_("No product named")),
    "capacity-missing": ("refused", N_("No capacity stated")),
    "capacity-not-a-number": ("refused", N_("Capacity is not one number")),
    "capacity-negative": ("refused", N_("Capacity below zero")),
    "capacity-impossible": ("refused", N_("Capacity beyond any site")),
    "duplicate-row": ("refused", N_("Row repeated")),
    "contradicting-row": ("refused", N_("Rows contradict one another")),
    "product-unmapped": ("totals", N_("Product not recognised")),
    "unit-unknown": ("totals", N_("Unit not known")),
    "unit-not-convertible": ("totals", N_("Unit is not the product’s")),
    "period-missing": ("totals", N_("Period not stated")),
    "period-unknown": ("totals", N_("Period not known")),
    "capacity-outlier": ("figures", N_("Capacity far from others of its kind")),
    "number-unreadable": ("figures", N_("Number can’t be read")),
    "ambiguous-number": ("figures", N_("Number with two readings")),
    "out-of-bounds": ("figures", N_("Number outside what is possible")),
    "not-whole": ("figures", N_("Not a whole number")),
    "unit-conflict": ("figures", N_("Two units for one figure")),
    "period-conflict": ("figures", N_("Two periods for one figure")),
    "approximate": ("assumed", N_("Approximate figure")),
    "range-one-end": ("assumed", N_("Range with one end")),
    "region-unknown": ("places", N_("Region or town not found")),
    "region-elsewhere": ("places", N_("Region of another country")),
    "region-outside": ("places", N_("Region outside the atlas")),
    "coordinate-alone": ("places", N_("Half a coordinate")),
    "expiry-missing": ("certificates", N_("Certificate without an expiry")),
    "expiry-year-only": ("certificates", N_("Expiry is a year only")),
    "standard-unknown": ("certificates", N_("Standard not known")),
    "standard-in-certifications": ("certificates", N_("Standard in another column")),
    "ce-unspecified": ("certificates", N_("CE without a scheme")),
    "surge-below-capacity": ("figures", N_("Emergency capacity below the ordinary one")),
    "surge-many-times": ("figures", N_("Emergency capacity many times the ordinary one")),
    "output-above-capacity": ("figures", N_("Output above capacity")),
    "utilisation-differs": ("figures", N_("Utilisation against output")),
    "least-order-beyond": ("figures", N_("Smallest order beyond capacity")),
    "stock-beyond": ("figures", N_("Stock beyond capacity")),
    "unit-implausible": ("figures", N_("Unit unlikely for the product")),
    "words-beside": ("figures", N_("Words beside the number")),
    "capacity-per-worker": ("figures", N_("Much for so few workers")),
    "capacity-without-workers": ("figures", N_("Capacity without workers")),
    "shifts-without-hands": ("figures", N_("More shifts than people")),
    "survey-date-ahead": ("figures", N_("Survey date to come")),
    "survey-date-outside-round": ("figures", N_("Survey date outside its round")),
    "lead-time-long": ("figures", N_("Lead time over a year")),
    "raw-stock-long": ("figures", N_("Raw material for over a year")),
    "site-answers-differ": ("figures", N_("Two answers for one site")),
    "identifier-shared": ("figures", N_("One identifier, two firms")),
    "identifiers-two": ("figures", N_("One firm, two identifiers")),
    "none-and-others": ("figures", N_("None, and some named")),
    "conversion-unwilling": ("figures", N_("Would not convert, yet says how")),
    "firm-nearly-same": ("figures", N_("Firm spelled almost like another")),
    "line-nearly-same": ("figures", N_("Line almost like another")),
    "detail-nearly-same": ("figures", N_("Detail almost like another")),
    "error-value": ("figures", N_("Failed formula")),
    "text-cut": ("files", N_("Text cut off")),
    "text-cleaned": ("files", N_("Invisible signs taken out")),
    "duplicate-header": ("files", N_("Two columns with one heading")),
    "coordinates-swapped": ("places", N_("Latitude and longitude swapped")),
    "coordinates-outside": ("places", N_("Point outside its country")),
    "coordinates-other-region": ("places", N_("Point outside its region")),
    "address-other-country": ("places", N_("Address of another country")),
    "city-other-country": ("places", N_("Town of another country")),
    "city-other-region": ("places", N_("Town of another region")),
    "expiry-before-survey": ("certificates", N_("Certificate had run out")),
    "expiry-far": ("certificates", N_("Expiry very far away")),
    "expiry-without-standard": ("certificates", N_("Expiry without a standard")),
    "standard-of-other-product": ("certificates", N_("Standard of another product")),
    "ce-of-other-regulation": ("certificates", N_("CE of another regulation")),
    "range-wide": ("assumed", N_("Very wide range")),
    "survey-date-old": ("assumed", N_("Answer of long ago")),
    "surge-without-lead-time": ("assumed", N_("Emergency capacity without its days")),
    "lead-time-without-surge": ("assumed", N_("Days without an emergency capacity")),
    "round-the-clock": ("assumed", N_("Round the clock")),
    "share-as-fraction": ("assumed", N_("Fraction among per cents")),
    "share-below-one": ("assumed", N_("Share below one per cent")),
    "women-all-or-none": ("assumed", N_("All or no women")),
    "exports-against-markets": ("assumed", N_("Exports against markets")),
    "stage-of-other-product": ("assumed", N_("Stage of another product")),
    "conversion-without-willing": ("assumed", N_("Conversion without a yes")),
    "conversion-to-itself": ("assumed", N_("Conversion to the same product")),
    "product-columns": ("assumed", N_("A column for each product")),
    "row-unanswered": ("files", N_("Row without an answer skipped")),
    "answer-not-read": ("files", N_("Answer not read")),
    "sheet-hidden": ("files", N_("Hidden sheet not read")),
    "sheet-hidden-read": ("files", N_("Hidden sheet read")),
    "rows-hidden": ("files", N_("Hidden rows read")),
    "own-list": ("files", N_("Tela’s own list")),
    "no-rows": ("files", N_("No filled row")),
    "nul-bytes": ("files", N_("NUL characters")),
    "unclosed-quote": ("files", N_("Unclosed quotation mark")),
    "columns-beyond": ("files", N_("Too many columns")),
    "code-unknown": ("figures", N_("Answer not among those offered")),
    "date-unreadable": ("figures", N_("Date can’t be read")),
    "unit-assumed": ("assumed", N_("Unit assumed")),
    "stage-assumed": ("assumed", N_("Stage assumed")),
    "country-assumed": ("assumed", N_("Country assumed")),
    "default-column": ("assumed", N_("A column is missing")),
    "default-blank": ("assumed", N_("Cells are empty")),
    "default-none": ("assumed", N_("Not answered at all")),
    "filled-down": ("assumed", N_("Merged cells filled")),
    "maximum-as-capacity": ("assumed", N_("Maximum taken as capacity")),
    "firms-not-listed": ("files", N_("Firms of one sheet not on the other")),
    "members-silent": ("files", N_("Members without a row")),
    "members-at-odds": ("files", N_("Firms with two answers on a sheet")),
    "row-total": ("files", N_("Total row skipped")),
    "row-note": ("files", N_("Note skipped")),
    "row-header": ("files", N_("Repeated header skipped")),
    "row-units": ("files", N_("Row of units skipped")),
    "row-example": ("files", N_("Example row skipped")),
    "encoding-uncertain": ("files", N_("Letters may be wrong")),
    "roster": ("files", N_("List of members")),
    "sheet-not-read": ("files", N_("Sheet not read")),
    "column-unheaded": ("files", N_("Column without a heading")),
    "column-not-used": ("files", N_("Column not used")),
    "products-in-columns": ("files", N_("Products in columns")),
    "ragged-row": ("files", N_("Row with other cells than the table")),
    "more-alike": ("files", N_("More of the same")),
}
_PLACES = frozenset(("region", "city", "address", "lat", "lng"))
_CERTIFICATES = frozenset(("standards_met", "certifications", "certificate_expiry"))


def title(part: Part) -> str:
    """A part's name in the language in use."""
    return _(_TITLES[part])


def part_of(slug: str) -> Part:
    """The part a slug belongs to; one without a place here goes by what its rule reads."""
    if slug in _NAMES:
        return _NAMES[slug][0]
    rule = rules().get(slug)
    if rule is None or not rule.reads:
        return "files"
    if rule.severity == "error":
        return "refused"
    if rule.severity == "note":
        return "assumed"
    for part, columns in (("places", _PLACES), ("certificates", _CERTIFICATES)):
        if set(rule.reads) <= columns:
            return part  # type: ignore[return-value]
    return "figures"


def name_of(slug: str) -> str:
    """A kind's short name in the language in use; where it has none its sentence, with gaps."""
    if slug in _NAMES:
        return _(_NAMES[slug][1])
    rule = rules().get(slug)
    return slug if rule is None else Problem(slug, rule.severity).message
