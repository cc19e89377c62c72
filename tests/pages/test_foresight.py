"""The foresight page on the sample: its answer, its scenarios, own figures, who is told what."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cluster_data.reference import region_population, regions
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from pages.foresight import asked as asking
from pages.foresight import exhibits, headline, needing, own_file, own_patients, own_rows
from pages.foresight.answering import Answer, answer
from pages.foresight.areas import areas
from pages.foresight.asked import CASES, Asked
from pages.foresight.discreet import hidden_areas
from pages.foresight.made import Made, few
from pages.foresight.needing import Own
from pages.foresight.view import read
from planning.lines import Rows
from planning.stock import TEMPLATE
from shell.state import State
from shell.wording import product_names
from tests.pages.opening import open_page
from tests.pages.opening import said_with_html as said

TODAY = dt.date.today()
MINISTRY, PUBLIC = Viewer("ministry"), Viewer()
TUNISIA = Selection(countries=("TN",))
MASK = "mask_surg_iir"


def state(viewer: Viewer = MINISTRY, selection: Selection | None = None, **own: str) -> State:
    return State("foresight", selection or Selection(), "en", viewer, own)


def answered(
    asked: Asked | None = None,
    selection: Selection = TUNISIA,
    viewer: Viewer = MINISTRY,
    own: Own = (),
) -> Answer:
    return answer(asked or Asked(), selection, viewer, TODAY, own)


def test_an_address_says_the_scenario_and_junk_says_nothing() -> None:
    told = state(m="crisis", n="5000", pk="6", wk="20", lv="worst", sv="50-30-15-5", st="2-2-1-3",
                 rd="10", al="7-21", vs="prep-800", cb="1")  # fmt: skip
    found = asking.read(told)
    assert (found.mode, found.cases, found.peak_week, found.weeks) == ("crisis", 5000, 6, 20)
    assert (found.case, found.redirect, found.thresholds.urgent) == ("worst", 0.1, 7)
    assert found.capped
    assert found.parameters["share_mild"] == 0.5
    assert found.parameters["stay_critical"] == 3
    other = asking.compared(told, found)
    assert other is not None
    assert (other.mode, other.cases, other.weeks) == ("preparedness", 800, 20)
    calm = asking.compared(state(m="crisis", cb="1", vs="calm"), found)
    assert calm is not None
    assert not calm.capped
    junk = state(m="x", cb="1", n="-3", pk="0", wk="900", lv="no", sv="50-50-50-5", st="2-2",
                 rd="1000", al="30-10", vs="calm-5")  # fmt: skip
    assert asking.read(junk) == Asked()
    assert asking.compared(junk, Asked()) is None
    assert asking.written_shares((40.0, 40.0, 15.0, 5.0)) is None
    assert asking.written_stays((2.0, 2.0, 1.0, 3.0)) == "2-2-1-3"


def test_cases_are_parted_by_people_and_rise_and_fall() -> None:
    codes = needing.regions_of(TUNISIA, ("TN",))
    worked = needing.scenario(Asked("crisis", cases=9000, peak_week=3), codes)
    assert worked.cases is not None
    weekly = worked.cases.groupby("week")["cases"].sum()
    assert weekly.tolist() == pytest.approx([3000, 6000, 9000, 6000, 3000, *[0] * 7])
    at_peak = worked.cases[worked.cases["week"].eq(3)].set_index("region_code")["cases"]
    people = {code: region_population()[code].people for code in codes}
    assert at_peak["TN-11"] == pytest.approx(9000 * people["TN-11"] / sum(people.values()))
    assert set(needing.course(Asked(steady=True))) == {1.0}


def test_own_use_stands_instead_of_the_rates_and_patients_are_added() -> None:
    mine = pd.DataFrame([(MASK, "TN-11", 500.0, 70.0)], columns=list(needing.OWN_COLUMNS))
    codes = ("TN-11", "TN-51")

    def central(asked: Asked, own: pd.DataFrame) -> float:
        found = needing.needed(needing.scenario(asked, codes), own, [MASK])
        kept = found["product_code"].eq(MASK) & found["region_code"].eq("TN-11")
        return float(found[kept & found["week"].eq(1)]["central"].sum())

    assert central(Asked(), mine) == 70
    crisis = Asked("crisis", cases=1000, steady=True)
    none = Asked("crisis", cases=0)
    patients = central(crisis, mine.iloc[:0]) - central(none, mine.iloc[:0])
    assert central(crisis, mine) == pytest.approx(0.4 * 70 + patients)


def test_a_filled_template_comes_back_with_its_problems() -> None:
    blank = own_file.template_bytes([MASK], ["TN-11"])
    assert own_file.read("blank.csv", blank).problems == ("No row of the file holds a figure.",)
    head = ";".join(TEMPLATE)
    rows = [
        f"{MASK};TN-11;2026-03-02;2026-03-15;1000;400,5;700,5;piece",
        f"{MASK};TN-99;2026-03-02;2026-03-15;1000;400;700;piece",
        f"{MASK};TN-51;;;;;;piece",
        f"{MASK};TN-52;2026-03-02;2026-03-15;10;0;70;piece",
    ]
    found = own_file.read("own.csv", "\r\n".join([head, *rows]).encode("cp1252"))
    assert found.figures == ((MASK, "TN-11", 700.5, 350.0),)
    assert [text.split(":")[0] for text in found.problems] == ["Row 3", "Row 5"]
    assert "no region with the code TN-99" in found.problems[0]
    lost = own_file.read("x.csv", b"a,b\n1,2")
    assert not lost.figures
    assert "Row 1: The column" in lost.problems[0]
    for junk in (b"", b"\xff\xfe\x00", b'"', b"," * 2000, b"x" * (own_rows.LARGEST + 1)):
        assert not own_file.read("junk", junk).figures


def made_of(*lines: tuple[str, str, int, float]) -> Made:
    """Closed lines of one product: area, country, firm, output a week."""
    area, country, firm, amount = (list(column) for column in zip(*lines, strict=True))
    rows = Rows(
        {
            "area_code": np.array(area, dtype=object),
            "country": np.array(country, dtype=object),
            "firm": np.array(firm),
            "open": np.zeros(len(lines), dtype=bool),
        }
    )
    output = np.column_stack([np.zeros(len(lines)), amount, amount])
    return Made(rows, {"low": output, "central": output, "high": output})


def test_areas_kept_back_tell_nothing_together() -> None:
    one = [("A1", "A", 1, 5.0), *[("A2", "A", firm, 7.0) for firm in (2, 3, 4)],
           *[("B1", "B", firm, 9.0) for firm in (5, 6, 7)]]  # fmt: skip
    assert hidden_areas(made_of(*one), "central") == {"A1", "A2"}
    whole = [("A1", "A", 1, 5.0), ("A2", "A", 2, 7.0)]
    assert hidden_areas(made_of(*whole), "central") == {"A1", "A2"}
    enough = [("A1", "A", firm, 1.0) for firm in (1, 2, 3)]
    assert not hidden_areas(made_of(*enough), "central")
    later = made_of(*enough)
    later.output["central"][0, 1] = 0.0
    assert few(later, "central")


@pytest.mark.usefixtures("sample")
def test_supply_and_need_meet_in_every_week() -> None:
    found = answered(Asked("crisis", cases=4000), Selection())
    wanted = found.weekly[found.weekly["state"].eq("value")]
    short = wanted[wanted["value"].lt(1)]
    assert (short["gap"] < 0).all()
    by_week = found.weekly[found.weekly["product_code"].eq(MASK)].set_index("week")
    last = by_week.loc[12]
    placed = areas(Asked("crisis", cases=4000), Selection(), MINISTRY, TODAY, MASK)
    # need of the whole is that of its regions, its supply no less than what is drawn of it
    whole_need = float(last["gap"]) / (float(last["value"]) - 1)
    countries = {regions()[code].iso2 for code in placed["region_code"]}
    assert set(found.countries) <= countries
    assert placed["need"].sum() == pytest.approx(whole_need)
    assert placed["supply"].sum() == pytest.approx(whole_need * float(last["value"]))
    for case in CASES[:2]:
        better = CASES[CASES.index(case) + 1]
        assert (found.told[f"share_{case}"] <= found.told[f"share_{better}"] + 1e-9).all()


@pytest.mark.usefixtures("sample")
def test_own_stock_lasts_longer_and_a_rate_is_not_needed() -> None:
    plain = answered().cover.set_index("product_code")
    own = answered(own=((MASK, "TN-11", 9e6, 7.0), ("blanket", "TN-51", 70.0, 10.0)))
    cover = own.cover.set_index("product_code")
    assert plain.loc[MASK, "share_central"] < cover.loc[MASK, "share_central"]
    assert plain.loc["blanket", "state"] == "no_demand"
    assert cover.loc["blanket", "state"] == "value"
    assert own.own_alone == ("blanket",)


@pytest.mark.usefixtures("sample")
def test_what_is_kept_back_is_in_no_figure_and_no_sentence() -> None:
    for selection in (Selection(), TUNISIA, Selection(countries=("ES", "PT"))):
        found = answered(Asked("crisis"), selection, PUBLIC)
        assert found.incident is None
        secret = found.cover[found.cover["state"].eq("suppressed")]
        assert secret[[*CASES, "share_central", "n"]].isna().all(axis=None)
        assert set(secret["alert"]) <= {""}
        asked_for = state(PUBLIC, selection, m="crisis", lv="best")
        sentence = headline.said(asked_for, read(asked_for))
        for build in exhibits.exhibits(asked_for).values():
            made = build()
            if made is None:
                continue
            closed = made.table[made.table["state"].eq("suppressed")]
            numbers = closed.select_dtypes("number").drop(columns=["week", "need"], errors="ignore")
            assert numbers.isna().all(axis=None), made.id
            told = made.table[made.table["state"].eq("value")]
            if "n" in told:
                assert not told["n"].isin([1, 2]).any(), made.id
        names = product_names(secret["product_code"])
        assert not [name for name in names.values() if name in sentence]


@pytest.mark.usefixtures("sample")
def test_nobody_asked_is_not_nothing_made() -> None:
    albania = answered(selection=Selection(countries=("AL",)))
    assert set(albania.cover["state"]) == {"not_answered"}
    asked_for = state(selection=Selection(countries=("AL",)))
    assert "no one has answered" in headline.said(asked_for, read(asked_for))
    assert exhibits.exhibits(asked_for)["places"]() is None
    unknown = state(selection=Selection(products=("resp_ffp2",)))
    assert "its demand is not known" in headline.said(unknown, read(unknown))


def titles(**query: str) -> dict[str, str]:
    made: dict[str, Any] = {}
    for name, build in exhibits.exhibits(state(selection=TUNISIA, **query)).items():
        exhibit = build()
        made[name] = exhibit.title if exhibit else ""
    return made


@pytest.mark.usefixtures("sample")
def test_the_page_opens_on_a_calm_day_and_goes_on_to_a_crisis() -> None:
    app = partial(open_page, "foresight")(c="TN")
    text = said(app)
    assert "On a calm day, " in text
    assert "of 6 product types" in text
    assert len(app.get("plotly_chart")) == 3
    app.segmented_control(key="tela_foresight_mode").set_value("crisis").run()
    app.number_input(key="tela_foresight_cases").set_value(6000).run()
    assert app.query_params["m"] == "crisis"
    assert app.query_params["n"] == "6000"
    assert "In a crisis of 6,000 new cases a week at the peak" in said(app)
    mine = own_patients.read("mine.csv", b"region_code,week,cases\nTN-11,2,30", 12)
    app.session_state["tela_foresight_own_patients"] = mine
    assert "In a crisis with the patients of your file" in said(app.run())
    assert not [one for one in app.number_input if one.key == "tela_foresight_cases"]
    app.button(key="tela_foresight_patients_let_go").click().run()
    assert "In a crisis of 6,000 new cases a week at the peak" in said(app)
    app.button(key="tela_foresight_vs_to_calm").click().run()
    assert app.query_params["vs"] == "calm"
    assert len(app.get("plotly_chart")) == 4
    assert titles(m="crisis", n="6000", vs="calm")["scenarios"] in said(app)
