"""The torture set's other shapes: matrices, forms, joined sheets, several tables in one sheet."""

from __future__ import annotations

import pytest

from loaders.reading import Reading
from tests.loaders.survey_files import as_csv, as_xlsx, reading_of
from tests.torture.shapes import SHAPES, Record
from tests.torture.voices_south import VOICES

FIELDS = (
    "company_name", "country", "region_code", "product_code", "capacity_value",
    "capacity_value_high", "capacity_unit", "capacity_period", "capacity_per_week", "employees",
)  # fmt: skip
LANGUAGES = tuple(VOICES)
CHOSEN = [
    (shape, language)
    for at, shape in enumerate(SHAPES)
    for number, language in enumerate(LANGUAGES)
    if (number + at) % 2 == 0
]
"""Each shape in four languages, each language in two shapes."""


def understood(reading: Reading) -> list[Record]:
    frame = reading.rows[[*FIELDS]].copy()
    frame["capacity_per_week"] = frame["capacity_per_week"].round(6)
    plain = frame.astype(object).where(frame.notna(), None)
    return sorted((tuple(row) for row in plain.to_numpy().tolist()), key=repr)


def as_plain(records: list[Record]) -> list[Record]:
    """Figures as floats, as the loader keeps them, so that they sort alike."""
    return sorted(((*r[:4], float(r[4]), float(r[5]), *r[6:]) for r in records), key=repr)


@pytest.mark.parametrize(("shape", "language"), CHOSEN)
def test_every_answer_of_every_shape_is_understood(tmp_path, shape, language):
    shaped = SHAPES[shape](VOICES[language])
    if len(shaped.sheets) == 1 and LANGUAGES.index(language) % 2:
        (table,) = shaped.sheets.values()
        reading = reading_of(as_csv(table, tmp_path / "a.csv", ";"))
    else:
        reading = reading_of(as_xlsx(shaped.sheets, tmp_path / "a.xlsx"))
    assert reading.rows_in == len(reading.rows) + reading.rejected + reading.skipped
    assert understood(reading) == as_plain(shaped.records)
    assert reading.rejected == 0
    assert reading.skipped >= shaped.skipped
