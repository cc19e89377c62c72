"""Output of one product, limited by the inputs made in the area (design, *Recipe*).

Per week, output = min(makers, inputs available so far): what comes in early and isn't used serves
later weeks. Finished stock (week 0) needs no inputs; inputs in stock serve from week 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from planning.bill import Component
from planning.lines import Floats
from planning.timing import TOLERANCE, cumulative, week_of


@dataclass(frozen=True)
class Binding:
    """The component that binds and what one more unit of it is worth.

    `shadow_price` is in units of product for one more unit (kg, m2, piece) of the component;
    `week` is the last one, up to the day asked for, in which it held output down.
    """

    component: Component
    shadow_price: float
    week: int


@dataclass(frozen=True, eq=False)
class Limited:
    """Weekly output after inputs, from week 0, and by week the component that held it down."""

    makers: Floats
    output: Floats
    held_by: tuple[Component | None, ...]

    def binding(self, day: int) -> Binding | None:
        """What binds output up to a day: None where nothing but the makers does.

        After the last week in which a component ran out, makers alone set the pace, so one more
        unit of it until then is 1 / its quantity per product more by the day, and more of any
        other input is nothing: the dual of that week's constraint in `sharing.share`.
        """
        last = min(week_of(day), len(self.output) - 1)
        for week in range(last, 0, -1):
            held = self.held_by[week]
            if held is not None:
                return Binding(held, 1.0 / held.quantity, week)
        return None


def limited(
    makers: Floats, components: tuple[Component, ...], available: Mapping[str, Floats]
) -> Limited:
    """Output of a product by makers (weeks from 0) whose inputs come in weekly (weeks from 0).

    `available` holds by component what comes in each week, in the component's unit; week 0 is what
    is in stock. A component that is not in it is assumed available; an optional one never binds.
    Where two run out in the same week the one earlier in the bill is named.
    """
    tracked = [part for part in components if part.code in available and not part.optional]
    output, held = np.array(makers, dtype=float), [None] * len(makers)
    if not tracked:
        return Limited(np.array(makers, dtype=float), output, tuple(held))
    enough_for = np.array([cumulative(available[part.code]) / part.quantity for part in tracked])
    scarcest = enough_for.argmin(axis=0)
    most = enough_for.min(axis=0)
    by: list[Component | None] = [None]
    made = 0.0
    for week in range(1, len(output)):
        could = made + float(makers[week])
        runs_out = could > most[week] + TOLERANCE
        reached = max(made, float(most[week])) if runs_out else could
        by.append(tracked[int(scarcest[week])] if runs_out else None)
        output[week], made = reached - made, reached
    return Limited(np.array(makers, dtype=float), output, tuple(by))
