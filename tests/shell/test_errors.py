"""What goes wrong is told in plain words; where and how is for the log alone."""

from __future__ import annotations

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from cluster_data.viewer import Viewer


def broken_page() -> None:
    import streamlit as st

    from shell.errors import boundary

    with boundary():
        raise RuntimeError("/secret/path/of/the/server and a firm's name")
    st.text("the frame goes on")


def busy_page() -> None:
    from cluster_data.errors import LedgerBusy
    from shell.errors import boundary

    with boundary():
        raise LedgerBusy


def stopping_page() -> None:
    import streamlit as st

    from shell.errors import boundary

    with boundary():
        st.text("before")
        st.stop()
    st.text("after")


def test_the_unexpected_shows_a_number_and_logs_the_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR, "tela"):
        app = AppTest.from_function(broken_page).run(timeout=30)
    shown = app.error[0].value
    number = re.search(r"\b[0-9a-f]{8}\b", shown)
    assert number
    assert number[0] in caplog.text
    assert "RuntimeError: /secret/path" in caplog.text
    assert "secret" not in shown
    assert "RuntimeError" not in shown
    assert not app.exception
    assert app.text[0].value == "the frame goes on"


def test_our_own_errors_say_what_to_do() -> None:
    app = AppTest.from_function(busy_page).run(timeout=30)
    assert "try again" in app.error[0].value
    assert not app.exception


def test_stopping_a_page_is_no_error() -> None:
    app = AppTest.from_function(stopping_page).run(timeout=30)
    assert [text.value for text in app.text] == ["before"]
    assert not app.error


@pytest.mark.parametrize("text", ["public", "ministry", "cluster:DEMO-TN", "cluster:AEI_1"])
def test_a_viewer_is_read_as_written(text: str) -> None:
    assert str(Viewer.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "admin", "Ministry", "cluster", "cluster:", "cluster:a b", "public:TN", "ministry:"],
)
def test_no_other_viewer_is(text: str) -> None:
    with pytest.raises(ValueError, match="no such viewer"):
        Viewer.parse(text)


def test_a_viewer_has_a_cluster_exactly_when_it_is_one() -> None:
    with pytest.raises(ValueError, match="exactly"):
        Viewer("cluster")
    with pytest.raises(ValueError, match="exactly"):
        Viewer("public", "DEMO-TN")
