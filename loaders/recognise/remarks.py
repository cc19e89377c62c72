"""Rows that are no records, by what they open with: totals, notes, the template's example."""

from __future__ import annotations

import re

from words import fold

_SUMS = (
    "total|totals|totaux|totale|totali|totales|totais|toplam|genel toplam|ara toplam|somme|"
    "somme totale|suma|suma total|soma|soma total|somma|sum|sums|sous total|sous totaux|subtotal|"
    "sub total|subtotale|subtotales|grand total|total general|total général|total generale|"
    "totale generale|total geral|totale complessivo|overall total|σύνολο|γενικό σύνολο|"
    "μερικό σύνολο|σύνολα|άθροισμα|Σ|المجموع|مجموع|الإجمالي|إجمالي|المجموع العام|المجموع الكلي|"
    "الإجمالي العام|totaal|summe|gesamt|gesamtsumme|ukupno|skupaj|totali i përgjithshëm"
)
_WEAK_SUMS = (
    "ensemble|moyenne|average|mean|media|promedio|média|ortalama|μέσος όρος|المتوسط|médiane|median"
)
_NOTES = (
    "note|notes|nota|notas|n|nb|remarque|remarques|observation|observations|source|sources|fuente|"
    "fuentes|fonte|fonti|fontes|kaynak|πηγή|σημείωση|المصدر|ملاحظة|ملاحظات|legend|légende|"
    "avertissement|disclaimer|açıklama|not|mise|updated|état|stand|page|pag|página|pagina|sayfa|"
    "σελίδα|صفحة|fait|hecho|fatto|feito|done|prepared|établi|elaborado|signature|cachet|imza"
)
_EXAMPLES = "example|exemple|ejemplo|esempio|exemplo|örnek|παράδειγμα|مثال"

_CERTAIN = frozenset(fold(word) for word in _SUMS.split("|"))
_PERHAPS = frozenset(fold(word) for word in _WEAK_SUMS.split("|"))
_OPENS_A_SUM = tuple(f"{word} " for word in sorted(_CERTAIN))
_OPENINGS = frozenset(
    fold(word).split()[0] for words in (_SUMS, _WEAK_SUMS, _NOTES, _EXAMPLES)
    for word in words.split("|")
)  # fmt: skip
_NOTE = re.compile(
    r"^\s*(?:[*†‡•]|\(\*\)|\(?\d\)\s|(?:notes?|nota|notas|n\.?\s?b|remarques?|observations?|"
    r"sources?|fuentes?|fonte|fontes|fonti|kaynak|πηγή|σημείωση|المصدر|ملاحظة|ملاحظات|legend|"
    r"légende|avertissement|disclaimer|açıklama|not|mise à jour|updated|état au|stand|fait à|"
    r"hecho en|fatto a|feito em|done at|prepared by|établi par|elaborado por|signature|cachet|"
    r"imza|(?:page|pag|página|pagina|sayfa|σελίδα|صفحة)\.?\s*\d+)(?:\b|(?<=\d))\s*[:.\-–)]?)",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    rf"^\s*(?:{_EXAMPLES})\s*[–—:-]\s*(?:delete|supprim|borr|elimin|apag|sil|διαγρ|احذف)",
    re.IGNORECASE,
)
_LONG_NOTE = 60


def may_open(text: str, folded: str) -> bool:
    """True for a text that may open a total, a note or the example row."""
    start = folded.partition(" ")[0]
    if not (start in _OPENINGS or len(start) == 1 or not text[:1].isalpha()):
        return False
    return (
        is_sum(text, folded) or opens_a_sum(folded) or is_example(text) or bool(_NOTE.match(text))
    )


def is_sum(text: str, folded: str) -> bool:
    """True for a word that names a sum and nothing else, also s p a c e d."""
    return (
        folded in _CERTAIN
        or folded in _PERHAPS
        or text.strip() in ("Σ", "∑")
        or (folded.replace(" ", "") in _CERTAIN and set(map(len, folded.split())) == {1})
    )


def is_certain_sum(text: str, folded: str) -> bool:
    """True for a sum by a word that no firm has for a name."""
    return is_sum(text, folded) and folded not in _PERHAPS


def opens_a_sum(folded: str) -> bool:
    """True for `Total Tunisie`, and for a firm called `Total Textile`."""
    return folded.startswith(_OPENS_A_SUM) and len(folded.split()) <= 4


def is_example(text: str) -> bool:
    """True for the example row of the template."""
    return bool(_EXAMPLE.match(text))


def is_note(text: str) -> bool:
    """True for a remark: by its opening or by its length."""
    return bool(_NOTE.match(text)) or len(text) > _LONG_NOTE
