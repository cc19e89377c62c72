"""The labelled set for matching: fictive firms, how they are written twice, and which is which.

`python -m scripts.labelled_firms FOLDER` writes `known.csv` and `uploaded.csv`. How it is made is
told in docs/registry.md; the same seed makes the same rows. No name is a real firm's: they are
syllables put together at random, their domains end in `.example`.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

SEED = 20261126
SHARES = {
    "same": 0.10, "typo": 0.13, "form": 0.10, "abbreviated": 0.08, "order": 0.06, "script": 0.17,
    "moved": 0.08, "bare": 0.06, "twin": 0.12, "new": 0.10,
}  # fmt: skip
"""Of the uploaded sites: how each came about; `twin` and `new` are no known site."""

# How a sound is written in French, English, Turkish, Greek and Arabic.
_SOUNDS = {
    "b": ("b", "b", "b", "μπ", "ب"),
    "t": ("t", "t", "t", "τ", "ت"),
    "d": ("d", "d", "d", "ντ", "د"),
    "k": ("k", "k", "k", "κ", "ك"),
    "s": ("s", "s", "s", "σ", "س"),
    "sh": ("ch", "sh", "ş", "σ", "ش"),
    "z": ("z", "z", "z", "ζ", "ز"),
    "j": ("j", "j", "c", "τζ", "ج"),
    "f": ("f", "f", "f", "φ", "ف"),
    "m": ("m", "m", "m", "μ", "م"),
    "n": ("n", "n", "n", "ν", "ن"),
    "l": ("l", "l", "l", "λ", "ل"),
    "r": ("r", "r", "r", "ρ", "ر"),
    "h": ("h", "h", "h", "χ", "ه"),
    "gh": ("gh", "gh", "ğ", "γ", "غ"),
    "q": ("k", "q", "k", "κ", "ق"),
    "a": ("a", "a", "a", "α", "ا"),
    "i": ("i", "ee", "i", "ι", "ي"),
    "u": ("ou", "oo", "u", "ου", "و"),
    "e": ("e", "e", "e", "ε", ""),
    "o": ("o", "o", "o", "ο", "و"),
}
_LANGUAGES = ("fr", "en", "tr", "el", "ar")
_CONSONANTS = ("b", "t", "d", "k", "s", "sh", "z", "j", "f", "m", "n", "l", "r", "h", "gh", "q")
_VOWELS = ("a", "a", "a", "i", "u", "e", "o")
_TRADES = {
    "textile": ("Textile", "Textiles", "Tekstil", "Κλωστοϋφαντουργία", "للنسيج"),
    "weaving": ("Tissage", "Weaving", "Dokuma", "Υφαντουργία", "للحياكة"),
    "clothing": ("Confection", "Garments", "Konfeksiyon", "Ενδύματα", "للملابس"),
    "knitting": ("Bonneterie", "Knitting", "Örme", "Πλεκτήρια", "للتريكو"),
    "dyeing": ("Teinturerie", "Dyeing", "Boyahane", "Βαφεία", "للصباغة"),
    "medical": ("Médical", "Medical", "Medikal", "Ιατρικά", "الطبية"),
    "industry": ("Industries", "Industries", "Sanayi", "Βιομηχανία", "للصناعات"),
    "spinning": ("Filature", "Spinning Mill", "İplik", "Νηματουργία", "للغزل"),
}
_FORMS = {
    "limited": (("SARL", "S.A.R.L."), ("Ltd", "Limited"), ("Ltd. Şti.", "Ltd Şti"),
                ("Ε.Π.Ε.", "ΕΠΕ"), ("ش.م.م", "ش.ذ.م.م")),
    "share": (("SA", "S.A."), ("PLC", "plc"), ("A.Ş.", "Anonim Şirketi"), ("Α.Ε.", "ΑΕ"),
              ("ش.خ.أ", "شركة مساهمة")),
}  # fmt: skip
_BEFORE = {"fr": ("", "Société ", "Sté ", "Ets "), "en": ("", ""), "tr": ("",), "el": ("",),
           "ar": ("شركة ", "شركة ", "مؤسسة ")}  # fmt: skip
_SHORTER = {"Confection": "Conf.", "Textile": "Text.", "Industries": "Ind.", "Société ": "Sté ",
            "Tekstil": "Teks.", "Sanayi": "San.", "Médical": "Méd.",
            "Filature": "Fil."}  # fmt: skip
_HOME = {"TN": "fr", "MA": "fr", "EG": "ar", "JO": "ar", "TR": "tr", "GR": "el", "MT": "en"}
_KEYS = {"fr": "abcdefghijklmnopqrstuvwxyz", "en": "abcdefghijklmnopqrstuvwxyz",
         "tr": "abcçdefgğhıijklmnoöprsştuüvyz", "el": "αβγδεζηθικλμνξοπρστυφχψω",
         "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"}  # fmt: skip


@dataclass(frozen=True)
class Firm:
    """A fictive firm: sounds of its stems, trade, form, and what a register would say of it."""

    stems: tuple[tuple[str, ...], ...]
    trade: str
    form: str
    country: str
    language: str
    legal_id: str
    domain: str
    number: str = ""


@dataclass(frozen=True)
class Site:
    """One site: its firm and where it is. Towns are syllables too, a few a region."""

    firm: Firm
    region: str
    town: tuple[str, ...]
    lat: float
    lng: float
    name: str = ""


def labelled(
    known: int = 1500, uploaded: int = 1500, seed: int = SEED
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Known and uploaded sites.

    `known` has `truth`, its own number; `uploaded` has `truth` (the known site it is, or -1),
    `variant` (of `SHARES`) and `half` (train or test, by the firm it was made from). Otherwise
    columns are those that matching asks for.
    """
    draw = random.Random(seed)
    regions = _regions(draw, max(4, known // 250))
    sites: list[Site] = []
    while len(sites) < known:
        sites += _firm_with_sites(draw, regions)
    sites = sites[:known]
    there = pd.DataFrame([_row(draw, site, _written(draw, site.firm), True) for site in sites])
    there.insert(0, "truth", range(len(there)))
    rows = [_uploaded(draw, sites, regions) for _ in range(uploaded)]
    return there, pd.DataFrame(rows)


def _regions(draw: random.Random, count: int) -> dict[str, list[tuple[str, list[Site]]]]:
    """By country its regions, each with some towns (as sites without a firm)."""
    found: dict[str, list[tuple[str, list[Site]]]] = {}
    nobody = Firm((), "", "", "", "", "", "")
    for country in _HOME:
        for number in range(count):
            lat, lng = draw.uniform(30, 40), draw.uniform(-9, 36)
            towns = [
                Site(nobody, f"{country}-{number:02d}", _stem(draw, 2 + draw.randrange(2)),
                     round(lat + draw.uniform(-0.4, 0.4), 4),
                     round(lng + draw.uniform(-0.4, 0.4), 4))
                for _ in range(5)
            ]  # fmt: skip
            found.setdefault(country, []).append((f"{country}-{number:02d}", towns))
    return found


def _stem(draw: random.Random, syllables: int) -> tuple[str, ...]:
    sounds: list[str] = []
    for _ in range(syllables):
        sounds += [draw.choice(_CONSONANTS), draw.choice(_VOWELS)]
    if draw.random() < 0.5:
        sounds.append(draw.choice(_CONSONANTS))
    return tuple(sounds)


def _firm(draw: random.Random, country: str) -> Firm:
    stems = [_stem(draw, draw.choice((2, 3, 3, 4)))]
    if draw.random() < 0.35:
        stems.append(_stem(draw, 2))
    word = "".join(_SOUNDS[sound][1] for stem in stems for sound in stem)
    return Firm(
        tuple(stems), draw.choice(list(_TRADES)), draw.choice(list(_FORMS)), country,
        _HOME[country], f"{draw.randrange(10**7, 10**8)}", f"{word}.example",
    )  # fmt: skip


def _firm_with_sites(
    draw: random.Random, regions: dict[str, list[tuple[str, list[Site]]]]
) -> list[Site]:
    """A firm with one site, or one in six times a chain in several regions."""
    country = draw.choice(list(regions))
    firm = _firm(draw, country)
    places = draw.sample(regions[country], draw.choice((1, 1, 1, 1, 1, 3)))
    return [replace(draw.choice(towns), firm=firm) for _code, towns in places]


def _written(draw: random.Random, firm: Firm, language: str = "", form: bool | None = None) -> str:
    """A firm's name in a language: stems, trade, legal form in most cases."""
    language = language or firm.language
    at = _LANGUAGES.index(language)
    own = " ".join(_spelled(stem, at) for stem in firm.stems)
    trade = _TRADES[firm.trade][at] if firm.trade else ""
    if draw.random() < 0.5 and language in ("fr", "ar"):
        name = f"{trade} {own}" if language == "fr" else f"{own} {trade}"
    else:
        name = f"{own} {trade}"
    stated = draw.random() < 0.8 if form is None else form
    ending = draw.choice(_FORMS[firm.form][at]) if stated else ""
    number = f" {firm.number}" if firm.number else ""
    return " ".join(f"{draw.choice(_BEFORE[language])}{name}{number} {ending}".split())


def _spelled(stem: tuple[str, ...], at: int) -> str:
    """A stem's letters; Arabic writes few short vowels inside a word."""
    letters = [_SOUNDS[sound][at] for sound in stem]
    if _LANGUAGES[at] == "ar":
        letters = [
            "" if sound == "a" and 1 < place < len(stem) - 1 else letter
            for place, (sound, letter) in enumerate(zip(stem, letters, strict=True))
        ]
    word = "".join(letters)
    return word if _LANGUAGES[at] == "ar" else word[:1].upper() + word[1:]


def _row(draw: random.Random, site: Site, name: str, full: bool) -> dict[str, object]:
    """A site as a list states it: identifiers and e-mail often missing, the place mostly there."""
    firm, at = site.firm, _LANGUAGES.index(site.firm.language)
    gaps = (0.5, 0.5, 0.1) if full else (0.65, 0.6, 0.2)
    identified, written, placed = (draw.random() >= gap for gap in gaps)
    return {
        "company_name": name, "country": firm.country, "region_code": site.region,
        "company_id": firm.legal_id if identified else None,
        "domain": firm.domain if written else None,
        "city": _spelled(site.town, at) if placed else None,
        "site_name": site.name or None,
        "lat": site.lat if placed and full else None, "lng": site.lng if placed and full else None,
        "place_precision": "town" if placed and full else "region",
    }  # fmt: skip


def _uploaded(
    draw: random.Random, sites: list[Site], regions: dict[str, list[tuple[str, list[Site]]]]
) -> dict[str, object]:
    """One uploaded site with its label."""
    (variant,) = draw.choices(list(SHARES), list(SHARES.values()))
    at = draw.randrange(len(sites))
    site = sites[at]
    half = "train" if sum(map(ord, "".join(site.firm.stems[0]))) % 2 else "test"
    if variant == "new":
        site = _firm_with_sites(draw, regions)[0]
        made = _row(draw, site, _written(draw, site.firm), False)
    elif variant == "twin":
        twin = _twin(draw, site)
        made = _row(draw, twin, _written(draw, twin.firm), False)
    else:
        made = _row(draw, site, _varied(draw, site.firm, variant), False)
        _placed_anew(draw, made, site, variant, regions)
    truth = -1 if variant in ("twin", "new") else at
    return {"truth": truth, "variant": variant, "half": half} | made


def _twin(draw: random.Random, site: Site) -> Site:
    """Another firm in the same town that sounds much like this one."""
    firm = site.firm
    kind = draw.choice(("trade", "vowel", "consonant", "number", "word"))
    other = replace(
        firm, legal_id=f"{draw.randrange(10**7, 10**8)}", domain=f"x{draw.randrange(10**6)}.example"
    )
    if kind == "trade":
        trades = [trade for trade in _TRADES if trade != firm.trade]
        return replace(site, firm=replace(other, trade=draw.choice(trades)))
    if kind == "number":
        return replace(site, firm=replace(other, number=str(draw.randrange(2, 9))))
    if kind == "word":
        stems = (firm.stems[0], _stem(draw, 2))
        return replace(site, firm=replace(other, stems=stems))
    sounds = list(firm.stems[0])
    pool = _VOWELS if kind == "vowel" else _CONSONANTS
    place = draw.choice([at for at, sound in enumerate(sounds) if sound in pool])
    sounds[place] = draw.choice([sound for sound in pool if sound != sounds[place]])
    return replace(site, firm=replace(other, stems=(tuple(sounds), *firm.stems[1:])))


def _varied(draw: random.Random, firm: Firm, variant: str) -> str:
    """The firm's name, written as the variant says."""
    if variant == "script":
        others = [language for language in _LANGUAGES if language != firm.language]
        return _written(draw, firm, draw.choice(others))
    if variant == "form":
        return _written(draw, firm, form=draw.random() < 0.5)
    name = _written(draw, firm)
    if variant == "typo":
        return _slipped(draw, name, firm.language)
    if variant == "abbreviated":
        for word, shorter in _SHORTER.items():
            name = name.replace(word, shorter)
        return name
    if variant == "order":
        words = name.split()
        draw.shuffle(words)
        return " ".join(words)
    return name.upper() if variant == "bare" else name


def _slipped(draw: random.Random, name: str, language: str) -> str:
    """One slip of a finger: a letter twice, left out, another, or two swapped."""
    letters = list(name)
    places = [at for at, letter in enumerate(letters) if letter.isalpha() and at > 0]
    at = draw.choice(places)
    kind = draw.randrange(4)
    if kind == 0:
        letters.insert(at, letters[at])
    elif kind == 1:
        del letters[at]
    elif kind == 2:
        letters[at] = draw.choice(_KEYS[language])
    else:
        letters[at - 1], letters[at] = letters[at], letters[at - 1]
    return "".join(letters)


def _placed_anew(
    draw: random.Random, made: dict[str, object], site: Site, variant: str,
    regions: dict[str, list[tuple[str, list[Site]]]],
) -> None:  # fmt: skip
    """Moved within the region; stated with next to nothing else; a town in another script."""
    if variant == "moved":
        towns = dict(regions[site.firm.country])[site.region]
        made["city"] = _spelled(draw.choice(towns).town, _LANGUAGES.index(site.firm.language))
    if variant == "bare":
        made |= {"company_id": None, "domain": None, "city": None}
    if variant == "script" and made["city"]:
        made["city"] = _spelled(site.town, draw.randrange(len(_LANGUAGES)))


def main() -> None:
    """Write the two lists into the folder named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in zip(("known", "uploaded"), labelled(), strict=True):
        frame.to_csv(folder / f"{name}.csv", index=False)


if __name__ == "__main__":
    main()
