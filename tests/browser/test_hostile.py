"""Files and links made to harm: a clear sentence, nothing kept, nothing executed, no crash."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser import workbooks
from tests.browser.test_upload import add_cluster, downloaded, drop, history, keep
from tests.browser.watching import CHART, map_drawn, taken_away

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import Server

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("hostile")

NAMES = [
    '=HYPERLINK("http://example.org/x","Click")',
    '<img src=x onerror="alert(1)">',
    "![x](http://example.org/x.png)",
    "Sfax \u202egnorw\u202c Textile",
    "$E = mc^2$ :red[x]",
]


def zip_of_zeros() -> bytes:
    """A gigabyte of nothing in about a megabyte."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.csv", "w", force_zip64=True) as member,
    ):
        for _ in range(1000):
            member.write(bytes(1_000_000))
    return out.getvalue()


HEADS = "Company name,Country,Product type,Nominal capacity,Unit,Period\n"
FILES: list[tuple[str, Callable[[], bytes], str]] = [
    ("not one.xlsx", lambda: b"MZ" + bytes(range(256)) * 40, "is not a table that can be read"),
    ("two cells.xlsx", workbooks.two_cells, "needs too much memory"),
    ("zeros.zip", zip_of_zeros, "at most 50 MB"),
    ("empty.csv", lambda: b"", "is empty"),
    ("header only.csv", HEADS.encode, "no row to keep"),
    ("cut.xlsx", lambda: workbooks.two_cells()[:1500], "is damaged or was cut short"),
    ("page.xls", lambda: b"<html><table><tr><td>1</td></tr></table>", "is a web page saved"),
    ("no survey.csv", lambda: b"a,b\n1,2\n", "No row of column names"),
]


@pytest.fixture(scope="module")
def managed(running_app: Callable[..., str], servers: dict[str, Server]) -> tuple[str, Server]:
    """A server of its own, on an empty ledger, with the ministry's eyes."""
    url = running_app(fresh=True, env={"TELA_VIEWER": "ministry"})
    return url, servers[url]


@pytest.fixture
def unhurt(managed: tuple[str, Server]) -> object:
    """Whatever a test sends, the server that answers is the one that was started, unalarmed."""
    yield managed
    _url, server = managed
    assert server.process.poll() is None
    assert "Traceback" not in server.log, server.log[-3000:]


@pytest.mark.usefixtures("unhurt")
def test_files_made_to_harm_get_a_sentence_and_leave_nothing(
    managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet, tmp_path: Path
) -> None:
    url, server = managed
    page = visit(f"{url}/upload")
    add_cluster(page, quiet)
    for name, make, sentence in FILES:
        path = tmp_path / name
        path.write_bytes(make())
        drop(page, quiet, path)
        body = page.locator(".st-key-tela_page")
        expect(body).to_contain_text(sentence, timeout=30_000)
        expect(body).not_to_contain_text("Traceback")
        expect(page.get_by_role("button", name="Keep ")).to_have_count(0)
        page.get_by_role("button", name="Put away").click()
        expect(page.locator(".st-key-tela_decide")).to_have_count(0)
        quiet(page)
    assert history(server.database) == []


@pytest.mark.usefixtures("unhurt")
def test_a_file_over_the_limit_is_refused(
    managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet, tmp_path: Path
) -> None:
    url, server = managed
    page = visit(f"{url}/upload")
    add_cluster(page, quiet)
    heavy = tmp_path / "heavy.csv"
    heavy.write_bytes(HEADS.encode() + b"x" * 54_000_000)
    page.locator('input[type="file"]').set_input_files(str(heavy))
    # Streamlit's own refusal: it never sends the file
    expect(page.locator(".stFileUploader")).to_contain_text("50")
    expect(page.locator(".stFileUploader")).to_contain_text("heavy.csv")
    assert history(server.database) == []


@pytest.mark.usefixtures("unhurt")
def test_nul_bytes_are_told_and_left_out(
    managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet, tmp_path: Path
) -> None:
    url, _server = managed
    page = visit(f"{url}/upload")
    add_cluster(page, quiet)
    path = tmp_path / "nul.csv"
    path.write_bytes(HEADS.encode() + b"At\0las,Tunisia,FFP2,900,pieces,week\n")
    drop(page, quiet, path)
    body = page.locator(".st-key-tela_page")
    expect(body).to_contain_text("The one row is accepted.")
    page.get_by_text("warning", exact=False).first.click()
    expect(body).to_contain_text("NUL characters")


@pytest.mark.usefixtures("unhurt")
def test_names_made_to_harm_are_shown_as_text(
    managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet, tmp_path: Path
) -> None:
    url, server = managed
    page = visit(f"{url}/upload")
    add_cluster(page, quiet)
    file = workbooks.with_names(NAMES, tmp_path / "=cmd() <img src=x onerror=alert(1)>.xlsx")
    drop(page, quiet, file)
    page.get_by_text("Columns and rows as understood").click()
    quiet(page)
    _name, remarks = ("", b"")
    if page.get_by_role("button", name="All remarks (CSV)").count():
        _name, remarks = downloaded(page, "All remarks (CSV)")
    keep(page, quiet)
    assert len(history(server.database)) == 1
    page.goto(f"{url}/map?p=resp_ffp2&m=per_100k&area=TN-52")
    quiet(page)
    map_drawn(page)
    hovers = page.evaluate(f"{CHART}.data.flatMap(t => t.text ?? [])")
    assert not [text for text in hovers if "<img" in text or "HYPERLINK" in text]
    _name, table = taken_away(page, "CSV")
    for content in (table, remarks):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
            assert not [cell for cell in row if cell.startswith(("=", "@", "\t"))]
    assert not page.evaluate("document.querySelectorAll('img[src=x], img[src*=example]').length")


JUNK = [
    "<img src=x onerror=alert(1)>",
    "a" * 3000,
    "'; DROP TABLE uploads; --",
    "\u202etxt\u0000",
    "javascript:alert(1)",
]
KEYS = ("p", "f", "t", "c", "r", "k", "x", "g", "w", "d", "lang", "m", "v", "s", "area", "embed_x")


@pytest.mark.usefixtures("unhurt")
@pytest.mark.parametrize("slug", ["overview", "map", "upload", "dictionary"])
def test_junk_in_every_parameter_does_nothing(
    slug: str, managed: tuple[str, Server], visit: Callable[..., Page], quiet: Quiet
) -> None:
    url, _server = managed
    page = visit(f"{url}/{slug}")
    page.locator(".st-key-tela_foot").wait_for()
    quiet(page)
    shown = page.locator(
        ".st-key-tela_page h1, .st-key-tela_page [data-testid=stCaptionContainer], "
        ".st-key-tela_chips, .st-key-tela_measure"
    )
    plain = shown.all_inner_texts()
    assert plain
    for junk in JUNK:
        keys = KEYS[:4] if len(junk) > 1000 else KEYS  # an address has a length too
        page.goto(f"{url}/{slug}?{urlencode(dict.fromkeys(keys, junk))}")
        expect(page.locator(".st-key-tela_foot")).to_be_visible()
        expect(shown).to_have_text(plain, use_inner_text=True, timeout=20_000)
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
        expect(page.locator("[data-testid=stAlertContentError]")).to_have_count(0)
