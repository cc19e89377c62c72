"""What follows from the figures: supply by week, recipe, answer. Pure functions on tables."""

from planning.answer import (
    Answer,
    Effect,
    LevelAnswer,
    Lever,
    LeverKind,
    Question,
    Supplier,
    Unnamed,
)
from planning.bill import Assumed, Bill, Component, bill
from planning.emergency import answer
from planning.reasons import REASONS, reason_label
from planning.recipe import Binding, Limited, limited
from planning.sharing import NoPlan, Shared, share
from planning.supply import LEVELS, Level, Supply, Terms, supply, supply_by
from planning.telling import binding_sentence
from planning.timing import (
    HORIZON,
    cumulative,
    date_reached,
    day_reached,
    gap_on,
    made_by,
    span,
    week_of,
)
from planning.verdicts import LineVerdict, verdicts

__all__ = [
    "HORIZON",
    "LEVELS",
    "REASONS",
    "Answer",
    "Assumed",
    "Bill",
    "Binding",
    "Component",
    "Effect",
    "Level",
    "LevelAnswer",
    "Lever",
    "LeverKind",
    "Limited",
    "LineVerdict",
    "NoPlan",
    "Question",
    "Shared",
    "Supplier",
    "Supply",
    "Terms",
    "Unnamed",
    "answer",
    "bill",
    "binding_sentence",
    "cumulative",
    "date_reached",
    "day_reached",
    "gap_on",
    "limited",
    "made_by",
    "reason_label",
    "share",
    "span",
    "supply",
    "supply_by",
    "verdicts",
    "week_of",
]
