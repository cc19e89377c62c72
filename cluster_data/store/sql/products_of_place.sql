-- The products of one area, of one country or of everything: weekly capacity at three rungs of the
-- ladder, with primary suppression by product and rung, and of a parent with one suppressed child.
-- Parameters: $area, $country (both NULL: everything), $sees_all, $own_cluster, the selection's lists.
WITH wanted AS (
    SELECT * FROM standing_now
    WHERE countable
      AND ($area IS NULL OR area_code = $area)
      AND ($country IS NULL OR country = $country)
      AND ($clusters IS NULL OR list_contains($clusters, cluster_code))
      AND ($countries IS NULL OR list_contains($countries, country))
      AND ($families IS NULL OR list_contains($families, family_code))
      AND ($stages IS NULL OR list_has_any($stages, stage_code))
      AND ($certificates IS NULL OR list_has_any($certificates, certifications))
), rungs AS (
    SELECT 'declared' AS rung, declared AS amount, * FROM wanted
    UNION ALL SELECT 'attested', attested, * FROM wanted
    UNION ALL SELECT 'certified', certified, * FROM wanted
), sums AS (
    SELECT CASE WHEN grouping(country) = 1 THEN 'all'
                WHEN grouping(area_code) = 1 THEN 'country' ELSE 'area' END AS level,
           product_code, rung, country, area_code,
           any_value(unit) AS unit, bool_or(has_standard) AS has_standard,
           coalesce(sum(amount), 0) AS amount,
           count(DISTINCT member_id) FILTER (amount > 0) AS n,
           NOT $sees_all AND NOT bool_and(coalesce(cluster_code = $own_cluster, false))
               AND count(DISTINCT member_id) FILTER (amount > 0) BETWEEN 1 AND 2 AS is_few
    FROM rungs
    GROUP BY GROUPING SETS ((product_code, rung, country, area_code),
                            (product_code, rung, country), (product_code, rung))
), countries AS (
    SELECT product_code, rung, country, count(*) FILTER (is_few) = 1 AS by_child
    FROM sums WHERE level = 'area' GROUP BY ALL
), in_countries AS (
    SELECT s.*, s.is_few OR (s.level = 'country' AND coalesce(c.by_child, false)) AS is_hidden
    FROM sums AS s
    LEFT JOIN countries AS c USING (product_code, rung, country)
), wholes AS (
    SELECT product_code, rung, count(*) FILTER (is_hidden) = 1 AS by_child
    FROM in_countries WHERE level = 'country' GROUP BY ALL
), hidden AS (
    SELECT i.* EXCLUDE (is_hidden),
           i.is_hidden OR (i.level = 'all' AND coalesce(w.by_child, false)) AS is_hidden
    FROM in_countries AS i LEFT JOIN wholes AS w USING (product_code, rung)
), asked_for AS (
    SELECT * FROM hidden
    WHERE CASE WHEN $area IS NOT NULL THEN level = 'area' AND area_code = $area
               WHEN $country IS NOT NULL THEN level = 'country' AND country = $country
               ELSE level = 'all' END
)
SELECT product_code, any_value(unit) AS unit, bool_or(has_standard) AS has_standard,
       max(amount) FILTER (rung = 'declared' AND NOT is_hidden) AS declared,
       max(amount) FILTER (rung = 'attested' AND NOT is_hidden) AS attested,
       max(amount) FILTER (rung = 'certified' AND NOT is_hidden AND has_standard) AS certified,
       max(n) FILTER (rung = 'declared' AND NOT is_hidden) AS n,
       bool_or(is_hidden) AS suppressed
FROM asked_for
GROUP BY product_code
ORDER BY n DESC NULLS LAST, product_code
