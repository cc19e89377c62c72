"""The deck on the sample: what a page shows is what the deck builds again, for who looks."""

from __future__ import annotations

import io

import pypdf
import pytest
from streamlit.testing.v1 import AppTest

from cluster_data.viewer import Viewer
from pages.deck import briefs
from shell import basket, decks, figures, presets
from shell.decks import Deck, Item, item, pack
from shell.pages import PAGES
from tests.pages.opening import open_page as opened
from words import speaking_in

pytestmark = pytest.mark.usefixtures("sample")

VIEWS = [
    ("overview", {}, ("response", "freshness", "change")),
    ("overview", {"p": "resp_ffp2"}, ("response", "freshness", "change")),
    ("map", {}, ("figure",)),
    ("map", {"p": "resp_ffp2", "v": "ranking", "m": "utilisation"}, ("figure",)),
    ("map", {"p": "resp_ffp2", "m": "per_100k", "lv": "country"}, ("figure",)),
    ("map", {"v": "mix"}, ("figure",)),
    ("map", {"p": "resp_ffp2", "v": "need"}, ("figure",)),
    ("map", {"v": "rounds"}, ("figure",)),
    ("map", {"v": "sites", "near": "34.74~10.76"}, ("figure",)),
    ("map", {"p": "resp_ffp2", "area": "TN-52"}, ("figure", "products", "trend")),
    ("products", {}, ("figure",)),
    ("products", {"o": "ranking", "c": "TN"}, ("figure",)),
    ("products", {"o": "mix", "by": "area"}, ("figure",)),
    ("products", {"p": "resp_ffp2"}, ("figure",)),
    ("products", {"p": "resp_ffp2", "o": "rungs"}, ("figure",)),
    ("products", {"p": "resp_ffp2", "o": "rounds"}, ("figure",)),
    ("emergency", {"p": "resp_ffp2", "q": "30000000"}, ("weeks", "suppliers")),
    ("foresight", {}, ("weeks", "cover", "places")),
    ("foresight", {"m": "crisis", "vs": "calm"}, ("scenarios", "weeks", "cover", "places")),
    ("allocation", {"c": "TN"}, ("flows", "fill")),
    ("resilience", {}, ("outage", "points", "concentration")),
    ("chain", {"p": "mask_surg_iir"}, ("stages", "lacks", "flows")),
    ("partners", {"kind": "product", "code": "gown_surg_std"}, ("gaps", "map")),
    ("needs", {"c": "TN"}, ("needs",)),
    ("builder", {}, ("plan", "map", "stages")),
    ("builder", {"p": "mask_surg_iir", "q": "500000", "c": "TN"}, ("plan", "stages")),
    ("trends", {}, ("panel", "products")),
    ("benchmark", {"of": "DEMO-FR", "pr": "near", "i": "age"}, ("figure",)),
    ("benchmark", {"o": "training", "tb": "stage"}, ("training",)),
    ("quality", {}, ("response",)),
    ("quality", {"s": "ages"}, ("freshness",)),
]


def said(app: AppTest) -> str:
    blocks = (*app.title, *app.header, *app.markdown, *app.caption, *app.warning)
    return "\n".join(str(block.value) for block in blocks).replace("\\", "")


@pytest.mark.parametrize(("page", "query", "names"), VIEWS)
def test_a_figure_is_built_again_as_its_page_shows_it(
    page: str, query: dict[str, str], names: tuple[str, ...]
) -> None:
    app = opened(page, **query)
    offered = [button for button in app.button if button.label == "Add to deck"]
    assert len(offered) == len(names), "every figure can be gathered"
    for _name in names:
        next(button for button in app.button if button.label == "Add to deck").click().run()
    gathered = app.session_state["tela_deck"]
    assert [one.figure for one in gathered.items] == list(names)
    shown = said(app)
    with speaking_in("en"):
        for one in gathered.items:
            exhibit = figures.built(one)
            assert exhibit is not None
            assert exhibit.sentence in shown


def test_a_figure_goes_in_and_out_of_the_deck() -> None:
    app = opened("products", p="resp_ffp2")
    next(button for button in app.button if button.label == "Add to deck").click().run()
    assert len(app.session_state["tela_deck"].items) == 1
    next(button for button in app.button if button.label == "In the deck").click().run()
    assert app.session_state["tela_deck"].items == ()
    assert "Add to deck" in [button.label for button in app.button]


