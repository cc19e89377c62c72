"""Makers of washable masks, of their cloth and their ear loops, asked for the second round.

In 2020 Tunisia asked its garment makers for thirty million washable masks. These invented firms let
the sample be asked the same: they sew more than their own country's mills and elastic makers feed.
"""

from __future__ import annotations

from dataclasses import dataclass

MASK, CLOTH, ELASTIC = "mask_community", "mat_woven_cotton_pes", "mat_elastic_loop"

_STANDARDS = {"DEMO-CT": "UNE 0065", "DEMO-PT": "CWA 17553", "DEMO-TR": "CWA 17553"}
_ELSEWHERE = "AFNOR SPEC S76-001"


@dataclass(frozen=True)
class Maker:
    """What such a firm states: `monthly` is in pieces, m2 or kg, `utilisation` in per cent.

    `surge` is what it could make a month after `surge_days` days; None where it says nothing of it.
    """

    product: str
    region: str
    town: str
    monthly: float
    employees: int
    utilisation: int | None
    surge: float | None
    surge_days: int | None


def makers(cluster: str) -> tuple[Maker, ...]:
    """The makers of a cluster, those of masks first; none in a cluster that was not asked."""
    return tuple(Maker(*row) for row in _ROWS.get(cluster, ()))


def standard(cluster: str) -> str:
    """The specification that the masks of a cluster's country are certified to."""
    return _STANDARDS.get(cluster, _ELSEWHERE)


_Row = tuple[str, str, str, float, int, int | None, float | None, int | None]
_ROWS: dict[str, tuple[_Row, ...]] = {
    "DEMO-TN": (
        (MASK, "TN-52", "Monastir", 1_800_000, 620, 62, 3_200_000, 14),
        (MASK, "TN-52", "Ksar Hellal", 1_500_000, 540, 55, 2_700_000, 14),
        (MASK, "TN-52", "Moknine", 1_300_000, 480, 70, 2_300_000, 21),
        (MASK, "TN-51", "Sousse", 1_200_000, 410, 58, 2_100_000, 10),
        (MASK, "TN-51", "Msaken", 950_000, 330, None, None, None),
        (MASK, "TN-51", "Sousse", 800_000, 290, 48, 1_400_000, 14),
        (MASK, "TN-21", "Nabeul", 1_100_000, 380, 66, 2_000_000, 21),
        (MASK, "TN-21", "Korba", 850_000, 300, None, None, None),
        (MASK, "TN-61", "Sfax", 1_000_000, 350, 74, 1_900_000, 14),
        (MASK, "TN-13", "Ben Arous", 700_000, 240, 60, 1_200_000, 7),
        (CLOTH, "TN-52", "Ksar Hellal", 620_000, 210, 64, 730_000, 21),
        (CLOTH, "TN-61", "Sfax", 540_000, 180, None, None, None),
        (CLOTH, "TN-13", "Ben Arous", 480_000, 160, 61, None, None),
        (CLOTH, "TN-51", "Sousse", 430_000, 150, 55, 500_000, 28),
        (ELASTIC, "TN-52", "Moknine", 11_000, 90, 52, 14_000, 14),
        (ELASTIC, "TN-61", "Sfax", 9_500, 80, 57, None, None),
        (ELASTIC, "TN-21", "Nabeul", 8_000, 70, None, None, None),
    ),
    "DEMO-MA": (
        (MASK, "MA-06", "Casablanca", 1_000_000, 340, 63, 1_700_000, 14),
        (MASK, "MA-01", "Tanger", 900_000, 310, 57, 1_500_000, 21),
        (MASK, "MA-04", "Salé", 650_000, 230, None, None, None),
        (CLOTH, "MA-06", "Mohammedia", 420_000, 140, None, None, None),
        (CLOTH, "MA-03", "Fès", 380_000, 130, 62, 450_000, 21),
    ),
    "DEMO-CT": (
        (MASK, "ES-CT", "Terrassa", 900_000, 300, 60, 1_500_000, 14),
        (MASK, "ES-VC", "Alcoi", 750_000, 260, 54, 1_200_000, 10),
        (MASK, "ES-CT", "Mataró", 600_000, 210, None, None, None),
        (CLOTH, "ES-VC", "Ontinyent", 520_000, 170, 56, 640_000, 14),
        (CLOTH, "ES-CT", "Sabadell", 450_000, 150, 63, None, None),
        (ELASTIC, "ES-CT", "Mataró", 7_000, 60, 51, 9_000, 14),
    ),
    "DEMO-PT": (
        (MASK, "PT-03", "Guimarães", 1_000_000, 340, 65, 1_700_000, 14),
        (MASK, "PT-13", "Porto", 700_000, 240, None, None, None),
        (MASK, "PT-03", "Braga", 650_000, 220, 50, 1_100_000, 21),
        (CLOTH, "PT-03", "Guimarães", 560_000, 180, 60, 680_000, 21),
        (CLOTH, "PT-05", "Covilhã", 480_000, 160, 57, None, None),
    ),
    "DEMO-FR": (
        (MASK, "FR-ARA", "Roanne", 500_000, 170, 58, 800_000, 14),
        (MASK, "FR-HDF", "Roubaix", 450_000, 150, 64, None, None),
    ),
    "DEMO-TR": (
        (MASK, "TR-20", "Denizli", 1_100_000, 370, 67, 1_900_000, 14),
        (MASK, "TR-16", "Bursa", 900_000, 310, 61, None, None),
        (CLOTH, "TR-20", "Denizli", 800_000, 260, 66, 950_000, 14),
        (CLOTH, "TR-16", "Bursa", 650_000, 220, 62, None, None),
    ),
}  # fmt: skip
