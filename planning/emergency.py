"""From so much of a product by a date to when, who, what binds and what would help."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from cluster_data.reference import products
from planning.answer import Answer, LevelAnswer, Question
from planning.bill import Bill, bill
from planning.discretion import hidden
from planning.levers import levers
from planning.lines import Flags, Floats
from planning.suppliers import suppliers, unnamed
from planning.supply import LEVELS, Level, Supply
from planning.timing import TOLERANCE, cumulative, date_reached, gap_on, share_by, week_of
from planning.work import Worked, known, work


def answer(
    question: Question, lines: pd.DataFrame, recipe: Bill | None = None, *, with_levers: bool = True
) -> Answer:
    """Answer a question from the lines that stand (columns as in `planning.lines`).

    `lines` may hold every product and country: the question's are picked, the others serve the
    lever of adding a country. `recipe` is the product's own unless another is given. Raises
    KeyError for a product that the reference does not know.
    """
    product = products()[question.product]
    recipe = recipe or bill(question.product)
    rows = known(lines, recipe)
    worked = work(question, rows, recipe)
    made = worked.made
    conversion = made.rows["conversion"]
    stated = ~np.isnan(made.rows["converted"] + made.rows["conversion_days"])
    return Answer(
        question=question,
        unit=product.unit,
        standard_applies=bool(product.standards),
        levels={level: _level(worked, level) for level in LEVELS},
        levers=levers(worked, rows, recipe) if with_levers else (),
        assumed=recipe.assumed,
        estimated=tuple(part.code for part in recipe.binding if part.estimate),
        missing=tuple(code for code, one in worked.inputs.items() if not one.weekly("high").any()),
        utilisation_assumed=_sites(made, made.utilisation_assumed),
        conversions=_sites(made, conversion),
        unstated_conversions=_sites(made, conversion & ~stated),
    )


def _sites(made: Supply, which: Flags) -> int:
    return len(np.unique(made.rows["site"][which]))


def _level(worked: Worked, level: Level) -> LevelAnswer:
    question, left = worked.question, worked.limited[level]
    given, kept = worked.given(level), hidden(worked, level)
    by_day = given @ share_by(question.day, given.shape[1])
    gives = by_day > TOLERANCE
    giving, contribution = worked.made.rows.pick(gives), by_day[gives]
    until = min(week_of(question.day), given.shape[1] - 1)
    reached = date_reached(left.output, question.quantity, question.as_of)
    when = given.shape[1] - 1 if reached is None else week_of((reached - question.as_of).days)
    quiet = bool(kept.total[until] or kept.output[until])
    return LevelAnswer(
        makers=_figures(left.makers, kept.makers),
        output=_figures(left.output, kept.output),
        cumulative=_figures(cumulative(left.output), kept.total),
        date_reached=_unless(kept.total[when], reached),
        gap=_unless(quiet, gap_on(left.output, question.quantity, question.day)),
        firms=_unless(kept.few_until[until], len(np.unique(giving["firm"]))),
        firms_by_week=tuple(
            _unless(few, int(count)) for count, few in zip(kept.firms, kept.makers, strict=True)
        ),
        suppliers=suppliers(giving, contribution),
        unnamed=unnamed(giving),
        binds=left.binding(question.day),
        held_by=tuple(part.code if part else None for part in left.held_by),
        suppressed=quiet,
    )


def _figures(series: Floats, hide: Flags) -> tuple[float | None, ...]:
    return tuple(_unless(no, float(one)) for one, no in zip(series, hide, strict=True))


def _unless(hide: Any, value: Any) -> Any:
    return None if hide else value
