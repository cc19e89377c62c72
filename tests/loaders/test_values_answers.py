"""Dates, codes, products and places."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cluster_data.survey import survey
from loaders.values.codes import answers, code_lookup, stage, standard
from loaders.values.countries import country
from loaders.values.dates import day, month_first, serial
from loaders.values.folding import fold_all
from loaders.values.places import place
from loaders.values.products import product
from words import fold


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026-03-02", dt.date(2026, 3, 2)),
        ("03/03/26", dt.date(2026, 3, 3)),
        ("27-févr-2026", dt.date(2026, 2, 27)),
        ("3 marzo 2026", dt.date(2026, 3, 3)),
        ("15 Ağustos 2026", dt.date(2026, 8, 15)),
        ("3 Μαρτίου 2026", dt.date(2026, 3, 3)),
        ("12 كانون الثاني 2026", dt.date(2026, 1, 12)),
        ("٠٣/٠٣/٢٠٢٦", dt.date(2026, 3, 3)),
        ("46084", dt.date(2026, 3, 3)),
        ("Mar 3, 2026", dt.date(2026, 3, 3)),
        ("31/02/2026", None),
        ("soon", None),
        ("03/2027", None),
    ],
)
def test_days(text, wanted):
    assert day(text).date == wanted


def test_an_expiry_may_be_a_month_or_a_year():
    assert day("03/2027", ends=True).date == dt.date(2027, 3, 31)
    assert day("févr. 2028", ends=True).date == dt.date(2028, 2, 29)
    assert (day("2027", ends=True).date, day("2027", ends=True).grain) == (
        dt.date(2027, 12, 31),
        "year",
    )


def test_month_first_only_where_forced():
    assert month_first(["02/27/2026", "03/04/2026"])
    assert not month_first(["02/03/2026"])
    assert not month_first(["02/27/2026", "27/02/2026"])
    assert day("03/04/2026", american=True).date == dt.date(2026, 3, 4)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_a_day_written_any_way_comes_back(date):
    for text in (date.isoformat(), date.strftime("%d/%m/%Y"), date.strftime("%d.%m.%Y")):
        assert day(text).date == date
    assert serial((date - dt.date(1899, 12, 30)).days) == date


@given(st.text(max_size=30))
@example("\U0001ccd6")
@example("a\u00adb\u200fc İstanbul n° 5 – Œuvre")
@settings(max_examples=300, deadline=None)
def test_no_text_raises_and_columns_fold_like_single_texts(text):
    day(text)
    day(text, ends=True)
    product(text)
    country(text)
    place(text, "TN")
    standard(text)
    assert fold_all([text]) == [fold(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Masques chirurgicaux IIR", "mask_surg_iir"),
        ("Masque chirurgical type IIR (3 plis)", "mask_surg_iir"),
        ("Meltblown 25 g/m²", "mat_meltblown"),
        ("mask_surg_iir", "mask_surg_iir"),
        ("كمامة قماشية", "mask_community"),
        ("Tuta cat. III", "coverall_cat3"),
        ("Blouses d’isolement", "gown_isolation"),
    ],
)
def test_products_by_known_spelling(text, code):
    assert product(text).code == code


@pytest.mark.parametrize("text", ["Bata quirúrgica", "masque", "gown", "Masks|Gloves", "zzz"])
def test_products_that_could_be_several_are_left_open(text):
    assert product(text).code is None


def test_an_ambiguous_product_names_its_nearest():
    assert product("Bata quirúrgica").nearest[0].startswith("gown_surg")


def test_every_label_of_every_code_maps_back():
    for name, codes in survey().code_lists.items():
        if name in ("stated_units",):
            continue
        lookup = code_lookup(name)
        for code in codes.codes:
            for label in (code.labels["en"], code.labels["fr"]):
                assert lookup(label) == code.code, (name, label)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ISO 13485 ; CE", ("iso_13485", "ce")),
        ("ISO 9001/ISO 13485", ("iso_9001", "iso_13485")),
        ("OEKO-TEX Std 100", ("oeko_tex_100",)),
        ("ISO 9001 et ISO 14001, GOTS", ("iso_9001", "iso_14001", "gots")),
        ("CE marking, medical device (MDR) ; ISO 13485", ("ce_mdr", "iso_13485")),
        ("-", ()),
    ],
)
def test_certificates(text, codes):
    assert answers(text, code_lookup("certifications")).codes == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("EN14683:2019 type IIR", "EN 14683"),
        ("NF EN 14683", "EN 14683"),
        ("UNE-EN 13795-1", "EN 13795-1"),
        ("EN 149:2001+A1:2009", "EN 149"),
        ("EN ISO 13688", "EN ISO 13688"),
        ("EN 99999", None),
        ("ISO 9001", None),
    ],
)
def test_standards(text, code):
    assert standard(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("Non-tissé (meltblown)", "nonwoven_meltblown"), ("Stérilisation OE", "sterilisation"),
     ("Tissage", "weaving_knitting"), ("cut_sew", "cut_sew")],
)  # fmt: skip
def test_stages(text, code):
    assert stage(text) == code


@pytest.mark.parametrize(
    ("text", "iso2"),
    [("TN", "TN"), ("Tunisie", "TN"), ("تونس", "TN"), ("EL", "GR"), ("UK", "GB"), ("Türkiye", "TR"),
     ("Turkey", "TR"), ("MAR", "MA"), ("Pakistan", "PK"), ("China", "CN"), ("US", "US"),
     ("Vietnam", "VN"), ("PER", "PE"), ("Ελλάδα", "GR"), ("Narnia", None)],
)  # fmt: skip
def test_countries(text, iso2):
    assert country(text) == iso2


@pytest.mark.parametrize(
    ("text", "iso2", "region"),
    [("Tanger", "MA", "MA-01"), ("Emilia Romagna", "IT", "IT-45"), ("Sousse", "TN", "TN-51"),
     ("Blida", "DZ", "DZ-09"), ("Gouvernorat de Monastir", "TN", "TN-52"), ("صفاقس", "TN", "TN-61"),
     ("Safaqis", "TN", "TN-61"), ("ES-CT", "ES", "ES-CT"), ("Cataluña", "ES", "ES-CT"),
     ("القاهرة", "EG", "EG-C"), ("Αττική", "GR", "GR-I"), ("Atlantis", "GR", None)],
)  # fmt: skip
def test_regions(text, iso2, region):
    assert place(text, iso2).region == region


def test_a_region_of_another_country_is_not_taken():
    found = place("Monastir", "IT")
    assert (found.region, found.elsewhere) == (None, "TN-52")


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("EN 14683; EN 149", ("EN 14683", "EN 149"), ()),
        ("EN 14683, EN 149:2001+A1:2009", ("EN 14683", "EN 149"), ()),
        ("NF EN 14683:2019+AC:2019 type IIR", ("EN 14683",), ()),
        ("EN 14126 / EN 13034", ("EN 14126", "EN 13034"), ()),
        ("EN 999; EN 149", ("EN 149",), ("EN 999",)),
    ],
)
def test_several_standards_in_a_cell_are_all_taken_or_told_of(text, codes, unknown):
    read = answers(text, standard)
    assert (read.codes, read.unknown) == (codes, unknown)
