"""The pages' questions as pandas usually answers them: masks, `groupby`, `merge` on a frame."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from benchmarks.frames import Frames


def certified_share(held: Frames, product: str) -> pd.DataFrame:
    """A product's certified share by area, with the firms behind it, answering and asked."""
    lines = held.lines[held.lines["product_code"] == product]
    sums = lines.groupby("area_code")[["certified", "attested"]].sum()
    firms = lines[lines["attested"] > 0].groupby("area_code")["member_id"].nunique()
    answered = held.lines.groupby("area_code")["member_id"].nunique()
    both = pd.concat(
        [held.lines[["area_code", "member_id"]], held.asked[["area_code", "member_id"]]]
    )
    asked = both.drop_duplicates().groupby("area_code").size()
    table = asked.to_frame("asked")
    table["answered"] = answered
    table["n"] = firms
    share = sums["certified"] / sums["attested"]
    table["value"] = share.where(sums["attested"] > 0)
    table[["answered", "n"]] = table[["answered", "n"]].fillna(0)
    return table.reset_index(names="area")


def utilisation(held: Frames, product: str, country: str) -> pd.DataFrame:
    """How far a product's certified capacity is used, by area of a country."""
    there = held.lines[held.lines["country"] == country]
    lines = there[(there["product_code"] == product) & there["utilisation_pct"].notna()]
    lines = lines.assign(used=lines["utilisation_pct"] / 100 * lines["certified"])
    sums = lines.groupby("area_code")[["used", "certified"]].sum()
    firms = lines[lines["certified"] > 0].groupby("area_code")["member_id"].nunique()
    table = there.groupby("area_code")["member_id"].nunique().to_frame("answered")
    table["value"] = (sums["used"] / sums["certified"]).where(sums["certified"] > 0)
    table["n"] = firms
    table["n"] = table["n"].fillna(0)
    return table.reset_index(names="area")


def products_of_place(held: Frames, country: str) -> pd.DataFrame:
    """The products of a country: weekly capacity at three rungs."""
    lines = held.lines[(held.lines["country"] == country) & held.lines["declared"].notna()]
    grouped = lines.groupby("product_code")
    table = grouped[["declared", "attested", "certified"]].sum()
    table["certified"] = table["certified"].where(grouped["has_standard"].any())
    table["n"] = lines[lines["declared"] > 0].groupby("product_code")["member_id"].nunique()
    return table.reset_index()


def product_shares(held: Frames) -> pd.DataFrame:
    """The certified share of every product in every country."""
    lines = held.lines[held.lines["has_standard"]]
    keys = ["product_code", "country"]
    sums = lines.groupby(keys)[["certified", "attested"]].sum()
    table = (sums["certified"] / sums["attested"])[sums["attested"] > 0].to_frame("value")
    table["n"] = lines[lines["attested"] > 0].groupby(keys)["member_id"].nunique()
    return table.reset_index(names=["product_code", "place"])


def family_mix(held: Frames) -> pd.DataFrame:
    """How certified product lines part into families, by country."""
    lines = held.lines[held.lines["certified"] > 0]
    parts = lines.groupby(["country", "family_code"]).size().reset_index(name="lines")
    parts["share"] = parts["lines"] / parts.groupby("country")["lines"].transform("sum")
    firms = lines.groupby("country")["member_id"].nunique().reset_index(name="n")
    return parts.merge(firms, on="country").rename(columns={"country": "place"})


def response(held: Frames) -> pd.DataFrame:
    """Sites and lines of each cluster."""
    grouped = held.lines.groupby("cluster_code")
    return grouped.agg(sites=("site_id", "nunique"), lines=("site_id", "size")).reset_index()


def freshness(held: Frames, today: dt.date) -> pd.DataFrame:
    """How old each cluster's lines are."""
    days = (pd.Timestamp(today) - held.lines["reference_date"]).dt.days
    ages = pd.cut(days, [-1, 90, 180, 365, 10**6], labels=["d90", "d180", "d365", "older"])
    grouped = held.lines.assign(age=ages).groupby(["cluster_code", "age"], observed=True)
    return grouped.agg(lines=("site_id", "size"), firms=("member_id", "nunique")).reset_index()


def round_change(held: Frames) -> pd.DataFrame:
    """What each product's certified capacity became: the same sites, entrants, leavers."""
    keys = ["cluster_code", "site_id"]
    sums = [
        frame.groupby([*keys, "product_code"])["certified"].sum().rename(name)
        for name, frame in (("before", held.before), ("after", held.after))
    ]
    both = pd.concat(sums, axis=1).fillna(0.0).reset_index()
    for name, frame in (("old", held.before), ("new", held.after)):
        both = both.merge(frame[keys].drop_duplicates().assign(**{name: True}), how="left", on=keys)
    both["change"] = both["after"] - both["before"]
    old, new = both["old"].notna(), both["new"].notna()
    for name, part in (("same", old & new), ("entrants", ~old), ("leavers", ~new)):
        both[name] = both["change"].where(part, 0.0)
    columns = ["before", "after", "same", "entrants", "leavers"]
    table = both.groupby("product_code")[columns].sum().reset_index()
    return table[(table["before"] > 0) | (table["after"] > 0)]


def members(held: Frames) -> pd.DataFrame:
    """The members with their sites, products, and products certified."""
    grouped = held.lines.groupby(["cluster_code", "member_id"])
    table = grouped.agg(sites=("site_id", "nunique"), products=("product_code", "unique"))
    certified = held.lines[held.lines["certified"] > 0]
    table["certified"] = certified.groupby(["cluster_code", "member_id"])["product_code"].unique()
    return table.reset_index()
