"""The scenario in one line: mode, patients, weeks; what is assumed and compared behind it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

import shell
from pages.foresight import asked as asking
from pages.foresight import assumptions, own, wording
from pages.foresight.asked import MODES, MOST_CASES, MOST_WEEKS, Asked
from pages.foresight.view import View, options
from planning.scenario import Mode
from shell.state import State
from shell.wording import product_names
from words import _

_OTHERS: tuple[Mode, ...] = ("calm", "preparedness", "crisis")


def draw(state: State, view: View) -> None:
    """Mode and, beyond a calm day, patients; then weeks and the popovers."""
    with st.container(key="tela_foresight", horizontal=True, vertical_alignment="bottom",
                      wrap=True, gap="xsmall"):  # fmt: skip
        _mode(state, view)
        if view.asked.mode != "calm" and not view.answer.spoken:
            _patients(state, view)
        _number(
            "tela_foresight_weeks", _("Weeks"), view.asked.weeks, (1, MOST_WEEKS), 1, 90,
            lambda weeks: state.write(wk=_unless(weeks, asking.WEEKS)),
        )  # fmt: skip
        # together, so that no single one of them is left for the next line
        with st.container(key="tela_foresight_behind", horizontal=True, wrap=True,
                          width="content", gap="xsmall"):  # fmt: skip
            assumptions.draw(state, view)
            own.stock(state, view)
            if view.asked.mode != "calm":
                own.patients(state, view)
            _compare(state, view)
    own.said(view)


def _mode(state: State, view: View) -> None:
    labels = {code: wording.mode(mode) for code, mode in MODES.items()}
    st.segmented_control(
        _("Scenario"), list(labels), format_func=labels.__getitem__, required=True,
        key="tela_foresight_mode",
        on_change=shell.follow(
            "tela_foresight_mode", asking.code_of(view.asked.mode),
            # the cases to begin from are those of the mode
            lambda code: state.write(m=None if code == "calm" else code, n=None),
        ),
    )  # fmt: skip


def _patients(state: State, view: View) -> None:
    asked = view.asked
    label = _("New cases a week") if asked.steady else _("New cases a week at the peak")
    _number(
        "tela_foresight_cases", label, view.answer.cases, (0, MOST_CASES),
        _step(view.answer.cases), 205, lambda cases: state.write(n=str(cases)),
    )  # fmt: skip
    courses = {"wave": _("Rising and falling"), "flat": _("Steady")}
    st.selectbox(
        _("Course"), list(courses), format_func=courses.__getitem__, key="tela_foresight_course",
        on_change=shell.follow(
            "tela_foresight_course", "flat" if asked.steady else "wave",
            lambda code: state.write(s=None if code == "wave" else code, pk=None),
        ),
        width=170,
    )  # fmt: skip
    if not asked.steady:
        _number(
            "tela_foresight_peak", _("Peak in week"), asked.peak_week, (1, asked.weeks), 1, 105,
            lambda week: state.write(pk=_unless(week, asking.PEAK_WEEK)),
        )  # fmt: skip


def _step(cases: int) -> int:
    """A tenth of the order of magnitude, so that a click is felt."""
    return max(1, int(10 ** (len(str(max(cases, 1))) - 2)))


def _number(
    key: str,
    label: str,
    value: int,
    ends: tuple[int, int],
    step: int,
    width: int,
    changed: Callable[[int], object],
) -> None:
    st.number_input(
        label, min_value=ends[0], max_value=ends[1], step=step, key=key,
        on_change=shell.follow(key, min(max(value, ends[0]), ends[1]),
                               lambda given: changed(int(given))),
        width=width,
    )  # fmt: skip


def _unless(value: int, usual: int) -> str | None:
    return None if value == usual else str(value)


def _compare(state: State, view: View) -> None:
    """Another mode beside this one; or none."""
    other = view.other.asked if view.other else None
    label = _("Compare") if other is None else wording.mode(other.mode)
    key = f"tela_foresight_vs_{asking.code_of(other.mode) if other else ''}"
    with st.popover(label, icon=":material/compare_arrows:", key=key):
        st.caption(
            _(
                "What each product needs, side by side. A scenario is kept by name under Views, "
                "and shared by its link."
            )
        )
        for mode in _OTHERS:
            if mode == view.asked.mode and (mode == "calm" or view.answer.spoken):
                continue
            code = asking.code_of(mode)
            st.button(
                wording.mode(mode), key=f"tela_foresight_vs_to_{code}", on_click=state.write,
                kwargs={"vs": _written(mode, view.asked)}, width="stretch",
            )  # fmt: skip
        if view.other is not None:
            if view.other.asked.mode != "calm" and not view.other.spoken:
                _other_cases(state, view.other.asked, view.other.cases)
            st.button(_("Compare with nothing"), key="tela_foresight_vs_none", type="tertiary",
                      on_click=state.write, kwargs={"vs": None})  # fmt: skip


def _other_cases(state: State, other: Asked, cases: int) -> None:
    code = asking.code_of(other.mode)
    _number(
        "tela_foresight_vs_cases", _("New cases a week in the other"), cases, (0, MOST_CASES),
        _step(cases), 260, lambda given: state.write(vs=f"{code}-{given}"),
    )  # fmt: skip


def _written(mode: Mode, asked: Asked) -> str:
    """The other scenario to begin with: of the same mode, twice the cases to begin from."""
    code = asking.code_of(mode)
    if mode != asked.mode or asked.cases is None:
        return code
    return f"{code}-{min(asked.cases * 2, MOST_CASES)}"


def product(state: State, view: View) -> None:
    """Which product the map is of."""
    offered = options(view.answer)
    names = product_names(offered)
    st.selectbox(
        _("Product on the map"), offered, format_func=names.__getitem__,
        key="tela_foresight_product",
        on_change=shell.follow(
            "tela_foresight_product", view.product, lambda code: state.write(at=code)
        ),
        label_visibility="collapsed", width=380,
    )  # fmt: skip
