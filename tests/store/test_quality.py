"""Answers round by round, problems and what became of them, the list to call, closed rounds."""

from __future__ import annotations

import datetime as dt
import json

import pandas as pd
import pytest

from cluster_data import store
from cluster_data.errors import NotAllowed, RoundClosed
from cluster_data.selection import Selection
from cluster_data.store import Actor, ProblemKey
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, TODAY, frame, keep, row, upload

PUBLIC, MINISTRY = Viewer(), Viewer("ministry")
OWN, OTHER = Viewer("cluster", "TN-A"), Viewer("cluster", "TN-B")
EVERYTHING = Selection()


def problem(
    slug: str, row_: int | None, *, firm: str = "", severity: str = "error"
) -> dict[str, object]:
    params: dict[str, object] = {"member": f"TN:{firm.lower()}"} if firm else {}
    return store.problem_row(slug, severity, "", row_, "Capacity", "as written", params)


def warning(row_: int | None = 2, slug: str = "expiry-missing") -> dict[str, object]:
    return problem(slug, row_, severity="warning")


def keep_with(problems: list[dict[str, object]], *rows: dict[str, object], **about: object) -> str:
    """Commit rows with the problems that were found in their file."""
    made = upload(count=len(rows), **about)  # type: ignore[arg-type]
    store.add_cluster(made.cluster_code, made.cluster_code, "TN", ACTOR)
    return str(store.commit(made, frame(*rows), problems, ACTOR).upload_id)


def rounds(**selection: object) -> pd.DataFrame:
    found = store.answers_by_round(EVERYTHING.but(**selection), PUBLIC, TODAY)
    return found.set_index(["cluster_code", "round"])


def counts(code: str = "TN-A", round_: str = "2026-R2") -> list[int]:
    """Asked, answered, partly, silent."""
    return list(rounds().loc[(code, round_), ["asked", "answered", "partly", "silent"]])


def calls(viewer: Viewer = MINISTRY) -> pd.DataFrame:
    return store.chase_list(EVERYTHING, viewer, TODAY).set_index("name")


def slugs(viewer: Viewer = MINISTRY) -> list[str]:
    return store.problem_list(EVERYTHING, viewer, TODAY)["slug"].to_list()


def test_a_firm_answers_in_part_where_a_row_of_it_is_in_no_total_or_was_refused() -> None:
    keep(*(row(name) for name in "ABCDE"), kind="roster")
    keep_with(
        [problem("capacity-missing", 9, firm="C"), problem("capacity-missing", 10, firm="D")],
        row("A"),
        row("B", product_code=None, product_stated="masque"),
        row("C"),
    )
    assert counts() == [5, 1, 2, 2]
    assert rounds().loc[("TN-A", "2026-R2"), "all_refused"] == 1
    told = calls()["answer"]
    assert told[["A", "B", "C", "D", "E"]].to_list() == [
        "answered",
        "partly",
        "partly",
        "silent",
        "silent",
    ]


def test_who_answered_agrees_with_the_overview() -> None:
    keep(*(row(name) for name in "ABCD"), kind="roster")
    keep(row("A"), row("B", in_product_unit=False), row("Uninvited"))
    keep(row("A"), round_="2026-R1", date=dt.date(2026, 3, 1))
    told = store.response(EVERYTHING, PUBLIC, TODAY).set_index("cluster_code").loc["TN-A"]
    asked, answered, partly, silent = counts()
    assert [asked, answered + partly, silent] == told[["asked", "answered", "silent"]].to_list()
    assert (asked, partly, silent) == (5, 1, 2)


def test_a_row_repeated_is_not_an_answer_in_part() -> None:
    keep(row("A"), kind="roster")
    keep_with([problem("duplicate-row", 3, firm="A")], row("A"))
    assert counts() == [1, 1, 0, 0]


def test_a_mended_file_answers_in_full_and_its_old_problems_are_gone() -> None:
    keep(row("A"), kind="roster")
    keep_with([problem("capacity-missing", 3, firm="A"), warning()], row("A"))
    assert counts() == [1, 0, 1, 0]
    assert slugs() == ["expiry-missing", "capacity-missing"]
    mended = keep_with([], row("A", capacity_value=2_000.0), row("A", product_detail="blue"))
    assert counts() == [1, 1, 0, 0]
    assert slugs() == []
    store.withdraw(mended, "wrong file", ACTOR)
    assert counts() == [1, 0, 1, 0]
    assert len(slugs()) == 2


