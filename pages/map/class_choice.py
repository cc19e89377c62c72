"""The choice of classes: method, how many, breaks by hand, patterns; in one popover."""

from __future__ import annotations

import streamlit as st

from exhibits.classes import Classes
from exhibits.classing import CLASS_METHODS, Classing, ClassMethod
from exhibits.plain import plain
from pages.map import breaks
from pages.map.breaks import BadBreaks
from pages.map.view import View, by_hand, write_classing
from shell.chip_contents import bound
from shell.state import State
from words import _, number

_WRONG = "tela_breaks_wrong"
"""What was written and why it can't be: kept over the next run, then gone."""
_COUNTS = (2, 3, 4, 5)


def draw(state: State, view: View, found: Classes) -> None:
    """The popover; `found` are the classes in use, whose reason it says."""
    with (
        st.popover(_("Classes"), icon=":material/palette:", key="tela_classes"),
        st.container(key="tela_opened_classes"),
    ):
        _method(state, view, found)
        if view.classing.method == "manual":
            _by_hand(state, view)
        elif view.classing.method != "auto":
            _count(state, view.classing)
        st.caption(plain(found.reason))
        st.toggle(
            _("Patterns beside colours"),
            help=_("Each class also has lines of its own: for print in grey, and whoever sees "
                   "colours differently."),
            **bound(
                "tela_patterns", view.patterns, lambda on: state.write(pt="1" if on else None)
            ),
        )  # fmt: skip


def _method(state: State, view: View, found: Classes) -> None:
    names: dict[ClassMethod, tuple[str, str]] = {
        "auto": (_("As the values suggest"), _("Round steps where they fit, else quantiles")),
        "quantiles": (_("Quantiles"), _("About as many in each class")),
        "equal": (_("Equal steps"), _("Each class spans as much")),
        "natural": (_("Natural breaks"), _("Like values together, with breaks in the gaps")),
        "manual": (_("By hand"), _("To compare with another figure")),
    }
    share = view.measure != "per_100k"

    def pick(method: ClassMethod) -> None:
        classing = Classing(method, view.classing.count)
        if method == "manual":
            classing = by_hand(_start(found, share))
        state.write(cl=write_classing(classing))

    st.radio(
        _("How values are parted into classes"),
        CLASS_METHODS,
        format_func=lambda method: names[method][0],
        captions=[names[method][1] for method in CLASS_METHODS],
        **bound("tela_class_method", view.classing.method, pick),
    )


def _start(found: Classes, share: bool) -> tuple[float, ...]:
    """The inner breaks in use, to begin with; something sensible where there are none."""
    inner = tuple(value for value in found.upper[:-1] if value >= 0 and not (share and value >= 1))
    if inner:
        return inner[-4:]
    return (0.5,) if share else (max(found.upper[-1:], default=0.0) / 2 or 1.0,)


def _count(state: State, classing: Classing) -> None:
    # made now: Streamlit also asks for labels outside the run, where no language is spoken
    names = {count: number(count) for count in _COUNTS}
    st.segmented_control(
        _("Number of classes"),
        _COUNTS,
        format_func=names.__getitem__,
        required=True,
        **bound(
            "tela_class_count",
            classing.count,
            lambda count: state.write(cl=write_classing(Classing(classing.method, count))),
        ),
    )


def _by_hand(state: State, view: View) -> None:
    share = view.measure != "per_100k"
    shown = breaks.written(view.classing.breaks, share=share)
    wrong, why = st.session_state.pop(_WRONG, ("", ""))

    def write(text: str) -> None:
        try:
            found = breaks.read(text, share=share)
        except BadBreaks as mistake:
            st.session_state[_WRONG] = (text, str(mistake))
            return
        state.write(cl=write_classing(by_hand(found)))

    st.text_input(
        _("Breaks between classes, in %") if share else _("Breaks between classes"),
        max_chars=80,
        placeholder=breaks.example(share),
        **bound("tela_breaks", wrong or shown, write),
    )
    if why:
        st.error(plain(why), icon=":material/error:")
