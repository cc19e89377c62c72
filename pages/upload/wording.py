"""How the upload page speaks of files, rows, units and what became of them."""

from __future__ import annotations

import pandas as pd

from cluster_data.store import Difference
from cluster_data.survey import survey
from exhibits.plain import plain
from loaders.reading import Reading
from words import _, ngettext, number


def is_empty(reading: Reading) -> bool:
    """True for a survey without a row to keep or to reject."""
    return reading.kind != "nothing" and not len(reading.rows) and not reading.rejected


def outcome(reading: Reading) -> str:
    """What became of the file's rows, in a sentence."""
    if reading.kind == "nothing":
        return _("Nothing could be read from this file; nothing of it will be kept.")
    accepted, rejected = len(reading.rows), reading.rejected
    if is_empty(reading):
        return _("This file has no row to keep.")
    if not rejected:
        text = ngettext("The one row is accepted.", "All {count} rows are accepted.", accepted)
        return text.format(count=number(accepted))
    if not accepted:
        text = ngettext("The one row is rejected.", "All {count} rows are rejected.", rejected)
        return text.format(count=number(rejected))
    return ngettext(
        "{accepted} of {both} rows accepted; {rejected} row is rejected.",
        "{accepted} of {both} rows accepted; {rejected} rows are rejected.",
        rejected,
    ).format(accepted=number(accepted), both=number(accepted + rejected), rejected=number(rejected))


def kept(reading: Reading, upload: str | None, change: Difference, *, draft: bool) -> str:
    """What became of a file that was kept, in markdown."""
    name = plain(reading.file_name)
    if upload is None:
        return _(
            "{file}: nothing new. The ledger already holds all of it; no figure changed."
        ).format(file=name)
    text = _("{file} is kept as {upload}: {new} rows new, {changed} changed, {same} the same.")
    told = text.format(
        file=name, upload=upload, new=number(change.new), changed=number(change.changed),
        same=number(change.same),
    )  # fmt: skip
    return f"{told} {draft_help()}" if draft else told


def draft_help() -> str:
    """What a draft is."""
    return _("A draft counts as declared only, until it is approved.")


def unit(code: object) -> str:
    """A unit by its name in the survey's list."""
    if not isinstance(code, str) or pd.isna(code):
        return ""
    units = survey().code_lists["capacity_unit"]
    if code not in units:
        return code
    return units[code].label
