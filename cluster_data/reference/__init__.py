"""Reference facts: products, stages, standards, countries, regions, each with its source."""

from cluster_data.reference.cluster_labels import ClusterLabel, cluster_labels
from cluster_data.reference.clusters import Cluster, clusters
from cluster_data.reference.places import (
    CAVEATS_PARTED,
    NUTS_SPELLINGS,
    Country,
    Population,
    Region,
    caveat_label,
    countries,
    neighbours,
    region_population,
    regions,
    towns,
)
from cluster_data.reference.products import (
    Family,
    Product,
    Stage,
    Standard,
    families,
    products,
    stages,
    standards,
    standards_of,
)
from cluster_data.reference.skills import Skill, skills, skills_in
from cluster_data.reference.spellings import (
    ambiguous_spellings,
    product_spellings,
    region_spellings,
    stage_spellings,
    standard_spellings,
    town_spellings,
)
from cluster_data.reference.tables import table, table_names
from cluster_data.reference.town_search import Town, all_towns, find_towns, town_at

__all__ = [
    "CAVEATS_PARTED",
    "NUTS_SPELLINGS",
    "Cluster",
    "ClusterLabel",
    "Country",
    "Family",
    "Population",
    "Product",
    "Region",
    "Skill",
    "Stage",
    "Standard",
    "Town",
    "all_towns",
    "ambiguous_spellings",
    "caveat_label",
    "cluster_labels",
    "clusters",
    "countries",
    "families",
    "neighbours",
    "find_towns",
    "product_spellings",
    "products",
    "region_population",
    "region_spellings",
    "regions",
    "skills",
    "skills_in",
    "stage_spellings",
    "stages",
    "standard_spellings",
    "standards",
    "standards_of",
    "table",
    "table_names",
    "town_at",
    "town_spellings",
    "towns",
]
