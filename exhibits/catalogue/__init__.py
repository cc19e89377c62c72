"""The registry of exhibits: one pure function each, from a table to an `Exhibit`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from exhibits.catalogue import (
    concentration,
    cover,
    failure_points,
    family_mix,
    fill,
    flows,
    freshness,
    gap_map,
    gap_weeks,
    mix_map,
    need_map,
    outage,
    product_heatmap,
    product_ladder,
    product_places,
    product_ranking,
    region_map,
    region_products,
    region_ranking,
    region_trend,
    response,
    round_change,
    round_maps,
    scenarios,
    site_map,
    suppliers,
    supply_weeks,
)
from exhibits.exhibit import Exhibit

CATALOGUE: Mapping[str, Callable[..., Exhibit]] = MappingProxyType(
    {
        "region_map": region_map.region_map,
        "region_ranking": region_ranking.region_ranking,
        "region_trend": region_trend.region_trend,
        "region_products": region_products.region_products,
        "product_heatmap": product_heatmap.product_heatmap,
        "product_ranking": product_ranking.product_ranking,
        "product_ladder": product_ladder.product_ladder,
        "product_places": product_places.product_places,
        "family_mix": family_mix.family_mix,
        "mix_map": mix_map.mix_map,
        "need_map": need_map.need_map,
        "round_maps": round_maps.round_maps,
        "site_map": site_map.site_map,
        "response": response.response,
        "freshness": freshness.freshness,
        "round_change": round_change.round_change,
        "supply_weeks": supply_weeks.supply_weeks,
        "suppliers": suppliers.suppliers,
        "outage": outage.outage,
        "failure_points": failure_points.failure_points,
        "concentration": concentration.concentration,
        "flows": flows.flows,
        "fill": fill.fill,
        "gap_weeks": gap_weeks.gap_weeks,
        "gap_map": gap_map.gap_map,
        "cover": cover.cover,
        "scenarios": scenarios.scenarios,
    }
)
EXAMPLES: Mapping[str, Callable[[], Exhibit]] = MappingProxyType(
    {
        "region_map": region_map.example,
        "region_ranking": region_ranking.example,
        "region_trend": region_trend.example,
        "region_products": region_products.example,
        "product_heatmap": product_heatmap.example,
        "product_ranking": product_ranking.example,
        "product_ladder": product_ladder.example,
        "product_places": product_places.example,
        "family_mix": family_mix.example,
        "mix_map": mix_map.example,
        "need_map": need_map.example,
        "round_maps": round_maps.example,
        "site_map": site_map.example,
        "response": response.example,
        "freshness": freshness.example,
        "round_change": round_change.example,
        "supply_weeks": supply_weeks.example,
        "suppliers": suppliers.example,
        "outage": outage.example,
        "failure_points": failure_points.example,
        "concentration": concentration.example,
        "flows": flows.example,
        "fill": fill.example,
        "gap_weeks": gap_weeks.example,
        "gap_map": gap_map.example,
        "cover": cover.example,
        "scenarios": scenarios.example,
    }
)
"""For each exhibit, a small fictive one: for tests and the gallery."""

__all__ = ["CATALOGUE", "EXAMPLES"]
