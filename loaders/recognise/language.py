"""Which of the eight languages a table is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from cluster_data.survey import survey
from cluster_data.survey.declaration import LANGUAGES
from words import fold

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_GREEK = re.compile(r"[\u0370-\u03ff]")
_SIGNS = {
    "tr": re.compile(r"[ğışİĞŞ]"),
    "pt": re.compile(r"[ãõ]|ção|ções"),
    "es": re.compile(r"[ñ¿¡]|ción\b"),
    "fr": re.compile(r"[èêœëî]|[dl]['’]|\boe?uvre"),
    "it": re.compile(r"[òì]|\bità\b|ità\b"),
}
_COMMON = {
    "en": "name country region product capacity unit period date company city employees the of and "
    "per week month year lead time days use stock address sector type level",
    "fr": "nom pays region produit capacite unite periode date entreprise societe raison sociale "
    "ville effectif taux delai jours mois semaine annee de la des les et du etape chaine norme "
    "gouvernorat observations precision",
    "es": "nombre pais region producto capacidad unidad periodo fecha empresa ciudad empleados "
    "razon social plazo dias mes semana ano de la los y del etapa norma provincia "
    "mensual observaciones",
    "it": "nome nazione paese regione prodotto capacita um periodo data azienda citta "
    "addetti ragione "
    "sociale giorni mese settimana anno di il e della fase norma unita dipendenti",
    "pt": "nome pais regiao produto capacidade unidade periodo data empresa cidade "
    "trabalhadores razao "
    "social prazo dias mes semana ano de do dos e da etapa norma distrito funcionarios",
    "tr": "firma adi ulke il sehir urun kapasite birim donem tarih calisan sayisi gun "
    "ay hafta yil ve "
    "teslim suresi standart bolge",
}
_COUNTRY_LANGUAGE = {
    "FR": "fr", "TN": "fr", "MA": "fr", "DZ": "fr", "MC": "fr", "ES": "es", "IT": "it", "PT": "pt",
    "TR": "tr", "GR": "el", "CY": "el", "EG": "ar", "JO": "ar", "PS": "ar", "SY": "ar", "LY": "ar",
    "LB": "ar", "GB": "en", "IE": "en", "US": "en", "MT": "en",
}  # fmt: skip


@lru_cache(maxsize=1)
def _lexicon() -> Mapping[str, Mapping[str, float]]:
    """How strongly a folded word speaks for each language."""
    seen: dict[str, set[str]] = {}
    lists = [code for codes in survey().code_lists.values() for code in codes.codes]
    for labels in [*(c.labels for c in survey().columns), *(code.labels for code in lists)]:
        for language, label in labels.items():
            for word in fold(label).split():
                seen.setdefault(word, set()).add(language)
    for language, words in _COMMON.items():
        for word in fold(words).split():
            seen.setdefault(word, set()).add(language)
    return {word: {lang: 1 / len(langs) for lang in langs} for word, langs in seen.items()}


def language_of(
    headings: Iterable[str],
    matched: Iterable[tuple[str, str]],
    others: Iterable[str],
    country: str | None,
) -> str | None:
    """The language of a table.

    `matched` pairs a heading with the survey column it was recognised as: a heading that is that
    column's label in one language speaks for it; `others` (titles, values) settle what headings
    leave open, then the country does.
    """
    scores = dict.fromkeys(LANGUAGES, 0.0)
    columns = {column.name: column for column in survey().columns}
    for heading, field in matched:
        spoken = [
            lang for lang, label in columns[field].labels.items() if fold(label) == fold(heading)
        ]
        for language in spoken:
            scores[language] += 2 / len(spoken)
    for weight, texts in ((1.0, headings), (0.1, others)):
        for text in texts:
            _hear(text, weight, scores)
    best = max(scores.values())
    if best <= 0:
        return _COUNTRY_LANGUAGE.get(country or "")
    likely = [language for language, score in scores.items() if score > best - 0.05]
    home = _COUNTRY_LANGUAGE.get(country or "")
    return home if home in likely else likely[0]


def _hear(text: str, weight: float, scores: dict[str, float]) -> None:
    if _ARABIC.search(text):
        scores["ar"] += 2 * weight
        return
    if _GREEK.search(text):
        scores["el"] += 2 * weight
        return
    lowered = text.lower()
    for language, signs in _SIGNS.items():
        if signs.search(lowered):
            scores[language] += weight
    words = fold(text.replace("_", " ")).split()
    for word in words:
        for language, share in _lexicon().get(word, {}).items():
            scores[language] += weight * share / max(1, len(words)) * 2
