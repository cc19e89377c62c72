"""How a reader wants values classed; the classes themselves follow from the values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

ClassMethod = Literal["auto", "quantiles", "equal", "natural", "manual"]
CLASS_METHODS: tuple[ClassMethod, ...] = get_args(ClassMethod)
"""`auto` looks at the values and says why; the others are the reader's own choice."""


@dataclass(frozen=True)
class Classing:
    """A method, how many classes (2 to 5) it may make, and the inner breaks where they are manual.

    `breaks` are upper bounds of all classes but the last, strictly rising, in the unit of the
    values (shares between 0 and 1).

    `middle` is one of the breaks that parts what is short from what is enough: the classes on its
    two sides take colours of their own, each class holds its lower end, and the last has no upper.
    """

    method: ClassMethod = "auto"
    count: int = 5
    breaks: tuple[float, ...] = ()
    middle: float | None = None
