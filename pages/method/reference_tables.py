"""The reference tables: what each holds, how sure it is, where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cluster_data import reference
from shell.entries import Entry, Group
from words import _, ngettext, number

MOST_SOURCES = 4


def titles() -> Mapping[str, tuple[str, str]]:
    """Title and purpose of each table that a figure or a recognised answer rests on, by name."""
    return {
        "products": (_("Products"), _("Types, units, customs codes, regulation and class.")),
        "standards": (_("Standards"), _("Product standards and their titles.")),
        "product_standards": (
            _("Standards of products"),
            _("Which standards certify which product: any one of a product’s rows does."),
        ),
        "stages": (_("Stages"), _("Steps of the value chain, from fibre to end of life.")),
        "product_stages": (_("Stages of products"), _("The steps that each product passes.")),
        "consumption_sets": (_("Sets of rates"), _("Who published which rates of use.")),
        "consumption_drivers": (
            _("What multiplies a rate"),
            _("Bed-days, cases and staff days to which each rate of use applies."),
        ),
        "esft_parameters": (
            _("WHO’s forecasting parameters"),
            _("Severity, stays and staff per bed, as in the Essential Supplies Forecasting Tool."),
        ),
        "bom": (_("Recipes"), _("What goes into one unit of a product, with its range.")),
        "consumption": (
            _("Rates of use"),
            _("Use per health worker, patient or bed and day, in seven published sets."),
        ),
        "countries": (_("Countries"), _("Population, staff and beds, each with its year.")),
        "regions": (_("Regions"), _("Codes, names and the area each is drawn in.")),
        "region_population": (_("Population by region"), _("People, year, caveat and source.")),
        "neighbours": (_("Neighbours"), _("Areas that share a border.")),
        "caveats": (_("Caveats"), _("What is to be known of a population figure.")),
        "country_labels": (_("Country labels"), _("Where a country’s name stands on the map.")),
        "towns": (_("Towns"), _("Places that a firm’s address is recognised by.")),
        "clusters": (_("Clusters"), _("Organisations offered from the start, without data.")),
        "cluster_labels": (
            _("Labels of clusters"),
            _("Excellence labels (bronze, silver, gold), with their days; of the sample alone."),
        ),
        "skills": (
            _("Skills"),
            _("What firms would learn, and how it is written in many languages."),
        ),
        "product_spellings": (_("Spellings of products"), _("As people write them.")),
        "stage_spellings": (_("Spellings of stages"), _("As people write them.")),
        "standard_spellings": (_("Spellings of standards"), _("As people write them.")),
        "region_spellings": (_("Spellings of regions"), _("As people write them.")),
        "town_spellings": (_("Spellings of towns"), _("As people write them.")),
        "ambiguous_spellings": (
            _("Ambiguous spellings"),
            _("Names that may be several products; a person decides."),
        ),
    }


def listed() -> tuple[Group, ...]:
    """An entry a table, with its rows, statuses and sources."""
    known = titles()
    return (
        Group("", tuple(_entry(name, *known.get(name, (name, ""))) for name in _in_order(known))),
    )


def _in_order(known: Mapping[str, tuple[str, str]]) -> list[str]:
    there = reference.table_names()
    return [*(name for name in known if name in there), *(n for n in there if n not in known)]


def _entry(name: str, title: str, about: str) -> Entry:
    table = reference.table(name)
    rows = ngettext("{count} row", "{count} rows", len(table)).format(count=number(len(table)))
    return Entry(
        title,
        name,
        about,
        facts=((_("Rows"), rows), (_("Status"), _statuses(table)), (_("Sources"), _from(table))),
    )


def _statuses(table: pd.DataFrame) -> str:
    """How sure the rows are, each status with its number of rows."""
    about = {
        "status": "", "region_status": "", "hs_status": _("customs code"),
        "cpa_status": _("CPA code"), "class_status": _("class"), "names_status": _("names"),
    }  # fmt: skip
    short = {
        "k": _("general knowledge"), "v": _("verified"), "wco": _("WCO list"),
        "text": _("read in the text of the nomenclature"),
        "framework v; class k": _("framework verified, class from general knowledge"),
    }  # fmt: skip
    parts = []
    for column in (name for name in about if name in table):
        counts = table[column][table[column].ne("")].value_counts()
        told = [f"{short.get(str(s), s)} ({number(int(count))})" for s, count in counts.items()]
        if told:
            said = ", ".join(told)
            topic = about[column]
            parts.append(
                _("{topic}: {finding}").format(topic=topic, finding=said) if topic else said
            )
    return "; ".join(parts)


def _from(table: pd.DataFrame) -> str:
    if "source" not in table:
        return ""
    found = table["source"][table["source"].ne("")].value_counts()
    shown = " · ".join(str(source) for source in found.index[:MOST_SOURCES])
    more = len(found) - MOST_SOURCES
    if more <= 0:
        return shown
    return ngettext(
        "{sources} and {count} more, in its row",
        "{sources} and {count} more, each in its row",
        more,
    ).format(sources=shown, count=number(more))


def headings() -> Mapping[str, str]:
    """What the tables' columns are called for readers; others keep their name in the file."""
    return {
        "product_code": _("Product code"), "component_code": _("Component"),
        "component_kind": _("Kind"), "stage_code": _("Stage"), "qty_per_unit": _("Per unit"),
        "qty_unit": _("Unit"), "qty_low": _("Low"), "qty_high": _("High"), "low": _("Low"),
        "high": _("High"), "status": _("Status"), "source": _("Source"), "unit": _("Unit"),
        "value": _("Value"), "setting": _("Setting"), "per": _("Per"),
        "conditions": _("Conditions"), "item_label": _("Item"), "basis": _("Basis"),
        "code": _("Code"), "iso2": _("Country"), "region_code": _("Region"),
        "population": _("Population"), "year": _("Year"), "caveat": _("Caveat"),
        "standard_code": _("Standard"), "sequence": _("Order"), "spelling": _("Spelling"),
        "language": _("Language"), "name_en": _("Name (English)"), "name_fr": _("Name (French)"),
        "name_local": _("Local name"), "type": _("Type"), "drawn_in": _("Drawn in"),
        "lat": _("Latitude"), "lon": _("Longitude"), "nuts": "NUTS", "family_code": _("Family"),
        "tier": _("Tier"), "hs6": _("HS 2022"), "eu_regulation": _("EU regulation"),
        "class_or_category": _("Class"), "standards": _("Standards"), "town": _("Town"),
        "title_en": _("Title (English)"), "title_fr": _("Title (French)"), "name": _("Name"),
        "country": _("Country"), "city": _("City"), "url": _("Address"), "order": _("Order"),
    }  # fmt: skip
