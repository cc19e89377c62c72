"""Encoding: how a text's bytes are letters, decided by evidence, with doubt said aloud."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import islice

from loaders.read import alphabets
from loaders.read.unicode_forms import unicode_form

CANDIDATES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1252", ("fr", "es", "it", "pt", "ca", "de")),
    ("cp1254", ("tr", "fr")),
    ("cp1250", ("hr", "pl", "de")),
    ("cp1253", ("el",)),
    ("cp1256", ("ar",)),
    ("iso-8859-15", ("fr", "es", "it", "pt", "ca")),
    ("iso-8859-9", ("tr",)),
    ("iso-8859-2", ("hr", "pl")),
    ("iso-8859-7", ("el",)),
    ("iso-8859-6", ("ar",)),
    ("mac-roman", ("fr", "es", "it", "pt", "ca")),
    ("cp850", ("fr", "es", "it", "pt", "ca", "de")),
    ("cp857", ("tr",)),
)
"""Encodings with the languages kept in them; where two read the same, the earlier is named."""

_RARE = {"mac-roman": 0.05, "iso-8859-6": 0.05, "cp850": 0.2, "cp857": 0.2}
"""Encodings seldom met today need better evidence."""

_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_MOST_WORDS = 1200
_MOST_MATCHES = 100_000
_CERTAIN = 0.2


@dataclass(frozen=True)
class Decoded:
    """A text, its encoding, the NULs taken out, and the next best encoding where it is doubtful."""

    text: str
    encoding: str
    nuls: int = 0
    doubt: str | None = None


def decode(data: bytes) -> Decoded:
    """Decode any bytes; never raises: what can't be decoded becomes U+FFFD, with doubt."""
    form = unicode_form(data)
    nuls = 0
    if form is None or form.startswith("utf-8"):
        nuls = data.count(0)
        data = data.replace(b"\0", b"") if nuls else data
    if form is None:
        return _without_mark(data, nuls)
    text = data.decode(form, "replace").removeprefix("\ufeff")
    doubt = "cp1252" if text.count("\ufffd") > data.count(b"\xef\xbf\xbd") else None
    nuls += text.count("\0")
    return Decoded(text.replace("\0", ""), form, nuls, doubt)


def _without_mark(data: bytes, nuls: int) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", nuls)
    except UnicodeDecodeError:
        pass
    loose = data.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    # A stray byte in a long UTF-8 text is damage, not another encoding.
    sequences = sum(map(len, re.findall(r"[\x80-\uffef]+", loose))) if broken < 1000 else 0
    if broken * 20 < sequences:
        return Decoded(loose, "utf-8", nuls, "cp1252")
    encoding, doubt = eight_bit(data)
    return Decoded(data.decode(encoding, "replace"), encoding, nuls, doubt)


def eight_bit(data: bytes) -> tuple[str, str | None]:
    """The likeliest 8-bit encoding of bytes, and the next one if it is nearly as likely."""
    words = _words(data)
    judged: list[tuple[float, int, str, tuple[str, ...]]] = []
    for at, (encoding, languages) in enumerate(CANDIDATES):
        read = tuple(word.decode(encoding, "replace") for word in words)
        best = max(_score(read, language) for language in languages) - _RARE.get(encoding, 0)
        judged.append((best, -at, encoding, read))
    judged.sort(reverse=True)
    best, _, encoding, read = judged[0]
    rival = next((other for other in judged[1:] if other[3] != read), None)
    letters = sum(not c.isascii() for word in read for c in word)
    needed = _CERTAIN + 1.5 / max(1, letters)
    if rival and (best - rival[0] < needed or best < 0.3):
        return encoding, rival[2]
    return encoding, None


def _words(data: bytes) -> list[bytes]:
    seen: Counter[bytes] = Counter()
    for match in islice(_WORD.finditer(data), _MOST_MATCHES):
        seen[match.group()[:40]] += 1
        if len(seen) >= _MOST_WORDS:
            break
    return list(seen)


def _score(words: tuple[str, ...], language: str) -> float:
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
        return weights | dict.fromkeys("éèàçâêîôûùëïœ", 0.2)
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
        if foreign_script and c not in "éèàçâêîôûùëïœ" and _latin(before + after):
            score -= 2.0
    if language == "ar" and word.startswith("ال") and len(word) > 3:
        score += 1.0
    return score, counted


def _latin(neighbours: str) -> bool:
    return any(c.isascii() and c.isalpha() for c in neighbours)


def _mark_score(c: str, before: str, after: str) -> float:
    if c.isdigit() and c in alphabets.EVERY_ARABIC:
        return 0.2
    inside = before.isalpha() and after.isalpha()
    if inside:
        return 0.5 if c in alphabets.INSIDE_WORDS else -2.0
    if c in alphabets.MARKS:
        return 0.3
    return -1.0
