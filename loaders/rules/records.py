"""Records: why a row is rejected, and where its firm is."""

from __future__ import annotations

from loaders.rules.rule import Rule
from words import N_

_KEY = (
    "company_name", "site_name", "country", "region", "survey_round", "product_code",
    "product_detail",
)  # fmt: skip


def of_rejections() -> dict[str, Rule]:
    """Slugs that reject a row; there are no others."""
    return {
        "company-missing": Rule(
            "error",
            N_("Row {row} names no company; a row needs one."),
            N_("Fill in column {column}."),
            ("company_name",),
        ),
        "country-missing": Rule(
            "error",
            N_("Row {row} names no country; a row needs one."),
            N_("Fill in the country, as a two-letter code or a name."),
            ("country",),
        ),
        "country-unknown": Rule(
            "error",
            N_(
                "{value} is not a country by code or by name in any of the eight languages. "
                "Nearest: {nearest}."
            ),
            N_("Write the country's two-letter code, such as TN."),
            ("country",),
        ),
        "product-missing": Rule(
            "error",
            N_("Row {row} names no product; a capacity belongs to one."),
            N_("Fill in column {column}."),
            ("product_code",),
        ),
        "capacity-missing": Rule(
            "error",
            N_("Row {row} states no capacity; unknown is not zero, so the row is not counted."),
            N_("Fill in column {column}, or write 0 if the site can't make the product."),
            ("capacity_value",),
        ),
        "capacity-not-a-number": Rule(
            "error",
            N_(
                "{value} can't be read as one capacity: one number or one range is "
                "needed, with unit "
                "and period beside it if you like."
            ),
            N_("Write one number, such as 12 000 pieces/week; several products need several rows."),
            ("capacity_value",),
        ),
        "capacity-negative": Rule(
            "error",
            N_("{value} is below zero, which no capacity can be."),
            N_("Write the capacity as a number from zero up."),
            ("capacity_value",),
        ),
        "capacity-impossible": Rule(
            "error",
            N_("{value} is more than any site can make."),
            N_("Check the number and its multiplier."),
            ("capacity_value",),
        ),
        "duplicate-row": Rule(
            "error",
            N_(
                "Row {row} repeats row {first}: same firm, site, product, detail and "
                "round, and the "
                "same answers. It is counted once."
            ),
            N_("Delete one of the two rows."),
            _KEY,
        ),
        "contradicting-row": Rule(
            "error",
            N_(
                "Row {row} contradicts row {first}: same firm, site, product, detail "
                "and round, but "
                "other answers. None of them is counted, since which is right can't be known."
            ),
            N_("Keep the right one, or tell them apart by site or product detail."),
            _KEY,
        ),
    }


def of_places() -> dict[str, Rule]:
    """Slugs of regions and coordinates."""
    return {
        "region-unknown": Rule(
            "warning",
            N_(
                "{value} is no region or town known in {country}, or could be several. Nearest: "
                "{nearest}. The row stands without a region."
            ),
            N_("Write the region's name or its ISO 3166-2 code."),
            ("country", "region", "city"),
        ),
        "region-elsewhere": Rule(
            "warning",
            N_(
                "{value} is a region of another country: {nearest}; the row says "
                "{country}. The row "
                "stands without a region."
            ),
            N_("Correct the country or the region."),
            ("country", "region"),
        ),
        "region-outside": Rule(
            "note",
            N_("Regions of {country} are outside the atlas; the row is kept by country."),
            N_("Nothing."),
            ("country", "region"),
        ),
        "coordinate-alone": Rule(
            "warning",
            N_("Row {row} has a latitude or a longitude without the other; it is not used."),
            N_("Give both, in decimal degrees, or neither."),
            ("lat", "lng"),
        ),
    }
