"""What a firm's name is made of: legal form, words of its trade, numbers, and what is its own.

`شركة الزيتونة للنسيج ش.م.م` and `Zaytouna Tekstil Ltd. Şti.` are both: limited, textile, `ztn`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz

from words import fold
from words.romanising import romanised

_HERE = Path(__file__).parent
_DOTTED = re.compile(r"(?<!\w)(\w(?:\s?\.\s?\w){1,6}\s?\.?)(?!\w)")
_IN_BRACKETS = re.compile(r"\(\s*[^\W\d_]{2,6}\s*\)")
"""A short word in brackets is how the firm abbreviates itself."""
_ROMAN = {"ii": "2", "iii": "3", "iv": "4"}
_SMALL = frozenset(
    (
        "de", "du", "la", "le", "les", "des", "et", "and", "ve", "y", "e", "del", "di", "da", "do",
        "dos", "das", "i", "the", "of", "al", "el", "d", "l", "a", "و", "في", "من", "και", "της",
        "του", "των",
    )
)  # fmt: skip
_ARABIC = ("لل", "ال")
_GREEK = (
    ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "g"), ("τζ", "j"), ("τσ", "s"), ("ου", "u"),
    ("χ", "h"),
)  # fmt: skip
_SOUNDS = (
    ("tch", "s"), ("sch", "s"), ("dj", "g"), ("ch", "s"), ("sh", "s"), ("gh", "g"), ("kh", "k"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("gu", "g"), ("qu", "k"), ("x", "ks"),
    ("j", "g"), ("c", "k"), ("q", "k"), ("p", "b"), ("v", "f"), ("z", "s"),
)  # fmt: skip
_VOWELS = (("ou", "u"), ("oo", "u"), ("ee", "i"))
A_SLIP = 80.0
"""RapidFuzz ratio from which on two words may be one with a slip."""
_LETTERS_FOR_A_SLIP = 3
_SILENT = re.compile(r"[aeiouwyh]+")
_TWICE = re.compile(r"(.)\1+")
_TURKISH_C = re.compile(r"c(?!h)")


@dataclass(frozen=True)
class Name:
    """A name taken apart.

    `own` are the words that are the firm's own, in Latin letters, sorted; `levelled` the same
    without what languages spell differently (ou, oo and u; q, c and k); `sounds` what stays of each
    in any script, the consonants. `initials` are those of all its words. With `all_trade` it has
    no word of its own, and the trade's stand in.
    """

    own: tuple[str, ...]
    levelled: tuple[str, ...]
    sounds: tuple[str, ...]
    trades: frozenset[str]
    numbers: frozenset[str]
    form: str
    script: str
    initials: str
    all_trade: bool

    @property
    def acronyms(self) -> tuple[str, ...]:
        """What the name may be in short, with and without the S of société, sociedad or şirket."""
        return (self.initials, f"s{self.initials}") if len(self.initials) > 1 else ()

    @property
    def joined(self) -> str:
        """The firm's own words in one."""
        return "".join(self.own)


@lru_cache(maxsize=400_000)
def name_of(text: str, country: str = "") -> Name:
    """A name taken apart; where it is all trade and form, the trade's words are its own."""
    plain = f" {fold(_DOTTED.sub(_undotted, _IN_BRACKETS.sub(' ', text)))} "
    forms = [_forms()[found] for found in _forms_pattern().findall(plain)]
    bare = _forms_pattern().sub(" ", plain)
    trades = [_trades()[found] for found in _trades_pattern().findall(bare)]
    words = [word for word in _trades_pattern().sub(" ", bare).split() if word not in _SMALL]
    numbers = frozenset(_number(word) for word in words if _number(word))
    own = [_bare(word) for word in words if not _number(word)]
    all_trade = not own
    own = own or sorted(trades)
    latin = sorted(_latin(word, country) for word in own)
    return Name(
        own=tuple(latin),
        levelled=tuple(sorted(level(word) for word in latin)),
        sounds=tuple(sorted(sound(word) for word in latin)),
        trades=frozenset(trades),
        numbers=numbers,
        form=next((form for form in forms if form != "none"), ""),
        script=_script(text),
        initials="".join(
            _latin(word, country)[:1]
            for word in _forms_pattern().sub(" ", plain).split()
            if word not in _SMALL
        ),
        all_trade=all_trade,
    )


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """The consonants of a word in Latin letters, levelled; the word where it has none."""
    plain = level(word)
    return _TWICE.sub(r"\1", _SILENT.sub("", plain)) or plain


