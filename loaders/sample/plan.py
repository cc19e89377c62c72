"""Which files the sample has: cluster, round, shape, columns and slips made on purpose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from loaders.sample.answers import answers
from loaders.sample.clusters import FIRST, SECOND, SampleCluster, sample_clusters
from loaders.sample.firms import firms
from loaders.sample.records import Answer, Firm
from loaders.sample.shapes import (
    open_document,
    plain_workbook,
    template_workbook,
    text_file,
    titled_workbook,
)
from loaders.sample.tables import MISTAKES, Sheet, capacity_sheet, roster_sheet
from loaders.sample.wording import Hand

_PLACE = ("company", "country", "region", "city")
_STATED = ("product", "detail", "capacity", "unit", "period")
_TRUST = ("standards", "certificates", "expiry")
_SURGE = ("surge", "surge_days")
_TURN = ("willing", "convertible", "conversion_days", "converted")
_ORDER = ("delivery", "least_order")
_FULL = (
    *_PLACE, "site", "member_type", "employees", *_STATED, "stages", "shifts", "days", "output",
    "utilisation", *_SURGE, *_ORDER, *_TURN, *_TRUST, "markets", "origins", "offered", "sought",
    "skills", "consent", "date",
)  # fmt: skip
_MEDIUM = (
    *_PLACE, "site", "employees", *_STATED, "stages", "output", "utilisation", *_SURGE, *_ORDER,
    *_TRUST, "offered", "sought", "skills", "consent", "date",
)  # fmt: skip
_SHORT = (
    "company", "country", "region", "site", *_STATED, "utilisation", *_ORDER, *_TRUST, "skills",
    "date",
)  # fmt: skip
_BY_TOWN = tuple("city" if kind == "region" else kind for kind in _SHORT)
_BY_HAND = (
    "company", "country", "region", "city", "site", "product", "detail", "amount", "shifts", "days",
    "utilisation", *_SURGE, *_TRUST, "date",
)  # fmt: skip
_ONE_CELL = (
    *_PLACE, "site", "product", "detail", "amount", "utilisation", *_TRUST, "consent", "date",
)  # fmt: skip
_MEMBERS = ("company", "country", "region", "city", "member_type")


@dataclass(frozen=True)
class Shape:
    """How a file is written: its ending, its writer, its columns, its author's hand."""

    name: str
    ending: str
    write: Callable[[Sheet], bytes]
    columns: tuple[str, ...]
    hand: Hand


@dataclass(frozen=True)
class Part:
    """One table of a file: answers, or the members of a roster; `also_skipped` counts rows below
    the heading that the shape adds by itself.
    """

    name: str
    kind: str
    shape: Shape
    answers: tuple[Answer, ...] = ()
    members: tuple[Firm, ...] = ()
    mistakes: tuple[str, ...] = ()
    also_skipped: int = 0

    @property
    def rejected(self) -> int:
        """Rows that must be rejected."""
        return sum(MISTAKES[mistake] == "rejected" for mistake in self.mistakes)

    @property
    def skipped(self) -> int:
        """Rows that must be skipped."""
        return self.also_skipped + sum(MISTAKES[item] == "skipped" for item in self.mistakes)

    def content(self) -> bytes:
        """The bytes of the file."""
        if self.kind == "roster":
            return self.shape.write(roster_sheet(self.members, self.shape.hand, self.shape.columns))
        sheet = capacity_sheet(self.shape.columns, self.answers, self.shape.hand, self.mistakes)
        return self.shape.write(sheet)


@dataclass(frozen=True)
class PlannedFile:
    """A file of the sample: one part, or several in a zip."""

    name: str
    cluster: SampleCluster
    round: str
    date: dt.date
    parts: tuple[Part, ...]
    draft: bool = False


