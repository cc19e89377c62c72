"""Text folded for comparison: what people type differently and mean alike becomes equal.

Folded text is for matching only, never for show.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ı": "i", "ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l",
        "ς": "σ", "ة": "ه", "ى": "ي", "ٱ": "ا", "ی": "ي", "ک": "ك", "\u0640": "",
    }
)  # fmt: skip
_NOT_A_WORD = re.compile(r"[\W_]+")
_ASCII = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum()}
    | {chr(code): chr(code).lower() for code in range(65, 91)}
)
"""ASCII needs no look at each sign: a tenth of the time for most names and details."""


def fold(text: str) -> str:
    """The text without accents, case, punctuation and doubled spaces.

    Arabic alef and ta marbuta variants, tatweel and vowel signs, Greek final sigma, the Turkish
    dotless i, ligatures, no-break spaces and digits of other scripts are levelled too, so that
    `Société  B.` and `SOCIETE B`, `m²` and `m2`, `٥٠` and `50` are the same.
    """
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    spread = unicodedata.normalize("NFKD", text).casefold()
    # Casefolding may compose marks anew (İ becomes i with a dot above), hence the second pass.
    bare = "".join(
        _plain(sign) for sign in unicodedata.normalize("NFKD", spread)
        if not unicodedata.combining(sign)
    )  # fmt: skip
    return _NOT_A_WORD.sub(" ", bare.translate(_LETTERS)).strip()


def _plain(sign: str) -> str:
    """Digits of any script as ASCII; marks of direction and other invisible signs dropped."""
    if sign.isascii():
        return sign
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    return "" if unicodedata.category(sign) == "Cf" else sign
