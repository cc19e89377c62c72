"""Rules of the upper half: what is the matter with a file that could be read.

Severity: an error rejects the row (or the file), a warning lets it stand with something missing
or assumed, a note only tells.
"""

from __future__ import annotations

from loaders.problems import Rule
from words import N_


def content_rules() -> dict[str, Rule]:
    """Slugs of recognition and validation, and their rules."""
    return (
        _of_files()
        | _of_columns()
        | _of_rows()
        | _of_rejections()
        | _of_places()
        | (_of_numbers() | _of_units() | _of_answers())
    )


def _of_files() -> dict[str, Rule]:
    return {
        "header-not-found": Rule(
            "error",
            N_(
                "No row of column names with a company and a country or a capacity was found in "
                "the first 60 rows of any sheet."
            ),
            N_(
                "Name the columns as in the template, for instance Company name, Country, Product "
                "type, Nominal capacity, Unit and Period."
            ),
        ),
        "could-not-be-read": Rule(
            "error",
            N_(
                "{file} could not be understood because of a fault in Tela (noted "
                "under {incident}). "
                "Nothing was loaded."
            ),
            N_("Tell the people who run Tela this number, and copy the table into the template."),
        ),
        "file-missing": Rule(
            "error",
            N_("There is no file {file}, or it may not be opened."),
            N_("Check the path."),
        ),
        "no-rows": Rule(
            "warning",
            N_("There is a header but no filled row below it."),
            N_("Check that the right file or sheet was saved."),
        ),
        "sheet-not-read": Rule(
            "note",
            N_(
                "Sheet {other} also looks like a survey; one sheet of a file is read, the one that "
                "answers most questions."
            ),
            N_("If it holds other answers, save it as a file of its own and upload that too."),
        ),
        "sheet-hidden": Rule(
            "note",
            N_("Sheet {other} is hidden and was not read."),
            N_("If it holds answers, show it or save it as a file of its own."),
        ),
        "sheet-hidden-read": Rule(
            "note",
            N_("The sheet read, {sheet}, is hidden in the workbook."),
            N_("Check that this is the sheet you meant."),
        ),
        "roster": Rule(
            "note",
            N_(
                "The file has companies and no capacity column, so it was read as a list of firms "
                "asked."
            ),
            N_("If it does hold capacities, name their column Nominal capacity."),
        ),
        "more-alike": Rule(
            "note",
            N_("{count} more rows have the same finding ({slug_of}) in this column."),
            N_("Mend the ones listed, or the column as a whole."),
        ),
    }


def _of_columns() -> dict[str, Rule]:
    return {
        "column-not-used": Rule(
            "note",
            N_(
                "Column {letter}, {value}, was not recognised and is not read; the "
                "nearest question "
                "is {nearest}."
            ),
            N_("If it answers a question of the survey, give it that question's name."),
        ),
        "duplicate-header": Rule(
            "warning",
            N_(
                "Columns {first} and {second} have the same heading, {value}; one question is read "
                "from one column, the first."
            ),
            N_("Rename or delete the column that does not count."),
        ),
        "default-column": Rule(
            "warning",
            N_("The file has no column for {name}; {default} is taken for every row."),
            N_("Add the column if that is not right for every row."),
        ),
        "default-none": Rule(
            "warning",
            N_(
                "For {count} rows {name} is stated neither in the file nor at upload; "
                "it stays unknown."
            ),
            N_("Give it at upload, or fill it in."),
        ),
        "default-blank": Rule(
            "warning",
            N_("{count} cells of column {column} are empty; {default} is taken for them."),
            N_("Fill them in if that is not right."),
        ),
        "stage-assumed": Rule(
            "warning",
            N_(
                "For {count} rows the value-chain stage is not stated; the one at which their "
                "product is made is taken."
            ),
            N_("State the stage where the site does another step."),
        ),
        "country-assumed": Rule(
            "warning",
            N_("For {count} rows no country is stated; {country}, given at upload, is taken."),
            N_("State the country where it is another one."),
        ),
        "filled-down": Rule(
            "note",
            N_("Merged cells in column {column} were taken for every row they span."),
            N_("Nothing, if that is what they mean."),
        ),
    }


