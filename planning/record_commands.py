"""Questions kept in a crisis at the command line: how they are asked for, and told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cluster_data.reference import products
from planning.record import Record, Replay
from words import LANGUAGES, _, number


def add_commands(commands: Any) -> None:
    """Add `records` and `replay` to argparse's subcommands."""
    listing = commands.add_parser(
        "records",
        help="questions kept in a crisis, the newest first",
        description="The questions that the page Emergency kept, the newest first.",
    )
    listing.add_argument(
        "--json",
        action="store_true",
        help="a JSON list of whole records: inputs, revision, result, verdicts by code",
    )
    again = commands.add_parser(
        "replay",
        help="answer a kept question again, from the ledger as it stood then",
        description="Answer a kept question again, from the ledger as it stood at its revision. "
        "Exit code 1 where the answer is another.",
    )
    again.add_argument("question", metavar="Q00001", help="the question's number")
    for command in (listing, again):
        command.add_argument(
            "--lang", default=LANGUAGES[0], choices=LANGUAGES, help="language of the text"
        )


def record_line(question_id: str, record: Record) -> str:
    """A kept question on one line: its number, when and by which role, what was asked."""
    inputs, known = record.inputs, products()
    code = str(inputs["product"])
    return _("{number}  {at}  {role}  revision {revision}  {product}: {quantity} by {by}").format(
        number=question_id,
        at=record.asked_at,
        role=record.role,
        revision=record.revision,
        product=known[code].label if code in known else code,
        quantity=number(inputs["quantity"], 2),
        by=inputs["by"],
    )


def replayed(question_id: str, revision: int, found: Replay) -> Iterator[str]:
    """Whether a kept question was answered as before, or the places where the answers part."""
    if found.same:
        yield _("{number}: the same answer, from revision {revision}.").format(
            number=question_id, revision=revision
        )
        return
    yield _("{number}: another answer, from revision {revision}. What differs:").format(
        number=question_id, revision=revision
    )
    yield from (f"  {place}" for place in found.differs)
