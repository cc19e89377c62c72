"""The ledger: what came in, kept for ever, and what stands, asked by typed functions."""

from cluster_data.store.arrival import Difference, NewUpload, Receipt, problem_row
from cluster_data.store.backup import backup, restore
from cluster_data.store.history import (
    SAMPLE_PREFIX,
    cluster_list,
    has_sample,
    history,
    is_empty,
    only_sample,
    preview,
    remove_sample,
    round_list,
)
from cluster_data.store.ledger import Actor
from cluster_data.store.originals import keep_original
from cluster_data.store.queries import (
    MEASURES,
    Figure,
    Measure,
    RegionFigures,
    products_of_place,
    region_figures,
)
from cluster_data.store.snapshot import AGE_LIMIT_DAYS, edition
from cluster_data.store.uploads import (
    add_cluster,
    approve,
    commit,
    restore_upload,
    withdraw,
)

__all__ = [
    "AGE_LIMIT_DAYS",
    "MEASURES",
    "SAMPLE_PREFIX",
    "Actor",
    "Difference",
    "Figure",
    "Measure",
    "NewUpload",
    "Receipt",
    "RegionFigures",
    "add_cluster",
    "approve",
    "backup",
    "cluster_list",
    "commit",
    "edition",
    "has_sample",
    "history",
    "is_empty",
    "keep_original",
    "only_sample",
    "preview",
    "problem_row",
    "products_of_place",
    "region_figures",
    "remove_sample",
    "restore",
    "restore_upload",
    "round_list",
    "withdraw",
]
