"""The basin as it was known on a day: what was answered then, with the consent of now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace

import pandas as pd
import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import ledger, past
from cluster_data.store.snapshot import snapshot
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, FFP2, keep, row

PUBLIC, MINISTRY = Viewer(), Viewer("ministry")
MARCH, MAY, JULY = dt.date(2026, 3, 31), dt.date(2026, 5, 31), dt.date(2026, 7, 31)
TODAY = dt.date(2026, 11, 23)
LINES = Selection(products=(FFP2,))
SPRING = {"round_": "2026-R1", "date": dt.date(2026, 3, 1)}
SUMMER = {"round_": "2026-R2", "date": dt.date(2026, 6, 1)}


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.date], None]:
    """Sets the clock that revisions are dated by, to an hour before midnight of a day."""
    clock = {"day": MARCH}

    def now(_zone: dt.tzinfo) -> dt.datetime:
        return dt.datetime.combine(clock["day"], dt.time(23), dt.UTC)

    fake = SimpleNamespace(datetime=SimpleNamespace(now=now), UTC=dt.UTC)
    monkeypatch.setattr(ledger, "dt", fake)
    return lambda day: clock.update(day=day)


def answers(selection: Selection, viewer: Viewer, today: dt.date) -> list[object]:
    """What the questions that take a selection answer, in forms that can be compared."""
    regions = store.region_figures(selection, viewer, "certified_share", today)
    tables = [
        regions.areas,
        regions.countries,
        store.product_figures(selection, viewer, "capacity", "all", today).table,
        store.family_mix(selection, viewer, "all", today),
        store.products_of_place(selection, viewer, None, today),
        store.response(selection, viewer, today),
        store.freshness(selection, viewer, today),
        store.stage_cover(selection, viewer, today),
        store.answers_by_round(selection, viewer, today),
        store.ageing(selection, viewer, today),
        store.problem_counts(selection, viewer, today),
        store.chase_list(selection, viewer, today),
        store.round_change(selection, viewer, today).table,
        store.sites(selection, viewer, today).table,
        store.site_groups(selection, viewer, today, cell_km=40),
        store.members(selection, viewer, today).table,
        store.supply_lines(selection, viewer, today),
    ]
    return [*map(_rows, tables), regions.whole, store.revision(selection)]


def _rows(table: pd.DataFrame) -> list[str]:
    """The rows but for what consent tells, in an order that names have no part in."""
    kept = table.drop(columns=["name", "site_name", "named", "contact_visible"], errors="ignore")
    return sorted(map(str, kept.to_dict("records")))


def test_a_past_day_is_answered_as_on_that_day(on: Callable[[dt.date], None]) -> None:
    """Built day by day: corrections, withdrawals and merges after a day change nothing of it."""
    told: dict[dt.date, list[list[object]]] = {}

    def ask(day: dt.date) -> None:
        told[day] = [answers(Selection(), viewer, day) for viewer in (PUBLIC, MINISTRY)]

    on(MARCH)
    first = keep(*(row(name, capacity_value=10.0) for name in "ABCD"), **SPRING)
    draft = keep(row("E", capacity_value=5.0), name="e.csv", draft=True, **SPRING).upload_id
    ask(MARCH)
    on(MAY)
    store.approve(str(draft), ACTOR)
    keep(row("A", capacity_value=900.0), row("F"), name="mended.csv", **SPRING)
    keep(row("Lluc", country="ES", region_code="ES-CT"), cluster="ES-A", name="es.csv", **SUMMER)
    ask(MAY)
    on(JULY)
    keep(*(row(name, capacity_value=30.0) for name in "ABG"), name="next.csv", **SUMMER)
    store.withdraw(str(first.upload_id), "wrong", ACTOR)
    store.merge("member", "TN:a", "TN:g", None, "one firm", ACTOR)
    ask(JULY)
    for day, then in told.items():
        again = [answers(Selection(known=day), viewer, TODAY) for viewer in (PUBLIC, MINISTRY)]
        assert again == then
    assert told[MARCH] != told[MAY] != told[JULY]


def test_before_the_first_revision_nothing_was_known(on: Callable[[dt.date], None]) -> None:
    on(MAY)
    keep(row("A"), **SPRING)
    before = Selection(known=MARCH)
    told = answers(before, MINISTRY, TODAY)
    assert told[-1] == 0
    assert store.members(before, MINISTRY, TODAY).table.empty
    assert store.supply_lines(before, MINISTRY, TODAY).empty
    assert store.region_figures(before, MINISTRY, "per_100k", TODAY).whole.answered == 0
    assert store.member("0" * 12, MINISTRY, TODAY, MARCH) is None


def test_the_day_ends_at_midnight_and_the_newest_state_is_not_copied(
    on: Callable[[dt.date], None],
) -> None:
    on(MAY)
    keep(row("A"), **SPRING)
    current = snapshot()
    for day in (MAY, MAY + dt.timedelta(1), TODAY):
        assert past.snapshot_for(Selection(known=day)) is current
    assert past.revision_on(MAY - dt.timedelta(1)) == 0
    assert store.revision() == current.revision
    days = store.revision_days()
    assert days["day"].tolist() == [MAY]
    assert days[["revision", "uploads"]].values.tolist() == [[current.revision, 1]]


def test_the_day_of_a_past_state_is_its_own_unless_another_is_asked() -> None:
    assert Selection(known=MAY).day(TODAY) == MAY
    assert Selection(known=MAY, as_of=MARCH).day(TODAY) == MARCH
    assert Selection(known=TODAY + dt.timedelta(9)).day(TODAY) == TODAY
    assert Selection().day(TODAY) == TODAY


def names(viewer: Viewer, known: dt.date | None) -> dict[str, object]:
    found = store.members(LINES.but(known=known, rung="declared"), viewer, TODAY).table
    return dict(zip(found["country"], found["name"], strict=True))


def test_consent_is_that_of_now_in_every_past_state(on: Callable[[dt.date], None]) -> None:
    """Closed since: closed then too. Opened since: open. What was taken back: closed."""
    shown = {"country": "TN", "consent_publish": "public"}
    on(MARCH)
    keep(row("Closing", **shown), **SPRING)
    keep(
        row("Opening", country="ES", region_code="ES-CT", consent_publish="cluster_only"),
        cluster="ES-A", name="es.csv", **SPRING,
    )  # fmt: skip
    taken = keep(
        row("Gone", country="IT", region_code="IT-25", consent_publish="public"),
        cluster="IT-A", name="it.csv", **SPRING,
    ).upload_id  # fmt: skip
    assert names(PUBLIC, None) == {"TN": "Closing", "IT": "Gone"}
    on(MAY)
    keep(row("Closing", **(shown | {"consent_publish": "cluster_only"})), name="n.csv", **SUMMER)
    keep(
        row("Opening", country="ES", region_code="ES-CT", consent_publish="public"),
        cluster="ES-A", name="es2.csv", **SUMMER,
    )  # fmt: skip
    assert names(PUBLIC, MARCH) == {"ES": "Opening", "IT": "Gone"}
    assert names(MINISTRY, MARCH) == {"TN": None, "ES": "Opening", "IT": "Gone"}
    store.withdraw(str(taken), "asked to", ACTOR)
    assert names(PUBLIC, MARCH) == {"ES": "Opening"}
    assert names(MINISTRY, MARCH) == {"TN": None, "ES": "Opening", "IT": None}
    lines = store.supply_lines(LINES.but(known=MARCH), MINISTRY, TODAY)
    assert sorted(lines["name"].dropna()) == ["Opening"]
    sites = store.sites(LINES.but(known=MARCH), MINISTRY, TODAY).table
    assert sorted(sites["name"].dropna()) == ["Opening"]


def test_consent_follows_a_firm_through_merges(on: Callable[[dt.date], None]) -> None:
    """Of two names merged since, the one that closed closes both in the past too."""
    on(MARCH)
    keep(row("Alpha", consent_publish="public"), **SPRING)
    on(MAY)
    keep(row("Alfa", consent_publish="cluster_only"), name="b.csv", **SUMMER)
    assert names(PUBLIC, MARCH) == {"TN": "Alpha"}
    store.merge("member", "TN:alpha", "TN:alfa", None, "one firm", ACTOR)
    assert names(PUBLIC, MARCH) == {}
    assert names(MINISTRY, MARCH) == {"TN": None}


def test_who_was_only_asked_then_and_closed_since_is_not_named(
    on: Callable[[dt.date], None],
) -> None:
    on(MARCH)
    keep(row("Silent"), row("Still silent"), kind="roster", **SPRING)
    keep(row("Loud"), name="l.csv", **SPRING)
    on(MAY)
    keep(row("Silent", consent_publish="cluster_only"), name="s.csv", **SUMMER)
    asked = store.chase_list(Selection(known=MARCH), MINISTRY, TODAY)
    silent = asked[asked["answer"].eq("silent")]
    assert silent["name"].dropna().tolist() == ["Still silent"]
    assert len(silent) == 2
    assert not silent["contact_visible"].any()


def test_two_past_states_are_kept_and_no_more(on: Callable[[dt.date], None]) -> None:
    for day in (MARCH, MAY, JULY):
        on(day)
        keep(row("A", capacity_value=float(day.month)), name=f"{day}.csv", **SPRING)
    on(TODAY)
    keep(row("B"), name="b.csv", **SPRING)
    march, may = (past.snapshot_for(Selection(known=day)) for day in (MARCH, MAY))
    assert past.snapshot_for(Selection(known=MARCH)) is march
    past.snapshot_for(Selection(known=JULY))
    assert past.snapshot_for(Selection(known=MARCH)) is march
    assert past.snapshot_for(Selection(known=MAY)) is not may
    assert len(past._copies) == 2
