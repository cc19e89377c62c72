"""The contact pack: nobody without consent in it, each taking noted once and before it is had."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from shell import contact
from shell.letters import language_of, letter
from shell.reachable import Reachable, reachable
from tests.store.survey_rows import keep, row
from words import _, speaking_in

MINISTRY, OWN, OTHER, PUBLIC = (
    Viewer("ministry"), Viewer("cluster", "TN-A"), Viewer("cluster", "ES-B"), Viewer(),
)  # fmt: skip
TODAY = dt.date.today()
SECRETS = ("Geheim", "geheim@", "Verborgen", "verborgen@")


def firm(name: str, consent: str, **given: object) -> dict[str, object]:
    mail = f"{name.strip('=').lower()}@firm.example"
    return row(
        name, consent_publish=consent, respondent_name=f"={name} Desk", respondent_email=mail,
        respondent_phone="+216 73 000 000",
    ) | given  # fmt: skip


@pytest.fixture(autouse=True)
def _ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Firms of two clusters: open, for authorities, for their cluster only, without a contact."""
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "tela.duckdb"))
    monkeypatch.setenv("TELA_VIEWER", "ministry")
    day = TODAY - dt.timedelta(10)
    keep(
        firm("=Offen", "public"),
        firm("Amtlich", "authorities_only"),
        firm("Geheim", "cluster_only"),
        row("Stumm", consent_publish="public"),
        date=day,
    )
    keep(
        firm("Abierta", "public", country="ES", region_code="ES-CT"),
        firm("Verborgen", "cluster_only", country="ES", region_code="ES-CT"),
        cluster="ES-B", name="es.csv", date=day,
    )  # fmt: skip


def everybody() -> list[str]:
    """The identifiers of all firms, by name as their own clusters read them."""
    found = {}
    for viewer in (MINISTRY, OWN, OTHER):
        table = store.members(Selection(), viewer, TODAY).table
        found |= dict(zip(table["member_id"], table["name"], strict=True))
    assert len(found) == 6
    return list(found)


def taken(viewer: Viewer = MINISTRY) -> int:
    return len(store.activity(viewer, ["contacts"]))


def names(found: Reachable) -> set[str]:
    return {one.name for one in found.firms}


def test_a_ministry_reaches_those_who_let_authorities_and_a_cluster_its_own() -> None:
    chosen = everybody()
    found = reachable(chosen, MINISTRY, TODAY)
    assert names(found) == {"=Offen", "Amtlich", "Abierta"}
    assert (found.silent, found.withheld, found.chosen) == (("Stumm",), 2, 6)
    own = reachable(chosen, OWN, TODAY)
    assert names(own) == {"=Offen", "Amtlich", "Geheim"}
    assert own.elsewhere == {"ES-B": ("Abierta",)}
    assert own.chosen == 6
    public = reachable(chosen, PUBLIC, TODAY)
    assert (public.firms, public.withheld) == ((), 6)


def test_consent_taken_back_later_closes_it() -> None:
    chosen = everybody()
    keep(firm("Amtlich", "cluster_only"), name="later.csv", date=TODAY)
    assert "Amtlich" not in names(reachable(chosen, MINISTRY, TODAY))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nobody_without_consent_is_in_workbook_or_text_and_nothing_runs(language: str) -> None:
    found = reachable(everybody(), MINISTRY, TODAY)
    with speaking_in(language):
        book = contact.workbook(found, "=HYPERLINK(1)", "a test", TODAY)
        text = contact.letters(found, "gowns", "").decode("utf-8")
    sheets = load_workbook(io.BytesIO(book)).worksheets
    assert len(sheets) == 2
    cells = [cell for sheet in sheets for line in sheet.iter_rows() for cell in line if cell.value]
    said = "\n".join(str(cell.value) for cell in cells)
    for secret in SECRETS:
        assert secret not in said + text
    assert all(cell.data_type == "s" for cell in cells if isinstance(cell.value, str))
    for mail in ("offen@firm.example", "amtlich@firm.example", "abierta@firm.example"):
        assert mail in said
        assert mail in text
    assert "Stumm" in said
    assert "Stumm" not in text


