"""WHO's rows one by one, demand by hand, and what must always hold of it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_data.reference import countries, products, table_names
from cluster_data.reference.consumption import (
    CENTRAL_SET,
    Rate,
    consumption_drivers,
    consumption_rates,
    consumption_sets,
    esft_parameters,
)
from planning.demand import baseline, need, unknown_demand
from planning.grid import LEVELS
from planning.health_services import health_services
from planning.rates import MEDIAN, parameters, ranges, set_rates, staff_rate
from planning.scenario import DRIVERS, Scenario, amounts, checks, in_care

# By setting and person: product, the row's value, and the use per 1,000 of each driver worked out
# by hand: × staff per bed (health workers 2.278 severe, 4.086125 critical; cleaners 0.6; ambulance
# 0.06; biomedical 0.02; caregivers 0), ÷ 7 (5 on ordinary days) where the item is reusable
WHO_ROWS = {
    ("inpatient", "hcw_day"): [
        ("gown_isolation", 1, {"severe_bed_day": 2278, "critical_bed_day": 4086.125}),
        ("scrubs_set", 0.0333, {"severe_bed_day": 10.836771, "critical_bed_day": 19.43828}),
        ("scrubs_set", 0.0333, {"severe_bed_day": 10.836771, "critical_bed_day": 19.43828}),
        ("apron_disposable", 1, {"severe_bed_day": 2278, "critical_bed_day": 4086.125}),
        ("glove_exam", 24, {"severe_bed_day": 54672, "critical_bed_day": 98067}),
        ("glove_surg", 1, {"severe_bed_day": 2278, "critical_bed_day": 4086.125}),
        ("goggles", 0.1, {"severe_bed_day": 32.542857, "critical_bed_day": 58.373214}),
        ("face_shield", 1, {"severe_bed_day": 2278, "critical_bed_day": 4086.125}),
        ("resp_ffp2", 1, {"severe_bed_day": 2278, "critical_bed_day": 4086.125}),
        ("mask_surg_iir", 4, {"severe_bed_day": 9112, "critical_bed_day": 16344.5}),
    ],
    ("inpatient", "cleaner_day"): [
        ("gown_isolation", 1, {"severe_bed_day": 600, "critical_bed_day": 600}),
        ("scrubs_set", 0.0333, {"severe_bed_day": 2.854286, "critical_bed_day": 2.854286}),
        ("scrubs_set", 0.0333, {"severe_bed_day": 2.854286, "critical_bed_day": 2.854286}),
        ("goggles", 0.1, {"severe_bed_day": 8.571429, "critical_bed_day": 8.571429}),
        ("face_shield", 1, {"severe_bed_day": 600, "critical_bed_day": 600}),
        ("mask_surg_iir", 4, {"severe_bed_day": 2400, "critical_bed_day": 2400}),
    ],
    ("inpatient", "informal_caregiver_day"): [
        ("gown_isolation", 1, {"severe_bed_day": 0, "critical_bed_day": 0}),
        ("glove_exam", 4, {"severe_bed_day": 0, "critical_bed_day": 0}),
        ("mask_surg_iir", 2, {"severe_bed_day": 0, "critical_bed_day": 0}),
    ],
    ("ambulance", "ambulance_worker_day"): [
        ("gown_isolation", 1, {"severe_bed_day": 60, "critical_bed_day": 60}),
        ("glove_exam", 4, {"severe_bed_day": 240, "critical_bed_day": 240}),
        ("goggles", 0.1, {"severe_bed_day": 0.857143, "critical_bed_day": 0.857143}),
        ("mask_surg_iir", 4, {"severe_bed_day": 240, "critical_bed_day": 240}),
    ],
    ("inpatient", "biomedical_engineer_day"): [
        ("gown_isolation", 1, {"severe_bed_day": 20, "critical_bed_day": 20}),
        ("scrubs_set", 0.03, {"severe_bed_day": 0.085714, "critical_bed_day": 0.085714}),
        ("scrubs_set", 0.03, {"severe_bed_day": 0.085714, "critical_bed_day": 0.085714}),
        ("glove_exam", 2, {"severe_bed_day": 40, "critical_bed_day": 40}),
        ("face_shield", 1, {"severe_bed_day": 20, "critical_bed_day": 20}),
        ("mask_surg_iir", 1, {"severe_bed_day": 20, "critical_bed_day": 20}),
    ],
    ("screening/triage", "hcw_day"): [
        ("gown_isolation", 2, {"screening_worker_day": 2000}),
        ("scrubs_set", 0.03, {"screening_worker_day": 4.285714}),
        ("scrubs_set", 0.03, {"screening_worker_day": 4.285714}),
        ("glove_exam", 8, {"screening_worker_day": 8000}),
        ("goggles", 0.1, {"screening_worker_day": 14.285714}),
        ("mask_surg_iir", 4, {"screening_worker_day": 4000}),
    ],
    ("laboratory", "lab_tech_day"): [
        ("gown_isolation", 2, {"laboratory_worker_day": 2000}),
        ("glove_exam", 8, {"laboratory_worker_day": 8000}),
        ("goggles", 0.0667, {"laboratory_worker_day": 9.528571}),
        ("face_shield", 2, {"laboratory_worker_day": 2000}),
        ("mask_surg_iir", 4, {"laboratory_worker_day": 4000}),
    ],
    ("laboratory", "cleaner_day"): [
        ("gown_isolation", 1, {"laboratory_cleaner_day": 1000}),
    ],
    ("home/community isolation", "informal_caregiver_day"): [
        ("glove_exam", 4, {"isolated_day": 4000}),
        ("mask_surg_iir", 2, {"isolated_day": 2000}),
    ],
    ("inpatient severe+critical", "patient_day"): [
        ("mask_surg_ii", 2, {"severe_bed_day": 2000, "critical_bed_day": 2000}),
    ],
    ("home/community isolation", "patient_day"): [
        ("mask_surg_ii", 1, {"isolated_day": 1000}),
    ],
    ("screening/triage", "patient_day"): [
        ("mask_surg_ii", 1, {"screened_case": 1000}),
    ],
    ("inpatient severe bed", "bed_day"): [
        ("gown_isolation", 2.96, {"severe_bed_day": 2960}),
        ("apron_disposable", 2.28, {"severe_bed_day": 2280}),
        ("glove_exam", 54.95, {"severe_bed_day": 54950}),
        ("glove_surg", 2.28, {"severe_bed_day": 2280}),
        ("face_shield", 2.9, {"severe_bed_day": 2900}),
        ("resp_ffp2", 2.28, {"severe_bed_day": 2280}),
        ("mask_surg_iir", 11.77, {"severe_bed_day": 11770}),
        ("mask_surg_ii", 2, {"severe_bed_day": 2000}),
    ],
    ("inpatient critical bed", "bed_day"): [
        ("gown_isolation", 4.77, {"critical_bed_day": 4770}),
        ("apron_disposable", 4.09, {"critical_bed_day": 4090}),
        ("glove_exam", 98.35, {"critical_bed_day": 98350}),
        ("glove_surg", 4.09, {"critical_bed_day": 4090}),
        ("face_shield", 4.71, {"critical_bed_day": 4710}),
        ("resp_ffp2", 4.09, {"critical_bed_day": 4090}),
        ("mask_surg_iir", 19, {"critical_bed_day": 19000}),
        ("mask_surg_ii", 2, {"critical_bed_day": 2000}),
    ],
    ("non-epidemic essential services (any cadre)", "hcw_day"): [
        ("gown_isolation", 2, {"everyday_worker_day": 2000}),
        ("scrubs_set", 0.03, {"everyday_worker_day": 6}),
        ("scrubs_set", 0.03, {"everyday_worker_day": 6}),
        ("glove_exam", 8, {"everyday_worker_day": 8000}),
        ("goggles", 0.1, {"everyday_worker_day": 20}),
        ("mask_surg_iir", 4, {"everyday_worker_day": 4000}),
    ],
}


UNITS = {("piece", "set"), ("piece", "pair"), ("set", "piece")}


def test_every_who_row_is_listed_here_and_reproduced() -> None:
    read = [rate for rate in consumption_rates() if rate.set_code == CENTRAL_SET]
    assert len(read) == sum(len(rows) for rows in WHO_ROWS.values()) == 68
    by_setting: dict[tuple[str, str], list[Rate]] = {}
    for rate in read:
        by_setting.setdefault((rate.setting, rate.per), []).append(rate)
    assert set(by_setting) == set(WHO_ROWS)
    for setting, rates in by_setting.items():
        for rate, (code, value, per_1000) in zip(rates, WHO_ROWS[setting], strict=True):
            assert (rate.product_code, rate.value) == (code, value)
            found = {one.driver: one.value * 1000 for one in set_rates([rate])}
            assert found == pytest.approx(per_1000, abs=1e-5), rate


@pytest.mark.parametrize(
    ("product_code", "setting", "value"),
    [
        (code, setting, value)
        for (setting, per), rows in WHO_ROWS.items()
        for code, value, _per_1000 in rows
        if per == "bed_day"
    ],
)
def test_bed_day_rows_follow_from_staff_and_their_use(product_code, setting, value) -> None:
    driver = "severe_bed_day" if "severe" in setting else "critical_bed_day"
    assert round(staff_rate(product_code, driver), 2) == value


def test_staff_per_bed() -> None:
    known = esft_parameters()
    assert round(known["hcw_per_severe_bed"].value, 2) == 2.28
    assert round(known["hcw_per_critical_bed"].value, 2) == 4.09


def test_parameters_have_a_source_a_status_and_can_be_changed() -> None:
    known = esft_parameters()
    assert all(one.source and one.status in ("verified", "derived") for one in known.values())
    shares = [known[f"share_{name}"].value for name in ("mild", "moderate", "severe", "critical")]
    assert shares == [0.4, 0.4, 0.15, 0.05]
    assert parameters({"stay_severe": 3.0})["stay_severe"] == 3.0
    with pytest.raises(KeyError):
        parameters({"stay_sever": 3.0})


def test_every_rate_has_a_set_and_a_driver_or_is_no_product() -> None:
    assert {"consumption_sets", "consumption_drivers", "esft_parameters"} <= set(table_names())
    drivers = consumption_drivers()
    for rate in consumption_rates():
        if rate.product_code in products():
            assert (rate.setting, rate.per) in drivers, rate
            unit = products()[rate.product_code].unit
            assert (rate.unit == unit) or (rate.unit, unit) in UNITS, rate
        else:
            assert rate.product_code in ("(any)", "(ppe_set)")
    used = {driver.code for several in drivers.values() for driver in several}
    assert used == set(DRIVERS)
    times = {driver.times for several in drivers.values() for driver in several} - {""}
    assert times <= set(esft_parameters())
    assert consumption_sets()[CENTRAL_SET].role == "central"


def test_pieces_of_what_is_counted_in_pairs() -> None:
    """New Mexico counts gloves by the piece: 8.6 a patient are 4.3 pairs."""
    assert ranges()["glove_exam", "critical_bed_day"].low == pytest.approx(4.3)


def test_the_range_of_a_mask_at_a_severe_bed_by_hand() -> None:
    """Sets: WHO 11.77; PAHO 25; Australian 50; US hospital 7.37; Pakistan 3 a day for each of
    2.278 health workers = 6.834. Low 6.834, central 11.77, high 50."""
    found = ranges()["mask_surg_iir", "severe_bed_day"]
    assert (found.low, found.central, found.high) == (pytest.approx(6.834), 11.77, 50)
    assert (found.low_set, found.high_set) == ("pakistan_lmis", "moss")


def test_a_product_that_who_leaves_out_has_the_middle_of_the_others() -> None:
    found = ranges()["bed_sheet", "everyday_bed_day"]
    assert (found.low, found.central, found.high) == (0.5, 1.0, 1.5)
    assert (found.central_set, found.status) == (MEDIAN, "unverified")


def test_ranges_are_in_order() -> None:
    for found in ranges().values():
        assert 0 < found.low <= found.central <= found.high


def cases_of(*rows: tuple[str, int, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["region_code", "week", "cases"])


def row_of(table: pd.DataFrame, product_code: str, region: str, week: int) -> pd.Series:
    chosen = table[
        (table["product_code"] == product_code)
        & (table["region_code"] == region)
        & (table["week"] == week)
    ]
    assert len(chosen) == 1
    return chosen.iloc[0]


def test_a_thousand_cases_by_hand() -> None:
    """1,000 new cases in week 1. Severe 150 for one week: 1,050 bed-days in week 1. Critical 50
    for two: 350 in each. Isolated 800 for two: 5,600 days in each. Screened 800 in week 1: 80
    worker days.

    Masks type IIR, WHO: week 1 1,050 × 11.77 + 350 × 19 + 5,600 × 2 + 80 × 4 = 30,528.5; week 2
    350 × 19 + 5,600 × 2 = 17,850; week 3 none. Least 1,050 × 6.834 + 350 × 10 + 11,520 =
    22,195.7; most 1,050 × 50 + 350 × 32 + 11,520 = 75,220.
    """
    found = need(Scenario("crisis", weeks=3, cases=cases_of(("TN-11", 1, 1000))))
    first = row_of(found, "mask_surg_iir", "TN-11", 1)
    assert first[list(LEVELS)].tolist() == pytest.approx([22195.7, 30528.5, 75220])
    assert row_of(found, "mask_surg_iir", "TN-11", 2)["central"] == pytest.approx(17850)
    assert row_of(found, "mask_surg_iir", "TN-11", 3)["central"] == 0
    # everyday masks have a rate, but nobody said how many health workers there are
    assert first["partial"]
    assert not row_of(found, "resp_ffp2", "TN-11", 1)["partial"]


def test_bed_days_stated_stand_instead_of_those_from_cases() -> None:
    beds = pd.DataFrame(
        [("TN-11", 1, "severe", 10.0), ("TN-61", 2, "critical", 5.0)],
        columns=["region_code", "week", "severity", "bed_days"],
    )
    scenario = Scenario("crisis", weeks=2, cases=cases_of(("TN-11", 1, 1000)), bed_days=beds)
    found = need(scenario, ["resp_ffp2"])
    assert row_of(found, "resp_ffp2", "TN-11", 1)["central"] == pytest.approx(10 * 2.28)
    assert row_of(found, "resp_ffp2", "TN-11", 2)["central"] == 0
    assert row_of(found, "resp_ffp2", "TN-61", 2)["central"] == pytest.approx(5 * 4.09)


def health_of(*rows: tuple[str, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["region_code", "health_workers", "beds"])


def test_three_modes() -> None:
    """100 health workers, 4 masks a day on 5 days: 2,000 a week on a calm day. Preparedness adds
    10 severe bed-days (117.7) to it, a crisis to 40 % of it: 800."""
    health = health_of(("TN-11", 100, 20))
    beds = pd.DataFrame(
        [("TN-11", 1, "severe", 10.0)], columns=["region_code", "week", "severity", "bed_days"]
    )

    def central(mode):
        found = need(Scenario(mode, weeks=1, bed_days=beds, health=health))
        return row_of(found, "mask_surg_iir", "TN-11", 1)["central"]

    assert central("calm") == pytest.approx(2000)
    assert central("preparedness") == pytest.approx(2117.7)
    assert central("crisis") == pytest.approx(917.7)


def test_no_rate_means_no_demand_known_and_never_nought() -> None:
    health = health_of(("TN-11", 100, 20), ("TN-61", float("nan"), float("nan")))
    found = need(Scenario("calm", weeks=1, health=health), ["mask_surg_iir", "suture", "resp_ffp2"])
    assert row_of(found, "mask_surg_iir", "TN-11", 1)["central"] == 2000
    for code, region in (("suture", "TN-11"), ("resp_ffp2", "TN-11"), ("mask_surg_iir", "TN-61")):
        assert np.isnan(row_of(found, code, region, 1)["central"])
    assert "not known" in unknown_demand("Sutures")


def test_baseline_of_a_calm_day() -> None:
    """Bed sheets: 20 beds × 7 days × 1 a day, 0.5 at least and 1.5 at most (an estimate)."""
    found = baseline(health_of(("TN-11", 100, 20)), weeks=2)
    sheet = row_of(found, "bed_sheet", "TN-11", 2)
    assert sheet[list(LEVELS)].tolist() == [70, 140, 210]


def test_activity_counts_what_only_the_user_knows() -> None:
    activity = pd.DataFrame(
        [("TN-11", 1, "operation", 10.0)], columns=["region_code", "week", "driver", "amount"]
    )
    found = need(Scenario("calm", weeks=1, activity=activity), ["gown_surg_std"])
    assert found[list(LEVELS)].iloc[0].tolist() == [30, 40, 60]


def test_beds_can_cap_admissions() -> None:
    health = health_of(("TN-11", 100, 20)).assign(severe_beds=10, critical_beds=1)
    scenario = Scenario(
        "crisis", weeks=1, cases=cases_of(("TN-11", 1, 1000)), health=health, cap_at_beds=True
    )
    values = amounts(scenario).values[0, 0]
    assert values[DRIVERS.index("severe_bed_day")] == 70
    assert values[DRIVERS.index("critical_bed_day")] == 7


def test_people_in_care_are_counted_once_for_each_week_of_their_stay() -> None:
    new = np.array([[10.0, 0, 4, 0, 0]])
    assert in_care(new, 2).tolist() == [[10, 10, 4, 4, 0]]
    assert in_care(new, 1.5).tolist() == [[10, 5, 4, 2, 0]]
    assert in_care(new, 2).sum() == 2 * new.sum()


def test_a_wrong_scenario_is_told_in_sentences() -> None:
    wrong = Scenario(
        "crisis",
        weeks=2,
        cases=cases_of(("XX-99", 3, -5)),
        changed={"share_mild": 0.5},
    )
    assert checks(wrong) == (
        "The shares of severity add up to 1.1, not to 1.",
        "There is no region with the code XX-99.",
        "Patients, staff and beds can’t be negative.",
        "A week lies outside the scenario: weeks count from 1.",
    )
    with pytest.raises(ValueError, match="add up"):
        need(wrong)


def test_national_staff_and_beds_go_to_regions_by_population_and_add_up() -> None:
    found = health_services(["TN", "MR"])
    tunisia = countries()["TN"].figures
    assert set(found["country_code"]) == {"TN"}  # Mauritania's regions have no sourced population
    assert found["health_workers"].sum() == pytest.approx(
        tunisia["physicians"] + tunisia["nurses_midwives"]
    )
    assert found["beds"].sum() == pytest.approx(tunisia["beds_total_estimated"])
    assert (found["status"] == "derived").all()
    assert (found["health_workers_year"] == 2017).all()
    kept = found["beds"] * 0.6
    assert (found["severe_beds"] + found["critical_beds"]).tolist() == pytest.approx(kept.tolist())
    shares = health_services()["population_share"].groupby(health_services()["country_code"]).sum()
    assert shares.to_numpy() == pytest.approx(1)


def test_a_country_without_figures_is_unknown_not_nought() -> None:
    assert health_services(["XK"])[["health_workers", "beds"]].isna().all(axis=None)


REGIONS = ["TN-11", "TN-61", "ES-CT"]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["calm", "preparedness", "crisis"]),
    st.lists(
        st.tuples(st.sampled_from(REGIONS), st.integers(1, 4), st.floats(0, 1e6)), max_size=8
    ),
    st.lists(st.tuples(st.sampled_from(REGIONS), st.floats(0, 1e5)), max_size=3,
             unique_by=lambda pair: pair[0]),
)  # fmt: skip
def test_levels_are_in_order_and_more_patients_never_need_less(mode, cases, staff) -> None:
    health = health_of(*((region, count, count / 4) for region, count in staff))
    one = need(Scenario(mode, weeks=4, cases=cases_of(*cases), health=health))
    known = one.dropna(subset=["central"])
    assert (known["low"] <= known["central"] + 1e-9).all()
    assert (known["central"] <= known["high"] + 1e-9).all()
    assert one["central"].isna().equals(one["low"].isna())
    doubled = cases_of(*((region, week, 2 * count) for region, week, count in cases))
    two = need(Scenario(mode, weeks=4, cases=doubled, health=health))
    assert (two["central"].fillna(0) >= one["central"].fillna(0) - 1e-6).all()


def test_tunic_and_trousers_are_one_set() -> None:
    """100 health workers, reusable, once a week each: 3 sets, not 3 tunics, 3 trousers."""
    found = baseline(health_of(("TN-11", 100, 20)), weeks=1)
    assert row_of(found, "scrubs_set", "TN-11", 1)["central"] == pytest.approx(3)
