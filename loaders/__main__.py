"""`python -m loaders`: the command line over the same code as the *Upload* page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from loaders import check, ledger_commands, template


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command: 0 clean, 1 rows rejected, 2 unreadable, 3 ledger busy."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    parser = argparse.ArgumentParser(
        prog="python -m loaders",
        description="Survey files in, ledger out: the same code as the page Upload. "
        "`python -m loaders COMMAND --help` explains each command.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for room in (check, template, ledger_commands):
        room.add_commands(commands)
    return ledger_commands.run(parser.parse_args(arguments))


if __name__ == "__main__":
    sys.exit(main())
