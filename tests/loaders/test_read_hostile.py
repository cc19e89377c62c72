"""Hostile and broken files are a problem with a clear slug; the reading process outlives them."""

from __future__ import annotations

import io
import os
import re
import struct
import sys
import threading
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.problems import Problem, rules
from loaders.read import Limits, ReadResult, read
from loaders.read.launch import Child
from words import speaking_in


def workbook(cells: str = "", **parts: bytes) -> bytes:
    """A workbook with one sheet of the given XML cells; parts replace or add to its members."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("S").write(0, 0, "a")
    made = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if cells and name == "xl/worksheets/sheet1.xml":
                data = re.sub(
                    rb"<sheetData>.*</sheetData>", f"<sheetData>{cells}</sheetData>".encode(), data
                )
            new.writestr(name, parts.pop(name, data))
        for name, data in parts.items():
            new.writestr(name, data)
    return made.getvalue()


def slugs(result: ReadResult) -> list[str]:
    return [problem.slug for problem in result.problems]


TWO_CELLS = (
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)
# Above what the guard scans whole, so that only the child's walls stand.
PADDED = "<row r='1'>" + "<c r='A1'><v>1</v></c>" * 60_000 + "</row>" + TWO_CELLS[41:]


def test_two_cell_bomb_is_refused(read_bytes) -> None:
    data = workbook(TWO_CELLS)
    assert len(data) < 8_000
    result = read_bytes(data, "bomb.xlsx")
    assert slugs(result) == ["too-many-cells"]
    assert result.sheets == ()


def test_two_cell_bomb_past_the_guard_dies_in_the_child(read_bytes) -> None:
    before = os.getpid()
    result = read_bytes(workbook(PADDED), "bomb.xlsx", limits=Limits(cells=1 << 62))
    assert slugs(result) == ["too-many-cells"]
    assert result.sheets == ()
    assert os.getpid() == before
    small = read_bytes(workbook(TWO_CELLS), "bomb.xlsx", limits=Limits(cells=1 << 62))
    assert slugs(small) == ["too-many-cells"]


def test_zip_of_a_gigabyte_is_refused(read_bytes) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.csv", "w", force_zip64=True) as member,
    ):
        for _ in range(1000):
            member.write(bytes(1_000_000))
    alone = read_bytes(out.getvalue(), "big.zip")
    assert slugs(alone) == ["file-too-large"]
    assert alone.seconds < 20
    patient = Limits(upload=1 << 40)
    assert slugs(read_bytes(out.getvalue(), "big.zip", limits=patient)) == ["zip-bomb"]


def test_bomb_within_a_workbook_is_refused(read_bytes) -> None:
    data = workbook(**{"xl/media/a.xml": b" " * 60_000_000})
    assert slugs(read_bytes(data, "big.xlsx")) == ["zip-bomb"]


def test_lying_size_is_refused(read_bytes) -> None:
    data = bytearray(workbook(**{"xl/media/a.bin": b"0" * 1_000_000}))
    directory = data.index(b"PK\x01\x02", data.rindex(b"PK\x05\x06") - 2000)
    while data[directory + 46 : directory + 60] != b"xl/media/a.bin":
        directory = data.index(b"PK\x01\x02", directory + 4)
    data[directory + 24 : directory + 28] = struct.pack("<I", 10)
    assert slugs(read_bytes(bytes(data), "lie.xlsx")) == ["zip-bomb"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_document_type_is_refused(codec: str, read_bytes) -> None:
    part = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode(codec)
    assert slugs(read_bytes(workbook(**{"xl/workbook.xml": part}), "a.xlsx")) == ["dtd"]


@pytest.mark.parametrize(
    ("data", "name", "slug"),
    [
        (b"", "a.csv", "file-empty"),
        (b"  \n \xc2\xa0\n", "a.csv", "no-table"),
        (workbook()[:-60], "a.xlsx", "file-damaged"),
        (workbook()[:1500], "a.xlsx", "file-damaged"),
        (b"MZ" + bytes(range(256)) * 40, "a.xlsx", "format-error"),
        (b"%PDF-1.7\n", "a.csv", "format-error"),
        (bytes(range(256)) * 40, "a.csv", "format-error"),
        (b"\n<html><table><tr><td>1</td></tr></table>", "a.xls", "html-not-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "format-error"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx",
            "encrypted",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook\0".encode("utf-16-le"),
            "a.xls",
            "file-damaged",
        ),
        (workbook(**{"xl/workbook.xml": b"<x"}), "a.xlsx", "file-damaged"),
    ],
    # a workbook bears the time it was made at: its bytes can't name the same test in two processes
    ids=[
        "nothing", "blank", "end_cut_off", "begin_alone", "program", "pdf", "bytes", "html",
        "old_word", "encrypted", "old_excel_damaged", "xml_damaged",
    ],
)  # fmt: skip
def test_unreadable(data: bytes, name: str, slug: str, read_bytes) -> None:
    result = read_bytes(data, name)
    assert slugs(result) == [slug]
    assert result.sheets == ()
    assert result.problems[0].severity == "error"
    assert result.problems[0].file == name


def test_upload_limit_is_a_setting(monkeypatch: pytest.MonkeyPatch, read_bytes) -> None:
    monkeypatch.setenv("TELA_MAX_UPLOAD_MB", "0.01")
    result = read_bytes(b"a,b\n" * 10_000, "a.csv")
    assert slugs(result) == ["file-too-large"]
    assert len(result.sha256) == 64
    monkeypatch.setenv("TELA_MAX_UPLOAD_MB", "plenty")
    assert slugs(read_bytes(b"a,b\n" * 10_000, "a.csv")) == []


def test_header_only_is_a_sheet(read_bytes) -> None:
    result = read_bytes(b"name,country\r\n", "a.csv")
    assert slugs(result) == []
    assert len(result.sheets[0].text) == 1


def test_too_many_members(read_bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for at in range(4):
            archive.writestr(f"{at}.csv", "a,b\n")
    assert slugs(read_bytes(out.getvalue(), "a.zip", limits=Limits(files=3))) == ["too-many-files"]


def test_time_is_limited(read_bytes) -> None:
    rows = "".join(f"{n};{n};{n};{n};{n};{n}\n" for n in range(300_000)).encode()
    result = read_bytes(rows, "slow.csv", limits=Limits(seconds=0))
    assert slugs(result) == ["parse-timeout"]


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux only")
def test_memory_is_limited(read_bytes) -> None:
    rows = b"".join(b"%d;x%d\n" % (n, n) for n in range(2_000_000))
    assert slugs(read_bytes(rows, "much.csv", limits=Limits(address_space=400 << 20))) == [
        "too-many-cells"
    ]
    assert slugs(read_bytes(b"a,b\n1,2\n", "small.csv")) == []


def test_a_killed_child_is_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n")
    with Child(Limits()) as child:
        os.kill(child.pid, 9)
        answer = child.parse(path, "text", [])
    assert [finding["slug"] for finding in answer.findings] == ["parse-crashed"]


def test_reads_in_threads(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,2\n")
    results: list[ReadResult] = []
    threads = [
        threading.Thread(target=lambda: results.append(read(path, "a.csv"))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(result.sheets[0].text) for result in results] == [2, 2, 2]


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(at=st.integers(0, 5000), junk=st.binary(min_size=1, max_size=40))
def test_a_spoilt_workbook_never_raises(at: int, junk: bytes, read_bytes) -> None:
    data = bytearray(workbook())
    at %= len(data)
    data[at : at + len(junk)] = junk
    result = read_bytes(bytes(data), "spoilt.xlsx")
    assert result.sheets or result.problems


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_problem_speaks(language: str) -> None:
    with speaking_in(language):
        for slug, rule in rules().items():
            names = set(re.findall(r"{(\w+)}", rule.message + rule.fix))
            given = dict.fromkeys(names - {"file", "sheet", "row", "column", "value"}, "given")
            problem = Problem.of(
                slug, file="f.csv", sheet="s", row=3, column="c", value="v", **given
            )
            assert problem.severity == rule.severity
            for said in (problem.message, problem.fix):
                assert said, slug
                assert not {"{", "…"} & set(said), slug
            assert "f.csv" in problem.where
            assert "3" in problem.where


def test_an_unknown_slug_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Problem.of("no-such-slug")
