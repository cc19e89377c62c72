-- Included: `listed`, the firms on a roster in the selection's clusters and places.
-- Parameters: the selection's clusters, countries and regions.
listed AS (
    SELECT * FROM asked_now
    WHERE ($clusters IS NULL OR list_contains($clusters, cluster_code))
      AND ($countries IS NULL OR list_contains($countries, country))
      AND ($regions IS NULL OR list_contains($regions, area_code)
           OR list_contains($regions, region_code))
)
