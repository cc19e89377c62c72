"""The comparison: the map's question as a small Streamlit app usually answers it.

A cached Parquet frame, boolean masks, `groupby`, `merge`, Plotly Express with its GeoJSON inline, a
table beside it. Its frame already holds what stands and each rung of the ladder, so it has less to
do than Tela: no rounds, ages, certificates or uploads, no states of "no data", no firms asked, no
suppression, one language. It is served as Tela is: `uvicorn benchmarks.pandas_idiom:app`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.express as px
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "cluster_data" / "reference"
MEASURES = {
    "certified_share": "Certified share",
    "utilisation": "Utilisation",
    "per_100k": "Capacity per 100,000 people",
}
RUNGS = ["declared", "attested", "certified"]


@st.cache_data
def load() -> pd.DataFrame:
    return pd.read_parquet(os.environ["TELA_BENCHMARK_FRAME"])


@st.cache_data
def load_regions() -> pd.DataFrame:
    names = pd.read_csv(REFERENCE / "regions.csv", keep_default_na=False)
    people = pd.read_csv(REFERENCE / "region_population.csv", keep_default_na=False)
    people["population"] = pd.to_numeric(people["population"], errors="coerce")
    people = people[["region_code", "population"]]
    return names[["region_code", "name_en"]].merge(people, on="region_code", how="left")


@st.cache_data
def load_products() -> pd.DataFrame:
    return pd.read_csv(REFERENCE / "products.csv").set_index("code")


@st.cache_data
def load_geojson() -> dict[str, Any]:
    return json.loads((ROOT / "static" / "geo" / "regions.json").read_text(encoding="utf-8"))


def by_region(
    df: pd.DataFrame, product: str, countries: list[str], rung: str, measure: str
) -> pd.DataFrame:
    """The measure by region: columns area_code, value, capacity, firms, name_en, population."""
    mask = df["product_code"] == product
    if countries:
        mask &= df["country"].isin(countries)
    lines = df[mask]
    if measure == "certified_share":
        lines = lines[lines["has_standard"]]
        sums = lines.groupby("area_code").agg(
            top=("certified", "sum"), base=("attested", "sum"), firms=("member_id", "nunique")
        )
    elif measure == "utilisation":
        lines = lines[lines["utilisation_pct"].notna() & lines[rung].notna()]
        lines = lines.assign(used=lines["utilisation_pct"] / 100 * lines[rung])
        sums = lines.groupby("area_code").agg(
            top=("used", "sum"), base=(rung, "sum"), firms=("member_id", "nunique")
        )
    else:
        lines = lines[lines[rung].notna()]
        sums = lines.groupby("area_code").agg(top=(rung, "sum"), firms=("member_id", "nunique"))
    table = sums.reset_index().merge(
        load_regions(), left_on="area_code", right_on="region_code", how="left"
    )
    base = table["population"] / 100_000 if measure == "per_100k" else table["base"]
    return table.assign(value=table["top"] / base)


def page() -> None:
    st.set_page_config(page_title="Capacity", layout="wide")
    df, products = load(), load_products()
    query = st.query_params
    codes = sorted(df["product_code"].unique())
    with st.sidebar:
        product = st.selectbox(
            "Product", codes, index=codes.index(query.get("p", codes[0])),
            format_func=lambda code: products.loc[code, "name_en"],
        )  # fmt: skip
        chosen = query.get("c", "").split(".") if query.get("c") else []
        countries = st.multiselect("Countries", sorted(df["country"].unique()), default=chosen)
        rung = st.radio("Rung", RUNGS, index=RUNGS.index(query.get("g", "certified")))
        names = list(MEASURES)
        measure = st.radio(
            "Measure", names, index=names.index(query.get("m", names[0])),
            format_func=MEASURES.__getitem__,
        )  # fmt: skip
    table = by_region(df, product, countries, rung, measure)
    st.header(f"{products.loc[product, 'name_en']}: {MEASURES[measure]}")
    if len(countries) == 1:
        country = pd.read_csv(REFERENCE / "countries.csv", keep_default_na=False)
        st.subheader(country.set_index("iso2").loc[countries[0], "name_en"])
    figure = px.choropleth_map(
        table, geojson=load_geojson(), locations="area_code", featureidkey="properties.code",
        color="value", hover_name="name_en", hover_data=["firms"], map_style="white-bg",
        color_continuous_scale="Teal", center={"lat": 38, "lon": 16}, zoom=3, height=640,
    )  # fmt: skip
    st.plotly_chart(figure)
    st.dataframe(
        table[["name_en", "value", "firms"]].sort_values("value", ascending=False),
        hide_index=True,
    )


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(Path(__file__).resolve())
else:
    page()
