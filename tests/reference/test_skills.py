"""Skills and labels: what people write is told, what nobody knows is kept as written."""

from __future__ import annotations

import datetime as dt

import pytest

from cluster_data.reference import cluster_labels, clusters, skills, skills_in, table
from cluster_data.reference.cluster_labels import LEVELS
from words.folding import fold

LANGUAGES = ("en", "fr", "es", "it", "pt", "ar", "tr", "el")


def test_a_spelling_means_one_skill() -> None:
    said: dict[str, set[str]] = {}
    for code, skill in skills().items():
        for spelling in (*skill.names.values(), *skill.also_written):
            said.setdefault(fold(spelling), set()).add(code)
    assert {spelling: codes for spelling, codes in said.items() if len(codes) > 1} == {}


def test_every_skill_has_a_name_in_every_survey_language_and_is_told_by_it() -> None:
    for code, skill in skills().items():
        assert set(skill.names) == set(LANGUAGES), code
        for spelling in (*skill.names.values(), *skill.also_written):
            assert skills_in(spelling) == ((code,), ()), spelling


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("ESSAIS EN 14683; dossier CE", ("mask_testing", "ce_file"), ()),
        ("formation soudure par ultrasons (2 jours)", ("ultrasonic_welding",), ()),
        ("sala blanca, inglés comercial", ("clean_room",), ("inglés comercial",)),
        ("clean room | cleanroom", ("clean_room",), ()),
        ("الغرف البيضاء، علامة CE", ("clean_room", "ce_file"), ()),
        (" ; . ", (), ()),
        ("", (), ()),
    ],
)
def test_an_answer_is_parted_and_told(text: str, known: tuple, unknown: tuple) -> None:
    assert skills_in(text) == (known, unknown)


def test_labels_are_of_the_sample_alone_and_say_so() -> None:
    for code, label in cluster_labels().items():
        assert label.level in LEVELS
        assert label.status == "fictive"
        assert code.startswith("DEMO-")
        assert label.awarded < label.valid_until
    assert not set(cluster_labels()) & set(clusters())
    assert set(table("cluster_labels")["status"]) == {"fictive"}


def test_a_label_holds_from_its_day_to_its_end() -> None:
    label = cluster_labels()["DEMO-TR"]
    days = (label.awarded, label.valid_until, label.valid_until + dt.timedelta(days=1))
    assert [label.holds_on(day) for day in days] == [True, True, False]
