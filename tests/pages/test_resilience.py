"""The resilience page on the sample: its answer, its choices in the address, who is told what."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from cluster_data import reference
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from pages.resilience import exhibits
from pages.resilience.outages import outages
from pages.resilience.view import read
from shell.state import State
from shell.wording import product_names
from tests.pages.opening import open_page
from tests.pages.opening import said_with_html as said
from tests.pages.test_outages import TODAY

pytestmark = pytest.mark.usefixtures("sample")
opened = partial(open_page, "resilience")

MINISTRY, PUBLIC = Viewer("ministry"), Viewer()


def state(viewer: Viewer = MINISTRY, selection: Selection | None = None, **own: str) -> State:
    return State("resilience", selection or Selection(), "en", viewer, own)


def figure(name: str, asked: State) -> Any:
    return exhibits.exhibits(asked)[name]()


def test_it_opens_on_the_worst_single_firm() -> None:
    app = opened()
    text = said(app)
    assert "If the largest maker of Gauze compress / swab stops, 90% of its certified" in text
    assert "11 of 38 product types lose more than half with one firm" in text
    assert "218 firms, of 279 asked" in text
    assert "10 firms each hold more than half of a product" in text
    assert "hang on two firms’ worth of makers or fewer" in text
    assert len(app.get("plotly_chart")) == 3


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ({"o": "region", "at": "TN-51"}, "If Sousse drops out, 73% of the certified capacity for"),
        ({"o": "country"}, "If Spain drops out, no capacity is left for 2 product types"),
        ({"o": "border", "at": "TN"}, "If the borders of Tunisia close, it has no capacity for 14"),
        ({"o": "site"}, "sites each hold more than half of a product"),
        ({"by": "country"}, "3 of 38 product types are each made in one country alone"),
        ({"p": "resp_ffp2"}, "The certified capacity for FFP2 filtering half mask is as good as"),
    ],
)
def test_the_address_says_what_drops_out(query: dict[str, str], title: str) -> None:
    assert title in said(opened(**query))


def test_choices_are_written_into_the_address() -> None:
    app = opened()
    app.segmented_control(key="tela_outage_of").set_value("country").run()
    assert app.query_params["o"] == "country"
    app.selectbox(key="tela_outage_at_country").set_value("TN").run()
    assert app.query_params["at"] == "TN"
    assert "If Tunisia drops out" in said(app)
    app.segmented_control(key="tela_outage_of").set_value("firm").run()
    assert "at" not in app.query_params
    assert "o" not in app.query_params
    app.segmented_control(key="tela_outage_by").set_value("region").run()
    assert app.query_params["by"] == "region"


@pytest.mark.parametrize("junk", ["?12", "nowhere", "TN-51", "../../etc"])
def test_who_is_not_known_is_the_worst(junk: str) -> None:
    assert "If Spain drops out" in said(opened(o="country", at=junk))


def test_nothing_that_counts_says_so() -> None:
    app = opened(p="oxygenator")
    assert "Nothing that counts as certified stands in this selection" in said(app)
    assert not app.get("plotly_chart")
    made = exhibits.exhibits(state(selection=Selection(products=("oxygenator",))))
    assert [build() for build in made.values()] == [None, None, None]


def test_one_maker_alone_is_a_whole_loss() -> None:
    asked = state(selection=Selection(products=("blanket",), regions=("ES-VC",)))
    assert "no certified capacity for Hospital blanket is left" in figure("outage", asked).title
    assert figure("concentration", asked).title == "Hospital blanket is made by one firm alone"
    app = opened(p="blanket", r="ES-VC")
    assert "has a single maker with certified capacity: if it stops, none is left" in said(app)


def test_the_public_reads_of_places_and_of_no_firm(monkeypatch: pytest.MonkeyPatch) -> None:
    named = [name for name in outages(Selection(), MINISTRY, TODAY).makers["name"]
             if isinstance(name, str)]  # fmt: skip
    assert named
    monkeypatch.setenv("TELA_VIEWER", "public")
    app = opened()
    options = app.segmented_control(key="tela_outage_of").options
    assert options == ["A region", "A country", "Borders of a country"]
    drawn = "".join(str(chart.proto) for chart in app.get("plotly_chart"))
    assert not [name for name in named if name in said(app) + drawn]
    assert "If Tunisia drops out, 62% of the attested capacity for" in said(app)
    for query in ({"o": "firm"}, {"o": "site", "at": "b8a514133026"}, {"p": "blanket"}):
        opened(**query)


def test_a_figure_kept_back_is_in_no_figure_of_the_page() -> None:
    for own in ({}, {"o": "region"}, {"o": "border"}, {"by": "region"}, {"by": "country"}):
        for build in exhibits.exhibits(state(PUBLIC, **own)).values():
            made = build()
            assert made is not None
            secret = made.table[made.table["state"].eq("suppressed")]
            numbers = secret.select_dtypes("number")
            assert numbers.isna().all(axis=None), made.id
            told = made.table.loc[made.table["state"].eq("value"), "n"]
            assert told.gt(2).all(), made.id


def test_a_firm_is_named_by_consent_and_else_by_its_place() -> None:
    view = read(state())
    makers = view.found.makers
    withheld = makers[makers["dimension"].eq("firm") & makers["name"].isna()]
    assert len(withheld)
    for code in withheld["code"]:
        assert view.names["firm", code].startswith("a firm in ")
    firms = [name for (dimension, _code), name in view.names.items() if dimension == "firm"]
    assert len(set(firms)) == len(firms)


def test_the_table_of_points_agrees_with_the_outage_of_its_first() -> None:
    asked = state(o="region")
    ten = figure("points", asked).table
    one = figure("outage", asked).table
    assert one["value"].iloc[0] == ten["value"].iloc[0]
    assert one["capacity"].iloc[0] == ten["capacity"].iloc[0]
    assert one["name"].iloc[0] == ten["product"].iloc[0]


def test_short_names_stay_apart() -> None:
    names = product_names(reference.products())
    folded = [name.casefold() for name in names.values()]
    assert len(set(folded)) == len(folded)
