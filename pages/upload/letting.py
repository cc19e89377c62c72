"""Warnings that a person lets stand: the reason is asked for, kept, and shown with the figures."""

from __future__ import annotations

import hashlib

import pandas as pd
import streamlit as st

from cluster_data import store
from exhibits.plain import plain, visible
from pages.upload.remarks import Group, grouped
from shell.answers import Warned
from shell.inbox import Found, Inbox
from words import _

_LONGEST = 200


def warned(one: Found, group: Group) -> Warned:
    """What a reason is kept for: a column's warnings all, or one of the whole file."""
    first = group.found[0]
    value = None
    if first.row is None:
        value = first.value or str(first.params.get("name") or "") or None
    return Warned(one.key, group.slug, first.column, value)


def key_of(what: Warned) -> str:
    """The key of a warning's fields: letters and digits, whatever the file says."""
    return hashlib.sha256(repr(what).encode()).hexdigest()[:12]


def draw(box: Inbox, one: Found, group: Group) -> None:
    """The way to let a warning stand; where it is let, why, and the way back."""
    what = warned(one, group)
    key = key_of(what)
    if what in box.reasons:
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            reason = plain(box.reasons[what])
            st.caption(_("Let stand: {reason}").format(reason=reason), width="content")
            if st.button(_("Take back"), type="tertiary", key=f"tela_unlet_{key}"):
                del box.reasons[what]
                st.rerun()
        return
    with st.popover(_("Let it stand…"), type="tertiary", width=150, key=f"tela_let_{key}"):
        _form(box, what, key)


def _form(box: Inbox, what: Warned, key: str) -> None:
    """A form, so that what is typed arrives together with the click."""
    with st.form(f"tela_let_form_{key}", border=False):
        reason = st.text_input(
            _("Why it is right as it is"), max_chars=_LONGEST, key=f"tela_why_{key}",
            placeholder=_("Asked the firm on the telephone"),
            help=_("Kept with the upload and shown wherever these lines are."),
        )  # fmt: skip
        clicked = st.form_submit_button(_("Let it stand"), key=f"tela_let_click_{key}")
    if not clicked:
        return
    if not visible(reason):
        st.warning(_("Say in a few words why; it is kept with the upload."))
        return
    box.reasons[what] = visible(reason)
    st.rerun()


def reasons_kept(upload_id: str, group: Group) -> list[str]:
    """Why warnings of an upload that was kept were let stand, each reason once."""
    kept = store.overridden(upload_id)
    first = group.found[0]
    about = kept[(kept["slug"] == group.slug) & kept["column_name"].eq(first.column or "")]
    if first.column is None:
        about = kept[(kept["slug"] == group.slug) & kept["column_name"].isna()]
    named = str(first.params.get("name") or "")
    values = {problem.value for problem in group.found} | {named or None}
    about = about[about["value"].isna() | about["value"].isin(values)]
    return list(dict.fromkeys(about["reason"]))


def overrides(box: Inbox, one: Found) -> pd.DataFrame:
    """The reasons of one survey as the ledger keeps them: slug, column_name, value, reason."""
    found = [warned(one, group) for group in grouped(one.reading.problems)]
    kept = [(w.slug, w.column, w.value, box.reasons[w]) for w in found if w in box.reasons]
    return pd.DataFrame(
        list(dict.fromkeys(kept)), columns=["slug", "column_name", "value", "reason"], dtype=object
    )
