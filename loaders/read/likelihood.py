"""Likelihood: how plausibly words are spelled in a language, judged by letters beyond ASCII."""

from __future__ import annotations

from functools import cache

from loaders.read import alphabets

_ACCENTED = "éèàçâêîôûùëïœ"
"""Letters of French words in Arabic and Greek files; never beside a letter of those."""


def score(words: tuple[str, ...], language: str) -> float:
    """Mean plausibility of the letters beyond ASCII, from about −3 (nonsense) to 1."""
    total = count = 0.0
    for word in words:
        score, letters = _word_score(word, language)
        total += score
        count += letters
    return total / count if count else 0.0


@cache
def _letter_weights(language: str) -> dict[str, float]:
    if language == "el":
        return dict.fromkeys(alphabets.EVERY_GREEK, 1.0)
    if language == "ar":
        weights = dict.fromkeys(alphabets.EVERY_ARABIC, 0.2) | alphabets.ARABIC_WEIGHT
        return weights | dict.fromkeys(_ACCENTED, 0.2)
    weights = dict.fromkeys(alphabets.EVERY_LATIN, -0.5)
    return weights | dict.fromkeys(alphabets.letters(language), 1.0)


def _word_score(word: str, language: str) -> tuple[float, int]:
    weights = _letter_weights(language)
    score, run, counted = 0.0, 0, 0
    foreign_script = language in ("el", "ar")
    for at, c in enumerate(word):
        if c < "\x80":
            run = 0
            continue
        counted += 1
        run += 1
        before, after = word[at - 1 : at], word[at + 1 : at + 2]
        if not c.isalpha():
            score += _mark_score(c, before, after)
            continue
        score += weights.get(c, -2.0)
        if not foreign_script and run > 2:
            score -= 1.0
        if (before.islower() and c.isupper()) or (
            c.islower() and before.isupper() and at > 1 and word[at - 2].islower()
        ):
            score -= 2.0
        if c.isupper() and after.islower() and before.isalpha():
            score -= 1.0
        if foreign_script and _mixed(c, before + after):
            score -= 2.0
    if language == "ar" and word.startswith("ال") and len(word) > 3:
        score += 1.0
    return score, counted


def _mixed(letter: str, neighbours: str) -> bool:
    """Whether a letter of one script stands beside a letter of another."""
    latin = letter in _ACCENTED
    return any(c.isalpha() and (c.isascii() or c in _ACCENTED) != latin for c in neighbours)


def _mark_score(c: str, before: str, after: str) -> float:
    if "\x80" <= c <= "\x9f":  # a control character, which no file of ours holds
        return -4.0
    if c.isdigit() and c in alphabets.EVERY_ARABIC:
        return 0.2
    inside = before.isalpha() and after.isalpha()
    if inside:
        return 0.5 if c in alphabets.INSIDE_WORDS else -2.0
    if c == "’" and after.isalpha():  # words have one inside, none opens with it
        return -2.0
    if c in alphabets.MARKS:
        return 0.3
    return -1.0
