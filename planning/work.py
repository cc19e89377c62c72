"""A question worked out in figures, before it is told: makers, inputs, and what they leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from planning.answer import Question
from planning.bill import Bill
from planning.lines import Floats, Rows
from planning.recipe import Limited, limited
from planning.supply import LEVELS, Level, Supply, supply
from planning.timing import share_by


@dataclass(frozen=True, eq=False)
class Worked:
    """A question worked out: supply of the makers and of each input, and what the inputs leave."""

    question: Question
    made: Supply
    inputs: Mapping[str, Supply]
    limited: Mapping[Level, Limited]

    def given(self, level: Level) -> Floats:
        """What each line gives in each week: its share of the makers where inputs hold them down.

        Lines x weeks; the sum over lines is the output.
        """
        left = self.limited[level]
        held = np.divide(left.output, left.makers, out=np.ones_like(left.output),
                         where=left.makers > 0)  # fmt: skip
        return np.asarray(self.made.output[level] * held)

    def by_firm(self, level: Level) -> pd.Series:
        """What each firm will have given by the day asked for, by its number."""
        given = self.given(level)
        by_day = pd.Series(given @ share_by(self.question.day, given.shape[1]))
        return by_day.groupby(self.made.rows["firm"]).sum()


Known = Mapping[str, Rows]
"""By code the rows of a product and of each component that can bind, of all places."""


def known(lines: pd.DataFrame, recipe: Bill) -> Known:
    """The rows that a product's answers are worked out from, whatever is asked of it."""
    codes = (recipe.product, *(part.code for part in recipe.binding))
    read = Rows.read(lines)
    return {code: read.making((code,)) for code in codes}


def work(question: Question, rows: Known, recipe: Bill) -> Worked:
    """Supply of the makers and of every input in the area, and what the one leaves of the other.

    Inputs count at the same level and on the same terms, at the rung attested (design, *Recipe*);
    an input that nobody in the area makes leaves nothing.
    """
    near = {code: one.within(question.countries, question.regions) for code, one in rows.items()}
    made = supply(near[question.product], question.product, question.rung, question.terms)
    inputs = {
        part.code: supply(near[part.code], part.code, "attested", question.terms)
        for part in recipe.binding
        if question.assumed is not None and part.code not in question.assumed
    }
    left = {
        level: limited(
            made.weekly(level),
            recipe.components,
            {code: one.weekly(level) for code, one in inputs.items()},
        )
        for level in LEVELS
    }
    return Worked(question, made, inputs, left)
