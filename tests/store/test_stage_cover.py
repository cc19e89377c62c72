"""Who does which stage: firms, not sites or lines, and never one or two of them to the public."""

import pandas as pd

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.store.survey_rows import TODAY, keep, row

PUBLIC, MINISTRY = Viewer(), Viewer("ministry")


def cover(viewer: Viewer = MINISTRY, **selection: object) -> pd.DataFrame:
    found = store.stage_cover(Selection().but(**selection), viewer, TODAY)
    return found.set_index("stage_code")


def test_firms_and_countries_are_counted_once_each() -> None:
    keep(
        row("A", stage_code=["mask_line", "cut_sew"]),
        row("A", site_key="TN:a||TN-51", region_code="TN-51", stage_code=["mask_line"]),
        row("B", stage_code=["mask_line"], region_code="ES-CT", country="ES"),
    )
    found = cover()
    assert found.loc["mask_line", ["n", "countries"]].tolist() == [2, 2]
    assert found.loc["cut_sew", ["n", "countries"]].tolist() == [1, 1]
    assert "sterilisation" not in found.index
    assert cover(countries=("ES",)).loc["mask_line", "n"] == 1


def test_the_public_is_not_told_of_one_or_two_firms() -> None:
    keep(*(row(name, stage_code=["mask_line"]) for name in "ABC"), row("D", stage_code=["cut_sew"]))
    found = cover(PUBLIC)
    assert found.loc["mask_line", "n"] == 3
    assert found.loc["cut_sew", "state"] == "suppressed"
    assert found.loc["cut_sew", ["n", "countries"]].isna().all()
    assert cover(Viewer("cluster", "TN-A")).loc["cut_sew", "n"] == 1
