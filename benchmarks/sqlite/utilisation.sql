WITH used AS (
    SELECT area_code, member_id, utilisation_pct / 100 * certified AS top, certified AS base
    FROM lines WHERE product_code = :product AND utilisation_pct IS NOT NULL
), sums AS (
    SELECT area_code, sum(top) AS top, sum(base) AS base,
           count(DISTINCT CASE WHEN base > 0 THEN member_id END) AS n
    FROM used GROUP BY area_code
), answers AS (
    SELECT area_code, count(DISTINCT member_id) AS answered FROM lines
    WHERE country = :country GROUP BY area_code
)
SELECT area_code AS area, CASE WHEN s.base > 0 THEN s.top / s.base END AS value,
       coalesce(s.n, 0) AS n, answered
FROM answers LEFT JOIN sums AS s USING (area_code)
