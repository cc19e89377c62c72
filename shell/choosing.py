"""One of a few, side by side, as the address says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from shell.state import follow


def one_of(
    key: str,
    label: str,
    options: Mapping[Any, str],
    value: Any,
    changed: Callable[[Any], object],
) -> None:
    """Show all of `options`, code to words, with `value` chosen; `changed` is told another's code.

    `label` is for screen readers: the options say what they are about.
    """
    st.segmented_control(
        label,
        list(options),
        format_func=lambda code: options[code],
        required=True,
        key=key,
        on_change=follow(key, value, changed),
        label_visibility="collapsed",
    )
