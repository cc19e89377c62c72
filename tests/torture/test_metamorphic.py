"""One survey in any form: order, titles, letters, separators, marks and format change no record."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.check import understand
from loaders.reading import Context
from tests.loaders.survey_files import records
from tests.torture.answers import Style
from tests.torture.cases import NARROW, NBSP, PERSIAN, THIN, Case, as_typed
from tests.torture.layout import Plan
from tests.torture.voices_south import VOICES
from tests.torture.writing import Form

_AS_WRITTEN = ("capacity_stated",)
"""What is kept as it was written, and so is not the same in another form."""
_MARKS = ((" ", ","), (NBSP, ","), (THIN, "."), (NARROW, ","), (".", ","), (",", "."), ("'", "."),
          ("", ","), ("", "."))  # fmt: skip


def _records(case: Case, folder: Path) -> list[dict[str, Any]]:
    path, sheet, _places = case.make(folder)
    (reading,) = understand(path, path.name, Context())
    assert reading.rows_in == len(reading.rows) + reading.rejected + reading.skipped
    assert reading.rows_in == len(sheet.truths) + sheet.skipped
    return sorted(
        ({k: v for k, v in record.items() if k not in _AS_WRITTEN} for record in records(reading)),
        key=repr,
    )


@st.composite
def forms(draw: st.DrawFn) -> tuple[str, Style, Plan, Form]:
    """A language and any way of keeping a file in it."""
    language = draw(st.sampled_from(sorted(VOICES)))
    voice = VOICES[language]
    kind = draw(st.sampled_from(("csv", "csv", "xlsx", "ods")))
    unmarked = ("utf-16-le", "utf-16-be")
    encoding = draw(st.sampled_from(voice.encodings + unmarked)) if kind == "csv" else "utf-8"
    wide = encoding.startswith("utf")
    marks = [pair for pair in _MARKS if wide or pair[0] not in (THIN, NARROW)]
    digits = [None, None, "0123456789"] + ([PERSIAN] if wide else [])
    style = Style(
        draw(st.sampled_from(("cell", "columns"))), draw(st.sampled_from(marks)),
        draw(st.sampled_from(digits)),
        draw(st.sampled_from(("sign", "bare", "fraction", "mixed"))),
        draw(st.sampled_from(("iso", "day", "words"))),
        typed=kind != "csv" and draw(st.booleans()),
    )  # fmt: skip
    order = draw(st.none() | st.integers(0, 99))
    plan = Plan(draw(st.sampled_from((1, 1, 2))), draw(st.booleans()), draw(st.booleans()), order)
    mark, end = draw(st.sampled_from(",;\t|")), draw(st.sampled_from(("\n", "\r\n", "\r")))
    return language, style, plan, Form(kind, encoding, mark, draw(st.booleans()), end)


@pytest.fixture(scope="module")
def plainly(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The records of a language's survey kept in the plainest way."""

    @cache
    def plain(language: str, amounts: str, encoding: str) -> list[dict[str, Any]]:
        case = Case("plain", as_typed(VOICES[language], encoding), Style(amounts))
        return _records(case, tmp_path_factory.mktemp("plain"))

    return plain


@settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(form=forms())
def test_the_form_of_a_file_changes_no_record(plainly, tmp_path, form):
    language, style, plan, kept = form
    encoding = kept.encoding if kept.kind == "csv" else "utf-8"
    wanted = plainly(language, style.amounts, encoding)
    assert len(wanted) == 12
    assert _records(Case("other", VOICES[language], style, plan, kept), tmp_path) == wanted
