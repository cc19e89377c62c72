"""Own patients of the foresight page: the file as it is read, and what is counted with it."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from pages.foresight import needing, own_patients, wording
from pages.foresight.answering import answer
from pages.foresight.asked import Asked
from pages.foresight.patients import Patients, spoken, tables
from planning.scenario import Scenario, amounts, checks

CODES = ("TN-11", "TN-51", "TN-52")
CRISIS = Asked("crisis", weeks=4)
NO_STOCK = pd.DataFrame(columns=list(needing.OWN_COLUMNS))
MASK = "mask_surg_iir"


def read(*rows: str, head: str = "region_code,week,cases") -> own_patients.OwnPatients:
    return own_patients.read("own.csv", "\n".join((head, *rows)).encode(), 4)


def test_cases_bed_days_or_both_are_read() -> None:
    assert read("TN-11,1,10", "TN-11,2,0").figures == (
        ("TN-11", 1, "cases", 10.0), ("TN-11", 2, "cases", 0.0),
    )  # fmt: skip
    both = own_patients.read(
        "own.csv",
        "severity;bed_days;region_code;week;cases\r\n"
        "Severe;7,5;TN-11;1;20\r\ncritical;3;TN-11;1;\r\n;;TN-51;2;5".encode("utf-16"),
        4,
    )
    assert both.problems == ()
    assert set(both.figures) == {
        ("TN-11", 1, "cases", 20.0), ("TN-11", 1, "severe", 7.5),
        ("TN-11", 1, "critical", 3.0), ("TN-51", 2, "cases", 5.0),
    }  # fmt: skip
    for blank in (own_patients.cases_template(CODES, 4), own_patients.beds_template((), 4)):
        assert own_patients.read("blank.csv", blank, 4).problems == (
            "No row of the file holds a figure.",
        )


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("TN-99,1,5,,", "no region with the code TN-99"),
        ("MR-01,1,5,,", "No population of"),
        ("TN-11,5,5,,", "none of the weeks looked at, 1 to 4"),
        ("TN-11,0,5,,", "none of the weeks"),
        ("TN-11,1.5,5,,", "none of the weeks"),
        ("TN-11,1,-5,,", "can’t be negative"),
        ("TN-11,1,many,,", "“many” in the column “cases” is not a figure"),
        ("TN-11,1,inf,,", "is not a figure"),
        ("TN-11,1,1e12,,", "more than can be counted"),
        ("TN-11,1,,mild,5", "“mild” in the column “severity” is neither severe nor critical"),
        ("TN-11,1,,,5", "neither severe nor critical"),
        ("TN-51,2,5,,", "says the same region and week as row 2"),
        ("TN-51,2,,severe,5", "says the same region and week as row 2"),
    ],
)
def test_one_wrong_row_and_nothing_is_taken(row: str, sentence: str) -> None:
    head = "region_code,week,cases,severity,bed_days"
    found = read("TN-51,2,7,severe,9", row, head=head)
    assert found.figures == ()
    (problem,) = found.problems
    assert problem.startswith("Row 3: ")
    assert sentence in problem


def test_a_file_of_another_kind_says_what_it_lacks() -> None:
    for head, lacking in (
        ("a,b", "“region_code”"),
        ("region_code,week", "neither a column “cases” nor a column “bed_days”"),
        ("region_code,week,bed_days", "“severity” is missing"),
    ):
        found = read("TN-11,1,5", head=head)
        assert not found.figures
        assert any(lacking in problem for problem in found.problems)
    for junk in (b"", b"\xff\xfe\x00", b'"', b"," * 2000, b"x" * 1_000_001):
        assert not own_patients.read("junk", junk, 4).figures


def test_a_region_left_out_is_unknown_and_a_week_left_out_is_none() -> None:
    patients: Patients = (("TN-11", 2, "cases", 70.0), ("TN-51", 9, "critical", 7.0))
    cases, bed_days = tables(patients, CODES, 4)
    worked = Scenario("crisis", 4, cases, bed_days)
    assert not checks(worked)
    found = amounts(worked)
    assert found.region_codes == ("TN-11", "TN-51")
    assert found.values[0, :, 3].tolist() == pytest.approx([0, 70 * 0.8, 0, 0])
    assert found.values[1, :, 1].tolist() == [0, 0, 0, 0]
    heard = spoken(patients, CODES, 4)
    assert heard is not None
    assert (heard.regions, heard.total, heard.peak, heard.later) == (2, 3, 70, True)
    assert spoken((), CODES, 4) is None
    assert tables(patients, ("TN-52",), 4) == (None, None)


def needed(asked: Asked, patients: Patients, own: pd.DataFrame = NO_STOCK) -> pd.Series:
    found = needing.needed(needing.scenario(asked, CODES, patients), own, [MASK])
    return found.groupby("region_code")["central"].sum()


def test_own_patients_stand_instead_of_the_peak() -> None:
    ordinary = needed(Asked("crisis", weeks=4, cases=0), ())
    mine: Patients = (("TN-11", 1, "critical", 700.0), ("TN-51", 1, "cases", 90.0))
    found = needed(CRISIS.but(cases=1_000_000), mine)
    assert found["TN-11"] > ordinary["TN-11"]
    assert found["TN-51"] > ordinary["TN-51"]
    assert found["TN-52"] == pytest.approx(ordinary["TN-52"])
    # own use stands instead of ordinary care alone: the same patients are added to it
    use = pd.DataFrame([(MASK, "TN-11", 0.0, 100.0)], columns=list(needing.OWN_COLUMNS))
    extra = found["TN-11"] - ordinary["TN-11"]
    assert needed(CRISIS, mine, use)["TN-11"] == pytest.approx(4 * 0.4 * 100 + extra)


def test_no_more_patients_than_beds() -> None:
    many: Patients = (("TN-11", 1, "critical", 1e7),)
    use = pd.DataFrame([(MASK, "TN-11", 0.0, 100.0)], columns=list(needing.OWN_COLUMNS))
    for own in (NO_STOCK, use):
        all_of_them = needed(CRISIS, many, own)["TN-11"]
        with_beds = needed(CRISIS.but(capped=True), many, own)["TN-11"]
        assert 0 < with_beds < all_of_them / 10


@pytest.mark.usefixtures("sample")
def test_every_figure_says_whom_own_patients_speak_of() -> None:
    mine: Patients = (("TN-11", 1, "cases", 40.0),)
    found = answer(CRISIS, Selection(countries=("TN",)), Viewer(), dt.date.today(), (), mine)
    assert found.spoken is not None
    assert (found.cases, found.spoken.regions, found.spoken.total) == (40, 1, 24)
    assert "own patients in 1 of 24 regions" in wording.scenario(found)
    notes = " ".join(wording.need_notes(found))
    assert "Own patients of 1 of 24 regions; of a region without, none are known" in notes
    assert "by population (derived); severity" not in notes
