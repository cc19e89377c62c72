"""A ledger made by an earlier release opens, with its figures unchanged."""

import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import schema, snapshot
from cluster_data.store.place import open_ledger
from cluster_data.viewer import Viewer
from tests.store.survey_rows import FFP2, TODAY, keep, row

DECLARED = Selection(products=(FFP2,), rung="declared")
FIRST = 1
LATER = (
    "decisions", "overrides", "identities", "followups", "ledger_secret", "questions", "posts",
    "post_events", "contact_uses",
)  # fmt: skip


def total() -> float | None:
    return store.region_figures(DECLARED, Viewer("ministry"), "per_100k", TODAY).whole.capacity


def names() -> set[str]:
    with open_ledger() as ledger:
        found = ledger.execute("SELECT table_name FROM information_schema.tables").fetchall()
    return {name for (name,) in found}


@pytest.fixture
def first_release(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger of the first release, with one member in it."""
    with monkeypatch.context() as old:
        old.setattr(schema, "VERSION", FIRST)
        old.setattr(snapshot, "VERSION", FIRST)
        keep(row("A"))
    assert not names() & set(LATER)


@pytest.mark.usefixtures("first_release")
def test_a_reader_brings_an_older_ledger_up_to_date_and_sees_the_same_figures() -> None:
    snapshot._held.clear()  # as after a restart with the new release
    assert total() == 1000.0
    assert set(LATER) <= names()
    with open_ledger() as ledger:
        assert schema.schema_version(ledger) == schema.VERSION


@pytest.mark.usefixtures("first_release")
def test_a_writer_brings_an_older_ledger_up_to_date() -> None:
    keep(row("B", capacity_value=500.0))
    assert set(LATER) <= names()
    assert total() == 1500.0


def test_the_release_before_opens_with_figures_and_revision_unchanged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as old:
        old.setattr(schema, "VERSION", schema.VERSION - 1)
        old.setattr(snapshot, "VERSION", schema.VERSION)
        keep(row("A"))
        before = (total(), store.edition())
    snapshot._held.clear()
    assert (total(), store.edition()) == before
    assert store.questions_kept(Viewer("ministry")) == ()
    assert store.posts(Viewer("ministry"), TODAY) == ()
