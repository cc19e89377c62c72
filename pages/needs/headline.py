"""The page's answer in a sentence: what is sought beyond what is offered."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from cluster_data.store import Post
from exhibits.catalogue.needs_offers import told_of
from exhibits.plain import plain
from pages.needs import figures
from pages.needs.view import LIVE
from shell import wording
from shell.state import State
from words import _, date, ngettext, number


def draw(state: State, found: pd.DataFrame, posted: Sequence[Post]) -> None:
    """The sentence as the page's title, and what it is counted from."""
    st.title(plain(said(figures.kinds(found))), anchor=False)
    parts = [*live(posted), *skills(found), figures.answered(state, found).text]
    parts += [date(state.day), wording.source()]
    st.markdown(" · ".join(plain(part) for part in parts))


def said(kinds: pd.DataFrame) -> str:
    """What is sought most beyond what is offered, and the other way round."""
    told = told_of(kinds)
    if told:
        whole = (
            _("{first}; {second}").format(first=told[0], second=told[1]) if told[1:] else told[0]
        )
        return whole[:1].upper() + whole[1:]
    if len(kinds):
        return _("What is sought and offered can’t be shown here, as too few firms said it")
    return _("Nobody in this selection has said what they seek or offer")


def live(posted: Sequence[Post]) -> list[str]:
    """How many posts may still be answered."""
    count = sum(post.state in LIVE for post in posted)
    if not count:
        return []
    text = ngettext("{count} post is open", "{count} posts are open", count)
    return [text.format(count=number(count))]


def skills(found: pd.DataFrame) -> list[str]:
    """How many firms name a training need; nothing where they are too few to tell."""
    count = figures.firms(found, "skills_needs")
    if not count:
        return []
    text = ngettext(
        "{count} firm names a training need", "{count} firms name a training need", count
    )
    return [text.format(count=number(count))]
