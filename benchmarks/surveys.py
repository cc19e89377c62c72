"""Large surveys to measure with: seeded, fictive, of plausible shape."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd

from cluster_data.reference import products, regions


def capacity_rows(count: int) -> pd.DataFrame:
    """Accepted rows as the loaders hand them to the store, about five products a firm."""
    chance = np.random.default_rng(7)
    places = list(regions().values())
    kinds = list(products().values())
    firms = chance.integers(0, max(1, count // 5), count)
    place_of = chance.integers(0, len(places), max(1, count // 5))
    at = [places[place_of[firm]] for firm in firms]
    made = [kinds[number] for number in chance.integers(0, len(kinds), count)]
    frame = pd.DataFrame({"row": np.arange(count) + 2, "sheet": ""})
    frame["country"] = [place.iso2 for place in at]
    frame["region_code"] = [place.code for place in at]
    frame["company_name"] = [f"Fictive firm {firm}" for firm in firms]
    frame["member_key"] = frame["country"] + ":fictive firm " + pd.Series(firms).astype(str)
    frame["site_key"] = frame["member_key"] + "||" + frame["region_code"]
    frame["product_code"] = [kind.code for kind in made]
    frame["product_stated"] = frame["product_code"]
    frame["product_detail"] = chance.choice(["", "blue", "white", "size L"], count)
    frame["stage_code"] = [["cut_sew"]] * count
    frame["capacity_value"] = chance.lognormal(9, 1.5, count).round()
    frame["capacity_value_high"] = frame["capacity_value"]
    frame["capacity_unit"] = [kind.unit for kind in made]
    frame["capacity_period"] = "week"
    frame["capacity_per_week"] = frame["capacity_value"]
    frame["capacity_per_week_high"] = frame["capacity_value"]
    frame["current_output_per_week"] = frame["capacity_value"] * 0.6
    frame["in_product_unit"] = True
    frame["utilisation_pct"] = chance.uniform(20, 100, count).round()
    frame["standards_met"] = [sorted(kind.standards)[:1] or None for kind in made]
    frame["certifications"] = [["iso_9001"]] * count
    frame["certificate_expiry"] = dt.date(2027, 6, 30)
    frame["notified_body"] = None
    frame["survey_round"] = "2026-R2"
    frame["survey_date"] = dt.date(2026, 11, 1)
    frame["consent_publish"] = "authorities_only"
    return frame


def workbook(path: Path, count: int) -> None:
    """A survey workbook of `count` rows and 12 columns, texts and numbers mixed as people do."""
    import xlsxwriter

    chance = np.random.default_rng(11)
    places = [place for place in regions().values() if place.iso2 in ("TN", "ES", "IT", "PT")]
    kinds = list(products().values())
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Survey")
    heads = ["Company name", "Country", "Region", "Product type", "Product detail",
             "Nominal capacity", "Unit", "Period", "Utilisation", "Employees",
             "Standards met", "Certificate expiry"]  # fmt: skip
    sheet.write_row(0, 0, heads)
    for line in range(count):
        place = places[int(chance.integers(len(places)))]
        kind = kinds[line % len(kinds)]
        use = int(chance.integers(20, 100))
        sheet.write_row(line + 1, 0, [
            f"Fictive firm {line // 5}", place.iso2, place.code, kind.names["en"],
            f"type {line % 40}", int(chance.lognormal(9, 1.5)) + 1, kind.unit, "week",
            use if line % 3 else "", int(chance.integers(5, 900)),
            ", ".join(sorted(kind.standards)[:1]), "2027-06-30",
        ])  # fmt: skip
    book.close()