@lru_cache(maxsize=200_000)
def level(word: str) -> str:
    """A word in Latin letters as any of our languages might say it."""
    for written, alike in (*_VOWELS, *_SOUNDS):
        word = word.replace(written, alike)
    return _TWICE.sub(r"\1", word)


def is_trade(word: str, trades: Iterable[str]) -> bool:
    """True where a word in Latin letters is one for these trades, with a slip."""
    return any(
        fuzz.ratio(word, spelling) >= A_SLIP
        for trade in trades
        for spelling in _trade_spellings().get(trade, ())
    )


@lru_cache(maxsize=100_000)
def is_form(word: str) -> bool:
    """True where a word in Latin letters is `société` or the like, with a slip."""
    long_enough = len(word) > _LETTERS_FOR_A_SLIP
    return long_enough and any(fuzz.ratio(word, form) >= A_SLIP for form in _form_spellings())


def _number(word: str) -> str:
    """A number in figures or as II, III, IV; empty where a word is none."""
    return _ROMAN.get(word, str(int(word)) if word.isdecimal() else "")


def _undotted(found: re.Match[str]) -> str:
    return re.sub(r"[.\s]", "", found[1])


def _bare(word: str) -> str:
    """An Arabic word without the article, alone or with *for*."""
    for prefix in _ARABIC:
        if word.startswith(prefix) and len(word) >= len(prefix) + 3:
            return word.removeprefix(prefix)
    return word


def _latin(word: str, country: str) -> str:
    if word.isascii():
        return _TURKISH_C.sub("j", word) if country == "TR" else word
    for written, alike in _GREEK:
        word = word.replace(written, alike)
    return romanised(word)


def _script(text: str) -> str:
    """The script of most letters: latin, greek, arabic or other."""
    letters = [sign for sign in text if sign.isalpha()]
    counts = {
        "latin": sum(sign < "\u0250" for sign in letters),
        "greek": sum("\u0370" <= sign < "\u0400" for sign in letters),
        "arabic": sum("\u0600" <= sign < "\u0700" for sign in letters),
    }
    most = max(counts, key=lambda script: counts[script])
    return most if counts[most] else "other"


@cache
def _forms() -> dict[str, str]:
    return _spellings("legal_forms.csv", "kind")


@cache
def _trades() -> dict[str, str]:
    return _spellings("trade_words.csv", "concept")


@cache
def _forms_pattern() -> re.Pattern[str]:
    return _pattern(_forms())


@cache
def _trades_pattern() -> re.Pattern[str]:
    return _pattern(_trades())


def _spellings(name: str, meaning: str) -> dict[str, str]:
    with (_HERE / name).open(encoding="utf-8", newline="") as lines:
        return {
            fold(_DOTTED.sub(_undotted, written)): row[meaning]
            for row in csv.DictReader(lines)
            for spelling in row["spellings"].split("|")
            for written in _joined_to(spelling)
        }


def _joined_to(spelling: str) -> tuple[str, ...]:
    """A word as it is written; an Arabic one also with what is written onto it: and, the, for."""
    if not "\u0600" <= spelling[0] < "\u0700" or "." in spelling:
        return (spelling,)
    bare = _bare(spelling)
    return (spelling, *(f"{prefix}{bare}" for prefix in ("", "ال", "لل", "و", "وال", "ولل")))


@cache
def _trade_spellings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for spelling, trade in _trades().items():
        if len(spelling) > _LETTERS_FOR_A_SLIP and " " not in spelling:
            found[trade] = (*found.get(trade, ()), _latin(_bare(spelling), ""))
    return found


@cache
def _form_spellings() -> tuple[str, ...]:
    return tuple(
        _latin(spelling, "")
        for spelling, kind in _forms().items()
        if kind == "none" and len(spelling) > _LETTERS_FOR_A_SLIP
    )


def _pattern(spellings: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(spellings, key=len, reverse=True)
    return re.compile(rf"(?<= )({'|'.join(map(re.escape, longest_first))})(?= )")
