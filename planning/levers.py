"""What would bring an answer nearer to what is asked, each lever pulled alone and worked out."""

from __future__ import annotations

import math

from planning.answer import Effect, Lever, LeverKind, Question
from planning.bill import Bill
from planning.discretion import few_differ, hidden
from planning.supply import LEVELS, Level
from planning.timing import TOLERANCE, date_reached, gap_on, made_by, week_of
from planning.work import Known, Worked, work


def levers(worked: Worked, rows: Known, recipe: Bill) -> tuple[Lever, ...]:
    """The levers that gain something by the day asked for, those that leave the best gap first.

    *surge*: all stated surge capacity from the first week, lead times set aside. *redirect*: the
    least share of booked output that closes the central gap, in whole per cent, or all of it.
    *convert*: lines that could be converted count at every level. *import*: a component that holds
    output down is taken as available; its amount is what the makers lack of it by the day.
    *country*: one more country's lines, those of inputs too. `rows` are of all countries. None
    where nothing is short even at the low level.
    """
    bench = _Bench(worked, rows, recipe)
    if not bench.short("low"):
        return ()
    terms = worked.question.terms
    pulled = [
        bench.pull("surge", worked.question.but(terms=terms.but(surge="at_once"))),
        bench.redirect(),
        bench.pull("convert", worked.question.but(terms=terms.but(convert=True))),
        *bench.imports(),
        *bench.countries(),
    ]
    return tuple(sorted((one for one in pulled if one), key=_order))


def _order(lever: Lever) -> float:
    gap = lever.effects["central"].gap
    return math.inf if gap is None else -gap


class _Bench:
    """The question as it stands, on which levers are tried."""

    def __init__(self, worked: Worked, rows: Known, recipe: Bill) -> None:
        self.before, self.rows, self.recipe = worked, rows, recipe
        self.question = worked.question

    def pull(
        self, kind: LeverKind, asked: Question, subject: str | None = None,
        amount: float | None = None,
    ) -> Lever | None:  # fmt: skip
        """The lever with its effects; None where it gains nothing at any level."""
        after = work(asked, self.rows, self.recipe)
        if not any(self._gained(after, level) > TOLERANCE for level in LEVELS):
            return None
        effects = {level: self._effect(after, level) for level in LEVELS}
        closes = frozenset(
            level for level, one in effects.items() if one.gap is not None and one.gap >= -TOLERANCE
        )
        return Lever(kind, subject, amount, asked, effects, closes)

    def _gained(self, after: Worked, level: Level) -> float:
        day = self.question.day
        then, now = after.limited[level].output, self.before.limited[level].output
        return float(made_by(then, day) - made_by(now, day))

    def _effect(self, after: Worked, level: Level) -> Effect:
        asked, then = after.question, after.limited[level].output
        kept, week = hidden(after, level), min(week_of(asked.day), len(then) - 1)
        if kept.total[week] or kept.output[week] or few_differ(self.before, after, level):
            return Effect(None, None, None)
        return Effect(
            date_reached(then, asked.quantity, asked.as_of),
            gap_on(then, asked.quantity, asked.day),
            self._gained(after, level),
        )

    def redirect(self) -> Lever | None:
        """The least share that closes the gap: more never hurts, so it is found by halving.

        The gap is the central one, or where that is closed the low one.
        """
        low, high = math.ceil(self.question.terms.redirect * 100), 100
        if low >= high:
            return None
        level: Level = "central" if self.short("central") else "low"
        while high - low > 1:
            middle = (low + high) // 2
            short = self.short(level, work(self._redirecting(middle), self.rows, self.recipe))
            low, high = (middle, high) if short else (low, middle)
        return self.pull("redirect", self._redirecting(high), amount=high / 100)

    def short(self, level: Level, worked: Worked | None = None) -> bool:
        """Whether the quantity is not there on the day, as it stands or as worked out anew."""
        left = (worked or self.before).limited[level]
        return gap_on(left.output, self.question.quantity, self.question.day) < -TOLERANCE

    def _redirecting(self, percent: int) -> Question:
        return self.question.but(terms=self.question.terms.but(redirect=percent / 100))

    def imports(self) -> list[Lever | None]:
        """A lever for each component that holds output down at some level by the day."""
        assumed, day = self.question.assumed, self.question.day
        if assumed is None:
            return []
        held = {
            part.code
            for left in self.before.limited.values()
            for part in left.held_by[: week_of(day) + 1]
            if part
        }
        central = self.before.limited["central"]
        lacking = float(made_by(central.makers - central.output, day))
        return [
            self.pull("import", self.question.but(assumed=assumed | {part.code}), part.code,
                      lacking * part.quantity)
            for part in self.recipe.binding if part.code in held
        ]  # fmt: skip

    def countries(self) -> list[Lever | None]:
        """A lever for each country not asked for; none where regions are, or everywhere is."""
        asked = self.question.countries
        if not asked or self.question.regions:
            return []
        there = {place for one in self.rows.values() for place in one["country"]}
        others = sorted({place for place in there if isinstance(place, str)} - set(asked))
        return [
            self.pull("country", self.question.but(countries=(*asked, country)), country)
            for country in others
        ]
