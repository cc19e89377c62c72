"""What stands: latest upload by key, latest round by site, withdrawn uploads gone."""

import datetime as dt

import pytest

from cluster_data import store
from cluster_data.errors import UnknownCluster, UnknownUpload
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, FFP2, TODAY, frame, keep, row, upload

MINISTRY = Viewer("ministry")


def declared(**selection: object) -> float | None:
    wanted = Selection(products=(FFP2,), rung="declared").but(**selection)
    return store.region_figures(wanted, MINISTRY, "per_100k", TODAY).whole.capacity


def test_a_mended_row_replaces_and_never_adds() -> None:
    keep(row("A", capacity_value=1000.0))
    keep(row("A", capacity_value=1500.0))
    assert declared() == 1500.0


def test_names_that_differ_by_case_space_and_accent_are_one_firm() -> None:
    keep(row("Société  Éxemple"), row("SOCIETE EXEMPLE", product_detail="blue"))
    figures = store.region_figures(
        Selection(products=(FFP2,), rung="declared"), MINISTRY, "per_100k", TODAY
    )
    assert figures.whole.n == 1
    assert figures.whole.capacity == 2000.0


def test_the_same_rows_again_are_not_kept_and_say_so() -> None:
    first = keep(row("A"), row("B"))
    again = keep(row("B"), row("A"), name="renamed.xlsx")
    assert first.upload_id is not None
    assert again.upload_id is None
    assert again.difference == store.Difference(new=0, changed=0, same=2)
    assert len(store.history(MINISTRY)) == 1


def test_going_back_to_an_earlier_version_is_a_change() -> None:
    keep(row("A", capacity_value=1000.0))
    keep(row("A", capacity_value=1500.0))
    back = keep(row("A", capacity_value=1000.0))
    assert back.difference == store.Difference(new=0, changed=1, same=0)
    assert declared() == 1000.0


def test_withdrawing_lets_stand_what_stood_before() -> None:
    keep(row("A", capacity_value=1000.0))
    second = keep(row("A", capacity_value=1500.0), row("B"))
    assert second.upload_id
    store.withdraw(second.upload_id, "wrong file", ACTOR)
    assert declared() == 1000.0
    store.restore_upload(second.upload_id, "it was right", ACTOR)
    assert declared() == 2500.0


def test_only_what_stands_can_be_withdrawn() -> None:
    kept = keep(row("A")).upload_id
    assert kept
    store.withdraw(kept, "", ACTOR)
    with pytest.raises(UnknownUpload):
        store.withdraw(kept, "", ACTOR)
    with pytest.raises(UnknownUpload):
        store.withdraw("U99999", "", ACTOR)


def test_as_of_takes_each_sites_latest_round_on_or_before_the_day() -> None:
    keep(row("A", capacity_value=100.0), row("B", capacity_value=10.0),
         round_="2026-R1", date=dt.date(2026, 3, 1))  # fmt: skip
    keep(row("A", capacity_value=200.0), round_="2026-R2", date=dt.date(2026, 10, 1))
    assert declared() == 210.0
    assert declared(as_of=dt.date(2026, 9, 30)) == 110.0
    assert declared(as_of=dt.date(2026, 10, 1)) == 210.0
    assert declared(round="2026-R1") == 110.0
    assert declared(as_of=dt.date(2026, 2, 1)) is None


def test_a_product_left_out_of_a_sites_newer_round_no_longer_stands() -> None:
    keep(row("A"), row("A", product_code="gown_isolation", product_stated="gown"),
         round_="2026-R1", date=dt.date(2026, 3, 1))  # fmt: skip
    keep(row("A"), round_="2026-R2", date=dt.date(2026, 10, 1))
    left = store.products_of_place(Selection(), MINISTRY, "TN-52", TODAY)
    assert left["product_code"].tolist() == [FFP2]


def test_what_is_stated_in_another_unit_enters_no_total_and_is_no_zero() -> None:
    keep(row("A", product_code="bed_sheet", product_stated="sheets", capacity_unit="kg",
             in_product_unit=False, standards_met=None))  # fmt: skip
    sheets = Selection(products=("bed_sheet",), rung="declared")
    area = _area(store.region_figures(sheets, MINISTRY, "per_100k", TODAY), "TN-52")
    assert area["state"] == "not_answered"
    assert area["answered"] == 1


def test_an_unmapped_product_stands_in_no_total() -> None:
    keep(row("A", product_code=None, product_stated="Bata quirúrgica"), row("B"))
    assert declared() == 1000.0
    everything = store.region_figures(Selection(rung="declared"), MINISTRY, "per_100k", TODAY)
    assert everything.whole.answered == 2


def test_an_unknown_cluster_keeps_nothing() -> None:
    with pytest.raises(UnknownCluster):
        store.commit(upload(), frame(row("A")), [], ACTOR)
    assert store.is_empty()


def test_preview_tells_what_totals_will_change_and_changes_none() -> None:
    keep(row("A", capacity_value=1000.0))
    arriving = [
        (upload(), frame(row("A", capacity_value=1500.0))),
        (upload(name="second.csv"), frame(row("B"))),
    ]
    told = store.preview(arriving, MINISTRY, TODAY)
    assert told[["product_code", "before", "after"]].values.tolist() == [[FFP2, 1000.0, 2500.0]]
    assert store.preview(arriving, Viewer(), TODAY)[["before", "after"]].isna().all(axis=None)
    own = store.preview(arriving, Viewer("cluster", "TN-A"), TODAY)
    assert own[["before", "after"]].values.tolist() == [[1000.0, 2500.0]]
    assert declared() == 1000.0


def _area(figures: store.RegionFigures, code: str) -> dict[str, object]:
    return figures.areas.set_index("area").loc[code].to_dict()


def test_a_file_that_takes_anothers_place_leaves_nothing_of_it_standing() -> None:
    first = keep(row("A", region_code="TN-51"), row("B")).upload_id
    assert first
    mended = upload(count=2)
    rows = frame(row("A", region_code="TN-52"), row("B"))
    shown = store.preview([(mended, rows)], MINISTRY, TODAY, replaced=[first])
    assert shown.set_index("area_code")["after"].fillna(0).to_dict() == {"TN-51": 0, "TN-52": 2000}
    second = store.commit(mended, rows, [], ACTOR, replaces=first)
    assert second.upload_id
    assert declared() == 2000.0, "not three rows"
    assert store.history(MINISTRY)["state"].tolist() == ["standing", "withdrawn"]
    with pytest.raises(UnknownUpload):
        store.commit(mended, rows, [], ACTOR, replaces=first)
    assert len(store.history(MINISTRY)) == 2, "nothing was kept"


def test_rows_left_out_of_a_file_that_takes_anothers_place_stand_no_longer() -> None:
    first = keep(row("A"), row("B")).upload_id
    assert store.commit(upload(), frame(row("A")), [], ACTOR, replaces=first).upload_id
    assert declared() == 1000.0
