"""The products page on the sample: it opens on its answer, and each step leads in and back."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cluster_data import reference
from cluster_data.selection import Selection
from pages.products import facts, recipe, rows
from shell.wording import product_names
from tests.pages.opening import open_page
from tests.pages.opening import said_with_html as said
from words import speaking_in

opened = partial(open_page, "products")


def labels(app: AppTest) -> list[str]:
    return [str(button.label) for button in app.button]


@pytest.mark.usefixtures("sample")
def test_it_opens_on_families_and_a_family_on_its_products() -> None:
    app = opened()
    assert "Healthcare textiles: certified share highest for" in said(app)
    assert "All families" not in labels(app)
    family = opened(f="ppe")
    assert "Protective textiles / PPE: certified share highest for" in said(family)
    next(button for button in family.button if button.label == "All families").click().run()
    assert "f" not in family.query_params
    assert "Healthcare textiles" in said(family)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ({"m": "capacity"}, "has the most product lines in"),
        ({"m": "utilisation"}, "use highest for"),
        ({"by": "area"}, "columns drawn"),
        ({"o": "ranking", "m": "capacity"}, "the largest capacity is that of"),
        ({"o": "ranking"}, "certified share highest for"),
        ({"o": "mix"}, "the largest part is"),
        ({"o": "mix", "by": "area"}, "regions the largest part is"),
        ({"f": "ppe", "m": "per_100k"}, "has the most per person in"),
        ({"f": "mat", "g": "attested", "m": "capacity"}, "product types"),
    ],
)
def test_each_view_says_its_finding(query: dict[str, str], title: str) -> None:
    app = opened(**query)
    shown = "\n".join(str(chart.proto) for chart in app.get("plotly_chart"))
    assert title in said(app) + shown


@pytest.mark.usefixtures("sample")
def test_one_family_alone_is_no_mix() -> None:
    app = opened(f="ppe", o="mix")
    assert "Mix of families" not in app.segmented_control(key="tela_choice_o").options
    assert "certified share highest for" in said(app)


@pytest.mark.usefixtures("sample")
def test_a_choice_is_written_into_the_address() -> None:
    app = opened()
    app.segmented_control(key="tela_choice_o").set_value("ranking").run()
    app.segmented_control(key="tela_choice_m").set_value("capacity").run()
    assert app.query_params["o"] == "ranking"
    assert app.query_params["m"] == "capacity"
    assert "the largest capacity is that of" in said(app)


@pytest.mark.usefixtures("sample")
def test_a_product_tells_its_figure_its_standard_its_stages_and_its_recipe() -> None:
    text = said(opened(p="mask_surg_iir"))
    assert "pieces a week certified, with a certificate valid on" in text
    assert "of attested capacity certified" in text
    assert "EN 14683" in text
    assert "title abridged, unverified" in text
    assert "MDR 2017/745" in text
    assert "Automated mask" in text
    assert "1.62 g (from 1.5 to 1.8)" in text
    assert "PMC9807258" in text


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("view", "title"), [
    ("where", "countries hold"), ("rungs", "of it certified"), ("rounds", "certified share:"),
])  # fmt: skip
def test_each_figure_of_a_product(view: str, title: str) -> None:
    assert title in said(opened(p="resp_ffp2", o=view))


@pytest.mark.usefixtures("sample")
def test_a_product_without_a_standard_is_not_called_uncertified() -> None:
    app = opened(p="mat_meltblown")
    text = said(app)
    assert "no standard applies" in text
    assert "certified capacity" not in text
    assert "kg a week attested" in text
    assert "certified_share" not in app.segmented_control(key="tela_choice_m").options


@pytest.mark.usefixtures("sample")
def test_a_product_that_nobody_makes_says_so() -> None:
    made = opened(p="oxygenator")
    assert "Nobody who answered makes it." in said(made)
    for view in ("rungs", "rounds"):
        opened(p="oxygenator", o=view)


@pytest.mark.usefixtures("sample")
def test_the_public_reads_no_figure_of_one_or_two_firms(monkeypatch: pytest.MonkeyPatch) -> None:
    ministry = opened(p="cap_disposable", m="capacity")
    assert "425,000" in str(ministry.get("plotly_chart")[0].proto)
    monkeypatch.setenv("TELA_VIEWER", "public")
    public = opened(p="cap_disposable", m="capacity")
    everything = said(public) + "".join(str(chart.proto) for chart in public.get("plotly_chart"))
    assert "425,000" not in everything
    assert "fewer than 3 firms" in everything


def test_a_cell_leads_to_its_product_in_its_place() -> None:
    written: dict[str, Any] = {}

    class Watched:
        selection = Selection(families=("ppe",), clusters=("TN-SAHEL",))

        def write(self, selection: Selection, **own: Any) -> None:
            written.update(own, selection=selection)

    state: Any = Watched()
    rows.choose(state, "heatmap", "resp_ffp2|TN", "country")
    assert written["selection"] == Selection(
        products=("resp_ffp2",), countries=("TN",), clusters=("TN-SAHEL",)
    )
    rows.choose(state, "heatmap", "resp_ffp2|TN-52", "area")
    assert written["selection"].regions == ("TN-52",)
    rows.choose(state, "heatmap", "resp_ffp2|all", "country")
    assert written["selection"].countries == ()
    rows.choose(state, "heatmap", "or|ES", "country")
    assert written["selection"].families == ("or",)
    rows.choose(state, "ranking", "gown_surg_std", "country")
    assert written["selection"].products == ("gown_surg_std",)
    rows.choose(state, "mix", "ES", "country")
    assert written["selection"].countries == ("ES",)
    before = dict(written)
    rows.choose(state, "heatmap", "<script>|TN", "country")
    assert written == before


def test_short_names_stay_apart() -> None:
    names = product_names(reference.products())
    folded = [name.casefold() for name in names.values()]
    assert len(set(folded)) == len(folded)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_recipe_and_code_reads_without_raw_codes(language: str) -> None:
    with speaking_in(language):
        for product in reference.products().values():
            texts = [*recipe.parts(product), *facts.standards(product), *facts.codes(product)]
            for fact in texts:
                assert fact.name
                assert "_" not in fact.name + fact.sure, fact
                assert fact.sure not in ("k", "v", "wco", "text"), fact
                assert "nan" not in fact.text.split(), fact


def test_an_unverified_fact_says_so() -> None:
    codes = {fact.name: fact.sure for fact in facts.codes(reference.products()["mask_surg_iir"])}
    assert codes["EU regulation"] == "verified"
    assert codes["Class or category"].startswith("unverified")
    assert codes["Combined Nomenclature"] == "unverified"
