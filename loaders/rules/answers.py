"""Answers: numbers, units, periods, dates and codes that could not be taken as they stand."""

from __future__ import annotations

from loaders.rules.rule import Rule
from words import N_


def of_numbers() -> dict[str, Rule]:
    """Slugs of numbers and dates."""
    return {
        "number-unreadable": Rule(
            "warning",
            N_("{value} in column {column} can't be read as a number; the answer is left unknown."),
            N_("Write one number, or a range such as 50-99."),
        ),
        "ambiguous-number": Rule(
            "warning",
            N_("{value} in column {column} can be {first} or {second}; {first} was taken."),
            N_("Write it without a thousands mark, or with two decimals."),
        ),
        "approximate": Rule(
            "note",
            N_("{value} in column {column} is approximate; {kept} was taken."),
            N_("Give the exact figure if you know it."),
        ),
        "range-one-end": Rule(
            "note",
            N_("{value} in column {column} is a range; {kept} was taken."),
            N_("Give one figure if you know it."),
        ),
        "out-of-bounds": Rule(
            "warning",
            N_(
                "{value} in column {column} is outside what is possible ({low} to "
                "{high}); the answer "
                "is left unknown."
            ),
            N_("Correct the figure."),
        ),
        "not-whole": Rule(
            "warning",
            N_("{value} in column {column} is not a whole number; the answer is left unknown."),
            N_("Write a whole number."),
        ),
        "date-unreadable": Rule(
            "warning",
            N_("{value} in column {column} can't be read as a date; it is left unknown."),
            N_("Write it as 2026-03-31 or 31/03/2026."),
        ),
        "expiry-year-only": Rule(
            "note",
            N_("{value} in column {column} is a year only; 31 December was taken."),
            N_("Write the full date if it is another one."),
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
        ),
        "period-conflict": Rule(
            "warning",
            N_(
                "{value}: one place says per {first}, another per {second}; {first} "
                "was taken, what "
                "stands nearest to the number counting first."
            ),
            N_("Make the period the same in the cell, the period column and the heading."),
        ),
        "unit-unknown": Rule(
            "warning",
            N_("The unit in {value} is not known; the row stands as stated and enters no total."),
            N_("Use a unit of the list, such as pieces, pairs, kg or m²."),
        ),
        "unit-assumed": Rule(
            "warning",
            N_("Row {row} states no unit; the product's own ({unit}) is taken."),
            N_("State the unit."),
        ),
        "unit-not-convertible": Rule(
            "warning",
            N_(
                "{value} is in {unit} while this product is counted in {wanted}, and "
                "no rule converts "
                "the one to the other; the row stands as stated and enters no total."
            ),
            N_("State the capacity in {wanted} if you can; for boxes, say how many are in one."),
        ),
        "period-unknown": Rule(
            "warning",
            N_("{value} in column {column} is no period: hour, shift, day, week, month or year."),
            N_("Write one of these."),
        ),
        "period-missing": Rule(
            "warning",
            N_(
                "Row {row} does not say in which time {value} is made, so no weekly figure can be "
                "given."
            ),
            N_("State the period: hour, shift, day, week, month or year."),
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
        ),
        "code-unknown": Rule(
            "warning",
            N_(
                "{unknown} in column {column} is not among the answers offered. Nearest: {nearest}."
            ),
            N_("Use an answer of the list in the template."),
        ),
        "standard-unknown": Rule(
            "warning",
            N_(
                "{unknown} in column {column} is not a product standard known here; it is left out."
            ),
            N_("Write the standard's number, such as EN 14683."),
        ),
        "standard-in-certifications": Rule(
            "note",
            N_(
                "{value} in column {column} names the standard {standard}; only the "
                "column Standards "
                "met certifies a product."
            ),
            N_("Write it under Standards met, with the certificate's expiry."),
        ),
        "expiry-missing": Rule(
            "warning",
            N_(
                "Row {row} states {value} without the certificate's expiry; without "
                "it the capacity "
                "does not count as certified."
            ),
            N_("Fill in the expiry date."),
        ),
        "ce-unspecified": Rule(
            "note",
            N_(
                "{value}: CE alone does not say whether it is for a medical device (MDR) or for "
                "protective equipment (PPE)."
            ),
            N_("Write CE MDR or CE PPE."),
        ),
        "text-cleaned": Rule(
            "note",
            N_("Invisible signs (control or direction marks) were taken out of column {column}."),
            N_("Nothing, if the text reads right."),
        ),
        "text-cut": Rule(
            "warning",
            N_(
                "The text in column {column} is longer than {most} characters; the "
                "rest was cut off."
            ),
            N_("Shorten it."),
        ),
    }
