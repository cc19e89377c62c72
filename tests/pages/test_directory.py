"""The directory: who sees whom, who is found, and every figure walked back to its cell."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cluster_data import store
from cluster_data.store import Actor
from cluster_data.store.originals import find_original
from cluster_data.store.place import ledger_path
from loaders.check import understand
from loaders.committing import commit_reading
from loaders.reading import Context
from pages.directory import evidence, export, finding
from shell import listing
from tests.loaders.survey_files import as_csv
from tests.pages.lending import Ledgers
from tests.pages.opening import open_page

HEADINGS = [
    "Company", "Country", "Region", "City", "Product", "Capacity", "Consent to publish",
    "Standards met", "Certificate expiry", "E-mail",
]  # fmt: skip
OPEN, MINISTRY, SECRET = "Société Ouverte", "مصنع النسيج", "Hidden & Sons"
ROWS = [
    [OPEN, "TN", "Monastir", "Monastir", "FFP2", "370 000 pieces/week", "Public", "EN 149",
     "30/06/2099", "boss@open.tn"],
    [OPEN, "TN", "Monastir", "Monastir", "spunbond", "35 T/month", "Public", "", "", ""],
    [MINISTRY, "TN", "Sfax", "صفاقس", "FFP2", "9 600 pieces/day", "Authorities only", "EN 149",
     "15/01/2020", ""],
    [SECRET, "TN", "Sfax", "Sfax", "FFP2", "1 000 pieces/week", "Cluster only", "", "", ""],
]  # fmt: skip
REASON = "seen by Mrs. Aouni herself"
VIEWERS = ("public", "ministry", "cluster:TN-A", "cluster:TN-B")


def committed(path: Path) -> None:
    """Commit a survey of the cluster TN-A, beside which there is another cluster."""
    today = dt.date.today()
    (reading,) = understand(path, path.name, Context(round="2026-R1", date=today))
    assert len(reading.rows) == len(ROWS), reading.problems
    for code in ("TN-A", "TN-B"):
        store.add_cluster(code, f"Cluster {code[-1]}", "TN", Actor())
    let = pd.DataFrame(
        [("expiry-far", "Certificate expiry", None, REASON)],
        columns=["slug", "column_name", "value", "reason"],
    )
    commit_reading(
        reading, "TN-A", "2026-R1", today, Actor("page", "manager"), original=path, overrides=let
    )


@pytest.fixture
def opened(
    ledgers: Ledgers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AppTest]:
    """The directory as a viewer sees it at an address: three firms, each with another consent."""
    survey = as_csv([["Survey of the summer"], HEADINGS, *ROWS], tmp_path / "summer.csv")
    database = ledgers.lend("directory", lambda _path: committed(survey))
    monkeypatch.setenv("TELA_DATABASE", str(database))

    def open_(viewer: str = "ministry", **query: str) -> AppTest:
        monkeypatch.setenv("TELA_VIEWER", viewer)
        return open_page("directory", **query)

    return open_


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[listing.Row]]:
    """The rows of each list that a page drew last, by the list's key; AppTest can't see them."""
    drawn: dict[str, list[listing.Row]] = {}
    real = listing.draw

    def draw(key: str, heads: Any, rows: Any, *more: Any, **options: Any) -> None:
        drawn[key] = list(rows)
        real(key, heads, rows, *more, **options)

    monkeypatch.setattr(listing, "draw", draw)
    return drawn


def said(app: AppTest) -> str:
    """All that a page says in texts and in HTML."""
    html = [block.proto.body for block in app.get("html")]
    blocks = (*app.title, *app.header, *app.markdown, *app.caption, *app.info, *app.button)
    return "\n".join(
        [*html, *(str(getattr(block, "label", "") or block.value) for block in blocks)]
    )


def names(lists: dict[str, list[listing.Row]]) -> set[str]:
    return {row.name for row in lists["tela_members"]}


def member_of(lists: dict[str, list[listing.Row]], name: str) -> str:
    return next(row.code for row in lists["tela_members"] if row.name == name)


WITHHELD = "Name withheld"


@pytest.mark.parametrize(
    ("viewer", "seen"),
    [
        ("public", {OPEN}),
        ("ministry", {OPEN, MINISTRY, WITHHELD}),
        ("cluster:TN-A", {OPEN, MINISTRY, SECRET}),
        ("cluster:TN-B", {OPEN}),
    ],
)
def test_a_name_is_shown_as_its_firm_agreed(
    viewer: str,
    seen: set[str],
    opened: Callable[..., AppTest],
    lists: dict[str, list[listing.Row]],
) -> None:
    app = opened(viewer)
    assert names(lists) == seen
    told = said(app)
    assert ("1 name withheld by consent" in told) == (WITHHELD in seen)
    assert ("2 others answered" in told) == (len(seen) == 1)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("societe ouverte", {OPEN}),
        ("Sfax", {MINISTRY, WITHHELD}),
        ("صفاقس", {MINISTRY, WITHHELD}),
        ("masnaa nassij", {MINISTRY}),
        ("spunbond monastir", {OPEN}),
    ],
)
def test_a_member_is_found_in_any_script(
    query: str,
    found: set[str],
    opened: Callable[..., AppTest],
    lists: dict[str, list[listing.Row]],
) -> None:
    opened("ministry", q=finding.for_address(query))
    assert names(lists) == found


def test_a_withheld_name_finds_nobody(
    opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    app = opened("ministry", q="hidden~sons")
    assert "tela_members" not in lists
    assert "Nobody here matches" in said(app)
    assert SECRET not in said(app).replace("hidden sons", "")


def test_what_is_typed_goes_to_the_address_and_back(opened: Callable[..., AppTest]) -> None:
    app = opened("ministry")
    app.text_input(key="tela_find_text").set_value("صفاقس").run()
    assert app.query_params["q"][0].isascii()
    assert app.text_input(key="tela_find_text").value == "صفاقس"
    assert "2 members of 3" in said(app)


@pytest.mark.parametrize("text", ["صفاقس", "Θεσσαλονίκη", "Saint-Étienne", "xn--zz--", "a", ""])
def test_any_search_fits_an_address(text: str) -> None:
    from shell.address import read
    from shell.vocabulary import vocabulary

    told = finding.for_address(text)
    kept = read({"q": [told]} if told else {}, vocabulary(frozenset(), frozenset())).own
    assert kept.get("q", "") == told
    assert len(finding.for_address(text * 40)) <= 64


@pytest.mark.parametrize("viewer", VIEWERS)
def test_figures_are_for_those_entitled(
    viewer: str, opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    opened(viewer)
    member = member_of(lists, OPEN)
    lists.clear()
    app = opened(viewer, member=member)
    if viewer in ("ministry", "cluster:TN-A"):
        weekly = {row.name: row.cells for row in lists["tela_lines"]}
        assert weekly["FFP2 filtering half mask"][1] == "370,000 pieces"
        assert (
            "certified to EN 149, valid until 30 June 2099"
            in (weekly["FFP2 filtering half mask"][2])
        )
        assert weekly["Spunbond PP nonwoven"][1] == "8,076.9 kg"
    else:
        assert not set(lists) & {"tela_lines", "tela_certificates", "tela_rounds"}
        assert "370" not in said(app)
        assert "shown to ministries and to its own cluster only" in said(app)
    assert "Makes 2 products" in said(app)


def test_an_expired_certificate_is_an_alarm_with_its_day(
    opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    opened("ministry")
    opened("ministry", member=member_of(lists, MINISTRY))
    (line,) = lists["tela_lines"]
    assert line.cells[2] == "attested; certificate to EN 149 expired on 15 January 2020"
    assert line.alarm == (2,)
    assert "5 days a week assumed" in line.cells[0]
    (certificate,) = lists["tela_certificates"]
    assert certificate.cells[1] == "expired on 15 January 2020"
    assert certificate.alarm == (1,)


def walked(
    name: str, place: int, opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> AppTest:
    opened("ministry")
    member = member_of(lists, name)
    opened("ministry", member=member)
    return opened("ministry", member=member, line=lists["tela_lines"][place].code)


def test_a_figure_is_walked_back_to_its_cell(
    opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    app = walked(OPEN, 0, opened, lists)
    told = said(app)
    lines = {row.name: row for row in lists["tela_lines"]}
    place = 3 if next(iter(lines)).startswith("FFP2") else 4
    assert "Where does this number come from?" in told
    assert "summer.csv" in told
    assert "by a cluster manager" in told
    assert f'<tr class="tela-figure"><th scope="row">F{place}</th>' in told
    assert "boss@open.tn" not in told
    assert "passed all 10 rules" in told


@pytest.mark.parametrize(
    ("viewer", "shown"), [("ministry", True), ("cluster:TN-A", True), ("cluster:TN-B", False)]
)
def test_why_a_warning_was_let_stand_is_with_its_line_for_those_it_concerns(
    viewer: str, shown: bool, opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    opened("ministry")
    member = member_of(lists, OPEN)
    opened("ministry", member=member)
    (line,) = [row for row in lists["tela_lines"] if row.name.startswith("FFP2")]
    told = said(opened(viewer, member=member, line=line.code))
    assert (REASON in told) is shown
    if shown:
        assert f"Let stand by the cluster: “<bdi>{REASON}</bdi>”" in told


def test_tonnes_a_month_are_counted_out_in_words(
    opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    opened("ministry")
    opened("ministry", member=member_of(lists, OPEN))
    at = [row.name for row in lists["tela_lines"]].index("Spunbond PP nonwoven")
    told = said(walked(OPEN, at, opened, lists)).replace("\u00a0", " ")
    assert "“<bdi>35 T/month</bdi>” is 35,000 kg a month; × 12/52 = 8,076.9 kg a week" in told


def test_nothing_of_a_withheld_name_is_in_its_row(
    opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    told = said(walked(WITHHELD, 0, opened, lists))
    assert "Hidden" not in told
    assert "summer.csv" not in told
    assert "1 000 pieces/week" in told


def test_without_its_original_a_figure_still_stands(
    opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]],
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    own = Path(shutil.copytree(ledger_path().parent, tmp_path / "own")) / ledger_path().name
    monkeypatch.setenv("TELA_DATABASE", str(own))
    original = find_original(str(_uploads()["sha256"].iloc[0]))
    assert original is not None
    original.unlink()
    told = said(walked(OPEN, 0, opened, lists))
    assert "no longer kept beside the ledger" in told
    assert "In the firm’s words" in told


def _uploads() -> pd.DataFrame:
    from cluster_data.store.place import open_ledger

    with open_ledger() as ledger:
        return ledger.execute("SELECT sha256 FROM uploads").df()


@pytest.mark.parametrize("junk", ["000000000000", "zz", "a7793541e2b7..", "1~2"])
def test_a_member_that_is_none_is_said_to_be_none(
    junk: str, opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    app = opened("ministry", member=junk, line=junk)
    assert "No such member here" in said(app)
    opened("ministry")
    member = member_of(lists, OPEN)
    assert "Makes 2 products" in said(opened("ministry", member=member, line=junk))


def test_the_public_cannot_open_a_firm_that_did_not_agree(
    opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    opened("ministry")
    member = member_of(lists, MINISTRY)
    told = said(opened("public", member=member))
    assert "No such member here" in told
    assert MINISTRY not in told


def test_the_file_holds_every_row_and_runs_nothing() -> None:
    table = pd.DataFrame(
        [
            {
                "member_id": f"{at:012d}", "name": "=cmd()" if at else None,
                "cluster_name": "+A", "member_type": None, "country": "TN", "areas": ["TN-52"],
                "cities": ["@town"], "sites": 1, "products": ["resp_ffp2"], "certified": [],
                "employees": pd.NA, "round": "2026-R1", "reference_date": dt.date(2026, 3, 1),
            }
            for at in range(450)
        ]
    )  # fmt: skip
    text = export.csv_bytes(table, dt.date(2026, 11, 26)).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert len(rows) == 450
    first, second = (dict(zip(head, row, strict=True)) for row in rows[:2])
    assert first["Name"] == "Name withheld"
    assert (second["Name"], second["Cluster"], second["Towns"]) == ("'=cmd()", "'+A", "'@town")
    assert (second["Regions"], second["Answered on"]) == ("Monastir", "2026-03-01")


@pytest.mark.parametrize(
    ("value", "unit", "period", "weekly", "expected"),
    [
        (100.0, "piece", "hour", 8000.0, "× 8 hours × 2 shifts a day × 5 days = 8,000 pieces"),
        (100.0, "piece", "shift", 1000.0, "× 2 shifts a day × 5 days = 1,000 pieces"),
        (12000.5, "m2", "day", 60002.5, "12,000.5 m² a day; × 5 days = 60,002.5 m²"),
        (370000.0, "piece", "week", 370000.0, "370,000 pieces a week; × 1 = 370,000 pieces"),
        (52.0, "set", "year", 1.0, "52 sets a year; × 1/52 = 1 sets"),
    ],
)
def test_a_weekly_figure_says_how_it_was_made(
    value: float, unit: str, period: str, weekly: float, expected: str
) -> None:
    line = {
        "capacity_stated": "as written", "capacity_value": value, "capacity_value_high": value,
        "capacity_unit": unit, "unit": unit, "capacity_period": period, "shifts_per_day": 2,
        "days_per_week": 5, "capacity_per_week": weekly,
    }  # fmt: skip
    assert expected in evidence.formula(line).replace("\u00a0", " ")
