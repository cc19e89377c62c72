"""What clusters are compared by: firms once each, what they may be read of, in every cluster."""

from __future__ import annotations

import pandas as pd

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.store.survey_rows import TODAY, keep, row

PUBLIC, MINISTRY = Viewer(), Viewer("ministry")


def firms(viewer: Viewer = MINISTRY, **selection: object) -> pd.DataFrame:
    return store.cluster_firms(Selection().but(**selection), viewer, TODAY)


def training(viewer: Viewer = MINISTRY, **selection: object) -> pd.DataFrame:
    return store.training_answers(Selection().but(**selection), viewer, TODAY)


def test_a_row_is_a_cluster_a_firm_and_a_product() -> None:
    keep(
        row("A", employees=40, main_markets=["TN", "FR"], skills_needs="clean room"),
        row("A", product_code="mask_surg_iir", product_detail="x", utilisation_pct=70.0,
            employees=40, standards_met=[], main_markets=["TN", "FR"]),
        row("B", employees=None, main_markets=["TN"]),
    )  # fmt: skip
    keep(row("C", country="ES", region_code="ES-CT", employees=12), cluster="ES-B")
    found = firms()
    assert found.groupby("cluster_code")["firm"].nunique().to_dict() == {"ES-B": 1, "TN-A": 2}
    first = found[found["employees"].eq(40.0)]
    assert sorted(first["product_code"]) == ["mask_surg_iir", "resp_ffp2"]
    assert first["utilisation"].eq(0.6).all()
    assert first["abroad"].all()
    assert first["skills"].all()
    assert first.set_index("product_code")["certified"].notna().to_dict() == {
        "mask_surg_iir": False, "resp_ffp2": True,
    }  # fmt: skip
    second = found[found["cluster_code"].eq("TN-A") & found["employees"].isna()].iloc[0]
    assert (second["stated"], second["abroad"], second["skills"]) == (True, False, False)
    assert firms(clusters=("ES-B",))["countries"].tolist() == [["ES"]]


def test_workers_count_only_where_every_site_of_the_firm_tells_them() -> None:
    away = {"region_code": "TN-51", "site_key": "TN:a||TN-51"}
    keep(row("A", employees=40), row("A", employees=10, **away))
    assert firms()["employees"].unique().tolist() == [50.0]
    keep(row("A", employees=40), row("A", employees=None, **away), cluster="TN-B")
    in_other = firms(clusters=("TN-B",))
    assert in_other["employees"].isna().all()


def test_material_from_abroad_is_a_link_across_the_border() -> None:
    keep(row("A", raw_material_origin=["IT"]), row("B", raw_material_origin=["TN"]), row("C"))
    found = firms().set_index("firm").sort_values(["stated", "abroad"])
    assert found[["stated", "abroad"]].to_numpy().tolist() == [
        [False, False], [True, False], [True, True],
    ]  # fmt: skip


def test_who_may_be_read_of_is_said_of_every_firm() -> None:
    keep(row("A"), row("B", consent_publish="public"))
    assert firms()["open"].all()
    assert firms(Viewer("cluster", "TN-A"))["open"].all()
    assert not firms(PUBLIC)["open"].any()
    keep(row("C", skills_needs="clean room"), name="more.csv")
    assert not training(PUBLIC)["open"].any()


def test_skills_are_as_written_and_offers_are_what_is_offered_or_done() -> None:
    keep(
        row("A", skills_needs="clean room; sewing", stage_code=["mask_line", "cut_sew"]),
        row("B", cooperation_offered=["training", "testing"]),
        row("C", stage_code=["rnd_training"], country="ES", region_code="ES-CT"),
        row("D", cooperation_sought=["training"]),
    )
    found = training()
    assert found[["country", "kind", "answer"]].sort_values(["country", "kind"]).to_numpy(
    ).tolist() == [
        ["ES", "offered", None], ["TN", "offered", None], ["TN", "sought", "clean room; sewing"],
    ]  # fmt: skip
    sought = found[found["kind"].eq("sought")].iloc[0]
    assert sought["stages"] == ["cut_sew", "mask_line"]
    assert training(countries=("ES",))["kind"].tolist() == ["offered"]
