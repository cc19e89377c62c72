"""What a fictive firm makes: products by trade, typical weekly quantities, certificates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """A product as the sample makes it.

    `median` is the typical quantity in `unit` a `period`, `spread` the sigma of its logarithm,
    `least` and `most` its bounds. `certificates` are codes of the survey beside the standard.
    """

    product: str
    unit: str
    period: str
    median: float
    spread: float
    least: float
    most: float
    certificates: tuple[str, ...]


def profiles() -> dict[str, Profile]:
    """Profiles by product code."""
    ppe, device, plain = ("ce_ppe", "iso_13485"), ("ce_mdr", "iso_13485"), ("oeko_tex_100",)
    rows = (
        ("resp_ffp2", "piece", "week", 90_000, 0.8, 20_000, 400_000, ppe),
        ("resp_ffp3", "piece", "week", 35_000, 0.6, 8_000, 120_000, ppe),
        ("mask_surg_iir", "piece", "month", 1_400_000, 0.9, 200_000, 9_000_000, device),
        ("mask_surg_ii", "piece", "week", 250_000, 0.8, 40_000, 1_500_000, device),
        ("mask_community", "piece", "month", 60_000, 0.7, 10_000, 2_000_000, plain),
        ("gown_isolation", "piece", "week", 14_000, 0.8, 2_000, 60_000, ppe),
        ("gown_surg_std", "piece", "week", 9_000, 0.7, 2_000, 40_000, device),
        ("gown_surg_hp", "piece", "month", 22_000, 0.7, 4_000, 90_000, device),
        ("gown_surg_reuse", "piece", "month", 9_000, 0.6, 2_000, 30_000, device),
        ("coverall_cat3", "piece", "week", 7_000, 0.8, 1_500, 40_000, ppe),
        ("drape_surg", "piece", "month", 120_000, 0.8, 15_000, 700_000, device),
        ("cap_disposable", "piece", "day", 60_000, 0.7, 8_000, 300_000, device),
        ("shoe_cover", "pair", "day", 25_000, 0.7, 4_000, 120_000, ppe),
        ("scrubs_set", "set", "month", 12_000, 0.7, 2_000, 50_000, plain),
        ("patient_gown", "piece", "month", 20_000, 0.7, 3_000, 90_000, plain),
        ("bed_sheet", "piece", "month", 45_000, 0.8, 6_000, 250_000, plain),
        ("blanket", "piece", "month", 9_000, 0.6, 2_000, 40_000, plain),
        ("gauze_compress", "piece", "month", 4_000_000, 0.8, 400_000, 20_000_000, device),
        ("bandage_gauze", "piece", "month", 600_000, 0.7, 80_000, 3_000_000, device),
        ("bandage_elastic", "piece", "month", 180_000, 0.7, 30_000, 900_000, device),
        ("cotton_wool", "t", "month", 25, 0.6, 4, 90, ("iso_9001",)),
        ("stocking_compression", "pair", "month", 30_000, 0.6, 6_000, 150_000, device),
        ("dressing_adhesive", "piece", "week", 400_000, 0.7, 60_000, 2_000_000, device),
        ("wipes_medical", "piece", "month", 6_000_000, 0.7, 800_000, 30_000_000, ("iso_9001",)),
        ("diaper_adult", "piece", "month", 3_000_000, 0.7, 400_000, 12_000_000, ("iso_9001",)),
        ("underpad", "piece", "month", 900_000, 0.7, 150_000, 4_000_000, ("iso_9001",)),
        ("mat_meltblown", "t", "month", 6, 0.45, 2, 15, ("iso_9001",)),
        ("mat_spunbond", "t", "month", 180, 0.6, 40, 700, ("iso_9001",)),
        ("mat_sms", "t", "month", 140, 0.6, 30, 600, ("iso_9001",)),
        ("mat_spunlace", "t", "month", 110, 0.6, 20, 500, ("iso_9001",)),
        ("mat_gauze_fabric", "m2", "day", 18_000, 0.6, 3_000, 80_000, ("oeko_tex_100",)),
        ("mat_woven_cotton_pes", "m2", "month", 480_000, 0.5, 100_000, 1_500_000, plain),
        ("mat_woven_pes_barrier", "m2", "month", 90_000, 0.6, 15_000, 400_000, ("oeko_tex_100",)),
        ("mat_elastic_loop", "kg", "month", 6_000, 0.6, 1_000, 25_000, ("oeko_tex_100",)),
        ("mat_nose_wire", "kg", "month", 4_000, 0.6, 600, 15_000, ("iso_9001",)),
        ("steril_wrap", "m2", "month", 160_000, 0.6, 30_000, 700_000, ("iso_13485",)),
        ("svc_sterilisation", "pallet", "day", 9, 0.5, 2, 30, ("iso_11135", "iso_13485")),
        ("svc_testing", "test", "month", 220, 0.6, 40, 900, ("iso_17025",)),
    )
    return {str(row[0]): Profile(*row) for row in rows}  # type: ignore[arg-type]


def trades() -> dict[str, tuple[float, str, tuple[str, ...]]]:
    """Trades by name: how common, the member's type, and the products its firms choose from."""
    return {
        "masks": (0.20, "manufacturer",
                  ("mask_surg_iir", "mask_surg_ii", "resp_ffp2", "resp_ffp3")),
        "gowns": (0.22, "manufacturer",
                  ("gown_isolation", "coverall_cat3", "gown_surg_std")),
        "theatre": (0.13, "manufacturer",
                    ("gown_surg_hp", "gown_surg_reuse", "drape_surg", "cap_disposable",
                     "shoe_cover", "scrubs_set")),
        "wound care": (0.12, "manufacturer",
                       ("gauze_compress", "bandage_gauze", "bandage_elastic", "cotton_wool",
                        "dressing_adhesive", "stocking_compression", "mat_gauze_fabric")),
        "household": (0.09, "manufacturer",
                      ("bed_sheet", "blanket", "patient_gown", "mask_community", "scrubs_set")),
        "nonwovens": (0.07, "manufacturer", ("mat_sms", "mat_spunlace", "steril_wrap")),
        "filter media": (0.08, "manufacturer", ("mat_meltblown", "mat_spunbond")),
        "components": (0.06, "manufacturer",
                       ("mat_elastic_loop", "mat_nose_wire", "mat_woven_pes_barrier")),
        "hygiene": (0.05, "converter", ("wipes_medical", "diaper_adult", "underpad")),
        "sterilisation": (0.04, "steriliser", ("svc_sterilisation",)),
        "laboratory": (0.02, "laboratory", ("svc_testing",)),
    }  # fmt: skip
