"""Who answered of whom, how fresh, and what is still a draft."""

import datetime as dt

import pandas as pd

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, TODAY, keep, row

PUBLIC = Viewer()


def clusters(**selection: object) -> pd.DataFrame:
    found = store.response(Selection().but(**selection), PUBLIC, TODAY)
    return found.set_index("cluster_code")


def ages(**selection: object) -> dict[str, tuple[int, int]]:
    found = store.freshness(Selection().but(**selection), PUBLIC, TODAY)
    return {str(r.age): (int(r.lines), int(r.firms)) for r in found.itertuples()}


def test_silent_firms_are_those_on_the_roster_that_gave_no_answer() -> None:
    keep(row("A"), row("B"), row("C"), kind="roster")
    keep(row("A"), row("A", product_detail="blue"), row("Uninvited"))
    told = clusters().loc["TN-A"]
    assert (told["asked"], told["answered"], told["silent"]) == (4, 2, 2)
    assert (told["sites"], told["lines"], told["name"]) == (2, 3, "TN-A")


def test_without_a_roster_nobody_knows_who_is_silent() -> None:
    keep(row("A"))
    told = clusters().loc["TN-A"]
    assert told["answered"] == 1
    assert pd.isna(told["asked"])
    assert pd.isna(told["silent"])


def test_a_roster_alone_is_a_cluster_where_nobody_has_answered() -> None:
    keep(row("A"), kind="roster")
    told = clusters().loc["TN-A"]
    assert (told["asked"], told["answered"], told["silent"], told["lines"]) == (1, 0, 1, 0)
    assert pd.isna(told["reference_date"])
    assert ages() == {}


def test_a_new_round_begins_with_everybody_silent_while_the_old_answers_stand() -> None:
    keep(row("A"), row("B"), round_="2026-R1", date=dt.date(2026, 3, 1))
    keep(row("A"), row("B"), row("C"), kind="roster", round_="2026-R2")
    told = clusters().loc["TN-A"]
    assert (told["round"], told["answered"], told["silent"]) == ("2026-R2", 0, 3)
    assert (told["lines"], told["fresh"]) == (2, 2)
    keep(row("A"), round_="2026-R2")
    assert clusters().loc["TN-A", "silent"] == 2
    assert clusters(round="2026-R1").loc["TN-A", "answered"] == 2


def test_lines_are_fresh_aged_or_drafts() -> None:
    old = dt.date(2025, 11, 1)
    keep(row("A"), row("B", survey_date=old), row("C", survey_date=old))
    draft = keep(row("D"), draft=True, name="draft.csv").upload_id
    told = clusters().loc["TN-A"]
    assert (told["fresh"], told["aged"], told["drafts"], told["lines"]) == (1, 2, 1, 4)
    assert told["reference_date"] == pd.Timestamp(2026, 11, 1)
    store.approve(str(draft), ACTOR)
    assert clusters().loc["TN-A", ["fresh", "drafts"]].tolist() == [2, 0]


def test_a_withdrawn_answer_is_silence_again() -> None:
    keep(row("A"), row("B"), kind="roster")
    kept = keep(row("A"), row("B")).upload_id
    assert clusters().loc["TN-A", "silent"] == 0
    store.withdraw(str(kept), "wrong file", ACTOR)
    assert clusters().loc["TN-A", ["answered", "silent", "lines"]].tolist() == [0, 2, 0]


def test_only_the_selections_clusters_and_places_answer() -> None:
    keep(row("A"))
    keep(row("B", country="ES", region_code="ES-CT"), cluster="ES-A")
    assert list(clusters(clusters=("ES-A",)).index) == ["ES-A"]
    assert list(clusters(regions=("TN-52",)).index) == ["TN-A"]
    assert list(clusters(products=("gown_isolation",)).index) == ["ES-A", "TN-A"]


def test_ages_part_on_their_last_day() -> None:
    back = [TODAY - dt.timedelta(days) for days in (0, 90, 91, 180, 181, 365, 366)]
    keep(*(row("A", product_detail=str(date), survey_date=date) for date in back[:2]),
         *(row(f"F{date}", survey_date=date) for date in back[2:]))  # fmt: skip
    assert ages() == {"d90": (2, 1), "d180": (2, 2), "d365": (2, 2), "older": (1, 1)}
    assert ages(as_of=back[4]) == {"d90": (1, 1), "d365": (2, 2)}
