"""For every check rows that trip it and rows that nearly do: a slug without both fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tests.loaders.checks.accepted_rows import Row, row

Example = tuple[list[Row], list[Row]]
"""Rows in which the check finds something, and rows in which it finds nothing."""


def one(trips: Row, passes: Row) -> Example:
    """A pair of single rows."""
    return [row(**trips)], [row(**passes)]


def two(trips: Row, passes: Row, **both: object) -> Example:
    """A second row beside a first."""
    return [row(**both), row(**(both | trips))], [row(**both), row(**(both | passes))]


def makers(capacity: float, **said: object) -> list[Row]:
    """Six firms of a size that make about 10,000 a week, and a seventh."""
    usual = [row(company_name=f"Maker {n}", capacity_value=8_000.0 + 800 * n) for n in range(6)]
    return [*usual, row(company_name="Seventh", capacity_value=capacity, **said)]


def examples() -> dict[str, Example]:
    """By slug."""
    rooms: tuple[Callable[[], dict[str, Example]], ...] = (
        _quantities, _lines, _days, _places, _firms, _offers, _repeats
    )  # fmt: skip
    return {slug: example for room in rooms for slug, example in room().items()}


def _quantities() -> dict[str, Example]:
    return {
        "surge-below-capacity": one(
            {"surge_capacity_value": 9_000.0}, {"surge_capacity_value": 9_900.0}
        ),
        "surge-many-times": one(
            {"surge_capacity_value": 100_000.0}, {"surge_capacity_value": 99_000.0}
        ),
        "output-above-capacity": one(
            {"current_output": 10_300.0}, {"current_output": 11_900.0, "capacity_value_high": 12e3}
        ),
        "utilisation-differs": one(
            {"current_output": 5_000.0, "utilisation_pct": 75.0},
            {"current_output": 7_000.0, "utilisation_pct": 75.0},
        ),
        "range-wide": one(
            {"employees": 10, "employees_high": 100}, {"employees": 10, "employees_high": 99}
        ),
        "least-order-beyond": one({"min_order_qty": 530_000.0}, {"min_order_qty": 510_000.0}),
        "stock-beyond": one({"stock_finished": 530_000.0}, {"stock_finished": 510_000.0}),
    }


def _lines() -> dict[str, Example]:
    return {
        "unit-implausible": one(
            {"capacity_unit": "kg", "in_product_unit": False},
            {"product_code": "bed_sheet", "capacity_unit": "kg", "in_product_unit": False},
        ),
        "capacity-outlier": (makers(230_000.0), makers(95_000.0)),
        "capacity-per-worker": one(
            {"product_code": "gown_surg_std", "capacity_value": 60_000.0, "employees": 9},
            {"product_code": "gown_surg_std", "capacity_value": 60_000.0, "employees": 10},
        ),
        "capacity-without-workers": one({"employees": 0}, {"employees": 0, "capacity_value": 0.0}),
    }


def _days() -> dict[str, Example]:
    return {
        "survey-date-ahead": one(
            {"survey_date": dt.date(2026, 6, 2)}, {"survey_date": dt.date(2026, 6, 1)}
        ),
        "survey-date-old": one(
            {"survey_date": dt.date(2025, 5, 31), "survey_round": "2025-R1"},
            {"survey_date": dt.date(2025, 6, 1), "survey_round": "2025-R1"},
        ),
        "survey-date-outside-round": one(
            {"survey_date": dt.date(2025, 6, 30)}, {"survey_date": dt.date(2025, 7, 1)}
        ),
        "expiry-before-survey": one(
            {"certificate_expiry": dt.date(2026, 3, 1)}, {"certificate_expiry": dt.date(2026, 3, 2)}
        ),
        "expiry-far": one(
            {"certificate_expiry": dt.date(2062, 7, 31)},
            {"certificate_expiry": dt.date(2031, 7, 31)},
        ),
        "lead-time-long": one({"delivery_lead_time_days": 366}, {"delivery_lead_time_days": 365}),
        "raw-stock-long": one({"stock_raw_days": 400}, {"stock_raw_days": 365}),
        "surge-without-lead-time": one(
            {"surge_capacity_value": 15e3},
            {"surge_capacity_value": 15e3, "surge_lead_time_days": 0},
        ),
        "lead-time-without-surge": one(
            {"surge_lead_time_days": 10},
            {"surge_capacity_value": 15e3, "surge_lead_time_days": 10},
        ),
        "round-the-clock": one(
            {"shifts_per_day": 3, "days_per_week": 7, "capacity_period": "hour"},
            {"shifts_per_day": 3, "days_per_week": 7, "capacity_period": "week"},
        ),
        "shifts-without-hands": one(
            {"shifts_per_day": 3, "employees": 2}, {"shifts_per_day": 3, "employees": 3}
        ),
    }


def _places() -> dict[str, Example]:
    here = {"place_precision": "site"}
    return {
        "coordinates-swapped": one(
            here | {"lat": 10.82, "lng": 35.77}, here | {"lat": 35.77, "lng": 10.82}
        ),
        "coordinates-outside": one(
            here | {"lat": 48.86, "lng": 2.35}, here | {"lat": 35.80, "lng": 10.85}
        ),
        "coordinates-other-region": one(
            here | {"lat": 36.80, "lng": 10.17}, here | {"lat": 35.83, "lng": 10.63}
        ),
        "address-other-country": one(
            {"address": "12 rue du Port, 13002 Marseille, France"},
            {"address": "12 rue de France, 5000 Monastir, Tunisie"},
        ),
        "city-other-country": one({"city": "Casablanca"}, {"city": "Ksar Hellal"}),
        "city-other-region": one({"city": "Sfax"}, {"city": "Sfax", "region_code": "TN-61"}),
    }


def _firms() -> dict[str, Example]:
    other_line = {"product_code": "gown_isolation", "stage_code": ["cut_sew"]}
    return {
        "share-below-one": one({"utilisation_pct": 0.75}, {"utilisation_pct": 0.0}),
        "women-all-or-none": one(
            {"female_share_pct": 0.0, "employees": 60}, {"female_share_pct": 0.0, "employees": 9}
        ),
        "exports-against-markets": one(
            {"export_share_pct": 0.0, "main_markets": ["FR", "TN"]},
            {"export_share_pct": 0.0, "main_markets": ["TN"]},
        ),
        "site-answers-differ": two(other_line | {"employees": 45}, other_line),
        "identifier-shared": two(
            {"company_name": "Beta"}, {"company_name": "Beta", "company_id": "7"}, company_id="4"
        ),
        "identifiers-two": two(other_line | {"company_id": "7"}, other_line, company_id="4"),
    }


def _offers() -> dict[str, Example]:
    return {
        "standard-of-other-product": one(
            {"standards_met": ["EN 14683"]}, {"standards_met": ["EN 14683", "EN 149"]}
        ),
        "expiry-without-standard": one(
            {"certificate_expiry": dt.date(2027, 1, 1)},
            {"certificate_expiry": dt.date(2027, 1, 1), "standards_met": ["EN 149"]},
        ),
        "ce-of-other-regulation": one(
            {"certifications": ["ce_mdr"]}, {"certifications": ["ce_ppe", "ce_mdr"]}
        ),
        "none-and-others": one(
            {"certifications": ["none", "iso_9001"]}, {"certifications": ["none"]}
        ),
        "stage-of-other-product": one(
            {"stage_code": ["weaving_knitting"]}, {"stage_code": ["cut_sew"]}
        ),
        "conversion-unwilling": one(
            {"willing_to_convert": "no", "conversion_days": 20},
            {"willing_to_convert": "partly", "conversion_days": 20},
        ),
        "conversion-without-willing": one(
            {"convertible_products": ["resp_ffp3"]},
            {"convertible_products": ["resp_ffp3"], "willing_to_convert": "yes"},
        ),
        "conversion-to-itself": one(
            {"convertible_products": ["resp_ffp2"], "willing_to_convert": "yes"},
            {"convertible_products": ["resp_ffp3"], "willing_to_convert": "yes"},
        ),
    }


def _repeats() -> dict[str, Example]:
    gowns = {"product_code": "gown_isolation", "stage_code": ["cut_sew"]}
    return {
        "firm-nearly-same": two(
            {"company_name": "Textile Sahel SA"} | gowns,
            {"company_name": "Textile Sahel SA", "city": "Sfax", "region_code": "TN-61"} | gowns,
            company_name="Textiles Sahel SARL",
        ),
        "line-nearly-same": two(
            {"company_name": "Confecion Monastir", "capacity_value": 11_000.0},
            {"company_name": "Confection Mahdia", "capacity_value": 11_000.0},
            company_name="Confection Monastir",
        ),
        "detail-nearly-same": two(
            {"product_detail": "masque plissé, bleus"}, {"product_detail": "masque plissé, blancs"},
            product_detail="Masques plissés bleus",
        ),
    }  # fmt: skip
