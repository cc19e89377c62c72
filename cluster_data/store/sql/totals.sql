-- Declared weekly capacity by product and area, to compare before and after a commit.
-- Parameters: $own_cluster (NULL: none). Reads `standing_now`.
SELECT product_code, area_code, country, any_value(unit) AS unit, sum(declared) AS declared,
       count(DISTINCT member_id) AS n,
       coalesce(bool_and(cluster_code = $own_cluster), false) AS own
FROM standing_now WHERE countable
GROUP BY product_code, area_code, country