def _shapes() -> dict[tuple[str, str], Shape]:
    """The shape of each cluster's answers, by round."""
    typed = plain_workbook
    semicolons, latin = text_file("cp1252", ";"), text_file("utf-8", ",")
    utf16, bom = text_file("utf-16", "\t"), text_file("utf-8-sig", ",")
    by_hand = titled_workbook
    rows = (
        ("DEMO-TN", FIRST, "titled xlsx", ".xlsx", by_hand, _BY_HAND, Hand("fr", percent="sign")),
        ("DEMO-TN", SECOND, "template xlsx", ".xlsx", template_workbook, _FULL, Hand("fr", True)),
        ("DEMO-FR", FIRST, "template xlsx", ".xlsx", template_workbook, _FULL, Hand("fr", True)),
        ("DEMO-FR", SECOND, "zip of csv", ".csv", latin, _FULL, Hand("fr")),
        ("DEMO-MA", FIRST, "titled xlsx", ".xlsx", by_hand, _ONE_CELL, Hand("fr", percent="sign")),
        ("DEMO-MA", SECOND, "zip of csv", ".csv", latin, _MEDIUM, Hand("fr", percent="sign")),
        ("DEMO-CT", FIRST, "cp1252 csv", ".csv", semicolons, _FULL, Hand("es")),
        ("DEMO-CT", SECOND, "cp1252 csv", ".csv", semicolons, _FULL, Hand("es")),
        ("DEMO-PT", FIRST, "cp1252 csv", ".csv", semicolons, _MEDIUM, Hand("pt")),
        ("DEMO-PT", SECOND, "ods", ".ods", open_document, _MEDIUM, Hand("pt", True)),
        ("DEMO-IT", FIRST, "utf-16 txt", ".txt", utf16, _ONE_CELL, Hand("it")),
        ("DEMO-IT", SECOND, "utf-16 txt", ".txt", utf16, _MEDIUM, Hand("it")),
        ("DEMO-GR", FIRST, "plain xlsx", ".xlsx", typed, _BY_TOWN, Hand("el", True, "fraction")),
        ("DEMO-GR", SECOND, "cp1253 csv", ".csv", text_file("cp1253", ";"), _BY_TOWN, Hand("el")),
        ("DEMO-TR", FIRST, "cp1254 csv", ".csv", text_file("cp1254", ";"), _FULL, Hand("tr")),
        ("DEMO-TR", SECOND, "plain xlsx", ".xlsx", typed, _FULL, Hand("tr", True)),
        ("DEMO-EG", FIRST, "utf-8 bom csv", ".csv", bom, _SHORT, Hand("ar")),
        ("DEMO-EG", SECOND, "utf-8 bom csv", ".csv", bom, _SHORT, Hand("ar")),
        ("DEMO-JO", SECOND, "tsv", ".tsv", text_file("utf-8", "\t"), _MEDIUM, Hand("en")),
    )
    return {(code, round_): Shape(*rest) for code, round_, *rest in rows}  # type: ignore[arg-type]


_MISTAKES = {
    ("DEMO-TN", FIRST): ("no_capacity", "total"), ("DEMO-IT", FIRST): ("total",),
    ("DEMO-CT", FIRST): ("no_product", "duplicate"), ("DEMO-PT", SECOND): ("duplicate",),
    ("DEMO-EG", SECOND): ("no_capacity", "total"), ("DEMO-MA", FIRST): ("total",),
    ("DEMO-TR", FIRST): ("no_product", "total"),
}  # fmt: skip
_FIRST_ROSTERS = ("DEMO-TN", "DEMO-CT", "DEMO-IT")
_IN_A_ZIP = ("DEMO-FR", "DEMO-MA")
_LATE = "DEMO-GR"
_LATE_ROWS = 5


@lru_cache(maxsize=1)
def plan() -> tuple[PlannedFile, ...]:
    """All files, first round before the second, rosters after the answers."""
    return tuple(
        planned
        for round_ in (FIRST, SECOND)
        for cluster in sample_clusters()
        if round_ in cluster.dates
        for planned in _files(cluster, round_)
    )


def _files(cluster: SampleCluster, round_: str) -> list[PlannedFile]:
    shape = _shapes()[cluster.code, round_]
    made = tuple(a for a in answers() if a.firm.cluster == cluster and a.round == round_)
    stem = f"{cluster.code}_{round_}"
    roster = _roster(cluster, round_, shape, stem)
    date = cluster.dates[round_]
    if round_ == SECOND and cluster.code in _IN_A_ZIP:
        half = len(made) // 2
        parts = [
            Part(f"{stem}_capacites_{at}{shape.ending}", "capacities", shape, answers=some)
            for at, some in enumerate((made[:half], made[half:]), start=1)
        ]
        return [PlannedFile(f"{stem}.zip", cluster, round_, date, (*parts, *roster))]
    others = [answer for answer in made if answer.product != "resp_ffp2"]
    late = tuple(others[-_LATE_ROWS:]) if round_ == SECOND and cluster.code == _LATE else ()
    kept = tuple(answer for answer in made if answer not in late)
    slips = _MISTAKES.get((cluster.code, round_), ())
    below = {"template xlsx": 1, "titled xlsx": 1}.get(shape.name, 0)  # the example, the note
    main = Part(f"{stem}{shape.ending}", "capacities", shape, kept, (), slips, below)
    files = [PlannedFile(main.name, cluster, round_, date, (main,))]
    files += [PlannedFile(part.name, cluster, round_, date, (part,)) for part in roster]
    if late:
        day = date + dt.timedelta(days=14)
        part = Part(f"{stem}_draft{shape.ending}", "capacities", shape, late)
        files.append(PlannedFile(part.name, cluster, round_, day, (part,), draft=True))
    return files


def _roster(cluster: SampleCluster, round_: str, shape: Shape, stem: str) -> list[Part]:
    asked = round_ == SECOND or cluster.code in _FIRST_ROSTERS
    if not asked:
        return []
    members = tuple(
        firm
        for firm in firms()
        if firm.cluster == cluster and (round_ == SECOND or firm.answers != (SECOND,))
    )
    by_hand = shape.write in (template_workbook, titled_workbook)
    writer = plain_workbook if by_hand else shape.write
    # Greek regions are known in Latin letters only, which a Greek alphabet can't hold.
    columns = tuple(kind for kind in _MEMBERS if kind != "region" or "region" in shape.columns)
    plain = Shape(shape.name, shape.ending, writer, columns, shape.hand)
    return [Part(f"{stem}_roster{shape.ending}", "roster", plain, members=members)]
