"""How alike two names are, from 0 to 1: their own words first, then trade, numbers and form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from loaders.matching.names import A_SLIP, Name, is_form, is_trade, level, sound

_SHORT = 4
_COMMON = 0.5
"""What a word weighs that many firms bear."""
_TRADES_DIFFER, _TRADES_VAGUE, _TRADE_LEFT_OUT = 0.25, 0.12, 0.03
_VAGUE = frozenset(("textile", "industry", "trade", "works", "international", "abroad"))
"""Trades that may be said of a firm of any other."""
_NUMBERS_DIFFER, _NUMBER_LEFT_OUT, _YEAR_LEFT_OUT = 0.5, 0.22, 0.04
_ALL_TRADE = 0.88
"""The most that two names without a word of their own can be alike."""
_LEVELLED = 0.96
"""The most where two languages spell one name."""
_SOUND_ALONE, _SHORT_SOUND = 0.95, 0.89
_SOUND_IN_ONE_SCRIPT = 0.87
"""The most that consonants alone can say: vowels tell names apart, and Arabic leaves them out."""
_A_SLIP_IN_TRADE = 0.06
_ABBREVIATED = 0.86


@dataclass(frozen=True)
class Likeness:
    """How alike, and what a person would say of it: `across` scripts, `abbreviated`."""

    value: float
    across: bool = False
    abbreviated: bool = False


def likeness(one: Name, other: Name, common: Mapping[str, bool]) -> Likeness:
    """Compare two names; `common` holds words and sounds that many firms bear."""
    if not one.own or not other.own:
        return Likeness(0.0)
    across = one.script != other.script
    missed = one.trades - other.trades, other.trades - one.trades
    ours, slips = _without_slips(one, other, missed[1])
    theirs, more = _without_slips(other, one, missed[0])
    value = _words_alike(ours, theirs, "arabic" in (one.script, other.script) and across, common)
    if any(missed) and value > 0.5:
        shared = bool(one.trades & other.trades)
        value -= _TRADE_LEFT_OUT if slips or more else _trades_apart(*missed, shared)
    if slips or more:
        value -= _A_SLIP_IN_TRADE
    if one.numbers != other.numbers:
        value -= _numbers_apart(one.numbers, other.numbers)
    if one.all_trade or other.all_trade:
        value = min(value, _ALL_TRADE)
    if value < _ABBREVIATED and (_abbreviates(one, other) or _abbreviates(other, one)):
        return Likeness(_ABBREVIATED, across, abbreviated=True)
    return Likeness(max(value, 0.0), across)


def _trades_apart(ours: frozenset[str], theirs: frozenset[str], shared: bool) -> float:
    """What trades cost that only one of two names states, others being `shared` or not."""
    vague = ours <= _VAGUE or theirs <= _VAGUE
    if not ours or not theirs or (vague and shared):
        return _TRADE_LEFT_OUT
    return _TRADES_VAGUE if vague else _TRADES_DIFFER


def _numbers_apart(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """What different numbers cost; a year, as in `Rossi 1920`, may be left out."""
    if ours and theirs:
        return _NUMBERS_DIFFER
    is_year = all(len(number) == 4 and number[:2] in ("18", "19", "20") for number in ours | theirs)
    return _YEAR_LEFT_OUT if is_year else _NUMBER_LEFT_OUT


Words = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""A name's own words in Latin letters, levelled, and as sounds."""


def _without_slips(one: Name, other: Name, trades: frozenset[str]) -> tuple[Words, int]:
    """A name's words without those that are a trade or `société` with a slip, and how many."""
    strange = [word for word in one.own if word not in other.own] if len(one.own) > 1 else []
    wrong = [word for word in strange if is_trade(word, trades) or is_form(word)]
    if not wrong or len(wrong) == len(one.own):
        return (one.own, one.levelled, one.sounds), 0
    own = tuple(word for word in one.own if word not in wrong)
    levelled, sounds = (tuple(sorted(map(of, own))) for of in (level, sound))
    return (own, levelled, sounds), len(wrong)


def _words_alike(one: Words, other: Words, vowelless: bool, common: Mapping[str, bool]) -> float:
    """The own words of two names; `vowelless` where a script without vowels meets another."""
    if one[0] == other[0]:
        return 1.0
    if "".join(one[0]) == "".join(other[0]):
        return 0.97
    if one[1] == other[1]:
        return _LEVELLED
    if vowelless:
        if one[2] == other[2] or "".join(one[2]) == "".join(other[2]):
            return _SOUND_ALONE if len("".join(one[2])) > _SHORT else _SHORT_SOUND
        return min(_overlap(one[2], other[2], common, vowelless), _SOUND_ALONE)
    value = max(_overlap(one[at], other[at], common, vowelless) for at in (0, 1))
    if one[2] == other[2]:
        value = max(value, _SOUND_IN_ONE_SCRIPT)
    return min(value, _LEVELLED)


def _overlap(
    ours: tuple[str, ...], theirs: tuple[str, ...], common: Mapping[str, bool], vowelless: bool
) -> float:
    """The share of words that two names have in common, slips forgiven."""
    left, right = list(ours), list(theirs)
    matched = unmatched = 0.0
    for word in ours:
        if not right:
            break
        best = max(right, key=lambda known: _word_alike(word, known, vowelless))
        alike = _word_alike(word, best, vowelless)
        if alike:
            weight = _COMMON if common.get(word, False) else 1.0
            matched += 2 * weight * alike
            unmatched += 2 * weight * (1 - alike)
            left.remove(word)
            right.remove(best)
    unmatched += sum(_COMMON if common.get(word, False) else 1.0 for word in (*left, *right))
    value = matched / (matched + unmatched) if matched else 0.0
    joined = fuzz.ratio("".join(ours), "".join(theirs)) / 100
    if joined > value and joined >= A_SLIP / 100:  # one word written as two, with a slip
        value = joined * (0.97 if not (left and right) else 0.9)
    return value


def _word_alike(one: str, other: str, vowelless: bool) -> float:
    if one == other:
        return 1.0
    if min(len(one), len(other)) == 1:
        return 0.7 if one[0] == other[0] else 0.0
    if vowelless:
        return 0.85 if len(one) >= _SHORT and fuzz.ratio(one, other) >= A_SLIP - 10 else 0.0
    if min(len(one), len(other)) < _SHORT:
        return 0.0
    alike = fuzz.ratio(one, other)
    return alike / 100 if alike >= A_SLIP - 5 else 0.0


def _abbreviates(short: Name, whole: Name) -> bool:
    """True where a name is the initials of another, as `STM` of Société Tunisienne de Masques."""
    return (
        len(short.own) == 1
        and len(short.own[0]) > 2
        and len(whole.own) + len(whole.trades) > 1
        and short.own[0] in whole.acronyms
    )
