"""Two uploads side by side: what is new, what changed, what is gone, and who may read it."""

import pandas as pd
import pytest

from cluster_data import store
from cluster_data.errors import NotAllowed, UnknownUpload
from cluster_data.viewer import Viewer
from tests.store.survey_rows import frame, keep, row, upload

MINISTRY = Viewer("ministry")


def told(table: pd.DataFrame) -> list[tuple[object, ...]]:
    """Change, firm, answer, before and after of each line."""
    names = ["change", "company_name", "answer", "before", "after"]
    plain = table[names].astype(object).where(table[names].notna(), None)
    return [tuple(line) for line in plain.to_numpy().tolist()]


def kept(*rows: dict[str, object], **about: object) -> str:
    receipt = keep(*rows, **about)
    assert receipt.upload_id
    return receipt.upload_id


def test_each_row_is_new_changed_the_same_or_gone() -> None:
    first = kept(row("A", capacity_stated="1000"), row("B"), row("C", capacity_stated="7"))
    second = kept(row("A", capacity_stated="1500", capacity_value=1500.0), row("B"),
                  row("D", capacity_stated="3"))  # fmt: skip
    found = store.compare_uploads(first, second, MINISTRY)
    assert (found.new, found.changed, found.same, found.gone) == (1, 1, 1, 1)
    assert told(found.table) == [
        ("changed", "A", "capacity_value", "1000", "1500"),
        ("gone", "C", None, "7", None),
        ("new", "D", None, None, "3"),
    ]
    back = store.compare_uploads(second, first, MINISTRY)
    assert (back.new, back.changed, back.same, back.gone) == (1, 1, 1, 1)


def test_every_answer_that_changed_has_its_line() -> None:
    first = kept(row("A", utilisation_pct=50.0, standards_met=["EN 149"], stage_code=["mask_line"]))
    second = kept(row("A", utilisation_pct=60.0, standards_met=["EN 14683", "EN 149"]))
    table = store.compare_uploads(first, second, MINISTRY).table
    assert told(table) == [
        ("changed", "A", "utilisation_pct", "50.0", "60.0"),
        ("changed", "A", "standards_met", "EN 149", "EN 14683|EN 149"),
    ]
    assert table["row_before"].tolist() == table["row_after"].tolist() == [2, 2]


def test_rows_about_to_be_kept_are_compared_before_they_are() -> None:
    first = kept(row("A"), row("B"))
    rows = frame(row("A"), row("B", capacity_value=9.0), row("C"))
    found = store.compare_arriving(first, upload(count=3), rows, MINISTRY)
    assert (found.new, found.changed, found.same, found.gone) == (1, 1, 1, 0)
    assert len(store.history(MINISTRY)) == 1, "nothing was kept"
    assert {line[1] for line in told(found.table)} == {"B", "C"}


def test_a_list_of_members_is_compared_by_name() -> None:
    members = [{"sheet": "", "member_key": f"TN:{name}", "company_name": name, "country": "TN",
                "region_code": "TN-52", "survey_round": None, "survey_date": None,
                "site_key": f"TN:{name}||", "consent_publish": None} for name in "ab"]  # fmt: skip
    first = kept(*members, kind="roster")
    later = frame(members[0], members[1] | {"member_key": "TN:c", "company_name": "c"})
    found = store.compare_arriving(first, upload(kind="roster", count=2), later, MINISTRY)
    assert (found.new, found.changed, found.same, found.gone) == (1, 0, 1, 1)


def test_figures_of_single_firms_are_shown_to_those_who_may_read_them() -> None:
    first = kept(row("A"), row("B", consent_publish="cluster_only"))
    second = kept(row("A", capacity_value=2.0), row("B", capacity_value=3.0,
                  consent_publish="cluster_only"))  # fmt: skip
    names = {
        str(viewer): {line[1] for line in told(store.compare_uploads(first, second, viewer).table)}
        for viewer in (MINISTRY, Viewer("cluster", "TN-A"), Viewer("cluster", "TN-B"), Viewer())
    }
    assert names == {"ministry": {"A", None}, "cluster:TN-A": {"A", "B"}, "cluster:TN-B": set(),
                     "public": set()}  # fmt: skip
    assert store.compare_uploads(first, second, Viewer()).changed == 2


def test_only_uploads_of_one_cluster_are_compared() -> None:
    first, other = kept(row("A")), kept(row("A"), cluster="TN-B")
    for pair in ((first, other), (first, "U99999"), ("U99999", first)):
        with pytest.raises(UnknownUpload):
            store.compare_uploads(*pair, MINISTRY)


def test_an_upload_tells_how_it_was_read_and_what_was_wrong() -> None:
    first = kept(row("A"))
    about = store.about_upload(first, Viewer("cluster", "TN-A"))
    assert (about.file_name, about.header_row, about.rows_in) == ("survey.csv", 1, 1)
    assert about.problems.empty
    with pytest.raises(NotAllowed):
        store.about_upload(first, Viewer("cluster", "TN-B"))
    with pytest.raises(UnknownUpload):
        store.about_upload("U99999", MINISTRY)
