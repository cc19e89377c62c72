"""The inputs of a product one by one: each counted as made in the area, or taken as available."""

from __future__ import annotations

from planning.answer import Question
from planning.bill import Component, bill


def switchable(product: str) -> tuple[Component, ...]:
    """The inputs that can hold a product up, in the order of its recipe; optional ones can't."""
    return bill(product).binding


def is_local(question: Question, code: str) -> bool:
    """Whether an input counts as it is made in the area; otherwise it is taken as available."""
    return question.assumed is not None and code not in question.assumed


def switched(question: Question, code: str, *, local: bool) -> Question:
    """The question with one input switched, all others as they were.

    Where every input is then taken as available it is the question without inputs (`assumed`
    None). KeyError for what is no input that can hold this product up.
    """
    codes = frozenset(part.code for part in switchable(question.product))
    if code not in codes:
        raise KeyError(code)
    available = codes if question.assumed is None else question.assumed & codes
    available = available - {code} if local else available | {code}
    return question.but(assumed=None if available == codes else available)
