"""Needs and offers that people post: kept with what became of each, and read by who may.

A post changes no figure, so it is no revision: see docs/decisions/posts.md.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import duckdb
import pandas as pd

from cluster_data.errors import ClusterDataError, NotAllowed
from cluster_data.store.history import has_sample, only_sample
from cluster_data.store.ledger import in_one_transaction, next_number
from cluster_data.store.members import member
from cluster_data.store.place import open_ledger
from cluster_data.store.posting import (
    Direction,
    NewPost,
    PostKind,
    PostRefused,
    PostState,
    cleaned,
    contact_fault,
    day_faults,
    faults,
)
from cluster_data.store.snapshot import snapshot
from cluster_data.store.sql_files import statement
from cluster_data.viewer import Viewer
from words import _

Event = Literal["answered", "closed", "reopened"]
_FROM: dict[Event, tuple[PostState, ...]] = {
    "answered": ("open", "answered"),
    "closed": ("open", "answered", "expired"),
    "reopened": ("closed", "expired"),
}
"""In which states each may happen."""
_LONGEST_NOTE = 280


class UnknownPost(ClusterDataError):
    """A post's number that there is not, or that this viewer may not read."""

    def __init__(self, post_id: str) -> None:
        super().__init__(
            _("Unknown need or offer"),
            _("There is no need or offer {post} that you may read.").format(post=post_id),
        )


@dataclass(frozen=True)
class Post(NewPost):
    """A need or offer that was posted, with its state on the day asked for.

    `role` is who posted, as a viewer is written; empty for the public, as are member, site and
    answers. `own` where this viewer may close it and open it again.
    """

    post_id: str = ""
    at: dt.datetime = dt.datetime.min
    role: str = ""
    cluster_code: str | None = None
    state: PostState = "open"
    answers: int = 0
    own: bool = False


def add_post(post: NewPost, viewer: Viewer, today: dt.date) -> str:
    """Post a need or an offer; its number, such as P00012.

    Raises `NotAllowed` for the public, `PostRefused` with every fault, `LedgerBusy`.
    """
    if viewer.role == "public":
        raise NotAllowed()
    found = [*faults(post, today), *_member_fault(post, viewer, today)]
    if found:
        raise PostRefused(found)
    sample = only_sample()

    def write(connection: duckdb.DuckDBPyConnection) -> str:
        number = next_number(connection, "activity_head")
        post_id = f"P{number:05d}"
        connection.execute(
            f"INSERT INTO posts VALUES ({', '.join('?' * 19)})",
            [
                post_id, number, _now(), str(viewer), viewer.cluster, post.direction, post.kind,
                post.code, post.quantity, post.unit if post.quantity is not None else None,
                post.standard, post.country, post.region_code, cleaned(post.text), post.expires,
                post.member, post.site, post.for_all, sample,
            ],
        )  # fmt: skip
        return post_id

    return in_one_transaction(write)


def answer_post(post_id: str, note: str, viewer: Viewer, today: dt.date) -> None:
    """Say that one can help, or has what is offered. Raises as `close_post`, and for the public."""
    _happen(post_id, "answered", note, None, viewer, today)


def close_post(post_id: str, note: str, viewer: Viewer, today: dt.date) -> None:
    """Close a need or offer: a ministry any, a cluster its own.

    Raises `NotAllowed`, `UnknownPost`, `PostRefused` where it is closed already, `LedgerBusy`.
    """
    _happen(post_id, "closed", note, None, viewer, today)


def reopen_post(post_id: str, expires: dt.date, viewer: Viewer, today: dt.date) -> None:
    """Open a closed or expired one again until a new last day. Raises as `close_post`."""
    _happen(post_id, "reopened", "", expires, viewer, today)


def posts(viewer: Viewer, today: dt.date) -> tuple[Post, ...]:
    """Needs and offers that a viewer may read, the newest first, with their state on a day.

    Ministries and clusters read all, the public those marked for all, without who posted them and
    for which firm. Those posted on the fictive sample go when it goes. Raises `LedgerBusy`.
    """
    return _read(viewer, today, None)


