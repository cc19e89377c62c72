"""The declaration is sound: every column and code is reachable by one spelling only."""

import csv
import dataclasses
from collections import defaultdict
from pathlib import Path

import pytest

from cluster_data.reference import products, stages
from cluster_data.survey import declaration, survey
from words import fold

CODED = ("code", "codes")


def spellings_of_columns() -> dict[str, set[str]]:
    """Column names by each folded heading, label or name they are recognised by."""
    found: dict[str, set[str]] = defaultdict(set)
    for column in survey().columns:
        for heading in (column.name, *column.labels.values(), *column.headings):
            found[fold(heading)].add(column.name)
    return found


def test_no_heading_leads_to_two_columns() -> None:
    shared = {heading: names for heading, names in spellings_of_columns().items() if len(names) > 1}
    assert shared == {}
    assert "" not in spellings_of_columns()


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Raison sociale", "company_name"),
        ("Gouvernorat / Région", "region"),
        ("Étape de la chaîne", "stage_code"),
        ("Délai (jours)", "surge_lead_time_days"),
        ("DATE DE SAISIE", "survey_date"),
        ("UM", "capacity_unit"),
        ("Nazione", "country"),
        ("Periodo", "capacity_period"),
        ("الطاقة الإنتاجية الشهرية", "capacity_value"),
        ("Capacité/mois", "capacity_value"),
        ("Üretim kapasitesi", "capacity_value"),
        ("ΠΑΡΑΓΩΓΙΚΗ ΔΥΝΑΜΙΚΟΤΗΤΑ", "capacity_value"),
        ("ppe_product_types", "product_code"),
        ("ppe_contact_email", "respondent_email"),
    ],
)
def test_headings_seen_in_the_wild_are_known(heading: str, column: str) -> None:
    assert spellings_of_columns()[fold(heading)] == {column}


def test_only_four_columns_can_reject_a_row() -> None:
    required = {column.name for column in survey().columns if column.required}
    assert required == {"company_name", "country", "product_code", "capacity_value"}


def test_contacts_and_only_they_are_personal() -> None:
    personal = {column.name for column in survey().columns if column.personal}
    assert personal == {column.name for column in survey().in_table("contacts")} != set()


def test_every_column_is_labelled_in_every_language() -> None:
    for column in survey().columns:
        assert set(column.labels) == set(declaration.LANGUAGES), column.name


def test_no_spelling_leads_to_two_codes_of_a_list() -> None:
    for code_list in survey().code_lists.values():
        found: dict[str, set[str]] = defaultdict(set)
        for code in code_list.codes:
            for spelling in (code.code, *code.labels.values(), *code.spellings):
                found[fold(spelling)].add(code.code)
        assert {said: codes for said, codes in found.items() if len(codes) > 1} == {}
        assert "" not in found, code_list.name


def test_no_unit_is_both_stored_and_converted() -> None:
    stored, stated = (
        {
            fold(spelling)
            for code in survey().code_lists[name].codes
            for spelling in (code.code, *code.labels.values(), *code.spellings)
        }
        for name in ("capacity_unit", "stated_units")
    )
    assert stored & stated == set()


def test_conversions_lead_from_known_units_to_stored_ones() -> None:
    stored, stated = (survey().code_lists[name] for name in ("capacity_unit", "stated_units"))
    with Path(declaration.__file__).with_name("units.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["code"] for row in rows} >= {code.code for code in stated.codes}
    for row in rows:
        assert row["code"] in stored or row["code"] in stated
        assert row["base_unit"] in stored
        assert row["condition"] in ("always", "product_unit", "count_stated")
        assert (row["factor"] == "") == (row["condition"] == "count_stated")


def test_every_product_is_counted_in_a_unit_of_the_survey() -> None:
    units = survey().code_lists["capacity_unit"]
    assert {product.code for product in products().values() if product.unit not in units} == set()


def test_examples_are_answers_the_column_allows() -> None:
    for column in survey().columns:
        answers = [part for part in column.example.split("|") if part]
        if column.kind in CODED:
            known = {code.code for code in survey().code_lists[column.codes].codes}
        elif column.kind in ("product", "products"):
            known = set(products())
        elif column.kind == "stages":
            known = set(stages())
        else:
            continue
        assert answers, column.name
        assert set(answers) <= known, column.name


def test_defaults_are_words_codes_or_numbers_the_column_allows() -> None:
    for column in survey().columns:
        if column.default in ("", "upload", "product"):
            continue
        if column.kind in CODED:
            assert column.default in survey().code_lists[column.codes], column.name
        else:
            low, high = column.low, column.high
            assert low is not None
            assert high is not None
            assert low <= float(column.default) <= high, column.name


def test_a_broken_declaration_says_which_row() -> None:
    good = survey()
    twice = dataclasses.replace(good, columns=(good.columns[0], *good.columns))
    with pytest.raises(ValueError, match="survey_round: declared twice"):
        declaration._check(twice)
