"""Small surveys written as tables, in the shape that the loaders hand to the store."""

import datetime as dt

import pandas as pd

from cluster_data.store import Actor, NewUpload, Receipt, add_cluster, commit
from words import fold

ACTOR = Actor("test", "manager")
TODAY = dt.date(2026, 11, 23)
FFP2 = "resp_ffp2"


def row(company: str, **said: object) -> dict[str, object]:
    """One accepted row: an FFP2 maker in Monastir, certified until mid-2027, unless said else."""
    country = str(said.get("country", "TN"))
    region = said.get("region_code", "TN-52")
    member = f"{country}:{fold(company)}"
    row: dict[str, object] = {
        "sheet": "", "company_name": company, "country": country, "region_code": region,
        "member_key": member, "site_key": f"{member}||{region or ''}", "product_code": FFP2,
        "product_stated": "FFP2", "product_detail": None, "stage_code": ["mask_line"],
        "capacity_value": 1000.0, "capacity_unit": "piece", "capacity_period": "week",
        "in_product_unit": True, "utilisation_pct": 50.0, "standards_met": ["EN 149"],
        "certifications": ["iso_13485"], "certificate_expiry": dt.date(2027, 6, 30),
        "current_output_per_week": None, "surge_per_week": None, "converted_per_week": None,
        "survey_round": None, "survey_date": None, "notified_body": None,
        "consent_publish": "authorities_only",
    }  # fmt: skip
    row |= said
    row.setdefault("capacity_value_high", row["capacity_value"])
    row.setdefault("capacity_per_week", row["capacity_value"])
    row.setdefault("capacity_per_week_high", row["capacity_per_week"])
    return row


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    made = pd.DataFrame(list(rows))
    made.insert(0, "row", range(2, len(made) + 2))
    return made


def upload(
    kind: str = "capacities",
    cluster: str = "TN-A",
    round_: str = "2026-R2",
    date: dt.date = dt.date(2026, 11, 1),
    count: int = 1,
    *,
    draft: bool = False,
    name: str = "survey.csv",
) -> NewUpload:
    return NewUpload(
        cluster, kind, round_, date, name, "0" * 64, "", 1, None, "en", draft, count, count, 0, 0
    )


def keep(*rows: dict[str, object], **about: object) -> Receipt:
    """Make the cluster if need be and commit the rows."""
    made = upload(count=len(rows), **about)  # type: ignore[arg-type]
    add_cluster(made.cluster_code, made.cluster_code, "TN", ACTOR)
    return commit(made, frame(*rows), [], ACTOR)
