WITH members AS (
    SELECT cluster_code, member_id, count(DISTINCT site_id) AS sites,
           group_concat(DISTINCT product_code) AS products,
           group_concat(DISTINCT CASE WHEN certified > 0 THEN product_code END) AS certified
    FROM lines GROUP BY cluster_code, member_id
)
SELECT cluster_code, member_id, sites,
       length(products) - length(replace(products, ',', '')) + 1 AS products,
       coalesce(length(certified) - length(replace(certified, ',', '')) + 1, 0) AS certified
FROM members
