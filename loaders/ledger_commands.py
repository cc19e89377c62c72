"""The commands that change the ledger: load, approve, withdraw, sample, backup, restore."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from cluster_data import store
from cluster_data.errors import ClusterDataError, LedgerBusy
from cluster_data.store import Actor, Receipt
from loaders.check import add_context, understand
from loaders.committing import commit_reading
from loaders.decisions import from_rows
from loaders.matching import Match, arriving, told
from loaders.printing import problems_told, progress_for, summary
from loaders.reading import Context, Reading
from words import _, ngettext, number, speaking, speaking_in

CLEAN, REJECTED, UNREADABLE, BUSY = 0, 1, 2, 3
"""Exit codes: all well, some rows rejected, a file that can't be read, the ledger is held."""

_ACTOR = Actor("command line", "manager")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands and what each runs."""
    _add_load(commands)
    approve = commands.add_parser("approve", help=_("turn a draft into attested figures"))
    approve.add_argument("upload", metavar="UPLOAD", help=_("as `load` printed it"))
    approve.set_defaults(run=_approve)
    withdraw = commands.add_parser("withdraw", help=_("take an upload back"))
    withdraw.add_argument("upload", metavar="UPLOAD", help=_("as `load` printed it"))
    withdraw.add_argument("--reason", required=True, help=_("kept in the history"))
    withdraw.set_defaults(run=_withdraw)
    sample = commands.add_parser("sample", help=_("load the fictive sample"))
    sample.set_defaults(run=_sample)
    backup = commands.add_parser("backup", help=_("write the whole ledger to one file"))
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help=_("put a backup in the ledger's place"))
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(run=_restore)


def _add_load(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    load = commands.add_parser(
        "load",
        help=_("read files and keep their rows in the ledger"),
        description=_(
            "Read files and keep their accepted rows, each file whole or not at all. The same "
            "rows again change nothing. Exit code: 0 clean, 1 rows rejected, 2 a file that can't "
            "be read, 3 the ledger is held by another program."
        ),
    )
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument(
        "--cluster", required=True, metavar="CODE", help=_("whose members the files are about")
    )
    load.add_argument("--cluster-name", metavar="NAME", help=_("makes an unknown cluster"))
    load.add_argument("--round", required=True, metavar="ROUND", help=_("such as 2026-R2"))
    load.add_argument("--draft", action="store_true", help=_("declared only, until approved"))
    add_context(load)
    load.set_defaults(run=_load)


def run(arguments: argparse.Namespace) -> int:
    """Run the command chosen; what it can't do is one sentence on the error stream."""
    try:
        with speaking_in(getattr(arguments, "lang", speaking())):
            return int(arguments.run(arguments))
    except LedgerBusy as busy:
        print(f"{busy.title}. {busy.message}", file=sys.stderr)
        return BUSY
    except ClusterDataError as error:
        print(f"{error.title}. {error.message}", file=sys.stderr)
        return UNREADABLE


def _load(arguments: argparse.Namespace) -> int:
    date = arguments.date or dt.date.today()
    _know_cluster(arguments.cluster, arguments.cluster_name, arguments.country)
    known = from_rows(store.remembered(arguments.cluster))
    context = Context(arguments.cluster, arguments.round, date, arguments.country, known)
    worst = CLEAN
    for path in arguments.files:
        for reading in understand(path, path.name, context, progress_for(path)):
            worst = max(worst, _keep(reading, path, arguments, date))
    return worst


def _know_cluster(code: str, name: str | None, country: str | None) -> None:
    known = set(store.cluster_list()["cluster_code"])
    if code not in known and name:
        store.add_cluster(code, name, country, _ACTOR)


def _keep(reading: Reading, path: Path, arguments: argparse.Namespace, date: dt.date) -> int:
    if reading.kind == "nothing":
        print(summary(reading), file=sys.stderr)
        _tell_problems(reading)
        return UNREADABLE
    matches = arriving(reading.rows, arguments.cluster)
    receipt = commit_reading(
        reading, arguments.cluster, arguments.round, date, _ACTOR,
        draft=arguments.draft, original=path, matches=matches,
    )  # fmt: skip
    print(_told(reading, receipt))
    if receipt.upload_id:
        _tell_matches(matches)
    _tell_problems(reading)
    return REJECTED if reading.rejected else CLEAN


def _told(reading: Reading, receipt: Receipt) -> str:
    change = receipt.difference
    if receipt.upload_id is None:
        outcome = _("Nothing new: the ledger already holds all of it. No figure changed.")
    else:
        outcome = _("Kept as {upload}: {new} new, {changed} changed, {same} the same.").format(
            upload=receipt.upload_id,
            new=number(change.new),
            changed=number(change.changed),
            same=number(change.same),
        )
    memory = _("The reader used at most {megabytes} MB.").format(
        megabytes=number(reading.peak_bytes / 1e6)
    )
    return f"{summary(reading)}. {outcome} {memory}"


def _tell_matches(matches: list[Match]) -> None:
    unasked = [match for match in matches if match.automatic]
    asked = [match for match in matches if not match.automatic]
    for intro, some in ((_("Held for one"), unasked), (_("May be one"), asked)):
        for line in told(some):
            print(f"{intro}: {line}", file=sys.stderr)


def _tell_problems(reading: Reading) -> None:
    for line in problems_told(reading.problems, notes=False):
        print(line, file=sys.stderr)


def _approve(arguments: argparse.Namespace) -> int:
    store.approve(arguments.upload, _ACTOR)
    print(_("{upload} is approved.").format(upload=arguments.upload))
    return CLEAN


def _withdraw(arguments: argparse.Namespace) -> int:
    store.withdraw(arguments.upload, arguments.reason, _ACTOR)
    print(
        _("{upload} is withdrawn; what stood before it stands again.").format(
            upload=arguments.upload
        )
    )
    return CLEAN


def _sample(_arguments: argparse.Namespace) -> int:
    from loaders.sample import load_sample  # only this command needs it

    uploads = load_sample(_ACTOR, None)
    print(
        ngettext(
            "{count} upload of the fictive sample kept.",
            "{count} uploads of the fictive sample kept.",
            uploads,
        ).format(count=number(uploads))
    )
    return CLEAN


def _backup(arguments: argparse.Namespace) -> int:
    kept = store.backup(arguments.file)
    print(
        _("{file} holds the ledger at revision {revision}.").format(
            file=arguments.file, revision=kept
        )
    )
    return CLEAN


def _restore(arguments: argparse.Namespace) -> int:
    if not arguments.file.is_file():
        print(_("{file}: there is no such file.").format(file=arguments.file), file=sys.stderr)
        return UNREADABLE
    kept = store.restore(arguments.file)
    print(_("The ledger is that of revision {revision} now.").format(revision=kept))
    return CLEAN
