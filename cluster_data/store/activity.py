"""Who changed what, posted what, and took whose contacts: kept for all to answer for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import duckdb
import pandas as pd

from cluster_data.errors import NotAllowed
from cluster_data.store.asking import lists
from cluster_data.store.ledger import in_one_transaction, next_number
from cluster_data.store.place import open_ledger
from cluster_data.store.posting import cleaned
from cluster_data.store.snapshot import snapshot
from cluster_data.store.sql_files import statement
from cluster_data.viewer import Viewer

ActivityKind = Literal[
    "uploads", "rounds", "problems", "answers", "identities", "clusters", "posts", "contacts"
]
ACTIVITY_KINDS: tuple[ActivityKind, ...] = get_args(ActivityKind)
ContactForm = Literal["workbook", "letters"]
_LONGEST_PURPOSE = 300


def use_contacts(
    members: Mapping[str, str], purpose: str, form: ContactForm, viewer: Viewer
) -> str:
    """Note that contacts are taken, before they are; the number of the taking, such as C00012.

    `members` are the cluster's code by the member's identifier: nothing of a contact is kept.
    Raises `NotAllowed` for the public, ValueError without members, `LedgerBusy`.
    """
    if viewer.role == "public":
        raise NotAllowed()
    if not members:
        raise ValueError("no member's contacts are taken")

    def write(connection: duckdb.DuckDBPyConnection) -> str:
        number = next_number(connection, "activity_head")
        use_id = f"C{number:05d}"
        now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        said = cleaned(purpose)[:_LONGEST_PURPOSE]
        connection.executemany(
            "INSERT INTO contact_uses VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                [use_id, number, now, str(viewer), member, cluster, said, form]
                for member, cluster in sorted(members.items())
            ],
        )
        return use_id

    return in_one_transaction(write)


def activity(
    viewer: Viewer,
    kinds: Sequence[str] = (),
    clusters: Sequence[str] = (),
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> pd.DataFrame:
    """What happened, the newest first: to a ministry all, to a cluster its own, to the public none.

    A cluster's own is what it did, what is about it, and that others took contacts of its members
    (those alone are told). Empty `kinds` (of `ACTIVITY_KINDS`) and `clusters` are no filter;
    `since` and `until` are days in UTC. Columns: at (UTC), kind, action, role, actor, cluster_code
    (whom it is about), subject (an upload's, round's, post's or taking's), detail (file, post's
    text or purpose), reason (of a decision, or a post's kind or note), counted (rows kept,
    problems or members), members (identifiers, of takings). Raises `LedgerBusy`.
    """
    snapshot()  # brings a ledger of an earlier release up to date
    asked = {
        "own_cluster": viewer.cluster,
        "kinds": list(kinds) or None,
        "clusters": list(clusters) or None,
        "since": since,
        "until": until,
    }
    with open_ledger() as ledger:
        found = ledger.execute(statement("activity"), asked).df()
    found["members"] = lists(found["members"])
    found["counted"] = found["counted"].astype("Int64")
    return found.head(0) if viewer.role == "public" else found
