"""`python -m planning`: questions answered from the ledger, as the pages answer them."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Sequence

from cluster_data.errors import ClusterDataError, LedgerBusy
from cluster_data.selection import Selection
from cluster_data.store import region_figures
from cluster_data.store.earlier import supply_lines_at
from cluster_data.store.questions import question_kept, questions_kept
from cluster_data.store.supplying import supply_lines
from cluster_data.viewer import Viewer
from planning.arguments import NotAQuestion
from planning.asked import answered_again, question_of
from planning.chain import build
from planning.chain_command import chain_json, problem
from planning.chain_printing import told_chain
from planning.command import as_json, parser, question, selection
from planning.emergency import answer
from planning.printing import told
from planning.record import Record, read_record, replay
from planning.record_commands import record_line, replayed
from words import _, speaking_in

ANSWERED, DIFFERS, NO_QUESTION, BUSY = 0, 1, 2, 3
"""Exit codes, those of `python -m loaders` where they mean the same."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command; what can't be done is one sentence on the error stream."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = parser().parse_args(arguments)
    with speaking_in(options.lang):
        try:
            command = {
                "answer": _answer, "chain": _chain, "records": _records, "replay": _replay,
            }[options.command]  # fmt: skip
            return command(options)
        except ClusterDataError as error:
            print(f"{error.title}. {error.message}", file=sys.stderr)
            return BUSY if isinstance(error, LedgerBusy) else NO_QUESTION


def _answer(options: argparse.Namespace) -> int:
    viewer, today = _viewer(), dt.date.today()
    asked = question(options, today)
    wanted = selection(asked)
    found = answer(asked, supply_lines(wanted, viewer, today), with_levers=False)
    whole = region_figures(wanted, viewer, "per_100k", today).whole
    # where nobody stands, nobody knows of how many
    firms_asked = None if whole.state == "not_asked" else whole.asked
    if options.json:
        print(json.dumps(as_json(found, firms_asked), ensure_ascii=False, allow_nan=False))
    else:
        print("\n".join(told(found, firms_asked)))
    return ANSWERED


def _chain(options: argparse.Namespace) -> int:
    viewer, today = _viewer(), dt.date.today()
    asked = problem(options, today)
    found = build(asked, supply_lines(Selection(as_of=asked.as_of), viewer, today))
    if options.json:
        print(json.dumps(chain_json(found), ensure_ascii=False, allow_nan=False))
    else:
        print("\n".join(told_chain(found)))
    return ANSWERED


def _records(options: argparse.Namespace) -> int:
    kept = [(one.question_id, read_record(one.record)) for one in questions_kept(_viewer())]
    if options.json:
        whole = [{"question": number, **json.loads(record.text)} for number, record in kept]
        print(json.dumps(whole, ensure_ascii=False, allow_nan=False))
    else:
        print("\n".join(record_line(number, record) for number, record in kept))
    return ANSWERED


def _replay(options: argparse.Namespace) -> int:
    kept = question_kept(options.question, _viewer())
    found = replay(read_record(kept.record), _again)
    print("\n".join(replayed(kept.question_id, kept.revision, found)))
    return ANSWERED if found.same else DIFFERS


def _again(record: Record) -> Record:
    """The record's question answered from the ledger as it stood, as its role may read it."""
    _question, lines = question_of(record.inputs)
    role = Viewer.parse(record.role)
    return answered_again(record, supply_lines_at(lines, role, dt.date.today(), record.revision))


def _viewer() -> Viewer:
    """Who asks: a ministry, since who starts a command can open the ledger's file as well.

    `TELA_VIEWER` says otherwise, as for the pages.
    """
    fixed = os.environ.get("TELA_VIEWER") or "ministry"
    try:
        return Viewer.parse(fixed)
    except ValueError:
        raise NotAQuestion(
            _("TELA_VIEWER is {value}; it may be public, ministry or cluster:CODE.").format(
                value=fixed
            )
        ) from None


if __name__ == "__main__":
    sys.exit(main())
