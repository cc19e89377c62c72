"""Files, sheets, columns and rows: what was taken for what."""

from __future__ import annotations

from loaders.rules.rule import Rule
from words import N_


def of_files() -> dict[str, Rule]:
    """Slugs of whole files and their sheets."""
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


def of_columns() -> dict[str, Rule]:
    """Slugs of columns, and of defaults for what a file leaves out."""
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
        "columns-beyond": Rule(
            "warning",
            N_("The sheet has very many columns; only the first {count} were looked at."),
            N_("Delete the columns that hold nothing, or move the answers to the left."),
        ),
        "products-in-columns": Rule(
            "warning",
            N_(
                "Columns are named after products ({value}); a table with a column for each "
                "product is not read, so the figures in them were left out."
            ),
            N_("Write a row for each product, with the columns Product type and Nominal capacity."),
        ),
        "maximum-as-capacity": Rule(
            "note",
            N_(
                "{value} is the file's only capacity, so it was taken as the nominal one, what the "
                "site can make in ordinary times."
            ),
            N_("If it is what the site could make in an emergency only, say so in the heading."),
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


def of_rows() -> dict[str, Rule]:
    """Slugs of rows that are no records."""
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
