"""What a scenario assumes: the case, severity and stays, booked output, days of an alert."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

import shell
from pages.foresight import asked as asking
from pages.foresight import wording
from pages.foresight.asked import CASES
from pages.foresight.view import View
from planning.gap import Thresholds
from planning.scenario import SEVERITIES
from shell.state import State
from words import _, number

_WHOLE = 100.0


def draw(state: State, view: View) -> None:
    """A popover with all of them; WHO's own until the reader has others."""
    label = _("Assumptions")
    if view.asked.case != "central":
        label = _("Assumptions: {case}").format(case=wording.case(view.asked.case))
    with st.popover(label, icon=":material/tune:", key="tela_foresight_assumed"):
        _case(state, view)
        if view.asked.mode != "calm":
            _patients(state, view)
            _beds(state, view)
        _firms(state, view)
        _alerts(state, view)


def _case(state: State, view: View) -> None:
    labels = {
        "worst": _("Worst"), "central": _("Central"), "best": _("Best"),
    }  # fmt: skip
    st.segmented_control(
        _("Case"), list(CASES), format_func=labels.__getitem__, required=True,
        key="tela_foresight_case",
        on_change=shell.follow(
            "tela_foresight_case", view.asked.case,
            lambda code: state.write(lv=None if code == "central" else code),
        ),
        help=_("Worst: least output, most published use. Best: most output, least use."),
    )  # fmt: skip


def _patients(state: State, view: View) -> None:
    """Shares of severity and stays, as a table of four by two."""
    known = view.asked.parameters
    names = (_("Mild"), _("Moderate"), _("Severe"), _("Critical"))
    shares = [known[f"share_{one}"] * _WHOLE for one in SEVERITIES]
    stays = [known[f"stay_{one}"] for one in SEVERITIES]
    with st.form("tela_foresight_severity", border=False):
        st.markdown(_("Of every 100 cases, and weeks of care (defaults: WHO ESFT v2022.1)"))
        given: dict[str, list[float]] = {"share": [], "stay": []}
        for at, (name, share, stay) in enumerate(zip(names, shares, stays, strict=True)):
            with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
                given["share"].append(st.number_input(
                    _("{severity}, of 100").format(severity=name), 0.0, _WHOLE, round(share, 3),
                    key=f"tela_foresight_share_{at}_{share:g}", width=150, format="%g",
                ))  # fmt: skip
                given["stay"].append(st.number_input(
                    _("{severity}, weeks").format(severity=name), 0.0, 12.0, round(stay, 3),
                    step=0.5, key=f"tela_foresight_stay_{at}_{stay:g}", width=150, format="%g",
                ))  # fmt: skip
        if st.form_submit_button(_("Use these")):
            _use(state, tuple(given["share"]), tuple(given["stay"]))
    if view.asked.changed:
        st.button(_("Back to WHO’s defaults"), key="tela_foresight_who", type="tertiary",
                  on_click=state.write, kwargs={"sv": None, "st": None})  # fmt: skip


def _use(state: State, shares: tuple[float, ...], stays: tuple[float, ...]) -> None:
    if abs(sum(shares) - _WHOLE) > 1e-6:
        st.error(
            _("The shares add up to {sum}, not to 100.").format(sum=number(sum(shares), 3)),
            icon=":material/error:",
        )
        return
    state.change(sv=asking.written_shares(shares), st=asking.written_stays(stays))


def _beds(state: State, view: View) -> None:
    """Whether patients who find no bed are counted."""
    key = "tela_foresight_capped"
    st.toggle(
        _("No more patients than beds"), key=key,
        on_change=shell.follow(
            key, view.asked.capped, lambda on: state.write(cb="1" if on else None)
        ),
        help=_(
            "Severe and critical patients of a region count up to its beds for them; without it, "
            "all are cared for."
        ),
    )  # fmt: skip


def _firms(state: State, view: View) -> None:
    key, share = "tela_foresight_redirect", round(view.asked.redirect * _WHOLE)
    st.slider(
        _("Booked output taken for this, %"), 0, 100, step=5, key=key,
        on_change=shell.follow(
            key, share, lambda given: state.write(rd=str(given) if given else None)
        ),
    )  # fmt: skip


def _alerts(state: State, view: View) -> None:
    """Days of cover below which an alert is given."""
    now, usual = view.asked.thresholds, Thresholds()

    def write(urgent: float, watch: float) -> None:
        same = (urgent, watch) == (usual.urgent, usual.watch)
        state.write(al=None if same else f"{urgent:g}-{max(urgent, watch):g}")

    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _days("urgent", _("Urgent below, days"), now.urgent, lambda days: write(days, now.watch))
        _days("watch", _("Watch below, days"), now.watch,
              lambda days: write(min(now.urgent, days), days))  # fmt: skip


def _days(name: str, label: str, value: float, changed: Callable[[float], object]) -> None:
    key = f"tela_foresight_{name}"
    st.number_input(label, 1, 365, step=1, key=key, width=150,
                    on_change=shell.follow(key, int(value), changed))  # fmt: skip
