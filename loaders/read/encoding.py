"""Encoding: how a text's bytes are letters, decided by evidence, with doubt said aloud."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from loaders.marking.signs import without_remarks
from loaders.read import alphabets
from loaders.read.likelihood import score
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
_MOST_RIVALS = 3
_HEARD = 100_000
_HOME = 0.25
"""What the language and country a file speaks of weigh against its letters."""
_WORDS_ONLY = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))


_STRAY = "tela-stray"
codecs.register_error(
    _STRAY,
    lambda error: (
        (error.object[error.start : error.end].decode("cp1252", "replace"), error.end)
        if isinstance(error, UnicodeDecodeError)
        else ("\ufffd", getattr(error, "end", 0))
    ),
)


@dataclass(frozen=True)
class Decoded:
    """A text, its encoding, the NULs taken out, and what it might be in instead.

    `doubt` holds the next best encodings where the first is doubtful; `readings` one word of the
    text as the first and the second would have it.
    """

    text: str
    encoding: str
    nuls: int = 0
    doubt: tuple[str, ...] = ()
    readings: tuple[str, str] = field(default=("", ""))


def decode(data: bytes, stated: str | None = None) -> Decoded:
    """Decode any bytes; never raises: what can't be decoded becomes U+FFFD, with doubt.

    `stated` is the encoding a person names; it decides what the bytes leave open, and nothing
    where a mark or the form of UTF-8 leaves nothing open.
    """
    form = unicode_form(data)
    nuls = 0
    if form is None or form.startswith("utf-8"):
        nuls = data.count(0)
        data = data.replace(b"\0", b"") if nuls else data
    if form is None:
        return _without_mark(data, nuls, stated)
    text = data.decode(form, "replace").removeprefix("\ufeff")
    doubt = ("cp1252",) if text.count("\ufffd") > data.count(b"\xef\xbf\xbd") else ()
    nuls += text.count("\0")
    return Decoded(text.replace("\0", ""), form, nuls, doubt)


def _without_mark(data: bytes, nuls: int, stated: str | None) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", nuls)
    except UnicodeDecodeError:
        pass
    if stated and (text := _as_stated(data, stated)) is not None:
        return Decoded(text, stated, nuls)
    loose = data.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    # No 8-bit text holds more of UTF-8's sequences than stray bytes: two exports were joined, or
    # a byte is damaged.
    sequences = sum(map(len, re.findall(r"[\x80-\uffef]+", loose))) if broken < 1000 else 0
    if broken * 2 <= sequences:
        text = data.decode("utf-8", _STRAY)
        return Decoded(text, "utf-8", nuls, ("cp1252",), _readings(data, "utf-8", "cp1252"))
    encoding, doubt = eight_bit(data)
    readings = _readings(data, encoding, doubt[0]) if doubt else ("", "")
    return Decoded(data.decode(encoding, "replace"), encoding, nuls, doubt, readings)


def _as_stated(data: bytes, stated: str) -> str | None:
    """The text in an encoding a person named; None where there is no such encoding of texts."""
    try:
        return data.decode(stated, "replace") if codecs.lookup(stated)._is_text_encoding else None
    except (LookupError, ValueError):
        return None


def _readings(data: bytes, first: str, second: str) -> tuple[str, str]:
    """A word of the text that the two encodings read differently, as each reads it."""
    pairs = (
        (word.decode(first, "replace"), word.decode(second, "replace")) for word in _words(data)
    )
    return next(((one, other) for one, other in pairs if one != other), ("", ""))


@dataclass(frozen=True)
class _Guess:
    """An encoding, how well it reads the words, and the words as it reads them."""

    score: float
    encoding: str
    read: tuple[str, ...]


def eight_bit(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The likeliest 8-bit encoding of bytes, and the next ones if they are nearly as likely."""
    data = without_remarks(data)
    words = _words(data)
    spoken = _spoken(data)
    judged: list[_Guess] = []
    for encoding, _languages in CANDIDATES:
        read = tuple(word.decode(encoding, "replace") for word in words)
        judged.append(_Guess(_judged(read, encoding, spoken), encoding, read))
    judged.sort(key=lambda guess: -guess.score)  # the earlier named where two are as good
    best = judged[0]
    otherwise = {guess.read: guess for guess in reversed(judged) if guess.read != best.read}
    rivals = sorted(otherwise.values(), key=lambda guess: -guess.score)[:_MOST_RIVALS]
    if rivals and (best.score < 0.3 or any(_as_likely(best, r, spoken) for r in rivals)):
        return best.encoding, tuple(rival.encoding for rival in rivals)
    return best.encoding, ()


def _judged(read: tuple[str, ...], encoding: str, spoken: dict[str, float]) -> float:
    languages = dict(CANDIDATES)[encoding]
    best = max(score(read, language) + spoken.get(language, 0.0) for language in languages)
    return best - _RARE.get(encoding, 0)


def _as_likely(best: _Guess, rival: _Guess, spoken: dict[str, float]) -> bool:
    """Whether the rival reads nearly as well, also where only words count that it reads apart."""
    if best.score - rival.score >= _needed(best.read):
        return False
    apart = [pair for pair in zip(best.read, rival.read, strict=True) if pair[0] != pair[1]]
    first, second = (tuple(words) for words in zip(*apart, strict=True))
    ahead = _judged(first, best.encoding, spoken) - _judged(second, rival.encoding, spoken)
    return ahead < _needed(first)


def _needed(read: tuple[str, ...]) -> float:
    """How far ahead a reading must be: the fewer letters, the farther."""
    letters = sum(not c.isascii() for word in read for c in word)
    return _CERTAIN + 1.5 / max(1, letters)


def _spoken(data: bytes) -> dict[str, float]:
    """How much the words without accents speak for each language, from 0 to a known most."""
    said = Counter(data[:_HEARD].lower().translate(_WORDS_ONLY).split())
    heard = {
        language: sum(said[word.encode()] > 0 for word in words.split())
        for language, words in alphabets.PLAIN_WORDS.items()
    }
    most = max(heard.values())
    return {language: _HOME * count / most for language, count in heard.items()} if most else {}


def _words(data: bytes) -> list[bytes]:
    seen: Counter[bytes] = Counter()
    for match in islice(_WORD.finditer(data), _MOST_MATCHES):
        seen[match.group()[:40]] += 1
        if len(seen) >= _MOST_WORDS:
            break
    return list(seen)