def post(post_id: str, viewer: Viewer, today: dt.date) -> Post:
    """One of them by its number. Raises `UnknownPost`, `LedgerBusy`."""
    found = _read(viewer, today, post_id.strip().upper())
    if not found:
        raise UnknownPost(post_id)
    return found[0]


def post_answers(post_id: str, viewer: Viewer) -> pd.DataFrame:
    """What became of one, the oldest first: at (UTC), role, action, note, expires.

    Nothing for the public. Raises `LedgerBusy`.
    """
    with open_ledger() as ledger:
        found = ledger.execute(statement("post_answers"), {"post_id": post_id}).df()
    return found.head(0) if viewer.role == "public" else found


def _happen(
    post_id: str,
    event: Event,
    note: str,
    expires: dt.date | None,
    viewer: Viewer,
    today: dt.date,
) -> None:
    if viewer.role == "public":
        raise NotAllowed()
    said = cleaned(note)[:_LONGEST_NOTE]
    found = contact_fault(said) + (day_faults(expires, today) if expires else [])
    if found:
        raise PostRefused(found)
    post(post_id, viewer, today)
    # asked before the ledger is open for writing
    with_sample = has_sample()

    def write(connection: duckdb.DuckDBPyConnection) -> None:
        number = next_number(connection, "activity_head")
        # asked again inside: somebody else may have closed it just now
        now = _rows(connection, viewer, today, post_id, with_sample)[0]
        if event != "answered" and not now.own:
            raise NotAllowed()
        if now.state not in _FROM[event]:
            raise PostRefused([_("It is no longer in the state you saw. Look at it again.")])
        connection.execute(
            "INSERT INTO post_events VALUES (?, ?, ?, ?, ?, ?, ?)",
            [post_id, number, _now(), str(viewer), event, said, expires],
        )

    in_one_transaction(write)


def _member_fault(post: NewPost, viewer: Viewer, today: dt.date) -> list[str]:
    """A firm it is for has to be one that the poster may know, and a cluster's own."""
    if post.member is None:
        return []
    firm = member(post.member, viewer, today)
    own = firm is not None and viewer.cluster in (None, firm.cluster_code)
    return [] if own else [_("Choose a firm of your own cluster, or leave the firm empty.")]


def _read(viewer: Viewer, today: dt.date, post_id: str | None) -> tuple[Post, ...]:
    snapshot()  # brings a ledger of an earlier release up to date
    with_sample = has_sample()
    with open_ledger() as ledger:
        return _rows(ledger, viewer, today, post_id, with_sample)


def _rows(
    connection: duckdb.DuckDBPyConnection,
    viewer: Viewer,
    today: dt.date,
    post_id: str | None,
    with_sample: bool,
) -> tuple[Post, ...]:
    asked = {
        "as_of": today,
        "only_for_all": viewer.role == "public",
        "with_sample": with_sample,
        "post_id": post_id,
    }
    found = connection.execute(statement("posts_kept"), asked)
    columns = [column[0] for column in found.description or ()]
    return tuple(_seen(dict(zip(columns, row, strict=True)), viewer) for row in found.fetchall())


def _seen(row: dict[str, object], viewer: Viewer) -> Post:
    at = row["at"]
    told = row | {"at": at.replace(tzinfo=dt.UTC) if isinstance(at, dt.datetime) else at}
    told["own"] = viewer.role == "ministry" or row["role"] == str(viewer)
    if viewer.role == "public":
        told |= {"role": "", "member": None, "site": None, "answers": 0, "own": False}
    return Post(**told)  # type: ignore[arg-type]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


__all__ = [
    "Direction", "Post", "PostKind", "UnknownPost", "add_post", "answer_post", "close_post",
    "post", "post_answers", "posts", "reopen_post",
]  # fmt: skip