def test_without_a_roster_nobody_knows_who_is_silent() -> None:
    keep(row("A"))
    asked, answered, partly, silent = counts()
    assert (answered, partly) == (1, 0)
    assert pd.isna(asked)
    assert pd.isna(silent)


def test_each_round_is_told_and_a_day_before_it_knows_it_not() -> None:
    keep(row("A"), row("B"), kind="roster", round_="2026-R1", date=dt.date(2026, 3, 1))
    keep(row("A"), round_="2026-R1", date=dt.date(2026, 3, 1))
    keep(row("A"), row("B"))
    assert counts(round_="2026-R1") == [2, 1, 0, 1]
    assert list(rounds().index) == [("TN-A", "2026-R2"), ("TN-A", "2026-R1")]
    assert list(rounds(as_of=dt.date(2026, 5, 1)).index) == [("TN-A", "2026-R1")]
    assert calls().loc["B", "last_round"] == "2026-R2"


def test_answers_age_on_the_day_after_their_last_attested_one() -> None:
    keep(
        row("A", survey_date=dt.date(2025, 11, 23)),
        row("B", survey_date=dt.date(2025, 11, 22)),
        row("C", survey_date=dt.date(2025, 12, 23)),
        row("D"),
    )
    told = store.ageing(EVERYTHING, PUBLIC, TODAY).iloc[0]
    assert told[["lines", "aged", "soon", "firms_aged", "firms_soon"]].to_list() == [4, 1, 2, 1, 2]
    assert told["next_passes"] == pd.Timestamp(2026, 11, 24)
    fresh = store.response(EVERYTHING, PUBLIC, TODAY).iloc[0]
    assert told["lines"] - told["aged"] == fresh["fresh"]


def test_problems_are_for_the_own_cluster_and_ministries_and_counted_for_the_public() -> None:
    keep_with([warning(), warning(None, "roster")], row("A"))
    keep_with([warning()], row("Z"), cluster="TN-B")
    assert len(slugs(MINISTRY)) == 3
    assert len(slugs(OWN)) == 2
    assert len(slugs(OTHER)) == 1
    assert slugs(PUBLIC) == []
    assert calls(PUBLIC).empty
    assert list(calls(OTHER).index) == ["Z"]
    told = store.problem_counts(EVERYTHING, PUBLIC, TODAY)
    assert told.groupby("cluster_code")["problems"].sum().to_dict() == {"TN-A": 2, "TN-B": 1}
    assert set(told["slug"]) == {""}
    assert set(store.problem_counts(EVERYTHING, OTHER, TODAY)["cluster_code"]) == {"TN-B"}


def test_a_name_closed_to_ministries_is_told_nowhere_but_to_its_cluster() -> None:
    keep_with(
        [warning(), problem("capacity-missing", 9, firm="Secret")],
        row("Secret", consent_publish="cluster_only"),
        name="Secret.xlsx",
    )
    seen = store.problem_list(EVERYTHING, MINISTRY, TODAY)
    assert not seen["named"].any()
    assert "secret" not in seen.to_csv().lower()
    assert "as written" not in seen.to_csv()
    assert "secret" not in calls(MINISTRY).reset_index().to_csv().lower()
    key = ProblemKey(seen["upload_id"].iloc[0], "expiry-missing", "Capacity", 2)
    store.follow_up([key], "asked", "called Mr Secret", ACTOR)
    assert "secret" not in store.problem_list(EVERYTHING, MINISTRY, TODAY).to_csv().lower()
    own = store.problem_list(EVERYTHING, OWN, TODAY)
    assert own["name"].to_list() == ["Secret", "Secret"]
    assert own["value"].to_list() == ["as written", "as written"]


def test_what_a_whole_file_is_told_of_may_list_names_and_is_its_clusters_own() -> None:
    keep_with([warning(None, "members-silent")], row("A"))
    assert store.problem_list(EVERYTHING, OWN, TODAY)["value"].tolist() == ["as written"]
    assert store.problem_list(EVERYTHING, MINISTRY, TODAY)["value"].isna().all()


def test_a_row_leads_back_to_its_line_in_the_directory() -> None:
    keep_with([warning()], row("A"))
    found = store.problem_list(EVERYTHING, MINISTRY, TODAY).iloc[0]
    member = store.member(found["member"], MINISTRY, TODAY)
    assert member is not None
    assert found["line_id"] in set(member.lines["line_id"])