def test_the_pages_figures_are_named_once_a_page() -> None:
    with speaking_in("en"):
        for entry in PAGES:
            made = figures.of_page(figures._state(Item(entry.slug, "figure")))
            assert bool(made) == (entry.slug in {page for page, _query, _names in VIEWS})


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("region", "TN"), ("region", "TN-52"), ("product", "resp_ffp2"),
        ("product", "mat_meltblown"), ("round", "TN-TUN"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_preset_draws_its_figures_and_its_brief_in_each_language(
    kind: str, code: str, language: str
) -> None:
    with speaking_in(language):
        if kind == "round":
            from shell import data

            code = sorted(data.clusters())[0]
        deck = presets.preset(kind, code)
        shown = [one for one in map(figures.built, deck.items) if one is not None]
        assert len(shown) >= 3
        assert len({one.title for one in shown}) == len(shown), "each says something else"
        content = briefs.pdf(kind, code, Viewer("ministry"), shown, "", "https://tela.example/deck")
        read = pypdf.PdfReader(io.BytesIO(content))
        assert len(read.pages) == 1
        text = " ".join(read.pages[0].extract_text().split())
        assert presets.subject(kind, code).split(" (")[0].split(",")[0] in text


def test_the_public_sees_no_more_in_a_shared_deck_than_on_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = item("map", "figure", {"p": "resp_ffp2"})
    with speaking_in("en"):
        full = figures.built(one)
        monkeypatch.setenv("TELA_VIEWER", "public")
        public = figures.built(one)
    assert full is not None
    assert public is not None
    assert public.table["state"].eq("suppressed").sum() > full.table["state"].eq("suppressed").sum()


def test_an_own_title_keeps_the_finding_as_a_note() -> None:
    one = item("products", "figure", {"p": "resp_ffp2"})
    with speaking_in("en"):
        plain, called = figures.built(one), figures.built(Item(*one.place, "Our masks"))
    assert plain is not None
    assert called is not None
    assert called.title == "Our masks"
    assert called.notes[0] == plain.title


def test_a_deck_with_a_figure_that_is_no_more_says_so_and_takes_the_rest() -> None:
    gone = item("map", "trend", {"area": "XX-99"})
    kept = item("products", "figure", {"p": "resp_ffp2"})
    app = opened("deck", deck=pack(Deck((gone, kept))))
    assert "This figure is left out" in said(app)
    assert "1 figure ·" in said(app)
    assert "PowerPoint" in "".join(str(button.proto) for button in app.get("download_button"))


def test_figures_are_ordered_retitled_and_removed() -> None:
    first, second = item("products", "figure", {"p": "resp_ffp2"}), item("products", "figure", {})
    app = opened("deck", deck=pack(Deck((first, second))))
    app.button(key="tela_deck_down_0").click().run()
    assert read(app).items == (second, first)
    app.text_area(key="tela_deck_title_0").set_value("Families").run()
    assert read(app).items[0].title == "Families"
    app.text_area(key="tela_deck_title_0").set_value("").run()
    assert read(app).items[0].title == ""
    app.button(key="tela_deck_out_0").click().run()
    assert read(app).items == (first,)
    app.button(key="tela_deck_out_0").click().run()
    assert "deck" not in app.query_params
    assert "Add to deck" in said(app)


def read(app: AppTest) -> Deck:
    packed = app.query_params["deck"]
    return basket.read(packed if isinstance(packed, str) else packed[0])


def test_a_preset_fills_the_deck_and_ones_own_is_kept_aside() -> None:
    mine = item("products", "figure", {})
    app = opened("deck", deck=pack(Deck((mine,))))
    app.selectbox(key="tela_preset_product").set_value("resp_ffp2").run()
    assert read(app).brief == ("product", "resp_ffp2")
    assert len(read(app).items) > 3


def test_a_deck_is_no_longer_than_a_talk() -> None:
    many = tuple(item("products", "figure", {"c": "TN", "x": f"A{n}"}) for n in range(decks.MOST))
    app = opened("products", p="resp_ffp2")
    app.session_state["tela_deck"] = Deck(many)
    app.run()
    next(button for button in app.button if button.label == "Add to deck").click().run()
    assert len(app.session_state["tela_deck"].items) == decks.MOST
