"""What pages know of the ledger: cached answers, and the codes that an address may hold."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from typing import ParamSpec, TypeVar, cast

import streamlit as st

from cluster_data import store
from shell.vocabulary import Vocabulary, vocabulary
from words import speaking

P = ParamSpec("P")
T = TypeVar("T")

_ENTRIES = 256
"""Answers kept: a few readers' recent views, each a small table."""


def cached(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `function` answers, kept until the ledger, the day or the language changes.

    Arguments have to say all they are in their `repr` (selections, viewers, codes). The result
    should be small: it is copied on every use, so that no page can spoil another's.
    """
    name = f"{function.__module__}.{function.__qualname__}"  # type: ignore[attr-defined]
    key = (os.environ.get("TELA_DATABASE", ""), speaking(), dt.date.today(), repr((args, kwargs)))
    return cast(T, _answer(name, store.edition(), key, lambda: function(*args, **kwargs)))


@st.cache_data(max_entries=_ENTRIES, show_spinner=False)
def _answer(name: str, edition: str, key: tuple[object, ...], _call: Callable[[], T]) -> T:
    return _call()


def clusters() -> Mapping[str, str]:
    """Names of the clusters of which something stands in the ledger, by code."""
    return {code: name for code, (name, standing) in cached(_clusters).items() if standing}


def rounds() -> tuple[str, ...]:
    """The rounds in the ledger, newest first."""
    return cached(_rounds)


def known() -> Vocabulary:
    """The codes that an address may hold today."""
    return vocabulary(frozenset(cached(_clusters)), frozenset(rounds()))


def _clusters() -> dict[str, tuple[str, int]]:
    listed = store.cluster_list()
    columns = (listed["cluster_code"], listed["name"], listed["standing"])
    return {code: (name, int(standing)) for code, name, standing in zip(*columns, strict=True)}


def _rounds() -> tuple[str, ...]:
    return tuple(store.round_list()["round"])
