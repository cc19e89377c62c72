"""A file that can't be read, or only with care."""

from __future__ import annotations

from loaders.rules.rule import Rule
from words import N_


def of_reading() -> dict[str, Rule]:
    """Slugs of files that can't be opened or decoded."""
    return {
        "file-empty": Rule(
            "error",
            N_("The file {file} is empty."),
            N_("Save the survey again and check that the file has a size above zero."),
        ),
        "file-too-large": Rule(
            "error",
            N_("The file is {megabytes} MB; at most {limit} MB can be uploaded."),
            N_("Remove pictures and sheets that are not needed, or split the file."),
        ),
        "format-error": Rule(
            "error",
            N_(
                "{file} is not a table that can be read: it looks like {found}. Tela reads CSV, "
                "TSV and text files, XLSX, XLSM, XLS and ODS workbooks, and ZIP files of them."
            ),
            N_("Open it in the program it comes from and save it as an XLSX workbook or as CSV."),
        ),
        "file-damaged": Rule(
            "error",
            N_("{file} is damaged or was cut short, so its content can't be read."),
            N_("Open it in your spreadsheet program, save it under a new name, upload that."),
        ),
        "html-not-workbook": Rule(
            "error",
            N_("{file} is a web page saved under a workbook's name, not a workbook."),
            N_("Open it in your spreadsheet program and save it as an XLSX workbook."),
        ),
        "encrypted": Rule(
            "error",
            N_("{file} is protected by a password, so its content can't be read."),
            N_("Remove the password in your spreadsheet program, save, and upload again."),
        ),
        "zip-bomb": Rule(
            "error",
            N_(
                "{file} unpacks to far more than its size or does not hold what it declares; "
                "at most {limit} MB unpacked are read."
            ),
            N_("Copy the table into a new workbook and upload that."),
        ),
        "too-many-files": Rule(
            "error",
            N_("{file} holds {count} files; at most {limit} are read from one ZIP file."),
            N_("Upload the surveys in several smaller ZIP files."),
        ),
        "too-many-cells": Rule(
            "error",
            N_(
                "Opening {file} needs too much memory: the table is very large, or one cell lies "
                "far outside it."
            ),
            N_("Delete the empty rows and columns after the table, or split it over files."),
        ),
        "nested-archive": Rule(
            "error",
            N_("{file} is a ZIP file inside a ZIP file, which is not opened."),
            N_("Put the survey files themselves into one ZIP file."),
        ),
        "dtd": Rule(
            "error",
            N_(
                "{file} holds definitions (DTD) that no spreadsheet program writes; such a file "
                "is not opened."
            ),
            N_("Open it in your spreadsheet program and save it under a new name."),
        ),
        "parse-crashed": Rule(
            "error",
            N_("{file} could not be read: reading stopped unexpectedly. Nothing was loaded."),
            N_("Save it again as a new XLSX workbook or as CSV, and upload that."),
        ),
        "parse-timeout": Rule(
            "error",
            N_("Reading {file} took longer than {seconds} seconds and was stopped."),
            N_("Split the file into smaller ones, or save it as CSV."),
        ),
        "no-table": Rule(
            "error",
            N_("{file} holds no filled cell."),
            N_("Check that the right file was chosen and that its values were saved."),
        ),
        "encoding-uncertain": Rule(
            "warning",
            N_(
                "The file does not say how its letters are written; {encoding} was taken as most "
                "likely ({first}), it could also be {other} ({second})."
            ),
            N_("Check the names. If they are wrong, save the file as CSV UTF-8 or as XLSX."),
        ),
        "nul-bytes": Rule(
            "warning",
            N_("The text holds {count} NUL characters, which no table needs; they were left out."),
            N_("Check the values, and save the file again as CSV UTF-8."),
        ),
        "unclosed-quote": Rule(
            "warning",
            N_(
                "In row {row} a quotation mark opens and is not closed in that row; it was taken "
                "as an ordinary character so that the rows after it are not lost."
            ),
            N_("Remove the quotation mark in row {row}, or close it."),
        ),
        "ragged-row": Rule(
            "warning",
            N_(
                "Row {row} has {count} cells where the table has {width}; often a mark inside a "
                "value, such as a decimal comma, was taken for a separator."
            ),
            N_("Put the value with the extra mark between quotation marks, or use XLSX."),
        ),
    }
