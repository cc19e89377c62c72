"""Data dictionary: which rules read a question, chosen on the page and kept in its address."""

from __future__ import annotations

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import open_page

pytestmark = pytest.mark.usefixtures("empty")
opened = partial(open_page, "dictionary")


def told(app: AppTest) -> str:
    bodies = [element.proto.body for element in app.get("html")]
    return "".join(body for body in bodies if body.startswith("<dl"))


def test_a_question_is_asked_which_rules_read_it() -> None:
    app = opened(s="problems")
    assert "company-missing" in told(app)
    app.selectbox(key="tela_question").set_value("female_share_pct").run()
    assert not app.exception
    assert app.query_params["q"] == "female_share_pct"
    assert "women-all-or-none" in told(app)
    assert "company-missing" not in told(app)
    assert "{" not in told(app)  # no blank of a template is shown as written


def test_a_link_leads_to_the_rules_of_a_question_and_junk_to_all() -> None:
    assert "company-missing" not in told(opened(s="problems", q="certificate_expiry"))
    assert "company-missing" in told(opened(s="problems", q="junk"))