def _of_rows() -> dict[str, Rule]:
    return {
        "row-total": Rule(
            "note",
            N_(
                "Row {row} was skipped: it is a total ({value}), which would count "
                "everything twice."
            ),
            N_("Nothing; totals are computed."),
        ),
        "row-note": Rule(
            "note",
            N_("Row {row} was skipped: it is a remark, not a record: {value}"),
            N_("Nothing, if that is so; else fill in the other columns."),
        ),
        "row-header": Rule(
            "note",
            N_("Row {row} was skipped: it repeats the header."),
            N_("Nothing."),
        ),
        "row-units": Rule(
            "note",
            N_("Row {row} was skipped: it holds the units of the columns, which were noted."),
            N_("Nothing."),
        ),
        "row-example": Rule(
            "note",
            N_("Row {row} was skipped: it is the template's example."),
            N_("Nothing."),
        ),
    }


def _of_rejections() -> dict[str, Rule]:
    return {
        "company-missing": Rule(
            "error",
            N_("Row {row} names no company; a row needs one."),
            N_("Fill in column {column}."),
        ),
        "country-missing": Rule(
            "error",
            N_("Row {row} names no country; a row needs one."),
            N_("Fill in the country, as a two-letter code or a name."),
        ),
        "country-unknown": Rule(
            "error",
            N_(
                "{value} is not a country by code or by name in any of the eight languages. "
                "Nearest: {nearest}."
            ),
            N_("Write the country's two-letter code, such as TN."),
        ),
        "product-missing": Rule(
            "error",
            N_("Row {row} names no product; a capacity belongs to one."),
            N_("Fill in column {column}."),
        ),
        "capacity-missing": Rule(
            "error",
            N_("Row {row} states no capacity; unknown is not zero, so the row is not counted."),
            N_("Fill in column {column}, or write 0 if the site can't make the product."),
        ),
        "capacity-not-a-number": Rule(
            "error",
            N_(
                "{value} can't be read as one capacity: one number or one range is "
                "needed, with unit "
                "and period beside it if you like."
            ),
            N_("Write one number, such as 12 000 pieces/week; several products need several rows."),
        ),
        "capacity-negative": Rule(
            "error",
            N_("{value} is below zero, which no capacity can be."),
            N_("Write the capacity as a number from zero up."),
        ),
        "capacity-impossible": Rule(
            "error",
            N_("{value} is more than any site can make."),
            N_("Check the number and its multiplier."),
        ),
        "duplicate-row": Rule(
            "error",
            N_(
                "Row {row} repeats row {first}: same firm, site, product, detail and "
                "round, and the "
                "same answers. It is counted once."
            ),
            N_("Delete one of the two rows."),
        ),
        "contradicting-row": Rule(
            "error",
            N_(
                "Row {row} contradicts row {first}: same firm, site, product, detail "
                "and round, but "
                "other answers. Row {first} stands; the two are never added up."
            ),
            N_("Keep the right one, or tell the two apart by site or product detail."),
        ),
    }


def _of_places() -> dict[str, Rule]:
    return {
        "region-unknown": Rule(
            "warning",
            N_(
                "{value} is no region or town known in {country}, or could be several. Nearest: "
                "{nearest}. The row stands without a region."
            ),
            N_("Write the region's name or its ISO 3166-2 code."),
        ),
        "region-elsewhere": Rule(
            "warning",
            N_(
                "{value} is a region of another country: {nearest}; the row says "
                "{country}. The row "
                "stands without a region."
            ),
            N_("Correct the country or the region."),
        ),
        "region-outside": Rule(
            "note",
            N_("Regions of {country} are outside the atlas; the row is kept by country."),
            N_("Nothing."),
        ),
        "coordinate-alone": Rule(
            "warning",
            N_("Row {row} has a latitude or a longitude without the other; it is not used."),
            N_("Give both, in decimal degrees, or neither."),
        ),
    }


def _of_numbers() -> dict[str, Rule]:
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


def _of_units() -> dict[str, Rule]:
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


def _of_answers() -> dict[str, Rule]:
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