def test_each_firm_is_written_to_in_its_language_with_the_purpose_in_it() -> None:
    with speaking_in("en"):
        found = reachable(everybody(), MINISTRY, TODAY)
        text = contact.letters(found, lambda: _("Country"), "MFC").decode("utf-8")
    spanish = next(one for one in text.split("-" * 72) if "abierta@" in one)
    assert "Dear =Abierta Desk," in spanish
    assert "writing about this: Country." in spanish
    french = [one for one in text.split("-" * 72) if "abierta@" not in one]
    assert len(french) == 2
    for one in french:
        assert "Bonjour =" in one
        assert "Dear" not in one
        assert "Pays." in one
        assert "MFC" in one
    assert [language_of(code) for code in ("TN", "FR", "ES", None)] == ["fr", "fr", "en", "en"]
    assert letter("  500 gowns. ", "en").subject == "Request: 500 gowns"


def drawn(viewer: str, chosen: list[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """The pack drawn on a page: the app, and what each download button would hand over."""
    offered: dict[str, Callable[[], bytes]] = {}

    def button(label: str, *, data: Callable[[], bytes], key: str, **_given: object) -> bool:
        offered[key] = data
        return False

    def page(chosen: list[str]) -> None:
        import shell
        from shell import contact

        state = shell.open(page="partners")
        contact.draw(state, chosen, "500 gowns")

    monkeypatch.setenv("TELA_VIEWER", viewer)
    monkeypatch.setattr(st, "download_button", button)
    app = AppTest.from_function(page, args=(chosen,), default_timeout=60)
    app.query_params["lang"] = "en"
    app.run()
    assert not app.exception
    said = "\n".join(str(one.value) for one in (*app.markdown, *app.caption, *app.text))
    return said, offered


def test_each_taking_is_noted_once_before_it_is_had(monkeypatch: pytest.MonkeyPatch) -> None:
    said, offered = drawn("ministry", everybody(), monkeypatch)
    assert "3 of 6 firms chosen can be written to" in said
    assert "2 firms – its name" in said
    assert taken() == 0, "drawing is no taking"
    seen: list[int] = []
    monkeypatch.setattr(contact, "workbook", lambda *_given: seen.append(taken()) or b"book")
    assert offered["tela_contact_book"]() == b"book"
    assert seen == [1], "noted before the file is made"
    assert b"amtlich@firm.example" in offered["tela_contact_letters"]()
    found = store.activity(MINISTRY, ["contacts"])
    assert list(found["action"]) == ["letters", "workbook"]
    assert list(found["counted"]) == [3, 3]
    assert list(found["detail"]) == ["500 gowns"] * 2


def test_what_cannot_be_noted_is_not_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    _said, offered = drawn("ministry", everybody(), monkeypatch)

    def busy(*_given: object) -> str:
        raise store.UnknownPost("busy")

    monkeypatch.setattr(store, "use_contacts", busy)
    with pytest.raises(store.UnknownPost):
        offered["tela_contact_book"]()


def test_consent_taken_back_after_drawing_leaves_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    _said, offered = drawn("ministry", everybody(), monkeypatch)
    keep(firm("Amtlich", "cluster_only"), name="later.csv", date=TODAY)
    text = offered["tela_contact_letters"]().decode("utf-8")
    assert "amtlich@" not in text
    assert "offen@" in text
    assert list(store.activity(MINISTRY, ["contacts"])["counted"]) == [2]


def test_the_public_has_a_sentence_and_no_button(monkeypatch: pytest.MonkeyPatch) -> None:
    said, offered = drawn("public", everybody(), monkeypatch)
    assert "to ministries and to each firm’s own cluster only" in said
    assert offered == {}
    assert not any(name in said for name in ("Offen", "Amtlich", "Abierta"))
