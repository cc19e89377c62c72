"""What the address asks: the scenario, what is assumed in it, what it is compared with.

| key | holds |
|---|---|
| `m` | `prep` or `crisis`; a calm day without it |
| `n` | new cases a week at the peak, in all places chosen |
| `s` | `flat`: as many every week; rising and falling without it |
| `pk` | the week of the peak |
| `wk` | weeks looked ahead |
| `lv` | `worst` or `best` case; central without it |
| `sv` | shares of mild, moderate, severe, critical cases in per cent: `40-40-15-5` |
| `st` | their stays in weeks: `2-2-1-2` |
| `cb` | `1`: no more patients than there are beds for them |
| `rd` | per cent of booked output given up for this |
| `al` | days of cover that are urgent, and to be watched: `14-28` |
| `vs` | what it is compared with: `calm`, `prep-50000`, `crisis-400000` |
| `at` | the product on the map |
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast

from planning.gap import Thresholds
from planning.rates import parameters
from planning.scenario import SEVERITIES, Mode
from shell.state import State

Case = Literal["worst", "central", "best"]
CASES: tuple[Case, ...] = ("worst", "central", "best")
MODES: Mapping[str, Mode] = {"calm": "calm", "prep": "preparedness", "crisis": "crisis"}
"""Modes as the address writes them."""
WEEKS, MOST_WEEKS = 12, 26
PEAK_WEEK = 4
MOST_CASES = 100_000_000
_LONGEST_STAY = 12.0
_HUNDRED = 100


@dataclass(frozen=True)
class Asked:
    """A scenario. `cases` are new ones in the week of the peak, None where the reader says none.

    `changed` holds WHO's parameters by code where the reader has others; `capped` counts no more
    patients than there are beds for them.
    """

    mode: Mode = "calm"
    cases: int | None = None
    steady: bool = False
    peak_week: int = PEAK_WEEK
    weeks: int = WEEKS
    case: Case = "central"
    changed: tuple[tuple[str, float], ...] = ()
    capped: bool = False
    redirect: float = 0.0
    thresholds: Thresholds = field(default_factory=Thresholds)

    def but(self, **changes: Any) -> Asked:
        """The same scenario with some of it changed."""
        return replace(self, **changes)

    @property
    def parameters(self) -> dict[str, float]:
        """WHO's parameters as they are counted with."""
        return parameters(dict(self.changed))


def read(state: State) -> Asked:
    """The scenario of an address; what it does not say, or says wrongly, is as usual."""
    own = state.own
    mode = MODES[state.param("m", MODES, "calm")]
    weeks = _whole(own.get("wk", ""), 1, MOST_WEEKS) or WEEKS
    patients = mode != "calm"
    return Asked(
        mode=mode,
        cases=_whole(own.get("n", ""), 0, MOST_CASES) if patients else None,
        steady=patients and own.get("s") == "flat",
        peak_week=min(_whole(own.get("pk", ""), 1, MOST_WEEKS) or PEAK_WEEK, weeks),
        weeks=weeks,
        case=cast(Case, state.param("lv", CASES, "central")),
        changed=(*_shares(own.get("sv", "")), *_stays(own.get("st", ""))) if patients else (),
        capped=patients and own.get("cb") == "1",
        redirect=(_whole(own.get("rd", ""), 0, _HUNDRED) or 0) / _HUNDRED,
        thresholds=_thresholds(own.get("al", "")),
    )


def compared(state: State, asked: Asked) -> Asked | None:
    """What the address compares a scenario with: all but mode and cases are the same."""
    code, _sign, cases = state.own.get("vs", "").partition("-")
    if code not in MODES or (code == "calm" and cases):
        return None
    counted = _whole(cases, 0, MOST_CASES)
    if cases and counted is None:
        return None
    mode = MODES[code]
    changed = asked.changed if mode != "calm" else ()
    capped = asked.capped and mode != "calm"
    other = asked.but(mode=mode, cases=counted, changed=changed, capped=capped)
    return None if other == asked else other


def code_of(mode: Mode) -> str:
    """A mode as the address writes it."""
    return next(code for code, known in MODES.items() if known == mode)


def written_shares(shares: tuple[float, ...]) -> str | None:
    """Shares in per cent as the address writes them; None for WHO's own."""
    own = [parameters()[f"share_{severity}"] * _HUNDRED for severity in SEVERITIES]
    return _written(shares, own)


def written_stays(stays: tuple[float, ...]) -> str | None:
    """Stays in weeks as the address writes them; None for WHO's own."""
    return _written(stays, [parameters()[f"stay_{severity}"] for severity in SEVERITIES])


def _written(values: tuple[float, ...], usual: list[float]) -> str | None:
    if all(abs(one - other) < 1e-9 for one, other in zip(values, usual, strict=True)):
        return None
    return "-".join(f"{value:.4g}" for value in values)


def _shares(text: str) -> tuple[tuple[str, float], ...]:
    """Shares of an address; nothing unless they add up to the whole."""
    found = _figures(text, len(SEVERITIES))
    if found is None or abs(sum(found) - _HUNDRED) > 1e-6:
        return ()
    return tuple(
        (f"share_{severity}", value / _HUNDRED)
        for severity, value in zip(SEVERITIES, found, strict=True)
    )


def _stays(text: str) -> tuple[tuple[str, float], ...]:
    found = _figures(text, len(SEVERITIES))
    if found is None or max(found) > _LONGEST_STAY:
        return ()
    return tuple(
        (f"stay_{severity}", value) for severity, value in zip(SEVERITIES, found, strict=True)
    )


def _thresholds(text: str) -> Thresholds:
    found = _figures(text, 2)
    return Thresholds(*found) if found and found[0] <= found[1] else Thresholds()


def _figures(text: str, count: int) -> tuple[float, ...] | None:
    parts = text.split("-")
    known = len(parts) == count and all(
        re.fullmatch(r"\d{1,3}(?:\.\d{1,3})?", part, re.ASCII) for part in parts
    )
    return tuple(map(float, parts)) if known else None


def _whole(text: str, least: int, most: int) -> int | None:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return None
    return int(text) if least <= int(text) <= most else None
