WITH sums AS (
    SELECT area_code, sum(certified) AS top, sum(attested) AS base,
           count(DISTINCT CASE WHEN attested > 0 THEN member_id END) AS n
    FROM lines WHERE product_code = :product GROUP BY area_code
), answers AS (
    SELECT area_code, count(DISTINCT member_id) AS answered FROM lines GROUP BY area_code
), firms AS (
    SELECT area_code, count(*) AS asked FROM (
        SELECT area_code, member_id FROM lines UNION SELECT area_code, member_id FROM asked
    ) GROUP BY area_code
)
SELECT f.area_code AS area, CASE WHEN s.base > 0 THEN coalesce(s.top, 0) / s.base END AS value,
       coalesce(s.n, 0) AS n, coalesce(a.answered, 0) AS answered, f.asked
FROM firms AS f LEFT JOIN answers AS a USING (area_code) LEFT JOIN sums AS s USING (area_code)
