"""Why each site is in an answer or out of it: the record of a decision, firm by firm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from planning.answer import Question
from planning.bill import Bill, bill
from planning.lines import Flags, Floats, Rows
from planning.supply import LEVELS, Level, meets, stands
from planning.timing import TOLERANCE, share_by
from planning.work import Worked, known, work


@dataclass(frozen=True)
class LineVerdict:
    """A line of a site that the viewer may read, and by level why it counts or not, and what.

    `reasons` are codes of `reasons.REASONS`; `conversion` is True for what the line could be
    converted to; `contribution` is by the day asked for, 0 where the line is out.
    """

    site_id: str
    member_id: str
    name: str | None
    cluster_code: str
    country: str | None
    region_code: str | None
    conversion: bool
    reasons: Mapping[Level, str]
    contribution: Mapping[Level, float]


def verdicts(
    question: Question, lines: pd.DataFrame, recipe: Bill | None = None
) -> tuple[LineVerdict, ...]:
    """Every line that makes the product, or could be converted to it, whose figures may be read.

    `lines` are those of `answer`, whose contributions by site are the sums of these. A line out for
    several reasons is told the first, in the order of `_reasons`.
    """
    recipe = recipe or bill(question.product)
    rows = known(lines, recipe)
    worked = work(question, rows, recipe)
    every, near = rows[question.product], worked.made.rows
    found = _told(near, {level: _reasons(worked, level) for level in LEVELS},
                  {level: _by_day(worked, level) for level in LEVELS})  # fmt: skip
    far = every.pick(~_in(every, near))
    read = Rows.read(lines)
    other = read.pick(~read["countable"] & (read["product_code"] == question.product))
    return (*found, *_out(far, "outside_area"), *_out(other, "no_capacity"))


def _in(rows: Rows, near: Rows) -> Flags:
    return np.isin(rows["site"], near["site"])


def _by_day(worked: Worked, level: Level) -> Floats:
    given = worked.given(level)
    return np.asarray(given @ share_by(worked.question.day, given.shape[1]))


def _reasons(worked: Worked, level: Level) -> npt.NDArray[np.object_]:
    """The reason of each row of the makers at a level: the first of these that holds."""
    question, rows = worked.question, worked.made.rows
    rung, terms = question.rung, question.terms
    conversion, certified = rows["conversion"], rung in ("certified", "demonstrated")
    until = rows["certificate_days"]
    made = worked.made.contributions(level, question.day)
    first = [
        (conversion & np.isnan(rows["converted"] + rows["conversion_days"]), "conversion_unstated"),
        (conversion & certified, "conversion_uncertified"),
        (conversion & (level != "high") & (not terms.convert), "conversion_later"),
        ((rows["age_days"] > terms.age_limit) & (level != "high"), "too_old"),
        (~stands(rows, level, terms), "not_approved"),
        (~rows["has_standard"] & certified, "no_standard"),
        (np.isnan(until) & certified, "no_certificate"),
        ((until < 0) & certified, "certificate_lapsed"),
        (~meets(rows, rung), "output_unstated"),
        (made <= TOLERANCE, "fully_booked"),
        (_by_day(worked, level) <= TOLERANCE, "no_input"),
    ]
    return np.select(
        [which for which, _reason in first], [reason for _which, reason in first], "chosen"
    ).astype(object)


def _out(rows: Rows, reason: str) -> tuple[LineVerdict, ...]:
    return _told(
        rows,
        {level: np.full(len(rows), reason, dtype=object) for level in LEVELS},
        {level: np.zeros(len(rows)) for level in LEVELS},
    )


def _told(
    rows: Rows, reasons: Mapping[Level, npt.NDArray[np.object_]], parts: Mapping[Level, Floats]
) -> tuple[LineVerdict, ...]:
    return tuple(
        LineVerdict(
            site_id=rows["site_id"][place],
            member_id=rows["member_id"][place],
            name=rows["name"][place] if rows["named"][place] else None,
            cluster_code=rows["cluster_code"][place],
            country=rows["country"][place],
            region_code=rows["region_code"][place],
            conversion=bool(rows["conversion"][place]),
            reasons={level: str(reasons[level][place]) for level in LEVELS},
            contribution={level: float(parts[level][place]) for level in LEVELS},
        )
        for place in np.flatnonzero(rows["open"] & rows["listed"])
    )
