"""The ten fictive clusters: where their members are, in which language they answer, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

FIRST, SECOND = "2026-R1", "2026-R2"
"""The sample's two rounds."""


@dataclass(frozen=True)
class Area:
    """A region in a cluster: its members, and how many of them make certified FFP2 masks.

    Of a country's areas none or at least two have one or two such firms: a single suppressed
    area would suppress its country too. `towns` are real, written in the cluster's language.
    """

    region: str
    members: int
    certified: int
    towns: tuple[str, ...]


@dataclass(frozen=True)
class SampleCluster:
    """A fictive cluster. `stems` begin its members' names and `mark` ends them, says “fictive”.

    `asks_shifts`: its questionnaires ask shifts and days. `dates` are the reference dates by round.
    """

    code: str
    place_en: str
    place_fr: str
    country: str
    language: str
    countries: dict[str, str]
    stems: tuple[str, ...]
    mark: str
    asks_shifts: bool
    dates: dict[str, dt.date]
    areas: tuple[Area, ...]

    @property
    def name_en(self) -> str:
        """The cluster's name in English."""
        return f"Fictive cluster – {self.place_en}"

    @property
    def name_fr(self) -> str:
        """The cluster's name in French."""
        return f"Cluster fictif – {self.place_fr}"


def sample_clusters() -> tuple[SampleCluster, ...]:
    """All ten, from both shores."""
    return (*_french_speaking(), *_iberian(), *_eastern_north(), *_arab_east())


def _dates(first: tuple[int, int] | None, second: tuple[int, int]) -> dict[str, dt.date]:
    dates = {FIRST: dt.date(2026, *first)} if first else {}
    return dates | {SECOND: dt.date(2026, *second)}


def _french_speaking() -> tuple[SampleCluster, ...]:
    return (
        SampleCluster(
            "DEMO-TN", "Tunisia", "Tunisie", "TN", "fr", {"TN": "Tunisie"},
            ("Tissages Exemple", "Confection Exemple", "Textiles Modèle", "Hygiène Exemple",
             "Ateliers Démo"),
            "(fictif)", True, _dates((3, 9), (11, 2)),
            (
                Area("TN-52", 9, 4, ("Monastir", "Moknine", "Ksar Hellal")),
                Area("TN-51", 6, 3, ("Sousse", "Msaken")),
                Area("TN-61", 6, 3, ("Sfax",)),
                Area("TN-13", 5, 3, ("Ben Arous", "Radès")),
                Area("TN-21", 5, 3, ("Nabeul", "Korba")),
                Area("TN-23", 3, 1, ("Bizerte",)),
                Area("TN-11", 2, 1, ("Tunis",)),
                Area("TN-53", 1, 0, ("Mahdia",)),
                Area("TN-41", 1, 0, ("Kairouan",)),
            ),
        ),
        SampleCluster(
            "DEMO-FR", "France", "France", "FR", "fr", {"FR": "France"},
            ("Filatures Exemple", "Non-tissés Spécimen", "Ateliers Fictis", "Textiles Exemple"),
            "(fictif)", True, _dates((3, 20), (10, 12)),
            (
                Area("FR-ARA", 8, 3, ("Lyon", "Roanne", "Saint-Étienne")),
                Area("FR-HDF", 6, 3, ("Roubaix", "Lille")),
                Area("FR-GES", 3, 1, ("Troyes", "Mulhouse")),
                Area("FR-OCC", 3, 2, ("Castres", "Toulouse")),
                Area("FR-PAC", 2, 1, ("Marseille",)),
                Area("FR-PDL", 2, 0, ("Cholet",)),
            ),
        ),
        SampleCluster(
            "DEMO-MA", "Morocco", "Maroc", "MA", "fr", {"MA": "Maroc"},
            ("Confection Spécimen", "Textiles Atlas Exemple", "Tricotages Modèle"),
            "(fictif)", False, _dates((3, 25), (10, 26)),
            (
                Area("MA-06", 8, 3, ("Casablanca", "Mohammedia")),
                Area("MA-01", 5, 3, ("Tanger", "Tétouan")),
                Area("MA-03", 3, 1, ("Fès", "Meknès")),
                Area("MA-04", 3, 2, ("Salé", "Rabat")),
                Area("MA-07", 1, 0, ("Safi",)),
            ),
        ),
    )  # fmt: skip


