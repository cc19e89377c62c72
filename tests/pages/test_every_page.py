"""Every page, in every language, on an empty ledger and on the sample: started twice, no error."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from shell.pages import PAGES
from tests.pages.opening import open_page, ran, unopened
from words import LANGUAGES

UPLOAD, DICTIONARY = ("Upload", "Dépôt"), ("Data dictionary", "Dictionnaire des données")
# the map's title is its finding, drawn in the figure; its sentence below begins with it
SHOWN = {
    ("overview", "empty"): [
        ("Nothing is known yet", "Collect the answers"),
        ("Rien n’est encore connu", "Recueillez les réponses"),
    ],
    ("overview", "sample"): [
        ("firms asked have answered, in :primary[10] clusters", "fictive sample, no real firm"),
        ("entreprises sollicitées ont répondu, dans :primary[10] clusters", "échantillon fictif"),
    ],
    ("map", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("map", "sample"): [
        ("certified share", "fictive sample, no real firm"),
        ("part certifiée", "échantillon fictif, aucune entreprise réelle"),
    ],
    ("products", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("products", "sample"): [
        ("certified share highest for", "fictive sample, no real firm"),
        ("part certifiée la plus haute pour", "échantillon fictif, aucune entreprise réelle"),
    ],
    ("directory", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("directory", "sample"): [
        ("names withheld by consent", "Choose a member to see what it makes"),
        ("noms réservés selon les accords", "Choisissez un membre pour voir"),
    ],
    ("emergency", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("emergency", "sample"): [
        ("How much, by when?", "Choose a product and say how much"),
        ("Combien, et pour quand", "Choisissez un produit et dites combien"),
    ],
    ("allocation", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("allocation", "sample"): [
        ("needed can be delivered", "fictive sample, no real firm"),
        ("peuvent être livrés", "échantillon fictif, aucune entreprise réelle"),
    ],
    ("foresight", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("foresight", "sample"): [
        ("On a calm day, ", "fictive sample, no real firm"),
        ("Un jour calme, ", "échantillon fictif, aucune entreprise réelle"),
    ],
    ("trends", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("trends", "sample"): [
        ("the same sites account for", "fictive sample, no real firm"),
        ("les mêmes sites y sont pour", "échantillon fictif, aucune entreprise réelle"),
    ],
    ("chain", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("chain", "sample"): [
        ("is done in the fewest countries", "fictive sample, no real firm"),
        ("se fait dans le moins de pays", "échantillon fictif, aucune entreprise réelle"),
    ],
    ("resilience", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("resilience", "sample"): [
        ("of its certified capacity is gone", "fictive sample, no real firm"),
        ("de la capacité certifiée disparaît", "échantillon fictif, aucune entreprise réelle"),
    ],
    ("partners", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("partners", "sample"): [
        ("possible partners", "fictive sample, no real firm"),
        ("partenaires possibles", "échantillon fictif, aucune entreprise réelle"),
    ],
    ("builder", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("builder", "sample"): [
        ("firms together can make", "fictive sample, no real firm"),
        ("entreprises peuvent faire ensemble", "échantillon fictif, aucune entreprise réelle"),
    ],
    ("deck", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("deck", "sample"): [
        ("Gather figures, take them as one deck", "What a country or region makes"),
        ("Réunir des figures", "Ce que fabrique un pays ou une région"),
    ],
    ("upload", "empty"): [
        (UPLOAD[0], "Nothing was uploaded yet"),
        (UPLOAD[1], "Rien n’a encore été déposé"),
    ],
    ("upload", "sample"): [
        (UPLOAD[0], "Choose a row to approve"),
        (UPLOAD[1], "Choisissez une ligne pour approuver"),
    ],
    ("quality", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("quality", "sample"): [
        ("members have not answered, and :primary[", "fictive sample, no real firm"),
        ("membres sur :primary[279] n’ont pas répondu", "échantillon fictif"),
    ],
    ("method", "empty"): [
        ("Method & sources", "How sure a capacity is"),
        ("Méthode et sources", "Quel degré de preuve a une capacité"),
    ],
    ("method", "sample"): [
        ("Method & sources", "How sure a capacity is"),
        ("Méthode et sources", "Quel degré de preuve a une capacité"),
    ],
    ("needs", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("needs", "sample"): [
        ("offer it", "fictive sample, no real firm"),
        ("entreprises cherchent, ", "échantillon fictif, aucune entreprise réelle"),
    ],
    ("benchmark", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("benchmark", "sample"): [
        ("no cluster is surely ahead of another, of 10", "fictive sample, no real firm"),
        ("sur 10 clusters, aucun n’est sûrement devant", "échantillon fictif"),
    ],
    ("activity", "empty"): [
        ("Nothing is known yet", "ten invented clusters"),
        ("Rien n’est encore connu", "dix clusters inventés"),
    ],
    ("activity", "sample"): [
        ("no contacts were taken", "All clusters and ministries"),
        ("aucun contact n’a été pris", "Tous les clusters et ministères"),
    ],
    ("dictionary", "empty"): [
        (DICTIONARY[0], "recognised in eight languages"),
        (DICTIONARY[1], "reconnus en huit langues"),
    ],
    ("dictionary", "sample"): [
        (DICTIONARY[0], "recognised in eight languages"),
        (DICTIONARY[1], "reconnus en huit langues"),
    ],
}
"""The title of each page and a fact on it, in English and in French."""


@pytest.fixture(params=["empty", "sample"])
def ledger(request: pytest.FixtureRequest) -> str:
    request.getfixturevalue(request.param)
    return str(request.param)


def text_of(app: AppTest) -> str:
    """All that the page says in texts."""
    blocks = (*app.title, *app.header, *app.markdown, *app.caption, *app.info)
    return "\n".join(str(block.value) for block in blocks)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", [entry.slug for entry in PAGES])
def test_a_page_says_what_it_is_twice(slug: str, language: str, ledger: str) -> None:
    title, fact = SHOWN[slug, ledger][LANGUAGES.index(language)]
    app = unopened(slug, lang=language)
    for _run in range(2):
        ran(app)
        assert app.session_state["tela_state"].page == slug
        said = text_of(app)
        heading = [block.value for block in app.title]
        assert title in ("\n".join(heading) if heading else said)
        assert fact in said


JUNK = {
    "markup": "<img src=x onerror=alert(1)>",
    "sql": "'; DROP TABLE uploads; --",
    "long": "a" * 3000,
    "nul": "\x00\u202e",
    "empty": "",
    "number": "-1",
}
KEYS = (
    "p",
    "f",
    "t",
    "c",
    "r",
    "k",
    "x",
    "g",
    "w",
    "d",
    "kn",
    "lang",
    "m",
    "v",
    "s",
    "area",
    "lv",
    "cl",
    "pt",
    "q",
    "member",
    "line",
    "o",
    "n",
    "part",
    "kind",
    "at",
    "by",
    "alt",
    "use",
    "need",
    "have",
)


@pytest.mark.parametrize("ledger", ["sample"], indirect=True)
@pytest.mark.parametrize("slug", [entry.slug for entry in PAGES])
def test_junk_in_every_parameter_shows_the_plain_page(slug: str, ledger: str) -> None:
    expected = text_of(open_page(slug))
    for junk in JUNK.values():
        app = open_page(slug, **dict.fromkeys(KEYS, junk))
        assert text_of(app) == expected, junk[:20]
