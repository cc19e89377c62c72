"""Alphabets: which letters beyond ASCII the languages of surveys use, to judge an 8-bit guess."""

from __future__ import annotations

LATIN = {
    "fr": "éèêëàâçùûüîïôœÿæ",
    "es": "áéíóúñü",
    "it": "àèéìòùî",
    "pt": "ãõçáéíóúâêôàü",
    "ca": "àèéíòóúçïü",
    "tr": "ğışöüçâîû",
    "hr": "čćžšđ",
    "de": "äöüß",
    "pl": "ąćęłńóśźż",
}
"""Lower-case letters; capitals are added by `letters`."""

ARABIC_COMMON = "اليمونرتةبعدسفكهقحجشطصخأإىءضغذزثئظؤآ"
"""Arabic letters, most frequent first."""
ARABIC = ARABIC_COMMON + "ـًٌٍَُِّْپچژگ٠١٢٣٤٥٦٧٨٩،؛؟"
GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"

MARKS = "°²³µ€£«»’‘“”–—•·ºª…¿¡§±× \xa0"
"""Signs that stand beside words in surveys: m², n°, quotation marks, dashes."""
INSIDE_WORDS = "’·"
"""Signs that stand between two letters: l’usine, col·lecció."""


def letters(language: str) -> frozenset[str]:
    """The letters of a language beyond ASCII, in both cases."""
    small = LATIN.get(language, "")
    # Turkish has İ, which upper() does not make of i.
    extra = "İ" if language == "tr" else "Ÿ" if language == "fr" else ""
    return frozenset(small + small.replace("ß", "").upper() + extra) - frozenset("I")


EVERY_LATIN = frozenset().union(*(letters(language) for language in LATIN))
EVERY_GREEK = frozenset(GREEK + GREEK.upper().replace("Ϊ́", "").replace("Ϋ́", ""))
ARABIC_WEIGHT = {c: 1.0 - 0.8 * at / len(ARABIC_COMMON) for at, c in enumerate(ARABIC_COMMON)}
EVERY_ARABIC = frozenset(ARABIC)
