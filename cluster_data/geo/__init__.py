"""Geography: the map layers the browser fetches once, and questions asked of their polygons.

Importing this loads neither GeoPandas nor shapely; only `region_at`, `degrees_off` and `polygons`
do, when called.
"""

from cluster_data.geo.extent import BASIN, Bounds, region_bounds
from cluster_data.geo.layer import Layer, layer, layer_names
from cluster_data.geo.polygon import degrees_off, polygons, region_at

__all__ = [
    "BASIN",
    "Bounds",
    "Layer",
    "degrees_off",
    "layer",
    "layer_names",
    "polygons",
    "region_at",
    "region_bounds",
]
