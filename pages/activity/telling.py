"""What happened, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cluster_data.viewer import Viewer
from exhibits.plain import visible
from shell import data
from words import _, ngettext, number

Row = Mapping[Any, Any]
_NAMED = 3


def kinds() -> dict[str, str]:
    """The kinds of activity, for a control."""
    return {
        "uploads": _("Uploads"),
        "contacts": _("Contacts taken"),
        "posts": _("Needs and offers"),
        "identities": _("One firm twice?"),
        "problems": _("Problems followed up"),
        "rounds": _("Rounds"),
        "answers": _("Answers remembered"),
        "clusters": _("Clusters"),
    }


def who(row: Row) -> str:
    """Who did it: a cluster by its name, a ministry, or who keeps the ledger."""
    role = _text(row["role"])
    if role.startswith("cluster:"):
        return cluster(Viewer.parse(role).cluster)
    named = {
        "ministry": _("A ministry"),
        "cluster": _("A cluster"),
        "public": _("Somebody"),
    }
    if role in named:
        return named[role]
    return _("The command line") if _text(row["actor"]) == "command line" else _("A manager")


def cluster(code: object) -> str:
    """A cluster's name; its code where nothing of it stands."""
    text = _text(code)
    return visible(str(data.clusters().get(text, text)))


def sentence(row: Row, names: Mapping[str, str]) -> str:
    """What happened in one sentence; `names` are those of members that may be told."""
    if row["kind"] == "contacts":
        return _contacts(row, names)
    if row["kind"] == "posts":
        return _post(row)
    if row["kind"] == "uploads":
        return _upload(row)
    return _other(row)


def note(row: Row) -> str:
    """The reason, where one was given."""
    if row["kind"] == "uploads" or row["action"] in ("answered", "closed"):
        return visible(_text(row["reason"]))
    return ""


def _contacts(row: Row, names: Mapping[str, str]) -> str:
    count = int(row["counted"])
    told = [names[code] for code in row["members"] if code in names]
    firms = ngettext("{n} firm", "{n} firms", count).format(n=number(count))
    if told:
        more = "…" if len(told) > _NAMED or len(told) < count else ""
        firms = _("{firms} ({names})").format(firms=firms, names=", ".join(told[:_NAMED]) + more)
    text = (
        _("{who} took the contacts of {firms} as e-mails, for: {purpose}")
        if row["action"] == "letters"
        else _("{who} took the contacts of {firms} for: {purpose}")
    )
    return text.format(who=who(row), firms=firms, purpose=visible(_text(row["detail"])))


def _post(row: Row) -> str:
    said = {
        "need": _("{who} posted the need {post}: {text}"),
        "offer": _("{who} posted the offer {post}: {text}"),
        "answered": _("{who} answered {post}: {text}"),
        "closed": _("{who} closed {post}: {text}"),
        "reopened": _("{who} opened {post} again: {text}"),
    }
    return said[row["action"]].format(
        who=who(row), post=_text(row["subject"]), text=visible(_text(row["detail"]))
    )


def _upload(row: Row) -> str:
    if row["action"] in ("upload", "draft"):
        rows: int = 0 if pd.isna(row["counted"]) else int(row["counted"])
        kept = ngettext("{n} row", "{n} rows", rows).format(n=number(rows))
        text = (
            _("{who} uploaded {file} for {cluster}: {rows} kept")
            if row["action"] == "upload"
            else _("{who} uploaded {file} for {cluster} as a draft: {rows} kept")
        )
        return text.format(
            who=who(row), file=visible(_text(row["detail"])), cluster=cluster(row["cluster_code"]),
            rows=kept,
        )  # fmt: skip
    said = {
        "approve": _("{who} approved {upload} ({file}) of {cluster}"),
        "withdraw": _("{who} withdrew {upload} ({file}) of {cluster}"),
        "restore": _("{who} let {upload} ({file}) of {cluster} stand again"),
    }
    return said[row["action"]].format(
        who=who(row), upload=_text(row["subject"]), file=visible(_text(row["detail"])),
        cluster=cluster(row["cluster_code"]),
    )  # fmt: skip


def _other(row: Row) -> str:
    count: int = 0 if pd.isna(row["counted"]) else int(row["counted"])
    problems = ngettext("{n} problem", "{n} problems", count).format(n=number(count))
    said = {
        "close-round": _("{who} closed the round {round} of {cluster}"),
        "reopen-round": _("{who} opened the round {round} of {cluster} again"),
        "merge": _("{who} held two names for one firm or site"),
        "split": _("{who} told apart again what was held for one firm or site"),
        "distinct": _("{who} said that two firms or sites are not one"),
        "problem-open": _("{who} opened {problems} of {cluster} again ({file})"),
        "problem-asked": _("{who} asked about {problems} of {cluster} ({file})"),
        "problem-settled": _("{who} settled {problems} of {cluster} ({file})"),
        "remember": _("{who} answered how files of {cluster} are read"),
        "forget": _("{who} took back answers on how files of {cluster} are read"),
        "cluster": _("{who} added the cluster {cluster}, or changed its name"),
    }
    text = said.get(str(row["action"]), _("{who} made a change: {action}"))
    return text.format(
        who=who(row), round=_text(row["subject"]), cluster=cluster(row["cluster_code"]),
        problems=problems, file=visible(_text(row["detail"])), action=str(row["action"]),
    )  # fmt: skip


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
