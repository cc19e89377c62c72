"""Firms of the files that are known under another name, or may be."""

from __future__ import annotations

from collections.abc import Hashable

import streamlit as st

from cluster_data import store
from cluster_data.errors import LedgerBusy
from exhibits.plain import plain
from loaders.matching import Match, arriving, told
from pages.upload.destination import Destination
from shell.inbox import Found, Inbox
from words import _, ngettext, number

_SHOWN = 6


def draw(box: Inbox, good: list[Found], where: Destination, seen: Hashable) -> list[Match]:
    """The section *Known under another name*, where there is something to say; the matches.

    `seen` tells the files' readings apart from earlier ones.
    """
    key = ("matched", store.edition(), where.cluster_code, seen)
    try:
        matches = box.once(key, lambda: _found(good, where.cluster_code))
    except LedgerBusy as busy:
        st.info(f"{busy.title}. {busy.message}")
        return []
    if not matches:
        return []
    st.header(_("Known under another name"), anchor=False)
    unasked = [match for match in matches if match.automatic]
    asked = [match for match in matches if not match.automatic]
    if unasked:
        _listed(
            _("Keeping the files holds these for one. It can be taken back on *Data quality*."),
            unasked,
        )
    if asked:
        _listed(_("These may be one; they stay apart until decided on *Data quality*."), asked)
    return matches


def _listed(intro: str, matches: list[Match]) -> None:
    lines = [f"- {plain(line)}" for line in told(matches)]
    st.markdown(intro)
    st.markdown("\n".join(lines[:_SHOWN]))
    rest = lines[_SHOWN:]
    if rest:
        label = ngettext("{count} more firm", "{count} more firms", len(rest))
        with st.expander(label.format(count=number(len(rest)))):
            st.markdown("\n".join(rest))


def _found(good: list[Found], cluster_code: str) -> list[Match]:
    """Of all files, each pair once; those held for one unasked first."""
    found = [match for one in good for match in arriving(one.reading.rows, cluster_code)]
    once = {(match.pair.key, match.pair.other_key): match for match in found}
    return sorted(once.values(), key=lambda match: -(match.pair.score or 0.0))
