"""What a person decided of a heading goes before every recognition."""

from __future__ import annotations

from pathlib import Path

from loaders.decisions import Decisions
from loaders.doubts import doubts_of
from tests.loaders.survey_files import read_table, slugs
from words import fold

HEAD = ["Company", "Country", "Product", "Capaciti", "Throughput X", "Unit", "Period"]
FIRM = ["A (fictive)", "MT", "FFP2 mask", "100", "70", "pcs", "week"]


def test_a_decided_heading_goes_before_every_synonym(tmp_path: Path):
    decided = Decisions(columns={fold("Throughput X"): "capacity_value", fold("Capaciti"): None})
    reading = read_table([HEAD, FIRM], tmp_path, decisions=decided)
    assert reading.rows["capacity_value"].tolist() == [70]
    assert "column-not-used" not in slugs(reading)


def test_even_an_exact_synonym_yields_to_a_person(tmp_path: Path):
    decided = Decisions(columns={fold("Throughput X"): "product_detail", fold("Product"): None})
    head = ["Company", "Country", "Product", "Article", "Capacity", "Throughput X"]
    row = ["A (fictive)", "MT", "line 4", "FFP2 mask", "100 pcs/week", "blue"]
    reading = read_table([head, row], tmp_path, decisions=decided)
    assert reading.rows["product_code"].tolist() == ["resp_ffp2"]
    assert reading.rows["product_detail"].tolist() == ["blue"]


def test_a_heading_decided_to_be_a_product_makes_its_column_answers(tmp_path: Path):
    head = ["Company", "Country", "FFP2 (pcs/week)", "masque chir."]
    row = ["A (fictive)", "MT", "5", "6"]
    decided = Decisions(values={("product_code", fold("masque chir.")): "mask_surg_iir"})
    reading = read_table([head, row], tmp_path, decisions=decided)
    assert sorted(reading.rows["product_code"]) == ["mask_surg_iir", "resp_ffp2"]


def test_a_product_heading_that_could_be_several_is_asked_once_and_the_answer_holds(tmp_path: Path):
    head = ["Company", "Country", "FFP2 (pcs/week)", "Surgical masks (pcs/week)"]
    table = [head, ["A (fictive)", "MT", "5", "6"], ["B (fictive)", "MT", "7", "8"]]
    (doubt,) = [doubt for doubt in doubts_of(read_table(table, tmp_path)) if doubt.kind == "value"]
    assert (doubt.field, doubt.text) == ("product_code", "Surgical masks")
    assert doubt.suggestions[0] == "mask_surg_iir"
    decided = Decisions(values={("product_code", fold(doubt.text)): "mask_surg_ii"})
    reading = read_table(table, tmp_path, decisions=decided)
    assert reading.rows["product_code"].tolist().count("mask_surg_ii") == 2
