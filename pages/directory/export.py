"""The list of members as a file: what this viewer may see, and nothing that a program would run."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from cluster_data import reference
from exhibits.render.csv_file import safe
from pages.directory import wording
from shell.wording import source
from words import _


def csv_bytes(table: pd.DataFrame, as_of: dt.date) -> bytes:
    """UTF-8 with a byte-order mark; a row a member, all that were found, codes beside labels."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [
            _("Member"), _("Name"), _("Cluster"), _("Type of member"), _("Country"), _("Regions"),
            _("Towns"), _("Sites"), _("Products"), _("Product codes"),
            _("Products certified today"), _("Employees"), _("Round"), _("Answered on"),
            _("As of"), _("Source"),
        ]
    )  # fmt: skip
    tail = [as_of.isoformat(), source()]
    labels = {code: wording.product(code) for code in reference.products()}
    for member in table.to_dict("records"):
        writer.writerow([safe(cell) for cell in [*_cells(member, labels), *tail]])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _cells(member: dict[Any, Any], labels: Mapping[str, str]) -> list[str]:
    countries, regions = reference.countries(), reference.regions()
    employees, answered = member["employees"], wording.day(member["reference_date"])
    country = member["country"]
    return [
        str(member["member_id"]),
        wording.name(member["name"]),
        str(member["cluster_name"]),
        wording.member_type(member["member_type"]),
        countries[country].label if country in countries else str(country or ""),
        _joined(regions[code].label if code in regions else code for code in member["areas"]),
        _joined(member["cities"]),
        str(member["sites"]),
        _joined(labels.get(code, code) for code in member["products"]),
        _joined(member["products"]),
        _joined(labels.get(code, code) for code in member["certified"]),
        "" if pd.isna(employees) else str(int(employees)),
        str(member["round"] or ""),
        answered.isoformat() if answered else "",
    ]


def _joined(texts: Iterable[Any]) -> str:
    return "; ".join(map(str, texts))
