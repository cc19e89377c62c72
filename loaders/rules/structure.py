"""Files, sheets, columns and rows: what was taken for what."""

from __future__ import annotations

from cluster_data.survey import survey
from loaders.rules.rule import Rule
from words import N_

_EVERY = tuple(column.name for column in survey().columns)


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
        "tables-read": Rule(
            "note",
            N_("{count} tables of the file were read, by sheet and row of their header: {value}"),
            N_("Nothing, if all of them belong to the survey."),
        ),
        "sheets-joined": Rule(
            "note",
            N_(
                "For {count} rows of sheet {sheet} what is said of their firm was taken from sheet "
                "{other}."
            ),
            N_("Nothing, if the two sheets speak of the same firms."),
        ),
        "firms-not-listed": Rule(
            "warning",
            N_(
                "{count} firms of sheet {sheet} are not on sheet {other}, so nothing was taken "
                "from there for them: {value}"
            ),
            N_("Write them alike on both sheets, or give each the same identifier."),
            ("company_id", "company_name"),
        ),
        "members-silent": Rule(
            "note",
            N_("{count} firms of sheet {other} have no row on sheet {sheet}: {value}"),
            N_("To count them as asked, save that sheet as a file of its own and upload it too."),
            ("company_id", "company_name"),
        ),
        "members-at-odds": Rule(
            "warning",
            N_(
                "{count} firms stand more than once on sheet {other} with different answers, which "
                "were not taken: {value}"
            ),
            N_("Keep one row a firm on that sheet, or give each site its own identifier."),
            ("company_id", "company_name"),
        ),
        "sheet-same-answers": Rule(
            "note",
            N_(
                "Sheet {other} answers for the same firms and products as another sheet that "
                "answers more; it was not read, so that nothing counts twice."
            ),
            N_("If it is the one that holds, delete the other; if it is another round, name it."),
        ),
        "sheet-not-read": Rule(
            "note",
            N_(
                "Sheet {other} also looks like a survey, but holds neither the same kind of "
                "answers as the sheet that was read nor anything that could be joined to it."
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
        "own-list": Rule(
            "note",
            N_(
                "Sheet {other} is the list of what to mend that Tela added to this file; it is not "
                "read."
            ),
            N_("Nothing: it may stay or be deleted."),
        ),
        "rows-hidden": Rule(
            "note",
            N_(
                "{count} filled rows of sheet {sheet} are hidden in the workbook, the first is row "
                "{row}; they were read like the others."
            ),
            N_("Show them and check that they belong to the survey; delete them if not."),
        ),
        "roster": Rule(
            "note",
            N_(
                "The file has companies and no capacity column, so it was read as a list of firms "
                "asked."
            ),
            N_("If it does hold capacities, name their column Nominal capacity."),
            ("capacity_value",),
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
            _EVERY,
        ),
        "column-unheaded": Rule(
            "note",
            N_("Column {letter} holds {count} answers and has no heading, so it is not read."),
            N_("Give it a heading if it answers a question of the survey."),
            _EVERY,
        ),
        "duplicate-header": Rule(
            "warning",
            N_(
                "Columns {first} and {second} have the same heading, {value}; one question is read "
                "from one column, the first."
            ),
            N_("Rename or delete the column that does not count."),
            _EVERY,
        ),
        "columns-beyond": Rule(
            "warning",
            N_("The sheet has very many columns; only the first {count} were looked at."),
            N_("Delete the columns that hold nothing, or move the answers to the left."),
        ),
        "product-columns": Rule(
            "note",
            N_(
                "{count} products have columns of their own ({value}); each filled cell there is "
                "an answer, so the sheet gave {answers} answers. An empty cell or a dash is none, "
                "a zero is one."
            ),
            N_("Check that the figures under the products are capacities."),
            ("product_code", "capacity_value"),
        ),
        "products-in-columns": Rule(
            "warning",
            N_(
                "Columns are named after products ({value}), but nothing in them or above them "
                "says that they hold capacities, so they were left out."
            ),
            N_(
                "Write what the figures are into the column names, such as FFP2 (pieces/week), or "
                "a row for each product."
            ),
            ("product_code", "capacity_value"),
        ),
        "maximum-as-capacity": Rule(
            "note",
            N_(
                "{value} is the file's only capacity, so it was taken as the nominal one, what the "
                "site can make in ordinary times."
            ),
            N_("If it is what the site could make in an emergency only, say so in the heading."),
            ("capacity_value", "surge_capacity_value"),
        ),
        "default-column": Rule(
            "warning",
            N_("The file has no column for {name}; {default} is taken for every row."),
            N_("Add the column if that is not right for every row."),
            _EVERY,
        ),
        "default-none": Rule(
            "warning",
            N_(
                "For {count} rows {name} is stated neither in the file nor at upload; "
                "it stays unknown."
            ),
            N_("Give it at upload, or fill it in."),
            ("survey_round", "survey_date"),
        ),
        "default-blank": Rule(
            "warning",
            N_("{count} cells of column {column} are empty; {default} is taken for them."),
            N_("Fill them in if that is not right."),
            _EVERY,
        ),
        "stage-assumed": Rule(
            "warning",
            N_(
                "For {count} rows the value-chain stage is not stated; the one at which their "
                "product is made is taken."
            ),
            N_("State the stage where the site does another step."),
            ("stage_code", "product_code"),
        ),
        "country-assumed": Rule(
            "warning",
            N_("For {count} rows no country is stated; {country}, given at upload, is taken."),
            N_("State the country where it is another one."),
            ("country",),
        ),
        "filled-down": Rule(
            "note",
            N_("Merged cells in column {column} were taken for every row they span."),
            N_("Nothing, if that is what they mean."),
            _EVERY,
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
            ("company_name",),
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
            ("capacity_unit",),
        ),
        "row-unanswered": Rule(
            "note",
            N_(
                "Row {row} was skipped: {value} has no figure under any product, which is no "
                "answer and not zero."
            ),
            N_("Ask the firm; write 0 where it can’t make the product."),
            ("capacity_value",),
        ),
        "answer-not-read": Rule(
            "note",
            N_("{column} in row {row} was not recognised as a question; {value} is not read."),
            N_("If it answers a question of the survey, give it that question’s name."),
        ),
        "row-example": Rule(
            "note",
            N_("Row {row} was skipped: it is the template's example."),
            N_("Nothing."),
        ),
    }