def _iberian() -> tuple[SampleCluster, ...]:
    return (
        SampleCluster(
            "DEMO-CT", "Catalonia and eastern Spain", "Catalogne et est de l’Espagne", "ES", "es",
            {"ES": "España"},
            ("Confecciones Muestra", "Tejidos Ejemplo", "Hilaturas Ficticias", "Textiles Modelo"),
            "(ficticia)", True, _dates((3, 12), (11, 9)),
            (
                Area("ES-CT", 15, 4, ("Terrassa", "Sabadell", "Mataró", "Igualada")),
                Area("ES-VC", 8, 3, ("Alcoi", "Ontinyent")),
                Area("ES-AR", 3, 1, ("Zaragoza",)),
                Area("ES-MC", 2, 1, ("Murcia",)),
            ),
        ),
        SampleCluster(
            "DEMO-PT", "Portugal", "Portugal", "PT", "pt", {"PT": "Portugal"},
            ("Têxteis Exemplo", "Confeções Amostra", "Malhas Modelo"),
            "(fictícia)", False, _dates((3, 17), (10, 20)),
            (
                Area("PT-03", 9, 3, ("Guimarães", "Braga", "Vila Nova de Famalicão")),
                Area("PT-13", 6, 3, ("Porto", "Felgueiras")),
                Area("PT-01", 3, 1, ("Aveiro", "São João da Madeira")),
                Area("PT-05", 2, 1, ("Covilhã",)),
                Area("PT-11", 2, 1, ("Lisboa",)),
            ),
        ),
    )  # fmt: skip


def _eastern_north() -> tuple[SampleCluster, ...]:
    return (
        SampleCluster(
            "DEMO-IT", "Italy", "Italie", "IT", "it", {"IT": "Italia"},
            ("Tessile Esempio", "Confezioni Modello", "Filati Campione", "Nontessuti Esempio"),
            "(fittizia)", False, _dates((3, 5), (10, 30)),
            (
                Area("IT-25", 9, 3, ("Busto Arsizio", "Bergamo", "Como")),
                Area("IT-52", 6, 3, ("Prato", "Empoli")),
                Area("IT-34", 4, 3, ("Vicenza", "Treviso")),
                Area("IT-21", 4, 1, ("Biella",)),
                Area("IT-45", 3, 1, ("Carpi", "Modena")),
                Area("IT-72", 1, 1, ("Salerno",)),
                Area("IT-75", 1, 0, ("Bari",)),
            ),
        ),
        SampleCluster(
            "DEMO-GR", "Greece", "Grèce", "GR", "el", {"GR": "Ελλάδα"},
            ("Κλωστοϋφαντουργία Παράδειγμα", "Ενδύματα Δείγμα", "Υφάσματα Πρότυπο"),
            "(φανταστική)", False, _dates((3, 23), (10, 15)),
            (
                Area("GR-I", 6, 3, ("Αθήνα", "Πειραιάς")),
                Area("GR-B", 6, 3, ("Θεσσαλονίκη",)),
                Area("GR-E", 3, 1, ("Λάρισα", "Βόλος")),
                Area("GR-A", 3, 1, ("Καβάλα", "Ξάνθη")),
                Area("GR-H", 1, 0, ("Χαλκίδα",)),
            ),
        ),
        SampleCluster(
            "DEMO-TR", "Türkiye", "Turquie", "TR", "tr", {"TR": "Türkiye"},
            ("Örnek Tekstil", "Deneme Konfeksiyon", "Numune Dokuma"),
            "(hayali)", True, _dates((3, 27), (11, 16)),
            (
                Area("TR-34", 6, 3, ("Esenyurt",)),
                Area("TR-16", 5, 3, ("Bursa",)),
                Area("TR-35", 4, 3, ("İzmir",)),
                Area("TR-20", 4, 1, ("Denizli",)),
                Area("TR-27", 2, 1, ("Gaziantep",)),
            ),
        ),
    )  # fmt: skip


def _arab_east() -> tuple[SampleCluster, ...]:
    return (
        SampleCluster(
            "DEMO-EG", "Egypt", "Égypte", "EG", "ar", {"EG": "مصر"},
            ("شركة نموذجية", "مصنع تجريبي", "نسيج المثال"),
            "(وهمية)", False, _dates((3, 15), (11, 5)),
            (
                Area("EG-GH", 6, 3, ("المحلة الكبرى", "طنطا")),
                Area("EG-C", 5, 3, ("القاهرة",)),
                Area("EG-ALX", 4, 3, ("الإسكندرية",)),
                Area("EG-SHR", 4, 1, ("الزقازيق",)),
                Area("EG-KB", 3, 1, ("شبرا الخيمة",)),
                Area("EG-PTS", 1, 0, ("بورسعيد",)),
            ),
        ),
        SampleCluster(
            "DEMO-JO", "Jordan and Palestine", "Jordanie et Palestine", "JO", "en",
            {"JO": "Jordan", "PS": "Palestine"},
            ("Sample Garments", "Example Textiles", "Specimen Weaving"),
            "(fictive)", False, _dates(None, (11, 12)),
            (
                Area("JO-AM", 6, 3, ("Amman",)),
                Area("JO-AZ", 3, 1, ("Zarqa",)),
                Area("JO-IR", 3, 1, ("Irbid",)),
                Area("PS-HBN", 2, 2, ("Hebron",)),
                Area("PS-NBS", 2, 1, ("Nablus",)),
                Area("PS-RBH", 1, 0, ("Ramallah",)),
            ),
        ),
    )  # fmt: skip