def test_what_became_of_a_problem_is_one_revision_and_the_last_word_holds() -> None:
    kept = keep_with([warning(n) for n in (2, 3)], row("A"), row("B"))
    before = int(store.edition().rpartition(".")[2])
    keys = [ProblemKey(kept, "expiry-missing", "Capacity", n) for n in (2, 3)]
    store.follow_up(keys, "asked", "called on Monday", ACTOR)
    store.follow_up(keys[:1], "settled", "", ACTOR)
    assert int(store.edition().rpartition(".")[2]) == before + 2
    found = store.problem_list(EVERYTHING, OWN, TODAY).set_index("row")
    assert found["status"].to_dict() == {2: "settled", 3: "asked"}
    assert found["note"].to_dict() == {2: "", 3: "called on Monday"}
    told = store.problem_counts(EVERYTHING, OWN, TODAY).set_index("status")["problems"]
    assert told.to_dict() == {"asked": 1, "settled": 1}
    with pytest.raises(NotAllowed):
        store.follow_up(keys, "settled", "", Actor("page", "public"))


def test_a_closed_round_takes_no_file_and_nothing_of_one_until_it_is_opened_again() -> None:
    keep(row("A"))
    store.close_round("TN-A", "2026-R2", ACTOR)
    edition = store.edition()
    store.close_round("TN-A", "2026-R2", ACTOR)
    assert store.edition() == edition
    with pytest.raises(RoundClosed) as refused:
        keep(row("B"))
    assert "2026-R2" in refused.value.message
    with pytest.raises(RoundClosed):  # the file is of another round, one of its rows of this
        keep(row("B", survey_round="2026-R2"), row("C"), round_="2027-R1")
    assert rounds().loc[("TN-A", "2026-R2"), ["answered", "closed"]].to_list() == [1, True]
    keep(row("B"), cluster="TN-B")
    keep(row("B"), round_="2027-R1")
    store.reopen_round("TN-A", "2026-R2", ACTOR)
    keep(row("B"))
    assert rounds().loc[("TN-A", "2026-R2"), ["answered", "closed"]].to_list() == [2, False]
    with pytest.raises(NotAllowed):
        store.close_round("TN-A", "2026-R2", Actor("page", "public"))


def test_contacts_go_to_the_own_cluster_and_by_consent_to_ministries() -> None:
    people = {"respondent_name": "Ahmed", "respondent_email": "a@firm.tn"}
    keep(row("Open", **people), row("Closed", consent_publish="cluster_only", **people))
    keep(row("Open"), row("Closed"), row("Silent", **people), kind="roster")

    def reached(viewer: Viewer) -> set[str]:
        firms = store.chase_list(EVERYTHING, viewer, TODAY)
        found = store.contacts(firms)
        return set(firms.set_index("firm")["name"].reindex(found["firm"]))

    assert reached(OWN) == {"Open", "Closed", "Silent"}
    assert reached(MINISTRY) == {"Open"}
    assert reached(PUBLIC) == set()


def test_places_narrow_answers_calls_and_problems_alike() -> None:
    keep_with([warning(n) for n in (2, 3)], row("A"), row("B", country="MA", region_code="MA-06"))
    assert rounds(countries=("MA",))["answered"].sum() == 1
    chosen = EVERYTHING.but(countries=("MA",))
    assert store.chase_list(chosen, MINISTRY, TODAY)["name"].to_list() == ["B"]
    assert store.problem_list(chosen, MINISTRY, TODAY)["name"].to_list() == ["B"]


def test_parameters_of_a_problem_are_kept_for_those_who_may_read_them() -> None:
    keep_with([problem("capacity-missing", 9, firm="A")], row("A"))
    params = store.problem_list(EVERYTHING, OWN, TODAY)["params"].iloc[0]
    assert json.loads(params) == {"member": "TN:a"}


def test_two_names_held_for_one_firm_are_asked_and_called_once() -> None:
    keep(row("A"), row("A sarl"), kind="roster")
    keep_with([problem("capacity-missing", 9, firm="A sarl")], row("A"))
    assert counts() == [2, 1, 0, 1]
    store.merge("member", "TN:a", "TN:a sarl", 0.95, "names alike", ACTOR)
    assert counts() == [1, 0, 1, 0]
    assert store.chase_list(EVERYTHING, OWN, TODAY)["answer"].tolist() == ["partly"]
    assert store.problem_list(EVERYTHING, OWN, TODAY)["member"].notna().all()
