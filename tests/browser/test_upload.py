"""A cluster manager's way: a file in, the report read, kept, seen on the map, taken away again."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.browser import workbooks
from tests.browser.watching import CHART, map_drawn, query_of, sentence_of, taken_away

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import Server

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("upload")


def add_cluster(page: Page, quiet: Quiet) -> None:
    """Add a cluster that nobody has heard of."""
    page.locator(".st-key-tela_upload_cluster input").first.click()
    page.get_by_role("option", name="Another cluster…").click()
    page.locator(".st-key-tela_cluster_name input").fill("Pôle du Sahel")
    page.locator(".st-key-tela_cluster_code input").fill("tn-sahel")
    page.get_by_role("button", name="Add the cluster").click()
    expect(page.get_by_role("button", name="Add the cluster")).to_have_count(0)
    quiet(page)


def drop(page: Page, quiet: Quiet, *files: Path) -> None:
    """Drop files and wait until they are read."""
    page.locator('input[type="file"]').set_input_files([str(file) for file in files])
    page.locator(".st-key-tela_decide").wait_for(timeout=90_000)
    quiet(page)


def keep(page: Page, quiet: Quiet) -> str:
    """Keep what was read; what the page says of it."""
    page.locator(".st-key-tela_keep button").click()
    expect(page.locator(".st-key-tela_decide")).to_have_count(0)
    quiet(page)
    return page.locator("[data-testid=stAlert]").first.inner_text()


def history(database: Path) -> list[dict[str, object]]:
    """The uploads in a ledger, newest first, as the store tells them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TELA_DATABASE", str(database))
        return store.history(Viewer("ministry")).to_dict("records")


def figures_of(database: Path) -> dict[str, dict[str, object]]:
    """What the store answers for certified FFP2 capacity per 100,000 people, by area."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TELA_DATABASE", str(database))
        found = store.region_figures(
            Selection(products=("resp_ffp2",)), Viewer("ministry"), "per_100k", dt.date.today()
        )
    return {str(row["area"]): row for row in found.areas.to_dict("records")}


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as asked:
        page.get_by_role("button", name=button, exact=True).first.click()
    return asked.value.suggested_filename, asked.value.path().read_bytes()


def table_of(page: Page) -> list[dict[str, str]]:
    """The CSV of the figure on the page."""
    name, content = taken_away(page, "CSV")
    assert name.endswith(".csv")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def monastir(rows: list[dict[str, str]]) -> dict[str, str]:
    (row,) = [row for row in rows if "Monastir" in row.values()]
    return row


def pick_upload(page: Page, quiet: Quiet, row: int = 0) -> None:
    """Choose a row of the history's table: its cells are drawn, so it is clicked by place."""
    table = page.locator("[class*=st-key-tela_history] [data-testid=stDataFrame]")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 16, box["y"] + 36 + 35 * row + 17)
    page.locator(".st-key-tela_upload_actions").wait_for()
    quiet(page)


@pytest.fixture
def managed(running_app: Callable[..., str], servers: dict[str, Server]) -> tuple[str, Server]:
    """A server with an empty ledger, which shows what a ministry may see."""
    url = running_app(env={"TELA_VIEWER": "ministry"})
    servers[url].forget()
    return url, servers[url]


def test_a_file_comes_in_is_seen_taken_away_and_withdrawn(
    managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet, masks: Path,
    tmp_path: Path,
) -> None:  # fmt: skip
    url, server = managed
    page = visit(f"{url}/upload")
    add_cluster(page, quiet)
    drop(page, quiet, masks)
    body = page.locator(".st-key-tela_page")
    expect(body).to_contain_text("5 of 6 rows accepted; 1 row is rejected.")
    expect(body).to_contain_text("7 rows = 5 accepted + 1 rejected + 1 skipped")
    expect(body).to_contain_text("Row 9 names no company")
    expect(body).to_contain_text("Rejected rows are not kept.")
    name, listed = downloaded(page, "Rejected rows (CSV)")
    assert name == "enquete_sahel_rejected.csv"
    (rejected,) = csv.DictReader(io.StringIO(listed.decode("utf-8-sig")))
    assert (rejected["Row"], rejected["Kind"]) == ("9", "company-missing")
    expect(body).to_contain_text("What will change")
    assert history(server.database) == [], "nothing is kept before somebody says so"

    assert "5 rows new, 0 changed, 0 the same" in keep(page, quiet)
    (kept,) = history(server.database)
    assert (kept["rows_in"], kept["rows_accepted"], kept["rows_rejected"]) == (7, 5, 1)
    drop(page, quiet, workbooks.one_more(tmp_path / "sixth.xlsx"))
    expect(page.locator(".st-key-tela_page")).to_contain_text("The one row is accepted.")
    keep(page, quiet)

    page.get_by_role("link", name="See this cluster on the map").click()
    page.wait_for_url("**/map?**")
    quiet(page)
    assert query_of(page) == {"k": "TN-SAHEL"}
    with_six = f"{url}/map?p=resp_ffp2&m=per_100k"
    page.goto(with_six)
    quiet(page)
    map_drawn(page)
    assert monastir(table_of(page))["Firms behind the figure"] == "6"
    assert "6 answered" in sentence_of(page)
    rows, known = {row["Code"]: row for row in table_of(page)}, figures_of(server.database)
    assert set(rows) == set(known), "every area, none twice"
    here = known["TN-52"]
    assert here["capacity"] == sum(workbooks.WEEKLY) + workbooks.WEEKLY[0]
    assert float(rows["TN-52"]["Capacity (certified)"]) == here["capacity"]
    figures = [cell for cell in rows["TN-52"].values() if re.fullmatch(r"[0-9.]+", cell)]
    assert pytest.approx(here["value"]) in [float(cell) for cell in figures]

    name, picture = taken_away(page, "PNG")
    image = Image.open(io.BytesIO(picture))
    assert name.endswith("_en.png")
    assert image.width > 1800, "as fine as print and slides want it"
    assert len(image.convert("RGB").resize((200, 150)).getcolors(40_000)) > 50, "not blank"

    page.goto(f"{url}/upload")
    quiet(page)
    pick_upload(page, quiet)
    page.locator("[class*=st-key-tela_reason] input").fill("counted twice")
    page.get_by_role("button", name="Withdraw", exact=True).click()
    expect(page.locator(".st-key-tela_page")).to_contain_text("is withdrawn; what stood before")
    quiet(page)
    assert [entry["state"] for entry in history(server.database)] == ["withdrawn", "standing"]
    page.goto(with_six)
    quiet(page)
    map_drawn(page)
    assert monastir(table_of(page))["Firms behind the figure"] == "5", "in the file"
    assert "5 answered" in sentence_of(page), "in the sentence"
    hover = page.evaluate(
        f"""() => {CHART}.data
            .flatMap(t => (t.text ?? []).map((text, n) => text + (t.customdata[n][1] ?? "")))
            .find(text => text.includes("Monastir"))"""
    )
    assert "n = 5 firms" in hover, "on the screen"

    page.goto(f"{url}/upload")
    quiet(page)
    pick_upload(page, quiet)
    page.get_by_role("button", name="Let it stand again").click()
    expect(page.locator(".st-key-tela_page")).to_contain_text("stands again.")
    assert [entry["state"] for entry in history(server.database)] == ["standing", "standing"]


