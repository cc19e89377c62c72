"""Which figures of an answer stand on one or two firms, and are not told (design, *Suppression*).

A firm is a member. A viewer who may read every firm behind a figure is told it all the same. The
same rule is applied in SQL to every figure of the ledger; supply can't be, since it is worked out
from single lines here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planning.lines import Flags, Floats
from planning.supply import Level, Supply
from planning.timing import TOLERANCE
from planning.work import Worked

FEW = 2
"""As many firms or fewer are not told of."""


@dataclass(frozen=True, eq=False)
class Hidden:
    """By week: whether makers, output and the running total are kept back; and the firms of each.

    `firms` counts the week's contributing firms, `firms_until` those of all weeks up to it.
    """

    makers: Flags
    output: Flags
    total: Flags
    firms: np.ndarray
    firms_until: np.ndarray
    few_until: Flags


def hidden(worked: Worked, level: Level) -> Hidden:
    """What is kept back at a level.

    A week's figure on one or two firms; an output held down by an input that one or two firms make,
    since it tells theirs; a running total of one or two firms, or with exactly one week kept back,
    which it would give away.
    """
    given = worked.given(level)
    firms, few = _few(worked.made, given)
    firms_until, few_until = _few(worked.made, given.cumsum(axis=1))
    output = few.copy()
    for code, one in worked.inputs.items():
        holds = np.array(
            [part is not None and part.code == code for part in worked.limited[level].held_by]
        )
        output |= holds & _few(one, one.output[level].cumsum(axis=1))[1]
    alone = np.cumsum(output) == 1
    return Hidden(few, output, few_until | alone, firms, firms_until, few_until)


def few_differ(before: Worked, after: Worked, level: Level) -> bool:
    """Whether what two answers differ by is the doing of one or two firms not to be told of."""
    if _all_open(before) and _all_open(after):
        return False
    differs = after.by_firm(level).sub(before.by_firm(level), fill_value=0.0).abs() > TOLERANCE
    return bool(1 <= int(differs.sum()) <= FEW)


def _all_open(worked: Worked) -> bool:
    return all(one.rows["open"].all() for one in (worked.made, *worked.inputs.values()))


def _few(made: Supply, given: Floats) -> tuple[np.ndarray, Flags]:
    """By week the firms that give something, and whether they are too few for the viewer."""
    numbers, place = np.unique(made.rows["firm"], return_inverse=True)
    gives = given > TOLERANCE
    by_firm = np.zeros((len(numbers), given.shape[1]), dtype=bool)
    np.logical_or.at(by_firm, place, gives)
    firms = by_firm.sum(axis=0)
    closed = (gives & ~made.rows["open"][:, None]).any(axis=0)
    return firms, closed & (firms >= 1) & (firms <= FEW)
