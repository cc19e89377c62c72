"""Reference facts as tables for the queries: products, areas, people."""

from __future__ import annotations

import pandas as pd

from cluster_data.reference import CAVEATS_PARTED, countries, products, region_population, regions


def reference_tables() -> dict[str, pd.DataFrame]:
    """The tables `products`, `areas` and `populations`, which queries join."""
    listed = products().values()
    return {
        "products": pd.DataFrame(
            {
                "product_code": [product.code for product in listed],
                "family_code": [product.family_code for product in listed],
                "unit": [product.unit for product in listed],
                "standards": [sorted(product.standards) for product in listed],
            }
        ),
        "areas": pd.DataFrame(
            [(region.code, region.drawn_in, region.iso2) for region in regions().values()],
            columns=["region_code", "area_code", "country"],
        ),
        "populations": _populations(),
    }


def _populations() -> pd.DataFrame:
    """People by area and country; `sound` is false where a rate would mislead."""
    people = region_population()
    by_area: dict[str, list[str]] = {}
    for region in regions().values():
        by_area.setdefault(region.drawn_in, []).append(region.code)
    rows = []
    for area, codes in by_area.items():
        known = [people[code] for code in codes if code in people]
        if known:
            years = [entry.year for entry in known if entry.year]
            sound = all(entry.status in ("verified", "derived") for entry in known)
            caveat = CAVEATS_PARTED.join(sorted({entry.caveat for entry in known if entry.caveat}))
            year = min(years) if years else None
            rows.append(("area", area, sum(e.people for e in known), year, sound, caveat))
    for country in countries().values():
        if country.population:
            rows.append(
                ("country", country.iso2, country.population, country.population_year, True, "")
            )
    columns = ["level", "code", "population", "population_year", "sound", "caveat"]
    return pd.DataFrame(rows, columns=columns).astype({"population_year": "Int64"})