def test_the_same_answers_again_change_nothing_and_say_so(
    managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet, masks: Path,
    tmp_path: Path,
) -> None:  # fmt: skip
    url, server = managed
    page = visit(f"{url}/upload")
    add_cluster(page, quiet)
    drop(page, quiet, masks)
    keep(page, quiet)
    again = workbooks.as_csv_reordered(tmp_path / "renamed (2).csv")
    for file in (masks, again):
        drop(page, quiet, file)
        expect(page.locator(".st-key-tela_page")).to_contain_text("No total changes")
        assert "nothing new" in keep(page, quiet)
    assert len(history(server.database)) == 1


def test_a_draft_is_declared_only_until_it_is_approved(
    managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet, masks: Path
) -> None:
    url, server = managed
    page = visit(f"{url}/upload")
    add_cluster(page, quiet)
    drop(page, quiet, masks)
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.locator(".st-key-tela_page")).to_contain_text("A draft counts as declared only")
    quiet(page)
    page.goto(f"{url}/map?p=resp_ffp2&m=per_100k")
    quiet(page)
    map_drawn(page)
    assert monastir(table_of(page))["Firms behind the figure"] in ("", "0")
    page.goto(f"{url}/upload")
    quiet(page)
    pick_upload(page, quiet)
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".st-key-tela_page")).to_contain_text("is approved.")
    quiet(page)
    page.goto(f"{url}/map?p=resp_ffp2&m=per_100k")
    quiet(page)
    map_drawn(page)
    assert monastir(table_of(page))["Firms behind the figure"] == "5"
    assert [entry["state"] for entry in history(server.database)] == ["standing"]


def test_what_is_put_away_leaves_no_trace(
    managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet, masks: Path
) -> None:
    url, server = managed
    page = visit(f"{url}/upload")
    add_cluster(page, quiet)
    drop(page, quiet, masks)
    page.get_by_role("button", name="Put away").click()
    expect(page.locator(".st-key-tela_decide")).to_have_count(0)
    quiet(page)
    expect(page.locator(".st-key-tela_page")).not_to_contain_text("enquete_sahel")
    assert history(server.database) == []


def test_of_many_files_one_report_is_read_at_a_time(
    managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet, tmp_path: Path
) -> None:
    url, server = managed
    made = [
        workbooks.one_more(tmp_path / f"firm_{number}.xlsx", f"Firme {number}")
        for number in range(5)
    ]
    packed = tmp_path / "members.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in made:
            archive.write(file, file.name)
    page = visit(f"{url}/upload")
    add_cluster(page, quiet)
    drop(page, quiet, packed)
    expect(page.locator("[class*=st-key-tela_file_]")).to_have_count(1)
    expect(page.locator(".st-key-tela_keep button")).to_contain_text("Keep 5 rows")
    page.locator("[class*=st-key-tela_leave_] button").click()
    expect(page.locator(".st-key-tela_keep button")).to_contain_text("Keep 4 rows")
    keep(page, quiet)
    assert len(history(server.database)) == 4


def test_the_manager_of_a_cluster_uploads_for_it_alone(
    running_app: Callable[..., str], servers: dict[str, Server], visit: Callable[..., Page],
    quiet: Quiet, masks: Path,
) -> None:  # fmt: skip
    url = running_app(env={"TELA_VIEWER": "cluster:MFC-POLE-MONASTIR"})
    servers[url].forget()
    page = visit(f"{url}/upload?lang=fr")
    field = page.locator(".st-key-tela_upload_cluster input").first
    expect(field).to_be_disabled()
    expect(field).to_have_value("MFC Pole Monastir")
    drop(page, quiet, masks)
    keep(page, quiet)
    (kept,) = history(servers[url].database)
    assert kept["cluster_code"] == "MFC-POLE-MONASTIR"
