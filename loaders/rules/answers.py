"""Answers: numbers, units, periods, dates and codes that could not be taken as they stand."""

from __future__ import annotations

from loaders.rules.rule import Rule, columns_of
from words import N_

_NUMBERS = columns_of("decimal", "integer", "percent")
_UNITS = ("capacity_unit", "capacity_value", "current_output", "surge_capacity_value")
_PERIODS = ("capacity_period", "capacity_value", "current_output", "surge_capacity_value")


def of_numbers() -> dict[str, Rule]:
    """Slugs of numbers and dates."""
    return {
        "number-unreadable": Rule(
            "warning",
            N_("{value} in column {column} can't be read as a number; the answer is left unknown."),
            N_("Write one number, or a range such as 50-99."),
            _NUMBERS,
        ),
        "ambiguous-number": Rule(
            "warning",
            N_("{value} in column {column} can be {first} or {second}; {first} was taken."),
            N_("Write it without a thousands mark, or with two decimals."),
            _NUMBERS,
        ),
        "approximate": Rule(
            "note",
            N_("{value} in column {column} is approximate; {kept} was taken."),
            N_("Give the exact figure if you know it."),
            _NUMBERS,
        ),
        "range-one-end": Rule(
            "note",
            N_("{value} in column {column} is a range; {kept} was taken."),
            N_("Give one figure if you know it."),
            _NUMBERS,
        ),
        "share-as-fraction": Rule(
            "warning",
            N_(
                "{value} in column {column} can be {first}% or {second}%, as the column has both "
                "fractions and per cents; {first}% was taken."
            ),
            N_("Write all shares of the column as per cent, such as 75%."),
        ),
        "out-of-bounds": Rule(
            "warning",
            N_(
                "{value} in column {column} is outside what is possible ({low} to "
                "{high}); the answer "
                "is left unknown."
            ),
            N_("Correct the figure."),
            _NUMBERS,
        ),
        "not-whole": Rule(
            "warning",
            N_("{value} in column {column} is not a whole number; the answer is left unknown."),
            N_("Write a whole number."),
            columns_of("integer"),
        ),
        "date-unreadable": Rule(
            "warning",
            N_("{value} in column {column} can't be read as a date; it is left unknown."),
            N_("Write it as 2026-03-31 or 31/03/2026."),
            columns_of("date"),
        ),
        "expiry-year-only": Rule(
            "note",
            N_("{value} in column {column} is a year only; 31 December was taken."),
            N_("Write the full date if it is another one."),
            ("certificate_expiry",),
        ),
    }


def of_units() -> dict[str, Rule]:
    """Slugs of units and periods."""
    return {
        "unit-conflict": Rule(
            "warning",
            N_(
                "{value}: one place says {first}, another says {second}; {first} was taken, what "
                "stands nearest to the number counting first."
            ),
            N_("Make the unit the same in the cell, the unit column and the heading."),
            _UNITS,
        ),
        "period-conflict": Rule(
            "warning",
            N_(
                "{value}: one place says per {first}, another per {second}; {first} "
                "was taken, what "
                "stands nearest to the number counting first."
            ),
            N_("Make the period the same in the cell, the period column and the heading."),
            _PERIODS,
        ),
        "unit-unknown": Rule(
            "warning",
            N_(
                "The unit in {value} is not known; the row stands as stated and enters no total. "
                "Nearest: {nearest}."
            ),
            N_("Use a unit of the list, such as pieces, pairs, kg or m²."),
            _UNITS,
        ),
        "words-beside": Rule(
            "warning",
            N_(
                "{value}: not every word beside the number is known; the number was taken in the "
                "unit and period that the cell, its row and the heading state."
            ),
            N_("Write nothing beside the number but its unit and period."),
            _UNITS,
        ),
        "unit-assumed": Rule(
            "warning",
            N_("Row {row} states no unit; the product's own ({unit}) is taken."),
            N_("State the unit."),
            ("capacity_unit", "product_code"),
        ),
        "unit-not-convertible": Rule(
            "warning",
            N_(
                "{value} is in {unit} while this product is counted in {wanted}, and "
                "no rule converts "
                "the one to the other; the row stands as stated and enters no total."
            ),
            N_("State the capacity in {wanted} if you can; for boxes, say how many are in one."),
            ("capacity_unit", "product_code"),
        ),
        "period-unknown": Rule(
            "warning",
            N_(
                "{value} in column {column} is no period: hour, shift, day, week, month or year. "
                "Nearest: {nearest}."
            ),
            N_("Write one of these."),
            ("capacity_period",),
        ),
        "period-missing": Rule(
            "warning",
            N_(
                "Row {row} does not say in which time {value} is made, so no weekly figure can be "
                "given."
            ),
            N_("State the period: hour, shift, day, week, month or year."),
            _PERIODS,
        ),
    }


def of_codes() -> dict[str, Rule]:
    """Slugs of products, codes, certificates and texts."""
    return {
        "product-unmapped": Rule(
            "warning",
            N_(
                "{value} is no product type known for certain, or could be several. "
                "Nearest: {nearest}. "
                "The row stands and enters no total of a product."
            ),
            N_("Choose the product type from the list, or write its code."),
            ("product_code",),
        ),
        "code-unknown": Rule(
            "warning",
            N_(
                "{unknown} in column {column} is not among the answers offered. Nearest: {nearest}."
            ),
            N_("Use an answer of the list in the template."),
            columns_of("code", "codes", "countries", "products", "stages"),
        ),
        "standard-unknown": Rule(
            "warning",
            N_(
                "{unknown} in column {column} is not a product standard known here; it is left "
                "out. Nearest: {nearest}."
            ),
            N_("Write the standard's number, such as EN 14683."),
            ("standards_met",),
        ),
        "standard-in-certifications": Rule(
            "note",
            N_(
                "{value} in column {column} names the standard {standard}; only the "
                "column Standards "
                "met certifies a product."
            ),
            N_("Write it under Standards met, with the certificate's expiry."),
            ("certifications", "standards_met"),
        ),
        "expiry-missing": Rule(
            "warning",
            N_(
                "Row {row} states {value} without the certificate's expiry; without "
                "it the capacity "
                "does not count as certified."
            ),
            N_("Fill in the expiry date."),
            ("standards_met", "certificate_expiry"),
        ),
        "ce-unspecified": Rule(
            "note",
            N_(
                "{value}: CE alone does not say whether it is for a medical device (MDR) or for "
                "protective equipment (PPE)."
            ),
            N_("Write CE MDR or CE PPE."),
            ("certifications",),
        ),
        "error-value": Rule(
            "warning",
            N_(
                "{value} in column {column} is a formula, or what a spreadsheet shows where one "
                "failed, and no answer; it is left unknown."
            ),
            N_("Mend the formula, or write the answer itself."),
        ),
        "text-cleaned": Rule(
            "note",
            N_("Invisible signs (control or direction marks) were taken out of column {column}."),
            N_("Nothing, if the text reads right."),
            columns_of("text"),
        ),
        "text-cut": Rule(
            "warning",
            N_(
                "The text in column {column} is longer than {most} characters; the "
                "rest was cut off."
            ),
            N_("Shorten it."),
            columns_of("text"),
        ),
    }
