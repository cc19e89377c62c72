-- Included after `stands` (lines that stand): what of it a selection is about. `placed` is all of it
-- in the selection's clusters and places, `wanted` the lines of its products, with `amount`, a
-- week's at the rung.
-- Parameters: $rung and the selection's lists (NULL: no filter).
placed AS (
    SELECT * FROM stands
    WHERE ($clusters IS NULL OR list_contains($clusters, cluster_code))
      AND ($countries IS NULL OR list_contains($countries, country))
      AND ($regions IS NULL OR list_contains($regions, area_code)
           OR list_contains($regions, region_code))
), wanted AS (
    SELECT *,
           CASE $rung WHEN 'declared' THEN declared WHEN 'attested' THEN attested
                      WHEN 'certified' THEN certified ELSE demonstrated END AS amount
    FROM placed
    WHERE ($products IS NULL OR list_contains($products, product_code))
      AND ($families IS NULL OR list_contains($families, family_code))
      AND ($stages IS NULL OR list_has_any($stages, stage_code))
      AND ($certificates IS NULL OR list_has_any($certificates, certifications))
)
