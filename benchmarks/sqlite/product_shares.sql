WITH sums AS (
    SELECT product_code, country, sum(certified) AS top, sum(attested) AS base,
           count(DISTINCT CASE WHEN attested > 0 THEN member_id END) AS n
    FROM lines WHERE has_standard GROUP BY product_code, country
)
SELECT product_code, country AS place, coalesce(top, 0) / base AS value, n
FROM sums WHERE base > 0
