"""`python -m planning`: an emergency question answered from the ledger, as the pages answer it."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Sequence

from cluster_data.errors import ClusterDataError, LedgerBusy
from cluster_data.store import region_figures
from cluster_data.store.supplying import supply_lines
from cluster_data.viewer import Viewer
from planning.command import NotAQuestion, as_json, parser, question, selection
from planning.emergency import answer
from planning.printing import told
from words import _, speaking_in

ANSWERED, NO_QUESTION, BUSY = 0, 2, 3
"""Exit codes, those of `python -m loaders` where they mean the same."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question; what can't be done is one sentence on the error stream."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = parser().parse_args(arguments)
    with speaking_in(options.lang):
        try:
            return _answer(options)
        except ClusterDataError as error:
            print(f"{error.title}. {error.message}", file=sys.stderr)
            return BUSY if isinstance(error, LedgerBusy) else NO_QUESTION


def _answer(options: argparse.Namespace) -> int:
    viewer, today = _viewer(), dt.date.today()
    asked = question(options, today)
    wanted = selection(asked)
    found = answer(asked, supply_lines(wanted, viewer, today), with_levers=False)
    firms_asked = region_figures(wanted, viewer, "per_100k", today).whole.asked
    if options.json:
        print(json.dumps(as_json(found, firms_asked), ensure_ascii=False, allow_nan=False))
    else:
        print("\n".join(told(found, firms_asked)))
    return ANSWERED


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
