"""The ledger: what came in, kept for ever, and what stands, asked by typed functions."""

from cluster_data.store.about_upload import UploadAbout, about_upload
from cluster_data.store.arrival import Difference, NewUpload, Receipt, problem_row
from cluster_data.store.backup import backup, restore
from cluster_data.store.comparing import Comparison, compare_arriving, compare_uploads
from cluster_data.store.decisions import forget, overridden, remember, remembered
from cluster_data.store.earlier import UnknownRevision, revision, supply_lines_at
from cluster_data.store.figures import MEASURES, Figure, Measure
from cluster_data.store.followups import (
    STATUSES,
    ProblemKey,
    Status,
    close_round,
    follow_up,
    reopen_round,
)
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
from cluster_data.store.identities import (
    Pair,
    distinct,
    identity_list,
    identity_preview,
    known_sites,
    merge,
    merge_all,
    sameness,
    split,
)
from cluster_data.store.ledger import Actor
from cluster_data.store.members import Member, Members, member, members
from cluster_data.store.originals import keep_original
from cluster_data.store.products import (
    OTHER_FAMILIES,
    PRODUCT_MEASURES,
    By,
    ProductFigures,
    ProductMeasure,
    family_mix,
    product_figures,
    products_of_place,
)
from cluster_data.store.quality import (
    SOON_DAYS,
    ageing,
    answers_by_round,
    chase_list,
    contacts,
    problem_counts,
    problem_list,
    round_closed,
)
from cluster_data.store.questions import (
    Asked,
    KeptQuestion,
    UnknownQuestion,
    keep_question,
    question_kept,
    questions_kept,
)
from cluster_data.store.regions import RegionFigures, region_figures
from cluster_data.store.responses import AGES, Age, freshness, response
from cluster_data.store.rounds import RoundChange, round_change
from cluster_data.store.sites import Sites, Together, site_groups, sites
from cluster_data.store.snapshot import AGE_LIMIT_DAYS, edition
from cluster_data.store.stages import stage_cover
from cluster_data.store.supplying import supply_lines
from cluster_data.store.uploads import (
    add_cluster,
    approve,
    commit,
    restore_upload,
    withdraw,
)
from cluster_data.store.usual import typical_capacity

__all__ = [
    "AGES",
    "AGE_LIMIT_DAYS",
    "MEASURES",
    "OTHER_FAMILIES",
    "PRODUCT_MEASURES",
    "SAMPLE_PREFIX",
    "SOON_DAYS",
    "STATUSES",
    "Actor",
    "Age",
    "Asked",
    "By",
    "Comparison",
    "Difference",
    "Figure",
    "KeptQuestion",
    "Measure",
    "Member",
    "Members",
    "NewUpload",
    "Pair",
    "ProblemKey",
    "ProductFigures",
    "ProductMeasure",
    "Receipt",
    "RegionFigures",
    "RoundChange",
    "Sites",
    "Status",
    "Together",
    "UnknownQuestion",
    "UnknownRevision",
    "UploadAbout",
    "about_upload",
    "add_cluster",
    "ageing",
    "answers_by_round",
    "approve",
    "backup",
    "chase_list",
    "close_round",
    "cluster_list",
    "commit",
    "compare_arriving",
    "compare_uploads",
    "contacts",
    "distinct",
    "edition",
    "family_mix",
    "follow_up",
    "forget",
    "freshness",
    "has_sample",
    "history",
    "identity_list",
    "identity_preview",
    "is_empty",
    "keep_original",
    "keep_question",
    "known_sites",
    "member",
    "members",
    "merge",
    "merge_all",
    "only_sample",
    "overridden",
    "preview",
    "problem_counts",
    "problem_list",
    "problem_row",
    "product_figures",
    "products_of_place",
    "question_kept",
    "questions_kept",
    "region_figures",
    "remember",
    "remembered",
    "remove_sample",
    "reopen_round",
    "response",
    "restore",
    "restore_upload",
    "revision",
    "round_change",
    "round_closed",
    "round_list",
    "sameness",
    "site_groups",
    "sites",
    "split",
    "stage_cover",
    "supply_lines",
    "supply_lines_at",
    "typical_capacity",
    "withdraw",
]
